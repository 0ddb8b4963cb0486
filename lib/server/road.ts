import type { Database } from "@/db/engine/database";
import { negotiationStanding } from "@/db/queries/negotiation-standing";
import { defaultBasis } from "@/lib/domain/basis";
import { compare } from "@/lib/domain/comparison/compare";
import type { IsoDay } from "@/lib/domain/iso-day";
import { countOwners, isOwnTarget } from "@/lib/domain/offer-target";
import { type RailSection, runningOf } from "@/lib/domain/open-points";
import { type PhaseRoad, phaseRoad } from "@/lib/domain/phase-road";
import { type SectionState, sectionStates } from "@/lib/domain/section-state";
import type { AuthorizedSelection } from "./access";
import { preparedComparison } from "./comparison-cache";

/** The road of a selection with what every page of it shows of it. Holds no price and no score. */
export interface SelectionRoad {
  readonly road: PhaseRoad;
  readonly states: Readonly<Record<RailSection, SectionState>>;
  readonly counts: {
    readonly candidates: number;
    readonly shortlisted: number;
    readonly lines: number;
    readonly criteria: number;
    readonly offers: number;
    readonly comparable: number;
  };
}

/** Computed once per revision of a selection and day: every page of it asks. */
const KEPT = 200;
const kept = new Map<string, SelectionRoad>();

/**
 * The road of a selection as it stands on this day. Every write in a selection raises its revision, so what is kept
 * here is never out of date.
 */
export async function selectionRoad(
  database: Database,
  authorized: AuthorizedSelection,
  today: IsoDay,
): Promise<SelectionRoad> {
  const { selection } = authorized;
  const key = `${selection.id} ${selection.revision} ${today}`;
  const known = kept.get(key);
  if (known) return known;
  const prepared = await preparedComparison(database, authorized, today);
  const { dossier } = prepared;
  const comparison = compare(prepared, defaultBasis(dossier.selection));
  const negotiation = await negotiationStanding(database.read, selection.id);
  const road = phaseRoad(dossier, comparison, negotiation);
  const made: SelectionRoad = {
    road,
    states: sectionStates(dossier, road.openBySection),
    counts: {
      candidates: runningOf(dossier).length,
      shortlisted: comparison.candidates.filter(({ candidateId }) => isOwnTarget(candidateId)).length,
      lines: dossier.lines.length,
      criteria: dossier.groups.reduce((sum, group) => sum + group.criteria.length, 0),
      offers: countOwners([...dossier.offers, ...dossier.sealedOffers]),
      comparable: countOwners(comparison.candidates.filter(({ comparable }) => comparable)),
    },
  };
  for (const old of kept.keys()) {
    if (kept.size < KEPT) break;
    kept.delete(old);
  }
  kept.set(key, made);
  return made;
}
