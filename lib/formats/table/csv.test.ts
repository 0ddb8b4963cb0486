import fc from "fast-check";
import { parseCsv } from "hucre/csv";
import { describe, expect, it } from "vitest";
import { defaultBasis } from "@/lib/domain/basis";
import { compare } from "@/lib/domain/comparison/compare";
import { prepareComparison } from "@/lib/domain/comparison/prepare";
import { day } from "@/lib/domain/comparison/testing";
import { loadMessages } from "@/lib/i18n/load-messages";
import { locales } from "@/lib/i18n/locales";
import { sampleAsWritten } from "../sample/sample";
import { comparisonTable } from "./comparison-table";
import { csvMarks, csvMoney, csvText, writeCsv } from "./csv";

const TODAY = day("2026-11-16");

function sampleCsv(locale: (typeof locales)[number], name = "IT"): string {
  const sample = sampleAsWritten();
  const dossier = { ...sample, selection: { ...sample.selection, name } };
  const prepared = prepareComparison(dossier, TODAY);
  const comparison = compare(prepared, defaultBasis(dossier.selection));
  const texts = loadMessages(locale).export;
  return writeCsv(
    comparisonTable(prepared, comparison, texts, { on: TODAY, with: "test" }),
    csvMarks(locale),
  );
}

describe("a comparison as CSV", () => {
  it("begins with a byte order mark and ends every line with CR LF", () => {
    for (const locale of locales) {
      const csv = sampleCsv(locale);
      expect(csv.startsWith("\uFEFF")).toBe(true);
      expect(csv.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    }
  });

  it("has the reader's own decimal mark and delimiter", () => {
    expect(sampleCsv("en")).toContain("9393760.00,");
    expect(sampleCsv("da")).toContain("9393760,00;");
    expect(sampleCsv("nb")).toContain("9393760,00;");
  });

  it("carries basis, date, gaps and what is not comparable", () => {
    const csv = sampleCsv("en");
    for (const words of ["Gaps left open,7", "2026-11-16", "not comparable; △ gaps left open: 6"]) {
      expect(csv).toContain(words);
    }
  });

  it("says of a gap left open on purpose who left it and why", () => {
    const sample = sampleAsWritten();
    const left = {
      ...{
        id: "left",
        candidateId: "kernedrift",
        lineId: "user_support",
        reason: "We answer users ourselves",
      },
      ...{ leftOn: TODAY, leftBy: "Mette" },
    };
    const prepared = prepareComparison({ ...sample, leftGaps: [left] }, TODAY);
    const comparison = compare(prepared, defaultBasis(sample.selection));
    for (const locale of locales) {
      const texts = loadMessages(locale).export;
      const made = { on: TODAY, with: "test" };
      const csv = writeCsv(comparisonTable(prepared, comparison, texts, made), csvMarks(locale));
      expect(csv).toContain("Mette, 2026-11-16: We answer users ourselves");
      expect(csv).toMatch(new RegExp(`${texts.row.leftGaps}[,;]1`));
    }
  });

  it("ends with the warnings in each language, every sentence whole, and text that stays text", () => {
    for (const locale of locales) {
      const csv = sampleCsv(locale);
      const { sheet } = loadMessages(locale).export;
      const warnings = csv.slice(csv.lastIndexOf(`\r\n${sheet.warnings}\r\n`));
      expect(warnings.split("\r\n").length).toBeGreaterThan(10);
      expect(warnings).not.toMatch(/\{\w+\}/);
    }
    const sample = sampleAsWritten();
    const lines = sample.lines.map((line) => ({ ...line, name: "=1+1" }));
    const prepared = prepareComparison({ ...sample, lines }, TODAY);
    const comparison = compare(prepared, defaultBasis(sample.selection));
    const texts = loadMessages("en").export;
    const table = comparisonTable(prepared, comparison, texts, { on: TODAY, with: "test" });
    expect(table.warnings.some(({ words }) => words.startsWith("="))).toBe(true);
    expect(writeCsv(table, csvMarks("en"))).not.toMatch(/[,;\n]"?=1/);
    const sealed = prepareComparison({ ...sample, pricesSealed: true, offers: [], plugs: [] }, TODAY);
    const hidden = compare(sealed, defaultBasis(sample.selection));
    expect(comparisonTable(sealed, hidden, texts, { on: TODAY, with: "test" }).warnings).toEqual([]);
  });

  it("turns no text into something to calculate", () => {
    for (const nasty of ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1"]) {
      expect(csvText(nasty, ",")).toBe(`"'${nasty}"`);
    }
    expect(csvText("plain", ",")).toBe("plain");
    expect(csvText('a"b', ",")).toBe('"a""b"');
    expect(sampleCsv("en", "=cmd|' /C calc'!A0").split("\r\n")[0]).toContain("=cmd");
    expect(csvText("=cmd", ";").startsWith("\"'=")).toBe(true);
  });

  it("gives any text back to a reader of CSV", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.constantFrom(",", ";"), (text, delimiter) => {
        const [row] = parseCsv(`x${delimiter}${csvText(text, delimiter)}${delimiter}y\r\n`, {
          delimiter,
          typeInference: false,
        });
        const expected = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
        expect(String(row?.[1] ?? "")).toBe(expected);
      }),
    );
  });

  it("writes money without a fraction ever being made of it", () => {
    expect(csvMoney(-5, csvMarks("en"))).toBe("-0.05");
    expect(csvMoney(Number.MAX_SAFE_INTEGER, csvMarks("da"))).toBe("90071992547409,91");
    expect(csvMoney(0, csvMarks("en"))).toBe("0.00");
  });
});
