import { abnormallyLowAmong } from "../abnormally-low";
import type { Basis } from "../basis";
import { basisFault } from "../basis";
import { countOwners } from "../offer-target";
import { applyPriceModel } from "../price-formula";
import { RATIONAL_ZERO } from "../rational";
import type { PriceModel } from "../selection";
import { addCost, noCost, sumCosts } from "./cost-split";
import { roundedEvaluatedPrice } from "./evaluated-price";
import { exactRankables } from "./exact-merit";
import { financedCosts } from "./financed-costs";
import type { OfferStanding } from "./normalise";
import { basisFrame, normaliseOffer } from "./normalise";
import type { PluggedLines } from "./plugs";
import { othersOf, plugGaps } from "./plugs";
import type { PreparedComparison } from "./prepare";
import { criterionValues, groupShares, groupValues, groupWeightsOf, qualityOf } from "./quality";
import { ranksByResult, ranksLowestFirst } from "./ranking";
import type { CandidateResult, Comparison, GroupValue, LineResult, PriceRefusal, Weights } from "./result";
import { sealedVerdict, verdictOf } from "./verdict";

/**
 * The comparison: offers like for like on a basis, quality, price points, totals and ranks.
 * `weights` take the place of the stored ones while a slider is moved.
 * @throws RangeError when the basis is outside its limits (see `basisFault`)
 */
export function compare(prepared: PreparedComparison, basis: Basis, weights?: Weights): Comparison {
  const fault = basisFault(basis);
  if (fault !== null) throw new RangeError(fault);
  const frame = basisFrame(prepared, basis);
  if (prepared.dossier.pricesSealed) {
    return ranked(prepared, basis, frame.linesInBasis, sealedColumns(prepared, weights), weights);
  }
  const standings = prepared.candidates.map((candidate) => normaliseOffer(prepared, candidate, frame));
  const shares = groupShares(groupWeightsOf(prepared, weights));
  const laidOut = prepared.candidates.map((candidate, index): CandidateResult => {
    const standing = standings[index] ?? normaliseOffer(prepared, candidate, frame);
    const others = othersOf(prepared, index, standings);
    const plugged = plugGaps(prepared.lines, candidate, standing, others, frame);
    const criteria = criterionValues(prepared, candidate);
    return {
      candidateId: candidate.candidate.id,
      letter: candidate.letter,
      hasOffer: candidate.offer !== null,
      pricesAnything: standing.pricesAnything,
      quotedComplete: standing.quotedComplete,
      ...financedCosts(candidate.offer, standing.schedule, {
        quoted: standing.quoted,
        counted: standing.counted,
        ...levelledCosts(prepared, standing, plugged),
      }),
      comparable: plugged.openGaps === 0 && frame.linesInBasis > 0,
      lines: plugged.lines,
      bundles: standing.bundles,
      openGaps: plugged.openGaps,
      leftGaps: plugged.leftGaps,
      plugs: plugged.plugs,
      knockOuts: candidate.knockOuts,
      criteria,
      groups: groupValues(prepared, criteria, shares),
      ...UNRANKED,
    };
  });
  return ranked(prepared, basis, frame.linesInBasis, laidOut, weights);
}

const SEALED_LINE: LineResult = { kind: "sealed" };

/** Columns that know nothing of prices; quality is as always. */
function sealedColumns(prepared: PreparedComparison, weights: Weights | undefined): CandidateResult[] {
  const { sealedOffers } = prepared.dossier;
  const arrived = new Set(sealedOffers.map((each) => each.candidateId));
  const shares = groupShares(groupWeightsOf(prepared, weights));
  const lines = prepared.lines.map(() => SEALED_LINE);
  return prepared.candidates.map((candidate): CandidateResult => {
    const criteria = criterionValues(prepared, candidate);
    return {
      candidateId: candidate.candidate.id,
      letter: candidate.letter,
      hasOffer: arrived.has(candidate.candidate.id),
      quoted: noCost(),
      pricesAnything: false,
      quotedComplete: false,
      counted: noCost(),
      levelled: noCost(),
      levelledLow: noCost(),
      levelledHigh: noCost(),
      pluggedTotal: 0,
      setAsideTotal: 0,
      financing: null,
      comparable: false,
      lines,
      bundles: [],
      openGaps: 0,
      leftGaps: 0,
      plugs: 0,
      knockOuts: candidate.knockOuts,
      criteria,
      groups: groupValues(prepared, criteria, shares),
      ...UNRANKED,
    };
  });
}

