import { and, eq } from "drizzle-orm";
import { type AssuranceReport, checkAssuranceReport } from "@/lib/domain/assurance";
import type { IsoDay } from "@/lib/domain/iso-day";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import { type AssuranceReportRow, candidateOf } from "../queries/candidate";
import { assuranceReport } from "../schema/candidate";
import { type Change, changedMeanwhile, type SeenRow } from "./row-change";

interface Place {
  readonly selectionId: string;
  readonly candidateId: string;
}

async function reportOf(tx: Tx, candidateId: string, id: string): Promise<AssuranceReportRow | undefined> {
  const [row] = await tx
    .select()
    .from(assuranceReport)
    .where(and(eq(assuranceReport.id, id), eq(assuranceReport.candidateId, candidateId)));
  return row;
}

/**
 * Writes an assurance report, new (id null) or changed.
 * Errors: `access.not_found`, `row.gone`, `row.changed_meanwhile`, `input.invalid` with `checkAssuranceReport`'s rules.
 */
export async function saveAssuranceReport(
  tx: Tx,
  input: Place & SeenRow & { readonly report: Omit<AssuranceReport, "id">; readonly today: IsoDay },
): Promise<Outcome<Change<AssuranceReportRow>>> {
  const { candidateId, report, today } = input;
  if (!(await candidateOf(tx, input.selectionId, candidateId))) return fail("access.not_found");
  const before = input.id === null ? undefined : await reportOf(tx, candidateId, input.id);
  if (input.id !== null && !before) return fail("row.gone");
  if (before && before.edition !== input.expectedEdition) return changedMeanwhile(before);
  const id = before?.id ?? newId("rep");
  const faults = checkAssuranceReport({ ...report, id }, today);
  if (faults.length > 0) return fail("input.invalid", {}, faults);
  const [after] = before
    ? await tx
        .update(assuranceReport)
        .set({ ...report, edition: before.edition + 1 })
        .where(eq(assuranceReport.id, id))
        .returning()
    : await tx
        .insert(assuranceReport)
        .values({ ...report, id, candidateId })
        .returning();
  return succeed({ id, before, after });
}

/** Deletes an assurance report. Errors: `access.not_found`, `row.gone`, `row.changed_meanwhile`. */
export async function deleteAssuranceReport(
  tx: Tx,
  input: Place & { readonly id: string; readonly expectedEdition: number },
): Promise<Outcome<Change<AssuranceReportRow>>> {
  const { candidateId, id } = input;
  if (!(await candidateOf(tx, input.selectionId, candidateId))) return fail("access.not_found");
  const before = await reportOf(tx, candidateId, id);
  if (!before) return fail("row.gone");
  if (before.edition !== input.expectedEdition) return changedMeanwhile(before);
  await tx.delete(assuranceReport).where(eq(assuranceReport.id, id));
  return succeed({ id, before, after: undefined });
}
