import type { CatalogueLine } from "@/lib/domain/offer";
import { lineWords } from "../line-words";
import type { ExportColumn, ExportFrame } from "./export-frame";
import type { PlugCells } from "./gaps-sheet";
import type { State } from "./looks";
import type { OfferCells } from "./offers-sheet";

/** How a row of costs is summed. The numbers stand in the workbook, where formulas add up by them. */
export const CODE = {
  none: 0,
  counted: 1,
  plugged: 2,
  setAside: 3,
  plugLow: 4,
  plugHigh: 5,
  /** What instalments on plugs add. */
  financed: 6,
  financedLow: 7,
  financedHigh: 8,
} as const;
export type Code = (typeof CODE)[keyof typeof CODE];

/** One amount of one candidate: per month for a service, once otherwise. Unit: minor units. */
export interface CostRow {
  readonly column: ExportColumn;
  /** Null for a bundle and for what instalments add, which are no lines of the catalogue. */
  readonly line: CatalogueLine | null;
  readonly isFinancing?: boolean;
  readonly name: string;
  readonly code: Code;
  readonly words: string;
  readonly state: State;
  /** The cell the amount comes from; null when there is no amount. */
  readonly from: string | null;
  readonly rate: number | null;
  readonly total: number | null;
}

/** The rows of all candidates for lines of some kinds, bundles among the establishment work. */
export function costRows(
  frame: ExportFrame,
  offers: OfferCells,
  plugs: PlugCells,
  isWanted: (line: CatalogueLine) => boolean,
  withBundles: boolean,
): CostRow[] {
  return frame.columns.flatMap((column) => [
    ...frame.prepared.lines.flatMap(({ line }, index) =>
      isWanted(line) ? rowsOfLine(frame, offers, plugs, column, line, index) : [],
    ),
    ...(withBundles ? [...rowsOfBundles(frame, offers, column), ...rowsOfFinancing(frame, column)] : []),
  ]);
}

function rowsOfLine(
  frame: ExportFrame,
  offers: OfferCells,
  plugs: PlugCells,
  column: ExportColumn,
  line: CatalogueLine,
  index: number,
): CostRow[] {
  const { texts, prepared } = frame;
  const result = column.result.lines[index];
  if (result === undefined || result.kind === "outside") return [];
  const words = lineWords(result, prepared.dossier, texts);
  const row = (fields: Partial<CostRow>): CostRow => ({
    column,
    line,
    name: line.name,
    code: CODE.none,
    words,
    state: "plain",
    from: null,
    rate: null,
    total: null,
    ...fields,
  });
  const amount = offers.amountOf(column.result.candidateId, index);
  switch (result.kind) {
    case "counted":
      return [row({ code: CODE.counted, from: amount, rate: result.rate, total: result.total })];
    case "set_aside": {
      if (result.total === null) return [row({ state: "set_aside" })];
      const code = result.reason === "option_not_taken" ? CODE.none : CODE.setAside;
      return [row({ code, state: "set_aside", from: amount, rate: result.rate, total: result.total })];
    }
    case "plugged": {
      const cells = plugs(column.result.candidateId, index);
      if (cells === null) return [];
      const { rate, total } = result;
      return [
        row({ code: CODE.plugged, state: "plugged", from: cells.base, rate: rate.base, total: total.base }),
        row({
          code: CODE.plugLow,
          state: "plugged",
          words: texts.mark.lowOfPlug,
          from: cells.low,
          rate: rate.low,
          total: total.low,
        }),
        row({
          code: CODE.plugHigh,
          state: "plugged",
          words: texts.mark.highOfPlug,
          from: cells.high,
          rate: rate.high,
          total: total.high,
        }),
      ];
    }
    case "gap":
      return [row({ state: "gap" })];
    default:
      return [row({})];
  }
}

/** What paying establishment in instalments adds, as the product has worked it out: an annuity is no sum of cells. */
function rowsOfFinancing({ texts }: ExportFrame, column: ExportColumn): CostRow[] {
  const { result } = column;
  const { financing } = result;
  if (financing === null) return [];
  const row = (code: Code, total: number, state: State = "plain"): CostRow => ({
    column,
    line: null,
    isFinancing: true,
    name: texts.row.financing,
    code,
    words: "",
    state,
    from: null,
    rate: total,
    total,
  });
  const plugs = result.lines.filter((line) => line.kind === "plugged");
  const added = (levelled: number, bound: "low" | "base" | "high") =>
    levelled - result.counted.total - plugs.reduce((sum, { total }) => sum + total[bound], 0);
  return [
    row(CODE.counted, financing.counted),
    row(CODE.setAside, financing.quoted - financing.counted, "set_aside"),
    ...(plugs.length === 0
      ? []
      : [
          row(CODE.financed, added(result.levelled.total, "base"), "plugged"),
          row(CODE.financedLow, added(result.levelledLow.total, "low"), "plugged"),
          row(CODE.financedHigh, added(result.levelledHigh.total, "high"), "plugged"),
        ]),
  ];
}

function rowsOfBundles(frame: ExportFrame, offers: OfferCells, column: ExportColumn): CostRow[] {
  const { texts } = frame;
  return column.result.bundles.flatMap((bundle, index): CostRow[] => {
    if (bundle.status === "split" || bundle.amount === null) return [];
    // A bundle of nothing but options the buyer does not take is not part of what was quoted.
    const notTaken = column.prepared.bundles[index]?.lineIndexes.every((each) => {
      const line = column.result.lines[each];
      return line?.kind === "set_aside" && line.reason === "option_not_taken";
    });
    const counted = bundle.status === "counted";
    return [
      {
        column,
        line: null,
        name: bundle.bundle.name,
        code: counted ? CODE.counted : notTaken === false ? CODE.setAside : CODE.none,
        words: counted
          ? bundle.stages.map((stage) => texts.stage[stage]).join(" + ")
          : bundle.status === "reaches_beyond"
            ? texts.gap.bundle_reaches_beyond
            : texts.setAside.stage_beyond,
        state: counted ? "plain" : bundle.status === "reaches_beyond" ? "gap" : "set_aside",
        from: offers.bundleOf(column.result.candidateId, index),
        rate: bundle.amount,
        total: bundle.amount,
      },
    ];
  });
}
