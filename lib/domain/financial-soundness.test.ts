import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { day } from "./comparison/testing";
import {
  checkFinancialYears,
  type FinancialYear,
  financialSoundness,
  latestExpectedYear,
  SOUNDNESS_LEVELS,
  soundnessOn,
} from "./financial-soundness";
import { MAX_ACCOUNT_MINOR } from "./money";

/** A healthy year; figures in minor units. */
function year(number: number, figures: Partial<FinancialYear> = {}): FinancialYear {
  return {
    year: number,
    currency: "DKK",
    equity: 600_000_000,
    result: 50_000_000,
    totalAssets: 1_500_000_000,
    revenue: 4_000_000_000,
    shareCapital: 50_000_000,
    employees: 80,
    source: "typed",
    sourceNote: "",
    sourceDate: null,
    ...figures,
  };
}

const codes = (years: readonly FinancialYear[], latestExpectedYear: number | null = null) =>
  financialSoundness(years, { latestExpectedYear }).flags.map(({ code }) => code);

const amount = fc.option(fc.integer({ min: -MAX_ACCOUNT_MINOR, max: MAX_ACCOUNT_MINOR }));
const positive = fc.option(fc.integer({ min: 0, max: MAX_ACCOUNT_MINOR }));
const anyYear = fc
  .record({
    year: fc.integer({ min: 2018, max: 2026 }),
    equity: amount,
    result: amount,
    totalAssets: positive,
    revenue: positive,
    shareCapital: positive,
    currency: fc.constantFrom("DKK", "NOK"),
  })
  .map(({ year: number, ...figures }) => year(number, figures));
const anyYears = fc.uniqueArray(anyYear, { maxLength: 6, selector: (entry) => entry.year });

