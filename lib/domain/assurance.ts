import type { FieldError } from "./field-error";
import { daysBetween, type IsoDay } from "./iso-day";

/**
 * Assurance reports: what an independent auditor has said about a vendor's controls, how fresh it is and what it is
 * worth. ISAE 3402 type I describes the design of controls on one day; type II tests that they worked over a period.
 * A report says nothing about how users experience the vendor.
 */

export const ASSURANCE_STANDARDS = [
  "isae_3402",
  "isae_3000",
  "soc_1",
  "soc_2",
  "iso_27001",
  "other",
] as const;
export type AssuranceStandard = (typeof ASSURANCE_STANDARDS)[number];

export const ASSURANCE_TYPES = ["I", "II"] as const;
export type AssuranceType = (typeof ASSURANCE_TYPES)[number];

/** Whether the vendor's own suppliers are left out of the report, examined with it, or this is not stated. */
export const SUBSERVICE_METHODS = ["carve_out", "inclusive", "not_stated"] as const;
export type SubserviceMethod = (typeof SUBSERVICE_METHODS)[number];

export interface AssuranceReport {
  readonly id: string;
  readonly standard: AssuranceStandard;
  /** Null where the standard has no types, or when it is not known. */
  readonly type: AssuranceType | null;
  readonly auditor: string;
  /** The day the report describes (type I) or was issued. */
  readonly date: IsoDay | null;
  readonly periodStart: IsoDay | null;
  readonly periodEnd: IsoDay | null;
  readonly services: string;
  readonly sites: string;
  /** The auditor's opinion carries a qualification. */
  readonly qualified: boolean;
  readonly exceptions: string;
  readonly subservice: SubserviceMethod;
  /** Date of the vendor's letter bridging the time since the period's end. */
  readonly bridgeLetterDate: IsoDay | null;
  readonly source: string;
  readonly sourceDate: IsoDay | null;
}

/** In days. */
export interface AssuranceLimits {
  /** Oldest report that is current by itself. */
  readonly currentDays: number;
  /** Oldest report a bridge letter can carry. */
  readonly bridgeableDays: number;
  /** Oldest bridge letter that still carries one. */
  readonly bridgeLetterDays: number;
}

/** A year; a year and a quarter; a quarter. */
export const DEFAULT_ASSURANCE_LIMITS: AssuranceLimits = {
  currentDays: 365,
  bridgeableDays: 456,
  bridgeLetterDays: 92,
};

export const ASSURANCE_FRESHNESS = ["current", "bridge_needed", "stale", "undated", "future"] as const;
export type AssuranceFreshness = (typeof ASSURANCE_FRESHNESS)[number];

/**
 * The day a report's age is counted from: a type II report's period end, a type I report's day, for others the
 * period's end or else the date. A type II report is never dated by its issue, which is months after what it tested.
 */
export function assuranceBasisDay(report: AssuranceReport): IsoDay | null {
  if (report.type === "II") return report.periodEnd;
  if (report.type === "I") return report.date;
  return report.periodEnd ?? report.date;
}

/** Days since the day a report's age is counted from; null when undated, negative when that day is to come. */
export function assuranceAgeDays(report: AssuranceReport, today: IsoDay): number | null {
  const basis = assuranceBasisDay(report);
  return basis === null ? null : daysBetween(basis, today);
}

/** A letter written after what it bridges, not in the future, and young enough. */
function hasCurrentBridgeLetter(report: AssuranceReport, today: IsoDay, limits: AssuranceLimits): boolean {
  const basis = assuranceBasisDay(report);
  if (report.bridgeLetterDate === null || basis === null || report.bridgeLetterDate < basis) return false;
  const age = daysBetween(report.bridgeLetterDate, today);
  return age >= 0 && age <= limits.bridgeLetterDays;
}

/**
 * How fresh a report is on a day (rule: days since the date or the period's end).
 *
 * At most 365 days: current. At most 456: a bridge letter is needed, and makes it current when at most 92 days old.
 * Older: stale. `undated` and `future` reports count for nothing.
 *
 * @example
 * // type II, period ended 2025-09-30, no bridge letter
 * assuranceFreshness(report, "2026-09-30") // "current", 365 days
 * assuranceFreshness(report, "2026-10-01") // "bridge_needed"
 */
export function assuranceFreshness(
  report: AssuranceReport,
  today: IsoDay,
  limits: AssuranceLimits = DEFAULT_ASSURANCE_LIMITS,
): AssuranceFreshness {
  const age = assuranceAgeDays(report, today);
  if (age === null) return "undated";
  if (age < 0) return "future";
  if (age <= limits.currentDays) return "current";
  if (age > limits.bridgeableDays) return "stale";
  return hasCurrentBridgeLetter(report, today, limits) ? "current" : "bridge_needed";
}

/** What a report is worth by type and freshness. Type I is worth half of type II in each step. */
export const ASSURANCE_POINTS: Readonly<Record<AssuranceType, Readonly<Record<AssuranceFreshness, number>>>> =
  {
    II: { current: 100, bridge_needed: 80, stale: 40, undated: 0, future: 0 },
    I: { current: 50, bridge_needed: 40, stale: 20, undated: 0, future: 0 },
  };

/** Taken off for a qualified opinion; nothing goes below 0. */
export const QUALIFIED_DEDUCTION = 30;

