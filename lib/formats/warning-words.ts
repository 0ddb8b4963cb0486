import type { OfferWarning } from "@/lib/domain/offer-warnings";
import { DRIVERS, ESTABLISHMENT_STAGES } from "@/lib/domain/selection";
import { type ExportTexts, filled } from "./export-texts";

const AMOUNTS = ["price", "median", "stated", "ours", "difference", "amount"];

/**
 * A warning as one sentence of an export; amounts with two decimals and the currency's code.
 * `unit_price_high` of 900.00 against 325.00: "run: 900.00 DKK a month per unit is 277 % of the others' median 325.00 DKK."
 */
export function warningWords(warning: OfferWarning, currency: string, texts: ExportTexts): string {
  const { code, params } = warning;
  const values = Object.fromEntries(
    Object.entries(params).map(([key, value]): [string, string | number] => {
      if (AMOUNTS.includes(key) && typeof value === "number")
        return [key, `${(value / 100).toFixed(2).replace(".", texts.decimalMark)} ${currency}`];
      if (key === "driver" || key === "asked") {
        const driver = DRIVERS.find((each) => each === value);
        return [key, driver === undefined ? value : texts.driver[driver]];
      }
      if (key === "stages") {
        const named = ESTABLISHMENT_STAGES.filter((stage) => String(value).split(" ").includes(stage));
        return [key, named.map((stage) => texts.stage[stage]).join(" + ")];
      }
      return [key, value];
    }),
  );
  return [filled(texts.warning[code], values), ...furtherWords(warning, texts)].join(" ");
}

function furtherWords({ code, params }: OfferWarning, texts: ExportTexts): string[] {
  if (code === "bundle_hides_stage") return params.beyond === 1 ? [texts.warningMore.beyond] : [];
  if (code !== "abnormally_low") return [];
  return [
    ...(params.belowMean === 1 ? [texts.warningMore.belowMean] : []),
    ...(params.belowNext === 1 ? [texts.warningMore.belowNext] : []),
  ];
}
