import type { Cell } from "@/lib/domain/offer";
import { answerFromWorkbook, type ReadAnswer } from "./answer-from-workbook";
import { readWorkbook } from "./read-workbook";
import { CONTEXT, type FilledRow, type FilledSheet, type META, workbookOf } from "./testing-workbook";

/** Reading the answer of a workbook that was filled in for a test. */

export const SUPPORT: FilledRow = {
  name: "User support",
  unitPrice: 150,
  period: "måned",
  driver: "brugere",
};
export const services = (rows: FilledSheet["rows"], more: Partial<FilledSheet> = {}): FilledSheet => ({
  kind: "services",
  rows,
  ...more,
});

export async function read(
  sheets: readonly FilledSheet[],
  meta: Partial<typeof META> = {},
  context = CONTEXT,
): Promise<ReadAnswer> {
  const found = await readWorkbook(await workbookOf(sheets, meta));
  if (!found.ok) throw new Error(found.code);
  if (found.value.kind !== "ours") throw new Error("not one of ours");
  return answerFromWorkbook(found.value.workbook, context);
}

export const cellOf = ({ answer }: ReadAnswer, lineId: string): Cell | undefined =>
  answer.cells.find((each) => each.lineId === lineId)?.cell;
export const told = ({ findings }: ReadAnswer, code: string) =>
  findings.filter((each) => each.code === code).map(({ sheet, cell }) => `${sheet}!${cell}`);

/** What one cell of the price column is read to. */
export async function price(value: FilledRow[string], more: FilledRow = {}) {
  const found = await read([services([["line_support", { ...SUPPORT, unitPrice: value, ...more }]])]);
  const cell = cellOf(found, "line_support");
  const codes = found.findings.filter(({ lineId }) => lineId === "line_support").map(({ code }) => code);
  return { cell, amount: cell?.state === "priced" ? cell.unitPrice : null, codes };
}
