import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ASSURANCE_STANDARDS,
  ASSURANCE_TYPES,
  type AssuranceReport,
  assuranceFreshness,
  assuranceScore,
  checkAssuranceLimits,
  checkAssuranceReport,
  DEFAULT_ASSURANCE_LIMITS,
} from "./assurance";
import { addDays, type IsoDay, parseIsoDay } from "./iso-day";

function day(text: string): IsoDay {
  const parsed = parseIsoDay(text);
  if (parsed === null) throw new Error(`${text} is not a day`);
  return parsed;
}

const TODAY = day("2026-11-22");
const ago = (days: number) => addDays(TODAY, -days);

function report(parts: Partial<AssuranceReport> = {}): AssuranceReport {
  return {
    id: "asr_1",
    standard: "isae_3402",
    type: "II",
    auditor: "Revision & Co",
    date: null,
    periodStart: ago(600),
    periodEnd: ago(100),
    services: "Hosting",
    sites: "Aarhus",
    qualified: false,
    exceptions: "",
    subservice: "carve_out",
    bridgeLetterDate: null,
    source: "Vendor",
    sourceDate: null,
    ...parts,
  };
}
const typeII = (age: number, parts: Partial<AssuranceReport> = {}) =>
  report({ periodEnd: ago(age), ...parts });
const typeI = (age: number, parts: Partial<AssuranceReport> = {}) =>
  report({ type: "I", periodStart: null, periodEnd: null, date: ago(age), ...parts });

const anyDay = fc.option(fc.integer({ min: -200, max: 900 }).map(ago));
const anyReport = fc
  .record({
    standard: fc.constantFrom(...ASSURANCE_STANDARDS),
    type: fc.constantFrom(...ASSURANCE_TYPES, null),
    date: anyDay,
    periodStart: anyDay,
    periodEnd: anyDay,
    bridgeLetterDate: anyDay,
    qualified: fc.boolean(),
  })
  .map(report);

describe("freshness", () => {
  it.each([
    [0, "current"],
    [365, "current"],
    [366, "bridge_needed"],
    [456, "bridge_needed"],
    [457, "stale"],
    [-1, "future"],
  ] as const)("of a report %i days old is %s", (age, freshness) => {
    expect(assuranceFreshness(typeII(age), TODAY)).toBe(freshness);
    expect(assuranceFreshness(typeI(age), TODAY)).toBe(freshness);
  });

  it.each([
    [0, "current"],
    [92, "current"],
    [93, "bridge_needed"],
    [-1, "bridge_needed"],
  ] as const)("with a bridge letter %i days old is %s for a report that needs one", (age, freshness) => {
    expect(assuranceFreshness(typeII(400, { bridgeLetterDate: ago(age) }), TODAY)).toBe(freshness);
  });

  it("of a stale report is not mended by a bridge letter", () => {
    expect(assuranceFreshness(typeII(457, { bridgeLetterDate: ago(1) }), TODAY)).toBe("stale");
  });

  it("does not accept a bridge letter written before the period ended", () => {
    const limits = { ...DEFAULT_ASSURANCE_LIMITS, bridgeLetterDays: 500 };
    expect(assuranceFreshness(typeII(400, { bridgeLetterDate: ago(401) }), TODAY, limits)).toBe(
      "bridge_needed",
    );
  });

  it("accepts a bridge letter written on the day the period ended", () => {
    const limits = { ...DEFAULT_ASSURANCE_LIMITS, bridgeLetterDays: 500 };
    expect(assuranceFreshness(typeII(400, { bridgeLetterDate: ago(400) }), TODAY, limits)).toBe("current");
  });

  it("of a type II report is counted from the period's end, never from the day of issue", () => {
    expect(assuranceFreshness(typeII(457, { date: ago(10) }), TODAY)).toBe("stale");
    expect(assuranceFreshness(report({ periodEnd: null, date: ago(10) }), TODAY)).toBe("undated");
  });

  it("of a certificate without types is counted from the period's end or else the date", () => {
    const certificate = { standard: "iso_27001", type: null, periodStart: null } as const;
    expect(assuranceFreshness(report({ ...certificate, periodEnd: null, date: ago(10) }), TODAY)).toBe(
      "current",
    );
    expect(assuranceFreshness(report({ ...certificate, periodEnd: null }), TODAY)).toBe("undated");
  });

  it("follows the limits it is given", () => {
    const limits = { currentDays: 30, bridgeableDays: 60, bridgeLetterDays: 10 };
    expect(assuranceFreshness(typeII(31), TODAY, limits)).toBe("bridge_needed");
    expect(assuranceFreshness(typeII(61), TODAY, limits)).toBe("stale");
  });
});

