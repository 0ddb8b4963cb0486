import type { CostCurve, NamedCrossing } from "@/lib/domain/comparison/named-curves";
import { TODAYS_WAY } from "@/lib/domain/comparison/named-curves";
import type { StayingCost } from "@/lib/domain/comparison/staying";
import {
  candidateDash,
  LetterMark,
  OursPattern,
  TODAY_DASH,
  TODAY_STROKE,
  TodayMark,
  TodayPattern,
  todayWidth,
} from "../compare/charts/chart-marks";
import { type ChartWords, moneyAxis, tableMoney } from "../compare/charts/chart-words";
import { STACK_PARTS, type StackColumn, type StackPart } from "../compare/charts/cost-stack";
import { candidateHue } from "../ui/candidate-chip";

/** The charts of cost drawn for paper: plain shapes that need no script and break over no page. */

const WIDTH = 980;
const LABEL = { fontSize: 11, fill: "var(--color-ink-2)" } as const;
const STRENGTH: Readonly<Record<StackPart, number>> = {
  move: 1,
  upgrade: 0.78,
  improve: 0.58,
  bundle: 0.88,
  instalments: 0.7,
  operation: 0.3,
};

interface Segment {
  readonly key: string;
  readonly amount: number;
  readonly fill: string;
  readonly opacity: number;
  readonly dashed: boolean;
}

/** What each candidate costs in the two purchases, and below them today's way, which has no letter. */
export function PrintStack(props: {
  readonly columns: readonly StackColumn[];
  readonly staying: StayingCost;
  readonly label: string;
  readonly words: ChartWords;
}) {
  const { columns, staying, words } = props;
  const { t } = words;
  const bars = [
    ...columns.map((column) => ({ column, segments: candidateSegments(column, staying) })),
    ...(staying.known ? [{ column: null, segments: todaySegments(staying) }] : []),
  ];
  const lengthOf = (segments: readonly Segment[]) => segments.reduce((sum, { amount }) => sum + amount, 0);
  const axis = moneyAxis(Math.max(...bars.map(({ segments }) => lengthOf(segments))), words);
  const top = Math.max(1, axis.steps.at(-1) ?? 1);
  const left = 170;
  const scale = (WIDTH - left - 20) / top;
  const height = bars.length * 30 + 30;
  const used = STACK_PARTS.filter((part) =>
    columns.some(({ parts }) => parts[part].own + parts[part].ours > 0),
  );
  return (
    <>
      <ul className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-2">
        {used.map((part) => (
          <Key key={part} label={t(`part.${part}`)} fill="var(--color-ink)" opacity={STRENGTH[part]} />
        ))}
        {columns.some(({ ours }) => ours > 0) && (
          <Key label={t("mark.ours")} fill={`url(#print-${columns.find(({ ours }) => ours > 0)?.letter})`} />
        )}
        {staying.known && <Key label={t("today.running")} fill="url(#print-running)" edge />}
        {staying.known && <Key label={t("today.hidden")} fill="url(#print-hidden)" edge dashed />}
        {staying.followUpKnown && <Key label={t("today.followUpPart")} fill="none" edge dashed />}
      </ul>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={props.label} className="num w-full">
        <defs>
          {columns.map(({ letter }) => (
            <OursPattern key={letter} id={`print-${letter}`} hue={candidateHue(letter).value} />
          ))}
          <TodayPattern id="print-running" sparse={false} />
          <TodayPattern id="print-hidden" sparse />
        </defs>
        {axis.steps.map((step) => (
          <g key={step}>
            <line
              x1={left + step * scale}
              x2={left + step * scale}
              y1={0}
              y2={height - 24}
              stroke="var(--color-rule)"
            />
            <text x={left + step * scale} y={height - 10} textAnchor="middle" {...LABEL}>
              {axis.tick(step)}
            </text>
          </g>
        ))}
        <text x={0} y={height - 10} {...LABEL}>
          {axis.label}
        </text>
        {bars.map(({ column, segments }, index) => {
          const y = index * 30 + 3;
          let from = left;
          const word = t("today.short");
          return (
            <g key={column?.letter ?? TODAYS_WAY}>
              {column === null ? (
                <TodayMark word={word} x={todayWidth(word) / 2 + 1} y={y + 11} width={todayWidth(word)} />
              ) : (
                <LetterMark letter={column.letter} x={10} y={y + 11} size={15} />
              )}
              <text
                x={left - 10}
                y={y + 15}
                textAnchor="end"
                fontSize={11}
                fontWeight={600}
                fill="var(--color-ink)"
              >
                {column === null
                  ? tableMoney(staying.total, words)
                  : column.comparable
                    ? tableMoney(column.total, words)
                    : t(column.hasOffer ? "stack.openLabel" : "stack.noOfferLabel")}
              </text>
              {segments.map(({ key, amount, fill, opacity, dashed }) => {
                const x = from;
                from += amount * scale;
                return (
                  <rect
                    key={key}
                    x={x}
                    y={y}
                    width={Math.max(0.5, amount * scale)}
                    height={22}
                    fill={fill}
                    fillOpacity={opacity}
                    stroke={column === null ? TODAY_STROKE : candidateHue(column.letter).value}
                    strokeWidth={0.8}
                    strokeDasharray={dashed ? "3 2" : undefined}
                  />
                );
              })}
            </g>
          );
        })}
      </svg>
    </>
  );
}

