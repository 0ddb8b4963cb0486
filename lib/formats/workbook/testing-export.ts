import { readXlsx } from "hucre/xlsx";
import { HyperFormula, type RawCellContent } from "hyperformula";
import { type Basis, defaultBasis } from "@/lib/domain/basis";
import { compare } from "@/lib/domain/comparison/compare";
import { prepareComparison } from "@/lib/domain/comparison/prepare";
import type { Comparison } from "@/lib/domain/comparison/result";
import { TODAY } from "@/lib/domain/comparison/testing";
import type { Dossier } from "@/lib/domain/dossier";
import type { ExportTexts } from "../export-texts";
import { writeWorkbook } from "./write-workbook";

/** Workbooks written, read back and calculated anew by another program, for tests. */

/** A workbook as another program reads it. */
export type Workbook = Awaited<ReturnType<typeof readXlsx>>;

/** Writes the comparison of a dossier as a workbook with the given words, and reads it back. */
export function exportingWith(texts: ExportTexts) {
  return async (
    dossier: Dossier,
    basis: Partial<Basis> = {},
    today = TODAY,
  ): Promise<{ workbook: Workbook; comparison: Comparison; bytes: Uint8Array }> => {
    const prepared = prepareComparison(dossier, today);
    const comparison = compare(prepared, { ...defaultBasis(dossier.selection), ...basis });
    const bytes = await writeWorkbook({ prepared, comparison, texts, today, madeWith: "Shortlist test" });
    return { workbook: await readXlsx(bytes, { readStyles: true }), comparison, bytes };
  };
}

/** Cells whose formula, calculated by another program, differs from the value that was written with it. */
export function differences(workbook: Workbook): string[] {
  const content: Record<string, RawCellContent[][]> = {};
  for (const sheet of workbook.sheets) {
    const rows: RawCellContent[][] = [];
    for (const [place, cell] of sheet.cells ?? []) {
      const [row = 0, column = 0] = place.split(",").map(Number);
      rows[row] ??= [];
      const value = cell.formula === undefined ? cell.value : `=${cell.formula}`;
      // A text that looks like a formula is text in a workbook; there the apostrophe says so.
      const text = typeof value === "string" && cell.formula === undefined ? `'${value}` : value;
      (rows[row] ?? [])[column] = text instanceof Date ? text.toISOString() : text;
    }
    content[sheet.name] = Array.from(rows, (row) => Array.from(row ?? [], (cell) => cell ?? null));
  }
  const engine = HyperFormula.buildFromSheets(content, { licenseKey: "gpl-v3", precisionRounding: 14 });
  const found: string[] = [];
  for (const sheet of workbook.sheets) {
    const id = engine.getSheetId(sheet.name);
    for (const [place, cell] of sheet.cells ?? []) {
      if (cell.formula === undefined || id === undefined) continue;
      const [row = 0, col = 0] = place.split(",").map(Number);
      const value = engine.getCellValue({ sheet: id, row, col });
      const written = cell.formulaResult ?? cell.value;
      const near =
        typeof value === "number" && typeof written === "number"
          ? Math.abs(value - written) < 1e-6 * Math.max(1, Math.abs(written) * 1e-6)
          : value === written;
      if (!near)
        found.push(`${sheet.name} ${place} =${cell.formula}: ${String(value)} not ${String(written)}`);
    }
  }
  engine.destroy();
  return found;
}
