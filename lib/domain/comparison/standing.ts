import { isOwnTarget } from "../offer-target";
import type { PreparedComparison } from "./prepare";

/**
 * What a comparison still waits for, person by person and candidate by candidate: scores, prices, answers. Says that
 * something is missing or hidden, never what it is.
 */

/** What one person has still to score. */
export interface MissingScores {
  readonly participantId: string;
  readonly name: string;
  /** In the order of letters; groups by name, in their order. */
  readonly candidates: readonly {
    readonly candidateId: string;
    readonly letter: string;
    readonly groups: readonly string[];
  }[];
}

/** An absolute requirement without an answer keeps its candidate out of every order. */
export interface Unanswered {
  readonly candidateId: string;
  readonly letter: string;
  readonly name: string;
  readonly requirements: readonly string[];
}

export interface ComparisonStanding {
  /** In the order in which people joined; those who owe nothing are not among them. */
  readonly missing: readonly MissingScores[];
  /** Pairs of candidate and group that others have scored and the reader may not see yet. */
  readonly blindPairs: number;
  readonly scoringClosed: boolean;
  /** Why scoring was closed with scores missing; empty when none was. */
  readonly waivedReason: string;
  readonly pricesSealed: boolean;
  /** While prices are sealed: from how many of the compared candidates an offer has arrived. */
  readonly arrived: number;
  readonly compared: number;
  readonly unanswered: readonly Unanswered[];
}

/** See {@link ComparisonStanding}. Does not change its input. */
export function comparisonStanding(prepared: PreparedComparison): ComparisonStanding {
  const { dossier } = prepared;
  // A variant misses what its candidate misses.
  const candidates = prepared.candidates.filter(({ candidate }) => isOwnTarget(candidate.id));
  const compared = new Set(candidates.map(({ candidate }) => candidate.id));
  return {
    missing: missingScores(prepared),
    blindPairs: dossier.blindPairs.filter(({ candidateId }) => compared.has(candidateId)).length,
    scoringClosed: dossier.scoring.closed,
    waivedReason: dossier.scoring.waivedReason,
    pricesSealed: dossier.pricesSealed,
    arrived: dossier.sealedOffers.filter(({ candidateId }) => compared.has(candidateId)).length,
    compared: compared.size,
    unanswered: candidates.flatMap(({ candidate, letter, knockOuts }) => {
      const open = new Set(
        knockOuts.flatMap((each) => (each.code === "requirement_not_answered" ? [each.requirementId] : [])),
      );
      if (open.size === 0) return [];
      const requirements = dossier.requirements.filter(({ id }) => open.has(id)).map(({ name }) => name);
      return [{ candidateId: candidate.id, letter, name: candidate.vendor.legalName, requirements }];
    }),
  };
}

function missingScores({ dossier, candidates, groups }: PreparedComparison): MissingScores[] {
  const owed = new Map<string, Map<string, Set<string>>>();
  for (const { participantId, candidateId, groupId } of dossier.awaited) {
    const byCandidate = owed.get(participantId) ?? new Map<string, Set<string>>();
    const ofCandidate = byCandidate.get(candidateId) ?? new Set<string>();
    byCandidate.set(candidateId, ofCandidate.add(groupId));
    owed.set(participantId, byCandidate);
  }
  return [...owed].flatMap(([participantId, byCandidate]) => {
    const name = dossier.participants.find(({ id }) => id === participantId)?.name ?? "";
    const open = candidates.flatMap(({ candidate, letter }) => {
      const ofCandidate = byCandidate.get(candidate.id);
      // A variant is scored with its candidate, and owed with it.
      if (ofCandidate === undefined || !isOwnTarget(candidate.id)) return [];
      const names = groups.filter(({ id }) => ofCandidate.has(id)).map((group) => group.name);
      return [{ candidateId: candidate.id, letter, groups: names }];
    });
    return open.length === 0 ? [] : [{ participantId, name, candidates: open }];
  });
}
