import { type Cell, readXlsx, type Sheet } from "hucre/xlsx";
import { HyperFormula, type RawCellContent } from "hyperformula";
import { describe, expect, it } from "vitest";
import { minor } from "@/lib/domain/money";
import { lineLabels } from "@/lib/domain/request-content";
import { loadMessages } from "@/lib/i18n/load-messages";
import { weightRows } from "./cover-sheet";
import {
  COLUMNS,
  isFreeRowId,
  kindOfMark,
  LISTS_SHEET,
  META_SHEET,
  sheetMark,
  TEXT_ROW,
  tierOfKey,
} from "./layout";
import { aContent, anAnswer, aRequest } from "./testing";
import { writeRequest } from "./write-request";

const texts = loadMessages("da").request.workbook;

async function read(changes: Parameters<typeof aRequest>[1] = {}) {
  const book = await readXlsx(await writeRequest(aRequest(texts, changes)), { readStyles: true });
  const sheets = new Map(book.sheets.map((sheet) => [sheet.name, sheet]));
  return (name: string): Sheet => {
    const found = sheets.get(name);
    if (!found) throw new Error(`no sheet ${name}`);
    return found;
  };
}

const at = (sheet: Sheet, row: number, column: number): Cell | undefined =>
  sheet.cells?.get(`${row},${column}`);
const words = (sheet: Sheet, row: number, column: number) => String(sheet.rows[row]?.[column] ?? "");
const rowOf = (sheet: Sheet, id: string) => sheet.rows.findIndex((row) => row[0] === id);
const columnOf = (sheet: Sheet, key: string) => sheet.rows[0]?.indexOf(key) ?? -1;
const cell = (sheet: Sheet, id: string, key: string) => at(sheet, rowOf(sheet, id), columnOf(sheet, key));
const value = (sheet: Sheet, id: string, key: string) =>
  sheet.rows[rowOf(sheet, id)]?.[columnOf(sheet, key)] ?? null;
const isOpen = (sheet: Sheet, id: string, key: string) =>
  cell(sheet, id, key)?.style?.protection?.locked === false;

describe("marks", () => {
  it("say which sheet it is, and are read back with blanks around them", () => {
    expect(kindOfMark(sheetMark("points"))).toBe("points");
    expect(kindOfMark(" #sheet:terms ")).toBe("terms");
    expect(kindOfMark("#sheet:secrets")).toBeNull();
    expect(tierOfKey("tier2Price")).toEqual({ count: 2, half: "price" });
    expect(tierOfKey("tier0From")).toBeNull();
    expect(isFreeRowId("new:12")).toBe(true);
  });

  it("tell two lines of one name apart", () => {
    const labels = lineLabels([
      { id: "a", name: "Backup" },
      { id: "b", name: "backup" },
      { id: "c", name: "Backup (2)" },
    ]);
    expect(new Set([...labels.values()].map((label) => label.toLowerCase())).size).toBe(3);
  });
});

