import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  aCriterion,
  aDossier,
  aGroup,
  anOffer,
  aPlug,
  aScore,
  aSelection,
  aService,
  day,
  kr,
  monthly,
  PRICE_MODEL,
} from "@/lib/domain/comparison/testing";
import type { Dossier } from "@/lib/domain/dossier";
import { minor } from "@/lib/domain/money";
import { loadMessages } from "@/lib/i18n/load-messages";
import { sampleAsWritten } from "../sample/sample";
import { arbitraryDossier } from "../selection-file/arbitrary-dossier";
import { differences, exportingWith, type Workbook } from "./testing-export";

const texts = loadMessages("en").export;
const exported = exportingWith(texts);

const formulaCount = (workbook: Workbook): number =>
  workbook.sheets.flatMap((sheet) => [...(sheet.cells ?? new Map()).values()]).filter((cell) => cell.formula)
    .length;

describe("the workbook's formulas", () => {
  it("recalculate to the sample's totals, to the cent, on every basis", async () => {
    for (const basis of [
      {},
      { establishmentType: 1 },
      { volumePercent: 50, discountBasisPoints: 450, withOptional: true },
      { establishmentType: 2, horizonMonths: 17, leftOutLineIds: ["user_support", "upgrade_servers"] },
    ] as const) {
      const { workbook, comparison } = await exported(sampleAsWritten(), basis, day("2026-11-16"));
      expect(differences(workbook)).toEqual([]);
      expect(formulaCount(workbook)).toBeGreaterThan(500);
      const shown = workbook.sheets[0]?.rows.flat();
      for (const { comparable, levelled } of comparison.candidates)
        if (comparable) expect(shown).toContain(levelled.total / 100);
    }
  }, 60_000);

  it("recalculate plugs of every source, tiers, minimums, rises, rates and discounts", async () => {
    const sample = sampleAsWritten();
    const offers = sample.offers.map((offer, index) => ({
      ...offer,
      indexBasisPoints: [333, 0, 250, 175][index] ?? 0,
      indexAfterMonths: [7, 12, 24, 13][index] ?? 12,
    }));
    const gapsOfC = ["upgrade_servers", "upgrade_workplaces", "upgrade_sign_in", "improve_access"];
    const dossier: Dossier = {
      ...sample,
      offers,
      plugs: [
        aPlug("D", "user_support", { id: "1", candidateId: "kernedrift", source: "own_price_list" }),
        ...gapsOfC.map((lineId, index) =>
          aPlug("C", lineId, {
            id: `c${index}`,
            candidateId: "havn-cloud",
            ...(index % 2 === 0
              ? { source: "median_of_others" as const }
              : { source: "highest_of_others" as const }),
          }),
        ),
        aPlug("C", "improve_standards", {
          id: "e",
          candidateId: "havn-cloud",
          low: kr(1),
          base: kr(2),
          high: kr(3),
        }),
      ],
    };
    const { workbook } = await exported(dossier, {
      discountBasisPoints: 375,
      horizonMonths: 57,
      volumePercent: 110,
    });
    expect(differences(workbook)).toEqual([]);
  });

  it("recalculate evaluated prices on an exact half, to the cent", async () => {
    const dossier = aDossier({
      selection: aSelection({
        priceModel: { ...PRICE_MODEL, formula: "priced_quality", qualityValueMinor: minor(9_999_999_995) },
      }),
      groups: [
        aGroup(
          "g",
          [0.1, 0.1, 0.7].map((weight, index) => aCriterion(`c${index}`, { weight })),
        ),
      ],
      scores: [0, 1, 2].flatMap((index) => [aScore("A", `c${index}`, 3), aScore("B", `c${index}`, 3)]),
      lines: [aService("run", { driver: "fixed" })],
      offers: [anOffer("A", { run: monthly(kr(1_000)) }), anOffer("B", { run: monthly(kr(1_001.01)) })],
    });
    const { workbook, comparison } = await exported(dossier);
    expect(comparison.candidates.map(({ evaluatedPrice }) => evaluatedPrice)).toEqual([
      -4_995_199_998, -4_995_195_150,
    ]);
    expect(differences(workbook)).toEqual([]);
  });

  it("recalculate whatever the dossier holds, on any basis", async () => {
    const basis = fc.record({
      establishmentType: fc.constantFrom(1 as const, 2 as const, 3 as const),
      horizonMonths: fc.integer({ min: 12, max: 84 }),
      volumePercent: fc.integer({ min: 50, max: 150 }),
      withOptional: fc.boolean(),
      discountBasisPoints: fc.constantFrom(0, 275, 1_000),
    });
    await fc.assert(
      fc.asyncProperty(arbitraryDossier(), basis, async (dossier, chosen) => {
        const { workbook } = await exported(dossier, chosen);
        expect(differences(workbook)).toEqual([]);
      }),
      { numRuns: 15, endOnFailure: true },
    );
  }, 120_000);
});

