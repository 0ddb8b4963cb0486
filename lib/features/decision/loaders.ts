import { connection } from "next/server";
import { defaultBasis } from "@/lib/domain/basis";
import type { Candidate } from "@/lib/domain/candidate";
import { compare } from "@/lib/domain/comparison/compare";
import { leftReasons } from "@/lib/domain/comparison/left-reasons";
import { byPlace } from "@/lib/domain/comparison/places";
import type { CandidateResult, LeftReason } from "@/lib/domain/comparison/result";
import { ownerOf } from "@/lib/domain/offer-target";
import type { EntryCondition } from "@/lib/domain/phase-road";
import { mayRead } from "@/lib/domain/policy";
import type { EstablishmentType, Phase } from "@/lib/domain/selection";
import { variantName } from "@/lib/domain/variant-columns";
import { readSelection } from "@/lib/server/access";
import { preparedComparison } from "@/lib/server/comparison-cache";
import { database } from "@/lib/server/database";
import { selectionRoad } from "@/lib/server/road";
import { currentActor } from "@/lib/server/session";
import { dayOf } from "@/lib/server/today";

type Shown = Pick<
  CandidateResult,
  | "candidateId"
  | "letter"
  | "rank"
  | "total"
  | "quality"
  | "pricePoints"
  | "comparable"
  | "openGaps"
  | "leftGaps"
  | "hasOffer"
  | "abnormallyLow"
  | "pluggedTotal"
>;

/** How one candidate stands. */
export interface Standing extends Shown {
  /** The vendor's; of a variant the name of its candidate. */
  readonly name: string;
  /** The variant's own name; null for a main offer. */
  readonly variant: string | null;
  readonly colour: number | null;
  /** Comparable total, minor units; null when there is none to compare. */
  readonly cost: number | null;
  /** Why gaps of it were left open on purpose, and by whom. */
  readonly decisions: readonly LeftReason[];
  readonly knockOut: "requirement_not_met" | "requirement_not_answered" | null;
}

export interface Decision {
  readonly currency: string;
  /** By place, those without one last; null for those who may not see scores and prices, and while prices are sealed. */
  readonly standings: readonly Standing[] | null;
  readonly pricesSealed: boolean;
  readonly conditions: readonly EntryCondition[];
  readonly isLead: boolean;
  readonly chosen: { readonly name: string } | null;
  readonly phase: Phase;
  readonly targetType: EstablishmentType;
}

/** What the comparison says now, for the decision and for what comes after it; null for strangers. */
export async function loadDecision(selectionId: string): Promise<Decision | null> {
  await connection();
  const db = await database();
  const access = await readSelection(db.read, await currentActor(), selectionId, "selection.read");
  if (!access.ok) return null;
  const today = dayOf(new Date());
  const { road } = await selectionRoad(db, access.value, today);
  const prepared = await preparedComparison(db, access.value, today);
  const { selection, candidates, pricesSealed } = prepared.dossier;
  const chosen = candidates.find(({ stage }) => stage === "chosen");
  const maySee = !pricesSealed && mayRead("comparison.read", access.value.participant.role);
  return {
    currency: selection.currency,
    standings: maySee
      ? byPlace(
          compare(prepared, defaultBasis(selection)).candidates.map((result) => standing(result, candidates)),
        )
      : null,
    pricesSealed,
    conditions: road.phases.find(({ phase }) => phase === "decide")?.conditions ?? [],
    isLead: access.value.participant.role === "lead",
    chosen: chosen ? { name: chosen.vendor.legalName } : null,
    phase: selection.phase,
    targetType: selection.targetType,
  };
}

function standing(result: CandidateResult, candidates: readonly Candidate[]): Standing {
  const candidate = candidates.find(({ id }) => id === result.candidateId);
  const owner = candidates.find(({ id }) => id === ownerOf(result.candidateId));
  const codes = result.knockOuts.map(({ code }) => code);
  return {
    candidateId: result.candidateId,
    letter: result.letter,
    rank: result.rank,
    total: result.total,
    quality: result.quality,
    pricePoints: result.pricePoints,
    comparable: result.comparable,
    openGaps: result.openGaps,
    leftGaps: result.leftGaps,
    decisions: leftReasons(result.lines),
    hasOffer: result.hasOffer,
    abnormallyLow: result.abnormallyLow,
    pluggedTotal: result.pluggedTotal,
    name: owner?.vendor.legalName ?? "",
    variant: owner && candidate && owner !== candidate ? variantName(owner, candidate) : null,
    colour: candidate?.colour ?? null,
    cost: result.comparable ? result.levelled.total : null,
    knockOut: codes.includes("requirement_not_met") ? "requirement_not_met" : (codes[0] ?? null),
  };
}
