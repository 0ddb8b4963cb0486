import { eq } from "drizzle-orm";
import type { FieldError } from "@/lib/domain/field-error";
import type { IsoDay } from "@/lib/domain/iso-day";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { type Capability, type CapabilityState, checkCapabilities } from "@/lib/domain/partner-type";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import { type CapabilityRow, candidateOf } from "../queries/candidate";
import { candidateCapability } from "../schema/candidate";
import { type Change, flatRow } from "./row-change";

export interface CapabilityEntry {
  readonly capability: Capability;
  /** Null: not looked at; the record is taken away. */
  readonly state: CapabilityState | null;
  readonly how: string;
  readonly date: IsoDay | null;
  /** Null: the writer saw no record. */
  readonly expectedEdition: number | null;
}

/**
 * Writes some of a candidate's capabilities, all or none.
 *
 * Errors: `access.not_found`; `row.changed_meanwhile` with one entry of `fields` for each capability another person
 * changed (path = its index in the input); `input.invalid` with `checkCapabilities`' rules (paths `index.field`).
 */
export async function saveCapabilities(
  tx: Tx,
  input: {
    readonly selectionId: string;
    readonly candidateId: string;
    readonly entries: readonly CapabilityEntry[];
    readonly today: IsoDay;
  },
): Promise<Outcome<Change<CapabilityRow>[]>> {
  const { candidateId, entries } = input;
  if (!(await candidateOf(tx, input.selectionId, candidateId))) return fail("access.not_found");
  const stored = await tx
    .select()
    .from(candidateCapability)
    .where(eq(candidateCapability.candidateId, candidateId));
  const storedOf = new Map(stored.map((row) => [row.capability, row]));
  const conflicts: FieldError[] = entries.flatMap((entry, index) => {
    const row = storedOf.get(entry.capability);
    return row && row.edition !== entry.expectedEdition
      ? [{ path: String(index), code: "row.changed_meanwhile", params: flatRow(row) }]
      : [];
  });
  if (conflicts.length > 0) return fail("row.changed_meanwhile", {}, conflicts);
  const faults = faultsOf(entries, input.today);
  if (faults.length > 0) return fail("input.invalid", {}, faults);

  const changes: Change<CapabilityRow>[] = [];
  for (const { capability, state, how, date } of entries) {
    const before = storedOf.get(capability);
    const id = before?.id ?? newId("cap");
    if (state === null) {
      if (before) await tx.delete(candidateCapability).where(eq(candidateCapability.id, id));
      changes.push({ id, before, after: undefined });
      continue;
    }
    const values = { state, how, date };
    const [after] = before
      ? await tx
          .update(candidateCapability)
          .set({ ...values, edition: before.edition + 1 })
          .where(eq(candidateCapability.id, id))
          .returning()
      : await tx
          .insert(candidateCapability)
          .values({ ...values, id, candidateId, capability })
          .returning();
    changes.push({ id, before, after });
  }
  return succeed(changes);
}

/** The rules for records, with paths that count the entries, of which some are no records. */
function faultsOf(entries: readonly CapabilityEntry[], today: IsoDay): FieldError[] {
  const places: number[] = [];
  const records = entries.flatMap(({ capability, state, how, date }, index) => {
    if (state === null) return [];
    places.push(index);
    return [{ capability, state, how, date }];
  });
  return checkCapabilities(records, today).map((fault) => {
    const [index = "", ...field] = fault.path.split(".");
    return { ...fault, path: [places[Number(index)], ...field].join(".") };
  });
}
