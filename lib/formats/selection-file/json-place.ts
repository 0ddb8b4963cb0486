/**
 * Walking through JSON of unknown shape: a value, and the path that leads to it as people write it
 * (`offers[2].cells[14].unitPrice`). What is not there reads as nothing, never as an error.
 */
export interface Place {
  readonly value: unknown;
  readonly path: string;
}

/** `pathText(["offers", 2, "currency"])` is `"offers[2].currency"`. */
export function pathText(keys: readonly PropertyKey[]): string {
  let path = "";
  for (const key of keys) path = join(path, key);
  return path;
}

function join(path: string, key: PropertyKey): string {
  if (typeof key === "number") return `${path}[${key}]`;
  return path === "" ? String(key) : `${path}.${String(key)}`;
}

/** The value under a key of its own; undefined when the place is no object or has no such key. */
export function at(place: Place, key: string): Place {
  const { value } = place;
  const inner: unknown =
    typeof value === "object" && value !== null && Object.hasOwn(value, key)
      ? Reflect.get(value, key)
      : undefined;
  return { value: inner, path: join(place.path, key) };
}

/** The items of the list under a key; none when there is no list. */
export function itemsAt(place: Place, key: string): Place[] {
  const list = at(place, key);
  if (!Array.isArray(list.value)) return [];
  return list.value.map((value: unknown, index) => ({ value, path: join(list.path, index) }));
}

export function textAt(place: Place, key: string): string | null {
  const { value } = at(place, key);
  return typeof value === "string" ? value : null;
}

export function numberAt(place: Place, key: string): number | null {
  const { value } = at(place, key);
  return typeof value === "number" ? value : null;
}
