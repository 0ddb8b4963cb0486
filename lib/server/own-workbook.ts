import type { Reader } from "@/db/engine/database";
import type { SelectionRow } from "@/db/queries/access";
import { type AnswerRow, answerRows, answerToGoOnFrom } from "@/db/queries/answer-draft";
import { newestRequest } from "@/db/queries/answer-frame";
import { ratedCurrencies } from "@/db/queries/offer-draft";
import { offerRequestOf } from "@/db/queries/request";
import { keepAnswerText } from "@/db/writes/answer-draft";
import { markOf } from "@/lib/domain/answer-draft";
import { type MergedAnswer, mergedAnswer } from "@/lib/domain/answer-merge";
import type { AskedFor, OfferAnswer } from "@/lib/domain/offer-answer";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { UploadFinding } from "@/lib/domain/upload-finding";
import type { AnswerContext } from "@/lib/formats/answer/answer-context";
import { answerFromWorkbook, type LinePlaces } from "@/lib/formats/answer/answer-from-workbook";
import type { ReadWorkbook } from "@/lib/formats/answer/read-workbook";
import { FORMAT_VERSION } from "@/lib/formats/request/layout";
import { linesAskedIn } from "./answer-context";
import { requestFindings } from "./received-workbook";
import { type AskedOfVendor, askedOfVendor } from "./request-content";
import { type Answering, draftInWork, openedAnswer, textsOf } from "./vendor-answer";

/**
 * A vendor's own filled workbook, brought to its own page: read against what the vendor was asked, shown to it, and
 * taken into the answer it has in work. Nothing here becomes an offer: that is the vendor's own submitting.
 */

export interface OwnWorkbook {
  readonly asked: AskedOfVendor;
  readonly answer: OfferAnswer;
  readonly findings: readonly UploadFinding[];
  readonly places: LinePlaces;
}

/** Which of a vendor's offers a workbook is brought to. */
export interface OwnPlace {
  readonly candidateId: string;
  /** Name of an alternative; empty = the main offer. */
  readonly variant: string;
}

/**
 * Reads a workbook for the vendor it was made for. What it is of is said without naming anybody else.
 *
 * Errors: `answer.not_asked`, `answer.workbook_foreign` (not one of ours), `answer.workbook_newer`,
 * `answer.workbook_other_selection`, `answer.workbook_not_yours`, `answer.workbook_other_variant { name }`.
 */
export async function ownWorkbook(
  reader: Reader,
  selection: SelectionRow,
  { candidateId, variant }: OwnPlace,
  { read, now: asks }: { readonly read: ReadWorkbook; readonly now: AskedFor },
  languageOf: (locale: string) => Pick<AnswerContext, "words" | "numbers">,
): Promise<Outcome<OwnWorkbook>> {
  if (read.kind === "foreign") return fail("answer.workbook_foreign");
  const { meta } = read.workbook;
  if (Number(meta.formatVersion) > FORMAT_VERSION) return fail("answer.workbook_newer");
  if (meta.selectionId !== selection.id) return fail("answer.workbook_other_selection");
  if (meta.candidateId !== candidateId) return fail("answer.workbook_not_yours");
  // A workbook of no alternative may be filled for any: an alternative begins as another copy of it.
  if (meta.variant !== "" && meta.variant !== variant)
    return fail("answer.workbook_other_variant", { name: meta.variant });
  const request = await newestRequest(reader, selection.id);
  if (!request) return fail("answer.not_asked");
  const asked = askedOfVendor(request, asks);
  const number = /^\d{1,5}$/.test(meta.requestNumber) ? Number(meta.requestNumber) : null;
  const answered = number === null ? undefined : await offerRequestOf(reader, selection.id, number);
  const lineIds = new Set(asked.lines.map(({ id }) => id));
  const context: AnswerContext = {
    ...languageOf(meta.locale),
    // Nothing but what the vendor was asked: what joins the selection is told with the next request.
    ...{ lines: asked.lines, requirements: asked.requirements, points: asked.points },
    agreed: selection.currency,
    rated: await ratedCurrencies(reader, selection.id),
    gone: new Map(
      linesAskedIn(answered)
        .filter(({ id }) => !lineIds.has(id))
        .map(({ id, name }) => [id, name]),
    ),
  };
  const { answer, findings, places } = answerFromWorkbook(read.workbook, context);
  const first = await requestFindings(reader, selection.id, number, context);
  return succeed({
    ...{ asked, answer, places },
    findings: [...first, ...findings].map((finding, key) => ({ ...finding, key })),
  });
}

/** The answer a workbook would be taken into, and a word for its state that changes with every edit. */
export async function placeOfOwn(
  reader: Reader,
  { candidateId, variant }: OwnPlace,
): Promise<Outcome<{ readonly row: AnswerRow | null; readonly seen: string }>> {
  const row = answerToGoOnFrom(await answerRows(reader, candidateId), variant) ?? null;
  if (row === null && variant !== "") return fail("answer.variant_gone");
  return succeed({ row, seen: row === null ? "none" : `${row.id}.${row.edition}` });
}

/**
 * Takes a workbook into the answer in work, as its vendor has seen it.
 * Errors: `row.changed_meanwhile` when somebody typed since, `answer.workbook_same` when it says nothing new, and those
 * of {@link ownWorkbook} and {@link placeOfOwn}.
 */
export async function takeOwnWorkbook(
  on: Answering,
  { variant, seen, read }: { readonly variant: string; readonly seen: string; readonly read: ReadWorkbook },
  languageOf: (locale: string) => Pick<AnswerContext, "words" | "numbers">,
): Promise<Outcome<{ readonly draftId: string; readonly changed: number }>> {
  const { tx, authorized, candidateId, asked, vault, now } = on;
  const own = await ownWorkbook(
    tx,
    authorized.selection,
    { candidateId, variant },
    { read, now: asked },
    languageOf,
  );
  if (!own.ok) return own;
  const place = await placeOfOwn(tx, { candidateId, variant });
  if (!place.ok) return place;
  if (place.value.seen !== seen) return fail("row.changed_meanwhile");
  const { row } = place.value;
  // Nothing is begun for a workbook that changes nothing.
  if (row !== null && mergedAnswer(openedAnswer(row, vault), own.value.answer).changed.length === 0)
    return fail("answer.workbook_same");
  const begun = await draftInWork(on, variant);
  if (begun === null) return fail("answer.variant_gone");
  const merged: MergedAnswer = mergedAnswer(begun.draft.answer, own.value.answer);
  if (merged.changed.length === 0) return fail("answer.workbook_same");
  const by = authorized.participant.name;
  const marks = { ...begun.draft.marks };
  for (const key of merged.changed) marks[key] = { edition: markOf(marks, key).edition + 1, by, at: now };
  await keepAnswerText(tx, begun.row, textsOf({ answer: merged.answer, marks }), vault, now);
  return succeed({ draftId: begun.row.id, changed: merged.changed.length });
}
