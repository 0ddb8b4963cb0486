import {
  type AnswerPart,
  type AnswerTerm,
  linesOf,
  partKey,
  standingPart,
  type TypedPart,
  withPart,
} from "./answer-draft";
import type { FieldError } from "./field-error";
import { type AskedFor, answerFaults, type OfferAnswer } from "./offer-answer";
import { NO_ANSWER } from "./offer-sheet";
import { fail, type Outcome, succeed } from "./outcome";
import { type FindingSubject, severityOf, subjectOf, type UploadFinding } from "./upload-finding";

/** What was read from a vendor's workbook, mended by a person in the place of what was not clear. */

/** A part of an answer as a person says it is: whole, never taken away. */
export type MendedPart =
  | TypedPart
  | MendedWhole<Extract<AnswerPart, { kind: "bundle" }>, "bundle">
  | MendedWhole<Extract<AnswerPart, { kind: "item" }>, "item">;
type MendedWhole<Part, Key extends keyof Part> = Omit<Part, Key> & {
  readonly [Each in Key]: NonNullable<Part[Each]>;
};

/** Whether mending it takes somebody who may type prices: all but replies in words and the day an offer stands until. */
export function isPricePart(part: AnswerPart): boolean {
  if (part.kind === "term") return part.term.field !== "validUntil";
  return part.kind !== "requirement" && part.kind !== "point";
}

/** As {@link isPricePart}, for what a finding is about. */
export function isPriceSubject({ part, id }: FindingSubject): boolean {
  if (part === "row") return id !== "requirements" && id !== "points";
  if (part === "term") return id !== "validUntil";
  return part !== "requirement" && part !== "point";
}

/**
 * The answer with one part mended. `unseen`: whoever mends does not see what stands there, as while prices are sealed;
 * then words left empty and pieces not named stay as they are.
 *
 * Errors, each with the field it is about: those of `answerFaults`; `catalogue_line.gone`.
 *
 * @example mendedAnswer(answer, { kind: "cell", lineId: "lin_1", cell: includedInItself }, asked, false)
 * // { ok: false, code: "offer.included_in_itself", fields: [{ path: "inLineId", … }] }
 */
export function mendedAnswer(
  answer: OfferAnswer,
  part: AnswerPart,
  asked: AskedFor,
  unseen: boolean,
): Outcome<OfferAnswer> {
  if (part.kind === "cell" && !asked.lines.some(({ id }) => id === part.lineId))
    return fail("catalogue_line.gone");
  const meant = unseen ? keepingUnseen(answer, part) : part;
  const placed = withPart({ answer, marks: {} }, meant, "", "").answer;
  const isHeld = (id: string) =>
    (meant.kind === "bundle" && id === meant.bundleId) || linesOf(placed, id).length > 0;
  // A piece that was mended out of a bundle may have been its last.
  const mended = { ...placed, bundles: placed.bundles.filter(({ id }) => isHeld(id)) };
  const [fault] = answerFaults(mended, asked);
  if (!fault) return succeed(mended);
  const params = plain(fault);
  return fail(fault.code, params, [{ path: fieldOf(fault), code: fault.code, params }]);
}

/** Faults name amounts that are off; while prices are sealed these are nobody's to read, so no fault carries one. */
function plain({ params }: FieldError): FieldError["params"] {
  const { rest: _amount, ...others } = params;
  return others;
}

function keepingUnseen(answer: OfferAnswer, part: AnswerPart): AnswerPart {
  const before = standingPart(answer, part);
  if (part.kind === "cell" && before.kind === "cell" && part.cell.note === "")
    return { ...part, cell: { ...part.cell, note: before.cell.note } };
  if (part.kind === "requirement" && before.kind === "requirement" && part.note === "")
    return { ...part, note: before.note };
  if (part.kind === "point" && before.kind === "point" && part.text === "") return before;
  if (part.kind === "bundle" && before.kind === "bundle" && part.bundle && before.bundle)
    return {
      ...part,
      bundle: {
        ...part.bundle,
        lineIds: [...new Set([...before.bundle.lineIds, ...part.bundle.lineIds])],
      },
    };
  return part;
}

