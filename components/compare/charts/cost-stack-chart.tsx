"use client";

import { useId, useMemo } from "react";
import { Bar, BarChart, CartesianGrid, XAxis, YAxis } from "recharts";
import { TODAYS_WAY } from "@/lib/domain/comparison/named-curves";
import type { PreparedComparison } from "@/lib/domain/comparison/prepare";
import type { Comparison } from "@/lib/domain/comparison/result";
import { type StayingCost, stayingCost } from "@/lib/domain/comparison/staying";
import { candidateHue } from "../../ui/candidate-chip";
import { ChartFigure } from "./chart-figure";
import {
  AXIS_LINE,
  AXIS_TEXT,
  GRID_LINE,
  LetterMark,
  OursPattern,
  TODAY_STROKE,
  TodayMark,
  TodayPattern,
  todayWidth,
} from "./chart-marks";
import { type ChartWords, moneyAxis, tableMoney } from "./chart-words";
import { costStack, costStackStory, STACK_PARTS, type StackColumn, type StackPart } from "./cost-stack";

/** Strength of the hue: what comes first is strongest. */
const strength: Readonly<Record<StackPart, number>> = {
  move: 1,
  upgrade: 0.78,
  improve: 0.58,
  bundle: 0.88,
  instalments: 0.7,
  operation: 0.3,
};

/** Room for a mark and a total of so many characters before the bars. */
const labelRoom = (longest: number, mark: number) => Math.max(96, mark + 16 + longest * 7.2);

/** A bar: a candidate's, or today's way, which has no letter. */
interface Bars {
  readonly letter: string;
  readonly column: StackColumn | null;
}

const OWN_PARTS = ["followUp", "running", "hidden"] as const;
type OwnPart = (typeof OWN_PARTS)[number];

/** What each candidate costs, in the two purchases; today's way below them, to hold them against. */
export function CostStackChart(props: {
  prepared: PreparedComparison;
  comparison: Comparison;
  words: ChartWords;
}) {
  const { prepared, comparison, words } = props;
  const { t } = words;
  const columns = useMemo(() => costStack(prepared, comparison), [prepared, comparison]);
  const staying = useMemo(
    () => stayingCost(prepared.dossier.ownCosts, comparison.basis),
    [prepared, comparison],
  );
  const used = STACK_PARTS.filter((part) =>
    columns.some((each) => each.parts[part].own + each.parts[part].ours > 0),
  );
  const anyOurs = columns.some((each) => each.ours > 0);
  const anyOpen = columns.some((each) => each.hasOffer && !each.comparable);
  return (
    <ChartFigure
      story={costStackStory(columns, words, staying)}
      legend={
        <ul className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-2">
          {used.map((part) => (
            <li key={part} className="flex items-center gap-1.5">
              <svg aria-hidden width={12} height={12}>
                <rect width={12} height={12} rx={2} fill="var(--color-ink)" fillOpacity={strength[part]} />
              </svg>
              {t(`part.${part}`)}
            </li>
          ))}
          {anyOurs ? (
            <li className="flex items-center gap-1.5">
              <span aria-hidden className="pattern-plugged size-3 rounded-sm border border-warn" />
              {t("mark.ours")}
            </li>
          ) : null}
          {anyOpen ? (
            <li className="flex items-center gap-1.5">
              <span aria-hidden className="size-3 rounded-sm border border-dashed border-ink-2" />
              {t("mark.open")}
            </li>
          ) : null}
          {staying.known ? (
            <>
              <li className="flex items-center gap-1.5">
                <OwnSample part="running" />
                {t("today.running")}
              </li>
              <li className="flex items-center gap-1.5">
                <OwnSample part="hidden" />
                {t("today.hidden")}
              </li>
            </>
          ) : null}
          {staying.followUpKnown ? (
            <li className="flex items-center gap-1.5">
              <OwnSample part="followUp" />
              {t("today.followUpPart")}
            </li>
          ) : null}
        </ul>
      }
      table={{
        head: [
          t("candidate"),
          ...used.map((part) => t(`part.${part}`)),
          t("part.establishment"),
          t("part.total"),
          t("part.ours"),
          ...(staying.followUpKnown ? [t("today.followUpPart")] : []),
        ],
        rows: [
          ...columns.map((each) => ({
            key: each.letter,
            cells: [
              `${each.letter} ${words.nameOf(each.letter)}`,
              ...used.map((part) => tableMoney(each.parts[part].own + each.parts[part].ours, words)),
              tableMoney(each.establishment, words),
              each.comparable ? tableMoney(each.total, words) : openLabel(each, words),
              each.ours > 0 ? tableMoney(each.ours, words) : "–",
              ...(staying.followUpKnown ? [each.comparable ? tableMoney(staying.followUp, words) : "–"] : []),
            ],
          })),
          ...(staying.known
            ? (
                [
                  ["running", staying.running],
                  ["hidden", staying.hidden],
                  ["name", staying.total],
                ] as const
              ).map(([part, amount]) => ({
                key: part,
                cells: [
                  t(`today.${part}`),
                  ...used.map(() => "–"),
                  "–",
                  tableMoney(amount, words),
                  "–",
                  ...(staying.followUpKnown ? ["–"] : []),
                ],
              }))
            : []),
        ],
      }}
      draw={
        columns.length === 0
          ? null
          : (width) => <Stack width={width} columns={columns} staying={staying} words={words} />
      }
    />
  );
}

