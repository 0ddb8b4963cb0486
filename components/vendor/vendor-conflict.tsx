import { useLocale, useTranslations } from "next-intl";
import { formatNumber } from "@/lib/i18n/formats";
import type { VendorValues } from "./vendor-form";

const FIELDS = ["legalName", "country", "registrationNumber", "employees", "website", "notes"] as const;

/** The fields in which a colleague's version differs from what is typed here. */
export function VendorConflict({ mine, theirs }: { mine: VendorValues; theirs: VendorValues }) {
  const t = useTranslations("vendors");
  const locale = useLocale();
  const labels = {
    legalName: t("form.legalName"),
    country: t("form.country"),
    registrationNumber: t("form.numberOther"),
    employees: t("form.employees"),
    website: t("form.website"),
    notes: t("form.notes"),
  };
  const shown = (vendor: VendorValues, field: (typeof FIELDS)[number]): string => {
    if (field === "country") return t(`country.${vendor.country}`);
    const value = vendor[field];
    if (typeof value === "number") return formatNumber(value, locale);
    return value === null || value === "" ? t("form.unknown") : value;
  };
  const different = FIELDS.filter((field) => shown(mine, field) !== shown(theirs, field));
  return (
    <dl className="mt-2 grid gap-1">
      {different.map((field) => (
        <div key={field} className="flex flex-wrap gap-x-2">
          <dt className="text-ink-2">{labels[field]}:</dt>
          <dd className="min-w-0 font-medium break-words">{shown(theirs, field)}</dd>
        </div>
      ))}
    </dl>
  );
}
