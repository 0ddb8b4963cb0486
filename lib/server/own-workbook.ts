import type { Reader } from "@/db/engine/database";
import type { SelectionRow } from "@/db/queries/access";
import { type AnswerRow, answerRows, answerToGoOnFrom } from "@/db/queries/answer-draft";
import { newestRequest } from "@/db/queries/answer-frame";
import { ratedCurrencies } from "@/db/queries/offer-draft";
import { offerRequestOf } from "@/db/queries/request";
import { type VendorFileRow, vendorFile } from "@/db/queries/vendor-file";
import { keepAnswerText } from "@/db/writes/answer-draft";
import { openWords } from "@/db/writes/sealed-values";
import { changeVendorFile, dropVendorFile, keepVendorFile } from "@/db/writes/vendor-file";
import { markOf } from "@/lib/domain/answer-draft";
import { type MergedAnswer, mergedAnswer } from "@/lib/domain/answer-merge";
import type { ColumnMapping } from "@/lib/domain/column-mapping";
import { type AskedFor, emptyAnswer } from "@/lib/domain/offer-answer";
import { NO_ANSWER, sameCell } from "@/lib/domain/offer-sheet";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { OwnPreview } from "@/lib/domain/own-preview";
import type { UploadSummary } from "@/lib/domain/upload-finding";
import { statesOf, summaryOf } from "@/lib/domain/upload-summary";
import type { AnswerContext } from "@/lib/formats/answer/answer-context";
import { answerFromWorkbook } from "@/lib/formats/answer/answer-from-workbook";
import { sheetsToTell } from "@/lib/formats/answer/lost-parts";
import type { ReadWorkbook } from "@/lib/formats/answer/read-workbook";
import { readVendorFile, type VendorFile } from "@/lib/formats/answer/upload-text";
import { FORMAT_VERSION } from "@/lib/formats/request/layout";
import { linesAskedIn, sentIn } from "./answer-context";
import { readMapped } from "./mapped-workbook";
import { ownAnswer, ownWords } from "./price-vault";
import { lostOf, requestFindings } from "./received-workbook";
import { type AskedOfVendor, askedOfVendor } from "./request-content";
import { type Answering, draftInWork, textsOf } from "./vendor-answer";

/**
 * A vendor's own filled workbook, brought to its own page: read against what the vendor was asked, kept for its people
 * to look at from any device, and then taken into the answer they have in work, or left. Nothing here becomes an offer:
 * that is the vendor's own submitting. Nobody of the buyer's side reads it.
 */

type LanguageOf = (locale: string) => Pick<AnswerContext, "words" | "numbers">;

/** Which of a vendor's offers a workbook is brought to. */
export interface OwnPlace {
  readonly candidateId: string;
  /** Name of an alternative; empty = the main offer. */
  readonly variant: string;
}

/** What a vendor's answer is read against: nothing but what it was asked. */
async function ownContext(
  reader: Reader,
  selection: SelectionRow,
  asks: AskedFor,
  requestNumber: number | null,
  language: Pick<AnswerContext, "words" | "numbers">,
): Promise<Outcome<{ readonly asked: AskedOfVendor; readonly context: AnswerContext }>> {
  const request = await newestRequest(reader, selection.id);
  if (!request) return fail("answer.not_asked");
  const asked = askedOfVendor(request, asks);
  const answered =
    requestNumber === null ? undefined : await offerRequestOf(reader, selection.id, requestNumber);
  const lineIds = new Set(asked.lines.map(({ id }) => id));
  const context: AnswerContext = {
    ...language,
    // What joins the selection is told with the next request.
    ...{ lines: asked.lines, requirements: asked.requirements, points: asked.points },
    sent: sentIn(answered),
    agreed: selection.currency,
    rated: await ratedCurrencies(reader, selection.id),
    gone: new Map(
      linesAskedIn(answered)
        .filter(({ id }) => !lineIds.has(id))
        .map(({ id, name }) => [id, name]),
    ),
  };
  return succeed({ asked, context });
}

/**
 * Reads a workbook for the vendor it was made for. What it is of is said without naming anybody else.
 *
 * Errors: `answer.not_asked`, `answer.workbook_foreign` (not one of ours), `answer.workbook_newer`,
 * `answer.workbook_other_selection`, `answer.workbook_not_yours`, `answer.workbook_other_variant { name }`.
 */
