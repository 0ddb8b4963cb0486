import { cheapestSpans, VOLUME_SCENARIOS, volumeTurns } from "@/lib/domain/comparison/volume-curve";
import { filled } from "../export-texts";
import { type ExportFrame, major } from "./export-frame";
import { bold, candidateHead, look, money, PERCENT, PLAIN, QUIET, TITLE, WHOLE } from "./looks";
import { local } from "./sheet-builder";

/** From here on totals of candidates stand side by side. */
const FIRST = 3;

/**
 * Comparable totals at other volumes. A workbook holds one volume at a time, so the totals of the others are written as
 * figures; that of the basis is the first sheet's own formula, and what is cheapest, and by how much, recalculates.
 *
 * @param levelled the cell of a candidate's comparable total on the first sheet
 */
export function writeVolumeSheet(frame: ExportFrame, levelled: (index: number) => string): void {
  const { texts, sheets, columns, prepared, comparison, currency } = frame;
  const sheet = sheets.volumes;
  const { basis } = comparison;
  const { own } = texts;
  const points = volumeTurns(prepared, basis);
  const listed = points.filter(
    ({ percent }) => percent % 10 === 0 || percent === basis.volumePercent || isScenario(percent),
  );
  const after = FIRST + columns.length;
  const format = money(currency);
  sheet.text(0, 0, texts.sheet.volumes, TITLE);
  sheet.text(1, 0, own.volumeNote, QUIET);
  sheet.heads(2, 0, [own.scenario, texts.basis.volume, own.users]);
  columns.forEach((column, index) => {
    sheet.text(2, FIRST + index, `${column.key} ${column.name}`, candidateHead(column.colour));
  });
  sheet.heads(2, after, [own.lowest, own.cheapest]);
  sheet.widths(12, 14, 12, ...columns.map(() => 22), 22, 14);
  sheet.freeze(3, 2);
  listed.forEach(({ percent, usersMilli, totals }, at) => {
    const row = 3 + at;
    const base = isScenario(percent) ? bold(PLAIN) : PLAIN;
    sheet.text(
      row,
      0,
      isScenario(percent) ? `× ${(percent / 100).toFixed(1).replace(".", texts.decimalMark)}` : "",
      base,
    );
    sheet.number(row, 1, percent / 100, look("plain", PERCENT, base));
    sheet.number(row, 2, usersMilli === null ? null : usersMilli / 1_000, look("plain", WHOLE, base));
    totals.forEach((total, index) => {
      const style = look(total === null ? "gap" : "plain", format, base);
      if (total === null) sheet.text(row, FIRST + index, texts.mark.notComparable, style);
      else if (percent === basis.volumePercent)
        sheet.formula(row, FIRST + index, levelled(index), major(total), style);
      else sheet.number(row, FIRST + index, major(total), style);
    });
    const known = totals.filter((total) => total !== null);
    if (known.length === 0) return;
    const lowest = Math.min(...known);
    const range = `${local(row, FIRST)}:${local(row, after - 1)}`;
    sheet.formula(row, after, `MIN(${range})`, major(lowest), look("plain", format, base));
    const cheapest = columns[totals.indexOf(lowest)];
    sheet.formula(
      row,
      after + 1,
      `INDEX(${local(2, FIRST, true)}:${local(2, after - 1, true)},1,MATCH(${local(row, after)},${range},0))`,
      cheapest === undefined ? "" : `${cheapest.key} ${cheapest.name}`,
      base,
    );
  });
  let row = 4 + listed.length;
  const keys = (indexes: readonly number[]) => indexes.map((index) => columns[index]?.key ?? "").join(", ");
  for (const { fromPercent, toPercent, cheapest } of cheapestSpans(points)) {
    sheet.text(
      row,
      0,
      filled(own.cheapestFromTo, { from: fromPercent, to: toPercent, names: keys(cheapest) }),
      PLAIN,
    );
    row += 1;
  }
}

function isScenario(percent: number): boolean {
  return VOLUME_SCENARIOS.some((each) => each === percent);
}
