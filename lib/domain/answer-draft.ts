import type { IsoDay } from "./iso-day";
import type { Currency, Minor } from "./money";
import type { Cell, PriceListItem } from "./offer";
import type { OfferAnswer } from "./offer-answer";
import { NO_ANSWER, sameCell } from "./offer-sheet";
import type { RequirementAnswer } from "./requirements";

/**
 * A vendor's answer while it is being typed, part by part, by one or several of its people at once. Each part counts
 * its edits, so that the later of two who type into the same part is told, and typing into different parts disturbs
 * nobody.
 */

/** How often a part was edited, and by whom last. A part that never was has none. Holds no amount. */
export interface Mark {
  readonly edition: number;
  readonly by: string;
  /** ISO timestamp. */
  readonly at: string;
}
export type Marks = Readonly<Record<string, Mark>>;

export interface AnswerDraft {
  readonly answer: OfferAnswer;
  readonly marks: Marks;
}

/** What an answer says beside its cells, one field at a time. */
export type AnswerTerm =
  | { readonly field: "currency"; readonly value: Currency }
  | { readonly field: "validUntil"; readonly value: IsoDay | null }
  | { readonly field: "indexBasisPoints" | "indexAfterMonths" | "financeBasisPoints"; readonly value: number }
  | { readonly field: "financedMonths"; readonly value: number | null }
  | { readonly field: "statedTotal"; readonly value: Minor | null };

/** Their fields, in the order they are told. */
export const ANSWER_TERMS = [
  "currency",
  "validUntil",
  "indexBasisPoints",
  "indexAfterMonths",
  "statedTotal",
  "financedMonths",
  "financeBasisPoints",
] as const satisfies readonly AnswerTerm["field"][];

/** One part of an answer, as it is to be. */
export type AnswerPart =
  | { readonly kind: "cell"; readonly lineId: string; readonly cell: Cell }
  | { readonly kind: "term"; readonly term: AnswerTerm }
  | {
      readonly kind: "requirement";
      readonly requirementId: string;
      readonly answer: RequirementAnswer;
      readonly note: string;
    }
  | { readonly kind: "point"; readonly pointId: string; readonly text: string }
  /** One price over these establishment pieces; null amount and no lines take it away. */
  | {
      readonly kind: "bundle";
      readonly bundleId: string;
      readonly bundle: {
        readonly name: string;
        readonly amount: Minor;
        readonly lineIds: readonly string[];
      } | null;
    }
  | { readonly kind: "item"; readonly itemId: string; readonly item: Omit<PriceListItem, "id"> | null };

/** A part that is saved as it is typed; bundles and the price list have forms of their own. */
export type TypedPart = Exclude<AnswerPart, { kind: "bundle" } | { kind: "item" }>;

/** What names a part, and its mark. @example partKey({ kind: "point", pointId: "pnt_1", text: "" }) // "point pnt_1" */
export function partKey(part: AnswerPart): string {
  switch (part.kind) {
    case "cell":
      return `cell ${part.lineId}`;
    case "term":
      return `term ${part.term.field}`;
    case "requirement":
      return `requirement ${part.requirementId}`;
    case "point":
      return `point ${part.pointId}`;
    case "bundle":
      return `bundle ${part.bundleId}`;
    case "item":
      return `item ${part.itemId}`;
  }
}

/** The mark of a part that may never have been edited. */
export function markOf(marks: Marks, key: string): Mark {
  return marks[key] ?? { edition: 0, by: "", at: "" };
}

/** What stands in an answer where a part would go: the same kind of part, as it is now. */
export function standingPart(answer: OfferAnswer, part: AnswerPart): AnswerPart {
  switch (part.kind) {
    case "cell":
      return { ...part, cell: cellOf(answer, part.lineId) };
    case "term":
      return { kind: "term", term: standingTerm(answer, part.term.field) };
    case "requirement": {
      const found = answer.requirements.find(({ requirementId }) => requirementId === part.requirementId);
      return { ...part, answer: found?.answer ?? "not_answered", note: found?.note ?? "" };
    }
    case "point": {
      const found = answer.points.find(({ pointId }) => pointId === part.pointId);
      return { ...part, text: found?.text ?? "" };
    }
    case "bundle": {
      const found = answer.bundles.find(({ id }) => id === part.bundleId);
      const bundle = found && { name: found.name, amount: found.amount, lineIds: linesOf(answer, found.id) };
      return { ...part, bundle: bundle ?? null };
    }
    case "item": {
      const found = answer.priceList.find(({ id }) => id === part.itemId);
      if (!found) return { ...part, item: null };
      const { id: _id, ...item } = found;
      return { ...part, item };
    }
  }
}

