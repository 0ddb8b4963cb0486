"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense } from "react";
import { useComparisonData } from "@/components/compare/use-comparison-data";
import type { Basis } from "@/lib/domain/basis";
import type { IsoDay } from "@/lib/domain/iso-day";

const VolumeChart = lazy(async () => ({ default: (await import("./volume-chart")).VolumeChart }));

/** Fetches what totals at other volumes are computed from, and draws them when it has come. */
export function VolumeFigure(props: {
  readonly selectionId: string;
  readonly revision: number;
  readonly today: IsoDay;
  readonly basis: Basis;
}) {
  const t = useTranslations("price.volume");
  const data = useComparisonData(
    `/api/selections/${props.selectionId}/comparison`,
    props.revision,
    props.today,
  );
  const waiting = (
    <p role="status" className="min-h-80 animate-late py-4 text-sm text-ink-3">
      {t("loading")}
    </p>
  );
  if (data.state === "failed")
    return (
      <p role="alert" className="py-4 text-bad">
        {t("failed")}
      </p>
    );
  if (data.state === "loading") return waiting;
  return (
    <Suspense fallback={waiting}>
      <VolumeChart prepared={data.prepared} basis={props.basis} />
    </Suspense>
  );
}
