"use client";

import { useMemo } from "react";
import { CartesianGrid, ReferenceLine, Scatter, ScatterChart, XAxis, YAxis } from "recharts";
import type { Comparison } from "@/lib/domain/comparison/result";
import { candidateHue } from "../../ui/candidate-chip";
import { ChartFigure } from "./chart-figure";
import { AXIS_LINE, AXIS_TEXT, GRID_LINE, LetterMark } from "./chart-marks";
import { axisSteps, type ChartWords, chartRange, moneyAxis, tableMoney } from "./chart-words";
import { type QualityPricePoint, qualityPricePoints, qualityPriceStory } from "./quality-price";

/** Each candidate's place between quality and price. */
export function QualityPriceChart({ comparison, words }: { comparison: Comparison; words: ChartWords }) {
  const { t } = words;
  const points = useMemo(() => qualityPricePoints(comparison), [comparison]);
  const missing = comparison.candidates.filter((each) => !each.comparable).map((each) => each.letter);
  return (
    <ChartFigure
      story={qualityPriceStory(points, missing, words)}
      note={points.some((each) => each.high - each.low > 0.05) ? `│ ${t("mark.range")}` : undefined}
      table={{
        head: [t("candidate"), t("scatter.quality"), t("scatter.price")],
        rows: points.map((point) => ({
          key: point.letter,
          cells: [
            `${point.letter} ${words.nameOf(point.letter)}`,
            chartRange(point.low, point.high, words),
            tableMoney(point.price, words),
          ],
        })),
      }}
      draw={points.length === 0 ? null : (width) => <Places width={width} points={points} words={words} />}
    />
  );
}

function Places({
  width,
  points,
  words,
}: {
  width: number;
  points: readonly QualityPricePoint[];
  words: ChartWords;
}) {
  const { t } = words;
  const prices = points.map((each) => each.price);
  const room = priceRoom(prices);
  const ticks = axisSteps(room.to - room.from).map((step) => room.from + step);
  const axis = moneyAxis(Math.max(...prices), words, ticks);
  const from = Math.max(0, Math.floor(Math.min(...points.map((each) => each.low)) / 20) * 20 - 20);
  const scores = axisSteps(100).filter((step) => step >= from);
  return (
    <ScatterChart
      width={width}
      height={280}
      margin={{ top: 12, right: 22, bottom: 18, left: 0 }}
      accessibilityLayer={false}
    >
      <CartesianGrid stroke={GRID_LINE} />
      <XAxis
        type="number"
        dataKey="price"
        domain={[room.from, ticks.at(-1) ?? room.to]}
        ticks={ticks}
        tickFormatter={axis.tick}
        tick={AXIS_TEXT}
        axisLine={AXIS_LINE}
        tickLine={false}
        label={{
          value: t("axis.price", { unit: axis.label }),
          position: "insideBottomRight",
          offset: -14,
          ...AXIS_TEXT,
        }}
      />
      <YAxis
        type="number"
        dataKey="middle"
        width={44}
        domain={[from, 100]}
        ticks={scores}
        tick={AXIS_TEXT}
        axisLine={AXIS_LINE}
        tickLine={false}
        label={{ value: t("axis.quality"), angle: -90, position: "insideLeft", dy: 40, dx: 4, ...AXIS_TEXT }}
      />
      {points
        .filter((each) => each.high > each.low)
        .map(({ letter, price, low, high }) => (
          <ReferenceLine
            key={letter}
            segment={[
              { x: price, y: low },
              { x: price, y: high },
            ]}
            stroke={candidateHue(letter).value}
            strokeWidth={3}
            strokeOpacity={0.45}
          />
        ))}
      <Scatter
        data={[...points]}
        isAnimationActive={false}
        shape={({ cx, cy, index }: { cx?: number | undefined; cy?: number | undefined; index?: number }) => {
          const point = points[index ?? -1];
          return point ? <LetterMark letter={point.letter} x={Number(cx)} y={Number(cy)} size={22} /> : <g />;
        }}
      />
    </ScatterChart>
  );
}

/** Prices lie close together: the axis begins below the lowest, at a round amount, and never pretends to begin at 0. */
function priceRoom(prices: readonly number[]): { from: number; to: number } {
  const lowest = Math.min(...prices);
  const highest = Math.max(...prices);
  const spread = Math.max(highest - lowest, highest * 0.1);
  const step = axisSteps(spread)[1] ?? 1;
  return { from: Math.max(0, Math.floor((lowest - spread / 3) / step) * step), to: highest + spread / 6 };
}
