/** What a write did to one row, for the record. Undefined = it was not there. */
export interface Change<Row> {
  readonly before: Row | undefined;
  readonly after: Row | undefined;
}

/** Whether two lists hold the same ids, each once. `samePermutation(["a", "b"], ["b", "a"])` is true. */
export function samePermutation(one: readonly string[], other: readonly string[]): boolean {
  const ids = new Set(one);
  return (
    one.length === other.length && new Set(other).size === other.length && other.every((id) => ids.has(id))
  );
}

/** Positions from an order of ids. `movedTo(["b", "a"])` is b at 0, a at 1. */
export function movedTo(order: readonly string[]): { id: string; position: number }[] {
  return order.map((id, position) => ({ id, position }));
}
