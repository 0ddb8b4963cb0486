import type { GapPlace } from "@/lib/domain/comparison/gap-list";
import type { GapReason } from "@/lib/domain/comparison/result";
import type { CatalogueLine } from "@/lib/domain/offer";
import { ownerOf } from "@/lib/domain/offer-target";
import { ESTABLISHMENT_STAGES, type EstablishmentStage } from "@/lib/domain/selection";

/** A gap with the editions of the plug on it and of the decision to leave it (0 = none), and the estimate it carries. */
export interface BoardGap extends Omit<GapPlace, "line"> {
  readonly line: Pick<CatalogueLine, "id" | "name" | "kind" | "stage" | "category">;
  readonly plugEdition: number;
  readonly leftEdition: number;
  /** When the vendor was asked about it last, and when it answered. */
  readonly asked: { readonly askedAt: string; readonly answeredAt: string | null } | null;
  readonly estimate: { readonly low: number; readonly base: number; readonly high: number } | null;
}

/** How a question to one vendor is put, in its language. */
export interface QuestionFrame {
  /** Null = no contact is invited. */
  readonly contact: string | null;
  readonly opening: string;
  /** What is asked about a line, by the reason of its gap; `{name}` stands for the line. */
  readonly lines: Readonly<Record<GapReason, string>>;
  readonly closing: string;
}

export const keyOf = (gap: BoardGap): string => `${gap.candidateId} ${gap.line.id}`;

/** Where a gap stands. A plug that has nothing to take its amount from leaves it open; `left` = left so on purpose. */
export const GAP_STATES = ["open", "asked", "answered", "filled", "left"] as const;
export type GapState = (typeof GAP_STATES)[number];

/** `filled` and `left` come before what was asked: it is decided, until the vendor prices it after all. */
export function gapState(gap: BoardGap): GapState {
  if (gap.plug?.amount != null) return "filled";
  if (gap.left !== null) return "left";
  if (gap.asked === null) return "open";
  return gap.asked.answeredAt === null ? "asked" : "answered";
}

/** Nobody has filled it and nobody has decided to leave it. */
export function isUnsettled(gap: BoardGap): boolean {
  const state = gapState(gap);
  return state !== "filled" && state !== "left";
}

/** Parts of the catalogue a gap can be in: a stage of establishing, running, leaving. */
export const GAP_PARTS = [...ESTABLISHMENT_STAGES, "service", "exit"] as const;
export type GapPart = EstablishmentStage | "service" | "exit";

export function gapPart({ line }: BoardGap): GapPart {
  return line.kind === "establishment" ? (line.stage ?? "move") : line.kind;
}

/** What a list of gaps is narrowed to; null and an empty text narrow nothing. */
export interface GapFilter {
  readonly candidateId: string | null;
  /** `unsettled` = neither filled nor left open on purpose. */
  readonly state: GapState | "unsettled" | null;
  readonly part: GapPart | null;
  readonly text: string;
}

export const NO_FILTER: GapFilter = { candidateId: null, state: null, part: null, text: "" };

/** The gaps a filter leaves, in their order. Does not change its input. */
export function filterGaps(gaps: readonly BoardGap[], filter: GapFilter): BoardGap[] {
  const wanted = filter.text.trim().toLowerCase();
  return gaps.filter(
    (gap) =>
      (filter.candidateId === null ||
        gap.columns.some(({ candidateId }) => candidateId === filter.candidateId)) &&
      (filter.state === null ||
        (filter.state === "unsettled" ? isUnsettled(gap) : gapState(gap) === filter.state)) &&
      (filter.part === null || gapPart(gap) === filter.part) &&
      (wanted === "" || gap.line.name.toLowerCase().includes(wanted)),
  );
}

/** Gaps by the candidate whose they are, its variants' with its own, in the order they came. */
export function byCandidate(gaps: readonly BoardGap[]): { candidateId: string; gaps: BoardGap[] }[] {
  const found = new Map<string, BoardGap[]>();
  for (const gap of gaps) {
    const owner = ownerOf(gap.candidateId);
    const own = found.get(owner);
    if (own === undefined) found.set(owner, [gap]);
    else own.push(gap);
  }
  return [...found].map(([candidateId, own]) => ({ candidateId, gaps: own }));
}

/** What is left to settle and what was decided, for each column that has gaps; a gap of several counts for each. */
export function countsByColumn(
  gaps: readonly BoardGap[],
): { candidateId: string; letter: string; unsettled: number; left: number }[] {
  const found = new Map<string, { candidateId: string; letter: string; unsettled: number; left: number }>();
  for (const gap of gaps)
    for (const { candidateId, letter } of gap.columns) {
      const own = found.get(candidateId) ?? { candidateId, letter, unsettled: 0, left: 0 };
      if (isUnsettled(gap)) own.unsettled += 1;
      if (gapState(gap) === "left") own.left += 1;
      found.set(candidateId, own);
    }
  return [...found.values()].sort((a, b) => (a.letter < b.letter ? -1 : 1));
}

/** A question about several gaps of one vendor, drafted in its language; a gap of a variant only names the variant. */
export function draftQuestion(
  frame: QuestionFrame,
  gaps: readonly BoardGap[],
  variantOf: (candidateId: string) => string | null = () => null,
): string {
  const asked = gaps.map(({ candidateId, line, reason }) => {
    const variant = variantOf(candidateId);
    const name = variant === null ? line.name : `${line.name} (${variant})`;
    return `– ${frame.lines[reason].replace("{name}", () => name)}`;
  });
  return `${frame.opening}\n\n${asked.join("\n")}\n\n${frame.closing}`;
}
