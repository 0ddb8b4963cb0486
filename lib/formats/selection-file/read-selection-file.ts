import type { Dossier } from "@/lib/domain/dossier";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { crossReferenceFaults } from "./cross-references";
import { MOST_FAULTS, shapeFaults } from "./faults";
import { FILE_FORMAT, FILE_VERSION, selectionFile } from "./file-schema";
import { dossierFromFile } from "./file-to-dossier";
import { at, type Place } from "./json-place";

/** Largest selection file: 20 MB, as bytes of UTF-8. */
export const MOST_FILE_BYTES = 20 * 1024 * 1024;

/**
 * Reads a selection file.
 *
 * Errors: `file.too_large { megabytes }`; `file.not_json { line, column }`; `file.not_a_selection` (some other JSON);
 * `file.newer_version { version, known }`; `file.faults { count }` with the faults in `fields`, each with its path in
 * the file, at most {@link MOST_FAULTS} of them.
 *
 * @example
 * const outcome = readSelectionFile('{"format":"shortlist.selection","version":1, …, "plugs":[{"lineId":"nope", …}]}');
 * // { ok: false, code: "file.faults", params: { count: 1 },
 * //   fields: [{ path: "plugs[0].lineId", code: "file.unknown_id", params: { id: "nope" } }] }
 */
export function readSelectionFile(text: string): Outcome<Dossier> {
  if (new TextEncoder().encode(text).byteLength > MOST_FILE_BYTES) return tooLarge();
  let raw: unknown;
  try {
    raw = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    return fail("file.not_json", whereJsonBroke(error, text));
  }
  return dossierFromJson(raw);
}

/** The same from JSON that is already parsed. */
export function dossierFromJson(raw: unknown): Outcome<Dossier> {
  const root: Place = { value: raw, path: "" };
  if (at(root, "format").value !== FILE_FORMAT) return fail("file.not_a_selection");
  const version = at(root, "version").value;
  if (typeof version === "number" && version > FILE_VERSION)
    return fail("file.newer_version", { version, known: FILE_VERSION });
  const parsed = selectionFile.safeParse(raw, { reportInput: true });
  const faults = [...(parsed.success ? [] : shapeFaults(parsed.error)), ...crossReferenceFaults(root)];
  if (!parsed.success || faults.length > 0)
    return fail("file.faults", { count: faults.length }, faults.slice(0, MOST_FAULTS));
  return succeed(dossierFromFile(parsed.data));
}

export function tooLarge() {
  return fail("file.too_large", { megabytes: MOST_FILE_BYTES / (1024 * 1024) });
}

/** Line and column, from 1, of where the text stops being JSON; the start when the engine does not say. */
function whereJsonBroke(error: unknown, text: string): { line: number; column: number } {
  const found = error instanceof Error ? /at position (\d+)/.exec(error.message)?.[1] : undefined;
  const ends = error instanceof Error && /end of JSON/.test(error.message);
  const before = text.slice(0, found === undefined ? (ends ? text.length : 0) : Number(found)).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
