import { rmSync } from "node:fs";
import { addDocument, removeDocument } from "@/db/writes/document";
import { isSealedWithPrices, MOST_DOCUMENT_BYTES } from "@/lib/domain/document";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { mayInSelection } from "@/lib/domain/policy";
import { arePricesSealed } from "@/lib/domain/sealing";
import { readSelection } from "@/lib/server/access";
import { selectionAction } from "@/lib/server/action";
import { database } from "@/lib/server/database";
import { fieldErrors } from "@/lib/server/field-errors";
import { kindOfFile, MEDIA_TYPES } from "@/lib/server/files/file-kind";
import { encryptFile, newFileKey } from "@/lib/server/files/file-seal";
import {
  type ArrivedFile,
  hashOfFile,
  isDiskFull,
  putInPlace,
  receiveFile,
} from "@/lib/server/files/file-store";
import { noteGone, settleGone } from "@/lib/server/files/gone-content";
import { withVault } from "@/lib/server/price-vault";
import { isSameOrigin } from "@/lib/server/same-origin";
import { currentActor } from "@/lib/server/session";
import { NewDocumentPlace, RemoveDocument, StoredDocument } from "./schema";

// Called by routes, not by pages: a file is larger than a server action takes.

/** Keeps a document whose file has arrived. */
const keepDocument = selectionAction(
  {
    name: "document.add",
    input: StoredDocument,
    write: async ({ tx, input, actor, now, audit, authorized }) => {
      const { selection, participant } = authorized;
      const { fileKey } = input;
      const { selectionId: _of, fileKey: _key, ...held } = input;
      const isSealed = arePricesSealed(selection) && isSealedWithPrices(input.kind);
      // Prices were sealed, or opened, while the file was on its way: nothing is kept in the wrong way.
      if (isSealed !== (fileKey !== null)) return fail("row.changed_meanwhile");
      const context = { selection, actorName: actor.name || participant.name, now };
      const outcome =
        fileKey === null
          ? await addDocument(tx, context, held, null)
          : await withVault({ tx, authorized, now }, (vault) =>
              addDocument(tx, context, held, { vault, fileKey }),
            );
      if (!outcome.ok) return outcome;
      audit(outcome.value.subjectId, outcome.value.before, outcome.value.after);
      return succeed(outcome.value.value);
    },
  },
  "none",
);

const forgetDocument = selectionAction(
  {
    name: "document.remove",
    input: RemoveDocument,
    write: async ({ tx, input, audit }) => {
      const outcome = await removeDocument(tx, input.selectionId, input.documentId);
      if (!outcome.ok) return outcome;
      audit(outcome.value.subjectId, outcome.value.before, outcome.value.after);
      return succeed({ note: noteGone([outcome.value.value.contentHash]) });
    },
  },
  "none",
);

/**
 * Attaches the file that a request carries as its body to a candidate of a selection, or to something of it.
 *
 * Errors: `access.other_origin`, `access.not_found`, `access.forbidden`, `document.empty`, `document.too_large`,
 * `document.kind_unknown`, `document.interrupted`, `storage.full`, those of {@link addDocument} and of the vault.
 */
export async function attachDocument(
  request: { readonly headers: Headers; readonly body: ReadableStream<Uint8Array> | null },
  place: Readonly<Record<string, string | null>>,
): Promise<Outcome<{ readonly id: string }>> {
  if (!isSameOrigin(request.headers)) return fail("access.other_origin");
  const { read } = await database();
  // Nobody makes the machine take a file in for a selection that is not theirs, or learns how it would be asked.
  const access = await readSelection(read, await currentActor(), place.selectionId ?? "", "documents.read");
  if (!access.ok) return access;
  const parsed = NewDocumentPlace.safeParse(place, { reportInput: true });
  if (!parsed.success) return fail("input.invalid", {}, fieldErrors(parsed.error));
  const { selection, participant } = access.value;
  if (!mayInSelection("document.add", participant.role)) return fail("access.forbidden");
  const arrived = await receiveFile(request.body, MOST_DOCUMENT_BYTES);
  if (!arrived.ok) return arrived;
  try {
    const isSealed = arePricesSealed(selection) && isSealedWithPrices(parsed.data.kind);
    return await keepArrived(parsed.data, arrived.value, isSealed);
  } catch (error) {
    if (isDiskFull(error)) return fail("storage.full");
    throw error;
  } finally {
    rmSync(arrived.value.path, { force: true });
  }
}

async function keepArrived(
  place: (typeof NewDocumentPlace)["_zod"]["output"],
  arrived: ArrivedFile,
  isSealed: boolean,
): Promise<Outcome<{ readonly id: string }>> {
  const kind = await kindOfFile(arrived.path, arrived.isPlain);
  if (kind === null) return fail("document.kind_unknown");
  const { byteCount } = arrived;
  const about = { ...place, byteCount, mediaType: MEDIA_TYPES[kind] };
  if (!isSealed) return keepContent(arrived.path, { ...about, contentHash: arrived.hash, fileKey: null });
  const fileKey = newFileKey();
  const sealedPath = `${arrived.path}.sealed.part`;
  try {
    await encryptFile(arrived.path, sealedPath, fileKey);
    const { hash: contentHash } = await hashOfFile(sealedPath);
    return await keepContent(sealedPath, { ...about, contentHash, fileKey });
  } finally {
    rmSync(sealedPath, { force: true });
  }
}

async function keepContent(
  file: string,
  stored: (typeof StoredDocument)["_zod"]["output"],
): Promise<Outcome<{ readonly id: string }>> {
  const note = noteGone([stored.contentHash]);
  try {
    putInPlace(file, stored.contentHash);
    const outcome = await keepDocument(stored);
    // Somebody may have removed the last other document with this content meanwhile.
    if (outcome.ok) putInPlace(file, stored.contentHash);
    return outcome;
  } finally {
    await settleGone(await database(), note);
  }
}

/** Takes a document away, and its content when it was the last one with it. Errors: `access.…`. */
export async function takeDocumentAway(input: {
  readonly selectionId: string;
  readonly documentId: string;
}): Promise<Outcome<null>> {
  const outcome = await forgetDocument(input);
  if (!outcome.ok) return outcome;
  await settleGone(await database(), outcome.value.note);
  return succeed(null);
}

/** The same for a request of one of our own pages. */
export async function takeDocumentAwayByRequest(
  headers: Headers,
  input: { readonly selectionId: string; readonly documentId: string },
): Promise<Outcome<null>> {
  return isSameOrigin(headers) ? takeDocumentAway(input) : fail("access.other_origin");
}
