import { open as openFile } from "node:fs/promises";
import yauzl from "yauzl";

/**
 * What a file is, by its content alone: its name and what a browser says of it are not believed. Only kinds that no
 * program runs by itself are kept; pages, drawings with scripts in them, programs, archives and workbooks with macros
 * are not.
 */
export type KeptKind = "pdf" | "xlsx" | "docx" | "ods" | "odt" | "png" | "jpg" | "txt";

export const MEDIA_TYPES: Readonly<Record<KeptKind, string>> = {
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  odt: "application/vnd.oasis.opendocument.text",
  png: "image/png",
  jpg: "image/jpeg",
  txt: "text/plain; charset=utf-8",
};

/** The first bytes tell most kinds. */
const HEAD_BYTES = 4096;
const MOST_ENTRIES = 5_000;

/** The kind of a stored file; null for one that is not kept. `isPlain`: no control character was met in all of it. */
export async function kindOfFile(file: string, isPlain: boolean): Promise<KeptKind | null> {
  const head = await headOf(file);
  const starts = (...bytes: number[]) => bytes.every((byte, index) => head[index] === byte);
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "png";
  if (starts(0xff, 0xd8, 0xff)) return "jpg";
  if (head.subarray(0, 1024).includes("%PDF-")) return "pdf";
  if (starts(0x50, 0x4b, 0x03, 0x04)) return officeKind(file, head);
  return isPlain && isHarmlessText(head) ? "txt" : null;
}

async function headOf(file: string): Promise<Buffer> {
  const handle = await openFile(file, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Text that a browser or a shell would take for something to run is not kept as text. */
function isHarmlessText(head: Buffer): boolean {
  const text = head
    .toString("latin1")
    .replace(/^\u00ef\u00bb\u00bf/, "")
    .trimStart()
    .toLowerCase();
  return !/^(?:<|#!|%!|mz)/.test(text) && !/<(?:html|script|svg|iframe|body)\b/.test(text);
}

/** An office document is an archive of a known build: its list of contents says which. Nothing of it is unpacked. */
async function officeKind(file: string, head: Buffer): Promise<KeptKind | null> {
  const names = await entryNames(file);
  if (names === null || [...names].some((name) => /vbaproject\.bin$|^basic\//i.test(name))) return null;
  if (names.has("[Content_Types].xml")) {
    if (names.has("xl/workbook.xml")) return "xlsx";
    if (names.has("word/document.xml")) return "docx";
  }
  // The first entry of an OpenDocument file is its type, stored as it is.
  const first = head.subarray(30, 120).toString("latin1");
  if (first.startsWith(`mimetype${MEDIA_TYPES.ods}`)) return "ods";
  if (first.startsWith(`mimetype${MEDIA_TYPES.odt}`)) return "odt";
  return null;
}

/** The names in an archive; null when it is no whole archive, or has more than any document. */
function entryNames(file: string): Promise<ReadonlySet<string> | null> {
  return new Promise((resolve) => {
    yauzl.open(file, { lazyEntries: true, autoClose: true }, (error, archive) => {
      if (error || !archive) return resolve(null);
      if (archive.entryCount > MOST_ENTRIES) {
        archive.close();
        return resolve(null);
      }
      const names = new Set<string>();
      archive.on("entry", (entry: { readonly fileName: string }) => {
        names.add(entry.fileName);
        archive.readEntry();
      });
      archive.on("end", () => resolve(names));
      archive.on("error", () => resolve(null));
      archive.readEntry();
    });
  });
}
