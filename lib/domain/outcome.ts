import type { FieldError } from "./field-error";

/** An expected failure, as a value. `code` is `noun.what`; one catalogue turns it into a sentence. */
export interface Failure {
  readonly ok: false;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
  /** What is wrong in which field of the input. */
  readonly fields?: readonly FieldError[];
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | Failure;

/** `succeed(3)` is `{ ok: true, value: 3 }`. */
export function succeed<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

/** `fail("vendor.in_use", { count: 2 })`. */
export function fail(
  code: string,
  params: Readonly<Record<string, string | number>> = {},
  fields: readonly FieldError[] = [],
): Failure {
  return { ok: false, code, params, fields };
}
