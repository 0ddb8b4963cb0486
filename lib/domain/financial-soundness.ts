import type { FieldError } from "./field-error";
import { FIRST_YEAR, type IsoDay, LAST_YEAR } from "./iso-day";
import { MAX_ACCOUNT_MINOR } from "./money";

/**
 * Financial soundness of a vendor, read from its three latest financial years.
 *
 * Unit: whole minor units of the year's own currency. Invariant: what is missing stays missing (null), it never
 * counts as 0; every threshold is compared by cross multiplication of whole numbers, never by dividing.
 */

export const FIGURE_SOURCES = ["typed", "file", "register"] as const;
export type FigureSource = (typeof FIGURE_SOURCES)[number];

/** The figures of a year's accounts that are amounts. */
export const FINANCIAL_FIGURES = ["equity", "result", "totalAssets", "revenue", "shareCapital"] as const;
export type FinancialFigure = (typeof FINANCIAL_FIGURES)[number];

/** One financial year of one company, named by the year it ends in. Null = not known. */
export interface FinancialYear extends Readonly<Record<FinancialFigure, number | null>> {
  readonly year: number;
  /** Three capital letters (ISO 4217). Accounts may be in a currency no offer uses. */
  readonly currency: string;
  readonly employees: number | null;
  readonly source: FigureSource;
  readonly sourceNote: string;
  readonly sourceDate: IsoDay | null;
}

/** From best to worst. */
export const SOUNDNESS_LEVELS = ["strong", "watch", "weak", "critical"] as const;
export type SoundnessLevel = (typeof SOUNDNESS_LEVELS)[number];

export const SOUNDNESS_SCORES: Readonly<Record<SoundnessLevel, number>> = {
  strong: 100,
  watch: 60,
  weak: 25,
  critical: 0,
};

/** How bad each observation is. Its code is the key of its one-line explanation. */
export const SOUNDNESS_FLAG_LEVELS = {
  /** Critical: no equity left. `{ year, equity }` */
  equity_not_positive: "critical",
  /** Weak: less than half of the share capital is left (kapitaltab). `{ year, equity, shareCapital }` */
  capital_loss: "weak",
  /** Weak: equity below 10 % of total assets. `{ year, equity, totalAssets }` */
  equity_ratio_low: "weak",
  /** Weak: two or three losses among the three years. `{ losses, years }` */
  repeated_losses: "weak",
  /** Watch: equity from 10 % to 30 % of total assets, both included. `{ year, equity, totalAssets }` */
  equity_ratio_modest: "watch",
  /** Watch: one loss among the three years. `{ year, result }` */
  one_loss: "watch",
  /** Watch: equity fell two years running. `{ fromYear, toYear, from, to }` */
  equity_falling: "watch",
  /** Watch: nothing is entered for a year of the three. `{ year }` */
  year_missing: "watch",
  /** Watch: a year is entered without its equity. `{ year }` */
  equity_missing: "watch",
  /** Watch: a year is entered without its result. `{ year }` */
  result_missing: "watch",
  /** Watch: accounts later than the newest entered should exist by now. `{ year, expectedYear }` */
  accounts_old: "watch",
} as const satisfies Readonly<Record<string, SoundnessLevel>>;
export type SoundnessFlagCode = keyof typeof SOUNDNESS_FLAG_LEVELS;

