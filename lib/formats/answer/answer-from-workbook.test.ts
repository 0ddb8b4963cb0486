import { describe, expect, it } from "vitest";
import type { Cell } from "@/lib/domain/offer";
import { answerFromWorkbook, type ReadAnswer } from "./answer-from-workbook";
import { readWorkbook } from "./read-workbook";
import { CONTEXT, type FilledRow, type FilledSheet, type META, workbookOf } from "./testing-workbook";

const SUPPORT: FilledRow = { name: "User support", unitPrice: 150, period: "måned", driver: "brugere" };
const services = (rows: FilledSheet["rows"], more: Partial<FilledSheet> = {}): FilledSheet => ({
  kind: "services",
  rows,
  ...more,
});

async function read(
  sheets: readonly FilledSheet[],
  meta: Partial<typeof META> = {},
  context = CONTEXT,
): Promise<ReadAnswer> {
  const found = await readWorkbook(await workbookOf(sheets, meta));
  if (!found.ok) throw new Error(found.code);
  if (found.value.kind !== "ours") throw new Error("not one of ours");
  return answerFromWorkbook(found.value.workbook, context);
}

const cellOf = ({ answer }: ReadAnswer, lineId: string): Cell | undefined =>
  answer.cells.find((each) => each.lineId === lineId)?.cell;
const told = ({ findings }: ReadAnswer, code: string) =>
  findings.filter((each) => each.code === code).map(({ sheet, cell }) => `${sheet}!${cell}`);

/** What one cell of the price column is read to. */
async function price(value: FilledRow[string], more: FilledRow = {}) {
  const found = await read([services([["line_support", { ...SUPPORT, unitPrice: value, ...more }]])]);
  const cell = cellOf(found, "line_support");
  const codes = found.findings.filter(({ lineId }) => lineId === "line_support").map(({ code }) => code);
  return { cell, amount: cell?.state === "priced" ? cell.unitPrice : null, codes };
}

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

