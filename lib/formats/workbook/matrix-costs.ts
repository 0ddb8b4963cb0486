import { againstStaying, stayingCost } from "@/lib/domain/comparison/staying";
import type { CatalogueLine } from "@/lib/domain/offer";
import { filled } from "../export-texts";
import { lineWords, totalWords } from "../line-words";
import type { CostSources } from "./comparison-sheet";
import { CODE } from "./cost-rows";
import { EXIT_KIND } from "./cost-sheets";
import { type ExportColumn, type ExportFrame, major } from "./export-frame";
import { money, type State, WHOLE } from "./looks";
import { heading, type MatrixCell, type MatrixRow } from "./matrix-row";
import type { StayingCells } from "./staying-sheet";

/** The matrix's rows of costs: totals over the horizon, then every line under its purchase. */
export function costMatrixRows(frame: ExportFrame, sources: CostSources): MatrixRow[] {
  return [
    ...costTotalRows(frame, sources),
    ...establishmentRows(frame, sources),
    ...operationRows(frame, sources),
  ];
}

function costTotalRows(frame: ExportFrame, { establishment, operation, staying }: CostSources): MatrixRow[] {
  const { texts, currency, columns } = frame;
  const format = money(currency);
  const both = (key: string, code: number) => `${establishment.sum(key, code)}+${operation.sum(key, code)}`;
  const sum = (key: string, ...codes: readonly number[]) =>
    `ROUND(${codes.map((code) => both(key, code)).join("+")},2)`;
  const amount = (
    key: string,
    label: string,
    level: 1 | 2,
    cell: (column: ExportColumn, keyCell: string) => MatrixCell,
  ): MatrixRow => ({
    key,
    label,
    unit: currency,
    level,
    cell: (column, index, place) => ({ format, ...cell(column, place.key(index)) }),
  });
  const incomparable: MatrixCell = { value: texts.mark.notComparable, state: "gap" };
  const anyFinanced = columns.some(({ result }) => result.financing !== null);
  const financed = (code: number) => (anyFinanced ? [code] : []);
  const anyPlugs = columns.some(({ result }) => result.plugs > 0);
  const state = (column: ExportColumn): State => (column.result.plugs > 0 ? "plugged" : "plain");
  return [
    heading("costs", texts.row.costs),
    amount("levelled", texts.row.levelled, 1, (column, key) =>
      column.result.comparable
        ? {
            formula: sum(key, CODE.counted, CODE.plugged, ...financed(CODE.financed)),
            value: major(column.result.levelled.total),
            state: state(column),
            words: totalWords(column.result, texts),
          }
        : { ...incomparable, words: totalWords(column.result, texts) },
    ),
    ...(anyPlugs
      ? [
          amount("levelledLow", texts.row.levelledLow, 2, (column, key) =>
            column.result.comparable
              ? {
                  formula: sum(key, CODE.counted, CODE.plugLow, ...financed(CODE.financedLow)),
                  value: major(column.result.levelledLow.total),
                  state: state(column),
                }
              : incomparable,
          ),
          amount("levelledHigh", texts.row.levelledHigh, 2, (column, key) =>
            column.result.comparable
              ? {
                  formula: sum(key, CODE.counted, CODE.plugHigh, ...financed(CODE.financedHigh)),
                  value: major(column.result.levelledHigh.total),
                  state: state(column),
                }
              : incomparable,
          ),
        ]
      : []),
    amount("counted", texts.row.counted, 2, (column, key) => ({
      formula: sum(key, CODE.counted),
      value: major(column.result.counted.total),
    })),
    amount("plugged", texts.row.plugged, 2, (column, key) => ({
      formula: sum(key, CODE.plugged),
      value: major(column.result.pluggedTotal),
      state: state(column),
    })),
    amount("setAside", texts.row.setAside, 2, (column, key) => ({
      formula: sum(key, CODE.setAside),
      value: major(column.result.setAsideTotal),
      state: column.result.setAsideTotal === 0 ? "plain" : "set_aside",
    })),
    amount("quoted", texts.row.quoted, 1, (column, key) =>
      column.result.pricesAnything
        ? {
            formula: sum(key, CODE.counted, CODE.setAside),
            value: major(column.result.quoted.total),
            words: column.result.quotedComplete ? "" : texts.mark.incomplete,
          }
        : { value: column.result.hasOffer ? texts.mark.noPrice : texts.mark.noOffer, state: "gap" },
    ),
    {
      key: "quotedCounted",
      label: `${texts.row.rankQuoted}: ${texts.row.merit}`,
      unit: currency,
      level: 2,
      cell: (column, index, place) =>
        column.result.rankQuoted === null
          ? { value: texts.mark.noPlace }
          : { formula: place.cell("quoted", index), value: major(column.result.quoted.total), format },
    },
    ...stayingRows(frame, staying),
    {
      key: "openGaps",
      label: texts.row.openGaps,
      unit: texts.unit.count,
      level: 2,
      cell: ({ result }) => ({
        value: result.openGaps,
        format: WHOLE,
        state: result.openGaps > 0 ? "gap" : "plain",
      }),
    },
    ...(columns.some(({ result }) => result.leftGaps > 0)
      ? [
          {
            key: "leftGaps",
            label: texts.row.leftGaps,
            unit: texts.unit.count,
            level: 2,
            cell: ({ result }) => ({
              value: result.leftGaps,
              format: WHOLE,
              state: result.leftGaps > 0 ? "left" : "plain",
            }),
          } satisfies MatrixRow,
        ]
      : []),
    {
      key: "plugs",
      label: texts.row.plugs,
      unit: texts.unit.count,
      level: 2,
      cell: (column) => ({ value: column.result.plugs, format: WHOLE, state: state(column) }),
    },
  ];
}

