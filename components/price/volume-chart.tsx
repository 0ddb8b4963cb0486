"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { CartesianGrid, Line, LineChart, ReferenceLine, Tooltip, XAxis, YAxis } from "recharts";
import { ChartFigure } from "@/components/compare/charts/chart-figure";
import {
  AXIS_LINE,
  AXIS_TEXT,
  candidateDash,
  GRID_LINE,
  LineSample,
} from "@/components/compare/charts/chart-marks";
import { type ChartWords, moneyAxis, tableMoney } from "@/components/compare/charts/chart-words";
import { CandidateSquare, candidateHue } from "@/components/ui/candidate-chip";
import type { Basis } from "@/lib/domain/basis";
import type { PreparedComparison } from "@/lib/domain/comparison/prepare";
import {
  cheapestSpans,
  VOLUME_SCENARIOS,
  type VolumePoint,
  volumeCurve,
  volumeTurns,
} from "@/lib/domain/comparison/volume-curve";
import { volumeStory, volumeText } from "./volume-story";

const MARGIN = { top: 10, right: 20, bottom: 18, left: 0 };
/** Cells of a whole comparison from which on the steps around the crossings are enough. */
const MANY_CELLS = 1_500;

/** The comparable total against the number of users, one line a candidate; who is cheapest where is said in words. */
export function VolumeChart({ prepared, basis }: { prepared: PreparedComparison; basis: Basis }) {
  const t = useTranslations("price");
  const charts = useTranslations("charts");
  const locale = useLocale();
  const { currency } = prepared.dossier.selection;
  const points = useMemo(() => {
    const cells = prepared.lines.length * prepared.candidates.length;
    return cells > MANY_CELLS ? volumeTurns(prepared, basis) : volumeCurve(prepared, basis);
  }, [prepared, basis]);
  const columns = prepared.candidates.map(({ candidate, letter }) => ({
    letter,
    name: candidate.vendor.legalName,
  }));
  const words: ChartWords = {
    t: charts,
    locale,
    currency,
    nameOf: (letter) => columns.find((each) => each.letter === letter)?.name ?? letter,
  };
  const own = { t, locale, nameAt: (index: number) => columns[index]?.name ?? "" };
  const spans = cheapestSpans(points);
  const drawn = columns.filter((_, index) => points.some(({ totals }) => totals[index] != null));
  const rows = points.filter(
    ({ percent }) => percent % 10 === 0 || spans.some(({ fromPercent }) => fromPercent === percent),
  );
  return (
    <ChartFigure
      story={volumeStory(points, spans, own)}
      legend={
        <ul className="mb-3 flex flex-wrap gap-x-6 gap-y-1.5 text-sm">
          {drawn.map(({ letter, name }) => (
            <li key={letter} className="flex items-center gap-2">
              <CandidateSquare letter={letter} size="sm" />
              {name}
              <LineSample letter={letter} />
            </li>
          ))}
        </ul>
      }
      table={{
        head: [t("volume.row"), ...columns.map(({ letter, name }) => `${letter} ${name}`)],
        rows: rows.map((point) => ({
          key: String(point.percent),
          cells: [
            VOLUME_SCENARIOS.some((each) => each === point.percent)
              ? `${volumeText(point, own)} (${t("volume.scenario")} × ${point.percent / 100})`
              : volumeText(point, own),
            ...columns.map((_, index) => {
              const total = point.totals[index] ?? null;
              return total === null ? t("volume.missing") : tableMoney(total, words);
            }),
          ],
        })),
      }}
      draw={
        drawn.length === 0
          ? null
          : (width) => <Lines width={width} points={points} columns={columns} words={words} />
      }
    />
  );
}

function Lines(props: {
  readonly width: number;
  readonly points: readonly VolumePoint[];
  readonly columns: readonly { readonly letter: string; readonly name: string }[];
  readonly words: ChartWords;
}) {
  const t = useTranslations("price.volume");
  const { points, columns, words } = props;
  const byUsers = points.every(({ usersMilli }) => usersMilli !== null);
  const at = (point: VolumePoint) => (byUsers ? (point.usersMilli ?? 0) / 1_000 : point.percent);
  const largest = Math.max(...points.flatMap(({ totals }) => totals.map((total) => total ?? 0)));
  const axis = moneyAxis(largest, words);
  const data = points.map((point) => ({ ...point, at: at(point) }));
  const scenarios = data.filter(({ percent }) => VOLUME_SCENARIOS.some((each) => each === percent));
  const ticks = data.filter(({ percent }) => percent % 25 === 0).map((point) => point.at);
  return (
    <LineChart width={props.width} height={320} data={data} margin={MARGIN} accessibilityLayer={false}>
      <CartesianGrid vertical={false} stroke={GRID_LINE} />
      <XAxis
        type="number"
        dataKey="at"
        domain={["dataMin", "dataMax"]}
        ticks={ticks}
        tick={AXIS_TEXT}
        axisLine={AXIS_LINE}
        tickLine={false}
        label={{
          value: t(byUsers ? "axisUsers" : "axisPercent"),
          position: "insideBottomRight",
          offset: -14,
          ...AXIS_TEXT,
        }}
      />
      <YAxis
        width={24 + 7 * Math.max(...axis.steps.map((step) => axis.tick(step).length))}
        domain={[0, axis.steps.at(-1) ?? 0]}
        ticks={[...axis.steps]}
        tickFormatter={axis.tick}
        tick={AXIS_TEXT}
        axisLine={false}
        tickLine={false}
        label={{ value: axis.label, angle: -90, position: "insideLeft", dy: 36, dx: 2, ...AXIS_TEXT }}
      />
      {scenarios.map((point) => (
        <ReferenceLine
          key={point.percent}
          x={point.at}
          stroke="var(--color-rule-strong)"
          strokeDasharray="2 3"
        />
      ))}
      <Tooltip
        isAnimationActive={false}
        cursor={{ stroke: "var(--color-rule-strong)" }}
        content={({ active, label }) => {
          const point = active ? data.find((each) => each.at === Number(label)) : undefined;
          return point ? <Tip point={point} columns={columns} words={words} /> : null;
        }}
      />
      {columns.map(({ letter }, index) => (
        <Line
          key={letter}
          type="linear"
          dataKey={(row: VolumePoint) => row.totals[index]}
          stroke={candidateHue(letter).value}
          strokeWidth={2}
          strokeDasharray={candidateDash(letter)}
          isAnimationActive={false}
          activeDot={false}
          dot={false}
        />
      ))}
    </LineChart>
  );
}

function Tip(props: {
  readonly point: VolumePoint;
  readonly columns: readonly { readonly letter: string; readonly name: string }[];
  readonly words: ChartWords;
}) {
  const t = useTranslations("price");
  const { point, words } = props;
  const ordered = props.columns
    .map((column, index) => ({ ...column, total: point.totals[index] ?? null }))
    .filter(({ total }) => total !== null)
    .sort((a, b) => (a.total ?? 0) - (b.total ?? 0));
  return (
    <div className="num rounded-md border border-rule-strong bg-raised px-2.5 py-1.5 text-xs shadow-pop">
      <p className="font-semibold">
        {volumeText(point, { t, locale: words.locale })} · {point.percent} %
      </p>
      {ordered.map(({ letter, name, total }) => (
        <p key={letter} className="mt-0.5 flex items-center justify-between gap-4">
          <span className="flex items-center gap-1.5">
            <CandidateSquare letter={letter} size="sm" />
            {name}
          </span>
          <span>{tableMoney(total ?? 0, words)}</span>
        </p>
      ))}
    </div>
  );
}
