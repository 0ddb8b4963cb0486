import { writeXlsx } from "hucre/xlsx";
import { filled } from "../export-texts";
import { writeBackgroundSheet } from "./background-sheet";
import { type CostSources, writeComparisonSheet } from "./comparison-sheet";
import { writeEstablishmentSheet, writeOperationSheet } from "./cost-sheets";
import { type ExportFrame, type ExportInput, exportFrame } from "./export-frame";
import { writeGapsSheet } from "./gaps-sheet";
import { bold, FONT, TITLE, WRAPPED } from "./looks";
import { writeOffersSheet } from "./offers-sheet";
import { writeScoringSheet } from "./scoring-sheet";

/**
 * A comparison as a workbook (.xlsx) whose totals are formulas down to the unit prices. Every formula carries the value
 * the comparison has now; recalculating gives the same to the cent. Texts stay texts whatever they begin with. While
 * prices are sealed there is no sheet and no row of prices in it.
 */
export async function writeWorkbook(input: ExportInput): Promise<Uint8Array> {
  const frame = exportFrame(input);
  const costs = input.comparison.pricesSealed ? null : writeCosts(frame);
  const quality = writeScoringSheet(frame);
  writeComparisonSheet(frame, { costs, quality });
  writeBackgroundSheet(frame);
  writeMethodSheet(frame);
  const { sheets, texts } = frame;
  const title = filled(texts.title, { name: input.prepared.dossier.selection.name });
  return writeXlsx({
    sheets: [
      sheets.comparison,
      ...(costs === null ? [] : [sheets.offers, sheets.establishment, sheets.operation]),
      sheets.scoring,
      sheets.background,
      ...(costs === null ? [] : [sheets.gaps]),
    ]
      .map((sheet) => sheet.build())
      .concat(sheets.method.build(false)),
    properties: { title, creator: input.madeWith },
    defaultFont: FONT,
  });
}

/** The sheets that prices stand on: written only when prices may be seen. */
function writeCosts(frame: ExportFrame): CostSources {
  const offers = writeOffersSheet(frame);
  const plugs = writeGapsSheet(frame, offers);
  return {
    establishment: writeEstablishmentSheet(frame, offers, plugs),
    operation: writeOperationSheet(frame, offers, plugs),
  };
}

function writeMethodSheet({ texts, sheets }: ExportFrame): void {
  const sheet = sheets.method;
  sheet.text(0, 0, texts.sheet.method, TITLE);
  sheet.widths(28, 90);
  sheet.freeze(1, 0);
  Object.values(texts.method).forEach(({ title, text }, index) => {
    sheet.text(2 + index, 0, title, bold(WRAPPED));
    sheet.text(2 + index, 1, text, WRAPPED);
  });
}
