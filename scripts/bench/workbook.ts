import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { readXlsx, type Sheet } from "hucre/xlsx";
import { z } from "zod";
import { defaultBasis } from "@/lib/domain/basis";
import { compare } from "@/lib/domain/comparison/compare";
import { prepareComparison } from "@/lib/domain/comparison/prepare";
import { LARGE, largeDossier } from "@/lib/domain/comparison/testing-large";
import { parseIsoDay } from "@/lib/domain/iso-day";
import { aContent, anAnswer, aRequest } from "@/lib/formats/request/testing";
import { writeRequest } from "@/lib/formats/request/write-request";
import { writeWorkbook } from "@/lib/formats/workbook/write-workbook";
import { loadMessages } from "@/lib/i18n/load-messages";
import { type Figure, median } from "./figure";

/** What a bare writer is given: each cell's content and its look, nothing that would have to be worked out. */
interface BareCell {
  readonly row: number;
  readonly column: number;
  readonly value: string | number | null | { readonly formula: string; readonly result: string | number };
  readonly look: number;
}
interface BareSheet {
  readonly name: string;
  readonly cells: readonly BareCell[];
  readonly widths: readonly number[];
}

/** The part of ExcelJS that is used; it is no part of the product and comes into a folder of its own. */
interface BareWriter {
  readonly Workbook: new () => {
    addWorksheet(name: string): {
      getRow(row: number): { getCell(column: number): { value: unknown; style: unknown } };
      columns: readonly { readonly width: number }[];
    };
    readonly xlsx: { writeBuffer(): Promise<ArrayBuffer> };
  };
}

const EXCELJS = "4.4.0";
const ROUNDS = 5;

/** ExcelJS, installed on demand outside the product. */
function bareWriter(): BareWriter {
  const folder = process.env.BENCH_EXCELJS ?? mkdtempSync(path.join(tmpdir(), "bare-writer-"));
  if (!existsSync(path.join(folder, "node_modules", "exceljs")))
    execFileSync(
      "npm",
      ["install", "--prefix", folder, "--no-save", "--no-audit", "--no-fund", `exceljs@${EXCELJS}`],
      { stdio: "ignore" },
    );
  const required: unknown = createRequire(path.join(folder, "from.js"))("exceljs");
  const shape = z.object({
    Workbook: z.custom<BareWriter["Workbook"]>((value) => typeof value === "function"),
  });
  return shape.parse(required);
}

/** The cells of a file as they were written, and each different look once. */
async function cellsOf(file: Uint8Array): Promise<{ sheets: BareSheet[]; looks: unknown[]; count: number }> {
  const { sheets } = await readXlsx(file, { readStyles: true });
  const looks: unknown[] = [];
  const known = new Map<string, number>();
  let count = 0;
  const bare = sheets.map((sheet): BareSheet => {
    const cells = [...(sheet.cells ?? [])].flatMap(([place, cell]): BareCell[] => {
      const [row = 0, column = 0] = place.split(",").map(Number);
      const shown = sheet.rows[row]?.[column];
      const result = typeof shown === "number" ? shown : String(shown ?? "");
      // A cell that only looks like something is a cell, too: a place to be filled in, a rule below a row.
      const content = shown === null || shown === undefined ? null : result;
      count += 1;
      const text = JSON.stringify(cell.style ?? {});
      const look = known.get(text) ?? looks.push(excelStyle(cell.style)) - 1;
      known.set(text, look);
      return [
        {
          row,
          column,
          value: cell.formula === undefined ? content : { formula: cell.formula, result },
          look,
        },
      ];
    });
    return { name: sheet.name, cells, widths: (sheet.columns ?? []).map(({ width }) => width ?? 12) };
  });
  return { sheets: bare, looks, count };
}

type CellLook = NonNullable<NonNullable<ReturnType<NonNullable<Sheet["cells"]>["get"]>>["style"]>;