const NASTY = [
  '=HYPERLINK("http://x","y")',
  "+1+1",
  "-2",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  "\u0000\u0007x\uffff",
  "a'b\"c<d>&",
  "=",
  "''",
];

describe("texts in a workbook", () => {
  it("stay texts, whatever they begin with", async () => {
    const sample = sampleAsWritten();
    const nasty = (index: number) => NASTY[index % NASTY.length] ?? "";
    const dossier: Dossier = {
      ...sample,
      selection: { ...sample.selection, name: nasty(0) },
      candidates: sample.candidates.map((each, index) => ({
        ...each,
        vendor: { ...each.vendor, legalName: nasty(index) },
      })),
      lines: sample.lines.map((each, index) => ({ ...each, name: nasty(index) })),
      scores: sample.scores.map((each, index) => ({ ...each, note: nasty(index) })),
    };
    const { workbook } = await exported(dossier);
    for (const sheet of workbook.sheets)
      for (const cell of sheet.cells?.values() ?? [])
        if (cell.formula !== undefined) expect(cell.formula).not.toMatch(/HYPERLINK|SUM\(A1\)/);
    const shown = new Set(workbook.sheets.flatMap((sheet) => sheet.rows.flat()));
    for (const text of ["+1+1", "-2", "@SUM(A1)", '=HYPERLINK("http://x","y")', "a'b\"c<d>&"])
      expect(shown.has(text), text).toBe(true);
    expect(differences(workbook)).toEqual([]);
  }, 60_000);
});

