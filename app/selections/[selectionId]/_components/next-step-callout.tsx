import { getTranslations } from "next-intl/server";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import type { NextStep } from "@/lib/domain/phase-road";
import { pointHref } from "./point-href";

/** The one thing to do next. */
export async function NextStepCallout({ selectionId, next }: { selectionId: string; next: NextStep }) {
  const t = await getTranslations("overview");
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
        <LinkButton look="primary" href={pointHref(selectionId, next.point)}>
          {t("next.go")}
        </LinkButton>
      }
    >
      {t(`point.${next.point.code}`, next.point.params)}
    </Callout>
  );
}