function openLabel(column: StackColumn, { t }: ChartWords): string {
  return column.hasOffer ? t("stack.openLabel") : t("stack.noOfferLabel");
}

/** A small square of what the buyer's own costs look like. */
function OwnSample({ part }: { part: OwnPart }) {
  const id = useId();
  return (
    <svg aria-hidden width={12} height={12}>
      <defs>
        <TodayPattern id={id} sparse={part === "hidden"} />
      </defs>
      <OwnRect part={part} pattern={id} x={0.5} y={0.5} width={11} height={11} />
    </svg>
  );
}

function OwnRect(props: {
  part: OwnPart;
  pattern: string;
  x: number;
  y: number;
  width: number;
  height: number;
}) {
  const { part, pattern, ...place } = props;
  return (
    <rect
      {...place}
      fill={part === "followUp" ? "none" : `url(#${pattern})`}
      stroke={TODAY_STROKE}
      strokeDasharray={part === "running" ? undefined : "2 2"}
    />
  );
}

function Stack({
  width,
  columns,
  staying,
  words,
}: {
  width: number;
  columns: readonly StackColumn[];
  staying: StayingCost;
  words: ChartWords;
}) {
  const prefix = useId();
  const { t } = words;
  const ownPart = ({ column }: Bars, part: OwnPart) => {
    if (part !== "followUp") return column === null ? staying[part] : 0;
    return column?.comparable && staying.followUpKnown ? staying.followUp : 0;
  };
  const bars: Bars[] = columns.map((column) => ({ letter: column.letter, column }));
  if (staying.known) bars.push({ letter: TODAYS_WAY, column: null });
  const totals = [...columns.map((each) => each.total), ...(staying.known ? [staying.total] : [])];
  const longest = bars.map((bar) => (bar.column?.total ?? staying.total) + ownPart(bar, "followUp"));
  const axis = moneyAxis(Math.max(...longest), words);
  const room = labelRoom(
    Math.max(...totals.map((total) => tableMoney(total, words).length)),
    staying.known ? todayWidth(t("today.short")) : 16,
  );
  const kinds = STACK_PARTS.flatMap((part) =>
    (["own", "ours"] as const)
      .filter((whose) => columns.some((each) => each.parts[part][whose] > 0))
      .map((whose) => ({ part, whose })),
  );
  return (
    <BarChart
      width={width}
      height={bars.length * 46 + 44}
      data={bars}
      layout="vertical"
      margin={{ top: 0, right: 14, bottom: 16, left: 0 }}
      barCategoryGap={14}
      accessibilityLayer={false}
    >
      <defs>
        {columns.map(({ letter }) => (
          <OursPattern key={letter} id={`${prefix}${letter}`} hue={candidateHue(letter).value} />
        ))}
        <TodayPattern id={`${prefix}running`} sparse={false} />
        <TodayPattern id={`${prefix}hidden`} sparse />
      </defs>
      <CartesianGrid horizontal={false} stroke={GRID_LINE} />
      <XAxis
        type="number"
        domain={[0, axis.steps.at(-1) ?? 0]}
        ticks={axis.steps}
        tickFormatter={axis.tick}
        tick={AXIS_TEXT}
        axisLine={AXIS_LINE}
        tickLine={false}
        label={{ value: axis.label, position: "insideBottomRight", offset: -14, ...AXIS_TEXT }}
      />
      <YAxis
        type="category"
        dataKey="letter"
        width={room}
        axisLine={AXIS_LINE}
        tickLine={false}
        interval={0}
        tick={({ y, payload }) => (
          <StackLabel
            y={Number(y)}
            bar={bars[payload.index]}
            staying={staying.total}
            room={room}
            words={words}
          />
        )}
      />
      {kinds.map(({ part, whose }) => (
        <Bar
          key={`${part}.${whose}`}
          dataKey={(row: Bars) => row.column?.parts[part][whose] ?? 0}
          name={words.t(`part.${part}`)}
          stackId="cost"
          isAnimationActive={false}
          shape={({ x, y, width: across, height, index }) => {
            const column = columns[index];
            if (!column || across <= 0) return <g />;
            const hue = candidateHue(column.letter).value;
            const open = !column.comparable;
            return (
              <rect
                x={x + 0.5}
                y={y}
                width={Math.max(1, across - 1)}
                height={height}
                fill={whose === "ours" ? `url(#${prefix}${column.letter})` : hue}
                fillOpacity={whose === "ours" ? 1 : open ? strength[part] * 0.25 : strength[part]}
                stroke={hue}
                strokeWidth={1}
                strokeDasharray={open ? "3 2" : undefined}
              />
            );
          }}
        />
      ))}
      {OWN_PARTS.filter((part) => bars.some((bar) => ownPart(bar, part) > 0)).map((part) => (
        <Bar
          key={part}
          dataKey={(row: Bars) => ownPart(row, part)}
          name={t(part === "followUp" ? "today.followUpPart" : `today.${part}`)}
          stackId="cost"
          isAnimationActive={false}
          shape={({ x, y, width: across, height }) =>
            across > 0 ? (
              <OwnRect
                part={part}
                pattern={`${prefix}${part}`}
                x={x + 0.5}
                y={y}
                width={Math.max(1, across - 1)}
                height={height}
              />
            ) : (
              <g />
            )
          }
        />
      ))}
    </BarChart>
  );
}

