import { candidateHue } from "@/components/ui/candidate-chip";
import { SCORE_STEPS } from "@/lib/domain/score-statistics";

/** Dots that stand on top of each other; more than this and a bar with a number takes their place. */
const STACK = 6;
const STEP = 22;
const DOT = 6.5;
const SIDE = 12;
const WIDTH = SIDE * 2 + STEP * 4;

export interface DotStripProps {
  /** The whole picture in words. */
  readonly label: string;
  /** How many gave 1, 2, 3, 4, 5. */
  readonly dots: readonly number[];
  readonly mean: number | null;
  readonly agreed: number | null;
  readonly letter: string | null;
  readonly colour: number | null;
  /** What a step's dots say on hover, e.g. names; empty for nothing. */
  readonly titleOf?: ((step: number) => string) | undefined;
}

const x = (score: number) => SIDE + (score - 1) * STEP;

/** One question's scores on the scale 1–5: a dot per person, a line at the mean, a diamond where the panel settled. */
export function DotStrip(props: DotStripProps) {
  const { dots, mean, agreed } = props;
  const highest = Math.min(STACK, Math.max(1, ...dots));
  const ground = highest * DOT + 4;
  const height = ground + 13;
  const { value: hue } = candidateHue(props.letter, props.colour);
  return (
    <svg
      role="img"
      aria-label={props.label}
      viewBox={`0 0 ${WIDTH} ${height}`}
      width={WIDTH}
      height={height}
      className="block max-w-full overflow-visible"
    >
      <line
        x1={x(1)}
        x2={x(5)}
        y1={ground + 1.5}
        y2={ground + 1.5}
        stroke="var(--color-rule-strong)"
        strokeWidth={1}
      />
      {SCORE_STEPS.map((step) => (
        <text
          key={step}
          x={x(step)}
          y={height - 0.5}
          textAnchor="middle"
          fontSize={9}
          fill="var(--color-ink-3)"
          aria-hidden
        >
          {step}
        </text>
      ))}
      {dots.map((count, index) => {
        if (count === 0) return null;
        const step = index + 1;
        const title = props.titleOf?.(step) ?? "";
        return (
          <g key={step} fill={hue}>
            {title !== "" && <title>{title}</title>}
            {count <= STACK ? (
              Array.from({ length: count }, (_, level) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a dot is its place in the stack
                <circle key={level} cx={x(step)} cy={ground - 2.5 - level * DOT} r={2.75} />
              ))
            ) : (
              <>
                <rect
                  x={x(step) - 2.75}
                  y={ground - STACK * DOT + 8}
                  width={5.5}
                  height={STACK * DOT - 8}
                  rx={1.5}
                />
                <text
                  x={x(step)}
                  y={ground - STACK * DOT + 5}
                  textAnchor="middle"
                  fontSize={8.5}
                  fontWeight={600}
                  fill="var(--color-ink-2)"
                >
                  {count}
                </text>
              </>
            )}
          </g>
        );
      })}
      {mean !== null && (
        <line
          x1={x(mean)}
          x2={x(mean)}
          y1={0}
          y2={ground + 3.5}
          stroke="var(--color-ink-2)"
          strokeWidth={1.25}
        />
      )}
      {agreed !== null && (
        <path
          d={`M${x(agreed)} ${ground - 3.5} l5 5 l-5 5 l-5 -5 z`}
          fill="var(--color-paper)"
          stroke="var(--color-ink)"
          strokeWidth={1.5}
        />
      )}
    </svg>
  );
}
