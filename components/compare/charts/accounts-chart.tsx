"use client";

import { useMemo } from "react";
import { Bar, BarChart, ReferenceLine, XAxis, YAxis } from "recharts";
import type { PreparedComparison } from "@/lib/domain/comparison/prepare";
import { CandidateSquare, candidateHue } from "../../ui/candidate-chip";
import { StatusMark } from "../../ui/status-mark";
import {
  type AccountYear,
  accountsStory,
  type CandidateAccounts,
  candidateAccounts,
  thousandsOf,
} from "./accounts";
import { ChartFigure } from "./chart-figure";
import { AXIS_TEXT } from "./chart-marks";
import type { ChartWords } from "./chart-words";

const HEIGHT = 150;
const LEAST_WIDTH = 168;
const GAP = 24;

/** Three years of equity and result, a small chart for each candidate. */
export function AccountsChart({ prepared, words }: { prepared: PreparedComparison; words: ChartWords }) {
  const { t, locale } = words;
  const all = useMemo(() => candidateAccounts(prepared), [prepared]);
  return (
    <ChartFigure
      className="xl:col-span-2"
      story={accountsStory(all, words)}
      note={t("accounts.scale")}
      legend={
        <ul className="mb-3 flex flex-wrap gap-x-4 text-xs text-ink-2">
          <li className="flex items-center gap-1.5">
            <span aria-hidden className="size-3 rounded-sm bg-ink/30" />
            {t("accounts.equity")}
          </li>
          <li className="flex items-center gap-1.5">
            <span aria-hidden className="size-3 rounded-sm bg-ink" />
            {t("accounts.result")}
          </li>
          <li className="flex items-center gap-1.5">
            <span aria-hidden className="size-3 rounded-sm border border-dashed border-ink-2" />
            {t("missing")}
          </li>
        </ul>
      }
      table={{
        head: [t("candidate"), t("accounts.year"), t("accounts.equity"), t("accounts.result")],
        rows: all.flatMap((each) =>
          each.years.map(({ year, equity, result }) => {
            const written = (amount: number | null) =>
              amount === null
                ? t("missing")
                : t("accounts.thousands", {
                    amount: thousandsOf(amount, each.currency, locale),
                    currency: each.currency,
                  });
            return {
              key: `${each.letter}${year}`,
              cells: [
                `${each.letter} ${words.nameOf(each.letter)}`,
                String(year),
                written(equity),
                written(result),
              ],
            };
          }),
        ),
      }}
      draw={(width) => {
        const across = Math.max(1, Math.min(all.length, Math.floor((width + GAP) / (LEAST_WIDTH + GAP))));
        const each = Math.floor((width - GAP * (across - 1)) / across);
        return (
          <div
            className="grid"
            style={{ gap: GAP, gridTemplateColumns: `repeat(${across}, minmax(0, 1fr))` }}
          >
            {all.map((accounts) => (
              <OneCandidate key={accounts.letter} width={each} accounts={accounts} words={words} />
            ))}
          </div>
        );
      }}
    />
  );
}

function OneCandidate(props: { width: number; accounts: CandidateAccounts; words: ChartWords }) {
  const { width, accounts, words } = props;
  const { letter, years, currency } = accounts;
  return (
    <div>
      <p className="flex min-w-0 items-center gap-1.5 text-sm">
        <CandidateSquare letter={letter} size="sm" />
        <span className="truncate">{words.nameOf(letter)}</span>
      </p>
      {years.length === 0 ? (
        <p className="mt-3">
          <StatusMark state="missing" />
        </p>
      ) : (
        <>
          <p className="text-2xs text-ink-3">{words.t("accounts.unit", { currency })}</p>
          <Years width={width} accounts={accounts} words={words} />
        </>
      )}
    </div>
  );
}

const FIGURES = ["equity", "result"] as const;

function Years({
  width,
  accounts,
  words,
}: {
  width: number;
  accounts: CandidateAccounts;
  words: ChartWords;
}) {
  const { letter, years, currency } = accounts;
  const hue = candidateHue(letter).value;
  const known = years.flatMap(({ equity, result }) => [equity ?? 0, result ?? 0]);
  const top = Math.max(0, ...known);
  const bottom = Math.min(0, ...known);
  const span = top - bottom || 1;
  return (
    <BarChart
      width={width}
      height={HEIGHT}
      data={[...years]}
      margin={{ top: 16, right: 2, bottom: 0, left: 2 }}
      barGap={2}
      barCategoryGap="14%"
      accessibilityLayer={false}
    >
      <XAxis dataKey="year" tick={AXIS_TEXT} axisLine={false} tickLine={false} interval={0} />
      <YAxis hide domain={[bottom - (bottom < 0 ? span * 0.14 : 0), top]} />
      {FIGURES.map((figure) => (
        <Bar
          key={figure}
          // A missing year still gets its place, drawn as an empty frame.
          dataKey={(row: AccountYear) => row[figure] ?? span * 0.0001}
          isAnimationActive={false}
          shape={({ x, y, width: across, height, index }) => {
            const amount = years[index]?.[figure] ?? null;
            if (amount === null)
              return <MissingBar x={x} base={y + height} width={across} word={words.t("missing")} />;
            const upper = Math.min(y, y + height);
            const size = Math.max(1, Math.abs(height));
            const loss = amount < 0;
            return (
              <g>
                <rect
                  x={x}
                  y={upper}
                  width={across}
                  height={size}
                  rx={1}
                  fill={loss ? "var(--color-bad)" : hue}
                  fillOpacity={figure === "equity" ? 0.3 : 1}
                  stroke={loss ? "var(--color-bad)" : hue}
                />
                <text
                  x={x + across / 2}
                  y={loss ? upper + size + 10 : upper - 4}
                  textAnchor="middle"
                  fontSize={9.5}
                  fill={loss ? "var(--color-bad)" : "var(--color-ink-2)"}
                >
                  {thousandsOf(amount, currency, words.locale)}
                </text>
              </g>
            );
          }}
        />
      ))}
      <ReferenceLine y={0} stroke="var(--color-rule-strong)" />
    </BarChart>
  );
}

function MissingBar({ x, base, width, word }: { x: number; base: number; width: number; word: string }) {
  return (
    <g>
      <rect
        x={x}
        y={base - 46}
        width={width}
        height={46}
        rx={1}
        fill="none"
        stroke="var(--color-field)"
        strokeDasharray="3 3"
      />
      <text
        x={x + width / 2}
        y={base - 23}
        textAnchor="middle"
        fontSize={9.5}
        fill="var(--color-ink-3)"
        transform={`rotate(-90 ${x + width / 2} ${base - 23})`}
        dy="0.36em"
      >
        {word}
      </text>
    </g>
  );
}
