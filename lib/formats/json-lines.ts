/**
 * A value as lines of JSON, none of them long, so that a large one goes from one process to another without either of
 * them holding all of its text: `[path, value]` each, what is large first empty and then part by part.
 *
 * Invariant: what {@link JsonLines} makes of the lines is what `JSON.parse(JSON.stringify(value))` gives.
 */

/** A part whose text is longer than about this many letters is sent in parts of its own. */
const LONG = 32 * 1024;

type Path = readonly (string | number)[];

/**
 * The lines of a value, each with its end; short ones come several at a time.
 *
 * @example [...jsonLines({ a: 1 })] // ['[[],{"a":1}]\n']
 */
export function* jsonLines(value: unknown): Generator<string, void, undefined> {
  let lines = "";
  for (const line of linesAt([], value, new Map())) {
    lines += line;
    if (lines.length < LONG) continue;
    yield lines;
    lines = "";
  }
  if (lines !== "") yield lines;
}

function* linesAt(
  path: Path,
  value: unknown,
  known: Map<object, number>,
): Generator<string, void, undefined> {
  if (typeof value !== "object" || value === null || lengthOf(value, known) <= LONG) {
    yield `${JSON.stringify([path, value])}\n`;
    return;
  }
  yield `${JSON.stringify([path, Array.isArray(value) ? [] : {}])}\n`;
  const parts = Array.isArray(value) ? value.entries() : Object.entries(value);
  for (const [key, part] of parts)
    if (Array.isArray(value) || part !== undefined) yield* linesAt([...path, key], part, known);
}

/** About how many letters the text of a value has. */
function lengthOf(value: unknown, known: Map<object, number>): number {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return 8;
  const before = known.get(value);
  if (before !== undefined) return before;
  let length = 2;
  for (const [key, part] of Object.entries(value)) length += key.length + 4 + lengthOf(part, known);
  known.set(value, length);
  return length;
}

/** Puts a value together from its lines, in whatever pieces they arrive. */
export class JsonLines {
  readonly #decoder = new TextDecoder();
  /** The line that has not ended yet. */
  #begun: string[] = [];
  #root: unknown;

  /** @throws SyntaxError for what is no JSON, RangeError for a line that fits nowhere */
  take(bytes: Uint8Array): void {
    const lines = this.#decoder.decode(bytes, { stream: true }).split("\n");
    const last = lines.pop() ?? "";
    for (const end of lines) {
      this.#put([...this.#begun, end].join(""));
      this.#begun = [];
    }
    if (last !== "") this.#begun.push(last);
  }

  /** What all lines that have ended make; undefined when there was none. */
  value(): unknown {
    return this.#root;
  }

  #put(line: string): void {
    if (line === "") return;
    const read: unknown = JSON.parse(line);
    const path: unknown = Array.isArray(read) ? read[0] : null;
    if (!Array.isArray(read) || !Array.isArray(path)) throw new RangeError("a line without a place");
    const last: unknown = path.pop();
    if (last === undefined) {
      this.#root = read[1];
      return;
    }
    let place: unknown = this.#root;
    for (const key of path) place = partOf(place, key);
    if (typeof place !== "object" || place === null) throw new RangeError("a line that fits nowhere");
    // Not an assignment: a part may be called like something every object has.
    Object.defineProperty(place, String(last), {
      ...{ value: read[1], configurable: true, enumerable: true, writable: true },
    });
  }
}

function partOf(place: unknown, key: unknown): unknown {
  if (typeof place !== "object" || place === null) return undefined;
  return Object.getOwnPropertyDescriptor(place, String(key))?.value;
}
