import { useLocale, useTranslations } from "next-intl";
import { formatMoney, formatNumber } from "@/lib/i18n/formats";

export interface YearAmount {
  readonly year: number;
  /** Minor units; null = not entered. */
  readonly amount: number | null;
}

const WIDTH = 26;
const GAP = 14;
const HEIGHT = 40;
/** The least a value other than zero is tall, so that it can be told from none. */
const LEAST = 1.5;

/**
 * Equity or result over some years as small bars about a line at zero, with the figures under them in thousands.
 * A loss hangs below the line and is hatched; a year that is not entered is an empty dotted frame, never a bar of no
 * height. The whole is read aloud with its full amounts.
 */
export function FinancialBars(props: {
  kind: "equity" | "result";
  years: readonly YearAmount[];
  currency: string;
  /** Colour of the bars, e.g. `candidateHue(letter).value`. */
  hue: string;
}) {
  const { kind, years, currency, hue } = props;
  const t = useTranslations("candidates.bars");
  const locale = useLocale();
  if (years.length === 0) return null;
  const amounts = years.flatMap(({ amount }) => amount ?? []);
  const top = Math.max(0, ...amounts);
  const bottom = Math.min(0, ...amounts);
  const span = top - bottom || 1;
  const zero = (top / span) * HEIGHT;
  const width = years.length * WIDTH + (years.length - 1) * GAP;
  const values = years
    .map(({ year, amount }) =>
      amount === null
        ? t("missing", { year })
        : t("value", { year, amount: formatMoney(amount, currency, locale) }),
    )
    .join("; ");
  return (
    <figure className="inline-grid gap-1">
      <svg
        role="img"
        aria-label={t(kind, { currency, values })}
        width={width}
        height={HEIGHT + 2}
        viewBox={`0 -1 ${width} ${HEIGHT + 2}`}
        className="overflow-visible"
      >
        {years.map(({ year, amount }, index) => {
          const x = index * (WIDTH + GAP) + 2;
          const barWidth = WIDTH - 4;
          if (amount === null)
            return (
              <rect
                key={year}
                x={x}
                y={HEIGHT / 4}
                width={barWidth}
                height={HEIGHT / 2}
                fill="none"
                stroke="var(--color-field)"
                strokeDasharray="2 2"
              />
            );
          const tall = amount === 0 ? 0 : Math.max(LEAST, (Math.abs(amount) / span) * HEIGHT);
          return amount < 0 ? (
            <g key={year}>
              <rect x={x} y={zero} width={barWidth} height={tall} fill="var(--color-bad-soft)" />
              <rect
                x={x + 0.5}
                y={zero}
                width={barWidth - 1}
                height={tall}
                fill="none"
                stroke="var(--color-bad)"
              />
            </g>
          ) : (
            <rect key={year} x={x} y={zero - tall} width={barWidth} height={tall} fill={hue} />
          );
        })}
        <line x1={0} x2={width} y1={zero} y2={zero} stroke="var(--color-ink-3)" strokeWidth={1} />
      </svg>
      <figcaption
        aria-hidden
        className="num grid text-center text-2xs"
        style={{ gridTemplateColumns: `repeat(${years.length}, ${WIDTH + GAP}px)`, marginInline: -GAP / 2 }}
      >
        {years.map(({ year, amount }) => (
          <span key={year} className="grid">
            <span className={amount !== null && amount < 0 ? "text-bad" : "text-ink"}>
              {amount === null ? "–" : formatNumber(Math.round(amount / 100_000), locale)}
            </span>
            <span className="text-ink-3">{year}</span>
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
