import { ANSWER_TERMS, type AnswerPart, linesOf, partKey, samePart, standingPart } from "./answer-draft";
import type { Bundle, Cell, PriceListItem } from "./offer";
import { emptyAnswer, type OfferAnswer } from "./offer-answer";
import { NO_ANSWER } from "./offer-sheet";

/** A vendor's own filled workbook taken into what it has typed on its page so far. */
export interface MergedAnswer {
  readonly answer: OfferAnswer;
  /** Keys of the parts that say something else now; as `partKey` writes them. */
  readonly changed: readonly string[];
  /** How many answers stay as typed because the workbook leaves them blank. */
  readonly stays: number;
  /** Names of bundles that were typed and come undone: the workbook answers their pieces one by one. */
  readonly undone: readonly string[];
  /** How many typed amounts go because the workbook's are in another currency. */
  readonly otherCurrency: number;
}

const isSaid = (cell: Cell): boolean => cell.state !== "unanswered" || cell.note !== "";
const plain = (name: string): string => name.trim().toLowerCase();

/**
 * What a workbook answers takes the place of what was typed; what it leaves blank stays as typed, so that nothing is
 * lost by uploading. Rule: a blank is no answer. A typed bundle stands as long as two of its pieces do. Amounts typed
 * in another currency than the workbook's never stand beside it: they go.
 *
 * Invariant: taking the same workbook in twice changes nothing the second time.
 *
 * @example mergedAnswer({ ...empty, cells: [backup at 10, support at 20] }, { ...empty, cells: [backup at 12] })
 * // answer.cells: backup at 12, support at 20; changed ["cell backup"], stays 1
 */
export function mergedAnswer(typed: OfferAnswer, read: OfferAnswer): MergedAnswer {
  const base = read.currency === typed.currency ? typed : withoutAmounts(typed);
  const bundles = mergedBundles(base.bundles, read.bundles);
  const said = new Map(
    read.cells.flatMap(({ lineId, cell }) => {
      if (!isSaid(cell)) return [];
      const id = cell.state === "bundled" ? (bundles.idOf.get(cell.bundleId) ?? cell.bundleId) : "";
      return [[lineId, cell.state === "bundled" ? { ...cell, bundleId: id } : cell] as const];
    }),
  );
  const known = new Set(base.cells.map(({ lineId }) => lineId));
  const cells = [
    ...base.cells.map(({ lineId, cell }) => ({ lineId, cell: overlaid(cell, said.get(lineId)) })),
    ...[...said].flatMap(([lineId, cell]) => (known.has(lineId) ? [] : [{ lineId, cell }])),
  ];
  const lone = base.bundles.filter(
    ({ id }) => !bundles.matched.has(id) && linesOf({ cells }, id).length < FEWEST_PIECES,
  );
  const loneIds = new Set(lone.map(({ id }) => id));
  const answer: OfferAnswer = {
    ...mergedTerms(base, read),
    cells: cells
      .map(({ lineId, cell }) => ({
        lineId,
        cell:
          cell.state === "bundled" && loneIds.has(cell.bundleId) ? { ...NO_ANSWER, note: cell.note } : cell,
      }))
      .filter(({ cell }) => isSaid(cell)),
    bundles: bundles.all.filter(({ id }) => !loneIds.has(id)),
    priceList: mergedItems(base.priceList, read.priceList),
    requirements: mergedReplies(base.requirements, read.requirements),
    points: mergedPoints(base.points, read.points),
  };
  return {
    answer,
    changed: changedParts(typed, answer),
    stays: staying(base, read),
    undone: lone.filter(({ id }) => linesOf(base, id).length > 0).map(({ name }) => name),
    otherCurrency: amountsOf(typed) - amountsOf(base),
  };
}

/** One piece alone is no bundle. */
const FEWEST_PIECES = 2;

/** The read answer over the typed one. A note alone is a note beside what was typed; none leaves the typed one. */
function overlaid(typed: Cell, read: Cell | undefined): Cell {
  if (read === undefined) return typed;
  if (read.state === "unanswered") return { ...typed, note: read.note };
  return read.state === typed.state && read.note === "" ? { ...read, note: typed.note } : read;
}

/** Bundles of one name are one bundle; others get ids that no other has. */
function mergedBundles(typed: readonly Bundle[], read: readonly Bundle[]) {
  const byName = new Map(typed.map((bundle) => [plain(bundle.name), bundle.id]));
  const fresh = freshIds(
    typed.map(({ id }) => id),
    "read-bundle",
  );
  const idOf = new Map(read.map(({ id, name }) => [id, byName.get(plain(name)) ?? fresh()]));
  const placed = new Map(read.map((bundle) => [idOf.get(bundle.id), bundle]));
  const matched = new Set(typed.filter(({ id }) => placed.has(id)).map(({ id }) => id));
  const all = [
    ...typed.map((bundle) => {
      const again = placed.get(bundle.id);
      return again ? { ...bundle, amount: again.amount } : bundle;
    }),
    ...read.flatMap((bundle) => {
      const id = idOf.get(bundle.id) ?? bundle.id;
      return matched.has(id) ? [] : [{ ...bundle, id }];
    }),
  ];
  return { all, idOf, matched };
}