const UNRANKED = {
  rankQuoted: null,
  rankLevelled: null,
  quality: { low: 0, high: 100, value: null },
  pricePoints: null,
  evaluatedPrice: null,
  total: null,
  rank: null,
  abnormallyLow: false,
} as const;

function levelledCosts(
  prepared: PreparedComparison,
  standing: OfferStanding,
  { lines, plugs }: PluggedLines,
): Pick<CandidateResult, "levelled" | "levelledLow" | "levelledHigh" | "pluggedTotal"> {
  const low = noCost();
  const base = noCost();
  const high = noCost();
  for (let index = 0; plugs > 0 && index < lines.length; index += 1) {
    const result = lines[index];
    const line = prepared.lines[index];
    if (result?.kind !== "plugged" || line === undefined) continue;
    addCost(low, line.line.kind, result.total.low);
    addCost(base, line.line.kind, result.total.base);
    addCost(high, line.line.kind, result.total.high);
  }
  return {
    levelled: sumCosts(standing.counted, base),
    levelledLow: sumCosts(standing.counted, low),
    levelledHigh: sumCosts(standing.counted, high),
    pluggedTotal: base.total,
  };
}

/** Knock-outs first; then price points over those that remain; then totals and ranks. */
function ranked(
  prepared: PreparedComparison,
  basis: Basis,
  linesInBasis: number,
  laidOut: readonly CandidateResult[],
  weights: Weights | undefined,
): Comparison {
  // A vendor's variants are no candidates of their own.
  const tooFew = countOwners(laidOut) < 2;
  const stays = (each: CandidateResult) => !tooFew && each.knockOuts.length === 0;
  const quotedTotals = laidOut.map((each) =>
    stays(each) && each.pricesAnything && each.quotedComplete ? each.quoted.total : null,
  );
  const prices = laidOut.map((each) => (stays(each) && each.comparable ? each.levelled.total : null));
  const quotedRanks = ranksLowestFirst(quotedTotals);
  const levelledRanks = ranksLowestFirst(prices);
  const { pricesSealed } = prepared.dossier;
  // What the formula says of prices nobody may know is not said either.
  const { points, refusal } = pricesSealed
    ? { points: [], refusal: null }
    : pricePoints(prepared.dossier.selection.priceModel, prices);
  const low = abnormallyLowAmong(
    laidOut.map(({ candidateId }, index) => ({ candidateId, total: prices[index] ?? null })),
  );
  const priced = laidOut.map(
    (each, index): CandidateResult => ({
      ...each,
      rankQuoted: quotedRanks[index] ?? null,
      rankLevelled: levelledRanks[index] ?? null,
      pricePoints: points[index] ?? null,
      abnormallyLow: (low[index] ?? []).length > 0,
    }),
  );
  const reweighted = reweigh(prepared, priced, refusal, weights);
  const candidates = priced.map(
    (each, index): CandidateResult => ({ ...each, ...reweighted.candidates[index] }),
  );
  return {
    basis,
    weights: reweighted.weights,
    linesInBasis,
    candidates,
    verdict: pricesSealed ? sealedVerdict(candidates) : verdictOf(prepared.lines, candidates),
    priceRefusal: refusal,
    pricesSealed,
    tooFew,
  };
}

/** What weights change of one candidate. */
export type Reweighted = Pick<
  CandidateResult,
  "candidateId" | "quality" | "evaluatedPrice" | "total" | "rank"
