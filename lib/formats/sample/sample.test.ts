import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { assuranceFreshness } from "@/lib/domain/assurance";
import { type Basis, defaultBasis } from "@/lib/domain/basis";
import { compare } from "@/lib/domain/comparison/compare";
import { prepareComparison } from "@/lib/domain/comparison/prepare";
import { columnOf, day, kr } from "@/lib/domain/comparison/testing";
import type { Dossier } from "@/lib/domain/dossier";
import { financialSoundness } from "@/lib/domain/financial-soundness";
import type { Plug } from "@/lib/domain/offer";
import { verifiedPartnerType } from "@/lib/domain/partner-type";
import { isCompletedCall } from "@/lib/domain/references";
import { templateTexts } from "@/lib/i18n/templates/by-locale";
import { readSelectionFile } from "../selection-file/read-selection-file";
import { writeSelectionFile } from "../selection-file/write-selection-file";
import { sampleAsWritten, sampleDossier } from "./sample";

const STORY_DAY = day("2026-11-16");
const DAYS = ["2026-11-16", "2026-11-01", "2026-11-30", "2027-02-28", "2028-02-29", "2031-07-01"].map(day);

function comparisonOf(dossier: Dossier, basis: Partial<Basis> = {}, today = STORY_DAY) {
  return compare(prepareComparison(dossier, today), { ...defaultBasis(dossier.selection), ...basis });
}

const letters = ["A", "B", "C", "D"];

describe("the sample file", () => {
  it("is a selection file without faults, written as the product writes it", () => {
    const text = readFileSync(new URL("hansen-maskinfabrik.json", import.meta.url), "utf8");
    const outcome = readSelectionFile(text);
    expect(outcome).toMatchObject({ ok: true });
    if (!outcome.ok) return;
    expect(JSON.parse(writeSelectionFile(outcome.value, "2026-11-16T09:00:00.000Z"))).toEqual(
      JSON.parse(text),
    );
  });

  it("speaks the reader's language where its texts are the template's", () => {
    for (const locale of ["en", "da", "nb"] as const) {
      const texts = templateTexts(locale);
      const dossier = sampleDossier({ today: STORY_DAY, texts });
      expect(dossier.lines.find((line) => line.templateKey === "user_support")?.name).toBe(
        texts.lines.user_support.name,
      );
      expect(dossier.lines[0]?.category).toBe(texts.categories.data_centre.name);
      expect(dossier.groups[0]?.name).toBe(texts.groups.chemistry.name);
      expect(dossier.groups[0]?.criteria[0]?.rubric).toEqual(texts.criteria.personal_chemistry.rubric);
      expect(dossier.requirements[0]?.name).toBe(texts.requirements.data_in_eea.name);
    }
    expect(sampleDossier({ today: STORY_DAY, texts: templateTexts("en") })).toEqual(sampleAsWritten());
  });
});

