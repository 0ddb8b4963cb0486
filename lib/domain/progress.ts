import { dutiesOf, isScorer, type Pair, pairKey, type Scorer, type ScoringFrame } from "./scoring-duties";

/**
 * Who is how far with scoring: never what they gave.
 *
 * A pair is one candidate and one criterion group. Somebody is done when everything that is theirs now is submitted;
 * what waits for a meeting is still expected, and does not keep somebody from being done for now.
 */

export type PairProgress =
  | { readonly state: "not_theirs" | "conflict" | "before_meeting" }
  | { readonly state: "not_started"; readonly of: number }
  /** `done` of `of` questions have an answer; "cannot judge" is one. */
  | { readonly state: "started"; readonly done: number; readonly of: number }
  /** ISO timestamp. */
  | { readonly state: "submitted"; readonly at: string };

export type PairState = PairProgress["state"];

/** What is known of one person's work, by {@link pairKey}. */
export interface Work {
  readonly submittedAt: ReadonlyMap<string, string>;
  /** Questions with an answer, submitted or not. */
  readonly answered: ReadonlyMap<string, number>;
}

/**
 * How far one person is with every pair, candidates first, in their order.
 *
 * @example
 * progressOf(evaluator, { candidateIds: ["a"], groups: [{ id: "g", heldBack: false, criteria: 7 }], rounds: [] },
 *   { submittedAt: new Map(), answered: new Map([["a g", 3]]) })
 * // [{ candidateId: "a", groupId: "g", progress: { state: "started", done: 3, of: 7 } }]
 */
export function progressOf(
  scorer: Scorer,
  frame: ScoringFrame,
  work: Work,
): (Pair & { readonly progress: PairProgress })[] {
  const criteriaOf = new Map(frame.groups.map(({ id, criteria }) => [id, criteria]));
  return dutiesOf(scorer, frame).map(({ candidateId, groupId, duty }) => {
    const pair = { candidateId, groupId };
    if (duty === "not_theirs" || duty === "conflict") return { ...pair, progress: { state: duty } };
    const key = pairKey(pair);
    const at = work.submittedAt.get(key);
    // A round that was closed again does not undo what was submitted while it was open.
    if (at !== undefined) return { ...pair, progress: { state: "submitted", at } };
    if (duty === "before_meeting") return { ...pair, progress: { state: duty } };
    const of = criteriaOf.get(groupId) ?? 0;
    const done = Math.min(work.answered.get(key) ?? 0, of);
    return { ...pair, progress: done === 0 ? { state: "not_started", of } : { state: "started", done, of } };
  });
}

/** One person's work in numbers of pairs. */
export interface PersonProgress {
  /** To be scored now, submitted ones included. */
  readonly expected: number;
  readonly submitted: number;
  /** Waiting for the lead to open a round. */
  readonly beforeMeeting: number;
  readonly conflicts: number;
}

/**
 * One person's work in numbers, from how many of the pairs that are theirs they have submitted. `submitted` counts
 * pairs that are theirs only, so it never exceeds what is expected of them.
 *
 * @example personProgress(evaluator, frameOfFourPairs, new Set(["a g"])) // { expected: 4, submitted: 1, … }
 */
export function personProgress(
  scorer: Scorer,
  frame: ScoringFrame,
  submitted: ReadonlySet<string>,
): PersonProgress {
  const sums = { expected: 0, submitted: 0, beforeMeeting: 0, conflicts: 0 };
  for (const { candidateId, groupId, duty } of dutiesOf(scorer, frame)) {
    if (duty === "conflict") sums.conflicts += 1;
    if (duty !== "theirs" && duty !== "before_meeting") continue;
    const isSubmitted = submitted.has(pairKey({ candidateId, groupId }));
    if (isSubmitted) sums.submitted += 1;
    if (isSubmitted || duty === "theirs") sums.expected += 1;
    else sums.beforeMeeting += 1;
  }
  return sums;
}

/** Everything asked of this person so far is submitted. Somebody who is asked nothing is not "done". */
export function isDone({ expected, submitted }: PersonProgress): boolean {
  return expected > 0 && submitted === expected;
}

/** Somebody to wait for: asked to score, can be reached, and something that is theirs now is not submitted. */
export function isAwaited(scorer: Scorer, progress: PersonProgress): boolean {
  return isScorer(scorer) && scorer.reachable && progress.submitted < progress.expected;
}
