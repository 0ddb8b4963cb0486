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
  /** A condition that holds once this has been kept, and never otherwise: by it a commit is known again. */
  readonly sign?: SQL;
}

/*
 * Kept on the transaction itself, under a name that is the same everywhere: the server's parts are bundled apart, each
 * with a copy of this file, and one hands over what another one's database writes.
 */
const ENDINGS = Symbol.for("shortlist endings");

function endings(tx: Tx): Ending[] {
  const kept: unknown = Reflect.get(tx, ENDINGS);
  if (!Array.isArray(kept)) throw new Error("this transaction would not write what it is given for its end");
  return kept;
}

/** For the engines: a transaction that writes at its end what it was given for it. */
export function withEndings(tx: Tx): Tx {
  Reflect.set(tx, ENDINGS, []);
  return tx;
}

/**
 * Adds to what `tx` writes at its end, after what was added before.
 * @throws Error outside of a transaction of `Database.transaction`: nothing is lost without a word
 */
export function lastly(tx: Tx, ending: Ending): void {
  endings(tx).push(ending);
}

/** What was handed over for the end of this transaction, in order. */
export function endingsOf(tx: Tx): readonly Ending[] {
  return endings(tx);
}
