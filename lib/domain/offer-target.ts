/**
 * Which of a candidate's offers is meant. The main offer goes by the candidate's own id; a variant by both ids, so
 * that it can stand wherever a candidate's id can: as a column of the comparison, as a grid, in an address.
 */

const BETWEEN = "~";

/** A variant's id among candidates. `variantTarget("can_1", "off_2")` is `"can_1~off_2"` */
export function variantTarget(candidateId: string, offerId: string): string {
  return `${candidateId}${BETWEEN}${offerId}`;
}

/** The candidate and, for a variant, its offer. `targetParts("can_1~off_2")` is `{ candidateId: "can_1", offerId: "off_2" }` */
export function targetParts(targetId: string): {
  readonly candidateId: string;
  readonly offerId: string | null;
} {
  const at = targetId.indexOf(BETWEEN);
  return at < 0
    ? { candidateId: targetId, offerId: null }
    : { candidateId: targetId.slice(0, at), offerId: targetId.slice(at + 1) };
}

/**
 * Whether one column may be held against another as somebody else's price: of every other vendor its main offer. A
 * vendor's own variants say nothing of what others ask. `isOthersOffer("can_1", "can_1~off_2")` is `false`
 */
export function isOthersOffer(ownId: string, otherId: string): boolean {
  return otherId === ownerOf(otherId) && otherId !== ownerOf(ownId);
}

/** Whether an id is a candidate's own, and not a variant's. `isOwnTarget("can_1~off_2")` is `false` */
export function isOwnTarget(targetId: string): boolean {
  return ownerOf(targetId) === targetId;
}

/**
 * How many candidates stand behind some columns: a variant is one more offer, and no candidate more.
 * `countOwners([{ candidateId: "can_1" }, { candidateId: "can_1~off_2" }])` is `1`
 */
export function countOwners(columns: Iterable<{ readonly candidateId: string }>): number {
  return new Set(Array.from(columns, ({ candidateId }) => ownerOf(candidateId))).size;
}

/** The candidate an id belongs to: itself, or a variant's. `ownerOf("can_1~off_2")` is `"can_1"` */
export function ownerOf(targetId: string): string {
  return targetParts(targetId).candidateId;
}
