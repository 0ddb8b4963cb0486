import type { GapEntry } from "@/lib/domain/comparison/gap-list";
import type { GapReason } from "@/lib/domain/comparison/result";
import type { CatalogueLine } from "@/lib/domain/offer";
import { ESTABLISHMENT_STAGES, type EstablishmentStage } from "@/lib/domain/selection";

/** A gap with the edition of the plug on it (0 = none) and the estimate it carries. */
export interface BoardGap extends Omit<GapEntry, "line"> {
  readonly line: Pick<CatalogueLine, "id" | "name" | "kind" | "stage" | "category">;
  readonly plugEdition: number;
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

/** Where a gap stands. A plug that has nothing to take its amount from leaves it open. */
export const GAP_STATES = ["open", "asked", "answered", "filled"] as const;
export type GapState = (typeof GAP_STATES)[number];

/** `filled` comes before what was asked: the gap is closed, whatever the vendor says later. */
export function gapState(gap: BoardGap): GapState {
  if (gap.plug?.amount != null) return "filled";
  if (gap.asked === null) return "open";
  return gap.asked.answeredAt === null ? "asked" : "answered";
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
  /** `unsettled` = everything that is not filled. */
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
      (filter.candidateId === null || gap.candidateId === filter.candidateId) &&
      (filter.state === null ||
        (filter.state === "unsettled" ? gapState(gap) !== "filled" : gapState(gap) === filter.state)) &&
      (filter.part === null || gapPart(gap) === filter.part) &&
      (wanted === "" || gap.line.name.toLowerCase().includes(wanted)),
  );
}

/** Gaps by the candidate they are of, in the order they came. */
export function byCandidate(gaps: readonly BoardGap[]): { candidateId: string; gaps: BoardGap[] }[] {
  const found = new Map<string, BoardGap[]>();
  for (const gap of gaps) {
    const own = found.get(gap.candidateId);
    if (own === undefined) found.set(gap.candidateId, [gap]);
    else own.push(gap);
  }
  return [...found].map(([candidateId, own]) => ({ candidateId, gaps: own }));
}

/** A question about several gaps of one vendor, drafted in its language. */
export function draftQuestion(frame: QuestionFrame, gaps: readonly BoardGap[]): string {
  const asked = gaps.map(({ line, reason }) => `– ${frame.lines[reason].replace("{name}", () => line.name)}`);
  return `${frame.opening}\n\n${asked.join("\n")}\n\n${frame.closing}`;
}
