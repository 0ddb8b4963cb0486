import { and, eq, inArray } from "drizzle-orm";
import type { FieldError } from "@/lib/domain/field-error";
import { checkFinancialYears, type FinancialYear } from "@/lib/domain/financial-soundness";
import type { IsoDay } from "@/lib/domain/iso-day";
import type { Currency } from "@/lib/domain/money";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { checkSourceDate } from "@/lib/domain/source-date";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import { candidateOf, type FinancialYearRow } from "../queries/candidate";
import { yearFromRow } from "../queries/dossier-candidates";
import { financialYear } from "../schema/candidate";
import { type Change, changedMeanwhile, flatRow, type SeenRow } from "./row-change";

export interface YearEntry extends FinancialYear, SeenRow {
  readonly currency: Currency;
}

/**
 * Writes some of a candidate's financial years, all or none. Amounts in minor units of each year's currency.
 *
 * Errors: `access.not_found`; `row.changed_meanwhile` and `row.gone`, with one entry of `fields` for each year another
 * person changed or deleted (path = its index in the input, params = what it says now); `input.invalid` with the rules
 * of `checkFinancialYears`, also against the years that are not in the input, so that no year stands twice.
 */
export async function saveFinancialYears(
  tx: Tx,
  input: {
    readonly selectionId: string;
    readonly candidateId: string;
    readonly years: readonly YearEntry[];
    readonly today: IsoDay;
  },
): Promise<Outcome<Change<FinancialYearRow>[]>> {
  const { candidateId, years, today } = input;
  if (!(await candidateOf(tx, input.selectionId, candidateId))) return fail("access.not_found");
  const stored = await tx.select().from(financialYear).where(eq(financialYear.candidateId, candidateId));
  const conflict = conflictOf(years, stored);
  if (conflict) return conflict;

  const kept = stored.filter((row) => !years.some((entry) => entry.id === row.id));
  const faults: FieldError[] = checkFinancialYears([...kept.map(yearFromRow), ...years]).flatMap((fault) => {
    const [index = "", ...field] = fault.path.split(".");
    const entry = Number(index) - kept.length;
    return entry < 0 ? [] : [{ ...fault, path: [entry, ...field].join(".") }];
  });
  years.forEach((entry, index) => {
    faults.push(...checkSourceDate(`${index}.sourceDate`, entry.sourceDate, today));
  });
  if (faults.length > 0) return fail("input.invalid", {}, faults);

  // Taken out and put back under the same ids, so that two years can change places without meeting half-way.
  const touched = years.flatMap((entry) => entry.id ?? []);
  if (touched.length > 0) await tx.delete(financialYear).where(inArray(financialYear.id, touched));
  const changes: Change<FinancialYearRow>[] = [];
  for (const entry of years) {
    const before = stored.find((row) => row.id === entry.id);
    const id = before?.id ?? newId("year");
    const [after] = await tx
      .insert(financialYear)
      .values({ id, candidateId, edition: (before?.edition ?? 0) + 1, ...columnsOf(entry) })
      .returning();
    changes.push({ id, before, after });
  }
  return succeed(changes);
}

function conflictOf(years: readonly YearEntry[], stored: readonly FinancialYearRow[]) {
  const fields: FieldError[] = years.flatMap((entry, index) => {
    if (entry.id === null) return [];
    const row = stored.find((candidateRow) => candidateRow.id === entry.id);
    if (!row) return [{ path: String(index), code: "row.gone", params: {} }];
    return row.edition === entry.expectedEdition
      ? []
      : [{ path: String(index), code: "row.changed_meanwhile", params: flatRow(row) }];
  });
  const [first] = fields;
  return first ? fail(first.code, {}, fields) : null;
}

function columnsOf(entry: YearEntry) {
  return {
    year: entry.year,
    currency: entry.currency,
    equityMinor: entry.equity,
    resultMinor: entry.result,
    totalAssetsMinor: entry.totalAssets,
    revenueMinor: entry.revenue,
    shareCapitalMinor: entry.shareCapital,
    employees: entry.employees,
    source: entry.source,
    sourceNote: entry.sourceNote,
    sourceDate: entry.sourceDate,
  };
}

/**
 * Deletes one financial year. Writing the same values anew brings it back.
 * Errors: `access.not_found`, `row.gone`, `row.changed_meanwhile` (nobody deletes what they have not seen).
 */
export async function deleteFinancialYear(
  tx: Tx,
  input: {
    readonly selectionId: string;
    readonly candidateId: string;
    readonly id: string;
    readonly expectedEdition: number;
  },
): Promise<Outcome<Change<FinancialYearRow>>> {
  const { candidateId, id } = input;
  if (!(await candidateOf(tx, input.selectionId, candidateId))) return fail("access.not_found");
  const [before] = await tx
    .select()
    .from(financialYear)
    .where(and(eq(financialYear.id, id), eq(financialYear.candidateId, candidateId)));
  if (!before) return fail("row.gone");
  if (before.edition !== input.expectedEdition) return changedMeanwhile(before);
  await tx.delete(financialYear).where(eq(financialYear.id, id));
  return succeed({ id, before, after: undefined });
}
