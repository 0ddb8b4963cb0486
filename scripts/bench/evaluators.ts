import { eq } from "drizzle-orm";
import type { Database } from "@/db/engine/database";
import { session, user } from "@/db/schema/auth";
import { saveScore } from "@/db/writes/score";
import { succeed } from "@/lib/domain/outcome";
import { saveScoreInput } from "@/lib/features/judging/schema";
import { runSelectionAction, type SelectionDefinition } from "@/lib/server/guarded-action";

/** Evaluators who save one score after another, through the same guarded write that the pages use. */

export interface Pair {
  readonly candidateId: string;
  readonly criterionId: string;
}

/** As the page's own action is. */
export const SAVE: SelectionDefinition<typeof saveScoreInput, undefined, { readonly edition: number }> = {
  name: "score.save",
  isDraft: true,
  isBeside: true,
  input: saveScoreInput,
  write: async ({ tx, input, authorized, now, audit }) => {
    const saved = await saveScore(tx, authorized, input, now);
    if (!saved.ok) return saved;
    audit(saved.value.after?.id ?? "", saved.value.before, saved.value.after);
    return succeed({ edition: saved.value.edition });
  },
};

/** One evaluator's next save; every call changes one score. */
export function saver(database: Database, userId: string, selectionId: string, pairs: readonly Pair[]) {
  const editions = new Map<string, number>();
  let turn = 0;
  return async (): Promise<void> => {
    const pair = pairs[turn % pairs.length];
    if (!pair) throw new Error("nothing to score");
    const key = `${pair.candidateId} ${pair.criterionId}`;
    const value = 1 + ((turn + Math.floor(turn / pairs.length)) % 5);
    turn += 1;
    // As every request does: who is asking?
    await database.read.select().from(user).where(eq(user.id, userId));
    await database.read.select().from(session).where(eq(session.userId, userId));
    const outcome = await runSelectionAction(
      SAVE,
      { database, actor: { userId, name: userId }, now: () => new Date() },
      { selectionId, ...pair, value, note: "", expectedEdition: editions.get(key) ?? null },
    );
    if (!outcome.ok) throw new Error(`a save failed: ${outcome.code}`);
    editions.set(key, outcome.value.edition);
  };
}

/** What a worker is told: one web server's share of the evaluators. */
export interface Share {
  readonly url: string;
  readonly selectionId: string;
  readonly userIds: readonly string[];
  readonly pairs: readonly Pair[];
}
