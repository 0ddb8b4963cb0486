import { getLocale } from "next-intl/server";
import { mergedAnswer } from "@/lib/domain/answer-merge";
import type { Locale } from "@/lib/domain/locale";
import type { Currency } from "@/lib/domain/money";
import type { CatalogueLine, Cell } from "@/lib/domain/offer";
import { emptyAnswer } from "@/lib/domain/offer-answer";
import { NO_ANSWER, sameCell } from "@/lib/domain/offer-sheet";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { UploadFinding, UploadSummary } from "@/lib/domain/upload-finding";
import { summaryOf } from "@/lib/domain/upload-summary";
import type { LinePlaces } from "@/lib/formats/answer/answer-from-workbook";
import type { ReadWorkbook } from "@/lib/formats/answer/read-workbook";
import { tooLargeWorkbook, WORKBOOK_LIMITS } from "@/lib/formats/answer/unpack";
import { type Actor, readSelection, writeSelection } from "@/lib/server/access";
import { selectionAction } from "@/lib/server/action";
import { database } from "@/lib/server/database";
import { failureOf } from "@/lib/server/guarded-action";
import { uploadedFile } from "@/lib/server/limited-body";
import { ownWorkbook, placeOfOwn, takeOwnWorkbook } from "@/lib/server/own-workbook";
import { parseWorkbook } from "@/lib/server/parse-workbook";
import { ownAnswer } from "@/lib/server/price-vault";
import { isSameOrigin } from "@/lib/server/same-origin";
import { currentActor } from "@/lib/server/session";
import { answering, answersFor } from "@/lib/server/vendor-answer";
import { workbookLanguage } from "../offer-upload/loaders";
import { TakeWorkbook } from "./schema";

// Called by a route, not by pages: a workbook is larger than a server action takes.

/** What a vendor sees of its workbook before anything of it is kept. Its own amounts, sealed or not. */
export interface OwnPreview {
  /** How the answer stands that it would be taken into. */
  readonly seen: string;
  readonly findings: readonly UploadFinding[];
  readonly summary: UploadSummary;
  readonly places: LinePlaces;
  readonly lines: readonly CatalogueLine[];
  readonly currency: Currency;
  readonly changed: readonly { readonly lineId: string; readonly before: Cell; readonly after: Cell }[];
  readonly bundleNames: Readonly<Record<string, string>>;
  /** Parts that change beside the lines: bundles, price list, requirements, points, terms. */
  readonly changedRest: number;
  readonly stays: number;
  readonly undone: readonly string[];
  readonly otherCurrency: number;
  /** Something was typed, or submitted, before. */
  readonly hasBefore: boolean;
}

/** Takes a workbook into the vendor's own answer in work; nothing of it is submitted. */
const takeWorkbook = selectionAction({
  name: "answer.takeWorkbook",
  isDraft: true,
  input: TakeWorkbook,
  prepare: ({ bytes }) => parseWorkbook(bytes),
  write: async ({ tx, input, prepared, authorized, now, audit }) =>
    answering({ tx, authorized, now }, async (on) => {
      if (!prepared.ok) return prepared;
      const { variant, seen, readerLocale } = input;
      const taken = await takeOwnWorkbook(on, { variant, seen, read: prepared.value }, (locale) =>
        workbookLanguage(locale, readerLocale),
      );
      if (!taken.ok) return taken;
      audit(taken.value.draftId, undefined, { parts: taken.value.changed });
      return succeed({ changed: taken.value.changed });
    }),
});

/** Vendors whose workbook is being read: one at a time each, so that none keeps others waiting. */
const reading = new Set<string>();

/**
 * Reads the workbook that a request carries, for the vendor that brings it, and answers what is in it; or takes it into
 * the vendor's answer when it says how that stood when it was looked at.
 *
 * Errors: `access.other_origin`, `access.signed_out`, `access.not_found`, `access.forbidden`, `answer.candidate_out`,
 * `answer.not_asked`, `workbook.too_large`, `file.empty`, `file.busy`; those of the reader and of its limits; those of
 * `ownWorkbook`, `placeOfOwn` and `takeOwnWorkbook`.
 */
