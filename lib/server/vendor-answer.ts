import { createHash } from "node:crypto";
import { z } from "zod";
import type { Reader, Tx } from "@/db/engine/database";
import { type AnswerRow, answerRows, answerToGoOnFrom } from "@/db/queries/answer-draft";
import { answerFrame, newestRequest } from "@/db/queries/answer-frame";
import { askedFor } from "@/db/queries/asked-for";
import { candidateOfSelection } from "@/db/queries/offer";
import { beginAnswer, deleteAnswer, keepAnswerText } from "@/db/writes/answer-draft";
import { openWords, type PriceVault } from "@/db/writes/sealed-values";
import { dropVendorFile } from "@/db/writes/vendor-file";
import {
  type AnswerDraft,
  type AnswerPart,
  type Mark,
  type Marks,
  markOf,
  partKey,
  prunedAnswer,
  samePart,
  standingPart,
  withPart,
} from "@/lib/domain/answer-draft";
import { type AnswerWindow, answerWindow } from "@/lib/domain/answer-window";
import type { FieldError } from "@/lib/domain/field-error";
import {
  ANSWER_LIMITS,
  type AskedFor,
  answerFaults,
  canonicalAnswer,
  emptyAnswer,
  type OfferAnswer,
} from "@/lib/domain/offer-answer";
import { cellFault, NO_ANSWER } from "@/lib/domain/offer-sheet";
import { type Failure, fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { readAnswer, writeAnswer } from "@/lib/formats/answer-text/answer-text";
import type { AuthorizedSelection } from "./access";
import { storingPrices } from "./price-vault";

/**
 * A vendor's answer on its own page, from the first key to the moment it is submitted. While prices are sealed it is
 * kept sealed, and nobody but the vendor's own people reads it back.
 */

const NotesSchema = z.object({
  marks: z.record(z.string(), z.object({ edition: z.int(), by: z.string(), at: z.string() })),
  refusal: z.string(),
  // Answers kept before there was one have none.
  letIn: z.string().default(""),
});
/** What is kept beside an answer, readable while it is sealed: who edited which part, and why it was refused or let in. */
export interface AnswerNotes {
  readonly marks: Marks;
  readonly refusal: string;
  /** Why it counts although it came after the final round; empty when nobody had to say. */
  readonly letIn: string;
}

/** `readNotes(writeNotes(notes))` is the notes again; anything else is none. */
export function readNotes(findings: string): AnswerNotes {
  const read = NotesSchema.safeParse(JSON.parse(findings));
  return read.success ? read.data : { marks: {}, refusal: "", letIn: "" };
}
export const writeNotes = (notes: AnswerNotes): string => JSON.stringify(notes);

/** The text of a kept answer, opened with the vault it needs. */
export function openedAnswer(row: AnswerRow, vault: PriceVault | null): OfferAnswer {
  if (!row.isSealed) return readAnswer(row.content);
  if (vault === null) throw new Error("a sealed answer needs the vault");
  return readAnswer(openWords(vault, "offer_draft", row.id, row.content));
}

/** The fingerprint on a receipt: SHA-256 of the answer written in its one way. */
export const answerHash = (answer: OfferAnswer): string =>
  createHash("sha256").update(canonicalAnswer(answer)).digest("hex");

/** A write on a vendor's page. */
export interface Answering {
  readonly tx: Tx;
  readonly authorized: AuthorizedSelection;
  readonly now: string;
  readonly vault: PriceVault | null;
  readonly candidateId: string;
  readonly window: AnswerWindow;
  readonly asked: AskedFor;
  readonly requestNumber: number | null;
}

/**
 * Whom somebody on a vendor's page answers for, and what is asked of them now.
 * Errors: `access.not_found` for somebody who answers for nobody, `answer.candidate_out`, `answer.not_asked`.
 */
export async function answersFor(
  reader: Reader,
  { selection, participant }: AuthorizedSelection,
  now: string,
): Promise<Outcome<Pick<Answering, "candidateId" | "window" | "asked" | "requestNumber">>> {
  const { candidateId } = participant;
  const owner =
    candidateId === null ? undefined : await candidateOfSelection(reader, selection.id, candidateId);
  if (candidateId === null || !owner) return fail("access.not_found");
  if (owner.stage === "withdrawn" || owner.stage === "rejected") return fail("answer.candidate_out");
  const window = answerWindow(await answerFrame(reader, selection.id), now);
  if (!window.isAsked) return fail("answer.not_asked");
  const asked = await askedFor(reader, selection.id);
  const requestNumber = (await newestRequest(reader, selection.id))?.number ?? null;
  return succeed({ candidateId, window, asked, requestNumber });
}

/**
 * Runs a write of a vendor's own answer, with the vault it needs while prices are sealed.
 * Errors: those of `answersFor`, and those of the vault.
 */
export async function answering<Value>(
  { tx, authorized, now }: Pick<Answering, "tx" | "authorized" | "now">,
  work: (answering: Answering) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  const standing = await answersFor(tx, authorized, now);
  if (!standing.ok) return standing;
  return storingPrices({ tx, authorized, now }, (vault) =>
    work({ tx, authorized, now, vault, ...standing.value }),
  );
}

/** The answer in work, begun as a copy of the newest one when there is none in work. */
export async function draftInWork(
  { tx, authorized, vault, now, candidateId, requestNumber }: Answering,
  variant: string,
): Promise<{ readonly row: AnswerRow; readonly draft: AnswerDraft } | null> {
  const rows = await answerRows(tx, candidateId);
  const found = answerToGoOnFrom(rows, variant);
  // A variant is begun by name; the main offer by its first answer.
  if (!found && variant !== "") return null;
  const draft: AnswerDraft = found
    ? { answer: openedAnswer(found, vault), marks: readNotes(found.findings).marks }
    : { answer: emptyAnswer(authorized.selection.currency), marks: {} };
  if (found?.state === "draft") return { row: found, draft };
  const { id: participantId, name: createdBy } = authorized.participant;
  const row = await beginAnswer(
    tx,
    { candidateId, variant, participantId, createdBy, requestNumber },
    textsOf(draft),
    vault,
    now,
  );
  return { row, draft };
}

export const textsOf = ({ answer, marks }: AnswerDraft) => ({
  content: writeAnswer(answer),
  findings: writeNotes({ marks, refusal: "", letIn: "" }),
});

export interface PartChange {
  readonly part: AnswerPart;
  /** The edition its editor saw; 0 = never edited. Null: whatever it is, e.g. to take a part away. */
  readonly expectedEdition: number | null;
}

/** What became of one change. A conflict stores nothing and says what stands there, and whose it is. */
export type PartResult = { readonly key: string } & (
  | { readonly result: "saved"; readonly edition: number }
  | { readonly result: "conflict"; readonly current: AnswerPart; readonly mark: Mark }
  | { readonly result: "refused"; readonly code: string }
);

/**
 * Saves parts of an answer, each judged alone, so that one conflict holds nothing else back. A part that says already
 * what it is to say counts as saved: sending twice does no harm.
 * Errors: `answer.variant_gone`.
 */
export async function saveParts(
  answering: Answering,
  variant: string,
  changes: readonly PartChange[],
): Promise<
  Outcome<{ readonly draftId: string; readonly results: readonly PartResult[]; readonly changed: number }>
> {
  const { tx, authorized, asked, vault, now } = answering;
  const begun = await draftInWork(answering, variant);
  if (begun === null) return fail("answer.variant_gone");
  let { draft } = begun;
  let changed = 0;
  const results = changes.map(({ part, expectedEdition }): PartResult => {
    const key = partKey(part);
    const mark = markOf(draft.marks, key);
    const current = standingPart(draft.answer, part);
    if (samePart(current, part)) return { key, result: "saved", edition: mark.edition };
    if (expectedEdition !== null && mark.edition !== expectedEdition)
      return { key, result: "conflict", current, mark };
    const code = partFault(draft.answer, part, asked);
    if (code !== null) return { key, result: "refused", code };
    draft = withPart(draft, part, authorized.participant.name, now);
    changed += 1;
    return { key, result: "saved", edition: mark.edition + 1 };
  });
  if (changed > 0) await keepAnswerText(tx, begun.row, textsOf(draft), vault, now);
  return succeed({ draftId: begun.row.id, results, changed });
}

/** Why a part cannot stand, or null. */
function partFault(answer: OfferAnswer, part: AnswerPart, asked: AskedFor): string | null {
  const lines = new Map(asked.lines.map((line) => [line.id, line]));
  switch (part.kind) {
    case "cell": {
      const line = lines.get(part.lineId);
      if (!line) return "answer.asked_no_more";
      const cells = new Map(answer.cells.map(({ lineId, cell }) => [lineId, cell]));
      const bundleIds = new Set(answer.bundles.map(({ id }) => id));
      return cellFault(line, part.cell, { lines, bundleIds, cellOf: (id) => cells.get(id) ?? NO_ANSWER });
    }
    case "requirement":
      return asked.requirementIds.has(part.requirementId) ? null : "answer.asked_no_more";
    case "point":
      return asked.pointIds.has(part.pointId) ? null : "answer.asked_no_more";
    case "bundle": {
      const { bundle } = part;
      if (bundle === null) return null;
      if (bundle.lineIds.length < 2) return "offer.bundle_needs_two";
      if (bundle.lineIds.some((id) => lines.get(id)?.kind !== "establishment"))
        return "offer.bundle_only_establishment";
      return answer.bundles.length >= ANSWER_LIMITS.bundles ? "answer.too_many" : null;
    }
    case "item": {
      const lineId = part.item?.lineId ?? null;
      if (lineId !== null && !lines.has(lineId)) return "answer.asked_no_more";
      return answer.priceList.length >= ANSWER_LIMITS.priceList ? "answer.too_many" : null;
    }
    case "term":
      return null;
  }
}

/**
 * Adds an alternative beside the main offer, beginning as a copy of it: most of it is the same.
 * Errors: `answer.variant_taken`, `answer.too_many_variants`.
 */
export async function addVariant(
  answering: Answering,
  variant: string,
): Promise<Outcome<{ readonly draftId: string }>> {
  const { tx, authorized, vault, now, candidateId, requestNumber } = answering;
  const rows = await answerRows(tx, candidateId);
  const names = new Set(rows.map((row) => row.variant).filter((name) => name !== ""));
  if ([...names].some((name) => name.toLowerCase() === variant.toLowerCase()))
    return fail("answer.variant_taken", {}, [{ path: "name", code: "answer.variant_taken", params: {} }]);
  if (names.size >= MAX_VARIANTS) return fail("answer.too_many_variants", { limit: MAX_VARIANTS });
  const main = answerToGoOnFrom(rows, "");
  const answer = main ? openedAnswer(main, vault) : emptyAnswer(authorized.selection.currency);
  const { id: participantId, name: createdBy } = authorized.participant;
  const row = await beginAnswer(
    tx,
    { candidateId, variant, participantId, createdBy, requestNumber },
    textsOf({ answer, marks: {} }),
    vault,
    now,
  );
  return succeed({ draftId: row.id });
}

/**
 * Takes away an alternative that was begun and never submitted, with all that was typed into it.
 * Errors: `answer.variant_gone`, `answer.variant_submitted`.
 */
export async function removeVariant(
  { tx, candidateId }: Answering,
  variant: string,
): Promise<Outcome<{ readonly draftId: string }>> {
  const rows = (await answerRows(tx, candidateId)).filter((row) => row.variant === variant);
  const [row] = rows;
  if (!row || variant === "") return fail("answer.variant_gone");
  if (rows.some((each) => each.submittedAt !== null || each.state !== "draft"))
    return fail("answer.variant_submitted");
  await deleteAnswer(tx, row);
  await dropVendorFile(tx, { candidateId, variant });
  return succeed({ draftId: row.id });
}

/** Alternatives one candidate may offer beside its main offer. */
export const MAX_VARIANTS = 5;

/** An answer fit to become an offer, without what is asked for no more; or what is wrong with it. */
export function fitAnswer(answer: OfferAnswer, asked: AskedFor): Outcome<OfferAnswer> {
  const { requirementIds, pointIds } = asked;
  const lineIds = new Set(asked.lines.map(({ id }) => id));
  const pruned = prunedAnswer(answer, { lineIds, requirementIds, pointIds });
  if (pruned.cells.every(({ cell }) => cell.state === "unanswered")) return fail("answer.empty");
  const faults: FieldError[] = answerFaults(pruned, asked);
  return faults.length === 0 ? succeed(pruned) : faulty(faults);
}

/** The first fault is said in words; all of them go along. */
function faulty(faults: readonly FieldError[]): Failure {
  return fail("answer.faults", { count: faults.length }, faults);
}
