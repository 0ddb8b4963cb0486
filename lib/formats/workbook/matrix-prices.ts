import { refusalText } from "../export-texts";
import {
  BASIS_COLUMN,
  BASIS_ROWS,
  type ExportColumn,
  type ExportFrame,
  major,
  minorOf,
  rounded,
} from "./export-frame";
import { money, POINTS } from "./looks";
import { heading, type MatrixCell, type MatrixRow, type Place } from "./matrix-row";

/** The matrix's rows from price to points, or to an evaluated price, and what the order is made on. */
export function priceRows({ texts, currency, prepared, comparison, sheets }: ExportFrame): MatrixRow[] {
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
