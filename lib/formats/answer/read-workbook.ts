import { type Outcome, succeed } from "@/lib/domain/outcome";
import { type MarkedWorkbook, markedWorkbook } from "./marked-workbook";
import { type ReadSheet, readSheets } from "./sheet-cells";
import { unpackWorkbook } from "./unpack";
import { hasUntold } from "./wanted-sheets";

/** A workbook as far as it can be taken apart without knowing what was asked: one of ours, or somebody's own. */
export type ReadWorkbook =
  | {
      readonly kind: "ours";
      readonly workbook: MarkedWorkbook;
      /** All its cells when a sheet or a column does not say what it is: if one is lost, somebody says where. */
      readonly sheets: readonly ReadSheet[] | null;
    }
  | { readonly kind: "foreign"; readonly sheets: readonly ReadSheet[] };

/** What is kept of a workbook that has to be mapped by hand. */
const FOREIGN_LIMITS = { sheets: 20, rows: 1_500, columns: 40, characters: 500, cells: 40_000 } as const;
/** The same of a workbook of ours, whose answers in words are long. */
const OWN_LIMITS = { ...FOREIGN_LIMITS, characters: 10_000, cells: 60_000 } as const;

/**
 * Reads a workbook from its bytes. Errors: those of `unpackWorkbook` and `readSheets`.
 */
export async function readWorkbook(bytes: Buffer): Promise<Outcome<ReadWorkbook>> {
  const unpacked = await unpackWorkbook(bytes);
  if (!unpacked.ok) return unpacked;
  const sheets = await readSheets(unpacked.value);
  if (!sheets.ok) return sheets;
  const workbook = markedWorkbook(sheets.value);
  if (workbook === null) return succeed({ kind: "foreign", sheets: trimmed(sheets.value, FOREIGN_LIMITS) });
  const kept = hasUntold(workbook) ? trimmed(sheets.value, OWN_LIMITS) : null;
  return succeed({ kind: "ours", workbook, sheets: kept });
}

/** The beginning of each sheet that holds something: a vendor's own price sheet is far shorter. */
function trimmed(
  sheets: readonly ReadSheet[],
  limits: Readonly<Record<keyof typeof FOREIGN_LIMITS, number>>,
): ReadSheet[] {
  let room = limits.cells;
  return sheets
    .filter(({ rows }) => rows.length > 0)
    .slice(0, limits.sheets)
    .map((sheet) => {
      const rows = sheet.rows.slice(0, limits.rows).flatMap((row) => {
        const cells = row.cells
          .filter(({ column }) => column < limits.columns)
          .map((cell) =>
            typeof cell.value === "string"
              ? { ...cell, value: cell.value.slice(0, limits.characters) }
              : cell,
          );
        room -= cells.length;
        return cells.length === 0 || room < 0 ? [] : [{ ...row, cells }];
      });
      return { ...sheet, rows };
    });
}
