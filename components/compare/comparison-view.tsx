"use client";

import { SlidersHorizontal } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { lazy, memo, type ReactNode, Suspense, useCallback, useEffect, useMemo, useState } from "react";
import type { Basis } from "@/lib/domain/basis";
import { compare, rankWithWeights } from "@/lib/domain/comparison/compare";
import type { ExplanationTarget } from "@/lib/domain/comparison/explanation";
import { type ComparisonFrame, comparisonFrame } from "@/lib/domain/comparison/frame";
import type { PreparedComparison } from "@/lib/domain/comparison/prepare";
import type { Comparison, Weights } from "@/lib/domain/comparison/result";
import type { IsoDay } from "@/lib/domain/iso-day";
import type { Outcome } from "@/lib/domain/outcome";
import { errorText } from "@/lib/i18n/error-text";
import { Button } from "../ui/button";
import { notifyDone, notifyFailed } from "../ui/notify";
import { WithSidePanel } from "../ui/side-panel";
import { BasisBar } from "./basis-bar";
import { ExportMenu } from "./export-menu";
import { Matrix } from "./matrix";
import { differingRows, rowsNamed } from "./matrix-row";
import type { MatrixWords } from "./matrix-words";
import { orderRows } from "./order-rows";
import { useBasis } from "./use-basis";
import { useComparisonDataWith } from "./use-comparison-data";
import { VerdictText } from "./verdict-text";

/** How all rows are made: fetched beside the data they are made of, since the first screen draws none of them. */
const rowsPart = async () => (await import("./matrix-rows")).matrixRows;

const WeightsPanel = lazy(async () => ({ default: (await import("./weights-panel")).WeightsPanel }));
const ExplanationPanel = lazy(async () => ({
  default: (await import("./explanation-panel")).ExplanationPanel,
}));
const ComparisonCharts = lazy(async () => ({
  default: (await import("./charts/comparison-charts")).ComparisonCharts,
}));

/** Open at first; everything else starts folded. */
const OPEN_AT_FIRST = ["establishment", "operation", "quality", "background"];

/** What the page hands over to store tried weights. */
export type KeepWeights = (input: {
  selectionId: string;
  priceShareTenths: number;
  expectedPriceShareTenths: number;
  groups: { groupId: string; weight: number; expectedWeight: number }[];
}) => Promise<Outcome<null>>;

export interface ComparisonViewProps {
  readonly selectionId: string;
  readonly frame: ComparisonFrame;
  readonly ownBasis: Basis;
  readonly revision: number;
  readonly today: IsoDay;
  /** Null for those who may only try weights. */
  readonly keepWeights: KeepWeights | null;
  /** The scoring model is locked: weights can be tried, not kept. */
  readonly isLocked: boolean;
  /** May take it along as a file. */
  readonly mayExport: boolean;
  /** What to look at before believing a figure; stands under the verdict. */
  readonly remarks: ReactNode;
}

/** The comparison: drawn from the first screen at once, whole as soon as its data have come. */
export function ComparisonView(props: ComparisonViewProps) {
  return (
    <NuqsAdapter>
      <Comparing {...props} />
    </NuqsAdapter>
  );
}

