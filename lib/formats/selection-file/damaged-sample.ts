import { readFileSync } from "node:fs";
import { readSelectionFile } from "./read-selection-file";

/** The sample as it is written, and with damage done to it: for tests of what is said of a file. */

export const sampleText = readFileSync(
  new URL("../sample/hansen-maskinfabrik.json", import.meta.url),
  "utf8",
);

/** The sample with a change somewhere deep in it, as text; `change` gets plain JSON. */
export function damaged(path: readonly (string | number)[], value: unknown): string {
  const root: unknown = JSON.parse(sampleText);
  let place: unknown = root;
  for (const key of path.slice(0, -1)) {
    if (typeof place !== "object" || place === null) throw new TypeError(`nothing at ${path.join(".")}`);
    place = Reflect.get(place, key);
  }
  const last = path.at(-1);
  if (typeof place !== "object" || place === null || last === undefined) throw new TypeError("no place");
  if (value === undefined) Reflect.deleteProperty(place, last);
  else Reflect.set(place, last, value);
  return JSON.stringify(root);
}

/** Path and code of every fault of a file; empty when it can be read. */
export function faultsOf(text: string): [string, string][] {
  const outcome = readSelectionFile(text);
  if (outcome.ok) return [];
  if (outcome.code !== "file.faults") throw new Error(outcome.code);
  return (outcome.fields ?? []).map(({ path, code }) => [path, code]);
}
