import { type Minor, minor } from "@/lib/domain/money";

/**
 * Reads back what was written before it was sealed. Whatever opens was written by us and not changed since, so a
 * value of another kind is a bug; its message never says what stood there.
 */

type Held = Readonly<Record<string, unknown>>;

const isHeld = (value: unknown): value is Held =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function wrong(wanted: string): never {
  throw new Error(`something that was sealed is not ${wanted}`);
}

export function record(opened: string): Held {
  const value = parsed(opened);
  return isHeld(value) ? value : wrong("a record");
}

/** The parser's own message would quote what it read. */
function parsed(opened: string): unknown {
  try {
    return JSON.parse(opened);
  } catch {
    return null;
  }
}

export const text = (value: unknown): string => (typeof value === "string" ? value : wrong("a text"));

export const whole = (value: unknown): number =>
  typeof value === "number" && Number.isSafeInteger(value) ? value : wrong("a whole number");

export const amount = (value: unknown): Minor => minor(whole(value));

export const orNull = <Value>(value: unknown, read: (value: unknown) => Value): Value | null =>
  value === null ? null : read(value);

export function listOf<Value>(value: unknown, read: (item: Held) => Value): Value[] {
  if (!Array.isArray(value)) return wrong("a list");
  return value.map((item: unknown) => (isHeld(item) ? read(item) : wrong("a list of records")));
}
