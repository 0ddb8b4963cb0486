import type { AgreedScore, Score } from "../criterion";
import type { Dossier } from "../dossier";
import { minor } from "../money";
import type { CatalogueLine, Cell, Offer, Plug } from "../offer";
import type { CountedDriver } from "../selection";
import { ESTABLISHMENT_STAGES } from "../selection";
import {
  aCandidate,
  aCriterion,
  aDossier,
  aGroup,
  anOffer,
  aPiece,
  aPlug,
  aScore,
  aSelection,
  aService,
  monthly,
  NOT_OFFERED,
  once,
  UNANSWERED,
} from "./testing";

/** Large dossiers that are the same every time: for benches, and for properties of whole comparisons. */

export interface LargeDossierSize {
  readonly candidates: number;
  readonly services: number;
  readonly pieces: number;
  readonly criteria: number;
  readonly participants: number;
  /** One cell in so many is left unanswered and plugged with the median of the others; 0 = none. */
  readonly gapEvery: number;
  readonly seed: number;
}

/** The size a comparison must answer at once. */
export const LARGE: LargeDossierSize = {
  candidates: 5,
  services: 500,
  pieces: 9,
  criteria: 100,
  participants: 50,
  gapEvery: 0,
  seed: 1,
};

/** Whole numbers from 0 to below `limit`, the same row for the same seed (Park and Miller's generator). */
export function numbersFrom(seed: number): (limit: number) => number {
  let state = (seed % 2_147_483_646) + 1;
  return (limit) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
}

const COUNTED: readonly CountedDriver[] = ["users", "servers", "gb", "devices"];

/** A dossier of the given size: every service priced per user, server, GB or device, indexed 2 % a year. */
export function largeDossier(size: Partial<LargeDossierSize> = {}): Dossier {
  const wanted = { ...LARGE, ...size };
  const next = numbersFrom(wanted.seed);
  const letters = Array.from({ length: wanted.candidates }, (_, index) => String.fromCharCode(65 + index));
  const lines: CatalogueLine[] = [
    ...Array.from({ length: wanted.pieces }, (_, index) =>
      aPiece(`lin_piece_${index}`, ESTABLISHMENT_STAGES[index % 3] ?? "move"),
    ),
    ...Array.from({ length: wanted.services }, (_, index) =>
      aService(`lin_service_${index}`, { driver: COUNTED[index % 4] ?? "users" }),
    ),
  ];
  const plugs: Plug[] = [];
  const offers: Offer[] = letters.map((letter) => {
    const cells: Record<string, Cell> = {};
    for (const line of lines) {
      // The first offer answers everything, so that every plug has something to stand on.
      if (letter !== "A" && wanted.gapEvery > 0 && next(wanted.gapEvery) === 0) {
        cells[line.id] = next(2) === 0 ? UNANSWERED : NOT_OFFERED;
        plugs.push(aPlug(letter, line.id, { source: "median_of_others" }));
      } else if (line.kind === "establishment") {
        cells[line.id] = once(minor(1_000_000 + next(50_000_000)));
      } else {
        cells[line.id] = monthly(minor(100 + next(40_000)), { driver: line.driver });
      }
    }
    return anOffer(letter, cells, { indexBasisPoints: 200, indexAfterMonths: 12 });
  });
  const groupCount = Math.max(1, Math.ceil(wanted.criteria / 10));
  const groups = Array.from({ length: groupCount }, (_, group) =>
    aGroup(
      `grp_${group}`,
      Array.from({ length: Math.min(10, wanted.criteria - group * 10) }, (_, index) =>
        aCriterion(`cri_${group * 10 + index}`, { weight: 1 + next(5) }),
      ),
      { weight: 5 + next(20) },
    ),
  );
  const scores: Score[] = [];
  const agreedScores: AgreedScore[] = [];
  for (let participant = 0; participant < wanted.participants; participant += 1) {
    for (const letter of letters) {
      for (let criterion = 0; criterion < wanted.criteria; criterion += 1) {
        const value = next(20) === 0 ? null : 1 + next(5);
        scores.push(aScore(letter, `cri_${criterion}`, value, `par_${participant}`));
      }
    }
  }
  return aDossier({
    selection: aSelection({ discountBasisPoints: 400 }),
    candidates: letters.map((letter) => aCandidate(letter)),
    participants: Array.from({ length: wanted.participants }, (_, index) => ({
      id: `par_${index}`,
      name: `Participant ${index}`,
      role: "evaluator",
    })),
    groups,
    scores,
    agreedScores,
    lines,
    offers,
    plugs,
  });
}