describe("the assurance score", () => {
  it.each([
    ["II current", typeII(10), 100],
    ["II that needs a bridge letter", typeII(400), 80],
    ["II with a bridge letter", typeII(400, { bridgeLetterDate: ago(5) }), 100],
    ["II stale", typeII(500), 40],
    ["I current", typeI(10), 50],
    ["I that needs a bridge letter", typeI(400), 40],
    ["I stale", typeI(500), 20],
    ["II current with a qualified opinion", typeII(10, { qualified: true }), 70],
    ["I current with a qualified opinion", typeI(10, { qualified: true }), 20],
    ["I stale with a qualified opinion, never below 0", typeI(500, { qualified: true }), 0],
    ["undated", report({ periodEnd: null }), 0],
    ["future", typeII(-1), 0],
    ["of unknown type counts as I", typeII(10, { type: null }), 50],
    ["of another standard", typeII(10, { standard: "isae_3000" }), 0],
  ])("%s", (_, one, score) => {
    expect(assuranceScore([one], TODAY).score).toBe(score);
  });

  it("of no report is 0 and names none", () => {
    expect(assuranceScore([], TODAY)).toEqual({ score: 0, best: null });
  });

  it("is that of the best report, and says which and why", () => {
    const reports = [
      typeI(10, { id: "a" }),
      typeII(10, { id: "b", qualified: true }),
      typeII(500, { id: "c" }),
    ];
    expect(assuranceScore(reports, TODAY)).toEqual({
      score: 70,
      best: { reportId: "b", type: "II", freshness: "current", points: 100, deduction: 30 },
    });
  });

  it("names no report that is undated or in the future, and the first of equally good ones", () => {
    expect(assuranceScore([report({ periodEnd: null }), typeII(-1)], TODAY)).toEqual({
      score: 0,
      best: null,
    });
    const equals = [typeII(10, { id: "a" }), typeII(20, { id: "b" })];
    expect(assuranceScore(equals, TODAY).best?.reportId).toBe("a");
  });

  it("prefers a clean report to a qualified one of the same kind", () => {
    const reports = [typeI(10, { id: "clean" }), typeI(10, { id: "qualified", qualified: true })];
    expect(assuranceScore(reports, TODAY)).toMatchObject({ score: 50, best: { reportId: "clean" } });
  });

  it("stays within 0 and 100 and never falls when a report is added", () => {
    fc.assert(
      fc.property(fc.array(anyReport), anyReport, (reports, more) => {
        const { score } = assuranceScore(reports, TODAY);
        const after = assuranceScore([...reports, more], TODAY).score;
        return score >= 0 && after >= score && after <= 100;
      }),
    );
  });

  it("never rises as days pass without a new report, once the report exists", () => {
    fc.assert(
      fc.property(anyReport, fc.nat({ max: 400 }), (one, later) => {
        const now = assuranceFreshness(one, TODAY);
        const letterToCome = one.bridgeLetterDate !== null && one.bridgeLetterDate > TODAY;
        if (now === "future" || letterToCome) return true;
        return assuranceScore([one], addDays(TODAY, later)).score <= assuranceScore([one], TODAY).score;
      }),
    );
  });

  it("does not change its input", () => {
    fc.assert(
      fc.property(fc.array(anyReport), (reports) => {
        const before = structuredClone(reports);
        assuranceScore(reports, TODAY);
        reports.forEach((one) => {
          checkAssuranceReport(one, TODAY);
        });
        expect(reports).toEqual(before);
      }),
    );
  });
});

describe("checking an entered report", () => {
  it("finds nothing wrong with a complete report of either type", () => {
    expect(checkAssuranceReport(typeII(100, { date: ago(50), bridgeLetterDate: ago(10) }), TODAY)).toEqual(
      [],
    );
    expect(checkAssuranceReport(typeII(100, { date: ago(100), bridgeLetterDate: ago(100) }), TODAY)).toEqual(
      [],
    );
    expect(checkAssuranceReport(typeI(0), TODAY)).toEqual([]);
    expect(checkAssuranceReport(report({ periodStart: ago(5), periodEnd: ago(5) }), TODAY)).toEqual([]);
  });

  it.each([
    [
      "a period that ends before it starts",
      { periodStart: ago(10), periodEnd: ago(11) },
      "periodEnd",
      "assurance.period_reversed",
    ],
    ["type II without a start", { periodStart: null }, "periodStart", "assurance.period_missing"],
    ["type II without an end", { periodEnd: null }, "periodEnd", "assurance.period_missing"],
    ["half a period", { type: null, periodStart: null }, "periodStart", "assurance.period_incomplete"],
    ["type I without a date", { type: "I" }, "date", "assurance.date_missing"],
    ["an end in the future", { periodEnd: addDays(TODAY, 1) }, "periodEnd", "assurance.date_future"],
    ["a date in the future", { type: "I", date: addDays(TODAY, 1) }, "date", "assurance.date_future"],
    ["a source in the future", { sourceDate: addDays(TODAY, 1) }, "sourceDate", "assurance.date_future"],
    [
      "a report issued before its period ended",
      { date: ago(101) },
      "date",
      "assurance.date_before_period_end",
    ],
    [
      "a bridge letter before the period's end",
      { bridgeLetterDate: ago(101) },
      "bridgeLetterDate",
      "assurance.bridge_before_period_end",
    ],
  ] as const)("refuses %s", (_, parts, path, code) => {
    expect(checkAssuranceReport(report(parts), TODAY)).toEqual([{ path, code, params: {} }]);
  });

  it("a report without faults is never undated or in the future when it has a type", () => {
    fc.assert(
      fc.property(anyReport, (one) => {
        if (one.type === null || checkAssuranceReport(one, TODAY).length > 0) return true;
        return !["undated", "future"].includes(assuranceFreshness(one, TODAY));
      }),
    );
  });
});

describe("checking the limits", () => {
  it("accepts the defaults and refuses disorder, zero, halves and more than ten years", () => {
    expect(checkAssuranceLimits(DEFAULT_ASSURANCE_LIMITS)).toEqual([]);
    expect(checkAssuranceLimits({ currentDays: 1, bridgeableDays: 1, bridgeLetterDays: 3660 })).toEqual([]);
    expect(checkAssuranceLimits({ ...DEFAULT_ASSURANCE_LIMITS, bridgeableDays: 364 })).toMatchObject([
      { path: "bridgeableDays", code: "assurance_limits.order" },
    ]);
    for (const days of [0, 1.5, 3661, Number.NaN]) {
      expect(checkAssuranceLimits({ ...DEFAULT_ASSURANCE_LIMITS, currentDays: days })).toMatchObject([
        { path: "currentDays", code: "assurance_limits.range" },
      ]);
    }
  });
});
