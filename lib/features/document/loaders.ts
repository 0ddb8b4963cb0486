import { createReadStream, existsSync } from "node:fs";
import { Readable } from "node:stream";
import { connection } from "next/server";
import { documentEntries, documentOfSelection, documentSubjects } from "@/db/queries/document";
import { candidateNames, candidateOfSelection } from "@/db/queries/offer";
import { mayInSelection } from "@/lib/domain/policy";
import { arePricesSealed } from "@/lib/domain/sealing";
import { readSelection } from "@/lib/server/access";
import { database } from "@/lib/server/database";
import { decryptedContent } from "@/lib/server/files/file-seal";
import { placeOf } from "@/lib/server/files/file-store";
import { logBug } from "@/lib/server/log";
import { currentActor } from "@/lib/server/session";

/** All documents of a selection, and whose they can be; null for strangers and evaluators. */
export async function loadDocuments(selectionId: string) {
  await connection();
  const actor = await currentActor();
  const open = await database();
  return open.snapshot(async (reader) => {
    const access = await readSelection(reader, actor, selectionId, "documents.read");
    if (!access.ok) return null;
    const { selection, participant } = access.value;
    const documents = await documentEntries(reader, selectionId);
    const owners = new Set(
      documents.flatMap((each) =>
        each.subjectId === null || each.candidateId === null ? [] : [each.candidateId],
      ),
    );
    const subjects = new Map<string, Awaited<ReturnType<typeof documentSubjects>>[number]>();
    for (const owner of owners)
      for (const subject of await documentSubjects(reader, selectionId, owner))
        subjects.set(subject.id, subject);
    return {
      selectionId,
      selectionName: selection.name,
      pricesSealed: arePricesSealed(selection),
      mayWrite: mayInSelection("document.add", participant.role),
      candidates: (await candidateNames(reader, selectionId)).map(({ id, name, letter }) => ({
        id,
        name,
        letter,
      })),
      documents,
      /** What the documents belong to, by name. */
      subjects: [...subjects.values()],
    };
  });
}

/** The documents of one candidate, and what of it they can belong to. */
export async function loadCandidateDocuments(selectionId: string, candidateId: string) {
  await connection();
  const actor = await currentActor();
  const open = await database();
  return open.snapshot(async (reader) => {
    const access = await readSelection(reader, actor, selectionId, "documents.read");
    if (!access.ok) return null;
    const owner = await candidateOfSelection(reader, selectionId, candidateId);
    if (!owner) return null;
    return {
      pricesSealed: arePricesSealed(access.value.selection),
      mayWrite: mayInSelection("document.add", access.value.participant.role),
      documents: await documentEntries(reader, selectionId, owner.id),
      subjects: await documentSubjects(reader, selectionId, owner.id),
    };
  });
}

/** What a download answers. */
export type DocumentFile =
  | {
      readonly ok: true;
      readonly fileName: string;
      readonly mediaType: string;
      readonly byteCount: number;
      readonly body: ReadableStream;
    }
  | { readonly ok: false; readonly code: "document.sealed" | "document.file_missing" };

/** A document's file for whoever may read it; null for everybody else. */
export async function loadDocumentFile(
  selectionId: string,
  documentId: string,
): Promise<DocumentFile | null> {
  await connection();
  const { read } = await database();
  const access = await readSelection(read, await currentActor(), selectionId, "documents.read");
  if (!access.ok) return null;
  const row = await documentOfSelection(read, selectionId, documentId);
  if (!row) return null;
  if (row.isSealed) return { ok: false, code: "document.sealed" };
  const file = placeOf(row.contentHash);
  if (!existsSync(file)) {
    logBug(new Error(`the file of ${row.id} is not in the store`), "document");
    return { ok: false, code: "document.file_missing" };
  }
  const { fileName, mediaType, byteCount, fileKey } = row;
  const content =
    fileKey === null ? createReadStream(file) : Readable.from(await decryptedContent(file, fileKey));
  return { ok: true, fileName, mediaType, byteCount, body: webStream(content) };
}

function webStream(content: Readable): ReadableStream {
  // Node's own type of the same stream; the two declarations differ in nothing that is used.
  return Readable.toWeb(content) as ReadableStream;
}