/** The buyer's own costs beside the offers; only where any are entered. Staying has no rank and takes no part in points. */
function stayingRows(
  { texts, currency, prepared, comparison }: ExportFrame,
  cells: StayingCells | null,
): MatrixRow[] {
  const { ownCosts } = prepared.dossier;
  if (cells === null) return [];
  const staying = stayingCost(ownCosts, comparison.basis);
  const format = money(currency);
  const row = (
    key: "followUp" | "staying" | "stayingRunning" | "stayingHidden" | "withFollowUp" | "saved",
    cell: MatrixRow["cell"],
  ): MatrixRow => ({
    key,
    label: texts.row[key],
    unit: currency,
    level: 2,
    cell,
  });
  const nothing: MatrixCell = { value: texts.mark.noPlace };
  return [
    ...(staying.followUpKnown
      ? [
          row("followUp", () => ({ formula: cells.followUp, value: major(staying.followUp), format })),
          row("withFollowUp", ({ result }, index, place) => {
            const against = againstStaying(result, staying);
            if (against === null) return nothing;
            const formula = `ROUND(${place.cell("levelled", index)}+${place.cell("followUp", index)},2)`;
            return { formula, value: major(against.withFollowUp), format };
          }),
        ]
      : []),
    ...(staying.known
      ? [
          row("staying", () => ({ formula: cells.total, value: major(staying.total), format })),
          row("stayingRunning", () => ({ formula: cells.running, value: major(staying.running), format })),
          row("stayingHidden", () => ({ formula: cells.hidden, value: major(staying.hidden), format })),
          row("saved", ({ result }, index, place) => {
            const saved = againstStaying(result, staying)?.saved ?? null;
            if (saved === null) return nothing;
            const ours = place.cell(staying.followUpKnown ? "withFollowUp" : "levelled", index);
            const formula = `ROUND(${place.cell("staying", index)}-${ours},2)`;
            return { formula, value: major(saved), format };
          }),
        ]
      : []),
  ];
}