function Comparing({
  selectionId,
  frame: firstFrame,
  ownBasis,
  revision,
  today,
  keepWeights,
  isLocked,
  mayExport,
  remarks,
}: ComparisonViewProps) {
  const t = useTranslations("compare");
  const tErrors = useTranslations("errors");
  const locale = useLocale();
  const home = `/selections/${selectionId}`;
  const [basis, setBasis, address] = useBasis(ownBasis);
  const data = useComparisonDataWith(`/api${home}/comparison`, revision, today, rowsPart);
  const prepared = data.state === "ready" ? data.prepared : null;
  const rowsOf = data.state === "ready" ? data.part : null;
  const [tried, setTried] = useState<Weights | null>(null);
  const [weighing, setWeighing] = useState(false);
  const [folds, setFolds] = useState<ReadonlySet<string>>(() => new Set(OPEN_AT_FIRST));
  const [onlyDiffering, setOnlyDiffering] = useState(false);
  const [wanted, setWanted] = useState("");
  const [chosen, setChosen] = useState<ExplanationTarget | null>(null);
  const closeExplanation = useCallback(() => setChosen(null), []);

  const stored = useMemo(() => (prepared ? compare(prepared, basis) : null), [prepared, basis]);
  const comparison = useMemo(() => reweighed(prepared, stored, tried), [prepared, stored, tried]);
  const frame = useMemo(
    () => (prepared && comparison ? comparisonFrame(prepared, comparison) : firstFrame),
    [prepared, comparison, firstFrame],
  );
  const words: MatrixWords = useMemo(
    () => ({ t, locale, currency: frame.currency }),
    [t, locale, frame.currency],
  );
  const rows = useMemo(() => {
    if (!prepared || !comparison || !rowsOf) return orderRows(frame.columns, words, frame.pricesSealed);
    const searching = wanted.trim() !== "";
    const all = rowsOf(prepared, comparison, frame.columns, (fold) => searching || folds.has(fold), words);
    const named = rowsNamed(all, wanted);
    return onlyDiffering ? differingRows(named, frame.columns.length) : named;
  }, [prepared, comparison, rowsOf, frame, folds, words, wanted, onlyDiffering]);
  const fold = useCallback((key: string) => {
    setFolds((before) => {
      const after = new Set(before);
      if (!after.delete(key)) after.add(key);
      return after;
    });
  }, []);
  const services = useMemo(
    () => prepared?.dossier.lines.filter((line) => line.kind === "service") ?? [],
    [prepared],
  );

  return (
    <>
      <VerdictText frame={frame} gapsHref={`${home}/offers?tab=gaps`} />
      {comparison?.priceRefusal ? (
        <p role="status" className="mb-4 max-w-4xl text-bad">
          {errorText(tErrors, comparison.priceRefusal)}
        </p>
      ) : null}
      {remarks}
      <BasisBar
        basis={basis}
        ownBasis={ownBasis}
        usersMilli={prepared?.dossier.selection.quantities.users ?? null}
        services={services}
        onChange={setBasis}
        onlyDiffering={onlyDiffering}
        onOnlyDiffering={setOnlyDiffering}
        wanted={wanted}
        onWanted={setWanted}
        ready={prepared !== null}
        sealed={frame.pricesSealed}
      >
        <Button
          size="sm"
          aria-expanded={weighing}
          disabled={prepared === null}
          onClick={() => setWeighing(!weighing)}
        >
          <SlidersHorizontal aria-hidden />
          {weighing ? t("weights.hide") : t("weights.show")}
        </Button>
        <ExportMenu selectionId={selectionId} address={address} files={mayExport} />
      </BasisBar>
      {weighing && prepared && comparison && stored ? (
        <Suspense>
          <Weighing
            selectionId={selectionId}
            prepared={prepared}
            stored={stored}
            comparison={comparison}
            frame={frame}
            tried={tried}
            onTried={setTried}
            keepWeights={keepWeights}
            isLocked={isLocked}
          />
        </Suspense>
      ) : null}
      <WithSidePanel>
        <div>
          <Matrix
            columns={frame.columns}
            rows={rows}
            chosen={chosen}
            onChoose={prepared ? setChosen : null}
            onFold={fold}
            emptyText={wanted.trim() === "" ? t("matrix.noRows") : t("matrix.noneFound")}
          />
          {data.state === "loading" ? (
            <p role="status" className="animate-late px-3.5 py-4 text-sm text-ink-3">
              {t("loading")}
            </p>
          ) : null}
          {data.state === "failed" ? (
            <p role="alert" className="flex items-center gap-3 px-3.5 py-4 text-bad">
              {t("loadFailed")} <RetryButton onRetry={data.retry} />
            </p>
          ) : null}
          <p className="max-w-prose px-3.5 pt-3 text-xs text-ink-3">{t("assuranceNote")}</p>
        </div>
        {chosen && prepared && comparison ? (
          <Suspense>
            <ExplanationPanel
              prepared={prepared}
              comparison={comparison}
              target={chosen}
              onTarget={setChosen}
              onClose={closeExplanation}
            />
          </Suspense>
        ) : null}
      </WithSidePanel>
      {prepared && comparison && frame.columns.length > 0 ? (
        <Suspense>
          <SettledCharts prepared={prepared} comparison={comparison} />
        </Suspense>
      ) : null}
    </>
  );
}