const FIELDS: readonly (readonly [RegExp, string])[] = [
  [/^offer\.included_/, "inLineId"],
  [/^offer\.period_/, "period"],
  [/^offer\.tiers_/, "tiers"],
  [/^offer\.bundle_empty/, "lineIds"],
  [/^offer\.bundle_/, "bundleId"],
  [/^requirement\./, "answer"],
  [/^request_point\./, "text"],
];

function fieldOf({ code, path }: FieldError): string {
  return FIELDS.find(([pattern]) => pattern.test(code))?.[1] ?? path.split(".").at(-1) ?? "";
}

/** The findings with those settled that a mended part mends: the one it was mended for, and all about the same part. */
export function mendedFindings(
  findings: readonly UploadFinding[],
  key: number,
  part: AnswerPart,
  by: string,
): UploadFinding[] {
  const lineIds = part.kind === "bundle" ? (part.bundle?.lineIds ?? []) : [];
  const mends = (finding: UploadFinding): boolean => {
    if (finding.key === key) return true;
    const subject = subjectOf(finding);
    if (subject === null) return false;
    return (
      `${subject.part} ${subject.id}` === partKey(part) ||
      (subject.part === "cell" && lineIds.includes(subject.id))
    );
  };
  return findings.map((finding) =>
    severityOf(finding) !== "info" && finding.settled === null && mends(finding)
      ? { ...finding, settled: { by, how: "mended" as const, word: "" } }
      : finding,
  );
}

interface Looked {
  readonly answer: OfferAnswer;
  readonly findings: readonly UploadFinding[];
}

/**
 * What was mended and left in an upload, kept when its workbook is read once more: a mended part stands again where it
 * still can, and what was left is left where the same is found again. Nothing is settled that was not found before.
 *
 * @example after mending "Backup" and telling where the lost sheet is:
 * // keptMends(before, read, asked).answer has the sheet's answers, and Backup as it was mended
 */
export function keptMends(before: Looked, read: Looked, asked: AskedFor): Looked {
  let { answer, findings } = read;
  for (const finding of before.findings) {
    const { settled } = finding;
    if (settled === null) continue;
    if (settled.how === "left") {
      findings = findings.map((each) =>
        each.settled === null && isSameFinding(each, finding) ? { ...each, settled } : each,
      );
      continue;
    }
    const subject = subjectOf(finding);
    const part = subject && standingFor(before.answer, subject);
    const mended = part && mendedAnswer(answer, part, asked, false);
    if (!part || !mended?.ok) continue;
    answer = mended.value;
    const same = findings.find((each) => each.settled === null && isSameFinding(each, finding));
    findings = mendedFindings(findings, same?.key ?? -1, part, settled.by);
  }
  return { answer, findings };
}

function isSameFinding(a: UploadFinding, b: UploadFinding): boolean {
  return (
    a.sheet === b.sheet &&
    a.cell === b.cell &&
    a.lineId === b.lineId &&
    JSON.stringify(a.params) === JSON.stringify(b.params) &&
    (a.code === b.code || b.code === "priceUnclear")
  );
}

/** What an answer says where a finding is about; null for a row that says not what it answers, and for nothing. */
function standingFor(answer: OfferAnswer, { part, id }: FindingSubject): AnswerPart | null {
  const of = (stub: AnswerPart): AnswerPart => standingPart(answer, stub);
  switch (part) {
    case "cell":
      return of({ kind: "cell", lineId: id, cell: NO_ANSWER });
    case "requirement":
      return of({ kind: "requirement", requirementId: id, answer: "not_answered", note: "" });
    case "point":
      return of({ kind: "point", pointId: id, text: "" });
    case "bundle": {
      const found = of({ kind: "bundle", bundleId: id, bundle: null });
      return found.kind === "bundle" && found.bundle === null ? null : found;
    }
    case "item": {
      const found = of({ kind: "item", itemId: id, item: null });
      return found.kind === "item" && found.item === null ? null : found;
    }
    case "term":
      return TERM_STUBS.flatMap((term) => (term.field === id ? [of({ kind: "term", term })] : []))[0] ?? null;
    case "row":
      return null;
  }
}

const TERM_STUBS: readonly AnswerTerm[] = [
  { field: "currency", value: "DKK" },
  { field: "validUntil", value: null },
  { field: "indexBasisPoints", value: 0 },
  { field: "indexAfterMonths", value: 0 },
  { field: "statedTotal", value: null },
  { field: "financedMonths", value: null },
  { field: "financeBasisPoints", value: 0 },
];
