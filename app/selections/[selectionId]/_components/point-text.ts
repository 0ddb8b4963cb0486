import { getLocale, getTranslations } from "next-intl/server";
import type { OpenPoint } from "@/lib/domain/open-points";
import { formatZonedMoment } from "@/lib/i18n/formats";

/** The sentence for an open point in the reader's language; moments by the clock on the reader's wall. */
export async function pointTexts(): Promise<(point: OpenPoint) => string> {
  const t = await getTranslations("overview");
  const locale = await getLocale();
  return ({ code, params }) => {
    if (code !== "offers.round_open") return t(`point.${code}`, params);
    const due = String(params.deadline);
    const at = due === "none" ? "" : formatZonedMoment(due, locale);
    return t(`point.${code}`, { ...params, due: due === "none" ? "no" : "yes", at });
  };
}
