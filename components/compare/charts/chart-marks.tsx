import { candidateHue } from "../../ui/candidate-chip";

/** How candidates are told apart in charts: by letter, hue, line and marker, so that no one of them is needed alone. */

const dashes: Readonly<Record<string, string>> = {
  B: "8 4",
  C: "2 3",
  D: "10 3 2 3",
  E: "5 2 1 2 1 2",
};

/** The dash pattern of a candidate's line; solid for the first. */
export function candidateDash(letter: string): string {
  return dashes[letter] ?? "none";
}

/** The letter in its square, centred on a point. */
export function LetterMark({
  letter,
  x,
  y,
  size = 16,
}: {
  letter: string;
  x: number;
  y: number;
  size?: number;
}) {
  return (
    <g>
      <rect
        x={x - size / 2}
        y={y - size / 2}
        width={size}
        height={size}
        rx={size / 4}
        fill={candidateHue(letter).value}
        stroke="var(--color-paper)"
        strokeWidth={1}
      />
      <text
        x={x}
        y={y}
        dy="0.36em"
        textAnchor="middle"
        fontSize={size * 0.64}
        fontWeight={700}
        fill="var(--color-paper)"
      >
        {letter}
      </text>
    </g>
  );
}

/** The shape of a candidate's marker: disc, square, triangle, diamond, ring. */
export function CandidateMarker({ letter, x, y }: { letter: string; x: number; y: number }) {
  const fill = candidateHue(letter).value;
  const edge = { stroke: "var(--color-paper)", strokeWidth: 1 };
  switch (letter) {
    case "B":
      return <rect x={x - 4} y={y - 4} width={8} height={8} fill={fill} {...edge} />;
    case "C":
      return <path d={`M${x} ${y - 5}L${x + 5} ${y + 4}H${x - 5}Z`} fill={fill} {...edge} />;
    case "D":
      return (
        <path d={`M${x} ${y - 5.5}L${x + 5.5} ${y}L${x} ${y + 5.5}L${x - 5.5} ${y}Z`} fill={fill} {...edge} />
      );
    case "E":
      return <circle cx={x} cy={y} r={3.5} fill="var(--color-paper)" stroke={fill} strokeWidth={2} />;
    default:
      return <circle cx={x} cy={y} r={4.5} fill={fill} {...edge} />;
  }
}

/** A line with its marker, for the key beside the charts. */
export function LineSample({ letter }: { letter: string }) {
  return (
    <svg aria-hidden width={34} height={12} className="shrink-0">
      <line
        x1={0}
        x2={34}
        y1={6}
        y2={6}
        stroke={candidateHue(letter).value}
        strokeWidth={2}
        strokeDasharray={candidateDash(letter)}
      />
      <CandidateMarker letter={letter} x={17} y={6} />
    </svg>
  );
}

/** Stripes in a candidate's hue: what we filled in ourselves. Name it in `fill="url(#…)"`. */
export function OursPattern({ id, hue }: { id: string; hue: string }) {
  return (
    <pattern id={id} width={7} height={7} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width={7} height={7} fill="var(--color-hatch)" />
      <rect width={3} height={7} fill={hue} />
    </pattern>
  );
}

/** How text in a chart looks. */
export const AXIS_TEXT = { fontSize: 11, fill: "var(--color-ink-2)" } as const;
export const AXIS_LINE = { stroke: "var(--color-rule-strong)" } as const;
export const GRID_LINE = "var(--color-rule)";

/** Today's way among candidates: no letter, no hue, a dash of its own. */
export const TODAY_STROKE = "var(--color-ink)";
export const TODAY_DASH = "1 4";

/** The word for today's way in a frame, centred on a point, where a candidate has its letter. */
export function TodayMark({ word, x, y, width }: { word: string; x: number; y: number; width: number }) {
  return (
    <g>
      <rect
        x={x - width / 2}
        y={y - 8}
        width={width}
        height={16}
        rx={3}
        fill="var(--color-paper)"
        stroke={TODAY_STROKE}
        strokeDasharray="2 2"
      />
      <text
        x={x}
        y={y}
        dy="0.36em"
        textAnchor="middle"
        fontSize={10}
        fontWeight={600}
        fill="var(--color-ink)"
      >
        {word}
      </text>
    </g>
  );
}

/** Level lines: what today's way costs. Sparse ones are cost without an invoice. Name it in `fill="url(#…)"`. */
export function TodayPattern({ id, sparse }: { id: string; sparse: boolean }) {
  return (
    <pattern id={id} width={6} height={sparse ? 6 : 3} patternUnits="userSpaceOnUse">
      <rect width={6} height={sparse ? 6 : 3} fill="var(--color-paper)" />
      <rect width={6} height={1} fill={TODAY_STROKE} />
    </pattern>
  );
}

/** How wide a {@link TodayMark} must be for its word. */
export const todayWidth = (word: string): number => 10 + word.length * 5.6;
