import { createTranslator } from "next-intl";
import { errorText } from "../../lib/i18n/error-text";
import { loadMessages } from "../../lib/i18n/load-messages";
import type { Locale } from "../../lib/i18n/locales";

/** The sentence for a failure's code, as the product says it. */
export function sentenceOf(
  locale: Locale,
  code: string,
  values: Readonly<Record<string, string | number>>,
): string {
  const t = createTranslator({ locale, messages: loadMessages(locale), namespace: "errors" });
  return errorText(t, code, values);
}
