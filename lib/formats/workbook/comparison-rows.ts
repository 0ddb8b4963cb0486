import type { CatalogueLine } from "@/lib/domain/offer";
import { filled, refusalText } from "../export-texts";
import { lineWords, totalWords } from "../line-words";
import type { Sources } from "./comparison-sheet";
import { CODE } from "./cost-rows";
import { EXIT_KIND } from "./cost-sheets";
import {
  BASIS_COLUMN,
  BASIS_ROWS,
  type ExportColumn,
  type ExportFrame,
  major,
  minorOf,
  rounded,
} from "./export-frame";
import { money, POINTS, type State, WHOLE } from "./looks";

/** One value of the matrix: a number, a text, or a formula with the value it has now; and a remark beside it. */
export interface MatrixCell {
  readonly value?: number | string;
  readonly formula?: string;
  readonly format?: string;
  readonly state?: State;
  readonly words?: string;
}

/** Where other cells of the matrix stand. */
export interface Place {
  /** The cell that holds a candidate's letter. */
  readonly key: (index: number) => string;
  readonly cell: (rowKey: string, index: number) => string;
  /** A whole row from the first candidate to the last; remarks between them are text and count for nothing. */
  readonly row: (rowKey: string) => string;
}

export interface MatrixRow {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  /** 0 heading, 1 total, 2 detail. */
  readonly level: 0 | 1 | 2;
  readonly cell: (column: ExportColumn, index: number, place: Place) => MatrixCell | null;
}

/** The rows of the matrix in the order they are read. */
export function comparisonRows(frame: ExportFrame, sources: Sources): MatrixRow[] {
  return [
    ...orderRows(frame),
    ...costTotalRows(frame, sources),
    ...establishmentRows(frame, sources),
    ...operationRows(frame, sources),
    ...qualityRows(frame, sources),
    ...priceRows(frame),
  ];
}

const heading = (key: string, label: string): MatrixRow => ({
  key,
  label,
  unit: "",
  level: 0,
  cell: () => null,
});

function orderRows({ texts, prepared }: ExportFrame): MatrixRow[] {
  const { tieBreak } = prepared.dossier.selection.priceModel;
  const lowestFirst = (place: Place, key: string, index: number) =>
    `1+COUNTIF(${place.row(key)},"<"&${place.cell(key, index)})`;
  const order = (
    key: string,
    label: string,
    rankOf: (column: ExportColumn) => number | null,
    formula: (place: Place, index: number) => string | null,
  ): MatrixRow => ({
    key,
    label,
    unit: texts.unit.place,
    level: 1,
    cell: (column, index, place) => {
      const rank = rankOf(column);
      if (rank === null) return { value: texts.mark.noPlace };
      const live = formula(place, index);
      return { value: rank, format: WHOLE, ...(live === null ? {} : { formula: live }) };
    },
  });
  return [
    heading("order", texts.row.order),
    order(
      "rank",
      texts.row.rank,
      ({ result }) => result.rank,
      (place, index) => {
        const higher = `1+COUNTIF(${place.row("merit")},">"&${place.cell("merit", index)})`;
        if (tieBreak === "shared") return higher;
        // Equal qualities cannot be told apart by a formula as exactly as by the product: that order is written.
        if (tieBreak === "highest_quality") return null;
        const same = `${place.row("merit")},${place.cell("merit", index)}`;
        return `${higher}+COUNTIFS(${same},${place.row("priceCounted")},"<"&${place.cell("priceCounted", index)})`;
      },
    ),
    order(
      "rankLevelled",
      texts.row.rankLevelled,
      ({ result }) => result.rankLevelled,
      (place, index) => lowestFirst(place, "priceCounted", index),
    ),
    order(
      "rankQuoted",
      texts.row.rankQuoted,
      ({ result }) => result.rankQuoted,
      (place, index) => lowestFirst(place, "quotedCounted", index),
    ),
  ];
}

