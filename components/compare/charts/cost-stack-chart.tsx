"use client";

import { useId, useMemo } from "react";
import { Bar, BarChart, CartesianGrid, XAxis, YAxis } from "recharts";
import type { PreparedComparison } from "@/lib/domain/comparison/prepare";
import type { Comparison } from "@/lib/domain/comparison/result";
import { candidateHue } from "../../ui/candidate-chip";
import { ChartFigure } from "./chart-figure";
import { AXIS_LINE, AXIS_TEXT, GRID_LINE, LetterMark, OursPattern } from "./chart-marks";
import { type ChartWords, moneyAxis, tableMoney } from "./chart-words";
import { costStack, costStackStory, STACK_PARTS, type StackColumn, type StackPart } from "./cost-stack";

/** Strength of the hue: what comes first is strongest. */
const strength: Readonly<Record<StackPart, number>> = {
  move: 1,
  upgrade: 0.78,
  improve: 0.58,
  bundle: 0.88,
  operation: 0.3,
};

/** Room for a letter and a total of so many characters before the bars. */
const labelRoom = (longest: number) => Math.max(96, 32 + longest * 7.2);

/** What each candidate costs, in the two purchases. */
export function CostStackChart(props: {
  prepared: PreparedComparison;
  comparison: Comparison;
  words: ChartWords;
}) {
  const { prepared, comparison, words } = props;
  const { t } = words;
  const columns = useMemo(() => costStack(prepared, comparison), [prepared, comparison]);
  const used = STACK_PARTS.filter((part) =>
    columns.some((each) => each.parts[part].own + each.parts[part].ours > 0),
  );
  const anyOurs = columns.some((each) => each.ours > 0);
  const anyOpen = columns.some((each) => each.hasOffer && !each.comparable);
  return (
    <ChartFigure
      story={costStackStory(columns, words)}
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
        </ul>
      }
      table={{
        head: [
          t("candidate"),
          ...used.map((part) => t(`part.${part}`)),
          t("part.establishment"),
          t("part.total"),
          t("part.ours"),
        ],
        rows: columns.map((each) => ({
          key: each.letter,
          cells: [
            `${each.letter} ${words.nameOf(each.letter)}`,
            ...used.map((part) => tableMoney(each.parts[part].own + each.parts[part].ours, words)),
            tableMoney(each.establishment, words),
            each.comparable ? tableMoney(each.total, words) : openLabel(each, words),
            each.ours > 0 ? tableMoney(each.ours, words) : "–",
          ],
        })),
      }}
      draw={columns.length === 0 ? null : (width) => <Stack width={width} columns={columns} words={words} />}
    />
  );
}

function openLabel(column: StackColumn, { t }: ChartWords): string {
  return column.hasOffer ? t("stack.openLabel") : t("stack.noOfferLabel");
}

function Stack({
  width,
  columns,
  words,
}: {
  width: number;
  columns: readonly StackColumn[];
  words: ChartWords;
}) {
  const prefix = useId();
  const axis = moneyAxis(Math.max(...columns.map((each) => each.total)), words);
  const room = labelRoom(Math.max(...columns.map((each) => tableMoney(each.total, words).length)));
  const kinds = STACK_PARTS.flatMap((part) =>
    (["own", "ours"] as const)
      .filter((whose) => columns.some((each) => each.parts[part][whose] > 0))
      .map((whose) => ({ part, whose })),
  );
  return (
    <BarChart
      width={width}
      height={columns.length * 46 + 44}
      data={[...columns]}
      layout="vertical"
      margin={{ top: 0, right: 14, bottom: 16, left: 0 }}
      barCategoryGap={14}
      accessibilityLayer={false}
    >
      <defs>
        {columns.map(({ letter }) => (
          <OursPattern key={letter} id={`${prefix}${letter}`} hue={candidateHue(letter).value} />
        ))}
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
          <StackLabel y={Number(y)} column={columns[payload.index]} room={room} words={words} />
        )}
      />
      {kinds.map(({ part, whose }) => (
        <Bar
          key={`${part}.${whose}`}
          dataKey={(row: StackColumn) => row.parts[part][whose]}
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
    </BarChart>
  );
}

/** Letter and total beside a bar. */
function StackLabel(props: { y: number; column: StackColumn | undefined; room: number; words: ChartWords }) {
  const { y, column, room, words } = props;
  if (!column) return <g />;
  return (
    <g>
      <LetterMark letter={column.letter} x={9} y={y} />
      {column.comparable ? (
        <text
          x={room - 7}
          y={y}
          dy="0.36em"
          textAnchor="end"
          fontSize={12}
          fontWeight={600}
          fill="var(--color-ink)"
        >
          {tableMoney(column.total, words)}
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
