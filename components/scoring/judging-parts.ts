import type { CellKey } from "@/components/sheet/sheet";
import type { JudgedGroup, JudgedPair, Judging } from "./judging-view";
import type { CandidateView, QuestionView } from "./scoring-view";

/**
 * A part: one candidate and one group, scored and submitted together. `ready`: every question is answered and nothing
 * is submitted yet. `closed`: scoring ended before it was.
 */
export type PartState = "submitted" | "ready" | "begun" | "empty" | "before_meeting" | "closed";

export interface Part {
  readonly pair: JudgedPair;
  readonly candidate: CandidateView;
  readonly group: JudgedGroup;
  readonly state: PartState;
  readonly answered: number;
  readonly total: number;
}

/** One question on the way through all that is open. */
export interface Stop {
  readonly part: Part;
  readonly question: QuestionView;
  /** Place among its group's questions, 0 first. */
  readonly index: number;
}

export const cellKey = (candidateId: string, question: { readonly id: string }): CellKey => ({
  rowId: question.id,
  candidateId,
});

const textOf = (criterionId: string, candidateId: string) => `${criterionId} ${candidateId}`;

/** The answers that stay as they are, as `isSubmitted(key)`. */
export function submittedAnswers({ scores }: Pick<Judging, "scores">): (key: CellKey) => boolean {
  const submitted = new Set(
    scores
      .filter(({ isSubmitted }) => isSubmitted)
      .map(({ criterionId, candidateId }) => textOf(criterionId, candidateId)),
  );
  return ({ rowId, candidateId }) => submitted.has(textOf(rowId, candidateId));
}

/**
 * All parts in the order they are scored: candidate by candidate, group by group.
 *
 * @example partsOf(judging, (key) => sheet.cell(key).value !== undefined)[0].state // "begun"
 */
export function partsOf(
  judging: Pick<Judging, "candidates" | "groups" | "pairs" | "closedAt">,
  isAnswered: (key: CellKey) => boolean,
): Part[] {
  return judging.candidates.flatMap((candidate) =>
    judging.groups.flatMap((group): Part[] => {
      const pair = judging.pairs.find(
        (each) => each.candidateId === candidate.id && each.groupId === group.id,
      );
      const total = group.criteria.length;
      if (!pair || total === 0) return [];
      const answered = group.criteria.filter((each) => isAnswered(cellKey(candidate.id, each))).length;
      return [
        { pair, candidate, group, answered, total, state: stateOf(pair, answered, total, judging.closedAt) },
      ];
    }),
  );
}

function stateOf(pair: JudgedPair, answered: number, total: number, closedAt: string | null): PartState {
  if (pair.state === "submitted") return "submitted";
  if (closedAt !== null) return "closed";
  if (pair.state === "before_meeting") return "before_meeting";
  if (answered === total) return "ready";
  return answered === 0 ? "empty" : "begun";
}

export const isOpen = ({ state }: Part): boolean =>
  state === "ready" || state === "begun" || state === "empty";

/** Every question that may still be answered, in order. */
export function stopsOf(parts: readonly Part[], isSubmitted: (key: CellKey) => boolean): Stop[] {
  return parts
    .filter(isOpen)
    .flatMap((part) =>
      part.group.criteria.flatMap((question, index) =>
        isSubmitted(cellKey(part.candidate.id, question)) ? [] : [{ part, question, index }],
      ),
    );
}

export const isSamePair = (
  one: { readonly candidateId: string; readonly groupId: string },
  other: { readonly candidateId: string; readonly groupId: string },
): boolean => one.candidateId === other.candidateId && one.groupId === other.groupId;

/** How far all of it is: parts submitted, and questions answered among those asked now. */
export function progressOf(parts: readonly Part[]): {
  readonly submitted: number;
  readonly later: number;
  readonly answered: number;
  readonly questions: number;
} {
  const asked = parts.filter((part) => part.state === "submitted" || isOpen(part));
  return {
    submitted: parts.filter(({ state }) => state === "submitted").length,
    later: parts.filter(({ state }) => state === "before_meeting").length,
    answered: asked.reduce((sum, { answered }) => sum + answered, 0),
    questions: asked.reduce((sum, { total }) => sum + total, 0),
  };
}
