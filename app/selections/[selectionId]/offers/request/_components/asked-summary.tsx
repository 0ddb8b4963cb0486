import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TextLink } from "@/components/ui/link-button";
import { StatusMark } from "@/components/ui/status-mark";
import type { RequestPage } from "@/lib/features/request/loaders";

/** Counts of what is asked, each with the way to where it is edited. */
export function AskedSummary({ page }: { page: RequestPage }) {
  const t = useTranslations("request.asked");
  const tDriver = useTranslations("request.workbook.driver");
  const { counts, missingQuantities } = page;
  const base = `/selections/${page.selectionId}`;
  const catalogue = <TextLink href={`${base}/offers?tab=catalogue`}>{t("catalogue")}</TextLink>;
  const needs = (hash: string) => <TextLink href={`${base}/needs${hash}`}>{t("needs")}</TextLink>;
  return (
    <dl className="border-t border-rule">
      <Row name={t("name.services")} where={catalogue}>
        {t("services", { count: counts.services })}
        {counts.services > 0 && `, ${t("optional", { count: counts.optional })}`}
      </Row>
      <Row name={t("name.establishment")} where={catalogue}>
        {t("establishment", { count: counts.establishment })}
      </Row>
      <Row name={t("name.exit")} where={catalogue}>
        {t("exit", { count: counts.exit })}
      </Row>
      <Row name={t("quantities")} where={needs("")}>
        {missingQuantities.length === 0 ? (
          t("quantitiesKnown")
        ) : (
          <span className="flex flex-wrap items-start gap-x-2">
            <StatusMark state="missing" />
            <span className="min-w-0 flex-1 basis-64">
              {t("quantitiesMissing", {
                drivers: missingQuantities.map((driver) => tDriver(driver).toLowerCase()).join(", "),
              })}
            </span>
          </span>
        )}
      </Row>
      <Row name={t("name.requirements")} where={needs("#requirements")}>
        {t("requirements", { count: counts.requirements })}
      </Row>
    </dl>
  );
}

function Row({ name, where, children }: { name: string; where: ReactNode; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 border-b border-rule py-2">
      <dt className="w-36 shrink-0 text-sm text-ink-2 max-sm:flex-1">{name}</dt>
      <dd className="num min-w-0 flex-1 basis-64 max-sm:order-last">{children}</dd>
      <dd className="text-sm">{where}</dd>
    </div>
  );
}
