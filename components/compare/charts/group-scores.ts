import type { PreparedComparison } from "@/lib/domain/comparison/prepare";
import type { Comparison } from "@/lib/domain/comparison/result";
import { isOwnTarget } from "@/lib/domain/offer-target";
import { type ChartStory, type ChartWords, chartRange, listed } from "./chart-words";

/** What each candidate reaches in each group of criteria. */

export interface GroupScore {
  readonly letter: string;
  readonly low: number;
  readonly high: number;
  /** Nothing of the group is scored. */
  readonly missing: boolean;
}

export interface GroupRow {
  readonly groupId: string;
  readonly name: string;
  readonly shareTenths: number;
  readonly scores: readonly GroupScore[];
}

/** One row for each group, candidates in the order of letters. A variant is scored as its candidate, and not shown again. */
export function groupRows(prepared: PreparedComparison, comparison: Comparison): GroupRow[] {
  return prepared.groups.map((group, index) => ({
    groupId: group.id,
    name: group.name,
    shareTenths: comparison.candidates[0]?.groups[index]?.shareTenths ?? 0,
    scores: comparison.candidates.flatMap(({ candidateId, letter, groups }) => {
      const own = groups[index];
      return own && isOwnTarget(candidateId)
        ? [{ letter, low: own.low, high: own.high, missing: own.low === 0 && own.high === 100 }]
        : [];
    }),
  }));
}

/** Who leads surely: its lowest is above everyone else's highest. Empty while that is open. */
function leaderOf(row: GroupRow): string | null {
  const leader = row.scores.find(
    (score) =>
      !score.missing && row.scores.every((other) => other.letter === score.letter || other.high < score.low),
  );
  return leader?.letter ?? null;
}

/** Who leads where, and where nobody does yet. */
export function groupScoresStory(rows: readonly GroupRow[], words: ChartWords): ChartStory {
  const { t, nameOf } = words;
  const leads = new Map<string, number>();
  for (const row of rows) {
    const leader = leaderOf(row);
    if (leader !== null) leads.set(leader, (leads.get(leader) ?? 0) + 1);
  }
  const most = Math.max(0, ...leads.values());
  const first = [...leads].filter(([, count]) => count === most).map(([letter]) => letter);
  const [only] = first;
  const title =
    rows.length === 0
      ? t("groups.titleNothing")
      : only === undefined
        ? t("groups.titleOpen")
        : first.length === 1
          ? t("groups.titleLead", { name: nameOf(only), count: most, all: rows.length })
          : t("groups.titleShared", {
              names: listed(first.map(nameOf), words),
              count: most,
              all: rows.length,
            });
  const sentences = rows.map((row) => {
    const leader = leaderOf(row);
    const best = row.scores.find((score) => score.letter === leader);
    return best
      ? t("groups.lead", {
          group: row.name,
          name: nameOf(best.letter),
          value: chartRange(best.low, best.high, words),
        })
      : t("groups.open", { group: row.name });
  });
  return { title, summary: sentences.join(" ") };
}