/** How long a view must hold still before its charts follow: drawing them would cost a slider its frames. */
const SETTLED_AFTER = 250;

function SettledCharts({ prepared, comparison }: { prepared: PreparedComparison; comparison: Comparison }) {
  const [settled, setSettled] = useState({ prepared, comparison });
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ prepared, comparison }), SETTLED_AFTER);
    return () => clearTimeout(timer);
  }, [prepared, comparison]);
  return <ChartsWhenStill {...settled} />;
}

const ChartsWhenStill = memo(function ChartsWhenStill(props: {
  prepared: PreparedComparison;
  comparison: Comparison;
}) {
  return <ComparisonCharts {...props} />;
});

function RetryButton({ onRetry }: { onRetry: () => void }) {
  const t = useTranslations("common.action");
  return (
    <Button size="sm" onClick={onRetry}>
      {t("retry")}
    </Button>
  );
}

/** A comparison with tried weights in place of the stored ones: only what weights change is made anew. */
function reweighed(
  prepared: PreparedComparison | null,
  stored: Comparison | null,
  tried: Weights | null,
): Comparison | null {
  if (!prepared || !stored || !tried) return stored;
  const { weights, candidates } = rankWithWeights(prepared, stored, tried);
  return {
    ...stored,
    weights,
    candidates: stored.candidates.map((candidate, index) => ({ ...candidate, ...candidates[index] })),
  };
}

function Weighing(props: {
  selectionId: string;
  prepared: PreparedComparison;
  stored: Comparison;
  comparison: Comparison;
  frame: ComparisonFrame;
  tried: Weights | null;
  onTried: (weights: Weights | null) => void;
  keepWeights: KeepWeights | null;
  isLocked: boolean;
}) {
  const t = useTranslations("compare");
  const tErrors = useTranslations("errors");
  const [saving, setSaving] = useState(false);
  const { prepared, stored, tried, keepWeights } = props;
  const keep = async () => {
    if (!tried || !keepWeights) return;
    setSaving(true);
    const outcome = await keepWeights({
      selectionId: props.selectionId,
      priceShareTenths: tried.priceShareTenths,
      expectedPriceShareTenths: stored.weights.priceShareTenths,
      groups: prepared.groups.map((group) => ({
        groupId: group.id,
        weight: tried.groupWeights[group.id] ?? group.weight,
        expectedWeight: group.weight,
      })),
    });
    setSaving(false);
    if (!outcome.ok) return notifyFailed(errorText(tErrors, outcome.code, outcome.params));
    notifyDone(t("weights.kept"));
  };
  return (
    <WeightsPanel
      groups={prepared.groups}
      weights={tried ?? stored.weights}
      shares={props.comparison.candidates[0]?.groups.map((group) => group.shareTenths) ?? []}
      changed={tried !== null && JSON.stringify(tried) !== JSON.stringify(stored.weights)}
      columns={props.frame.columns}
      currency={props.frame.currency}
      saving={saving}
      onChange={props.onTried}
      onReset={() => props.onTried(null)}
      onKeep={keepWeights ? keep : null}
      isLocked={props.isLocked}
    />
  );
}
