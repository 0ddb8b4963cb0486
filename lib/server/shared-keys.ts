import { createHash } from "node:crypto";
import type { Database } from "@/db/engine/database";
import { DatabaseRefused } from "@/db/engine/storage-fault";
import { keepFirstFact } from "@/db/writes/installation-fact";

/**
 * Servers that share a database must share two keys as well: with another secret, nobody who signed in at one is known
 * at the next; with another seal key, what one sealed no other can open. The first server leaves a fingerprint of each
 * in the database, and one that comes with others does not serve.
 */

export interface SharedKeys {
  readonly secret: string;
  /** The bytes of the seal key. */
  readonly sealKey: Buffer;
}

/**
 * @throws DatabaseRefused naming the variable that differs from the other servers'
 */
export async function agreeOnKeys(database: Database, keys: SharedKeys): Promise<void> {
  const facts = [
    ["SHORTLIST_SECRET", "secret_fingerprint", keys.secret],
    ["SHORTLIST_SEAL_KEY", "seal_key_fingerprint", keys.sealKey],
  ] as const;
  for (const [variable, key, value] of facts) {
    // Of a random key of 256 bits nothing can be learned from its hash.
    const mine = createHash("sha256").update(`shortlist ${key} `).update(value).digest("hex");
    const kept = await database.transaction((tx) => keepFirstFact(tx, key, mine));
    if (kept !== mine)
      throw new DatabaseRefused(
        `${variable} differs from the one that the other servers on this database use (without the variable, it is a file in SHORTLIST_DATA). Give all of them the same. If it was changed on purpose, delete the row '${key}' from the table 'installation'.`,
      );
  }
}
