import { useLocale, useTranslations } from "next-intl";
import { milliText } from "@/components/offer/cell-text";
import type { Currency } from "@/lib/domain/money";
import type { Cell } from "@/lib/domain/offer";
import type { TermDifference } from "@/lib/domain/offer-diff";
import { formatDay, formatMoney, formatNumber } from "@/lib/i18n/formats";

type Names = Readonly<Record<string, string>>;

/** A cell in words, with the parts that a grid would show in columns of their own. */
export function useCellSentence(currency: Currency, lineNames: Names, bundleNames: Names) {
  const t = useTranslations("offers");
  const words = useTranslations("versions");
  const locale = useLocale();
  return (cell: Cell): string => {
    const note = cell.note === "" ? [] : [words("noted", { note: cell.note })];
    switch (cell.state) {
      case "priced":
        return [
          `${formatMoney(cell.unitPrice, currency, locale, { decimals: true })} ${t(`per.${cell.driver}`)}, ${t(`period.${cell.period}`)}`,
          ...(cell.quantityMilli === null
            ? []
            : [words("quantity", { quantity: milliText(cell.quantityMilli, locale) })]),
          ...(cell.minimumMilli === null
            ? []
            : [words("minimum", { quantity: milliText(cell.minimumMilli, locale) })]),
          ...cell.tiers.map((tier) =>
            words("tier", {
              quantity: milliText(tier.fromMilli, locale),
              price: formatMoney(tier.unitPrice, currency, locale, { decimals: true }),
            }),
          ),
          ...note,
        ].join(" · ");
      case "included":
        return [t("cell.includedIn", { line: lineNames[cell.inLineId] ?? "?" }), ...note].join(" · ");
      case "bundled":
        return [t("cell.bundledIn", { bundle: bundleNames[cell.bundleId] ?? "?" }), ...note].join(" · ");
      default:
        return [t(`state.${cell.state}`), ...note].join(" · ");
    }
  };
}

/** What a term says, in words. */
export function useTermWords(currency: Currency) {
  const words = useTranslations("versions");
  const locale = useLocale();
  return ({ term }: Pick<TermDifference, "term">, value: string | number | null): string => {
    if (value === null) return words(term === "financedMonths" ? "notFinanced" : "unknown");
    if (typeof value === "string") return term === "validUntil" ? formatDay(value, locale) : value;
    switch (term) {
      case "statedTotal":
        return formatMoney(value, currency, locale, { decimals: true });
      case "indexBasisPoints":
      case "financeBasisPoints":
        return `${formatNumber(value / 100, locale, 2)} %`;
      default:
        return words("months", { months: value });
    }
  };
}