function costTotalRows(
  { texts, currency, columns }: ExportFrame,
  { establishment, operation }: Sources,
): MatrixRow[] {
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
  const anyPlugs = columns.some(({ result }) => result.plugs > 0);
  const state = (column: ExportColumn): State => (column.result.plugs > 0 ? "plugged" : "plain");
  return [
    heading("costs", texts.row.costs),
    amount("levelled", texts.row.levelled, 1, (column, key) =>
      column.result.comparable
        ? {
            formula: sum(key, CODE.counted, CODE.plugged),
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
                  formula: sum(key, CODE.counted, CODE.plugLow),
                  value: major(column.result.levelledLow.total),
                  state: state(column),
                }
              : incomparable,
          ),
          amount("levelledHigh", texts.row.levelledHigh, 2, (column, key) =>
            column.result.comparable
              ? {
                  formula: sum(key, CODE.counted, CODE.plugHigh),
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
    {
      key: "plugs",
      label: texts.row.plugs,
      unit: texts.unit.count,
      level: 2,
      cell: (column) => ({ value: column.result.plugs, format: WHOLE, state: state(column) }),
    },
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
      return { value: texts.gap[result.reason], state: "gap", words };
    default:
      return { value: texts.mark.noPlace, words };
  }
}

function establishmentRows(frame: ExportFrame, { establishment }: Sources): MatrixRow[] {
  const { texts, currency, prepared, columns } = frame;
  const format = money(currency);
  const hasBundles = columns.some(({ result }) => result.bundles.length > 0);
  return [
    {
      key: "establishment",
      label: texts.row.establishment,
      unit: currency,
      level: 1,
      cell: (column, index, place) => ({
        formula: `ROUND(${establishment.sum(place.key(index), CODE.counted)}+${establishment.sum(place.key(index), CODE.plugged)},2)`,
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

function operationRows(frame: ExportFrame, { operation }: Sources): MatrixRow[] {
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

function qualityRows({ texts, prepared }: ExportFrame, { quality }: Sources): MatrixRow[] {
  const provisional = (value: number | null): MatrixCell =>
    value === null ? { state: "provisional", words: texts.mark.provisional } : {};
  return [
    heading("quality", texts.row.quality),
    {
      key: "qualityLow",
      label: texts.row.qualityLow,
      unit: texts.unit.of100,
      level: 1,
      cell: ({ result }) => ({
        formula: quality.low(result.candidateId),
        value: result.quality.low,
        format: POINTS,
        ...provisional(result.quality.value),
      }),
    },
    {
      key: "qualityHigh",
      label: texts.row.qualityHigh,
      unit: texts.unit.of100,
      level: 1,
      cell: ({ result }) => ({
        formula: quality.high(result.candidateId),
        value: result.quality.high,
        format: POINTS,
        ...provisional(result.quality.value),
      }),
    },
    ...prepared.groups.map(
      (group, groupIndex): MatrixRow => ({
        key: `group ${group.id}`,
        label: group.name,
        unit: texts.unit.of100,
        level: 2,
        cell: ({ result }) => {
          const value = result.groups[groupIndex];
          if (value === undefined) return null;
          return {
            formula: quality.groupLow(result.candidateId, groupIndex),
            value: value.low,
            format: POINTS,
            ...(value.value === null
              ? {
                  state: "provisional",
                  words: `${texts.mark.provisional}: ${value.low.toFixed(1)} – ${value.high.toFixed(1)}`,
                }
              : {}),
          };
        },
      }),
    ),
  ];
}

function priceRows({ texts, currency, prepared, comparison, sheets }: ExportFrame): MatrixRow[] {
  const model = prepared.dossier.selection.priceModel;
  const format = money(currency);
  const share = sheets.comparison.ref(BASIS_ROWS.priceShare, BASIS_COLUMN);
  const refusal = comparison.priceRefusal === null ? "" : refusalText(texts, comparison.priceRefusal);
  const priced = ({ result }: ExportColumn) => result.rankLevelled !== null;
  const byValue = model.formula === "priced_quality";
  const middle = (index: number, place: Place) =>
    `(${place.cell("qualityLow", index)}+${place.cell("qualityHigh", index)})/2`;
  const evaluated = (index: number, place: Place) =>
    `${minorOf(place.cell("priceCounted", index))}-${model.qualityValueMinor ?? 0}*${middle(index, place)}/100`;
  const nothing: MatrixCell = { value: texts.mark.noPlace };
  const total = (key: "totalLow" | "totalHigh", bound: "low" | "high"): MatrixRow => ({
    key,
    label: texts.row[key],
    unit: texts.unit.of100,
    level: 1,
    cell: ({ result }, index, place) => {
      if (result.total === null) return nothing;
      const quality = place.cell(bound === "low" ? "qualityLow" : "qualityHigh", index);
      return {
        formula: `${share}*${place.cell("points", index)}+(1-${share})*${quality}`,
        value: result.total[bound],
        format: POINTS,
        ...(result.total.low === result.total.high
          ? {}
          : { state: "provisional" as const, words: texts.mark.provisional }),
      };
    },
  });
  return [
    heading("total", `${texts.row.points}: ${texts.formula[model.formula]}`),
    {
      key: "priceCounted",
      label: texts.row.priceCounted,
      unit: currency,
      level: 2,
      cell: (column, index, place) =>
        priced(column)
          ? { formula: place.cell("levelled", index), value: major(column.result.levelled.total), format }
          : { ...nothing, words: column.result.knockOuts.length > 0 ? texts.mark.knockedOut : "" },
    },
    byValue
      ? {
          key: "evaluated",
          label: texts.row.evaluated,
          unit: currency,
          level: 1,
          cell: ({ result }, index, place) =>
            result.evaluatedPrice === null
              ? { ...nothing, words: refusal }
              : {
                  // What is beyond the fourth decimal is the error of floats, here as in the product.
                  formula: rounded(`ROUND(${evaluated(index, place)},4)`),
                  value: major(result.evaluatedPrice),
                  format,
                },
        }
      : {
          key: "points",
          label: texts.row.points,
          unit: texts.unit.of100,
          level: 1,
          cell: ({ result }, index, place) =>
            result.pricePoints === null
              ? { ...nothing, words: refusal }
              : {
                  formula: pointsFormula(model, place.cell("priceCounted", index), place.row("priceCounted")),
                  value: result.pricePoints,
                  format: POINTS,
                },
        },
    ...(byValue ? [] : [total("totalLow", "low"), total("totalHigh", "high")]),
    {
      key: "merit",
      label: texts.row.merit,
      unit: "",
      level: 2,
      cell: ({ result }, index, place) => {
        if (result.evaluatedPrice !== null) {
          // Not rounded to the cent: less than a cent tells candidates apart too.
          const { low, high } = result.quality;
          const worth = ((model.qualityValueMinor ?? 0) * (low + high)) / 200 - result.levelled.total;
          return {
            formula: `ROUND(-(${evaluated(index, place)}),4)/100`,
            value: Math.round(worth * 1e4) / 1e6 + 0,
            format,
          };
        }
        if (result.total === null) return nothing;
        const { low, high } = result.total;
        return {
          formula: `ROUND((${place.cell("totalLow", index)}+${place.cell("totalHigh", index)})/2,9)`,
          value: Math.round(((low + high) / 2) * 1e9) / 1e9,
          format: "0.000000",
        };
      },
    },
  ];
}

/** A price as points out of 100, by the declared formula; `prices` are all prices that take part. */
function pointsFormula(
  model: ExportFrame["prepared"]["dossier"]["selection"]["priceModel"],
  price: string,
  prices: string,
): string {
  const bounded = (points: string) => `MAX(0,MIN(100,${points}))`;
  switch (model.formula) {
    case "linear_from_lowest":
      return bounded(`100*(1-(${price}-MIN(${prices}))/(${model.slopeHundredths / 100}*MIN(${prices})))`);
    case "min_max":
      return `IF(MAX(${prices})=MIN(${prices}),100,100*(MAX(${prices})-${price})/(MAX(${prices})-MIN(${prices})))`;
    case "fixed_bounds": {
      const low = major(model.lowBoundMinor ?? 0);
      const high = major(model.highBoundMinor ?? 0);
      return bounded(`100*(${high}-${price})/(${high}-${low})`);
    }
    default:
      return `100*MIN(${prices})/${price}`;
  }
}
