import type { PartRole } from "./criterion";

/**
 * Who is expected to score what. A duty is one pair of candidate and criterion group; it is done when it is submitted.
 * Pure sets of ids: who may be written to, and what was scored, is known elsewhere.
 */

/** A participant, as far as duties are concerned. */
export interface Scorer {
  readonly id: string;
  readonly role: PartRole;
  /** Types the sealed prices, and therefore judges nothing. */
  readonly knowsPrices: boolean;
  readonly revoked: boolean;
  /** Has an account or an address. Somebody who came with an imported file cannot be waited for. */
  readonly reachable: boolean;
  /** Null = every group. */
  readonly groupIds: readonly string[] | null;
  /** Null = every candidate. */
  readonly candidateIds: readonly string[] | null;
  /** Candidates with a declared conflict of interest. */
  readonly conflicts: readonly string[];
}

/**
 * Candidates among these duties about whom this person has not yet said whether there are ties: they are asked before
 * the first score, also about whoever came onto the shortlist, or was made theirs, after they declared.
 *
 * @example undeclared([{ candidateId: "a", groupId: "g", duty: "theirs" }, { candidateId: "b", groupId: "g", duty: "theirs" }], ["a"]) // ["b"]
 */
export function undeclared(
  duties: readonly { readonly candidateId: string; readonly duty: Duty }[],
  declared: readonly string[],
): string[] {
  const known = new Set(declared);
  const theirs = duties.filter(({ duty }) => duty === "theirs" || duty === "before_meeting");
  return [...new Set(theirs.map(({ candidateId }) => candidateId))].filter((id) => !known.has(id));
}

export interface Pair {
  readonly candidateId: string;
  readonly groupId: string;
}

/** What there is to score. */
export interface ScoringFrame {
  /** Candidates on the shortlist, in the order of their letters. */
  readonly candidateIds: readonly string[];
  /** Groups in order; `criteria` counts those that people judge. */
  readonly groups: readonly { readonly id: string; readonly heldBack: boolean; readonly criteria: number }[];
  /** Held-back groups that were opened after a meeting. */
  readonly rounds: readonly Pair[];
}

/**
 * How a pair stands for a person: `theirs` to score now, `before_meeting` (theirs, once the lead opens the round),
 * `conflict`, or `not_theirs`.
 */
export type Duty = "theirs" | "before_meeting" | "conflict" | "not_theirs";

/** One text for a pair, to look it up by. @example pairKey({ candidateId: "can_1", groupId: "grp_2" }) // "can_1 grp_2" */
export const pairKey = ({ candidateId, groupId }: Pair): string => `${candidateId} ${groupId}`;

/** Does this person score at all? Observers, those who know the prices and those who are out do not. */
export function isScorer({ role, knowsPrices, revoked }: Scorer): boolean {
  return (role === "lead" || role === "evaluator") && !knowsPrices && !revoked;
}

/**
 * How every pair of candidate and group stands for one person, candidates first, in their order. Groups that people
 * do not judge are left out.
 *
 * @example
 * dutiesOf(evaluatorWithConflictAtB, { candidateIds: ["a", "b"], groups: [{ id: "g", heldBack: false, criteria: 3 }], rounds: [] })
 * // [{ candidateId: "a", groupId: "g", duty: "theirs" }, { candidateId: "b", groupId: "g", duty: "conflict" }]
 */
export function dutiesOf(scorer: Scorer, frame: ScoringFrame): (Pair & { readonly duty: Duty })[] {
  const groups = frame.groups.filter(({ criteria }) => criteria > 0);
  const rounds = new Set(frame.rounds.map(pairKey));
  const ownGroups = scorer.groupIds && new Set(scorer.groupIds);
  const ownCandidates = scorer.candidateIds && new Set(scorer.candidateIds);
  const conflicts = new Set(scorer.conflicts);
  const scores = isScorer(scorer);
  return frame.candidateIds.flatMap((candidateId) =>
    groups.map(({ id: groupId, heldBack }) => {
      const pair = { candidateId, groupId };
      const isOwn = scores && (ownGroups?.has(groupId) ?? true) && (ownCandidates?.has(candidateId) ?? true);
      if (!isOwn) return { ...pair, duty: "not_theirs" as const };
      if (conflicts.has(candidateId)) return { ...pair, duty: "conflict" as const };
      if (heldBack && !rounds.has(pairKey(pair))) return { ...pair, duty: "before_meeting" as const };
      return { ...pair, duty: "theirs" as const };
    }),
  );
}

/** One pair that one participant has still to score. */
export interface Awaited extends Pair {
  readonly participantId: string;
}

/**
 * What is still expected, in the order of the scorers, then of the pairs: duties of people who can be reached and have
 * not submitted them. Pairs before their meeting are expected, too: their scores are missing. After scoring is closed
 * nothing is awaited; the caller knows.
 *
 * @example awaitedOf([mette], frame, []) // every pair of Mette's
 * @example awaitedOf([mette], frame, [{ participantId: "mette", candidateId: "a", groupId: "g" }]) // the rest of them
 */
export function awaitedOf(
  scorers: readonly Scorer[],
  frame: ScoringFrame,
  submissions: readonly Awaited[],
): Awaited[] {
  const done = new Set(submissions.map((each) => `${each.participantId} ${pairKey(each)}`));
  return scorers
    .filter(({ reachable }) => reachable)
    .flatMap((scorer) =>
      dutiesOf(scorer, frame)
        .filter(({ duty }) => duty === "theirs" || duty === "before_meeting")
        .map(({ candidateId, groupId }) => ({ participantId: scorer.id, candidateId, groupId })),
    )
    .filter((each) => !done.has(`${each.participantId} ${pairKey(each)}`));
}

/**
 * Does a submission count? Only while the pair is the person's: a conflict declared later, a changed assignment or a
 * revoked participant takes it out of every total. Scores of people who came with a file count as they came.
 */
export function counts(scorer: Scorer, pair: Pair): boolean {
  return (
    isScorer(scorer) &&
    !scorer.conflicts.includes(pair.candidateId) &&
    (scorer.groupIds?.includes(pair.groupId) ?? true) &&
    (scorer.candidateIds?.includes(pair.candidateId) ?? true)
  );
}
