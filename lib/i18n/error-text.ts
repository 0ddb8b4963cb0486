/**
 * The one place that turns a failure's code into a sentence in the reader's language.
 *
 * A code is "noun.what" and is also the key in the `errors` messages, so a new failure needs a sentence
 * in each language and nothing else. An unknown code gets a general sentence, never the bare code.
 */
type ErrorValues = Record<string, string | number>;

/**
 * What `useTranslations("errors")` and `await getTranslations("errors")` return. Codes are made far from
 * here, so keys are plain text; `markup` is used because, unlike the call itself, it can be seen that way.
 */
interface ErrorMessages {
  has(key: string): boolean;
  markup(key: string, values?: ErrorValues): string;
}

/**
 * @example errorText(t, "number.too_high", { limit: "84" }) // "This is too high; the most is 84."
 */
export function errorText(t: ErrorMessages, code: string, values: ErrorValues = {}): string {
  return t.markup(t.has(code) ? code : "unknown", values);
}
