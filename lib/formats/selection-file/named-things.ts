import type { FileFault } from "./faults";
import { at, type Place, textAt } from "./json-place";

/** Names of things in a file: which are in use, what points to them, what is said twice. */

/** The names in use, by what they name. */
export interface KnownIds {
  readonly lines: ReadonlySet<string>;
  readonly candidates: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
  readonly criteria: ReadonlySet<string>;
  readonly participants: ReadonlySet<string>;
  readonly requirements: ReadonlySet<string>;
}

export function fault(place: Place, code: string, params: FileFault["params"] = {}): FileFault {
  return { path: place.path, code, params };
}

/** The ids of a list; the second use of one is a fault. */
export function idsOf(places: readonly Place[], faults: FileFault[]): Set<string> {
  const ids = new Set<string>();
  for (const place of places) {
    const id = textAt(place, "id");
    if (id === null) continue;
    if (ids.has(id)) faults.push(fault(at(place, "id"), "file.id_twice", { id }));
    ids.add(id);
  }
  return ids;
}

/** Reports a name under `key` that nothing bears. */
export function pointsTo(place: Place, key: string, known: ReadonlySet<string>, faults: FileFault[]): void {
  const id = textAt(place, key);
  if (id !== null && !known.has(id)) faults.push(fault(at(place, key), "file.unknown_id", { id }));
}

/** Reports the second and later places that say something about the same things. */
export function onlyOnce(
  places: readonly Place[],
  keys: readonly string[],
  code: string,
  faults: FileFault[],
): void {
  const seen = new Set<string>();
  for (const place of places) {
    const values = keys.map((key) => textAt(place, key));
    if (values.includes(null)) continue;
    const together = JSON.stringify(values);
    if (seen.has(together)) faults.push(fault(place, code));
    seen.add(together);
  }
}
