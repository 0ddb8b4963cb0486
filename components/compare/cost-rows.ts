import type { FrameColumn } from "@/lib/domain/comparison/frame";
import type { PreparedComparison } from "@/lib/domain/comparison/prepare";
import type { Comparison, LineResult } from "@/lib/domain/comparison/result";
import { againstStaying, stayingCost } from "@/lib/domain/comparison/staying";
import type { CatalogueLine } from "@/lib/domain/offer";
import type { MatrixCell, MatrixRow } from "./matrix-row";
import { amountText, type MatrixWords } from "./matrix-words";
import { levelledCell } from "./order-rows";

/** The two purchases: establishment by stage, operation by service, and what stands outside the basis. */
export function costRows(
  prepared: PreparedComparison,
  comparison: Comparison,
  columns: readonly FrameColumn[],
  isOpen: (fold: string) => boolean,
  words: MatrixWords,
): MatrixRow[] {
  const { t } = words;
  const lines = prepared.dossier.lines.map((line, index) => ({ line, index }));
  const lineRow = ({ line, index }: (typeof lines)[number]): MatrixRow => ({
    key: `line.${line.id}`,
    label: line.name,
    unit: unitOf(line, words),
    look: "plain",
    level: 1,
    cell: (column) => lineCell(prepared, comparison, column, index, words),
  });
  const sumRow = (part: "establishment" | "operation", label: string): MatrixRow => ({
    key: `sum.${part}`,
    label,
    look: "group",
    level: 0,
    fold: { key: part, open: isOpen(part) },
    cell: (column) => {
      const found = columns[column];
      return found
        ? levelledCell(found, part, words, gapsIn(prepared, comparison, column, part))
        : { text: "" };
    },
  });
  const rows: MatrixRow[] = [sumRow("establishment", t("row.establishment"))];
  if (isOpen("establishment")) {
    rows.push(...lines.filter(({ line }) => line.kind === "establishment").map(lineRow));
    rows.push(...bundleRows(comparison, words));
    rows.push(...financingRows(comparison, words));
  }
  rows.push(sumRow("operation", t("row.operation", { months: comparison.basis.horizonMonths })));
  if (isOpen("operation")) {
    let category = "";
    for (const each of lines.filter(({ line }) => line.kind === "service")) {
      if (each.line.category !== category) {
        category = each.line.category;
        if (category !== "") rows.push(headingRow(`category.${each.line.id}`, category));
      }
      rows.push(lineRow(each));
    }
    rows.push(...lines.filter(({ line }) => line.kind === "exit").map(lineRow));
  }
  return [...rows, ...outsideRows(comparison, words), ...stayingRows(prepared, comparison, words)];
}

/** Open gaps of one purchase: its sum leaves them out, and says so. */
function gapsIn(
  prepared: PreparedComparison,
  comparison: Comparison,
  column: number,
  part: "establishment" | "operation",
): number {
  const results = comparison.candidates[column]?.lines ?? [];
  return prepared.dossier.lines.filter(
    (line, index) =>
      results[index]?.kind === "gap" && (line.kind === "establishment") === (part === "establishment"),
  ).length;
}

function headingRow(key: string, label: string): MatrixRow {
  return { key, label, look: "heading", level: 1, cell: () => ({ text: "" }) };
}

function unitOf(line: CatalogueLine, { t }: MatrixWords): string {
  if (line.kind === "service") return line.scope === "optional" ? t("unit.monthOptional") : t("unit.month");
  if (line.stage) return t(`stage.${line.stage}`);
  return t("unit.once");
}

function lineCell(
  prepared: PreparedComparison,
  comparison: Comparison,
  column: number,
  index: number,
  words: MatrixWords,
): MatrixCell {
  const candidate = comparison.candidates[column];
  const result = candidate?.lines[index];
  const line = prepared.dossier.lines[index];
  if (!candidate || !result || !line) return { text: "" };
  const target = { of: "line", candidateId: candidate.candidateId, lineId: line.id } as const;
  return { ...resultCell(result, prepared, words), target };
}

function resultCell(result: LineResult, prepared: PreparedComparison, words: MatrixWords): MatrixCell {
  const { t } = words;
  switch (result.kind) {
    case "counted":
      return result.viaSplit
        ? { text: amountText(result.rate, words), state: "plugged", word: t("ourSplit") }
        : { text: amountText(result.rate, words) };
    case "included": {
      const inLine = prepared.dossier.lines.find((line) => line.id === result.inLineId);
      return { text: t("included"), tone: "muted", title: t("includedIn", { line: inLine?.name ?? "" }) };
    }
    case "bundled":
      return { text: t("inBundle"), tone: "muted" };
    case "set_aside":
      return {
        text:
          result.rate === null
            ? t("setAside")
            : t("setAsideAmount", { amount: amountText(result.rate, words) }),
        tone: "muted",
        title: t(`setAsideReason.${result.reason}`),
      };
    case "plugged":
      return { text: amountText(result.rate.base, words), state: "plugged", word: t("ours") };
    case "gap":
      if (result.left === undefined) return { text: "", state: "gap", word: t(`gap.${result.reason}`) };
      return {
        text: "",
        state: "left",
        word: t("leftOpen"),
        title: t("leftBy", {
          gap: t(`gap.${result.reason}`),
          name: result.left.leftBy,
          reason: result.left.reason,
        }),
      };
    case "outside":
      return { text: "·", tone: "muted", title: t("outside") };
    case "sealed":
      return { text: "", state: "sealed" };
  }
}