export interface SoundnessFlag {
  readonly code: SoundnessFlagCode;
  readonly level: SoundnessLevel;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What one year of the window shows. Null = cannot be known from what is entered. */
export interface FinancialYearMetrics {
  readonly year: number;
  readonly entered: boolean;
  /** equity / total assets; 0.25 = 25 %. */
  readonly equityRatio: number | null;
  readonly resultSign: -1 | 0 | 1 | null;
  /** result / equity; null also when equity is 0 or less, where the figure would mislead. */
  readonly returnOnEquity: number | null;
  /** Minor units since the year before, in the same currency. */
  readonly equityChange: number | null;
}

export interface FinancialSoundness {
  /** Null when no equity and no result is entered at all: not scored, which is not the same as 0. */
  readonly level: SoundnessLevel | null;
  readonly score: number | null;
  /** Worst first. */
  readonly flags: readonly SoundnessFlag[];
  /** Three years, oldest first, ending in the newest entered year; empty when none is entered. */
  readonly metrics: readonly FinancialYearMetrics[];
  /** Years of the window that are not entered, oldest first. */
  readonly missingYears: readonly number[];
}

export interface FinancialSoundnessOptions {
  /** The newest year whose accounts should be public by now; null = do not judge how old they are. */
  readonly latestExpectedYear: number | null;
}

/**
 * The newest financial year whose accounts should be public on a day. Accounts may come out until the end of June:
 * before July the year before last is expected, from July on the last one.
 *
 * @example latestExpectedYear(parseIsoDay("2026-06-30")) // 2024
 * @example latestExpectedYear(parseIsoDay("2026-07-01")) // 2025
 */
export function latestExpectedYear(today: IsoDay): number {
  const year = Number(today.slice(0, 4));
  return today.slice(5, 7) < "07" ? year - 2 : year - 1;
}

/** How many financial years are looked at. */
export const FINANCIAL_WINDOW = 3;

const NOT_ENTERED: FinancialSoundness = {
  level: null,
  score: null,
  flags: [],
  metrics: [],
  missingYears: [],
};

function yearMetrics(year: number, byYear: ReadonlyMap<number, FinancialYear>): FinancialYearMetrics {
  const entry = byYear.get(year);
  if (entry === undefined) {
    return {
      year,
      entered: false,
      equityRatio: null,
      resultSign: null,
      returnOnEquity: null,
      equityChange: null,
    };
  }
  const { equity, result, totalAssets } = entry;
  const before = byYear.get(year - 1);
  const equityBefore = before?.currency === entry.currency ? before.equity : null;
  return {
    year,
    entered: true,
    equityRatio: equity === null || totalAssets === null || totalAssets <= 0 ? null : equity / totalAssets,
    resultSign: result === null ? null : result > 0 ? 1 : result < 0 ? -1 : 0,
    returnOnEquity: equity === null || result === null || equity <= 0 ? null : result / equity,
    equityChange: equity === null || equityBefore === null ? null : equity - equityBefore,
  };
}

function flag(code: SoundnessFlagCode, params: SoundnessFlag["params"]): SoundnessFlag {
  return { code, level: SOUNDNESS_FLAG_LEVELS[code], params };
}

/** Flags on what is left of the company's own money, from the newest year whose equity is known. */
function equityFlags(newestFirst: readonly FinancialYear[]): SoundnessFlag[] {
  for (const { year, equity, totalAssets, shareCapital } of newestFirst) {
    if (equity === null) continue;
    const flags: SoundnessFlag[] = [];
    if (equity <= 0) flags.push(flag("equity_not_positive", { year, equity }));
    if (shareCapital !== null && equity * 2 < shareCapital) {
      flags.push(flag("capital_loss", { year, equity, shareCapital }));
    }
    // Without equity the share of assets says nothing that the first flag does not.
    if (equity > 0 && totalAssets !== null && totalAssets > 0) {
      if (equity * 10 < totalAssets) flags.push(flag("equity_ratio_low", { year, equity, totalAssets }));
      else if (equity * 10 <= totalAssets * 3) {
        flags.push(flag("equity_ratio_modest", { year, equity, totalAssets }));
      }
    }
    return flags;
  }
  return [];
}

function lossFlags(newestFirst: readonly FinancialYear[]): SoundnessFlag[] {
  const losses = newestFirst.filter(({ result }) => result !== null && result < 0);
  const [latest] = losses;
  if (latest === undefined || latest.result === null) return [];
  return losses.length === 1
    ? [flag("one_loss", { year: latest.year, result: latest.result })]
    : [
        flag("repeated_losses", {
          losses: losses.length,
          years: losses
            .map(({ year }) => year)
            .reverse()
            .join(", "),
        }),
      ];
}

function fallFlags(newestFirst: readonly FinancialYear[]): SoundnessFlag[] {
  const [last, middle, first] = newestFirst;
  if (last === undefined || middle === undefined || first === undefined) return [];
  if (last.equity === null || middle.equity === null || first.equity === null) return [];
  if (last.currency !== middle.currency || middle.currency !== first.currency) return [];
  if (last.equity >= middle.equity || middle.equity >= first.equity) return [];
  return [
    flag("equity_falling", { fromYear: first.year, toYear: last.year, from: first.equity, to: last.equity }),
  ];
}

/**
 * {@link financialSoundness} as it stands on a day: accounts older than those that should be public ask for watch.
 *
 * @example soundnessOn([accountsOf2022], parseIsoDay("2026-11-22")).flags // [{ code: "accounts_old", … }, …]
 */
export function soundnessOn(years: readonly FinancialYear[], today: IsoDay): FinancialSoundness {
  return financialSoundness(years, { latestExpectedYear: latestExpectedYear(today) });
}

/**
 * Judges the three financial years that end in the newest entered one (rule: financial soundness flags).
 *
 * critical: the latest equity is 0 or less. weak: equity is below half of the share capital, or below 10 % of total
 * assets, or two or more of the three years lost money. watch: equity is 10–30 % of total assets, one year lost money,
 * equity fell two years running, or a year or one of its two main figures is missing. strong: none of these.
 * Score: strong 100, watch 60, weak 25, critical 0, nothing entered null.
 *
 * "Latest" is the newest year of the window whose equity is known, so that leaving out a bad year's successor hides
 * nothing. Expects years that pass {@link checkFinancialYears}; a year entered twice counts as first entered.
 *
 * @example
 * // equity 6.0, 6.5, 7.0 million of 15 million in assets, and a loss in 2023:
 * financialSoundness(years) // { level: "watch", score: 60, flags: [{ code: "one_loss", params: { year: 2023, … } }], … }
 */
export function financialSoundness(
  years: readonly FinancialYear[],
  options: FinancialSoundnessOptions = { latestExpectedYear: null },
): FinancialSoundness {
  const byYear = new Map<number, FinancialYear>();
  for (const entry of years) if (!byYear.has(entry.year)) byYear.set(entry.year, entry);
  if (byYear.size === 0) return NOT_ENTERED;

  const newest = Math.max(...byYear.keys());
  const windowYears = Array.from(
    { length: FINANCIAL_WINDOW },
    (_, index) => newest - FINANCIAL_WINDOW + 1 + index,
  );
  const newestFirst = windowYears.flatMap((year) => byYear.get(year) ?? []).reverse();
  const metrics = windowYears.map((year) => yearMetrics(year, byYear));
  const missingYears = windowYears.filter((year) => !byYear.has(year));
  if (newestFirst.every(({ equity, result }) => equity === null && result === null)) {
    return { level: null, score: null, flags: [], metrics, missingYears };
  }

  const flags = [
    ...equityFlags(newestFirst),
    ...lossFlags(newestFirst),
    ...fallFlags(newestFirst),
    ...missingYears.map((year) => flag("year_missing", { year })),
    ...newestFirst
      .filter(({ equity }) => equity === null)
      .map(({ year }) => flag("equity_missing", { year })),
    ...newestFirst
      .filter(({ result }) => result === null)
      .map(({ year }) => flag("result_missing", { year })),
  ];
  if (options.latestExpectedYear !== null && newest < options.latestExpectedYear) {
    flags.push(flag("accounts_old", { year: newest, expectedYear: options.latestExpectedYear }));
  }
  const severity = ({ level }: SoundnessFlag) => SOUNDNESS_LEVELS.indexOf(level);
  flags.sort((a, b) => severity(b) - severity(a));
  const level = flags[0]?.level ?? "strong";
  return { level, score: SOUNDNESS_SCORES[level], flags, metrics, missingYears };
}

export type FinancialErrorCode =
  | "financial.year_twice"
  | "financial.year_range"
  | "financial.currency_unknown"
  | "financial.assets_negative"
  | "financial.share_capital_negative"
  | "financial.employees_invalid"
  | "amount.not_whole"
  | "amount.too_large";

/** Largest number of employees believed; the world's largest employers have a few million. */
const MAX_EMPLOYEES = 10_000_000;

/**
 * What is wrong with financial years as entered; empty when nothing is. Paths are `index.field`.
 *
 * Years are whole and between 1900 and 2200 and each appears once; amounts are whole minor units within ±10^13 (one
 * hundred billion), so that a threshold's cross product stays exact; total assets and share capital are not negative.
 *
 * @example
 * checkFinancialYears([{ ...year2024 }, { ...year2024 }])
 * // [{ path: "1.year", code: "financial.year_twice", params: { year: 2024 } }]
 */
export function checkFinancialYears(years: readonly FinancialYear[]): FieldError<FinancialErrorCode>[] {
  const errors: FieldError<FinancialErrorCode>[] = [];
  const seen = new Set<number>();
  years.forEach((entry, index) => {
    const add = (field: string, code: FinancialErrorCode, params: FieldError["params"] = {}) =>
      errors.push({ path: `${index}.${field}`, code, params });
    const { year } = entry;
    if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) {
      add("year", "financial.year_range", { first: FIRST_YEAR, last: LAST_YEAR });
    } else if (seen.has(year)) add("year", "financial.year_twice", { year });
    seen.add(year);
    if (!/^[A-Z]{3}$/.test(entry.currency)) add("currency", "financial.currency_unknown");
    for (const figure of FINANCIAL_FIGURES) {
      const amount = entry[figure];
      if (amount === null) continue;
      if (Math.abs(amount) > MAX_ACCOUNT_MINOR) add(figure, "amount.too_large", { limit: MAX_ACCOUNT_MINOR });
      else if (!Number.isInteger(amount)) add(figure, "amount.not_whole");
    }
    if (entry.totalAssets !== null && entry.totalAssets < 0) add("totalAssets", "financial.assets_negative");
    if (entry.shareCapital !== null && entry.shareCapital < 0) {
      add("shareCapital", "financial.share_capital_negative");
    }
    const { employees } = entry;
    if (
      employees !== null &&
      !(Number.isInteger(employees) && employees >= 0 && employees <= MAX_EMPLOYEES)
    ) {
      add("employees", "financial.employees_invalid");
    }
  });
  return errors;
}
