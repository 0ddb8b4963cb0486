import { getLocale } from "next-intl/server";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { OwnPreview } from "@/lib/domain/own-preview";
import { tooLargeWorkbook, WORKBOOK_LIMITS } from "@/lib/formats/answer/unpack";
import { readSelection, writeSelection } from "@/lib/server/access";
import { selectionAction } from "@/lib/server/action";
import { database } from "@/lib/server/database";
import { failureOf } from "@/lib/server/guarded-action";
import { keepOwnWorkbook, ownPreview } from "@/lib/server/own-workbook";
import { parseWorkbook } from "@/lib/server/parse-workbook";
import { isSameOrigin } from "@/lib/server/same-origin";
import { currentActor } from "@/lib/server/session";
import { withUpload } from "@/lib/server/upload-file";
import { answering, answersFor } from "@/lib/server/vendor-answer";
import { workbookLanguage } from "../offer-upload/loaders";
import { KeepWorkbook } from "./schema";

// Called by a route, not by pages: a workbook is larger than a server action takes.

/** Keeps a workbook for the vendor to look at. The buyer's record says nothing of it before it is taken in. */
const keepWorkbook = selectionAction({
  name: "answer.takeWorkbook",
  isDraft: true,
  input: KeepWorkbook,
  prepare: ({ file }) => parseWorkbook(file),
  write: async ({ tx, input, prepared, authorized, now }) =>
    answering({ tx, authorized, now }, async (on) => {
      if (!prepared.ok) return prepared;
      const { variant, fileName, readerLocale } = input;
      return keepOwnWorkbook(on, { variant, fileName, read: prepared.value }, (locale) =>
        workbookLanguage(locale, readerLocale),
      );
    }),
});

/** Vendors whose workbook is being read: one at a time each, so that none keeps others waiting. */
const reading = new Set<string>();

/**
 * Reads the workbook that a request carries, for the vendor that brings it, keeps it for its people to look at, and
 * answers what is in it.
 *
 * Errors: `access.other_origin`, `access.signed_out`, `access.not_found`, `access.forbidden`, `answer.candidate_out`,
 * `answer.not_asked`, `workbook.too_large`, `file.busy`; those of {@link withUpload}, of the reader and of its limits; those of
 * `keepOwnWorkbook` and `ownPreview`.
 */
export async function bringWorkbook(
  request: Request,
  selectionId: string,
  { variant, fileName }: { readonly variant: string; readonly fileName: string },
): Promise<Outcome<OwnPreview | null>> {
  if (!isSameOrigin(request.headers)) return fail("access.other_origin");
  const actor = await currentActor();
  if (actor === null) return fail("access.signed_out");
  const db = await database();
  const { read } = db;
  // Nobody makes the machine read a file for an answer that is not theirs to give.
  const access = await writeSelection(read, actor, selectionId, "answer.takeWorkbook");
  if (!access.ok) return access;
  const standing = await answersFor(read, access.value, new Date().toISOString());
  if (!standing.ok) return standing;
  const { candidateId, asked } = standing.value;
  if (reading.has(candidateId)) return fail("file.busy");
  reading.add(candidateId);
  try {
    const readerLocale = await getLocale();
    const room = { most: WORKBOOK_LIMITS.bytes, tooLarge: tooLargeWorkbook };
    const kept = await withUpload(request, room, (file) =>
      keepWorkbook({ selectionId, variant, fileName, file, readerLocale }),
    );
    if (!kept.ok) return kept;
    return await db.snapshot(async (reader): Promise<Outcome<OwnPreview | null>> => {
      const now = await readSelection(reader, actor, selectionId, "answer.read");
      return now.ok
        ? ownPreview(reader, now.value.selection, { candidateId, variant }, asked)
        : succeed(null);
    });
  } catch (error) {
    return failureOf(error, "bringWorkbook");
  } finally {
    reading.delete(candidateId);
  }
}
