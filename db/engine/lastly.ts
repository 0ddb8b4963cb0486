import type { SQL } from "drizzle-orm";
import type { Tx } from "./database";

/**
 * What a transaction writes at its very end: where nothing depends on the answers, statements are handed over here and
 * sent together with the commit, so that nobody waits for each of them on its own.
 */
export interface Ending {
  /**
   * Held from the first of these statements to the commit, e.g. by whoever adds to one chain. Waited for by the
   * statements themselves: they see what its last holder has written.
   */
  readonly turn?: string;
  readonly statements: readonly SQL[];
}

const endings = new WeakMap<Tx, Ending[]>();

/** Adds to what `tx` writes at its end, after what was added before. */
export function lastly(tx: Tx, ending: Ending): void {
  endings.set(tx, [...(endings.get(tx) ?? []), ending]);
}

/** What was handed over for the end of this transaction, in order. */
export function endingsOf(tx: Tx): readonly Ending[] {
  return endings.get(tx) ?? [];
}
