import type { FrameColumn } from "@/lib/domain/comparison/frame";
import type { MatrixCell, MatrixRow } from "./matrix-row";
import { amountText, type MatrixWords, rangeText } from "./matrix-words";

/**
 * The rows everything else is read against: the three orders and the totals; while prices are sealed one row that says
 * so. Drawn on the server, too.
 */
export function orderRows(columns: readonly FrameColumn[], words: MatrixWords, sealed: boolean): MatrixRow[] {
  const { t } = words;
  const column = (index: number): FrameColumn | undefined => columns[index];
  const cellOf =
    (make: (column: FrameColumn) => MatrixCell) =>
    (index: number): MatrixCell => {
      const found = column(index);
      return found ? make(found) : { text: "" };
    };
  if (sealed)
    return [
      {
        key: "prices",
        label: t("row.prices"),
        look: "total",
        level: 0,
        cell: cellOf((each) => ({
          text: each.hasOffer ? t("sealedArrived") : t("noOffer"),
          tone: "muted",
          state: "sealed",
        })),
      },
    ];
  return [
    {
      key: "order.total",
      label: t("row.orderTotal"),
      look: "rank",
      level: 0,
      cell: cellOf((each) => placeCell(each, each.rank, "total", words)),
    },
    {
      key: "order.levelled",
      label: t("row.orderLevelled"),
      look: "total",
      level: 0,
      cell: cellOf((each) => placeCell(each, each.rankLevelled, "levelled", words)),
    },
    {
      key: "order.quoted",
      label: t("row.orderQuoted"),
      look: "plain",
      level: 0,
      cell: cellOf((each) => placeCell(each, each.rankQuoted, "quoted", words)),
    },
    {
      key: "total.points",
      label: t("row.totalPoints"),
      unit: t("unit.of100"),
      look: "plain",
      level: 0,
      cell: cellOf((each) => pointsCell(each, words)),
    },
    {
      key: "total.levelled",
      label: t("row.comparableTotal"),
      look: "total",
      level: 0,
      cell: cellOf((each) => levelledCell(each, "total", words)),
    },
    {
      key: "total.quoted",
      label: t("row.quotedTotal"),
      look: "plain",
      level: 0,
      cell: cellOf((each) => quotedCell(each, words)),
    },
  ];
}

function placeCell(
  each: FrameColumn,
  place: number | null,
  order: "total" | "levelled" | "quoted",
  { t }: MatrixWords,
): MatrixCell {
  const target = { of: "rank", candidateId: each.candidateId, order } as const;
  if (place === null) return { text: "–", tone: "muted", title: t("noPlace"), target };
  return { text: String(place), target, ...(place === 1 ? { tone: "strong" as const } : {}) };
}

function pointsCell(each: FrameColumn, words: MatrixWords): MatrixCell {
  if (!each.total)
    return { text: "–", tone: "muted", target: { of: "total", candidateId: each.candidateId } };
  const { low, high } = each.total;
  return {
    text: rangeText(low, high, words),
    bar: { low, high },
    target: { of: "total", candidateId: each.candidateId },
    ...(high - low > 0.05 ? { state: "provisional" as const } : {}),
  };
}

/** A part of the like-for-like cost; when it is not comparable, what is missing is said instead of a total. */
export function levelledCell(
  each: FrameColumn,
  part: "establishment" | "operation" | "exit" | "total",
  words: MatrixWords,
  gapsInPart = 0,
): MatrixCell {
  const target = { of: "cost", candidateId: each.candidateId, measure: "levelled", part } as const;
  if (!each.hasOffer) return { text: words.t("noOffer"), tone: "muted", target };
  if (!each.comparable && part === "total")
    return {
      text: "",
      // With nothing left to settle it is a decision, not work to be done.
      ...(each.openGaps === each.leftGaps && each.leftGaps > 0
        ? { state: "left" as const, title: words.t("leftGaps", { count: each.leftGaps }) }
        : { state: "gap" as const, title: words.t("openGaps", { count: each.openGaps }) }),
      word: words.t("notComparable"),
      target,
    };
  if (gapsInPart > 0)
    return {
      // A sum of nothing is no amount: zero would be a price nobody gave.
      text: each.levelled[part] === 0 ? "–" : amountText(each.levelled[part], words),
      tone: "muted",
      state: "provisional",
      word: words.t("incomplete"),
      title: words.t("openGaps", { count: gapsInPart }),
      target,
    };
  const plugged = each.levelled[part] !== 0 && each.levelledHigh[part] !== each.levelledLow[part];
  const hasPlug = each.pluggedTotal > 0 && (part === "total" || plugged);
  return {
    text: amountText(each.levelled[part], words),
    target,
    ...(part === "total" ? { tone: "strong" as const } : {}),
    ...(hasPlug ? { state: "plugged" as const, word: words.t("ours") } : {}),
  };
}

function quotedCell(each: FrameColumn, words: MatrixWords): MatrixCell {
  const target = { of: "cost", candidateId: each.candidateId, measure: "quoted", part: "total" } as const;
  if (!each.hasOffer || !each.pricesAnything) return { text: words.t("noOffer"), tone: "muted", target };
  if (!each.quotedComplete)
    return {
      text: amountText(each.quoted.total, words),
      state: "provisional",
      word: words.t("incomplete"),
      target,
    };
  return { text: amountText(each.quoted.total, words), target };
}