export async function bringWorkbook(
  request: Request,
  selectionId: string,
  { variant, seen }: { readonly variant: string; readonly seen: string | null },
): Promise<Outcome<OwnPreview | { readonly changed: number }>> {
  if (!isSameOrigin(request.headers)) return fail("access.other_origin");
  const actor = await currentActor();
  if (actor === null) return fail("access.signed_out");
  const { read } = await database();
  // Nobody makes the machine read a file for an answer that is not theirs to give.
  const access = await writeSelection(read, actor, selectionId, "answer.takeWorkbook");
  if (!access.ok) return access;
  const standing = await answersFor(read, access.value, new Date().toISOString());
  if (!standing.ok) return standing;
  const { candidateId } = standing.value;
  if (reading.has(candidateId)) return fail("file.busy");
  reading.add(candidateId);
  try {
    const bytes = await uploadedFile(request, WORKBOOK_LIMITS.bytes);
    if (bytes === null) return tooLargeWorkbook();
    if (bytes.byteLength === 0) return fail("file.empty");
    const readerLocale = await getLocale();
    if (seen !== null) return await takeWorkbook({ selectionId, variant, seen, bytes, readerLocale });
    const parsed = await parseWorkbook(bytes);
    return parsed.ok ? await previewOf(actor, selectionId, variant, parsed.value, readerLocale) : parsed;
  } catch (error) {
    return failureOf(error, "bringWorkbook");
  } finally {
    reading.delete(candidateId);
  }
}

/** What is in a workbook, and what it would change. Nothing is kept. */
async function previewOf(
  actor: Actor,
  selectionId: string,
  variant: string,
  read: ReadWorkbook,
  readerLocale: Locale,
): Promise<Outcome<OwnPreview>> {
  return (await database()).snapshot(async (reader): Promise<Outcome<OwnPreview>> => {
    const access = await readSelection(reader, actor, selectionId, "answer.read");
    if (!access.ok) return access;
    const { selection } = access.value;
    const standing = await answersFor(reader, access.value, new Date().toISOString());
    if (!standing.ok) return standing;
    const { candidateId, asked: now } = standing.value;
    const where = { candidateId, variant };
    const own = await ownWorkbook(reader, selection, where, { read, now }, (locale) =>
      workbookLanguage(locale, readerLocale),
    );
    if (!own.ok) return own;
    const place = await placeOfOwn(reader, where);
    if (!place.ok) return place;
    const { row, seen } = place.value;
    const typed = row ? await ownAnswer(reader, selectionId, row) : succeed(emptyAnswer(selection.currency));
    if (!typed.ok) return typed;
    const { asked, answer, findings, places } = own.value;
    const merged = mergedAnswer(typed.value, answer);
    const lineIds = asked.lines.map(({ id }) => id);
    const before = new Map(typed.value.cells.map(({ lineId, cell }) => [lineId, cell]));
    const after = new Map(merged.answer.cells.map(({ lineId, cell }) => [lineId, cell]));
    const changed = lineIds.flatMap((lineId) => {
      const [then, soon] = [before.get(lineId) ?? NO_ANSWER, after.get(lineId) ?? NO_ANSWER];
      return sameCell(then, soon) ? [] : [{ lineId, before: then, after: soon }];
    });
    return succeed({
      ...{ seen, findings, places, changed },
      lines: asked.lines,
      summary: summaryOf(answer, {
        lines: asked.lines,
        requirements: asked.requirements.length,
        points: asked.points.length,
      }),
      currency: merged.answer.currency,
      bundleNames: Object.fromEntries(
        [...typed.value.bundles, ...merged.answer.bundles].map(({ id, name }) => [id, name]),
      ),
      changedRest: merged.changed.filter((key) => !key.startsWith("cell ")).length,
      ...{ stays: merged.stays, undone: merged.undone, otherCurrency: merged.otherCurrency },
      hasBefore: row !== null,
    });
  });
}
