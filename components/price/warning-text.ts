import type { useTranslations } from "next-intl";
import { parseIsoDay } from "@/lib/domain/iso-day";
import type { Currency } from "@/lib/domain/money";
import type { OfferWarning } from "@/lib/domain/offer-warnings";
import { ESTABLISHMENT_STAGES } from "@/lib/domain/selection";
import { formatDay, formatMoney } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locales";

/** What a warning needs to be said. */
export interface WarningWords {
  readonly t: ReturnType<typeof useTranslations<"price.warning">>;
  readonly stages: ReturnType<typeof useTranslations<"offers.stage">>;
  readonly locale: Locale;
  /** The selection's: what amounts of warnings are in. */
  readonly currency: Currency;
}

const AMOUNTS = ["price", "median", "stated", "ours", "difference", "amount"];
const DAYS = ["until", "date"];

/** A warning as a sentence in the reader's language. */
export function warningText({ code, params }: OfferWarning, words: WarningWords): string {
  const { t, stages, locale, currency } = words;
  const written = Object.entries(params).map(([key, value]): [string, string | number] => {
    if (AMOUNTS.includes(key) && typeof value === "number")
      return [key, formatMoney(value, currency, locale, { code: true })];
    if (DAYS.includes(key)) {
      const day = parseIsoDay(String(value));
      return [key, day === null ? value : formatDay(day, locale, "short")];
    }
    if (key === "stages") {
      const named = ESTABLISHMENT_STAGES.filter((stage) => String(value).split(" ").includes(stage));
      return [key, named.map((stage) => stages(stage)).join(" + ")];
    }
    return [key, value];
  });
  return t(code, Object.fromEntries(written));
}