> & {
  readonly groups: readonly GroupValue[];
};

export interface Reranking {
  readonly weights: Weights;
  /** In the order of the comparison's candidates. */
  readonly candidates: readonly Reweighted[];
}

/** Only what weights change, from a comparison already made: for every step of a slider. */
export function rankWithWeights(
  prepared: PreparedComparison,
  comparison: Comparison,
  weights: Weights,
): Reranking {
  return reweigh(prepared, comparison.candidates, comparison.priceRefusal, weights);
}

function reweigh(
  prepared: PreparedComparison,
  candidates: readonly CandidateResult[],
  refusal: PriceRefusal | null,
  weights: Weights | undefined,
): Reranking {
  const model = prepared.dossier.selection.priceModel;
  const groupWeights = groupWeightsOf(prepared, weights);
  const priceShareTenths = weights?.priceShareTenths ?? model.priceShareTenths;
  const shares = groupShares(groupWeights);
  const byQualityValue = model.formula === "priced_quality";
  const reweighted = candidates.map((each) => {
    const groups = each.groups.map((group, index) => ({ ...group, shareTenths: shares[index] ?? 0 }));
    const quality = qualityOf(groups, groupWeights);
    const middle = (quality.low + quality.high) / 2;
    const total =
      each.pricePoints === null
        ? null
        : {
            low: (priceShareTenths * each.pricePoints + (1_000 - priceShareTenths) * quality.low) / 1_000,
            high: (priceShareTenths * each.pricePoints + (1_000 - priceShareTenths) * quality.high) / 1_000,
          };
    // A levelled rank says that the price stands: comparable, and not knocked out.
    const evaluated =
      byQualityValue && refusal === null && each.rankLevelled !== null
        ? each.levelled.total - ((model.qualityValueMinor ?? 0) * middle) / 100
        : null;
    return { each, groups, quality, middle, total, evaluated };
  });
  const results = reweighted.map(({ total, evaluated }) =>
    total === null ? evaluated : (total.low + total.high) / 2,
  );
  const inOrder = ranksByResult(
    results.filter((result) => result !== null),
    model.tieBreak,
    byQualityValue ? "lowest" : "highest",
    () =>
      exactRankables(
        prepared,
        reweighted.flatMap(({ each }, index) =>
          results[index] == null ? [] : [{ index, price: each.levelled.total }],
        ),
        groupWeights,
        priceShareTenths,
      ),
  );
  const ranks = aligned(results, inOrder);
  return {
    weights: {
      groupWeights: Object.fromEntries(
        prepared.groups.map((group, index) => [group.id, groupWeights[index] ?? 0]),
      ),
      priceShareTenths,
    },
    candidates: reweighted.map(({ each, groups, quality, total, evaluated }, index) => ({
      candidateId: each.candidateId,
      groups,
      quality,
      total,
      evaluatedPrice: evaluated === null ? null : roundedEvaluatedPrice(evaluated),
      rank: ranks[index] ?? null,
    })),
  };
}

/** Points of the candidates that have a price; none when the formula refuses or gives evaluated prices instead. */
function pricePoints(
  model: PriceModel,
  prices: readonly (number | null)[],
): { readonly points: readonly (number | null)[]; readonly refusal: PriceRefusal | null } {
  const known = prices.filter((price) => price !== null);
  const none = prices.map(() => null);
  const results = applyPriceModel(
    model,
    known,
    known.map(() => RATIONAL_ZERO),
  );
  if (!results.ok) return { points: none, refusal: results.code };
  if (model.formula === "priced_quality") return { points: none, refusal: null };
  return {
    points: aligned(
      prices,
      results.value.map(({ number }) => number),
    ),
    refusal: null,
  };
}

/** Puts values back in the places that are not null. */
function aligned<T>(places: readonly (number | null)[], values: readonly T[]): (T | null)[] {
  let next = 0;
  return places.map((place) => {
    if (place === null) return null;
    const value = values[next] ?? null;
    next += 1;
    return value;
  });
}
