import { OFFER_WARNINGS, type OfferWarning } from "@/lib/domain/offer-warnings";
import { warningWords } from "../warning-words";
import type { ExportFrame } from "./export-frame";
import { candidateHead, PLAIN, QUIET, TITLE, WRAPPED } from "./looks";

/** What to notice about the offers before believing their totals; every word of it is text, whatever it begins with. */
export function writeWarningsSheet(frame: ExportFrame, warnings: readonly OfferWarning[]): void {
  const { texts, sheets, columns, currency, prepared } = frame;
  const sheet = sheets.warnings;
  const { head } = texts;
  sheet.text(0, 0, texts.sheet.warnings, TITLE);
  sheet.heads(1, 0, [head.candidate, head.company, head.kind, head.line, head.remark]);
  sheet.widths(10, 24, 34, 36, 90);
  sheet.freeze(2, 2);
  sheet.row = 2;
  const nameOf = new Map(prepared.dossier.lines.map(({ id, name }) => [id, name]));
  for (const column of columns) {
    const own = warnings.filter(({ candidateId }) => candidateId === column.result.candidateId);
    for (const code of OFFER_WARNINGS)
      for (const warning of own.filter((each) => each.code === code)) {
        const { row } = sheet;
        sheet.row += 1;
        sheet.text(row, 0, column.key, candidateHead(column.colour));
        sheet.text(row, 1, column.name, WRAPPED);
        sheet.text(row, 2, texts.warningKind[code], PLAIN);
        sheet.text(row, 3, warning.lineId === null ? "" : (nameOf.get(warning.lineId) ?? ""), WRAPPED);
        sheet.text(row, 4, warningWords(warning, currency, texts), WRAPPED);
      }
  }
  sheet.text(sheet.row + 1, 1, texts.warningMore.rule, QUIET);
}