/** The same look as ExcelJS names it. */
function excelStyle(style: CellLook | undefined): unknown {
  if (style === undefined) return {};
  const { font, fill, numFmt, alignment, border, protection } = style;
  const argb = (color: { rgb?: string } | undefined) => ({ argb: `FF${color?.rgb ?? "000000"}` });
  return {
    ...(numFmt === undefined ? {} : { numFmt }),
    ...(font === undefined
      ? {}
      : {
          font: {
            name: font.name,
            size: font.size,
            bold: font.bold ?? false,
            italic: font.italic ?? false,
            color: argb(font.color),
          },
        }),
    ...(fill?.type === "pattern"
      ? {
          fill: {
            type: "pattern",
            pattern: fill.pattern,
            fgColor: argb(fill.fgColor),
            bgColor: argb(fill.bgColor),
          },
        }
      : {}),
    ...(border === undefined ? {} : { border: Object.fromEntries(sides(border)) }),
    ...(protection === undefined ? {} : { protection }),
    ...(alignment === undefined
      ? {}
      : { alignment: { ...alignment, vertical: alignment.vertical ?? "bottom" } }),
  };
}

/** The lines of a cell's frame that are drawn. */
function sides(border: NonNullable<CellLook["border"]>): [string, unknown][] {
  return (["top", "right", "bottom", "left"] as const).flatMap((side): [string, unknown][] => {
    const line = border[side];
    return line?.style
      ? [[side, { style: line.style, color: { argb: `FF${line.color?.rgb ?? "000000"}` } }]]
      : [];
  });
}

async function writeBare(
  { Workbook }: BareWriter,
  { sheets, looks }: { sheets: readonly BareSheet[]; looks: readonly unknown[] },
): Promise<void> {
  const book = new Workbook();
  for (const { name, cells, widths } of sheets) {
    const sheet = book.addWorksheet(name);
    sheet.columns = widths.map((width) => ({ width }));
    for (const { row, column, value, look } of cells) {
      const cell = sheet.getRow(row + 1).getCell(column + 1);
      cell.value = value;
      cell.style = looks[look];
    }
  }
  await book.xlsx.writeBuffer();
}

/** Processor milliseconds of one run. */
async function cpu(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/**
 * What an export costs against writing the very same cells with a bare writer: everything counts on our side (what the
 * cells hold, how they look, and the file), only the writing on the other. Sides take turns; medians are compared.
 */
async function against(name: string, own: () => Promise<Uint8Array>, bare: BareWriter): Promise<Figure> {
  const cells = await cellsOf(await own());
  await writeBare(bare, cells);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await cpu(own));
    theirs.push(await cpu(() => writeBare(bare, cells)));
  }
  const value = median(ours) / median(theirs);
  return {
    name,
    value,
    unit: "× ExcelJS",
    target: "≤ 2",
    met: value <= 2,
    detail: `${cells.count} cells; ${median(ours).toFixed(0)} against ${median(theirs).toFixed(0)} ms of CPU`,
  };
}

export async function benchWorkbook(): Promise<Figure[]> {
  const bare = bareWriter();
  const today = parseIsoDay("2026-11-22");
  if (today === null) throw new Error("a day that is there");
  const dossier = largeDossier(LARGE);
  const { export: texts, request } = loadMessages("da");
  const comparison = async () => {
    const prepared = prepareComparison(dossier, today);
    const result = compare(prepared, defaultBasis(dossier.selection));
    return writeWorkbook({ prepared, comparison: result, texts, today, madeWith: "bench" });
  };
  const [one] = aContent().lines;
  if (one === undefined) throw new Error("a request asks something");
  const lines = Array.from({ length: 500 }, (_, index) => ({
    ...one,
    id: `line_${index}`,
    name: `Ydelse ${index}`,
  }));
  const [priced] = anAnswer().cells;
  if (priced === undefined) throw new Error("an answer answers something");
  const prefill = { ...anAnswer(), cells: lines.map(({ id }) => ({ lineId: id, cell: priced.cell })) };
  const filledRequest = aRequest(request.workbook, { content: aContent({ lines }), prefill });
  return [
    await against("Comparison of 500 × 5 as a workbook with styles and formulas", comparison, bare),
    await against("Request of 500 lines, filled in", () => writeRequest(filledRequest), bare),
  ];
}
