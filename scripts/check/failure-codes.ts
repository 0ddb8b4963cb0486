import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { OPEN_POINTS } from "../../lib/domain/open-points";
import { ORGANISATION_POLICY, SELECTION_POLICY, SELECTION_READS } from "../../lib/domain/policy";

/**
 * Finds the failure codes ("noun.what") that the code can give, so that each can be held against the
 * sentences in the `errors` messages. It reads the text of the rooms that make failures: a code must be
 * written out where it is made, which also lets whoever meets it in a log find it.
 */

export interface UsedCode {
  readonly code: string;
  readonly file: string;
}

/** Where failures are made. Pages and components only show them. */
const rooms = ["lib/domain", "lib/formats", "lib/server", "lib/features", "lib/i18n", "db"];

/** Names of the same shape that are not failures: what may be done or read, and what is still missing. */
const otherNames = new Set<string>([
  ...OPEN_POINTS,
  ...Object.keys(ORGANISATION_POLICY),
  ...Object.keys(SELECTION_POLICY),
  ...Object.keys(SELECTION_READS),
]);

/**
 * @example codesIn('return fail("vendor.in_use");') // ["vendor.in_use"]
 */
export function codesIn(source: string): string[] {
  const withoutComments = source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "");
  const literals = withoutComments.matchAll(/"([a-z]+(?:_[a-z]+)*\.[a-z]+(?:_[a-z]+)*)"/g);
  return [...literals]
    .map((match) => match[1] ?? "")
    .filter((code) => !otherNames.has(code) && !isFileName(code));
}

function isFileName(text: string): boolean {
  return /\.(?:pdf|sqlite|json|xlsx|csv|svg|ts|html|log|zip)$/.test(text);
}

/** Every code the product's own sources can give, each with one place it comes from. */
export function usedCodes(root: string): UsedCode[] {
  const found = new Map<string, string>();
  for (const room of rooms) {
    for (const entry of sourcesIn(join(root, room))) {
      const file = join(room, entry);
      for (const code of codesIn(readFileSync(join(root, file), "utf8"))) {
        if (!found.has(code)) found.set(code, file);
      }
    }
  }
  return [...found].map(([code, file]) => ({ code, file }));
}

function sourcesIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, encoding: "utf8" });
    return entries
      .filter((entry) => /\.tsx?$/.test(entry) && !/(?:\.(?:test|d)\.tsx?|testing\.ts)$/.test(entry))
      .sort();
  } catch {
    // A room that has not been built yet makes no failures.
    return [];
  }
}
