import type { PreparedCandidate, PreparedComparison } from "@/lib/domain/comparison/prepare";
import type { CandidateResult, Comparison } from "@/lib/domain/comparison/result";
import type { IsoDay } from "@/lib/domain/iso-day";
import type { ExportTexts } from "../export-texts";
import { SheetBuilder } from "./sheet-builder";

/** What an export is made of. */
export interface ExportInput {
  readonly prepared: PreparedComparison;
  readonly comparison: Comparison;
  readonly texts: ExportTexts;
  readonly today: IsoDay;
  /** Name and version of the product. */
  readonly madeWith: string;
}

/** One column of the comparison with all that is known of it. */
export interface ExportColumn {
  /** The letter, or a number where there is none: what formulas tell candidates apart by. */
  readonly key: string;
  readonly name: string;
  readonly colour: number | null;
  readonly prepared: PreparedCandidate;
  readonly result: CandidateResult;
}

/** The sheets, their places in one another's formulas, and the input they are written from. */
export interface ExportFrame extends ExportInput {
  readonly columns: readonly ExportColumn[];
  readonly currency: string;
  readonly sheets: Readonly<Record<keyof ExportTexts["sheet"], SheetBuilder>>;
  /** Cells of the basis that formulas read. */
  readonly basisCells: { readonly horizon: string; readonly volume: string; readonly discount: string };
}

/** Rows of the first sheet that hold the basis; their places are fixed, since all other sheets point there. */
export const BASIS_ROWS = {
  heading: 3,
  type: 4,
  horizon: 5,
  volume: 6,
  discount: 7,
  priceShare: 8,
  optional: 9,
  leftOut: 10,
  formula: 11,
  made: 12,
  version: 13,
} as const;
export const BASIS_COLUMN = 1;

export function exportFrame(input: ExportInput): ExportFrame {
  const { prepared, comparison, texts } = input;
  const sheet = (name: string) => new SheetBuilder(sheetName(name));
  const sheets = {
    comparison: sheet(texts.sheet.comparison),
    offers: sheet(texts.sheet.offers),
    establishment: sheet(texts.sheet.establishment),
    operation: sheet(texts.sheet.operation),
    scoring: sheet(texts.sheet.scoring),
    background: sheet(texts.sheet.background),
    gaps: sheet(texts.sheet.gaps),
    volumes: sheet(texts.sheet.volumes),
    staying: sheet(texts.sheet.staying),
    basket: sheet(texts.sheet.basket),
    warnings: sheet(texts.sheet.warnings),
    method: sheet(texts.sheet.method),
  };
  const basisCell = (row: number) => sheets.comparison.ref(row, BASIS_COLUMN);
  return {
    ...input,
    currency: prepared.dossier.selection.currency,
    columns: prepared.candidates.flatMap((candidate, index): ExportColumn[] => {
      const result = comparison.candidates[index];
      if (result === undefined) return [];
      return [
        {
          key: candidate.letter === "" ? String(index + 1) : candidate.letter,
          name: candidate.candidate.vendor.legalName,
          colour: candidate.candidate.colour,
          prepared: candidate,
          result,
        },
      ];
    }),
    sheets,
    basisCells: {
      horizon: basisCell(BASIS_ROWS.horizon),
      volume: basisCell(BASIS_ROWS.volume),
      discount: basisCell(BASIS_ROWS.discount),
    },
  };
}

/** A name every spreadsheet takes: at most 31 characters, none of []:*?/\ in it. */
function sheetName(name: string): string {
  return name.replace(/[[\]:*?/\\']/g, " ").slice(0, 31);
}

/** Minor units as the number a sheet shows. */
export const major = (minor: number): number => minor / 100;

/** A formula for an amount in whole minor units, rounded half away from zero, as the sheet's own unit. */
export const rounded = (inMinor: string): string => `ROUND(${inMinor},0)/100`;

/** A sheet's amount as whole minor units, so that sums and products of it are exact. */
export const minorOf = (cell: string): string => `ROUND(${cell}*100,0)`;
