import { writeXlsx } from "hucre/xlsx";
import { filled } from "../export-texts";
import { writeBackgroundSheet } from "./background-sheet";
import { writeComparisonSheet } from "./comparison-sheet";
import { writeEstablishmentSheet, writeOperationSheet } from "./cost-sheets";
import { type ExportFrame, type ExportInput, exportFrame } from "./export-frame";
import { writeGapsSheet } from "./gaps-sheet";
import { bold, FONT, TITLE, WRAPPED } from "./looks";
import { writeOffersSheet } from "./offers-sheet";
import { writeScoringSheet } from "./scoring-sheet";

/**
 * A comparison as a workbook (.xlsx) whose totals are formulas down to the unit prices. Every formula carries the value
 * the comparison has now; recalculating gives the same to the cent. Texts stay texts whatever they begin with.
 */
export async function writeWorkbook(input: ExportInput): Promise<Uint8Array> {
  const frame = exportFrame(input);
  const offers = writeOffersSheet(frame);
  const plugs = writeGapsSheet(frame, offers);
  const establishment = writeEstablishmentSheet(frame, offers, plugs);
  const operation = writeOperationSheet(frame, offers, plugs);
  const quality = writeScoringSheet(frame);
  writeComparisonSheet(frame, { establishment, operation, quality });
  writeBackgroundSheet(frame);
  writeMethodSheet(frame);
  const { sheets, texts } = frame;
  const title = filled(texts.title, { name: input.prepared.dossier.selection.name });
  return writeXlsx({
    sheets: [
      sheets.comparison,
      sheets.offers,
      sheets.establishment,
      sheets.operation,
      sheets.scoring,
      sheets.background,
      sheets.gaps,
    ]
      .map((sheet) => sheet.build())
      .concat(sheets.method.build(false)),
    properties: { title, creator: input.madeWith },
    defaultFont: FONT,
  });
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