describe("the level", () => {
  it("is strong when three years are entered and nothing is wrong", () => {
    const soundness = financialSoundness([
      year(2024, { equity: 700_000_000 }),
      year(2022),
      year(2023, { equity: 650_000_000 }),
    ]);
    expect(soundness).toMatchObject({ level: "strong", score: 100, flags: [], missingYears: [] });
    expect(soundness.metrics.map((entry) => entry.year)).toEqual([2022, 2023, 2024]);
    expect(soundness.metrics[2]).toEqual({
      year: 2024,
      entered: true,
      equityRatio: 700 / 1500,
      resultSign: 1,
      returnOnEquity: 50 / 700,
      equityChange: 50_000_000,
    });
    expect(soundness.metrics[0]?.equityChange).toBeNull();
  });

  it("is critical, and the score 0, when the latest equity is zero or less", () => {
    for (const equity of [0, -1, -900_000_000]) {
      const soundness = financialSoundness([year(2022), year(2023), year(2024, { equity })]);
      expect(soundness).toMatchObject({ level: "critical", score: 0 });
      expect(soundness.flags[0]).toEqual({
        code: "equity_not_positive",
        level: "critical",
        params: { year: 2024, equity },
      });
    }
  });

  it("is not critical when an earlier equity was negative and the latest is positive", () => {
    expect(codes([year(2022, { equity: -5 }), year(2023), year(2024)])).toEqual([]);
  });

  it("is weak when equity is below half of the share capital, and not at exactly half", () => {
    const of = (equity: number) =>
      codes([year(2022), year(2023), year(2024, { equity, shareCapital: 1_000_000_001, totalAssets: null })]);
    expect(of(500_000_000)).toContain("capital_loss");
    expect(of(500_000_001)).not.toContain("capital_loss");
    expect(
      codes([year(2022), year(2023), year(2024, { equity: 500_000_000, shareCapital: 1_000_000_000 })]),
    ).not.toContain("capital_loss");
  });

  it.each([
    [99_999_999, "equity_ratio_low"],
    [100_000_000, "equity_ratio_modest"],
    [300_000_000, "equity_ratio_modest"],
    [300_000_001, null],
  ])("compares an equity of %i in assets of a billion exactly at 10 and 30 percent", (equity, code) => {
    const flags = codes([
      year(2022, { equity: 1 }),
      year(2023, { equity: 2 }),
      year(2024, { equity, totalAssets: 1_000_000_000 }),
    ]);
    expect(flags).toEqual(code === null ? [] : [code]);
  });

  it("compares at the largest allowed figures without rounding", () => {
    const flags = (equity: number) =>
      codes([
        year(2022, { equity: 1 }),
        year(2023, { equity: 2 }),
        year(2024, { equity, totalAssets: MAX_ACCOUNT_MINOR }),
      ]);
    expect(flags(MAX_ACCOUNT_MINOR / 10 - 1)).toEqual(["equity_ratio_low"]);
    expect(flags(MAX_ACCOUNT_MINOR / 10)).toEqual(["equity_ratio_modest"]);
  });

  it("is watch after one loss and weak after two", () => {
    const loss = { result: -1 };
    expect(financialSoundness([year(2022, loss), year(2023), year(2024)])).toMatchObject({
      level: "watch",
      score: 60,
      flags: [{ code: "one_loss", params: { year: 2022, result: -1 } }],
    });
    expect(financialSoundness([year(2022, loss), year(2023), year(2024, loss)])).toMatchObject({
      level: "weak",
      score: 25,
      flags: [{ code: "repeated_losses", params: { losses: 2, years: "2022, 2024" } }],
    });
  });

  it("does not call a result of exactly zero a loss", () => {
    const soundness = financialSoundness([year(2022), year(2023), year(2024, { result: 0 })]);
    expect(soundness.level).toBe("strong");
    expect(soundness.metrics[2]?.resultSign).toBe(0);
  });

  it("is watch when equity fell two years running, and not after one fall", () => {
    const equities = (first: number, middle: number, last: number) =>
      codes([year(2022, { equity: first }), year(2023, { equity: middle }), year(2024, { equity: last })]);
    expect(equities(800_000_000, 700_000_000, 600_000_000)).toEqual(["equity_falling"]);
    expect(equities(800_000_000, 700_000_000, 700_000_000)).toEqual([]);
    expect(equities(700_000_000, 700_000_000, 600_000_000)).toEqual([]);
    expect(equities(600_000_000, 700_000_000, 600_000_000)).toEqual([]);
  });

  it("does not compare equity across currencies", () => {
    const soundness = financialSoundness([
      year(2022, { equity: 800_000_000 }),
      year(2023, { equity: 700_000_000, currency: "EUR" }),
      year(2024, { equity: 600_000_000 }),
    ]);
    expect(soundness.flags).toEqual([]);
    expect(soundness.metrics.map(({ equityChange }) => equityChange)).toEqual([null, null, null]);
  });

  it("does not compare equity across currencies when only one of the years has another", () => {
    const falling = (first: string, last: string) =>
      codes([
        year(2022, { equity: 800_000_000, currency: first }),
        year(2023, { equity: 700_000_000 }),
        year(2024, { equity: 600_000_000, currency: last }),
      ]);
    expect(falling("EUR", "DKK")).toEqual([]);
    expect(falling("DKK", "EUR")).toEqual([]);
  });

  it("calls no equity at all by that name only, whatever the assets", () => {
    expect(codes([year(2022), year(2023), year(2024, { equity: 0, shareCapital: null })])).toEqual([
      "equity_not_positive",
    ]);
    expect(
      codes([year(2022, { equity: 1 }), year(2023, { equity: 2 }), year(2024, { totalAssets: 0 })]),
    ).toEqual([]);
  });

  it("shows no return on equity when equity is zero or less", () => {
    const soundness = financialSoundness([year(2024, { equity: -100, result: -50 })]);
    expect(soundness.metrics[2]?.returnOnEquity).toBeNull();
    expect(financialSoundness([year(2024, { equity: 0 })]).metrics[2]?.returnOnEquity).toBeNull();
  });
});

