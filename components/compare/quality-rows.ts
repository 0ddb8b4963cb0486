import type { FrameColumn } from "@/lib/domain/comparison/frame";
import type { PreparedComparison } from "@/lib/domain/comparison/prepare";
import type { Comparison, CriterionValue } from "@/lib/domain/comparison/result";
import { formatNumber } from "@/lib/i18n/formats";
import type { MatrixCell, MatrixRow } from "./matrix-row";
import { amountText, type MatrixWords, rangeText, valueText } from "./matrix-words";

/** Quality: the whole, its groups, their criteria; then what the price became in points. */
export function qualityRows(
  prepared: PreparedComparison,
  comparison: Comparison,
  columns: readonly FrameColumn[],
  isOpen: (fold: string) => boolean,
  words: MatrixWords,
): MatrixRow[] {
  const { t } = words;
  const rows: MatrixRow[] = [
    {
      key: "quality",
      label: t("row.quality"),
      unit: t("unit.of100"),
      look: "group",
      level: 0,
      fold: { key: "quality", open: isOpen("quality") },
      cell: (column) => {
        const each = columns[column];
        if (!each) return { text: "" };
        const values = comparison.candidates[column]?.criteria ?? [];
        return {
          ...partlyBlind(each.quality, values, words),
          target: { of: "quality", candidateId: each.candidateId },
        };
      },
    },
  ];
  if (isOpen("quality")) rows.push(...groupRows(prepared, comparison, isOpen, words));
  if (comparison.pricesSealed) return rows;
  rows.push({
    key: "price.points",
    label: t("row.pricePoints"),
    unit: t("unit.of100"),
    look: "total",
    level: 0,
    cell: (column) => {
      const each = comparison.candidates[column];
      if (!each) return { text: "" };
      const target = { of: "price_points", candidateId: each.candidateId } as const;
      if (each.evaluatedPrice !== null)
        return {
          text: amountText(each.evaluatedPrice, words),
          target: { of: "evaluated_price", candidateId: each.candidateId },
        };
      if (each.pricePoints === null) return { text: "–", tone: "muted", target };
      return {
        text: each.abnormallyLow
          ? `${valueText(each.pricePoints, words)} · ${t("abnormallyLow")}`
          : valueText(each.pricePoints, words),
        bar: { low: each.pricePoints, high: each.pricePoints },
        target,
        ...(each.abnormallyLow ? { tone: "warn" as const, title: t("abnormallyLow") } : {}),
      };
    },
  });
  return rows;
}

function groupRows(
  prepared: PreparedComparison,
  comparison: Comparison,
  isOpen: (fold: string) => boolean,
  words: MatrixWords,
): MatrixRow[] {
  const rows: MatrixRow[] = [];
  let first = 0;
  prepared.groups.forEach((group, groupIndex) => {
    const start = first;
    first += group.criteria.length;
    const fold = `group.${group.id}`;
    const share = comparison.candidates[0]?.groups[groupIndex]?.shareTenths ?? 0;
    rows.push({
      key: fold,
      label: group.name,
      unit: `${formatNumber(share / 10, words.locale, 1)} %`,
      look: "plain",
      level: 1,
      fold: { key: fold, open: isOpen(fold) },
      cell: (column) => {
        const each = comparison.candidates[column];
        const value = each?.groups[groupIndex];
        if (!each || !value) return { text: "" };
        return {
          ...partlyBlind(value, each.criteria.slice(start, start + group.criteria.length), words),
          title: words.t("scoredOf", { scored: value.scoredCriteria, all: value.criteria }),
          target: { of: "group", candidateId: each.candidateId, groupId: group.id },
        };
      },
    });
    if (!isOpen(fold)) return;
    group.criteria.forEach((criterion, index) => {
      rows.push({
        key: `criterion.${criterion.id}`,
        label: criterion.name,
        unit: criterion.feed === "people" ? undefined : words.t("fromEvidence"),
        look: "plain",
        level: 2,
        cell: (column) => criterionCell(comparison, column, start + index, words),
      });
    });
  });
  return rows;
}

function criterionCell(
  comparison: Comparison,
  column: number,
  index: number,
  words: MatrixWords,
): MatrixCell {
  const each = comparison.candidates[column];
  const value = each?.criteria[index];
  if (!each || !value) return { text: "" };
  const target = { of: "criterion", candidateId: each.candidateId, criterionId: value.criterionId } as const;
  if (value.from === "blind") return { text: "", state: "blind", target };
  const missing = value.awaited > 0 ? words.t("missingCount", { count: value.awaited }) : undefined;
  if (value.value === null && value.low === 0 && value.high === 100)
    return { text: "", state: "missing", word: missing ?? words.t("notScored"), target };
  if (value.from === "agreed")
    return { ...valueRange(value.low, value.high, words), state: "agreed", target };
  if (missing !== undefined)
    return { ...valueRange(value.low, value.high, words), state: "provisional", word: missing, target };
  const spread = value.needsModeration
    ? { state: "watch" as const, word: words.t("spread", { range: value.range ?? 0 }) }
    : {};
  return { ...valueRange(value.low, value.high, words), ...spread, target };
}

/** A value made of criteria some of which the reader may not see yet: hidden altogether, or a range that says so. */
function partlyBlind(
  { low, high }: { readonly low: number; readonly high: number },
  criteria: readonly CriterionValue[],
  words: MatrixWords,
): MatrixCell {
  const blind = criteria.some(({ from }) => from === "blind");
  if (!blind) return valueRange(low, high, words);
  if (low === 0 && high === 100) return { text: "", state: "blind" };
  return { ...valueRange(low, high, words), state: "blind", word: words.t("blindPart") };
}

function valueRange(low: number, high: number, words: MatrixWords): MatrixCell {
  return {
    text: rangeText(low, high, words),
    bar: { low, high },
    ...(high - low > 0.05 ? { state: "provisional" as const } : {}),
  };
}
