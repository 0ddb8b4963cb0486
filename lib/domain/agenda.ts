import type { CriterionGroup } from "./criterion";
import { questionKey, type Spread } from "./spread";
import { normalisedShares } from "./weights";

/**
 * What a panel should talk about: the questions on which its members lie two steps or more apart.
 *
 * Order: the widest range first, then the largest standard deviation, then what weighs most; what is equal in all
 * three keeps the order it came in. Talk is short, so it begins where it changes most.
 */

/** Each criterion's share of the whole, 0–1: its group's share times its own share in the group. */
export type WeightShares = ReadonlyMap<string, number>;

/**
 * Shares of all criteria, by id; 0 where weights cannot be used (none, or all zero).
 *
 * @example weightShares([{ weight: 1, criteria: [{ id: "a", weight: 1 }, { id: "b", weight: 3 }] }]) // a 0.25, b 0.75
 */
export function weightShares(
  groups: readonly {
    readonly weight: number;
    readonly criteria: readonly Pick<CriterionGroup["criteria"][number], "id" | "weight">[];
  }[],
): Map<string, number> {
  const ofGroups = normalisedShares(groups.map(({ weight }) => weight));
  const shares = new Map<string, number>();
  for (const [groupIndex, { criteria }] of groups.entries()) {
    const inGroup = normalisedShares(criteria.map(({ weight }) => weight));
    for (const [index, { id }] of criteria.entries()) {
      const share = (ofGroups.ok && ofGroups.value[groupIndex]) || 0;
      shares.set(id, share * ((inGroup.ok && inGroup.value[index]) || 0));
    }
  }
  return shares;
}

/** Every question with a range of two steps or more, settled or not, in the order to talk about them. */
export function disagreements(spreads: Iterable<Spread>, shares: WeightShares): Spread[] {
  const weighs = ({ criterionId }: Spread) => shares.get(criterionId) ?? 0;
  return [...spreads]
    .filter(({ statistics }) => statistics.needsModeration)
    .sort(
      (one, other) =>
        (other.statistics.range ?? 0) - (one.statistics.range ?? 0) ||
        (other.statistics.standardDeviation ?? 0) - (one.statistics.standardDeviation ?? 0) ||
        weighs(other) - weighs(one),
    );
}

/**
 * The meeting's agenda: the disagreements nothing is agreed on yet. `agreed` holds the {@link questionKey} of every
 * question with an agreed score.
 *
 * @example
 * agenda([spreadOf("a", "calm", [{ value: 1, count: 1 }, { value: 5, count: 1 }])], new Set(), shares) // that one
 * agenda([spreadOf("a", "calm", [{ value: 3, count: 1 }, { value: 4, count: 1 }])], new Set(), shares) // none
 */
export function agenda(
  spreads: Iterable<Spread>,
  agreed: ReadonlySet<string>,
  shares: WeightShares,
): Spread[] {
  return disagreements(spreads, shares).filter(
    ({ candidateId, criterionId }) => !agreed.has(questionKey(candidateId, criterionId)),
  );
}
