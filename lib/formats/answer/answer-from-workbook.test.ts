import { describe, expect, it } from "vitest";
import { cellOf, price, read, SUPPORT, services, told } from "./testing-answer";
import { CONTEXT, type FilledRow } from "./testing-workbook";

describe("a price", () => {
  it.each([
    ["a number", 1250.5, 125_050],
    ["decimal commas as text", "1.250,50", 125_050],
    ["blanks that do not break", "1\u00a0250,50 kr", 125_050],
    ["narrow blanks", "kr. 1\u202f250,50", 125_050],
    ["no øre", "kr. 500,-", 50_000],
    ["a number that a spreadsheet holds a hair off", 1.1 * 3 * 100, 33_000],
    ["a formula with a cached value", { type: "formula", formula: "5*5", formulaResult: 25 }, 2_500],
    ["a formula with a cached text", { type: "formula", formula: "A1", formulaResult: "25,50" }, 2_550],
    ["rich text", { type: "string", value: "99,00", richText: [{ text: "99," }, { text: "00" }] }, 9_900],
  ] satisfies [string, FilledRow[string], number][])("as %s is read", async (_name, value, expected) => {
    const found = await price(value);
    expect(found).toMatchObject({ amount: expected, codes: [] });
  });

  it("computed to a fraction of an øre is rounded, and said to be", async () => {
    expect(await price(1000 / 3)).toMatchObject({ amount: 33_333, codes: ["rounded"] });
  });

  it.each([
    ["abc", "notANumber"],
    ["ca. 100", "notANumber"],
    [-5, "negative"],
    ["-5", "negative"],
    ["EUR 5", "otherCurrency"],
    [1e15, "tooLarge"],
    [new Date("2026-05-01"), "dayInsteadOfNumber"],
    ["#REF!", "cellError"],
    [{ type: "formula", formula: "A1*2" }, "uncalculated"],
    [{ type: "number", value: 5, style: { numFmt: "#,##0.00 [$€-2]" } }, "otherCurrency"],
  ] satisfies [FilledRow[string], string][])("that is %j is not guessed at", async (value, code) => {
    const found = await price(value);
    expect(found.codes).toEqual([code]);
    expect(found.cell?.state).toBe("unanswered");
  });

  it("of zero counts only when it is said to be a price", async () => {
    expect(await price(0)).toMatchObject({ amount: null, codes: ["zeroPrice"] });
    expect(await price(0, { state: "prissat" })).toMatchObject({ amount: 0, codes: [] });
  });

  it("beside a state that has none is told", async () => {
    expect((await price(500, { state: "Not offered" })).codes).toEqual(["priceAndOtherState"]);
    expect((await price(0, { state: "tilbydes ikke" })).cell?.state).toBe("not_offered");
  });

  it("that never says of how long it is, is not a price", async () => {
    expect((await price(5, { period: null })).codes).toEqual(["periodMissing"]);
    expect((await price(5, { period: "engang" })).codes).toEqual(["periodWrong"]);
    expect((await price(5, { period: "pr. ugemåned" })).codes).toEqual(["unknownPeriod"]);
  });
});

describe("a state", () => {
  it.each(["Tilbydes ikke", " not  offered. ", "tilbys ikke", "NOT_OFFERED"])(
    "is known in any language and spelling: %s",
    async (state) => {
      expect((await price(null, { state })).cell?.state).toBe("not_offered");
    },
  );

  it("written where the price belongs says what it says", async () => {
    const found = await price("inkluderet", { includedIn: "Backup" });
    expect(found.cell).toMatchObject({ state: "included", inLineId: "line_backup" });
  });

  it("of included needs a line, and not itself", async () => {
    expect((await price(null, { state: "included" })).codes).toEqual(["includedWhere"]);
    expect((await price(null, { state: "included", includedIn: "User support" })).codes).toEqual([
      "includedFault",
    ]);
  });

  it("that goes in a circle is told on every line of it", async () => {
    const found = await read([
      services([
        ["line_support", { state: "included", includedIn: "Backup" }],
        ["line_backup", { state: "included", includedIn: "User support" }],
      ]),
    ]);
    expect(found.findings.filter(({ code }) => code === "includedFault")).toHaveLength(2);
    expect(found.answer.cells.every(({ cell }) => cell.state === "unanswered")).toBe(true);
  });

  it("left blank with a note is unanswered, and keeps the note", async () => {
    const found = await price(null, { period: "måned", note: "We shall see" });
    expect(found.cell).toEqual({ state: "unanswered", note: "We shall see" });
    expect(found.codes).toEqual(["lineMissing"]);
  });
});