describe("what the sample's comparison says", () => {
  it("is cheapest as quoted for C, which only moves", () => {
    const comparison = comparisonOf(sampleAsWritten());
    expect(letters.map((letter) => columnOf(comparison, letter).quoted.total)).toEqual(
      [10_051_920, 9_393_760, 9_005_440, 9_117_480].map(kr),
    );
    expect(letters.map((letter) => columnOf(comparison, letter).rankQuoted)).toEqual([4, 3, 1, 2]);
  });

  it("puts B before A on type 3, and gives C and D no place", () => {
    const comparison = comparisonOf(sampleAsWritten());
    expect(letters.map((letter) => columnOf(comparison, letter).rankLevelled)).toEqual([2, 1, null, null]);
    expect(letters.map((letter) => columnOf(comparison, letter).openGaps)).toEqual([0, 0, 6, 1]);
    expect(columnOf(comparison, "A").levelled.total).toBe(kr(10_051_920));
    expect(columnOf(comparison, "B").levelled.total).toBe(kr(9_393_760));
    expect(comparison.verdict.orderDiffers).toBe(true);
    expect(comparison.verdict.cheapestQuoted?.candidateId).toBe("havn-cloud");
    expect(comparison.verdict.cheapestLevelled?.candidateId).toBe("fjord-it");
    expect(columnOf(comparison, "B").rank).toBe(1);
  });

  it("puts B before C on C's own ground, where A's bundle cannot be split", () => {
    const comparison = comparisonOf(sampleAsWritten(), { establishmentType: 1 });
    expect(letters.map((letter) => columnOf(comparison, letter).rankLevelled)).toEqual([null, 1, 2, null]);
    expect(letters.map((letter) => columnOf(comparison, letter).openGaps)).toEqual([3, 0, 0, 1]);
    expect(columnOf(comparison, "B").levelled.total).toBe(kr(8_749_760));
    expect(columnOf(comparison, "C").levelled.total).toBe(kr(9_005_440));
  });

  it("makes D the dearest once its user support is plugged by the median of the others", () => {
    const sample = sampleAsWritten();
    const plug: Plug = {
      id: "plug",
      candidateId: "kernedrift",
      lineId: "user_support",
      source: "median_of_others",
      low: null,
      base: null,
      high: null,
      note: "",
      madeOn: STORY_DAY,
      madeBy: "Mette Holm",
    };
    const comparison = comparisonOf({ ...sample, plugs: [plug] });
    expect(columnOf(comparison, "D").levelled.total).toBe(kr(11_121_960));
    expect(columnOf(comparison, "D").rankLevelled).toBe(3);
  });

  it("has the quality the story tells of", () => {
    const comparison = comparisonOf(sampleAsWritten());
    const rounded = letters.map((letter) => {
      const { low, high } = columnOf(comparison, letter).quality;
      return [low.toFixed(1), high.toFixed(1)];
    });
    expect(rounded).toEqual([
      ["77.1", "77.1"],
      ["81.4", "81.4"],
      ["53.6", "53.6"],
      ["60.5", "67.2"],
    ]);
    expect(columnOf(comparison, "A").total?.low.toFixed(1)).toBe("82.0");
    expect(columnOf(comparison, "B").total?.low.toFixed(1)).toBe("87.0");
  });
});

describe("the sample's traps, whenever it is opened", () => {
  it.each(DAYS)("a current type II, a type I, none and a stale type II on %s", (today) => {
    const { candidates } = sampleDossier({ today });
    const seen = candidates.map((candidate) =>
      candidate.assuranceReports.map((report) => `${report.type} ${assuranceFreshness(report, today)}`),
    );
    expect(seen).toEqual([["II current"], ["I current"], [], ["II stale"]]);
    const ends = candidates.flatMap((candidate) =>
      candidate.assuranceReports.map((report) => report.periodEnd ?? report.date),
    );
    for (const end of ends) expect(end).toMatch(/-(28|29|30|31)$/);
  });

  it.each(DAYS)("a loss year and a missing year on %s", (today) => {
    const { candidates } = sampleDossier({ today });
    const soundness = candidates.map((candidate) => financialSoundness(candidate.financialYears));
    expect(soundness.map((each) => each.level)).toEqual(["strong", "watch", "weak", "strong"]);
    expect(soundness[1]?.flags.map((flag) => flag.code)).toEqual(["one_loss"]);
    expect(soundness[2]?.missingYears).toHaveLength(1);
  });

  it.each(DAYS)("nothing lies in the future on %s", (today) => {
    const later = JSON.stringify(sampleDossier({ today }))
      .match(/"\d{4}-\d{2}-\d{2}/g)
      ?.filter((found) => found.slice(1) > today);
    expect(later).toEqual([]);
  });

  it("one reference only, and a partner type that is claimed but not verified", () => {
    const { candidates } = sampleAsWritten();
    expect(candidates.map(({ references }) => references.filter(isCompletedCall).length)).toEqual([
      3, 3, 1, 2,
    ]);
    expect(candidates.map(({ capabilities }) => verifiedPartnerType(capabilities))).toEqual([3, 3, 2, 2]);
    expect(candidates.map(({ claimedPartnerType }) => claimedPartnerType)).toEqual([3, 3, 3, 3]);
  });
});
