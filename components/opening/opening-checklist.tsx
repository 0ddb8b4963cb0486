import { CircleCheck, CircleDashed, Info } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TextLink } from "@/components/ui/link-button";
import { Section } from "@/components/ui/page-header";
import type { OpeningCondition, OpeningConditionCode } from "@/lib/domain/sealing";
import { formatMoment } from "@/lib/i18n/formats";

/** What opening prices asks for: each met or with the way to where it is met. */
export function OpeningChecklist(props: {
  readonly selectionId: string;
  readonly conditions: readonly OpeningCondition[];
  readonly closed: { readonly at: string; readonly by: string; readonly waivedReason: string } | null;
  readonly confirmer: string | null;
  readonly offers: { readonly arrived: number; readonly missing: readonly string[] };
}) {
  const t = useTranslations("opening.conditions");
  const locale = useLocale();
  const { closed, offers } = props;
  const base = `/selections/${props.selectionId}`;
  const links: Readonly<Record<OpeningConditionCode, string>> = {
    model_locked: `${base}/scoring?view=model`,
    scoring_closed: `${base}/scoring/progress`,
    confirmer_able: `${base}/scoring/people`,
  };
  const detail = ({ code, met, waived }: OpeningCondition): ReactNode => {
    if (code === "scoring_closed" && met && closed)
      return waived
        ? t("waived", { name: closed.by, at: formatMoment(closed.at, locale), reason: closed.waivedReason })
        : t("closedBy", { name: closed.by, at: formatMoment(closed.at, locale) });
    if (code === "confirmer_able") return props.confirmer;
    return met ? null : t(`${code}.why`);
  };
  return (
    <Section title={t("title")} description={t("description")}>
      <ol className="grid overflow-hidden rounded-lg border border-rule-strong bg-raised">
        {props.conditions.map((condition) => (
          <Line key={condition.code} met={condition.met} mark={t(condition.met ? "met" : "open")}>
            <span className="min-w-0 flex-1">
              <span className="font-medium">{t(`${condition.code}.title`)}</span>
              <span className="block text-sm text-ink-2">{detail(condition)}</span>
            </span>
            {!condition.met && <TextLink href={links[condition.code]}>{t("go")}</TextLink>}
          </Line>
        ))}
        <Line met={offers.missing.length === 0 && offers.arrived > 0} isAdvice mark={t("advice")}>
          <span className="min-w-0 flex-1">
            <span className="font-medium">{t("offers", { count: offers.arrived })}</span>
            {offers.missing.length > 0 && (
              <span className="block text-sm text-ink-2">
                {t("offersMissing", { names: offers.missing.join(", ") })}
              </span>
            )}
          </span>
          <TextLink href={`${base}/offers`}>{t("see")}</TextLink>
        </Line>
      </ol>
    </Section>
  );
}

function Line(props: {
  readonly met: boolean;
  readonly isAdvice?: boolean;
  readonly mark: string;
  readonly children: ReactNode;
}) {
  const Icon = props.met ? CircleCheck : props.isAdvice ? Info : CircleDashed;
  return (
    <li className="flex items-start gap-3 border-t border-rule px-4 py-2.5 first:border-t-0">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${props.met ? "text-good" : "text-ink-3"}`} />
      <span className="sr-only">{props.mark}</span>
      {props.children}
    </li>
  );
}