describe("a workbook that was worked on", () => {
  it("may have its sheets renamed, its columns moved and rows put in", async () => {
    const found = await read([
      services(
        [
          ["", { name: "Our notes" }],
          ["line_backup", { name: "Backup", unitPrice: "12,50", period: "år", driver: "GB" }],
          ["line_support", SUPPORT],
        ],
        {
          name: "Priser fra os",
          columns: ["driver", "unitPrice", "name", "period", "state", "includedIn", "note"],
          above: 5,
        },
      ),
    ]);
    expect(cellOf(found, "line_backup")).toMatchObject({ state: "priced", unitPrice: 1_250, period: "year" });
    expect(cellOf(found, "line_support")).toMatchObject({ state: "priced", unitPrice: 15_000 });
    expect(told(found, "strayRow")).toEqual(["Priser fra os!D8"]);
  });

  it("says which row was put in and holds something", async () => {
    const found = await read([
      services([
        ["line_support", SUPPORT],
        ["", { unitPrice: 12 }],
      ]),
    ]);
    expect(told(found, "strayRow")).toEqual(["services!E4"]);
  });

  it("counts rows beyond the first fifty instead of listing each of ten thousand", async () => {
    const rows = Array.from({ length: 9_000 }, (): [string, FilledRow] => ["", { unitPrice: 1 }]);
    const found = await read([services([["line_support", SUPPORT], ...rows])]);
    expect(told(found, "strayRow")).toHaveLength(50);
    expect(found.findings.find(({ code }) => code === "strayRows")?.params).toEqual({ count: 8_950 });
  });

  it("has its hidden rows read, and says so", async () => {
    const found = await read([services([["line_support", SUPPORT]], { hiddenRows: [2] })]);
    expect(cellOf(found, "line_support")?.state).toBe("priced");
    expect(found.findings.find(({ code }) => code === "hiddenRow")?.params).toEqual({ count: 1, rows: "3" });
  });

  it("with one price merged over two lines has no price for either", async () => {
    const found = await read([
      services(
        [
          ["line_support", SUPPORT],
          ["line_backup", { name: "Backup", period: "måned" }],
        ],
        { extra: { merges: [{ startRow: 2, endRow: 3, startCol: 4, endCol: 4 }] } },
      ),
    ]);
    expect(told(found, "mergedRows")).toEqual(["services!E3"]);
    expect(cellOf(found, "line_support")?.state).toBe("unanswered");
  });

  it("with a line twice takes the first, and tells where the other says something else", async () => {
    const found = await read([
      services([
        ["line_support", SUPPORT],
        ["line_support", { ...SUPPORT, unitPrice: 140 }],
        ["line_backup", { unitPrice: 1, period: "måned" }],
        ["line_backup", { unitPrice: 1, period: "måned" }],
      ]),
    ]);
    expect(told(found, "lineTwice")).toEqual(["services!E4"]);
    expect(cellOf(found, "line_support")).toMatchObject({ unitPrice: 15_000 });
  });

  it("says which lines are gone since, and which were never asked for", async () => {
    const context = { ...CONTEXT, gone: new Map([["line_fax", "Fax"]]) };
    const found = await read(
      [
        services([
          ["line_support", SUPPORT],
          ["line_fax", SUPPORT],
          ["line_stranger", SUPPORT],
        ]),
      ],
      {},
      context,
    );
    expect(found.findings.find(({ code }) => code === "lineDropped")?.params).toEqual({ line: "Fax" });
    expect(told(found, "lineUnknown")).toEqual(["services!E5"]);
    const added = found.findings.filter(({ code }) => code === "lineAdded");
    expect(added.map(({ lineId, params }) => [lineId, params.why])).toEqual([["line_backup", "either"]]);
    // Those of a sheet that is gone altogether are not answered, and nothing else is said of them.
    const gone = found.findings.filter(({ code }) => code === "lineMissing");
    expect(gone.map(({ lineId }) => lineId)).toEqual(["line_move", "line_upgrade"]);
  });

  it("says whether a row that is not there was deleted or never asked for, when the request it answers is known", async () => {
    const sent = {
      lineIds: new Set(["line_support", "line_move"]),
      ...{ requirementIds: new Set<string>(), pointIds: new Set<string>() },
    };
    const sheets = [services([["line_support", SUPPORT]]), { kind: "establishment" as const, rows: [] }];
    const found = await read(sheets, {}, { ...CONTEXT, sent });
    const absent = found.findings.filter(({ code }) => code === "lineAdded");
    expect(Object.fromEntries(absent.map(({ lineId, params }) => [lineId, params.why]))).toEqual({
      ...{ line_backup: "added", line_move: "deleted", line_upgrade: "added" },
    });
  });

  it("that has lost a column or a sheet says which", async () => {
    const found = await read([
      services([["line_support", SUPPORT]], { columns: ["name", "state", "unitPrice", "driver"] }),
    ]);
    const lost = found.findings.filter(({ code }) => code === "columnLost");
    expect(lost.map(({ params }) => params.column)).toContain("period");
    expect(
      found.findings.filter(({ code }) => code === "sheetLost").map(({ params }) => params.part),
    ).toEqual(["establishment", "pricelist", "requirements", "points", "terms"]);
  });
});