describe("the rest of an answer", () => {
  const establishment = (rows: FilledSheet["rows"]): FilledSheet => ({ kind: "establishment", rows });
  const bundles = (rows: FilledSheet["rows"]): FilledSheet => ({ kind: "bundles", rows });

  it("bundles pieces by the bundle's name, whatever its spelling", async () => {
    const found = await read([
      bundles([["new:1", { name: "Alt i ét", amount: "800.000,00" }]]),
      establishment([
        ["line_move", { bundle: "alt i ét " }],
        ["line_upgrade", { state: "samlet pris", bundle: "ALT I ÉT" }],
      ]),
    ]);
    expect(found.answer.bundles).toEqual([
      { id: "new:1", name: "Alt i ét", amount: 80_000_000, split: [], splitNote: "" },
    ]);
    expect(cellOf(found, "line_move")).toMatchObject({ state: "bundled", bundleId: "new:1" });
  });

  it("tells a bundle without pieces, without a price, without a name, and two of one name", async () => {
    const found = await read([
      bundles([
        ["new:1", { name: "A", amount: 5 }],
        ["new:2", { name: "B" }],
        ["new:3", { amount: 5 }],
        ["new:4", { name: "C", amount: 5 }],
        ["new:5", { name: "c", amount: 6 }],
      ]),
      establishment([["line_move", { bundle: "C" }]]),
    ]);
    const codes = found.findings.map(({ code }) => code);
    for (const code of ["bundleWithoutPieces", "bundleWithoutPrice", "bundleWithoutName", "bundleTwice"])
      expect(codes).toContain(code);
    expect(told(found, "bundleUnknown")).toHaveLength(1);
    expect(found.answer.bundles).toEqual([]);
  });

  it("reads the price list, and leaves out what came filled in and was not used", async () => {
    const found = await read([
      {
        kind: "pricelist",
        rows: [
          ["new:1", { name: "Extra user", line: "User support", unitPrice: 90, period: "måned" }],
          ["new:2", { name: "Consultant hour", unitPrice: "950,-", period: "engang", driver: "fast" }],
          ["new:3", { period: "måned", driver: "brugere" }],
          ["new:4", { name: "Server", unitPrice: 5, period: "måned" }],
        ],
      },
    ]);
    expect(found.answer.priceList).toEqual([
      {
        id: "new:1",
        lineId: "line_support",
        name: "Extra user",
        unitPrice: 9_000,
        driver: "users",
        period: "month",
      },
      {
        id: "new:2",
        lineId: null,
        name: "Consultant hour",
        unitPrice: 95_000,
        driver: "fixed",
        period: "once",
      },
    ]);
    expect(told(found, "itemUnit")).toHaveLength(1);
  });

  it("reads requirements and points in words, and says what an absolute one lacks", async () => {
    const asked = (answer: string | null): FilledSheet[] => [
      { kind: "requirements", rows: [["req_1", { name: "Data in Denmark", answer, note: "Always" }]] },
      { kind: "points", rows: [["rpt_1", { name: "Notice", text: "Three months" }]] },
    ];
    const found = await read(asked("Opfylder"));
    expect(found.answer.requirements).toEqual([{ requirementId: "req_1", answer: "meets", note: "Always" }]);
    expect(found.answer.points).toEqual([{ pointId: "rpt_1", text: "Three months" }]);
    expect(told(await read(asked(null)), "absoluteMissing")).toEqual(["requirements!C3"]);
    expect(told(await read(asked("sure")), "unknownAnswer")).toEqual(["requirements!D3"]);
  });

  it("reads terms: a percentage however it is written, a day however it is written", async () => {
    const terms = (values: Record<string, FilledRow[string]>): FilledSheet => ({
      kind: "terms",
      rows: Object.entries(values).map(([key, value]): [string, FilledRow] => [key, { name: key, value }]),
    });
    const one = await read([
      terms({
        currency: "DKK",
        validUntil: new Date("2027-03-31"),
        indexPercent: 2.5,
        indexAfterMonths: 24,
        statedTotal: "4.000.000,-",
        financedMonths: 36,
        financePercent: { type: "number", value: 0.045, style: { numFmt: "0.00%" } },
      }),
    ]);
    expect(one.answer).toMatchObject({
      validUntil: "2027-03-31",
      indexBasisPoints: 250,
      indexAfterMonths: 24,
      statedTotal: 400_000_000,
      financedMonths: 36,
      financeBasisPoints: 450,
    });
    const other = await read([terms({ validUntil: "31.3.2027", indexPercent: "2,5 %" })]);
    expect(other.answer).toMatchObject({ validUntil: "2027-03-31", indexBasisPoints: 250 });
    const unsure = await read([terms({ validUntil: "3/4/2027", indexPercent: 80, indexAfterMonths: 1.5 })]);
    expect(unsure.findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["notADay", "percentTooHigh", "notWhole"]),
    );
  });

  it("in another currency than agreed says whether a rate is needed", async () => {
    const sheets: FilledSheet[] = [{ kind: "terms", rows: [["currency", { value: "EUR" }]] }];
    const without = await read(sheets);
    expect(without.answer.currency).toBe("EUR");
    expect(without.findings.find(({ code }) => code === "currencyNeedsRate")?.params).toEqual({
      currency: "EUR",
      agreed: "DKK",
    });
    const withRate = await read(sheets, {}, { ...CONTEXT, rated: ["EUR"] });
    expect(withRate.findings.map(({ code }) => code)).toContain("currencyOther");
  });

  it("tells tiers that do not rise or are half said", async () => {
    const tiers = async (more: FilledRow) => price(100, more);
    const good = await tiers({ tier1From: 100, tier1Price: 90, tier2From: 200, tier2Price: "80,00" });
    expect(good.cell).toMatchObject({
      tiers: [
        { fromMilli: 100_000, unitPrice: 9_000 },
        { fromMilli: 200_000, unitPrice: 8_000 },
      ],
    });
    expect((await tiers({ tier1From: 100 })).codes).toEqual(["tierIncomplete"]);
    expect((await tiers({ tier1From: 100, tier1Price: 9, tier2From: 100, tier2Price: 8 })).codes).toEqual([
      "tiersOrder",
    ]);
  });
});

describe("findings", () => {
  it("hold no amount and no word of the vendor's", async () => {
    const canary = "71390711";
    const found = await read([
      services([
        ["line_support", { ...SUPPORT, unitPrice: `about ${canary}` }],
        ["line_backup", { unitPrice: -71390711, period: "måned", note: canary.repeat(500) }],
        ["", { unitPrice: 71390711 }],
      ]),
      { kind: "bundles", rows: [["new:1", { name: canary, amount: 71390711 }]] },
      { kind: "terms", rows: [["statedTotal", { value: `x${canary}` }]] },
    ]);
    expect(JSON.stringify(found.findings)).not.toContain("7139");
  });
});
