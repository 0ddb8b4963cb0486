import { ownerOf } from "../offer-target";

/**
 * How many candidates have no place: neither their main offer nor any variant of it has a rank.
 *
 * @example countWithoutPlace([{ candidateId: "can_1", rank: null }, { candidateId: "can_1~off_2", rank: 1 }]) // 0
 */
export function countWithoutPlace(
  columns: readonly { readonly candidateId: string; readonly rank: number | null }[],
): number {
  const all = new Set(columns.map(({ candidateId }) => ownerOf(candidateId)));
  for (const { candidateId, rank } of columns) if (rank !== null) all.delete(ownerOf(candidateId));
  return all.size;
}

/**
 * By place, first the best; columns that share a place stay in their order. Those without a place come last, as they
 * stood: a candidate with its variants. Does not change its input.
 */
export function byPlace<Column extends { readonly rank: number | null }>(
  columns: readonly Column[],
): readonly Column[] {
  return columns.toSorted(
    (a, b) => (a.rank ?? Number.POSITIVE_INFINITY) - (b.rank ?? Number.POSITIVE_INFINITY),
  );
}