describe("a request workbook", () => {
  it("names its sheet, its columns and its rows in a hidden row and a hidden column", async () => {
    const sheet = (await read())("Ydelser");
    expect(words(sheet, 0, 0)).toBe("#sheet:services");
    for (const key of COLUMNS.services) expect(columnOf(sheet, key), key).toBeGreaterThan(0);
    expect(rowOf(sheet, "line_support")).toBeGreaterThan(3);
    expect(sheet.rowDefs?.get(0)?.hidden).toBe(true);
    expect(sheet.columns?.[0]?.hidden).toBe(true);
    const ids = sheet.rows.slice(1).map((row) => row[0]);
    expect(new Set(ids)).toEqual(
      new Set([TEXT_ROW, "line_support", "line_night", "line_servers", "line_storage"]),
    );
  });

  it("finds its way home by a sheet nobody sees", async () => {
    const sheet = await read();
    const meta = sheet(META_SHEET);
    expect(meta.veryHidden).toBe(true);
    expect(sheet(LISTS_SHEET).veryHidden).toBe(true);
    expect(meta.rows.slice(0, 3)).toEqual([
      ["format", "shortlist-request"],
      ["formatVersion", "1"],
      ["requestId", "rqs_1"],
    ]);
  });

  it("opens what may be typed and locks the rest, without a password", async () => {
    const sheet = (await read())("Ydelser");
    expect(sheet.protection).toMatchObject({ sheet: true });
    expect(sheet.protection?.password).toBeUndefined();
    for (const key of [
      "state",
      "unitPrice",
      "period",
      "driver",
      "minimum",
      "tier1From",
      "includedIn",
      "note",
    ])
      expect(isOpen(sheet, "line_support", key), key).toBe(true);
    for (const key of ["name", "description", "quantity", "monthAmount", "horizonAmount"])
      expect(isOpen(sheet, "line_support", key), key).toBe(false);
  });

  it("asks for a quantity only where the buyer has not said how many", async () => {
    const some = (await read())("Ydelser");
    expect(isOpen(some, "line_support", "ownQuantity")).toBe(true);
    expect(value(some, "line_support", "quantity")).toBe(120);
    expect(value(some, "line_storage", "quantity")).toBe("ikke oplyst");
    const quantities = { users: 120_000, servers: 8_000, gb: 900_000, devices: 130_000 };
    const all = (await read({ content: aContent({ quantities }) }))("Ydelser");
    expect(isOpen(all, "line_support", "ownQuantity")).toBe(false);
    expect(all.columns?.[columnOf(all, "ownQuantity")]?.hidden).toBe(true);
  });

  it("offers a drop-down of states, says what is wrong, and lets no service into a bundle", async () => {
    const sheet = await read();
    const state = (name: string) =>
      sheet(name).dataValidations?.find(({ formula1 }) => formula1?.startsWith(`'${LISTS_SHEET}'!$C$2:`));
    expect(state("Ydelser")).toMatchObject({
      type: "list",
      formula1: `'${LISTS_SHEET}'!$C$2:$C$4`,
      errorStyle: "stop",
    });
    expect(state("Etablering")?.formula1).toBe(`'${LISTS_SHEET}'!$C$2:$C$5`);
    expect(state("Ydelser")?.errorMessage).toBe(texts.check.list);
    for (const { errorTitle = "", errorMessage = "" } of sheet("Ydelser").dataValidations ?? []) {
      expect(errorTitle.length).toBeLessThanOrEqual(32);
      expect(errorMessage.length).toBeLessThanOrEqual(225);
    }
  });

  it("keeps the buyer's and the vendor's words as words, whatever they begin with", async () => {
    const sheet = await read({ prefill: anAnswer() });
    const name = cell(sheet("Ydelser"), "line_storage", "name");
    expect(name?.value).toBe("=1+1 Lager");
    expect(name?.formula).toBeUndefined();
    expect(cell(sheet("Ydelser"), "line_storage", "note")?.formula).toBeUndefined();
    expect(cell(sheet("Aftalepunkter"), "pnt_exit", "text")?.value).toBe("=Tre måneders hjælp");
  });

  it("comes empty: no state, no price, nothing that could be taken for an answer", async () => {
    const sheet = (await read())("Ydelser");
    for (const key of ["state", "unitPrice", "minimum", "includedIn", "note"])
      expect(value(sheet, "line_support", key), key).toBeNull();
  });

  it("comes filled in with an answer, figures in whole units", async () => {
    const sheet = await read({ prefill: anAnswer() });
    const services = sheet("Ydelser");
    expect(value(services, "line_support", "state")).toBe("prissat");
    expect(value(services, "line_support", "unitPrice")).toBe(150.5);
    expect(value(services, "line_support", "minimum")).toBe(100);
    expect(value(services, "line_support", "tier1From")).toBe(110);
    expect(value(services, "line_storage", "unitPrice")).toBe(0);
    expect(value(services, "line_storage", "period")).toBe("år");
    expect(value(services, "line_storage", "ownQuantity")).toBe(2500.5);
    expect(value(services, "line_servers", "includedIn")).toBe("Brugersupport");
    expect(value(sheet("Etablering"), "line_move", "bundle")).toBe("Alt i ét");
    expect(sheet("Pakker").rows[4]?.slice(0, 3)).toEqual(["new:1", "Alt i ét", 800_000]);
    expect(value(sheet("Vilkår"), "indexPercent", "value")).toBe(2.5);
    expect(value(sheet("Vilkår"), "financedMonths", "value")).toBe(24);
    expect(value(sheet("Krav"), "req_eea", "answer")).toBe("opfylder");
  });

  it("makes room for more tiers and more rows than it usually has", async () => {
    const answer = anAnswer();
    const tiers = [1, 2, 3, 4, 5].map((count) => ({ fromMilli: count * 100_000, unitPrice: minor(count) }));
    const [first, ...rest] = answer.cells;
    if (first?.cell.state !== "priced") throw new Error("the first cell is priced");
    const cells = [{ ...first, cell: { ...first.cell, tiers } }, ...rest];
    const item = answer.priceList[0];
    if (!item) throw new Error("there is a price list");
    const priceList = Array.from({ length: 60 }, (_, index) => ({ ...item, id: `i${index}` }));
    const sheet = await read({ prefill: { ...answer, cells, priceList } });
    expect(value(sheet("Ydelser"), "line_support", "tier5Price")).toBe(0.05);
    expect(rowOf(sheet("Prisliste"), "new:60")).toBeGreaterThan(0);
  });

  it("writes sums that another spreadsheet works out the same", async () => {
    const bytes = await writeRequest(aRequest(texts, { prefill: anAnswer() }));
    const { sheets } = await readXlsx(bytes);
    const raw = Object.fromEntries(
      sheets.map((sheet) => [
        sheet.name,
        sheet.rows.map((row, index) =>
          row.map((content, column): RawCellContent => {
            const formula = at(sheet, index, column)?.formula;
            if (formula !== undefined) return `=${formula}`;
            if (typeof content === "number") return content;
            return typeof content === "string" ? `'${content}` : null;
          }),
        ),
      ]),
    );
    const engine = HyperFormula.buildFromSheets(raw, { licenseKey: "gpl-v3", useArrayArithmetic: true });
    let compared = 0;
    for (const sheet of sheets)
      for (const [place, { formula }] of sheet.cells ?? []) {
        if (formula === undefined) continue;
        const [row = 0, col = 0] = place.split(",").map(Number);
        const now = engine.getCellValue({ sheet: engine.getSheetId(sheet.name) ?? 0, row, col });
        expect(now ?? "", `${sheet.name} ${place}`).toEqual(sheet.rows[row]?.[col] ?? "");
        compared += 1;
      }
    expect(compared).toBeGreaterThan(30);
  });

  it("holds five hundred lines", async () => {
    const one = aContent().lines[0];
    if (!one) throw new Error("there is a line");
    const lines = Array.from({ length: 500 }, (_, index) => ({
      ...one,
      id: `line_${index}`,
      name: `Ydelse ${index}`,
    }));
    const sheet = (await read({ content: aContent({ lines }) }))("Ydelser");
    expect(rowOf(sheet, "line_499")).toBeGreaterThan(500);
  });

  it("leaves out sheets on which nothing is asked", async () => {
    const bytes = await writeRequest(
      aRequest(texts, { content: aContent({ points: [], requirements: [] }) }),
    );
    const names = (await readXlsx(bytes)).sheets.map(({ name }) => name);
    expect(names).not.toContain("Krav");
    expect(names).not.toContain("Spørgsmål");
  });
});

describe("weights that are published", () => {
  it("add up to the whole beside price", () => {
    const groups = [334, 333, 333].map((shareTenths, index) => ({ name: String(index), shareTenths }));
    const rows = weightRows(305, groups, "Pris");
    expect(rows.reduce((sum, { shareTenths }) => sum + shareTenths, 0)).toBe(1000);
    expect(rows.at(-1)).toEqual({ name: "Pris", shareTenths: 305 });
  });
});