function Key(props: {
  readonly label: string;
  readonly fill: string;
  readonly opacity?: number;
  readonly edge?: boolean;
  readonly dashed?: boolean;
}) {
  return (
    <li className="flex items-center gap-1.5">
      <svg aria-hidden width={12} height={12}>
        <rect
          x={0.5}
          y={0.5}
          width={11}
          height={11}
          fill={props.fill}
          fillOpacity={props.opacity ?? 1}
          stroke={props.edge ? TODAY_STROKE : "none"}
          strokeDasharray={props.dashed ? "2 2" : undefined}
        />
      </svg>
      {props.label}
    </li>
  );
}

function candidateSegments(column: StackColumn, staying: StayingCost): Segment[] {
  const hue = candidateHue(column.letter).value;
  const parts = STACK_PARTS.flatMap((part): Segment[] => {
    const { own, ours } = column.parts[part];
    const opacity = column.comparable ? STRENGTH[part] : STRENGTH[part] * 0.25;
    return [
      { key: part, amount: own, fill: hue, opacity, dashed: !column.comparable },
      {
        key: `${part} ours`,
        amount: ours,
        fill: `url(#print-${column.letter})`,
        opacity: 1,
        dashed: !column.comparable,
      },
    ];
  });
  const followUp = column.comparable && staying.followUpKnown ? staying.followUp : 0;
  return [...parts, { key: "followUp", amount: followUp, fill: "none", opacity: 1, dashed: true }].filter(
    ({ amount }) => amount > 0,
  );
}

function todaySegments({ running, hidden }: StayingCost): Segment[] {
  return [
    { key: "running", amount: running, fill: "url(#print-running)", opacity: 1, dashed: false },
    { key: "hidden", amount: hidden, fill: "url(#print-hidden)", opacity: 1, dashed: true },
  ].filter(({ amount }) => amount > 0);
}

/** Cost as it adds up, with a ring at every crossing; who crosses whom is said in words beside it. */
export function PrintCurves(props: {
  readonly curves: readonly CostCurve[];
  readonly crossed: readonly NamedCrossing[];
  readonly label: string;
  readonly words: ChartWords;
}) {
  const { curves, crossed, words } = props;
  const { t } = words;
  const months = Math.max(1, (curves[0]?.values.length ?? 2) - 1);
  const axis = moneyAxis(Math.max(...curves.map(({ values }) => values.at(-1) ?? 0)), words);
  const top = Math.max(1, axis.steps.at(-1) ?? 1);
  const box = { left: 52, right: WIDTH - 60, top: 8, bottom: 218 };
  const x = (month: number) => box.left + ((box.right - box.left) * month) / months;
  const y = (cost: number) => box.bottom - ((box.bottom - box.top) * cost) / top;
  const word = t("today.short");
  const ends = spread(
    curves.map(({ letter, values }) => ({ letter, at: y(values.at(-1) ?? 0) })),
    17,
  );
  return (
    <svg viewBox={`0 0 ${WIDTH} 262`} role="img" aria-label={props.label} className="num w-full">
      {axis.steps.map((step) => (
        <g key={step}>
          <line x1={box.left} x2={box.right} y1={y(step)} y2={y(step)} stroke="var(--color-rule)" />
          <text x={box.left - 6} y={y(step) + 4} textAnchor="end" {...LABEL}>
            {axis.tick(step)}
          </text>
        </g>
      ))}
      {Array.from({ length: Math.floor(months / 12) + 1 }, (_, year) => year * 12).map((month) => (
        <text key={month} x={x(month)} y={box.bottom + 16} textAnchor="middle" {...LABEL}>
          {month}
        </text>
      ))}
      <text x={0} y={box.bottom + 36} {...LABEL}>
        {axis.label}
      </text>
      <text x={box.right} y={box.bottom + 36} textAnchor="end" {...LABEL}>
        {t("axis.months")}
      </text>
      {curves.map(({ letter, values }) => (
        <polyline
          key={letter}
          points={values.map((cost, month) => `${x(month).toFixed(1)},${y(cost).toFixed(1)}`).join(" ")}
          fill="none"
          stroke={letter === TODAYS_WAY ? TODAY_STROKE : candidateHue(letter).value}
          strokeWidth={letter === TODAYS_WAY ? 2.5 : 2}
          strokeLinecap={letter === TODAYS_WAY ? "round" : "butt"}
          strokeDasharray={letter === TODAYS_WAY ? TODAY_DASH : candidateDash(letter)}
        />
      ))}
      {crossed.map(({ lower, higher, at, cost }) => (
        <circle
          key={`${lower}${higher}${at}`}
          cx={x(at)}
          cy={y(cost)}
          r={5}
          fill="none"
          stroke="var(--color-ink)"
          strokeWidth={1.3}
        />
      ))}
      {ends.map(({ letter, at }) =>
        letter === TODAYS_WAY ? (
          <TodayMark
            key={letter}
            word={word}
            x={box.right + 7 + todayWidth(word) / 2}
            y={at}
            width={todayWidth(word)}
          />
        ) : (
          <LetterMark key={letter} letter={letter} x={box.right + 15} y={at} size={15} />
        ),
      )}
    </svg>
  );
}

/** Marks moved apart where they would cover each other, the lowest first; what is pushed out at the foot goes back up. */
function spread(
  marks: readonly { readonly letter: string; readonly at: number }[],
  least: number,
): { letter: string; at: number }[] {
  const placed = marks.map((mark) => ({ ...mark })).sort((a, b) => a.at - b.at);
  let above = Number.NEGATIVE_INFINITY;
  for (const mark of placed) {
    mark.at = Math.max(mark.at, above + least);
    above = mark.at;
  }
  let below = 226;
  for (const mark of placed.toReversed()) {
    mark.at = Math.min(mark.at, below);
    below = mark.at - least;
  }
  return placed;
}
