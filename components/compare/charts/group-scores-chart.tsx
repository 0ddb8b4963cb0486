"use client";

import { useMemo } from "react";
import { ReferenceLine, Scatter, ScatterChart, XAxis, YAxis } from "recharts";
import type { PreparedComparison } from "@/lib/domain/comparison/prepare";
import type { Comparison } from "@/lib/domain/comparison/result";
import { candidateHue } from "../../ui/candidate-chip";
import { ChartFigure } from "./chart-figure";
import { AXIS_LINE, AXIS_TEXT, GRID_LINE, LetterMark } from "./chart-marks";
import { axisSteps, type ChartWords, chartRange, chartValue } from "./chart-words";
import { type GroupRow, groupRows, groupScoresStory } from "./group-scores";

const LANE = 15;
const HEAD = 21;
const BOTTOM = 30;

/** Each candidate's value in each group, a lane for each. */
export function GroupScoresChart(props: {
  prepared: PreparedComparison;
  comparison: Comparison;
  words: ChartWords;
}) {
  const { prepared, comparison, words } = props;
  const { t } = words;
  const rows = useMemo(() => groupRows(prepared, comparison), [prepared, comparison]);
  return (
    <ChartFigure
      story={groupScoresStory(rows, words)}
      table={{
        head: [t("groups.group"), t("groups.weight"), ...comparison.candidates.map(({ letter }) => letter)],
        rows: rows.map((row) => ({
          key: row.groupId,
          cells: [
            row.name,
            `${chartValue(row.shareTenths / 10, words)} %`,
            ...row.scores.map((score) =>
              score.missing ? t("missing") : chartRange(score.low, score.high, words),
            ),
          ],
        })),
      }}
      draw={rows.length === 0 ? null : (width) => <Lanes width={width} rows={rows} words={words} />}
    />
  );
}

function Lanes({ width, rows, words }: { width: number; rows: readonly GroupRow[]; words: ChartWords }) {
  const lanes = rows[0]?.scores.length ?? 0;
  const rowHeight = HEAD + lanes * LANE + 6;
  const height = rows.length * rowHeight;
  const steps = axisSteps(100);
  const scores = rows.flatMap((row, rowIndex) =>
    row.scores.map((score, lane) => ({
      ...score,
      key: `${row.groupId}.${score.letter}`,
      y: rowIndex * rowHeight + HEAD + (lane + 0.5) * LANE,
      middle: (score.low + score.high) / 2,
    })),
  );
  const seen = scores.filter((score) => !score.missing);
  return (
    <ScatterChart
      width={width}
      height={height + BOTTOM}
      margin={{ top: 0, right: 16, bottom: 0, left: 10 }}
      accessibilityLayer={false}
    >
      <XAxis
        type="number"
        dataKey="middle"
        domain={[0, 100]}
        ticks={steps}
        height={BOTTOM}
        tick={AXIS_TEXT}
        axisLine={AXIS_LINE}
        tickLine={false}
      />
      <YAxis type="number" dataKey="y" domain={[0, height]} reversed hide />
      {steps.map((step) => (
        <ReferenceLine key={step} x={step} stroke={GRID_LINE} />
      ))}
      {rows.map((row, index) => (
        <ReferenceLine
          key={row.groupId}
          y={index * rowHeight}
          stroke={GRID_LINE}
          label={({ viewBox }: { viewBox?: { x?: number; y?: number } }) => (
            <text
              x={(viewBox?.x ?? 0) - 6}
              y={(viewBox?.y ?? 0) + 15}
              fontSize={12}
              fill="var(--color-ink)"
              stroke="var(--color-paper)"
              strokeWidth={4}
              paintOrder="stroke"
            >
              {row.name}
              <tspan dx={6} fontSize={10.5} fill="var(--color-ink-3)">
                {`${chartValue(row.shareTenths / 10, words)} %`}
              </tspan>
            </text>
          )}
        />
      ))}
      {scores.map((score) => (
        <ReferenceLine
          key={score.key}
          segment={[
            { x: score.missing ? 0 : score.low, y: score.y },
            { x: score.missing ? 100 : score.high, y: score.y },
          ]}
          stroke={candidateHue(score.letter).value}
          strokeWidth={score.missing ? 1 : 5}
          strokeOpacity={score.missing ? 0.7 : 0.4}
          {...(score.missing
            ? {
                strokeDasharray: "2 3",
                label: {
                  value: `${score.letter}: ${words.t("missing")}`,
                  position: "insideBottomLeft" as const,
                  dy: 9,
                  fontSize: 10,
                  fill: "var(--color-ink-3)",
                },
              }
            : {})}
        />
      ))}
      <Scatter
        data={seen}
        isAnimationActive={false}
        shape={({ cx, cy, index }: { cx?: number | undefined; cy?: number | undefined; index?: number }) => {
          const score = seen[index ?? -1];
          return score ? <LetterMark letter={score.letter} x={Number(cx)} y={Number(cy)} size={13} /> : <g />;
        }}
      />
    </ScatterChart>
  );
}
