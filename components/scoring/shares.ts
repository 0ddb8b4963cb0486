import { largestRemainder } from "@/lib/domain/weights";

/** The weights of a group and of what is in it. */
export interface WeighedGroup {
  readonly id: string;
  readonly weight: number;
  readonly criteria: readonly { readonly id: string; readonly weight: number }[];
}

/** Shares of quality in tenths of a percent, by id; null where they cannot be told. */
export interface Shares {
  readonly groups: ReadonlyMap<string, number>;
  readonly criteria: ReadonlyMap<string, number>;
  /** Every group weighs 0. */
  readonly isEmpty: boolean;
}

/**
 * What each group and each criterion counts of quality: groups add to exactly 1000 tenths, and the criteria of a group
 * to exactly the group's.
 *
 * @example shownShares([{ id: "g", weight: 3, criteria: [{ id: "a", weight: 2 }, { id: "b", weight: 1 }] }])
 * // groups g 1000; criteria a 667, b 333
 */
export function shownShares(groups: readonly WeighedGroup[]): Shares {
  const ofGroups = new Map<string, number>();
  const ofCriteria = new Map<string, number>();
  const shares = largestRemainder(groups.map(({ weight }) => weight));
  if (!shares.ok) return { groups: ofGroups, criteria: ofCriteria, isEmpty: true };
  groups.forEach((group, index) => {
    const share = shares.value[index] ?? 0;
    ofGroups.set(group.id, share);
    const within = largestRemainder(
      group.criteria.map(({ weight }) => weight),
      share,
    );
    if (!within.ok) return;
    group.criteria.forEach(({ id }, position) => {
      ofCriteria.set(id, within.value[position] ?? 0);
    });
  });
  return { groups: ofGroups, criteria: ofCriteria, isEmpty: false };
}