/** Letter and total beside a bar; beside today's way the word. */
function StackLabel(props: {
  y: number;
  bar: Bars | undefined;
  staying: number;
  room: number;
  words: ChartWords;
}) {
  const { y, bar, room, words } = props;
  if (!bar) return <g />;
  const { column } = bar;
  const word = words.t("today.short");
  const total = column === null ? props.staying : column.total;
  return (
    <g>
      {column === null ? (
        <TodayMark word={word} x={todayWidth(word) / 2 + 1} y={y} width={todayWidth(word)} />
      ) : (
        <LetterMark letter={column.letter} x={9} y={y} />
      )}
      {column === null || column.comparable ? (
        <text
          x={room - 7}
          y={y}
          dy="0.36em"
          textAnchor="end"
          fontSize={12}
          fontWeight={600}
          fill="var(--color-ink)"
        >
          {tableMoney(total, words)}
        </text>
      ) : (
        <SplitText x={22} y={y} text={openLabel(column, words)} />
      )}
    </g>
  );
}

/** Two short lines where one would not fit. */
function SplitText({ x, y, text }: { x: number; y: number; text: string }) {
  const words = text.split(" ");
  const half = Math.ceil(words.length / 2);
  const lines = text.length > 11 ? [words.slice(0, half), words.slice(half)] : [words];
  return (
    <text x={x} y={y} fontSize={10.5} fontWeight={600} fill="var(--color-bad)">
      {lines.map((line, index) => (
        <tspan
          key={line.join(" ")}
          x={x}
          dy={index === 0 ? (lines.length > 1 ? "-0.2em" : "0.36em") : "1.1em"}
        >
          {line.join(" ")}
        </tspan>
      ))}
    </text>
  );
}
