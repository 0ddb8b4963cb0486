import { crc32 } from "node:zlib";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { type Failure, fail, type Outcome, succeed } from "@/lib/domain/outcome";

/**
 * Unpacking a workbook without believing a word of it. A workbook is a zip of XML parts; what its headers say about
 * sizes and places is checked, not trusted, and only the parts that hold cells are inflated, counted while they are.
 */

export const WORKBOOK_LIMITS = {
  /** Of the file as it is sent. */
  bytes: 10 * 1024 * 1024,
  /** Of all parts together, inflated. */
  inflatedBytes: 100 * 1024 * 1024,
  entries: 1_000,
  /** Of one sheet that hold something. */
  rows: 10_000,
} as const;

const MEGABYTE = 1024 * 1024;

/** The parts that hold cells, and those that say which they are. Pictures, drawings, comments and the like are left packed. */
const NEEDED =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/[^/]+\.xml|xl\/_rels\/[^/]+\.rels|xl\/worksheets\/[^/]+\.xml)$/i;

const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

/**
 * The same workbook as a plain zip of the needed parts, none of them compressed, so that whoever reads it further has
 * no header left to be fooled by.
 *
 * Errors: `file.empty`; `workbook.too_large { megabytes }`; `workbook.password`; `workbook.old_format` (.xls);
 * `workbook.binary_format` (.xlsb); `workbook.open_document` (.ods); `workbook.text_file` (csv and the like);
 * `workbook.pdf`; `workbook.not_a_workbook` (anything else); `workbook.damaged`; `workbook.too_many_parts { limit }`;
 * `workbook.bomb { megabytes }` (inflates to more than the limit, or says so); `workbook.overlapping` (parts share
 * bytes); `workbook.sizes_lie` (a part is not as long as its header says); `workbook.entities` (declares entities of
 * its own); `workbook.too_many_rows`.
 *
 * @example
 * await unpackWorkbook(Buffer.from("name;price\nBackup;45")) // { ok: false, code: "workbook.text_file", params: {} }
 */
export async function unpackWorkbook(bytes: Buffer): Promise<Outcome<Uint8Array<ArrayBuffer>>> {
  if (bytes.length === 0) return fail("file.empty");
  if (bytes.length > WORKBOOK_LIMITS.bytes) return tooLargeWorkbook();
  const foreign = kindOfOther(bytes);
  if (foreign !== null) return fail(foreign);
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true });
  } catch {
    return fail("workbook.damaged");
  }
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.length >= WORKBOOK_LIMITS.entries)
        return fail("workbook.too_many_parts", { limit: WORKBOOK_LIMITS.entries });
      entries.push(entry);
    }
  } catch {
    return fail("workbook.damaged");
  }
  const fault = faultOfDirectory(entries, bytes.length);
  if (fault !== null) return fault;
  const parts: Part[] = [];
  let total = 0;
  for (const entry of entries.filter(({ fileName }) => NEEDED.test(fileName))) {
    const inflated = await inflate(zip, entry, WORKBOOK_LIMITS.inflatedBytes - total);
    if (!inflated.ok) return inflated;
    total += inflated.value.length;
    const found = lookedThrough(inflated.value);
    if (found !== null) return found;
    parts.push({ name: entry.fileName, content: inflated.value });
  }
  return succeed(storedZip(parts));
}

export function tooLargeWorkbook() {
  return fail("workbook.too_large", { megabytes: WORKBOOK_LIMITS.bytes / MEGABYTE });
}

function bomb() {
  return fail("workbook.bomb", { megabytes: WORKBOOK_LIMITS.inflatedBytes / MEGABYTE });
}

/** What a file is that is no zip; null when it is one. */
function kindOfOther(bytes: Buffer): string | null {
  if (bytes.subarray(0, 2).toString("latin1") === "PK") return null;
  if (bytes.subarray(0, OLE.length).equals(OLE)) {
    // The names of the streams inside stand there as UTF-16.
    return bytes.includes(Buffer.from("EncryptedPackage", "utf16le"))
      ? "workbook.password"
      : "workbook.old_format";
  }
  const start = bytes.subarray(0, 4_096);
  if (start.subarray(0, 5).toString("latin1") === "%PDF-") return "workbook.pdf";
  const marks = start.subarray(0, 2).toString("hex");
  const looksLikeText = marks === "fffe" || marks === "feff" || !start.includes(0);
  return looksLikeText ? "workbook.text_file" : "workbook.not_a_workbook";
}

