import { describe, expect, it } from "vitest";
import { cellOf, price, read, SUPPORT, services, told } from "./testing-answer";
import { CONTEXT, type FilledRow, type FilledSheet } from "./testing-workbook";

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