describe("what is missing", () => {
  it("nothing entered is not scored, which is not a score of 0", () => {
    expect(financialSoundness([])).toEqual({
      level: null,
      score: null,
      flags: [],
      metrics: [],
      missingYears: [],
    });
    expect(financialSoundness([year(2024, { equity: null, result: null })])).toMatchObject({
      level: null,
      score: null,
    });
  });

  it("a year absent inside the window is missing and asks for watch", () => {
    const soundness = financialSoundness([year(2024), year(2022)]);
    expect(soundness).toMatchObject({ level: "watch", missingYears: [2023] });
    expect(soundness.flags).toEqual([{ code: "year_missing", level: "watch", params: { year: 2023 } }]);
    expect(soundness.metrics[1]).toEqual({
      year: 2023,
      entered: false,
      equityRatio: null,
      resultSign: null,
      returnOnEquity: null,
      equityChange: null,
    });
  });

  it("years older than the window count for nothing but the change into it", () => {
    const soundness = financialSoundness([
      year(2021, { equity: 500_000_000, result: -1 }),
      year(2022),
      year(2023),
      year(2024),
    ]);
    expect(soundness.level).toBe("strong");
    expect(soundness.metrics[0]?.equityChange).toBe(100_000_000);
  });

  it("a missing figure is missing, never zero", () => {
    expect(codes([year(2022), year(2023, { result: null }), year(2024, { equity: null })])).toEqual([
      "equity_missing",
      "result_missing",
    ]);
    expect(codes([year(2022), year(2023), year(2024, { totalAssets: null, shareCapital: null })])).toEqual(
      [],
    );
    expect(financialSoundness([year(2024, { totalAssets: 0 })]).metrics[2]?.equityRatio).toBeNull();
  });

  it("equity is not said to fall while one of the years has none", () => {
    const falling = (parts: readonly (number | null)[]) =>
      codes(parts.map((equity, index) => year(2022 + index, { equity })));
    expect(falling([null, 700_000_000, 600_000_000])).toEqual(["equity_missing"]);
    expect(falling([800_000_000, null, 600_000_000])).toEqual(["equity_missing"]);
    expect(falling([800_000_000, 700_000_000, null])).toEqual(["equity_missing"]);
  });

  it("a ratio of a missing figure is not known", () => {
    const { metrics } = financialSoundness([
      year(2023, { equity: null }),
      year(2024, { result: null, totalAssets: null }),
    ]);
    expect(metrics[1]).toMatchObject({ equityRatio: null, returnOnEquity: null, resultSign: 1 });
    expect(metrics[2]).toMatchObject({ equityRatio: null, returnOnEquity: null, resultSign: null });
  });

  it("a single year with a single figure is scored, with all that is missing flagged", () => {
    expect(financialSoundness([year(2024, { equity: null })])).toMatchObject({ level: "watch", score: 60 });
    expect(codes([year(2024, { result: null })])).toEqual(["year_missing", "year_missing", "result_missing"]);
  });

  it("a negative equity is not hidden by a later year without one", () => {
    const years = [year(2022), year(2023, { equity: -1 }), year(2024, { equity: null })];
    expect(financialSoundness(years).level).toBe("critical");
    expect(codes(years)).toEqual(["equity_not_positive", "capital_loss", "equity_missing"]);
  });

  it("old accounts ask for watch only when the expected year is given", () => {
    const years = [year(2020), year(2021), year(2022)];
    expect(codes(years)).toEqual([]);
    expect(codes(years, 2022)).toEqual([]);
    expect(codes(years, 2025)).toEqual(["accounts_old"]);
  });
});

describe("the newest year whose accounts should be public", () => {
  it("is the year before last until the end of June, and last year from July on", () => {
    expect(latestExpectedYear(day("2026-01-01"))).toBe(2024);
    expect(latestExpectedYear(day("2026-06-30"))).toBe(2024);
    expect(latestExpectedYear(day("2026-07-01"))).toBe(2025);
    expect(latestExpectedYear(day("2026-12-31"))).toBe(2025);
  });

  it("decides on a day whether accounts are old", () => {
    const years = [year(2022), year(2023), year(2024)];
    expect(soundnessOn(years, day("2026-06-30"))).toMatchObject({ level: "strong", score: 100 });
    expect(soundnessOn(years, day("2026-07-01"))).toMatchObject({ level: "watch", score: 60 });
  });
});

