"use client";

import { useLocale, useTranslations } from "next-intl";
import type { FrameColumn } from "@/lib/domain/comparison/frame";
import type { Weights } from "@/lib/domain/comparison/result";
import type { CriterionGroup } from "@/lib/domain/criterion";
import { formatNumber } from "@/lib/i18n/formats";
import { Button } from "../ui/button";
import { CandidateSquare, candidateHue } from "../ui/candidate-chip";
import { Slider } from "../ui/slider";
import { rangeText } from "./matrix-words";

interface WeightsPanelProps {
  readonly groups: readonly CriterionGroup[];
  readonly weights: Weights;
  /** Percentages of the groups in tenths, adding to 1000. */
  readonly shares: readonly number[];
  readonly changed: boolean;
  readonly columns: readonly FrameColumn[];
  readonly currency: string;
  readonly saving: boolean;
  readonly onChange: (weights: Weights) => void;
  readonly onReset: () => void;
  /** Null for those who may only try. */
  readonly onKeep: (() => void) | null;
  /** The scoring model is locked: nothing tried here can be kept. */
  readonly isLocked: boolean;
}

/** Sliders for quality against price and for the groups; the order beside them moves with every step. */
export function WeightsPanel(props: WeightsPanelProps) {
  const t = useTranslations("compare");
  const locale = useLocale();
  const { weights, groups } = props;
  const percent = (tenths: number) => formatNumber(tenths / 10, locale, tenths % 10 === 0 ? 0 : 1);
  const largest = Math.max(
    10,
    ...groups.map((group) => group.weight),
    ...Object.values(weights.groupWeights),
  );
  return (
    <section
      aria-label={t("weights.title")}
      data-print="hide"
      className="mb-4 grid gap-x-10 gap-y-4 rounded-lg border border-rule bg-raised p-4 lg:grid-cols-[1fr_18rem]"
    >
      <div className="grid content-start gap-3">
        <p className="text-sm text-ink-2">{t("weights.help")}</p>
        <Slider
          label={t("weights.quality")}
          value={weights.priceShareTenths}
          min={0}
          max={1000}
          step={10}
          valueText={t("weights.share", {
            quality: percent(1000 - weights.priceShareTenths),
            price: percent(weights.priceShareTenths),
          })}
          onValueChange={(priceShareTenths) => props.onChange({ ...weights, priceShareTenths })}
        />
        <div className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
          {groups.map((group, index) => (
            <Slider
              key={group.id}
              label={group.name}
              value={weights.groupWeights[group.id] ?? group.weight}
              min={0}
              max={largest}
              step={largest > 40 ? 1 : 0.5}
              valueText={`${percent(props.shares[index] ?? 0)} %`}
              onValueChange={(weight) =>
                props.onChange({ ...weights, groupWeights: { ...weights.groupWeights, [group.id]: weight } })
              }
            />
          ))}
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {props.onKeep ? (
            <Button
              look="primary"
              size="sm"
              disabled={props.isLocked || !props.changed || props.saving}
              onClick={props.onKeep}
            >
              {t("weights.keep")}
            </Button>
          ) : null}
          <Button look="quiet" size="sm" disabled={!props.changed} onClick={props.onReset}>
            {t("weights.reset")}
          </Button>
          {props.onKeep && props.isLocked ? (
            <span className="text-sm text-ink-2">{t("weights.locked")}</span>
          ) : null}
          {props.changed ? <span className="text-sm text-warn">{t("weights.changed")}</span> : null}
        </div>
      </div>
      <Ranking columns={props.columns} currency={props.currency} />
    </section>
  );
}

function Ranking({ columns, currency }: { columns: readonly FrameColumn[]; currency: string }) {
  const t = useTranslations("compare");
  const locale = useLocale();
  const ordered = [...columns].sort(
    (a, b) => (a.rank ?? 99) - (b.rank ?? 99) || a.letter.localeCompare(b.letter),
  );
  return (
    <div>
      <h3 className="mb-2 text-sm font-semibold">{t("weights.ranking")}</h3>
      <ol className="num grid gap-1.5 text-sm">
        {ordered.map((column) => (
          <li key={column.candidateId} className="grid grid-cols-[1.25rem_1fr_auto] items-center gap-2">
            <span className="text-right font-semibold">{column.rank ?? "–"}</span>
            <span className="flex min-w-0 items-center gap-2">
              <CandidateSquare letter={column.letter} colour={column.colour} size="sm" />
              <span className="truncate">{column.name}</span>
            </span>
            <span className="text-ink-2">
              {column.total
                ? rangeText(column.total.low, column.total.high, { t, locale, currency })
                : t("weights.noTotal")}
            </span>
            <span
              aria-hidden
              className="relative col-start-2 col-end-4 h-1 overflow-hidden rounded-full bg-rule"
            >
              <span
                className="absolute inset-y-0 left-0"
                style={{
                  width: `${column.total ? (column.total.low + column.total.high) / 2 : 0}%`,
                  background: candidateHue(column.letter, column.colour).value,
                }}
              />
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
