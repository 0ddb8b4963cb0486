import { cumulativeCost } from "@/lib/domain/comparison/cost-curve";
import type { PreparedComparison } from "@/lib/domain/comparison/prepare";
import type { CandidateResult, Comparison } from "@/lib/domain/comparison/result";
import { comparisonStanding } from "@/lib/domain/comparison/standing";
import { stayingCost } from "@/lib/domain/comparison/staying";
import { offerWarnings } from "@/lib/domain/offer-warnings";

/**
 * A comparison as JSON for other programs: everything the product computes, amounts in whole minor units. Lines are
 * named, so that the list stands without the selection file.
 */
export function comparisonJson(
  prepared: PreparedComparison,
  comparison: Comparison,
  made: { readonly on: string; readonly with: string },
): string {
  const { selection, lines, groups } = prepared.dossier;
  const criteria = prepared.criteria;
  const priced = (column: CandidateResult) => ({
    ...column,
    lines: column.lines.map((line, at) => ({ lineId: lines[at]?.id, name: lines[at]?.name, ...line })),
    bundles: column.bundles.map(({ bundle, ...rest }) => ({
      ...rest,
      bundleId: bundle.id,
      name: bundle.name,
    })),
    cumulativeCost: cumulativeCost(prepared, comparison.basis, column.candidateId),
  });
  // While prices are sealed no amount is written, not even a zero that stands for none.
  const judged = ({ candidateId, letter, hasOffer, knockOuts, quality }: CandidateResult) => ({
    candidateId,
    letter,
    hasOffer,
    knockOuts,
    quality,
  });
  const value = {
    format: "shortlist-comparison",
    version: 1,
    made,
    selection: { name: selection.name, currency: selection.currency, priceModel: selection.priceModel },
    basis: comparison.basis,
    weights: comparison.weights,
    priceRefusal: comparison.priceRefusal,
    tooFew: comparison.tooFew,
    pricesSealed: comparison.pricesSealed,
    standing: comparisonStanding(prepared),
    verdict: comparison.verdict,
    staying: stayingCost(prepared.dossier.ownCosts, comparison.basis),
    ...(comparison.pricesSealed ? {} : { warnings: offerWarnings(prepared, comparison) }),
    candidates: comparison.candidates.map((column, index) => ({
      ...(comparison.pricesSealed ? judged(column) : priced(column)),
      name: prepared.candidates[index]?.candidate.vendor.legalName ?? "",
      groups: column.groups.map((group, at) => ({ name: groups[at]?.name, ...group })),
      criteria: column.criteria.map((criterion, at) => ({ name: criteria[at]?.name, ...criterion })),
    })),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}