async function ownWorkbook(
  reader: Reader,
  selection: SelectionRow,
  { candidateId, variant }: OwnPlace,
  { read, asks }: { readonly read: ReadWorkbook; readonly asks: AskedFor },
  languageOf: LanguageOf,
): Promise<Outcome<Omit<VendorFile, "fileName"> & { readonly requestNumber: number | null }>> {
  if (read.kind === "foreign") return fail("answer.workbook_foreign");
  const { meta } = read.workbook;
  if (Number(meta.formatVersion) > FORMAT_VERSION) return fail("answer.workbook_newer");
  if (meta.selectionId !== selection.id) return fail("answer.workbook_other_selection");
  if (meta.candidateId !== candidateId) return fail("answer.workbook_not_yours");
  // A workbook of no alternative may be filled for any: an alternative begins as another copy of it.
  if (meta.variant !== "" && meta.variant !== variant)
    return fail("answer.workbook_other_variant", { name: meta.variant });
  const requestNumber = /^\d{1,5}$/.test(meta.requestNumber) ? Number(meta.requestNumber) : null;
  const own = await ownContext(reader, selection, asks, requestNumber, languageOf(meta.locale));
  if (!own.ok) return own;
  const { context } = own.value;
  const { answer, findings, places, rest } = answerFromWorkbook(read.workbook, context);
  const first = await requestFindings(reader, selection.id, requestNumber, context);
  const { lost, sheets, mapping } = lostOf(read, context);
  return succeed({
    requestNumber,
    content: { answer, foreign: sheets, rest },
    report: {
      kind: "ours",
      findings: [...first, ...findings].map((finding, key) => ({ ...finding, key })),
      summary: summaryFor(context, answer),
      states: statesOf(answer),
      ...{ places, mapping, lost, preview: null, locale: meta.locale },
    },
  });
}

const summaryFor = (
  { lines, requirements, points }: AnswerContext,
  answer: Parameters<typeof summaryOf>[0],
): UploadSummary => summaryOf(answer, { lines, requirements: requirements.length, points: points.length });

/** The answer a workbook would be taken into, and a word for its state that changes with every edit. */
async function placeOfOwn(
  reader: Reader,
  { candidateId, variant }: OwnPlace,
): Promise<Outcome<{ readonly row: AnswerRow | null; readonly seen: string }>> {
  const row = answerToGoOnFrom(await answerRows(reader, candidateId), variant) ?? null;
  if (row === null && variant !== "") return fail("answer.variant_gone");
  return succeed({ row, seen: row === null ? "none" : `${row.id}.${row.edition}` });
}

/**
 * Keeps a workbook for the vendor's people to look at, in place of the one they brought before.
 * Errors: those of {@link ownWorkbook}; `answer.variant_gone`.
 */
export async function keepOwnWorkbook(
  { tx, authorized, candidateId, asked, vault, now }: Answering,
  {
    variant,
    fileName,
    read,
  }: { readonly variant: string; readonly fileName: string; readonly read: ReadWorkbook },
  languageOf: LanguageOf,
): Promise<Outcome<null>> {
  const { selection, participant } = authorized;
  const place = { candidateId, variant };
  const own = await ownWorkbook(tx, selection, place, { read, asks: asked }, languageOf);
  if (!own.ok) return own;
  const standing = await placeOfOwn(tx, place);
  if (!standing.ok) return standing;
  const { requestNumber, content, report } = own.value;
  const kept: VendorFile = { fileName, content, report };
  await keepVendorFile(
    tx,
    vault,
    {
      ...{ ...place, requestNumber, content: JSON.stringify(kept) },
      ...{ participantId: participant.id, createdBy: participant.name },
    },
    now,
  );
  return succeed(null);
}

/**
 * What the workbook says that waits at a vendor's offer, and what it would change as that stands now; null when none
 * waits. For the vendor's own people alone.
 * Errors: `seal.key_missing`, `seal.broken`, `answer.variant_gone`, `answer.not_asked`.
 */
export async function ownPreview(
  reader: Reader,
  selection: SelectionRow,
  { candidateId, variant }: OwnPlace,
  asks: AskedFor,
): Promise<Outcome<OwnPreview | null>> {
  const kept = await vendorFile(reader, candidateId, variant);
  if (!kept) return succeed(null);
  const text = await ownWords(reader, selection.id, kept);
  if (!text.ok) return text;
  const { fileName, content, report } = readVendorFile(text.value);
  const { answer } = content;
  const { summary, findings, places, lost, mapping } = report;
  const request = await newestRequest(reader, selection.id);
  if (!request) return fail("answer.not_asked");
  if (answer === null || summary === null) return succeed(null);
  const { lines, requirements, points } = askedOfVendor(request, asks);
  const place = await placeOfOwn(reader, { candidateId, variant });
  if (!place.ok) return place;
  const { row, seen } = place.value;
  const typed = row ? await ownAnswer(reader, selection.id, row) : succeed(emptyAnswer(selection.currency));
  if (!typed.ok) return typed;
  const merged = mergedAnswer(typed.value, answer);
  const before = new Map(typed.value.cells.map(({ lineId, cell }) => [lineId, cell]));
  const after = new Map(merged.answer.cells.map(({ lineId, cell }) => [lineId, cell]));
  const changed = lines.flatMap(({ id: lineId }) => {
    const [then, soon] = [before.get(lineId) ?? NO_ANSWER, after.get(lineId) ?? NO_ANSWER];
    return sameCell(then, soon) ? [] : [{ lineId, before: then, after: soon }];
  });
  const named = (each: { readonly id: string; readonly name: string }) => ({ id: each.id, name: each.name });
  return succeed({
    ...{ fileName, draftId: kept.id, edition: kept.edition },
    ...{ seen, findings, places, changed, lines, summary, lost, mapping },
    requirements: requirements.map(named),
    points: points.map((point) => ({ ...named(point), kind: point.kind })),
    sheets: content.foreign && sheetsToTell(lost, content.foreign),
    currency: merged.answer.currency,
    bundleNames: Object.fromEntries(
      [...typed.value.bundles, ...merged.answer.bundles].map(({ id, name }) => [id, name]),
    ),
    changedRest: merged.changed.filter((key) => !key.startsWith("cell ")).length,
    ...{ stays: merged.stays, undone: merged.undone, otherCurrency: merged.otherCurrency },
    hasBefore: row !== null,
  });
}

