import {
  type Awaited,
  type Duty,
  dutiesOf,
  isScorer,
  type Pair,
  pairKey,
  type Scorer,
  type ScoringFrame,
} from "./scoring-duties";

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

/** One pair in numbers of people. */
export interface PairCount {
  /** Asked to score it now, done or not. */
  readonly expected: number;
  readonly submitted: number;
  /** To wait for, also until after a meeting: can be reached and have not submitted it. */
  readonly awaited: number;
}

/** A whole selection's work in numbers of people and pairs. */
export interface ScoringProgress<Person extends Scorer> {
  /** Everybody who scores, in the order given. */
  readonly people: readonly { readonly scorer: Person; readonly numbers: PersonProgress }[];
  /** People who are asked something now, and those of them who are done. */
  readonly asked: number;
  readonly done: number;
  /** Sums over all people. */
  readonly numbers: PersonProgress;
  /** By {@link pairKey}. */
  readonly byPair: ReadonlyMap<string, PairCount>;
}

/**
 * How far everybody is, in one pass over all submissions. Who does not score (observers, those who know the prices,
 * those who are out) is left out.
 */
export function scoringProgress<Person extends Scorer>(
  scorers: readonly Person[],
  frame: ScoringFrame,
  submissions: readonly Awaited[],
): ScoringProgress<Person> {
  const submittedBy = new Map<string, Set<string>>();
  for (const each of submissions) {
    const keys = submittedBy.get(each.participantId);
    if (keys) keys.add(pairKey(each));
    else submittedBy.set(each.participantId, new Set([pairKey(each)]));
  }
  const none: ReadonlySet<string> = new Set();
  const dutiesOfScorer = sharedDuties(frame);
  const byPair = new Map<string, { expected: number; submitted: number; awaited: number }>();
  const sums = { expected: 0, submitted: 0, beforeMeeting: 0, conflicts: 0 };
  const people = scorers.filter(isScorer).map((scorer) => {
    const submitted = submittedBy.get(scorer.id) ?? none;
    const numbers = { expected: 0, submitted: 0, beforeMeeting: 0, conflicts: 0 };
    for (const { key, duty } of dutiesOfScorer(scorer)) {
      if (duty === "conflict") numbers.conflicts += 1;
      if (duty === "conflict" || duty === "not_theirs") continue;
      const isSubmitted = submitted.has(key);
      const pair = byPair.get(key) ?? { expected: 0, submitted: 0, awaited: 0 };
      byPair.set(key, pair);
      if (!isSubmitted && scorer.reachable) pair.awaited += 1;
      if (duty === "before_meeting" && !isSubmitted) {
        numbers.beforeMeeting += 1;
        continue;
      }
      numbers.expected += 1;
      pair.expected += 1;
      if (!isSubmitted) continue;
      numbers.submitted += 1;
      pair.submitted += 1;
    }
    sums.expected += numbers.expected;
    sums.submitted += numbers.submitted;
    sums.beforeMeeting += numbers.beforeMeeting;
    sums.conflicts += numbers.conflicts;
    return { scorer, numbers };
  });
  return {
    people,
    asked: people.filter(({ numbers }) => numbers.expected > 0).length,
    done: people.filter(({ numbers }) => isDone(numbers)).length,
    numbers: sums,
    byPair,
  };
}

/** Duties by scorer, worked out once for all who are asked the same: of a thousand, nearly everybody is. */
function sharedDuties(frame: ScoringFrame): (scorer: Scorer) => readonly { key: string; duty: Duty }[] {
  const known = new Map<string, readonly { key: string; duty: Duty }[]>();
  return (scorer) => {
    const asked = JSON.stringify([scorer.groupIds, scorer.candidateIds, scorer.conflicts]);
    const shared =
      known.get(asked) ?? dutiesOf(scorer, frame).map(({ duty, ...pair }) => ({ key: pairKey(pair), duty }));
    known.set(asked, shared);
    return shared;
  };
}

/** Everything asked of this person so far is submitted. Somebody who is asked nothing is not "done". */
export function isDone({ expected, submitted }: PersonProgress): boolean {
  return expected > 0 && submitted === expected;
}

/** Somebody to wait for: asked to score, can be reached, and something that is theirs now is not submitted. */
export function isAwaited(scorer: Scorer, progress: PersonProgress): boolean {
  return isScorer(scorer) && scorer.reachable && progress.submitted < progress.expected;
}
