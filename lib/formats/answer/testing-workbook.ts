import { type Cell, type CellValue, type WriteSheet, writeXlsx } from "hucre/xlsx";
import type { CatalogueLine } from "@/lib/domain/offer";
import { COLUMNS, FORMAT, type SheetKind, sheetMark, tierKeys, WORD_LISTS } from "../request/layout";
import type { AnswerContext } from "./answer-context";

/** Filled workbooks for tests: as our writer lays them out, and then made wild. */

export const LINES: readonly CatalogueLine[] = [
  line("line_support", "service", "User support", null, "users"),
  line("line_backup", "service", "Backup", null, "gb"),
  line("line_move", "establishment", "Move", "move", "fixed"),
  line("line_upgrade", "establishment", "Upgrade", "upgrade", "fixed"),
];

function line(
  id: string,
  kind: CatalogueLine["kind"],
  name: string,
  stage: CatalogueLine["stage"],
  driver: CatalogueLine["driver"],
): CatalogueLine {
  return { id, kind, name, description: "", category: "", stage, driver, scope: "in_scope" };
}

/** Numbers in Danish: enough of it for these tests; the real reading is in lib/i18n. */
export const DANISH: AnswerContext["numbers"] = {
  money: (text, currency) => {
    if (/EUR|€/.test(text) && currency !== "EUR") return { ok: false, code: "number.other_currency" };
    const parsed = DANISH.decimal(text.replace(/kr\.?|DKK|EUR|,-/gi, "").trim());
    return parsed.ok ? { ok: true, minor: Math.round(Number(parsed.plain) * 100) } : parsed;
  },
  decimal: (text) =>
    /^-?[\d. \u00a0\u202f]*(,\d+)?$/.test(text) && /\d/.test(text)
      ? { ok: true, plain: text.replace(/[. \u00a0\u202f]/g, "").replace(",", ".") }
      : { ok: false, code: "number.not_a_number" },
};

export const CONTEXT: AnswerContext = {
  lines: LINES,
  requirements: [{ id: "req_1", name: "Data in Denmark", level: "absolute" }],
  points: [{ id: "rpt_1", name: "Notice", kind: "contract" }],
  sent: null,
  agreed: "DKK",
  rated: [],
  gone: new Map(),
  words: [
    {
      state: {
        priced: "prissat",
        included: "inkluderet",
        bundled: "samlet pris",
        not_offered: "tilbydes ikke",
      },
      driver: { users: "brugere", servers: "servere", gb: "GB", devices: "enheder", fixed: "fast" },
      period: { month: "måned", year: "år", once: "engang" },
      requirement: { meets: "opfylder", partly: "delvist", does_not: "opfylder ikke" },
    },
    {
      state: {
        priced: "priced",
        included: "included",
        bundled: "in a bundle",
        not_offered: "not offered",
      },
      driver: { users: "users", servers: "servers", gb: "GB", devices: "devices", fixed: "fixed" },
      period: { month: "month", year: "year", once: "once" },
      requirement: { meets: "meets", partly: "partly", does_not: "does not meet" },
    },
  ],
  numbers: DANISH,
};

/** What stands in a cell: a value, or a whole cell as the writer takes it. */
export type Filled = CellValue | Partial<Cell>;
export type FilledRow = Readonly<Record<string, Filled>>;

export interface FilledSheet {
  readonly kind: SheetKind;
  readonly name?: string;
  /** By the id of the row, in order. An empty id is a row somebody inserted. */
  readonly rows: readonly (readonly [string, FilledRow])[];
  /** In the order the columns stand; the layout's own when it is left out. */
  readonly columns?: readonly string[];
  /** Rows put in above everything. */
  readonly above?: number;
  readonly hiddenRows?: readonly number[];
  readonly extra?: Partial<WriteSheet>;
}

export const META = {
  format: FORMAT,
  formatVersion: "1",
  requestId: "rqs_1",
  selectionId: "sel_own",
  candidateId: "can_a",
  requestNumber: "1",
  variant: "",
  locale: "da",
  currency: "DKK",
  contentHash: "",
  prefilledVersion: "",
};

/** Sheets as our writer would make them; marks in the first row unless others were put above. */
export function sheetOf(filled: FilledSheet): WriteSheet {
  const tiers = [1, 2, 3].flatMap((count) => [...tierKeys(count)]);
  const own: readonly string[] =
    filled.kind === "services" ? [...COLUMNS.services, ...tiers] : COLUMNS[filled.kind];
  const columns = filled.columns ?? own;
  const above = filled.above ?? 0;
  const cells = new Map<string, Partial<Cell>>();
  const put = (row: number, column: number, value: Filled) => {
    if (value === null || value === undefined) return;
    if (typeof value === "object" && !(value instanceof Date)) cells.set(`${row},${column}`, value);
    else cells.set(`${row},${column}`, { value, type: typeof value === "number" ? "number" : "string" });
  };
  for (let row = 0; row < above; row += 1) put(row, 1, "Our own heading");
  put(above, 0, sheetMark(filled.kind));
  for (const [index, key] of columns.entries()) put(above, index + 1, key);
  put(above + 1, 0, "#text");
  put(above + 1, 1, "Read this first");
  filled.rows.forEach(([id, values], index) => {
    put(above + 2 + index, 0, id === "" ? null : id);
    for (const [column, key] of columns.entries()) put(above + 2 + index, column + 1, values[key] ?? null);
  });
  const hidden = (filled.hiddenRows ?? []).map((row) => [row, { hidden: true }] as const);
  return {
    name: filled.name ?? filled.kind,
    rows: [],
    cells,
    rowDefs: new Map([[above, { hidden: true }], ...hidden]),
    ...filled.extra,
  };
}

/** Bytes of a workbook with these sheets, and its hidden facts. */
export async function workbookOf(
  sheets: readonly FilledSheet[],
  meta: Partial<typeof META> = {},
  lines: readonly CatalogueLine[] = LINES,
): Promise<Buffer> {
  const facts = Object.entries({ ...META, ...meta }).map(([key, value]) => [key, value]);
  const [lineList] = WORD_LISTS;
  const bytes = await writeXlsx({
    sheets: [
      ...sheets.map(sheetOf),
      { name: "_shortlist", veryHidden: true, rows: facts },
      {
        name: "_lists",
        veryHidden: true,
        rows: [["list", "key", "word"], ...lines.map(({ id, name }) => [lineList, id, name])],
      },
    ],
  });
  return Buffer.from(bytes);
}
