import { keptFigure } from "@/components/candidate/account-figure";
import type { Values } from "@/components/draft/draft";
import { FINANCIAL_FIGURES } from "@/lib/domain/financial-soundness";
import { type IsoDay, yearOf } from "@/lib/domain/iso-day";
import type { CandidatePage } from "@/lib/features/candidate/loaders";

export type YearRow = CandidatePage["rows"]["financialYears"][number];

/** What stands in each column of the grid, in this order: the amounts, then the number of employees. */
export const GRID_ROWS = [...FINANCIAL_FIGURES, "employees"] as const;
export type GridRow = (typeof GRID_ROWS)[number];

/** A column: a stored year, or one that is to be filled in. */
export interface YearColumn {
  readonly key: string;
  readonly row: YearRow | null;
  /** Another person deleted the year that was being edited here. */
  readonly isGone: boolean;
}

const AMOUNTS = {
  equity: "equityMinor",
  result: "resultMinor",
  totalAssets: "totalAssetsMinor",
  revenue: "revenueMinor",
  shareCapital: "shareCapitalMinor",
} as const;

/** The last three years whose accounts can be closed: 2023–2025 at any time in 2026. */
function latestYears(today: IsoDay): number[] {
  const last = yearOf(today) - 1;
  return [last - 2, last - 1, last];
}

/** The grid's texts as stored, with empty columns for those of the three latest years that are not entered. */
export function storedYears(rows: readonly YearRow[], today: IsoDay, currency: string): Values {
  const values: Record<string, string> = {};
  for (const row of rows) {
    values[`${row.id}.year`] = String(row.year);
    values[`${row.id}.currency`] = row.currency;
    for (const figure of FINANCIAL_FIGURES)
      values[`${row.id}.${figure}`] = keptFigure(row[AMOUNTS[figure]], row.currency);
    values[`${row.id}.employees`] = row.employees === null ? "" : String(row.employees);
    values[`${row.id}.source`] = row.source;
    values[`${row.id}.sourceNote`] = row.sourceNote;
    values[`${row.id}.sourceDate`] = row.sourceDate ?? "";
  }
  for (const year of latestYears(today))
    if (!rows.some((row) => row.year === year))
      Object.assign(values, emptyYear(`new${year}`, year, currency));
  return values;
}

export function emptyYear(key: string, year: number, currency: string): Values {
  return { [`${key}.year`]: String(year), [`${key}.currency`]: currency, [`${key}.source`]: "typed" };
}

/** The columns, oldest year first. `names` are all fields that are stored or typed into. */
export function yearColumns(
  rows: readonly YearRow[],
  names: readonly string[],
  text: (name: string) => string,
): readonly YearColumn[] {
  const keys = [...new Set(names.flatMap((name) => (name.includes(".") ? (name.split(".")[0] ?? []) : [])))];
  return keys
    .map((key) => {
      const row = rows.find(({ id }) => id === key) ?? null;
      return { key, row, isGone: row === null && key.startsWith("year_") };
    })
    .sort((a, b) => place(a) - place(b));

  /** By the year a column began with, so that it stays where it is while its year is typed. */
  function place({ key, row }: YearColumn): number {
    return row?.year ?? Number(/^(?:new|extra)(\d{4})/.exec(key)?.[1] ?? text(`${key}.year`));
  }
}

/** The key of a column added by hand. `count` tells apart two that begin with the same year. */
export function extraKey(year: number, count: number): string {
  return `extra${year}-${count}`;
}
