import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** The colours people read by, taken from the style sheet itself, against WCAG 2.2 AA. */
const sheet = readFileSync(new URL("./globals.css", import.meta.url), "utf8");
const tokens = new Map<string, readonly [string, string]>();
for (const [, name = "", light = "", dark = ""] of sheet.matchAll(
  /--color-([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g,
)) {
  tokens.set(name, [light, dark]);
}

function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(front: string, back: string, theme: 0 | 1): number {
  const [a, b] = [front, back].map((name) => {
    const pair = tokens.get(name);
    if (pair === undefined) throw new Error(`no colour called ${name}`);
    return luminance(pair[theme]);
  });
  const [high = 0, low = 0] = [a ?? 0, b ?? 0].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const surfaces = ["paper", "raised", "sunk"];
const pairs: [string, string, number][] = [
  ...["ink", "ink-2", "ink-3", "accent", "good", "warn", "bad"].flatMap((front) =>
    surfaces.map((back): [string, string, number] => [front, back, 4.5]),
  ),
  ...["ink", "ink-2"].map((front): [string, string, number] => [front, "hover", 4.5]),
  ["warn", "warn-soft", 4.5],
  ["good", "good-soft", 4.5],
  ["bad", "bad-soft", 4.5],
  ["accent", "accent-soft", 4.5],
  ["ink", "accent-soft", 4.5],
  ["ink", "hatch", 4.5],
  ["warn", "hatch", 4.5],
  ["on-accent", "accent", 4.5],
  ["paper", "ink", 4.5],
  // The letter in a candidate's square, and the hue as text and as a line in a chart.
  ...["a", "b", "c", "d", "e"].flatMap((letter): [string, string, number][] => [
    ["paper", `cand-${letter}`, 4.5],
    [`cand-${letter}`, "raised", 4.5],
  ]),
  ...surfaces.slice(0, 2).map((back): [string, string, number] => ["field", back, 3]),
];

describe.each([
  ["light", 0],
  ["dark", 1],
] as const)("on %s paper", (_, theme) => {
  it.each(pairs)("%s on %s reaches %d to 1", (front, back, least) => {
    expect(contrast(front, back, theme)).toBeGreaterThanOrEqual(least);
  });
});