/** What the list of parts gives away before anything is inflated; null when nothing. */
function faultOfDirectory(entries: readonly Entry[], fileLength: number) {
  const names = new Set(entries.map(({ fileName }) => fileName.toLowerCase()));
  if (names.size !== entries.length) return fail("workbook.damaged");
  if (!names.has("[content_types].xml")) {
    const isOpenDocument = names.has("mimetype") && names.has("meta-inf/manifest.xml");
    return fail(isOpenDocument ? "workbook.open_document" : "workbook.not_a_workbook");
  }
  if (names.has("xl/workbook.bin")) return fail("workbook.binary_format");
  if (![...names].some((name) => name.startsWith("xl/worksheets/"))) return fail("workbook.not_a_workbook");
  if (entries.some((entry) => entry.isEncrypted())) return fail("workbook.password");
  const claimed = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (claimed > WORKBOOK_LIMITS.inflatedBytes) return bomb();
  const placed = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  const shares = placed.some(({ relativeOffsetOfLocalHeader: offset, compressedSize }, index) => {
    const next = placed[index + 1]?.relativeOffsetOfLocalHeader ?? fileLength;
    return offset + LOCAL_HEADER + compressedSize > next;
  });
  return shares ? fail("workbook.overlapping") : null;
}

/** One part inflated, as long as it stays within `room` bytes. */
async function inflate(zip: ZipFile, entry: Entry, room: number): Promise<Outcome<Buffer>> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream) {
      const piece = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
      size += piece.length;
      // Leaving the loop closes the stream: nothing more is inflated.
      if (size > room) return bomb();
      chunks.push(piece);
    }
  } catch (error) {
    const lies =
      error instanceof Error && /too many bytes|not enough bytes|size mismatch/i.test(error.message);
    return fail(lies ? "workbook.sizes_lie" : "workbook.damaged");
  }
  return succeed(Buffer.concat(chunks));
}

const DECLARATION = /<!(DOCTYPE|ENTITY)/i;

/** A cell beyond row 20 000 that holds something: nobody fills in that many by hand. */
const DEEP_CELL = /<c [^>]*\br="[A-Z]{1,3}(?:[2-9]\d{4}|\d{6,7})"[^>/]*>\s*<(?:v|is|f)\b/;

/** Longest thing looked for, so that none is missed between two pieces. */
const OVERLAP = 256;

/**
 * What a part must not hold; null when it holds nothing of it. Parts of a workbook declare no document type and no
 * entities; one that does was made by hand, and not for reading.
 */
function lookedThrough(content: Buffer): Failure | null {
  // Two bytes a letter: no program writes parts like that, and a declaration could hide in it.
  const marks = content.subarray(0, 2).toString("hex");
  if (marks === "fffe" || marks === "feff" || content.subarray(0, 2).includes(0))
    return fail("workbook.entities");
  // Piece by piece: a single text of 100 MB would cost as much again.
  for (let from = 0; from < content.length; from += MEGABYTE) {
    const piece = content.toString("latin1", from, from + MEGABYTE + OVERLAP);
    if (DECLARATION.test(piece)) return fail("workbook.entities");
    if (DEEP_CELL.test(piece))
      return fail("workbook.too_many_rows", { sheet: "", limit: WORKBOOK_LIMITS.rows });
  }
  return null;
}

interface Part {
  readonly name: string;
  readonly content: Buffer;
}

const LOCAL_HEADER = 30;
const DIRECTORY_HEADER = 46;

/** A zip with every part as it is. Its own headers are right, for we have counted. */
function storedZip(parts: readonly Part[]): Uint8Array<ArrayBuffer> {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of parts) {
    const label = Buffer.from(name, "utf8");
    const sum = crc32(content);
    const local = Buffer.alloc(LOCAL_HEADER);
    local.writeUInt32LE(0x04034b50, 0);
    const entry = Buffer.alloc(DIRECTORY_HEADER);
    entry.writeUInt32LE(0x02014b50, 0);
    // The fields both headers share stand two bytes later in the directory's.
    for (const [header, shift] of [
      [local, 4],
      [entry, 6],
    ] as const) {
      header.writeUInt16LE(20, shift);
      header.writeUInt16LE(0x0800, shift + 2);
      header.writeUInt32LE(sum, shift + 10);
      header.writeUInt32LE(content.length, shift + 14);
      header.writeUInt32LE(content.length, shift + 18);
      header.writeUInt16LE(label.length, shift + 22);
    }
    entry.writeUInt32LE(offset, 42);
    pieces.push(local, label, content);
    directory.push(entry, label);
    offset += LOCAL_HEADER + label.length + content.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...pieces, listed, end]));
}
