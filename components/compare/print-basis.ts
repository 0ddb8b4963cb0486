import type { useTranslations } from "next-intl";
import type { PreparedComparison } from "@/lib/domain/comparison/prepare";
import type { Comparison } from "@/lib/domain/comparison/result";
import { formatDay, formatNumber, formatPercent } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locales";

/** What the printed comparison needs to speak, beside the matrix's own words. */
export interface PrintWords {
  readonly t: ReturnType<typeof useTranslations<"print">>;
  readonly locale: Locale;
}

/** What a comparison was made on, in one line: type, months, volumes, services, weights. */
export function basisText(prepared: PreparedComparison, comparison: Comparison, words: PrintWords): string {
  const { t, locale } = words;
  const { basis, weights } = comparison;
  const leftOut = prepared.dossier.lines.filter((line) => basis.leftOutLineIds.includes(line.id));
  const share = (tenths: number) => formatNumber(tenths / 10, locale, tenths % 10 === 0 ? 0 : 1);
  return [
    t("type", { type: String(basis.establishmentType) }),
    t("months", { months: basis.horizonMonths }),
    t("volume", {
      factor: formatNumber(basis.volumePercent / 100, locale, basis.volumePercent % 10 === 0 ? 1 : 2),
    }),
    ...(prepared.dossier.lines.some((line) => line.scope === "optional")
      ? [t("optional", { with: basis.withOptional ? "yes" : "no" })]
      : []),
    ...(leftOut.length > 0
      ? [
          t("leftOut", {
            services: new Intl.ListFormat(locale, { type: "conjunction" }).format(
              leftOut.map((line) => line.name),
            ),
          }),
        ]
      : []),
    ...(basis.discountBasisPoints > 0
      ? [t("discount", { rate: formatPercent(basis.discountBasisPoints / 10_000, locale, 1) })]
      : []),
    t("quality", { quality: share(1000 - weights.priceShareTenths), price: share(weights.priceShareTenths) }),
  ].join(" · ");
}

/** Which version of which offer each column shows. */
export function offerTexts(prepared: PreparedComparison, words: PrintWords): string[] {
  const { t, locale } = words;
  const own = prepared.dossier.selection.currency;
  return prepared.candidates.map(({ letter, candidate, offer }) => {
    const name = `${letter} ${candidate.vendor.legalName}`;
    if (offer === null) return t("offerNone", { name });
    return [
      t("offer", { name, version: offer.versionNumber }),
      ...(offer.receivedOn ? [t("offerDay", { day: formatDay(offer.receivedOn, locale, "short") })] : []),
      ...(offer.currency === own ? [] : [t("offerCurrency", { currency: offer.currency })]),
    ].join(", ");
  });
}
