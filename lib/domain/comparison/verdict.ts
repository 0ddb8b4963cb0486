import { isOwnTarget } from "../offer-target";
import { ESTABLISHMENT_STAGES } from "../selection";
import { leftReasons } from "./left-reasons";
import type { PreparedLine } from "./prepared-offer";
import type { CandidateResult, Verdict } from "./result";

/** The pieces of the sentence that says why the order as quoted and the order like for like differ. */
export function verdictOf(
  catalogue: readonly PreparedLine[],
  candidates: readonly CandidateResult[],
): Verdict {
  const levelled = candidates.filter((each) => each.rankLevelled !== null);
  const cheapestLevelled = levelled.length < 2 ? undefined : levelled.find((each) => each.rankLevelled === 1);
  const cheapestQuoted = candidates.find((each) => each.rankQuoted === 1);
  return {
    cheapestLevelled:
      cheapestLevelled === undefined
        ? null
        : {
            candidateId: cheapestLevelled.candidateId,
            total: cheapestLevelled.levelled.total,
            plugged: cheapestLevelled.pluggedTotal,
          },
    cheapestQuoted:
      cheapestQuoted === undefined
        ? null
        : { candidateId: cheapestQuoted.candidateId, total: cheapestQuoted.quoted.total },
    orderDiffers: levelled.length > 0 && candidates.some((each) => each.rankLevelled !== each.rankQuoted),
    leavesOut: candidates.flatMap((each) =>
      each.hasOffer && each.openGaps + each.plugs > 0 ? leftOutBy(each, catalogue) : [],
    ),
    setAside: candidates
      .filter((each) => each.setAsideTotal !== 0)
      .map((each) => ({ candidateId: each.candidateId, amount: each.setAsideTotal })),
    plugged: candidates
      .filter((each) => each.plugs > 0)
      .map((each) => ({ candidateId: each.candidateId, amount: each.pluggedTotal })),
    notComparable: candidates
      .filter((each) => !each.comparable)
      .map((each) => ({
        candidateId: each.candidateId,
        gaps: each.openGaps,
        left: each.leftGaps,
        decisions: leftReasons(each.lines),
      })),
    knockedOut: knockedOut(candidates),
  };
}

/** While prices are sealed there is nothing to say about them; only who is knocked out stands. */
export function sealedVerdict(candidates: readonly CandidateResult[]): Verdict {
  return {
    cheapestLevelled: null,
    cheapestQuoted: null,
    orderDiffers: false,
    leavesOut: [],
    setAside: [],
    plugged: [],
    notComparable: [],
    knockedOut: knockedOut(candidates),
  };
}

/** A variant answers no requirement of its own: it goes out with its candidate, who is named once. */
function knockedOut(candidates: readonly CandidateResult[]): string[] {
  return candidates.flatMap(({ candidateId, knockOuts }) =>
    knockOuts.length > 0 && isOwnTarget(candidateId) ? [candidateId] : [],
  );
}

function leftOutBy(candidate: CandidateResult, catalogue: readonly PreparedLine[]): Verdict["leavesOut"] {
  const missing = catalogue.filter((_, index) => {
    const kind = candidate.lines[index]?.kind;
    return kind === "gap" || kind === "plugged";
  });
  return [
    {
      candidateId: candidate.candidateId,
      stages: ESTABLISHMENT_STAGES.filter((stage) => missing.some((each) => each.line.stage === stage)),
      serviceLineIds: missing
        .filter((each) => each.line.kind !== "establishment")
        .map((each) => each.line.id),
    },
  ];
}
