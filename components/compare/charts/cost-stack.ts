import type { PreparedComparison } from "@/lib/domain/comparison/prepare";
import type { Comparison } from "@/lib/domain/comparison/result";
import type { StayingCost } from "@/lib/domain/comparison/staying";
import { type ChartStory, type ChartWords, sentenceMoney } from "./chart-words";

/** What a candidate costs, in the pieces a bar is stacked from. Unit: minor units of the selection's currency. */

/**
 * In the order they are paid. `bundle` is one price over several stages, which cannot be shared out; `instalments` is
 * the whole establishment where it is paid in instalments, which are not of one stage or another either.
 */
export const STACK_PARTS = ["move", "upgrade", "improve", "bundle", "instalments", "operation"] as const;
export type StackPart = (typeof STACK_PARTS)[number];

export interface StackColumn {
  readonly candidateId: string;
  readonly letter: string;
  readonly hasOffer: boolean;
  readonly comparable: boolean;
  readonly openGaps: number;
  /** What the offer prices, and what we filled in. */
  readonly parts: Readonly<Record<StackPart, { readonly own: number; readonly ours: number }>>;
  readonly establishment: number;
  readonly operation: number;
  readonly ours: number;
  readonly total: number;
}

const NOTHING = { own: 0, ours: 0 } as const;

/** One bar for each candidate, in the order of letters. The parts of a bar add up to its total. */
export function costStack(prepared: PreparedComparison, comparison: Comparison): StackColumn[] {
  return comparison.candidates.map((result) => {
    const stage = (of: "move" | "upgrade" | "improve") => {
      const ours = result.lines.reduce((sum, line, index) => {
        const catalogue = prepared.dossier.lines[index];
        return line.kind === "plugged" && catalogue?.kind === "establishment" && catalogue.stage === of
          ? sum + line.total.base
          : sum;
      }, 0);
      const counted = result.lines.reduce((sum, line, index) => {
        const catalogue = prepared.dossier.lines[index];
        return line.kind === "counted" && catalogue?.kind === "establishment" && catalogue.stage === of
          ? sum + line.total
          : sum;
      }, 0);
      return { own: counted, ours };
    };
    const paid = { move: stage("move"), upgrade: stage("upgrade"), improve: stage("improve") };
    const oursInStages = paid.move.ours + paid.upgrade.ours + paid.improve.ours;
    const bundle = result.bundles.reduce(
      (sum, each) => (each.status === "counted" ? sum + (each.amount ?? 0) : sum),
      0,
    );
    const oursInOperation = result.pluggedTotal - oursInStages;
    const isFinanced = result.financing !== null;
    const stages = isFinanced ? { move: NOTHING, upgrade: NOTHING, improve: NOTHING } : paid;
    return {
      candidateId: result.candidateId,
      letter: result.letter,
      hasOffer: result.hasOffer,
      comparable: result.comparable,
      openGaps: result.openGaps,
      parts: {
        ...stages,
        bundle: isFinanced ? NOTHING : { own: bundle, ours: 0 },
        instalments: isFinanced
          ? { own: result.levelled.establishment - oursInStages, ours: oursInStages }
          : NOTHING,
        operation: { own: result.levelled.operation - oursInOperation, ours: oursInOperation },
      },
      establishment: result.levelled.establishment,
      operation: result.levelled.operation,
      ours: result.pluggedTotal,
      total: result.levelled.total,
    };
  });
}

/**
 * Who costs least, what each pays in each purchase, and who cannot be compared; then today's cost to hold them against,
 * which takes part in no order.
 */
export function costStackStory(
  columns: readonly StackColumn[],
  words: ChartWords,
  staying?: StayingCost,
): ChartStory {
  const { t, nameOf } = words;
  const comparable = columns.filter((each) => each.comparable);
  const cheapest = [...comparable].sort((a, b) => a.total - b.total)[0];
  const title =
    cheapest === undefined
      ? t("stack.titleNone")
      : t(comparable.length > 1 ? "stack.titleCheapest" : "stack.titleOne", {
          name: nameOf(cheapest.letter),
          total: sentenceMoney(cheapest.total, words),
        });
  const sentences = columns.map((each) => {
    const name = nameOf(each.letter);
    if (!each.hasOffer) return t("stack.noOffer", { name });
    if (!each.comparable) return t("stack.notComparable", { name, gaps: each.openGaps });
    const amounts = {
      name,
      establishment: sentenceMoney(each.establishment, words),
      operation: sentenceMoney(each.operation, words),
    };
    return each.ours > 0
      ? t("stack.eachPlugged", { ...amounts, ours: sentenceMoney(each.ours, words) })
      : t("stack.each", amounts);
  });
  return { title, summary: [...sentences, ...stayingSentences(staying, words)].join(" ") };
}

function stayingSentences(staying: StayingCost | undefined, words: ChartWords): string[] {
  if (staying === undefined) return [];
  const { t } = words;
  return [
    ...(staying.known
      ? [
          t("today.stack", {
            total: sentenceMoney(staying.total, words),
            running: sentenceMoney(staying.running, words),
            hidden: sentenceMoney(staying.hidden, words),
          }),
        ]
      : []),
    ...(staying.followUpKnown
      ? [t("today.followUp", { amount: sentenceMoney(staying.followUp, words) })]
      : []),
  ];
}
