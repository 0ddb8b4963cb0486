/** Files kept with a candidate: what they are of. */

export const DOCUMENT_KINDS = [
  "offer",
  "assurance_report",
  "accounts",
  "contract",
  "reference",
  "other",
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Largest file that is kept, in bytes. */
export const MOST_DOCUMENT_BYTES = 25 * 1024 * 1024;

/** Most documents of one selection. */
export const MOST_DOCUMENTS = 1_000;

/** Kinds that may hold prices: while those are sealed, such a file is kept encrypted and opened by nobody. */
const PRICED_KINDS: readonly DocumentKind[] = ["offer", "contract"];

/** Whether a file of this kind is sealed with the prices. `isSealedWithPrices("accounts")` is false */
export function isSealedWithPrices(kind: DocumentKind): boolean {
  return PRICED_KINDS.includes(kind);
}

/** A document as lists show it. */
export interface DocumentEntry {
  readonly id: string;
  readonly candidateId: string | null;
  readonly candidateName: string | null;
  readonly letter: string | null;
  readonly kind: DocumentKind;
  readonly subjectId: string | null;
  readonly fileName: string;
  readonly byteCount: number;
  readonly mediaType: string;
  readonly isSealed: boolean;
  readonly addedBy: string;
  /** ISO timestamp. */
  readonly addedAt: string;
}

/**
 * Finds documents by words: each has to stand somewhere in the file's name, in its candidate's letter and name, or in
 * the name of what it belongs to. Case does not matter, nor how a letter with a mark is put together (file names from
 * a Mac take it apart). Blank finds everything.
 *
 * @example documentFinder("isae nordlys")(entry, "ISAE 3402, BDO") // true for Nordlys' report
 */
export function documentFinder(
  search: string,
): (
  entry: Pick<DocumentEntry, "fileName" | "candidateName" | "letter">,
  subjectName: string | undefined,
) => boolean {
  const words = plain(search)
    .split(/\s+/)
    .filter((word) => word !== "");
  return ({ fileName, letter, candidateName }, subjectName) => {
    const text = plain([fileName, letter, candidateName, subjectName].join(" "));
    return words.every((word) => text.includes(word));
  };
}

const plain = (text: string): string => text.normalize("NFKC").toLowerCase();

const MOST_NAME = 200;

/**
 * A file's name as it is kept: without folders, control characters and marks that turn the direction of writing (with
 * which "fdp.exe" is made to look like "exe.pdf"), and not too long. `keptFileName("C:\\tmp\\a.pdf")` is `"a.pdf"`
 */
export function keptFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  const clean = last.replace(/\p{C}/gu, "").trim();
  const [whole = "", ending = ""] = /(\.[\p{L}\p{N}]{1,8})$/u.exec(clean) ?? [];
  const stem = whole === "" ? clean : clean.slice(0, -whole.length);
  const kept = [...stem].slice(0, MOST_NAME - ending.length).join("") + ending;
  return kept === "" ? "document" : kept;
}

/**
 * The header that makes a browser save a file under its name, whatever letters that has (RFC 6266 with RFC 5987).
 *
 * @example attachmentHeader("Års.pdf") // `attachment; filename="_rs.pdf"; filename*=UTF-8''%C3%85rs.pdf`
 */
export function attachmentHeader(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(fileName).replace(
    /['()*!]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