describe("the look of a workbook", () => {
  it("has a sheet a section, panes that stay put, currencies and states that are not colour alone", async () => {
    const { workbook } = await exported(sampleAsWritten(), {}, day("2026-11-16"));
    expect(workbook.sheets.map((sheet) => sheet.name)).toEqual([
      "Comparison",
      "Offers",
      "Establishment",
      "Operation",
      "Scoring",
      "Background",
      "Gaps and plugs",
      "Volumes",
      "Warnings",
      "How this was computed",
    ]);
    for (const sheet of workbook.sheets) expect(sheet.freezePane?.rows).toBeGreaterThan(0);
    const [first] = workbook.sheets;
    const cells = [...(first?.cells?.values() ?? [])];
    expect(cells.some((cell) => cell.style?.numFmt?.includes("DKK"))).toBe(true);
    const shown =
      first?.rows
        .flat()
        .filter((value) => typeof value === "string")
        .join(" | ") ?? "";
    for (const words of [
      "Type 3, 48 months",
      "Gaps left open: 7",
      "2026-11-16",
      "△ gaps left open: 6",
      "≈ provisional",
      "◷ out of date",
      "not comparable",
    ])
      expect(shown).toContain(words);
  });

  it("names font and size in every cell, since programs choose different ones where they are missing", async () => {
    const { workbook } = await exported(sampleAsWritten());
    // A font that is the workbook's own in all respects is not told of.
    for (const sheet of workbook.sheets)
      for (const cell of sheet.cells?.values() ?? [])
        if (cell.style?.font)
          expect(cell.style.font).toMatchObject({ name: "Calibri", size: expect.any(Number) });
  });

  it("prints a page wide, with the headings and the page's number on every page", async () => {
    const { workbook } = await exported(sampleAsWritten());
    for (const sheet of workbook.sheets) {
      expect(sheet.pageSetup).toMatchObject({ fitToPage: true, fitToWidth: 1 });
      expect(sheet.pageSetup?.printTitlesRow).toBe(`$1:$${sheet.freezePane?.rows}`);
      expect(sheet.headerFooter?.oddFooter).toContain("&P / &N");
    }
  });

  it("has headings of numbers where the numbers are, and rows as high as their words", async () => {
    const { workbook } = await exported(sampleAsWritten());
    const offers = workbook.sheets[1];
    const headings = [...(offers?.cells ?? [])].filter(([place]) => place.startsWith("1,"));
    const alignmentOf = (text: string) =>
      headings.find(([, cell]) => cell.value === text)?.[1].style?.alignment?.horizontal;
    expect([alignmentOf("Unit price"), alignmentOf("Line")]).toEqual(["right", "left"]);
    const method = workbook.sheets.at(-1);
    expect(
      Math.max(...[...(method?.rowDefs?.values() ?? [])].map(({ height = 0 }) => height)),
    ).toBeGreaterThan(28);
  });

  it("marks what is filled in by us wherever it counts", async () => {
    const dossier = aDossier({
      lines: [aService("run", { driver: "fixed" })],
      offers: [anOffer("A", { run: monthly(kr(10)) }), anOffer("B", {})],
      plugs: [aPlug("B", "run", { source: "median_of_others" })],
    });
    const { workbook } = await exported(dossier);
    for (const at of [0, 1, 3, 6]) {
      const sheet = workbook.sheets[at];
      const hatched = [...(sheet?.cells?.values() ?? [])].filter((cell) => {
        const { fill } = cell.style ?? {};
        return fill?.type === "pattern" && fill.pattern === "lightUp";
      });
      expect(hatched.length, sheet?.name).toBeGreaterThan(0);
      expect(
        sheet?.rows.flat().some((value) => String(value).startsWith("▒")),
        sheet?.name,
      ).toBe(true);
    }
  });

  describe("with colleagues", () => {
    const groups = [aGroup("Chemistry", [aCriterion("listens"), aCriterion("flexible")])];
    const base = {
      groups,
      participants: [
        { id: "bo", name: "Bo", role: "evaluator" as const },
        { id: "eva", name: "Eva", role: "evaluator" as const },
      ],
      lines: [aService("run", { driver: "fixed" })],
      offers: [anOffer("A", { run: monthly(kr(10)) }), anOffer("B", { run: monthly(kr(12)) })],
    };
    const cellsOf = (workbook: Workbook) =>
      workbook.sheets.flatMap((sheet) =>
        [...(sheet.cells?.values() ?? [])].map((cell) => String(cell.value)),
      );

    it("has provisional ranges that recalculate, and says who is missing", async () => {
      const { workbook, comparison } = await exported(
        aDossier({
          ...base,
          scores: [
            aScore("A", "listens", 4, "bo"),
            aScore("B", "listens", 2, "bo"),
            aScore("A", "flexible", 5, "bo"),
          ],
          awaited: ["can_a", "can_b"].map((candidateId) => ({
            participantId: "eva",
            candidateId,
            groupId: "Chemistry",
          })),
        }),
      );
      expect(differences(workbook)).toEqual([]);
      expect(comparison.candidates[0]?.criteria[0]).toMatchObject({ low: 37.5, high: 87.5 });
      const formulas = workbook.sheets.flatMap((sheet) =>
        [...(sheet.cells?.values() ?? [])].flatMap(({ formula }) => formula ?? []),
      );
      expect(formulas.some((formula) => formula.includes("+100*"))).toBe(true);
      const words = cellsOf(workbook);
      expect(words).toContain("Eva (A: Chemistry; B: Chemistry)");
      expect(words).toContain("≈ provisional; missing: Eva");
    });

    it("holds the agreed score with its reason and every independent one", async () => {
      const { workbook } = await exported(
        aDossier({
          ...base,
          scores: [aScore("A", "listens", 5, "bo"), aScore("A", "listens", 2, "eva")],
          agreedScores: [{ candidateId: "can_a", criterionId: "listens", value: 3, reason: "Seen again" }],
        }),
      );
      expect(differences(workbook)).toEqual([]);
      const words = cellsOf(workbook);
      for (const each of ["Bo", "Eva", "● agreed", "Seen again", "5", "2", "3"])
        expect(words).toContain(each);
      expect(words).toContain("● agreed; mean of the independent scores 3.50 (n = 2)");
    });

    it("numbers scorers whose names are hidden", async () => {
      const { workbook } = await exported(
        aDossier({
          ...base,
          participants: [{ id: "scorer-1", name: "", role: "evaluator", scorerNumber: 1 }],
          scores: [aScore("A", "listens", 5, "scorer-1")],
        }),
      );
      expect(cellsOf(workbook)).toContain("Evaluator 1");
    });

    it("has no sheet and no row of prices while they are sealed", async () => {
      const { workbook } = await exported(
        aDossier({ ...base, scores: [aScore("A", "listens", 5, "bo")], pricesSealed: true }),
      );
      expect(differences(workbook)).toEqual([]);
      expect(workbook.sheets.map(({ name }) => name)).toEqual([
        "Comparison",
        "Scoring",
        "Background",
        "How this was computed",
      ]);
      const words = cellsOf(workbook);
      expect(words).toContain("▣ sealed until they are opened");
      for (const word of [texts.row.levelled, texts.row.quoted, texts.row.merit, texts.row.rank])
        expect(words).not.toContain(word);
    });
  });
});
