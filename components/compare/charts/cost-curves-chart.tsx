"use client";

import { useMemo } from "react";
import { CartesianGrid, Line, LineChart, ReferenceDot, Tooltip, XAxis, YAxis } from "recharts";
import {
  type CostCurve,
  curvesWithToday,
  type NamedCrossing,
  namedCrossings,
  TODAYS_WAY,
} from "@/lib/domain/comparison/named-curves";
import type { PreparedComparison } from "@/lib/domain/comparison/prepare";
import type { Comparison } from "@/lib/domain/comparison/result";
import { CandidateSquare, candidateHue } from "../../ui/candidate-chip";
import { ChartFigure } from "./chart-figure";
import {
  AXIS_LINE,
  AXIS_TEXT,
  CandidateMarker,
  candidateDash,
  GRID_LINE,
  LetterMark,
  TODAY_DASH,
  TODAY_STROKE,
  TodayMark,
  todayWidth,
} from "./chart-marks";
import { axisSteps, type ChartWords, moneyAxis, tableMoney } from "./chart-words";
import { costCurvesStory } from "./cost-curves";

const HEIGHT = 280;
const MARGIN = { top: 10, right: 26, bottom: 18, left: 0 };

/** Cost as it adds up, month by month, with the crossings. */
export function CostCurvesChart(props: {
  prepared: PreparedComparison;
  comparison: Comparison;
  words: ChartWords;
}) {
  const { prepared, comparison, words } = props;
  const { t } = words;
  const beside = useMemo(() => curvesWithToday(prepared, comparison), [prepared, comparison]);
  const { candidates, today, withFollowUp } = beside;
  const curves = useMemo(() => (today ? [...candidates, today] : candidates), [candidates, today]);
  const crossed = useMemo(() => namedCrossings(curves), [curves]);
  const head = (letter: string) => {
    const name = curveName(letter, words);
    if (letter === TODAYS_WAY) return name;
    return withFollowUp ? t("today.columnFollowUp", { name: `${letter} ${name}` }) : `${letter} ${name}`;
  };
  const missing = comparison.candidates
    .map((each) => each.letter)
    .filter((letter) => candidates.every((curve) => curve.letter !== letter));
  const months = Math.max(0, (curves[0]?.values.length ?? 1) - 1);
  return (
    <ChartFigure
      story={costCurvesStory(candidates, missing, words, beside)}
      legend={today ? <TodayKey words={words} /> : null}
      table={{
        head: [t("month"), ...curves.map(({ letter }) => head(letter))],
        rows: Array.from({ length: months + 1 }, (_, month) => ({
          key: String(month),
          cells: [String(month), ...curves.map(({ values }) => tableMoney(values[month] ?? 0, words))],
        })),
      }}
      draw={
        candidates.length === 0
          ? null
          : (width) => (
              <Curves width={width} months={months} curves={curves} crossed={crossed} words={words} />
            )
      }
    />
  );
}

/** A candidate's name, or what stands for today's way. */
function curveName(letter: string, words: ChartWords): string {
  return letter === TODAYS_WAY ? words.t("today.name") : words.nameOf(letter);
}

/** The line of today's way, which the key of candidates does not hold. */
function TodayKey({ words }: { words: ChartWords }) {
  return (
    <p className="mb-2 flex items-center gap-1.5 text-xs text-ink-2">
      <svg aria-hidden width={34} height={12} className="shrink-0">
        <line
          x1={1}
          x2={34}
          y1={6}
          y2={6}
          stroke={TODAY_STROKE}
          strokeWidth={2.5}
          strokeDasharray={TODAY_DASH}
          strokeLinecap="round"
        />
      </svg>
      {words.t("today.name")}
    </p>
  );
}

interface CurvesProps {
  readonly width: number;
  readonly months: number;
  readonly curves: readonly CostCurve[];
  readonly crossed: readonly NamedCrossing[];
  readonly words: ChartWords;
}

