import { and, eq } from "drizzle-orm";
import type { SourcedText, SupplierFact } from "@/lib/domain/candidate";
import type { IsoDay } from "@/lib/domain/iso-day";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { checkSourceDate } from "@/lib/domain/source-date";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import { candidateOf, type SupplierFactRow } from "../queries/candidate";
import { supplierFact } from "../schema/candidate";
import { type Change, changedMeanwhile } from "./row-change";

/**
 * Writes one fact about how a supplier works; an empty text takes the fact away: it is not known, then.
 * `expectedEdition` null: the writer saw no such fact.
 *
 * Errors: `access.not_found`, `row.changed_meanwhile`, `source.date_future`, `fact.source_without_text`.
 */
export async function saveSupplierFact(
  tx: Tx,
  input: SourcedText & {
    readonly selectionId: string;
    readonly candidateId: string;
    readonly fact: SupplierFact;
    readonly expectedEdition: number | null;
    readonly today: IsoDay;
  },
): Promise<Outcome<Change<SupplierFactRow>>> {
  const { candidateId, fact, source, sourceDate } = input;
  if (!(await candidateOf(tx, input.selectionId, candidateId))) return fail("access.not_found");
  const [before] = await tx
    .select()
    .from(supplierFact)
    .where(and(eq(supplierFact.candidateId, candidateId), eq(supplierFact.fact, fact)));
  // A fact the writer saw and another took away is simply written anew: nothing of the other's would be lost.
  if (before && before.edition !== input.expectedEdition) return changedMeanwhile(before);
  const text = input.text.trim();
  const faults = [
    ...checkSourceDate("sourceDate", sourceDate, input.today),
    ...(text === "" && (source.trim() !== "" || sourceDate !== null)
      ? [{ path: "text", code: "fact.source_without_text", params: {} }]
      : []),
  ];
  if (faults.length > 0) return fail("input.invalid", {}, faults);
  const id = before?.id ?? newId("fact");
  if (text === "") {
    await tx.delete(supplierFact).where(eq(supplierFact.id, id));
    return succeed({ id, before, after: undefined });
  }
  const values = { text, source, sourceDate };
  const [after] = before
    ? await tx
        .update(supplierFact)
        .set({ ...values, edition: before.edition + 1 })
        .where(eq(supplierFact.id, id))
        .returning()
    : await tx
        .insert(supplierFact)
        .values({ ...values, id, candidateId, fact })
        .returning();
  return succeed({ id, before, after });
}
