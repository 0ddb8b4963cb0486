import { eq } from "drizzle-orm";
import type { FieldError } from "@/lib/domain/field-error";
import type { PlugSource } from "@/lib/domain/offer";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { arePricesSealed } from "@/lib/domain/sealing";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import type { SelectionRow } from "../queries/access";
import { candidateOfSelection, catalogueRows } from "../queries/offer";
import { leftGap, plug } from "../schema/offer";
import { inChunks } from "./in-chunks";
import { clearGaps, type SeenGap, seenAsItStands, standingOn } from "./left-gap";
import type { Written } from "./written";

export interface PlugInput {
  readonly candidateId: string;
  readonly lineId: string;
  /** 0 when there was no plug. */
  readonly expectedEdition: number;
  /** 0 when nobody had left the gap open. */
  readonly leftEdition: number;
  readonly source: PlugSource;
  /** `estimate` only, all three; null otherwise. */
  readonly low: number | null;
  readonly base: number | null;
  readonly high: number | null;
  readonly note: string;
}

/** Puts the buyer's visible stand-in on a gap, with its source, its maker and its day; replaces an earlier one. */
export async function savePlug(
  tx: Tx,
  {
    selection,
    actorName,
    today,
  }: { readonly selection: SelectionRow; readonly actorName: string; readonly today: string },
  input: PlugInput,
): Promise<Outcome<Written<{ readonly plugId: string; readonly edition: number }>>> {
  if (arePricesSealed(selection)) return fail("prices.sealed");
  const owner = await candidateOfSelection(tx, selection.id, input.candidateId);
  const line = (await catalogueRows(tx, selection.id)).find((each) => each.id === input.lineId);
  if (!owner || !line) return fail("access.not_found");
  const faults = plugFaults(input);
  if (faults.length > 0) return fail("input.invalid", {}, faults);
  const standing = await standingOn(tx, owner.id, new Set([input.lineId]));
  const { expectedEdition, lineId, leftEdition } = input;
  const seen = seenAsItStands(standing, [{ lineId, plugEdition: expectedEdition, leftEdition }]);
  if (!seen.ok) return seen;
  const before = standing.plugs.get(lineId);
  const decided = standing.left.get(lineId);
  const estimate = input.source === "estimate";
  const columns = {
    source: input.source,
    lowMinor: estimate ? input.low : null,
    baseMinor: estimate ? input.base : null,
    highMinor: estimate ? input.high : null,
    note: input.note,
    madeOn: today,
    madeBy: actorName,
  };
  const plugId = before?.id ?? newId("plug");
  const edition = (before?.edition ?? 0) + 1;
  // A gap is left open or filled, never both.
  if (decided) await tx.delete(leftGap).where(eq(leftGap.id, decided.id));
  if (before)
    await tx
      .update(plug)
      .set({ ...columns, edition })
      .where(eq(plug.id, plugId));
  else await tx.insert(plug).values({ id: plugId, candidateId: owner.id, lineId: input.lineId, ...columns });
  return succeed({
    value: { plugId, edition },
    subjectId: plugId,
    before: before ?? decided ?? null,
    after: columns,
  });
}

function plugFaults(input: PlugInput): FieldError[] {
  if (input.source !== "estimate") return [];
  const faults: FieldError[] = [];
  for (const path of ["low", "base", "high"] as const)
    if (input[path] === null) faults.push({ path, code: "field.required", params: {} });
  const { low, base, high } = input;
  if (low !== null && base !== null && low > base)
    faults.push({ path: "low", code: "plug.low_above_base", params: {} });
  if (base !== null && high !== null && base > high)
    faults.push({ path: "high", code: "plug.high_below_base", params: {} });
  if (input.note.trim() === "") faults.push({ path: "note", code: "plug.note_required", params: {} });
  return faults;
}

/** Puts the same kind of stand-in on several gaps of one candidate at once: all of them or none. */
export async function savePlugs(
  tx: Tx,
  {
    selection,
    actorName,
    today,
  }: { readonly selection: SelectionRow; readonly actorName: string; readonly today: string },
  input: {
    readonly candidateId: string;
    readonly source: Exclude<PlugSource, "estimate">;
    readonly note: string;
    readonly gaps: readonly SeenGap[];
  },
): Promise<Outcome<Written<{ readonly saved: number }>>> {
  if (arePricesSealed(selection)) return fail("prices.sealed");
  const { candidateId, source, note } = input;
  const owner = await candidateOfSelection(tx, selection.id, candidateId);
  const own = new Set((await catalogueRows(tx, selection.id)).map(({ id }) => id));
  const gaps = new Map(input.gaps.map((gap) => [gap.lineId, gap]));
  if (!owner || [...gaps.keys()].some((lineId) => !own.has(lineId))) return fail("access.not_found");
  const standing = await standingOn(tx, owner.id, new Set(gaps.keys()));
  const seen = seenAsItStands(standing, gaps.values());
  if (!seen.ok) return seen;
  const before = standing.plugs;
  await clearGaps(tx, standing);
  await inChunks(
    [...gaps.keys()].map((lineId) => ({
      id: before.get(lineId)?.id ?? newId("plug"),
      candidateId: owner.id,
      lineId,
      source,
      lowMinor: null,
      baseMinor: null,
      highMinor: null,
      note,
      madeOn: today,
      madeBy: actorName,
      edition: (before.get(lineId)?.edition ?? 0) + 1,
    })),
    (chunk) => tx.insert(plug).values(chunk),
  );
  return succeed({
    value: { saved: gaps.size },
    subjectId: owner.id,
    before: { plugs: [...before.values()], left: [...standing.left.values()] },
    after: { source, note, lineIds: [...gaps.keys()] },
  });
}
