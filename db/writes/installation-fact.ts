import { eq } from "drizzle-orm";
import type { Tx } from "../engine/database";
import { installation } from "../schema/audit";

/** Keeps a fact about this installation unless one of that name is kept already, and gives back the one that is. */
export async function keepFirstFact(tx: Tx, key: string, value: string): Promise<string> {
  await tx.insert(installation).values({ key, value }).onConflictDoNothing();
  const [kept] = await tx
    .select({ value: installation.value })
    .from(installation)
    .where(eq(installation.key, key));
  return kept?.value ?? value;
}