function standingTerm(answer: OfferAnswer, field: AnswerTerm["field"]): AnswerTerm {
  switch (field) {
    case "currency":
      return { field, value: answer.currency };
    case "validUntil":
      return { field, value: answer.validUntil };
    case "statedTotal":
      return { field, value: answer.statedTotal };
    case "financedMonths":
      return { field, value: answer.financedMonths };
    case "indexBasisPoints":
    case "indexAfterMonths":
    case "financeBasisPoints":
      return { field, value: answer[field] };
  }
}

const cellOf = (answer: OfferAnswer, lineId: string): Cell =>
  answer.cells.find((each) => each.lineId === lineId)?.cell ?? NO_ANSWER;

/** The lines in a bundle, in the order of the answer's cells. */
export function linesOf({ cells }: Pick<OfferAnswer, "cells">, bundleId: string): string[] {
  return cells.flatMap(({ lineId, cell }) =>
    cell.state === "bundled" && cell.bundleId === bundleId ? [lineId] : [],
  );
}

/** Whether two parts of one place say the same. */
export function samePart(a: AnswerPart, b: AnswerPart): boolean {
  return a.kind === "cell" && b.kind === "cell"
    ? a.lineId === b.lineId && sameCell(a.cell, b.cell)
    : written(a) === written(b);
}

