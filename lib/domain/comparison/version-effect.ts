import { defaultBasis } from "../basis";
import type { Dossier } from "../dossier";
import type { IsoDay } from "../iso-day";
import type { Offer } from "../offer";
import type { OfferAnswer } from "../offer-answer";
import { compare } from "./compare";
import { prepareComparison } from "./prepare";

/** Where a candidate stands with one version of its offer, on the selection's own basis; minor units of its currency. */
export interface VersionStanding {
  /** Null while a gap is open. */
  readonly comparableTotal: number | null;
  readonly openGaps: number;
  readonly rank: number | null;
}

/**
 * What the choice of version does to the candidate's comparable total, everything else as it stands now. Null when the
 * candidate is not compared. Does not change the dossier.
 *
 * @example versionEffect(dossier, offer, firstVersion, today)?.comparableTotal // 328_000_000
 */
export function versionEffect(
  dossier: Dossier,
  which: Pick<Offer, "id" | "candidateId" | "currency">,
  answer: OfferAnswer,
  today: IsoDay,
): VersionStanding | null {
  const stand: Offer = {
    ...answer,
    id: which.id,
    candidateId: which.candidateId,
    versionNumber: 1,
    receivedOn: null,
    source: "",
  };
  const offers = [...dossier.offers.filter((each) => each.candidateId !== which.candidateId), stand];
  const comparison = compare(
    prepareComparison({ ...dossier, offers }, today),
    defaultBasis(dossier.selection),
  );
  const column = comparison.candidates.find((each) => each.candidateId === which.candidateId);
  if (column === undefined || comparison.pricesSealed) return null;
  return {
    comparableTotal: column.comparable ? column.levelled.total : null,
    openGaps: column.openGaps,
    rank: column.rankLevelled,
  };
}