export interface AssuranceScore {
  /** 0–100. Having no report is worth 0: it is an answer, not a gap. */
  readonly score: number;
  /** The report the score comes from, with the parts of the sum; null when no report counts. */
  readonly best: {
    readonly reportId: string;
    readonly type: AssuranceType;
    readonly freshness: AssuranceFreshness;
    readonly points: number;
    readonly deduction: number;
  } | null;
}

/**
 * The score of a candidate's best ISAE 3402 report (rule: assurance points).
 *
 * Type II: current 100, bridge letter needed 80, stale 40. Type I: 50, 40, 20. A qualified opinion takes 30 off, down
 * to 0 at the least. Other standards are shown but do not count here. A report whose type is not known counts as
 * type I, the least it can be. Of equally good reports the first listed is named.
 *
 * @example a current type II report with a qualified opinion: { score: 70, best: { points: 100, deduction: 30, … } }
 */
export function assuranceScore(
  reports: readonly AssuranceReport[],
  today: IsoDay,
  limits: AssuranceLimits = DEFAULT_ASSURANCE_LIMITS,
): AssuranceScore {
  let chosen: AssuranceScore = { score: 0, best: null };
  for (const report of reports) {
    if (report.standard !== "isae_3402") continue;
    const freshness = assuranceFreshness(report, today, limits);
    if (freshness === "undated" || freshness === "future") continue;
    const type = report.type ?? "I";
    const points = ASSURANCE_POINTS[type][freshness];
    const deduction = report.qualified ? Math.min(points, QUALIFIED_DEDUCTION) : 0;
    if (chosen.best === null || points - deduction > chosen.score) {
      chosen = {
        score: points - deduction,
        best: { reportId: report.id, type, freshness, points, deduction },
      };
    }
  }
  return chosen;
}

export type AssuranceErrorCode =
  | "assurance.period_reversed"
  | "assurance.period_missing"
  | "assurance.period_incomplete"
  | "assurance.date_missing"
  | "assurance.date_future"
  | "assurance.date_before_period_end"
  | "assurance.bridge_before_period_end";

const REPORT_DAYS = ["date", "periodStart", "periodEnd", "bridgeLetterDate", "sourceDate"] as const;

/**
 * What is wrong with a report as entered; empty when nothing is. Paths are field names.
 *
 * A period ends on or after its start and has both ends; type II needs a period and type I a date; nothing is dated
 * after today; a report is issued, and a bridge letter written, no earlier than the end of the period.
 *
 * @example
 * checkAssuranceReport({ ...report, periodStart: "2025-12-31", periodEnd: "2025-01-01" }, today)
 * // [{ path: "periodEnd", code: "assurance.period_reversed", params: {} }]
 */
export function checkAssuranceReport(
  report: AssuranceReport,
  today: IsoDay,
): FieldError<AssuranceErrorCode>[] {
  const errors: FieldError<AssuranceErrorCode>[] = [];
  const add = (path: keyof AssuranceReport, code: AssuranceErrorCode) =>
    errors.push({ path, code, params: {} });
  const { type, date, periodStart, periodEnd, bridgeLetterDate } = report;

  if (periodStart !== null && periodEnd !== null) {
    if (periodEnd < periodStart) add("periodEnd", "assurance.period_reversed");
  } else if (type === "II") {
    if (periodStart === null) add("periodStart", "assurance.period_missing");
    if (periodEnd === null) add("periodEnd", "assurance.period_missing");
  } else if (periodStart !== null || periodEnd !== null) {
    add(periodStart === null ? "periodStart" : "periodEnd", "assurance.period_incomplete");
  }
  if (type === "I" && date === null) add("date", "assurance.date_missing");
  for (const field of REPORT_DAYS) {
    const day = report[field];
    if (day !== null && day > today) add(field, "assurance.date_future");
  }
  if (type === "II" && date !== null && periodEnd !== null && date < periodEnd) {
    add("date", "assurance.date_before_period_end");
  }
  const basis = assuranceBasisDay(report);
  if (bridgeLetterDate !== null && basis !== null && bridgeLetterDate < basis) {
    add("bridgeLetterDate", "assurance.bridge_before_period_end");
  }
  return errors;
}

/** Largest limit that makes sense: ten years. */
const MAX_LIMIT_DAYS = 3660;

/**
 * Whether limits can be used: whole days from 1 to 3660, and a report can be bridged at least as long as it is current.
 *
 * @example checkAssuranceLimits({ currentDays: 400, bridgeableDays: 365, bridgeLetterDays: 92 })
 * // [{ path: "bridgeableDays", code: "assurance_limits.order", params: {} }]
 */
export function checkAssuranceLimits(
  limits: AssuranceLimits,
): FieldError<"assurance_limits.range" | "assurance_limits.order">[] {
  const fields = ["currentDays", "bridgeableDays", "bridgeLetterDays"] as const;
  const outside = fields.filter((field) => {
    const days = limits[field];
    return !Number.isInteger(days) || days < 1 || days > MAX_LIMIT_DAYS;
  });
  if (outside.length > 0) {
    return outside.map((path) => ({ path, code: "assurance_limits.range", params: { max: MAX_LIMIT_DAYS } }));
  }
  return limits.bridgeableDays < limits.currentDays
    ? [{ path: "bridgeableDays", code: "assurance_limits.order", params: {} }]
    : [];
}