/** How one line stands for one candidate: its amount from the sheet of costs, or words. */
function lineCell(
  { texts, prepared, currency }: ExportFrame,
  column: ExportColumn,
  line: CatalogueLine,
  from: string | null,
): MatrixCell {
  const result = column.result.lines[prepared.lineIndex.get(line.id) ?? -1];
  if (result === undefined) return { value: texts.mark.noPlace };
  const words = lineWords(result, prepared.dossier, texts);
  const format = money(currency);
  switch (result.kind) {
    case "counted":
      return from === null ? { words } : { formula: from, value: major(result.rate), format, words };
    case "plugged":
      return from === null
        ? { words, state: "plugged" }
        : { formula: from, value: major(result.rate.base), format, state: "plugged", words };
    case "set_aside":
      return { value: texts.mark.noPlace, state: "set_aside", words };
    case "gap":
      return { value: texts.gap[result.reason], state: result.left === undefined ? "gap" : "left", words };
    default:
      return { value: texts.mark.noPlace, words };
  }
}

function establishmentRows(frame: ExportFrame, { establishment }: CostSources): MatrixRow[] {
  const { texts, currency, prepared, columns } = frame;
  const format = money(currency);
  const anyFinanced = columns.some(({ result }) => result.financing !== null);
  const sum = (key: string) =>
    [CODE.counted, CODE.plugged, ...(anyFinanced ? [CODE.financed] : [])]
      .map((code) => establishment.sum(key, code))
      .join("+");
  const hasBundles = columns.some(({ result }) => result.bundles.length > 0);
  return [
    {
      key: "establishment",
      label: texts.row.establishment,
      unit: currency,
      level: 1,
      cell: (column, index, place) => ({
        formula: `ROUND(${sum(place.key(index))},2)`,
        value: major(column.result.levelled.establishment),
        format,
        words: column.result.openGaps > 0 ? texts.mark.incomplete : "",
      }),
    },
    ...prepared.lines
      .filter(({ line }) => line.kind === "establishment")
      .map(
        ({ line }): MatrixRow => ({
          key: `line ${line.id}`,
          label: line.stage === null ? line.name : `${line.name} (${texts.stage[line.stage]})`,
          unit: filled(texts.unit.once, { currency }),
          level: 2,
          cell: (column) =>
            lineCell(frame, column, line, establishment.amountOf(column.result.candidateId, line.id)),
        }),
      ),
    ...(hasBundles
      ? [
          {
            key: "bundles",
            label: texts.row.bundles,
            unit: filled(texts.unit.once, { currency }),
            level: 2 as const,
            cell: ({ result }: ExportColumn): MatrixCell | null => {
              const open = result.bundles.filter((each) => each.status !== "split");
              if (open.length === 0) return null;
              const counted = open.filter((each) => each.status === "counted");
              const sum = counted.reduce((total, each) => total + (each.amount ?? 0), 0);
              return {
                ...(counted.length === 0 ? { value: texts.mark.noPlace } : { value: major(sum), format }),
                words: open.map((each) => each.bundle.name).join("; "),
              };
            },
          },
        ]
      : []),
  ];
}

function operationRows(frame: ExportFrame, { operation }: CostSources): MatrixRow[] {
  const { texts, currency, prepared } = frame;
  const format = money(currency);
  return [
    {
      key: "operation",
      label: texts.row.operation,
      unit: currency,
      level: 1,
      cell: (column, index, place) => ({
        formula: `ROUND(${operation.sum(place.key(index), CODE.counted)}+${operation.sum(place.key(index), CODE.plugged)},2)`,
        value: major(column.result.levelled.operation),
        format,
        words: column.result.openGaps > 0 ? texts.mark.incomplete : "",
      }),
    },
    {
      key: "exit",
      label: texts.row.exit,
      unit: currency,
      level: 2,
      cell: (column, index, place) => ({
        formula: `ROUND(${operation.sum(place.key(index), CODE.counted, EXIT_KIND)}+${operation.sum(place.key(index), CODE.plugged, EXIT_KIND)},2)`,
        value: major(column.result.levelled.exit),
        format,
      }),
    },
    ...prepared.lines
      .filter(({ line }) => line.kind !== "establishment")
      .map(
        ({ line }): MatrixRow => ({
          key: `line ${line.id}`,
          label: line.name,
          unit: filled(line.kind === "service" ? texts.unit.month : texts.unit.once, { currency }),
          level: 2,
          cell: (column) =>
            lineCell(frame, column, line, operation.amountOf(column.result.candidateId, line.id)),
        }),
      ),
  ];
}