describe("for any years", () => {
  it("the score follows the level and the level is the worst flag's", () => {
    fc.assert(
      fc.property(anyYears, (years) => {
        const { level, score, flags } = financialSoundness(years);
        if (level === null) return score === null && flags.length === 0;
        const worst = Math.max(0, ...flags.map((entry) => SOUNDNESS_LEVELS.indexOf(entry.level)));
        return (
          SOUNDNESS_LEVELS[worst] === level &&
          score === { strong: 100, watch: 60, weak: 25, critical: 0 }[level]
        );
      }),
    );
  });

  it("the order they are entered in changes nothing", () => {
    fc.assert(
      fc.property(anyYears, (years) => {
        expect(financialSoundness([...years].reverse())).toEqual(financialSoundness(years));
      }),
    );
  });

  it("more equity in the latest year never makes the level worse", () => {
    const severity = (years: readonly FinancialYear[]) => {
      const { level } = financialSoundness(years);
      return level === null ? -1 : SOUNDNESS_LEVELS.indexOf(level);
    };
    fc.assert(
      fc.property(anyYears, fc.nat({ max: MAX_ACCOUNT_MINOR }), (years, more) => {
        const newest = Math.max(...years.map((entry) => entry.year));
        const richer = years.map((entry) =>
          entry.year === newest && entry.equity !== null ? { ...entry, equity: entry.equity + more } : entry,
        );
        return severity(richer) <= severity(years);
      }),
    );
  });

  it("does not change its input", () => {
    fc.assert(
      fc.property(anyYears, (years) => {
        const before = structuredClone(years);
        financialSoundness(years);
        checkFinancialYears(years);
        expect(years).toEqual(before);
      }),
    );
  });
});

describe("checking entered years", () => {
  it("finds nothing wrong with three good years", () => {
    expect(checkFinancialYears([year(2022), year(2023), year(2024, { equity: -MAX_ACCOUNT_MINOR })])).toEqual(
      [],
    );
  });

  it("accepts the first and last year there is, and figures and employees at their limits", () => {
    const limits = { totalAssets: 0, shareCapital: 0, revenue: MAX_ACCOUNT_MINOR };
    expect(
      checkFinancialYears([
        year(1900, { ...limits, employees: 0 }),
        year(2200, { ...limits, employees: 10_000_000 }),
      ]),
    ).toEqual([]);
  });

  it("refuses a year typed twice, at the second one", () => {
    expect(checkFinancialYears([year(2024), year(2023), year(2024)])).toEqual([
      { path: "2.year", code: "financial.year_twice", params: { year: 2024 } },
    ]);
  });

  it.each([
    [{ year: 1899 }, "0.year", "financial.year_range"],
    [{ year: 2024.5 }, "0.year", "financial.year_range"],
    [{ year: Number.NaN }, "0.year", "financial.year_range"],
    [{ currency: "kr." }, "0.currency", "financial.currency_unknown"],
    [{ equity: MAX_ACCOUNT_MINOR + 1 }, "0.equity", "amount.too_large"],
    [{ result: -1e15 }, "0.result", "amount.too_large"],
    [{ revenue: Number.POSITIVE_INFINITY }, "0.revenue", "amount.too_large"],
    [{ revenue: 12.5 }, "0.revenue", "amount.not_whole"],
    [{ equity: Number.NaN }, "0.equity", "amount.not_whole"],
    [{ totalAssets: -1 }, "0.totalAssets", "financial.assets_negative"],
    [{ shareCapital: -1 }, "0.shareCapital", "financial.share_capital_negative"],
    [{ employees: -1 }, "0.employees", "financial.employees_invalid"],
    [{ employees: 2.5 }, "0.employees", "financial.employees_invalid"],
  ])("refuses %j", (figures, path, code) => {
    expect(checkFinancialYears([{ ...year(2024), ...figures }])).toMatchObject([{ path, code }]);
  });
});