/** A kept workbook as its vendor has seen it. */
export interface SeenFile {
  readonly variant: string;
  readonly draftId: string;
  readonly expectedEdition: number;
}

/** Errors: `answer.workbook_gone` (taken in, left or replaced meanwhile), `row.changed_meanwhile` (told anew). */
async function seenFile(
  { tx, candidateId, vault }: Answering,
  { variant, draftId, expectedEdition }: SeenFile,
): Promise<Outcome<{ readonly row: VendorFileRow; readonly file: VendorFile }>> {
  const row = await vendorFile(tx, candidateId, variant);
  if (row?.id !== draftId) return fail("answer.workbook_gone");
  if (row.edition !== expectedEdition) return fail("row.changed_meanwhile");
  // Opening the prices opens everything that is kept: a sealed one without a vault is a bug.
  if (row.isSealed && vault === null) throw new Error("a sealed workbook outlived the opening of its prices");
  const text = row.isSealed && vault ? openWords(vault, "offer_draft", row.id, row.content) : row.content;
  return succeed({ row, file: readVendorFile(text) });
}

/**
 * Says which sheets and columns of a kept workbook are the lost ones, and reads it so.
 * Errors: those of {@link seenFile} and of `readMapped`.
 */
export async function mapOwnWorkbook(
  on: Answering,
  seen: SeenFile,
  mapping: ColumnMapping,
  languageOf: LanguageOf,
): Promise<Outcome<null>> {
  const found = await seenFile(on, seen);
  if (!found.ok) return found;
  const { row, file } = found.value;
  const { content, report } = file;
  if (content.foreign === null) return fail("access.not_found");
  const { tx, vault, now, asked, authorized } = on;
  const { selection } = authorized;
  const { requestNumber } = row;
  const own = await ownContext(tx, selection, asked, requestNumber, languageOf(report.locale));
  if (!own.ok) return own;
  const { context } = own.value;
  const given = {
    kind: "ours" as const,
    sheets: content.foreign,
    lost: report.lost,
    requestNumber,
    before: null,
  };
  const read = await readMapped(tx, selection, given, mapping, context);
  if (!read.ok) return read;
  const { answer, findings, places, rest } = read.value;
  const kept: VendorFile = {
    ...file,
    content: { ...content, answer, rest },
    report: {
      ...report,
      ...{ findings, places, mapping, states: statesOf(answer), summary: summaryFor(context, answer) },
    },
  };
  await changeVendorFile(tx, vault, row, JSON.stringify(kept), now);
  return succeed(null);
}

/**
 * Takes a kept workbook into the answer in work, as its vendor has seen both.
 * Errors: `row.changed_meanwhile` when somebody typed since, `answer.workbook_same` when it says nothing new,
 * `answer.variant_gone`, and those of {@link seenFile}.
 */
export async function takeOwnWorkbook(
  on: Answering,
  { seen, ...where }: SeenFile & { readonly seen: string },
): Promise<Outcome<{ readonly draftId: string; readonly changed: number }>> {
  const { tx, authorized, candidateId, vault, now } = on;
  const { variant } = where;
  const found = await seenFile(on, where);
  if (!found.ok) return found;
  const { answer } = found.value.file.content;
  if (answer === null) return fail("answer.workbook_gone");
  const place = await placeOfOwn(tx, { candidateId, variant });
  if (!place.ok) return place;
  if (place.value.seen !== seen) return fail("row.changed_meanwhile");
  const begun = await draftInWork(on, variant);
  if (begun === null) return fail("answer.variant_gone");
  const merged: MergedAnswer = mergedAnswer(begun.draft.answer, answer);
  // A failure takes back what was begun for it.
  if (merged.changed.length === 0) return fail("answer.workbook_same");
  const by = authorized.participant.name;
  const marks = { ...begun.draft.marks };
  for (const key of merged.changed) marks[key] = { edition: markOf(marks, key).edition + 1, by, at: now };
  await keepAnswerText(tx, begun.row, textsOf({ answer: merged.answer, marks }), vault, now);
  await dropVendorFile(tx, { candidateId, variant });
  return succeed({ draftId: begun.row.id, changed: merged.changed.length });
}

/** Leaves a kept workbook; the vendor has the file. Errors: `answer.workbook_gone`. */
export async function leaveOwnWorkbook(
  { tx, candidateId }: Answering,
  { variant, draftId }: Pick<SeenFile, "variant" | "draftId">,
): Promise<Outcome<null>> {
  const row = await vendorFile(tx, candidateId, variant);
  if (row?.id !== draftId) return fail("answer.workbook_gone");
  await dropVendorFile(tx, { candidateId, variant });
  return succeed(null);
}
