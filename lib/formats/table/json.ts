import { cumulativeCost } from "@/lib/domain/comparison/cost-curve";
import type { PreparedComparison } from "@/lib/domain/comparison/prepare";
import type { Comparison } from "@/lib/domain/comparison/result";

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
  const value = {
    format: "shortlist-comparison",
    version: 1,
    made,
    selection: { name: selection.name, currency: selection.currency, priceModel: selection.priceModel },
    basis: comparison.basis,
    weights: comparison.weights,
    priceRefusal: comparison.priceRefusal,
    tooFew: comparison.tooFew,
    verdict: comparison.verdict,
    candidates: comparison.candidates.map((column, index) => ({
      ...column,
      name: prepared.candidates[index]?.candidate.vendor.legalName ?? "",
      lines: column.lines.map((line, at) => ({ lineId: lines[at]?.id, name: lines[at]?.name, ...line })),
      bundles: column.bundles.map(({ bundle, ...rest }) => ({
        ...rest,
        bundleId: bundle.id,
        name: bundle.name,
      })),
      groups: column.groups.map((group, at) => ({ name: groups[at]?.name, ...group })),
      criteria: column.criteria.map((criterion, at) => ({ name: criteria[at]?.name, ...criterion })),
      cumulativeCost: cumulativeCost(prepared, comparison.basis, column.candidateId),
    })),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}