function Curves({ width, months, curves, crossed, words }: CurvesProps) {
  const { t } = words;
  const largest = Math.max(...curves.flatMap(({ values }) => values.at(-1) ?? 0));
  const axis = moneyAxis(largest, words);
  const top = axis.steps.at(-1) ?? 0;
  const data = useMemo(() => Array.from({ length: months + 1 }, (_, month) => ({ month })), [months]);
  const yearly = Array.from({ length: Math.floor(months / 12) + 1 }, (_, year) => year * 12);
  const ends = useMemo(() => endLabels(curves, top), [curves, top]);
  const word = t("today.short");
  const hasToday = curves.some(({ letter }) => letter === TODAYS_WAY);
  const margin = hasToday ? { ...MARGIN, right: 12 + todayWidth(word) } : MARGIN;
  const short = (letter: string) => (letter === TODAYS_WAY ? word : letter);
  return (
    <LineChart width={width} height={HEIGHT} data={data} margin={margin} accessibilityLayer={false}>
      <CartesianGrid vertical={false} stroke={GRID_LINE} />
      <XAxis
        type="number"
        dataKey="month"
        domain={[0, months]}
        ticks={yearly.length > 1 ? yearly : axisSteps(months)}
        tick={AXIS_TEXT}
        axisLine={AXIS_LINE}
        tickLine={false}
        label={{ value: t("axis.months"), position: "insideBottomRight", offset: -14, ...AXIS_TEXT }}
      />
      <YAxis
        width={24 + 7 * Math.max(...axis.steps.map((step) => axis.tick(step).length))}
        domain={[0, top]}
        ticks={axis.steps}
        tickFormatter={axis.tick}
        tick={AXIS_TEXT}
        axisLine={false}
        tickLine={false}
        label={{ value: axis.label, angle: -90, position: "insideLeft", dy: 36, dx: 2, ...AXIS_TEXT }}
      />
      <Tooltip
        isAnimationActive={false}
        cursor={{ stroke: "var(--color-rule-strong)" }}
        content={({ active, label }) =>
          active ? <MonthTip month={Number(label)} curves={curves} words={words} /> : null
        }
      />
      {curves.map(({ letter, values }) => (
        <Line
          key={letter}
          dataKey={(row: { month: number }) => values[row.month]}
          name={curveName(letter, words)}
          stroke={letter === TODAYS_WAY ? TODAY_STROKE : candidateHue(letter).value}
          strokeWidth={letter === TODAYS_WAY ? 2.5 : 2}
          strokeLinecap={letter === TODAYS_WAY ? "round" : "butt"}
          strokeDasharray={letter === TODAYS_WAY ? TODAY_DASH : candidateDash(letter)}
          isAnimationActive={false}
          activeDot={false}
          dot={({ cx, cy, index }) =>
            letter !== TODAYS_WAY && index > 0 && index < months && index % 12 === 0 ? (
              <CandidateMarker key={index} letter={letter} x={Number(cx)} y={Number(cy)} />
            ) : (
              <g key={index} />
            )
          }
        />
      ))}
      {crossed.map((each) => (
        <ReferenceDot
          key={`${each.lower}${each.higher}${each.at}`}
          x={each.at}
          y={each.cost}
          r={6}
          fill="none"
          stroke="var(--color-ink)"
          strokeWidth={1.5}
          label={
            crossed.length > 4
              ? false
              : {
                  value: t("curves.at", {
                    lower: short(each.lower),
                    higher: short(each.higher),
                    month: each.month,
                  }),
                  position: each.at > months / 2 ? "left" : "right",
                  offset: 10,
                  dy: 14,
                  fontSize: 11,
                  fontWeight: 600,
                  fill: "var(--color-ink)",
                }
          }
        />
      ))}
      {ends.map(({ letter, at }) => (
        <ReferenceDot
          key={letter}
          x={months}
          y={at}
          ifOverflow="visible"
          shape={({ cx, cy }) =>
            letter === TODAYS_WAY ? (
              <TodayMark
                word={word}
                x={Number(cx) + 6 + todayWidth(word) / 2}
                y={Number(cy)}
                width={todayWidth(word)}
              />
            ) : (
              <LetterMark letter={letter} x={Number(cx) + 13} y={Number(cy)} />
            )
          }
        />
      ))}
    </LineChart>
  );
}

/** Where the letters stand at the ends of the curves, moved apart where they would cover each other. */
function endLabels(curves: readonly CostCurve[], top: number): { letter: string; at: number }[] {
  const least = (top * 18) / (HEIGHT - 48);
  const placed = curves
    .map(({ letter, values }) => ({ letter, at: values.at(-1) ?? 0 }))
    .sort((a, b) => a.at - b.at);
  let below = Number.NEGATIVE_INFINITY;
  for (const label of placed) {
    label.at = Math.max(label.at, below + least);
    below = label.at;
  }
  // What was pushed out at the top goes back in, and pushes those under it down.
  let above = top + least;
  for (const label of placed.reverse()) {
    label.at = Math.min(label.at, above - least);
    above = label.at;
  }
  return placed;
}

function MonthTip({
  month,
  curves,
  words,
}: {
  month: number;
  curves: readonly CostCurve[];
  words: ChartWords;
}) {
  const ordered = [...curves].sort((a, b) => (a.values[month] ?? 0) - (b.values[month] ?? 0));
  return (
    <div className="num rounded-md border border-rule-strong bg-raised px-2.5 py-1.5 text-xs shadow-pop">
      <p className="font-semibold">
        {words.t("month")} {month}
      </p>
      {ordered.map(({ letter, values }) => (
        <p key={letter} className="mt-0.5 flex items-center justify-between gap-4">
          <span className="flex items-center gap-1.5">
            {letter === TODAYS_WAY ? null : <CandidateSquare letter={letter} size="sm" />}
            {curveName(letter, words)}
          </span>
          <span>{tableMoney(values[month] ?? 0, words)}</span>
        </p>
      ))}
    </div>
  );
}
