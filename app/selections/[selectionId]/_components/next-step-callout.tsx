import { getTranslations } from "next-intl/server";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import type { NextStep } from "@/lib/domain/phase-road";
import { pointHref } from "./point-href";
import { pointTexts } from "./point-text";

/** The one thing to do next. */
export async function NextStepCallout({
  selectionId,
  next,
  isLead,
}: {
  selectionId: string;
  next: NextStep;
  isLead: boolean;
}) {
  const t = await getTranslations("overview");
  const textOf = await pointTexts();
  const tPhase = await getTranslations("selection.phase");
  if (next.kind === "finished") return <Callout tone="good">{t("next.finished")}</Callout>;
  if (next.kind === "advance")
    return (
      <Callout tone="good" title={t("next.title")}>
        {t("next.advance", { phase: tPhase(next.to) })}
      </Callout>
    );
  return (
    <Callout
      tone="accent"
      title={t("next.title")}
      action={
        <LinkButton look="primary" href={pointHref(selectionId, next.point, isLead)}>
          {t("next.go")}
        </LinkButton>
      }
    >
      {textOf(next.point)}
    </Callout>
  );
}
