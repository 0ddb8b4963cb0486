/**
 * One fault in what was entered, as a value: where it is and which rule it breaks.
 * `path` walks from the value that was checked ("2.equity" is the third item's equity; "" is the whole value).
 * `code` is `noun.what`; a catalogue turns it into a sentence, filled in from `params`.
 *
 * @example { path: "2.year", code: "financial.year_twice", params: { year: 2024 } }
 */
export interface FieldError<Code extends string = string> {
  readonly path: string;
  readonly code: Code;
  readonly params: Readonly<Record<string, string | number>>;
}