/** One row for each bundle: its pieces say that they are in it, its price stands here. */
function bundleRows(comparison: Comparison, words: MatrixWords): MatrixRow[] {
  const { t } = words;
  return comparison.candidates.flatMap((candidate, owner) =>
    candidate.bundles.map(
      (result): MatrixRow => ({
        key: `bundle.${result.bundle.id}`,
        label: result.bundle.name || t("bundle"),
        unit: result.stages.map((stage) => t(`stage.${stage}`)).join(" + "),
        look: "plain",
        level: 1,
        cell: (column) => {
          if (column !== owner) return { text: "" };
          const target = {
            of: "bundle",
            candidateId: candidate.candidateId,
            bundleId: result.bundle.id,
          } as const;
          const text = result.amount === null ? "–" : amountText(result.amount, words);
          switch (result.status) {
            case "counted":
              return { text, target };
            case "split":
              return { text: t("split"), tone: "muted", target };
            case "set_aside":
              return { text: t("setAsideAmount", { amount: text }), tone: "muted", target };
            case "reaches_beyond":
              return { text, state: "gap", word: t("reachesBeyond"), target };
          }
        },
      }),
    ),
  );
}

/** What paying establishment in instalments adds; only where somebody offers it. */
function financingRows(comparison: Comparison, words: MatrixWords): MatrixRow[] {
  if (comparison.candidates.every(({ financing }) => financing === null)) return [];
  return [
    {
      key: "financing",
      label: words.t("row.financing"),
      look: "plain",
      level: 1,
      cell: (column) => {
        const each = comparison.candidates[column];
        if (!each?.financing) return { text: "–", tone: "muted" };
        return {
          text: amountText(each.financing.levelled, words),
          target: { of: "financing", candidateId: each.candidateId, measure: "levelled" },
        };
      },
    },
  ];
}

/** Offers held against staying as one is; only where own costs are entered. Staying has no rank and no points. */
function stayingRows(
  { dossier }: PreparedComparison,
  { basis, candidates }: Comparison,
  words: MatrixWords,
): MatrixRow[] {
  if (dossier.ownCosts.length === 0) return [];
  const { t } = words;
  const staying = stayingCost(dossier.ownCosts, basis);
  const hasFollowUp = staying.followUpKnown;
  const against = (column: number, measure: "with_follow_up" | "saved"): MatrixCell => {
    const each = candidates[column];
    if (!each) return { text: "" };
    const found = againstStaying(each, staying);
    const amount = measure === "saved" ? found?.saved : found?.withFollowUp;
    const target = { of: "against_staying", candidateId: each.candidateId, measure } as const;
    if (amount == null) return { text: "–", tone: "muted", target };
    return {
      text: amountText(amount, words),
      target,
      ...(measure === "saved" && amount < 0 ? { tone: "warn" } : {}),
    };
  };
  return [
    {
      key: "staying.followUp",
      label: t("row.followUp"),
      look: "plain",
      level: 0,
      cell: () => ({
        // Nothing entered is not nothing spent.
        text: hasFollowUp ? amountText(staying.followUp, words) : "–",
        tone: "muted",
        target: { of: "own_cost", part: "follow_up" },
      }),
    },
    {
      key: "staying.with",
      label: t("row.withFollowUp"),
      look: "total",
      level: 0,
      cell: (column) => against(column, "with_follow_up"),
    },
    ...(staying.known
      ? [
          {
            key: "staying.total",
            label: t("row.staying"),
            look: "plain",
            level: 0,
            cell: () => ({
              text: amountText(staying.total, words),
              tone: "muted",
              target: { of: "own_cost", part: "total" },
            }),
          } satisfies MatrixRow,
        ]
      : []),
    {
      key: "staying.saved",
      label: t("row.saved"),
      unit: staying.known ? undefined : t("stayingUnknown"),
      look: "plain",
      level: 0,
      cell: (column) => against(column, "saved"),
    },
  ];
}

/** What is priced but not counted, and what is counted but not priced by them; only where there is any. */
function outsideRows(comparison: Comparison, words: MatrixWords): MatrixRow[] {
  const { t } = words;
  const rows: MatrixRow[] = [];
  if (comparison.candidates.some((each) => each.setAsideTotal > 0)) {
    rows.push({
      key: "outside.setAside",
      label: t("row.setAside"),
      look: "plain",
      level: 0,
      cell: (column) => {
        const each = comparison.candidates[column];
        if (!each || each.setAsideTotal === 0) return { text: "–", tone: "muted" };
        return {
          text: amountText(each.setAsideTotal, words),
          tone: "muted",
          target: { of: "set_aside", candidateId: each.candidateId },
        };
      },
    });
  }
  if (comparison.candidates.some((each) => each.plugs > 0)) {
    rows.push({
      key: "outside.plugs",
      label: t("row.plugs"),
      look: "plain",
      level: 0,
      cell: (column) => {
        const each = comparison.candidates[column];
        if (!each || each.plugs === 0) return { text: "–", tone: "muted" };
        return {
          text: amountText(each.pluggedTotal, words),
          state: "plugged",
          word: t("ours"),
          target: { of: "plugged_total", candidateId: each.candidateId },
        };
      },
    });
  }
  return rows;
}