/** Entries of one name for one line are one entry. */
function mergedItems(
  typed: readonly PriceListItem[],
  read: readonly PriceListItem[],
): readonly PriceListItem[] {
  const keyOf = ({ lineId, name }: PriceListItem) => `${lineId ?? ""}\n${plain(name)}`;
  const byKey = new Map(read.map((item) => [keyOf(item), item]));
  const typedKeys = new Set(typed.map(keyOf));
  const fresh = freshIds(
    typed.map(({ id }) => id),
    "read-item",
  );
  return [
    ...typed.map((item) => {
      const again = byKey.get(keyOf(item));
      return again ? { ...again, id: item.id, name: item.name } : item;
    }),
    ...[...byKey].flatMap(([key, item]) => (typedKeys.has(key) ? [] : [{ ...item, id: fresh() }])),
  ];
}

function freshIds(taken: readonly string[], word: string): () => string {
  const used = new Set(taken);
  let count = 0;
  return () => {
    do count += 1;
    while (used.has(`${word}-${count}`));
    return `${word}-${count}`;
  };
}

function mergedReplies(
  typed: OfferAnswer["requirements"],
  read: OfferAnswer["requirements"],
): OfferAnswer["requirements"] {
  const byId = new Map(read.map((each) => [each.requirementId, each]));
  const known = new Set(typed.map(({ requirementId }) => requirementId));
  return [
    ...typed.map((each) => {
      const again = byId.get(each.requirementId);
      if (!again) return each;
      return {
        requirementId: each.requirementId,
        answer: again.answer === "not_answered" ? each.answer : again.answer,
        note: again.note === "" ? each.note : again.note,
      };
    }),
    ...read.filter(({ requirementId }) => !known.has(requirementId)),
  ];
}

function mergedPoints(typed: OfferAnswer["points"], read: OfferAnswer["points"]): OfferAnswer["points"] {
  const byId = new Map(read.filter(({ text }) => text.trim() !== "").map((each) => [each.pointId, each]));
  const known = new Set(typed.map(({ pointId }) => pointId));
  return [
    ...typed.map((each) => byId.get(each.pointId) ?? each),
    ...[...byId.values()].filter(({ pointId }) => !known.has(pointId)),
  ];
}

type Terms = Omit<OfferAnswer, "cells" | "bundles" | "priceList" | "requirements" | "points">;

/** A term that says what an empty answer says was left blank. */
function mergedTerms(typed: OfferAnswer, read: OfferAnswer): Terms {
  const blank = emptyAnswer(read.currency);
  const term = <Key extends keyof Terms>(key: Key): Terms[Key] =>
    read[key] === blank[key] ? typed[key] : read[key];
  return {
    currency: read.currency,
    validUntil: term("validUntil"),
    indexBasisPoints: term("indexBasisPoints"),
    indexAfterMonths: term("indexAfterMonths"),
    statedTotal: term("statedTotal"),
    financedMonths: term("financedMonths"),
    financeBasisPoints: term("financeBasisPoints"),
  };
}

function withoutAmounts(answer: OfferAnswer): OfferAnswer {
  return {
    ...answer,
    statedTotal: null,
    bundles: [],
    priceList: [],
    cells: answer.cells.map(({ lineId, cell }) => ({
      lineId,
      cell: cell.state === "priced" || cell.state === "bundled" ? { ...NO_ANSWER, note: cell.note } : cell,
    })),
  };
}

const amountsOf = ({ cells, bundles, priceList, statedTotal }: OfferAnswer): number =>
  cells.filter(({ cell }) => cell.state === "priced").length +
  bundles.length +
  priceList.length +
  (statedTotal === null ? 0 : 1);

/** Typed answers to lines, requirements and points that the workbook says nothing of. */
function staying(typed: OfferAnswer, read: OfferAnswer): number {
  const said = new Set([
    ...read.cells.flatMap(({ lineId, cell }) => (cell.state === "unanswered" ? [] : [lineId])),
    ...read.requirements.flatMap((each) => (each.answer === "not_answered" ? [] : [each.requirementId])),
    ...read.points.flatMap(({ pointId, text }) => (text.trim() === "" ? [] : [pointId])),
  ]);
  const typedIds = [
    ...typed.cells.flatMap(({ lineId, cell }) => (cell.state === "unanswered" ? [] : [lineId])),
    ...typed.requirements.flatMap((each) => (each.answer === "not_answered" ? [] : [each.requirementId])),
    ...typed.points.flatMap(({ pointId, text }) => (text.trim() === "" ? [] : [pointId])),
  ];
  return typedIds.filter((id) => !said.has(id)).length;
}

/** The parts in which two answers differ, by their keys. */
function changedParts(before: OfferAnswer, after: OfferAnswer): string[] {
  const parts = new Map([...partsOf(before), ...partsOf(after)].map((part) => [partKey(part), part]));
  const changed = [...parts].flatMap(([key, part]) =>
    samePart(standingPart(before, part), standingPart(after, part)) ? [] : [key],
  );
  return [
    ...changed,
    ...ANSWER_TERMS.flatMap((field) => (before[field] === after[field] ? [] : [`term ${field}`])),
  ];
}

function partsOf(answer: OfferAnswer): AnswerPart[] {
  return [
    ...answer.cells.map(({ lineId, cell }): AnswerPart => ({ kind: "cell", lineId, cell })),
    ...answer.requirements.map((each): AnswerPart => ({ kind: "requirement", ...each })),
    ...answer.points.map((each): AnswerPart => ({ kind: "point", ...each })),
    ...answer.bundles.map(({ id }): AnswerPart => ({ kind: "bundle", bundleId: id, bundle: null })),
    ...answer.priceList.map(({ id }): AnswerPart => ({ kind: "item", itemId: id, item: null })),
  ];
}
