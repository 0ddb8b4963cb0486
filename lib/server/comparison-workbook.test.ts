import { readXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { defaultBasis } from "@/lib/domain/basis";
import { largeDossier } from "@/lib/domain/comparison/testing-large";
import { parseIsoDay } from "@/lib/domain/iso-day";
import { loadMessages } from "@/lib/i18n/load-messages";
import { comparisonWorkbook, weightOf } from "./comparison-workbook";
import { writeOutside } from "./write-outside";

const today = parseIsoDay("2026-11-22");
const SMALL = { services: 20, criteria: 5, participants: 3 };

describe("a comparison's workbook", { timeout: 120_000 }, () => {
  it("is the same from a process of its own as from this one", async () => {
    if (today === null) throw new Error("a day that is there");
    const dossier = largeDossier(SMALL);
    const texts = loadMessages("da").export;
    const order = { dossier, basis: defaultBasis(dossier.selection), texts, today, madeWith: "test" };
    expect(weightOf(dossier)).toBeLessThan(2_000);
    const here = await comparisonWorkbook(order);
    const there = await writeOutside("write-comparison.ts", order);
    if (here === null || there === null) throw new Error("nobody else writes");
    const [one, other] = [await readXlsx(here), await readXlsx(there)];
    expect(other.sheets.map(({ name, rows }) => ({ name, rows }))).toEqual(
      one.sheets.map(({ name, rows }) => ({ name, rows })),
    );
  });

  it("that cannot be written is an error that says why, and the next one is written", async () => {
    await expect(writeOutside("write-comparison.ts", "no order")).rejects.toThrow(/ended with 1.*TypeError/s);
  });
});
