"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { SegmentedControl } from "@/components/ui/segmented-control";
import type { Currency } from "@/lib/domain/money";
import { AskForm } from "./ask-form";
import type { BoardGap, QuestionFrame } from "./board-gap";
import { FillForm } from "./fill-form";
import { LeaveForm } from "./leave-form";
import { PlugForm } from "./plug-form";
import type { PreviewGround } from "./plug-preview";
import type { GapActions } from "./settling";

export const RESOLUTIONS = ["ask", "fill", "leave"] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

/** What each way of settling is given. */
export interface ResolveProps {
  readonly selectionId: string;
  readonly ground: PreviewGround;
  /** One or more; of one candidate or several. */
  readonly gaps: readonly BoardGap[];
  readonly frames: Readonly<Record<string, QuestionFrame>>;
  readonly nameOf: (candidateId: string) => string;
  readonly actions: GapActions;
  readonly onDone: () => void;
}

/** The three ways to settle gaps: ask their vendors, stand in for the prices, or leave them open. Each says what it does first. */
export function ResolvePanel({
  currency,
  first,
  ...props
}: ResolveProps & { readonly currency: Currency; readonly first: Resolution }) {
  const t = useTranslations("price.gap");
  const [way, setWay] = useState<Resolution>(first);
  const [only, ...more] = props.gaps;
  if (only === undefined) return null;
  return (
    <div className="grid gap-4">
      <SegmentedControl
        legend={t("way.legend")}
        legendHidden
        segments={RESOLUTIONS.map((each) => ({ value: each, label: t(`way.${each}`) }))}
        value={way}
        onValueChange={setWay}
      />
      {way === "ask" && <AskForm {...props} />}
      {way === "fill" && more.length > 0 && <FillForm {...props} />}
      {way === "fill" && more.length === 0 && <PlugForm {...props} gap={only} currency={currency} />}
      {way === "leave" && <LeaveForm {...props} />}
    </div>
  );
}
