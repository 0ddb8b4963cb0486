import { writeXlsx } from "hucre/xlsx";
import { offerWarnings } from "@/lib/domain/offer-warnings";
import { filled } from "../export-texts";
import { writeBackgroundSheet } from "./background-sheet";
import { writeBasketSheet } from "./basket-sheet";
import { type CostSources, writeComparisonSheet } from "./comparison-sheet";
import { writeEstablishmentSheet, writeOperationSheet } from "./cost-sheets";
import { type ExportFrame, type ExportInput, exportFrame } from "./export-frame";
import { writeGapsSheet } from "./gaps-sheet";
import { bold, FONT, TITLE, WRAPPED } from "./looks";
import { writeOffersSheet } from "./offers-sheet";
import { writeScoringSheet } from "./scoring-sheet";
import type { SheetBuilder } from "./sheet-builder";
import { writeStayingSheet } from "./staying-sheet";
import { writeVolumeSheet } from "./volume-sheet";
import { writeWarningsSheet } from "./warnings-sheet";

/**
 * A comparison as a workbook (.xlsx) whose totals are formulas down to the unit prices. Every formula carries the value
 * the comparison has now; recalculating gives the same to the cent. Texts stay texts whatever they begin with. While
 * prices are sealed there is no sheet and no row of prices in it.
 */
export async function writeWorkbook(input: ExportInput): Promise<Uint8Array> {
  const frame = exportFrame(input);
  const costs = input.comparison.pricesSealed ? null : writeCosts(frame);
  const quality = writeScoringSheet(frame);
  const { levelled } = writeComparisonSheet(frame, { costs, quality });
  const further = input.comparison.pricesSealed ? [] : writeFurther(frame, levelled);
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
      ...further,
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
    staying: frame.prepared.dossier.ownCosts.length === 0 ? null : writeStayingSheet(frame),
  };
}

/** What stress-tests the price; sheets that have nothing to hold are left out. */
function writeFurther(frame: ExportFrame, levelled: (index: number) => string): SheetBuilder[] {
  const { sheets, prepared, comparison } = frame;
  const { ownCosts, basket } = prepared.dossier;
  if (frame.columns.length === 0) return [];
  if (comparison.linesInBasis > 0) writeVolumeSheet(frame, levelled);
  if (basket.length > 0) writeBasketSheet(frame);
  const warnings = offerWarnings(prepared, comparison);
  if (warnings.length > 0) writeWarningsSheet(frame, warnings);
  return [
    ...(comparison.linesInBasis > 0 ? [sheets.volumes] : []),
    ...(ownCosts.length > 0 ? [sheets.staying] : []),
    ...(basket.length > 0 ? [sheets.basket] : []),
    ...(warnings.length > 0 ? [sheets.warnings] : []),
  ];
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
