import { getTranslations } from "next-intl/server";
import { Disclosure } from "@/components/ui/disclosure";
import { TextLink } from "@/components/ui/link-button";
import { Section } from "@/components/ui/page-header";
import type { OpenPoint } from "@/lib/domain/open-points";
import { pointHref } from "./point-href";
import { pointTexts } from "./point-text";

/** This many stand in view; the rest is a click away. */
const SHOWN = 8;

/** Everything that is missing, each as a link to where it is settled. */
export async function OpenPointsList(props: {
  selectionId: string;
  points: readonly OpenPoint[];
  isLead: boolean;
}) {
  const t = await getTranslations("overview");
  const tSection = await getTranslations("shell.section");
  const textOf = await pointTexts();
  const { selectionId, points, isLead } = props;
  const line = (point: OpenPoint) => (
    <li
      key={`${point.code} ${point.candidateId ?? ""}`}
      className="grid grid-cols-[5.5rem_1fr] gap-3 border-b border-rule py-1.5"
    >
      <span className="text-sm text-ink-3">{tSection(point.section)}</span>
      <TextLink href={pointHref(selectionId, point, isLead)} prefetch={false} className="font-normal">
        {textOf(point)}
      </TextLink>
    </li>
  );
  return (
    <Section title={t("open.title", { count: points.length })}>
      {points.length === 0 && <p className="text-ink-2">{t("open.none")}</p>}
      <ul className="border-t border-rule">{points.slice(0, SHOWN).map(line)}</ul>
      {points.length > SHOWN && (
        <Disclosure summary={t("open.more", { count: points.length - SHOWN })}>
          <ul className="-ml-5.5">{points.slice(SHOWN).map(line)}</ul>
        </Disclosure>
      )}
    </Section>
  );
}
