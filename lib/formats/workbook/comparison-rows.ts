import type { Sources } from "./comparison-sheet";
import type { ExportColumn, ExportFrame } from "./export-frame";
import { POINTS, WHOLE } from "./looks";
import { costMatrixRows } from "./matrix-costs";
import { priceRows } from "./matrix-prices";
import { heading, type MatrixCell, type MatrixRow, type Place } from "./matrix-row";

/** The rows of the matrix in the order they are read. */
export function comparisonRows(frame: ExportFrame, sources: Sources): MatrixRow[] {
  const { costs } = sources;
  if (costs === null) return qualityRows(frame, sources);
  return [
    ...orderRows(frame),
    ...costMatrixRows(frame, costs),
    ...qualityRows(frame, sources),
    ...priceRows(frame),
  ];
}

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