/** A value as text whatever order its keys were given in. */
function written(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/**
 * The draft with one part put into it, its mark one higher. A bundle takes its pieces' cells with it, and their marks:
 * pieces that leave it are unanswered again, and one that is taken away leaves all of them so.
 *
 * @example withPart(draft, { kind: "point", pointId: "pnt_1", text: "60 days" }, "Ida", now).marks["point pnt_1"]
 * // { edition: 1, by: "Ida", at: now }
 */
export function withPart(draft: AnswerDraft, part: AnswerPart, by: string, at: string): AnswerDraft {
  const answer = placed(draft.answer, part);
  const moved = draft.answer === answer ? [] : movedCells(draft.answer, answer, part);
  const marks: Record<string, Mark> = { ...draft.marks };
  for (const key of [partKey(part), ...moved.map((lineId) => `cell ${lineId}`)])
    marks[key] = { edition: markOf(marks, key).edition + 1, by, at };
  return { answer, marks };
}

function movedCells(before: OfferAnswer, after: OfferAnswer, part: AnswerPart): string[] {
  if (part.kind !== "bundle") return [];
  const old = new Set(linesOf(before, part.bundleId));
  const now = new Set(linesOf(after, part.bundleId));
  return [...new Set([...old, ...now])].filter((lineId) => old.has(lineId) !== now.has(lineId));
}

function placed(answer: OfferAnswer, part: AnswerPart): OfferAnswer {
  switch (part.kind) {
    case "cell": {
      const { lineId, cell } = part;
      const isBlank = cell.state === "unanswered" && cell.note === "";
      return {
        ...answer,
        cells: put(answer.cells, (each) => each.lineId === lineId, isBlank ? null : { lineId, cell }),
      };
    }
    case "term":
      return { ...answer, [part.term.field]: part.term.value };
    case "requirement": {
      const { requirementId, answer: given, note } = part;
      const isBlank = given === "not_answered" && note === "";
      const reply = isBlank ? null : { requirementId, answer: given, note };
      return {
        ...answer,
        requirements: put(answer.requirements, (each) => each.requirementId === requirementId, reply),
      };
    }
    case "point": {
      const { pointId, text } = part;
      return {
        ...answer,
        points: put(
          answer.points,
          (each) => each.pointId === pointId,
          text === "" ? null : { pointId, text },
        ),
      };
    }
    case "bundle":
      return withBundle(answer, part);
    case "item": {
      const { itemId: id, item } = part;
      return {
        ...answer,
        priceList: put(answer.priceList, (each) => each.id === id, item && { id, ...item }),
      };
    }
  }
}

function withBundle(
  answer: OfferAnswer,
  { bundleId: id, bundle }: Extract<AnswerPart, { kind: "bundle" }>,
): OfferAnswer {
  const wanted = new Set(bundle?.lineIds ?? []);
  const known = new Set(answer.cells.map(({ lineId }) => lineId));
  const fresh = [...wanted].filter((lineId) => !known.has(lineId));
  const cells = [...answer.cells, ...fresh.map((lineId) => ({ lineId, cell: NO_ANSWER }))].map(
    ({ lineId, cell }): OfferAnswer["cells"][number] => {
      if (wanted.has(lineId)) return { lineId, cell: { state: "bundled", bundleId: id, note: cell.note } };
      const leaves = cell.state === "bundled" && cell.bundleId === id;
      return { lineId, cell: leaves ? { state: "unanswered", note: cell.note } : cell };
    },
  );
  const next = bundle && { id, name: bundle.name, amount: bundle.amount, split: [], splitNote: "" };
  return {
    ...answer,
    cells: cells.filter(({ cell }) => cell.state !== "unanswered" || cell.note !== ""),
    bundles: put(answer.bundles, (each) => each.id === id, next),
  };
}

/** The list with one item in its place, at the end when it is new, left out when it is null. */
function put<Item>(items: readonly Item[], is: (item: Item) => boolean, item: Item | null): readonly Item[] {
  if (item === null) return items.filter((each) => !is(each));
  return items.some(is) ? items.map((each) => (is(each) ? item : each)) : [...items, item];
}

/** What the request asks, as far as completeness goes. */
export interface Asked {
  readonly lines: readonly { readonly id: string; readonly name: string }[];
  readonly requirements: readonly { readonly id: string; readonly name: string }[];
  readonly points: readonly { readonly id: string; readonly name: string }[];
}

export interface Completeness {
  readonly lines: readonly string[];
  readonly requirements: readonly string[];
  readonly points: readonly string[];
  /** Nothing says until when the offer stands. */
  readonly validUntil: boolean;
  readonly missing: number;
  readonly total: number;
}

/**
 * What is still missing, by name, and how much of everything. "Not offered" is an answer; a line, requirement or point
 * nobody asks for any more counts for nothing.
 *
 * @example completeness(emptyAnswer("DKK"), { lines: [backup], requirements: [], points: [] }) // missing 2 of 2
 */
export function completeness(answer: OfferAnswer, asked: Asked): Completeness {
  const answered = new Set([
    ...answer.cells.flatMap(({ lineId, cell }) => (cell.state === "unanswered" ? [] : [lineId])),
    ...answer.requirements.flatMap((each) => (each.answer === "not_answered" ? [] : [each.requirementId])),
    ...answer.points.flatMap(({ pointId, text }) => (text.trim() === "" ? [] : [pointId])),
  ]);
  const open = (rows: readonly { readonly id: string; readonly name: string }[]) =>
    rows.filter(({ id }) => !answered.has(id)).map(({ name }) => name);
  const lines = open(asked.lines);
  const requirements = open(asked.requirements);
  const points = open(asked.points);
  const validUntil = answer.validUntil === null;
  return {
    lines,
    requirements,
    points,
    validUntil,
    missing: lines.length + requirements.length + points.length + (validUntil ? 1 : 0),
    total: asked.lines.length + asked.requirements.length + asked.points.length + 1,
  };
}

/** The answer without what names lines, requirements and points that are asked for no more. */
export function prunedAnswer(
  answer: OfferAnswer,
  known: {
    readonly lineIds: ReadonlySet<string>;
    readonly requirementIds: ReadonlySet<string>;
    readonly pointIds: ReadonlySet<string>;
  },
): OfferAnswer {
  const cells = answer.cells.filter(({ lineId }) => known.lineIds.has(lineId));
  return {
    ...answer,
    cells,
    bundles: answer.bundles.filter(({ id }) => linesOf({ cells }, id).length > 0),
    priceList: answer.priceList.map((item) =>
      item.lineId === null || known.lineIds.has(item.lineId) ? item : { ...item, lineId: null },
    ),
    requirements: answer.requirements.filter(({ requirementId }) => known.requirementIds.has(requirementId)),
    points: answer.points.filter(({ pointId }) => known.pointIds.has(pointId)),
  };
}
