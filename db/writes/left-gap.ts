import { eq, inArray } from "drizzle-orm";
import type { IsoDay } from "@/lib/domain/iso-day";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { arePricesSealed } from "@/lib/domain/sealing";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import type { SelectionRow } from "../queries/access";
import { wasDecidedSo } from "../queries/decided-before";
import { gapLinesOf } from "../queries/gap";
import { candidateOfSelection } from "../queries/offer";
import { leftGap, plug } from "../schema/offer";
import { inChunks } from "./in-chunks";
import type { Written } from "./written";

/** A gap as whoever settles it saw it: how often its plug and its decision had been edited, 0 for none. */
export interface SeenGap {
  readonly lineId: string;
  readonly plugEdition: number;
  readonly leftEdition: number;
}

/** What stands on some gaps of a candidate, by line. */
export async function standingOn(tx: Tx, candidateId: string, lineIds: ReadonlySet<string>) {
  const plugs = await tx.select().from(plug).where(eq(plug.candidateId, candidateId));
  const left = await tx.select().from(leftGap).where(eq(leftGap.candidateId, candidateId));
  return {
    plugs: new Map(plugs.flatMap((row) => (lineIds.has(row.lineId) ? [[row.lineId, row]] : []))),
    left: new Map(left.flatMap((row) => (lineIds.has(row.lineId) ? [[row.lineId, row]] : []))),
  };
}

type Standing = Awaited<ReturnType<typeof standingOn>>;

/** Fails when somebody has settled one of the gaps in another way than was seen. */
export function seenAsItStands({ plugs, left }: Standing, gaps: Iterable<SeenGap>): Outcome<null> {
  for (const { lineId, plugEdition, leftEdition } of gaps) {
    const stood = plugs.get(lineId);
    const decided = left.get(lineId);
    if ((stood?.edition ?? 0) !== plugEdition || (decided?.edition ?? 0) !== leftEdition) {
      const by = stood?.madeBy ?? decided?.leftBy;
      return fail("row.changed_meanwhile", by === undefined ? {} : { by });
    }
  }
  return succeed(null);
}

/** Takes away what stands on gaps, plugs and decisions alike. */
export async function clearGaps(tx: Tx, { plugs, left }: Standing): Promise<void> {
  await inChunks(
    [...plugs.values()].map(({ id }) => id),
    (ids) => tx.delete(plug).where(inArray(plug.id, ids)),
  );
  await inChunks(
    [...left.values()].map(({ id }) => id),
    (ids) => tx.delete(leftGap).where(inArray(leftGap.id, ids)),
  );
}

/**
 * Leaves gaps of one candidate open on purpose, all of them or none: what stands in them is taken away, and the
 * candidate stays without a comparable total. A gap that is no longer there (`gap.gone`) cannot be left.
 *
 * `asBefore` puts an earlier decision back: it keeps its maker and its day when the record knows it just so; otherwise
 * it is the decision of whoever puts it back.
 */
export async function leaveGaps(
  tx: Tx,
  context: { readonly selection: SelectionRow; readonly actorName: string; readonly today: IsoDay },
  input: {
    readonly candidateId: string;
    readonly reason: string;
    readonly gaps: readonly SeenGap[];
    readonly asBefore?: { readonly leftOn: string; readonly leftBy: string } | undefined;
  },
): Promise<Outcome<Written<{ readonly left: number }>>> {
  const { selection, actorName, today } = context;
  if (arePricesSealed(selection)) return fail("prices.sealed");
  const owner = await candidateOfSelection(tx, selection.id, input.candidateId);
  if (!owner) return fail("access.not_found");
  const gaps = new Map(input.gaps.map((gap) => [gap.lineId, gap]));
  const there = await gapLinesOf(tx, selection, owner.id, today);
  const gone = [...gaps.keys()].filter((lineId) => !there.has(lineId)).length;
  if (gone > 0) return fail("gap.gone", { count: gone });
  const standing = await standingOn(tx, owner.id, new Set(gaps.keys()));
  const seen = seenAsItStands(standing, gaps.values());
  if (!seen.ok) return seen;
  await clearGaps(tx, standing);
  const own = { leftOn: today, leftBy: actorName };
  const made = new Map<string, Made>();
  for (const lineId of gaps.keys())
    made.set(
      lineId,
      (await madeBefore(tx, selection.id, { ...input, candidateId: owner.id, lineId })) ?? own,
    );
  await inChunks(
    [...gaps.keys()].map((lineId) => ({
      id: standing.left.get(lineId)?.id ?? newId("lft"),
      candidateId: owner.id,
      lineId,
      reason: input.reason,
      ...(made.get(lineId) ?? own),
      edition: (standing.left.get(lineId)?.edition ?? 0) + 1,
    })),
    (chunk) => tx.insert(leftGap).values(chunk),
  );
  return succeed({
    value: { left: gaps.size },
    subjectId: owner.id,
    before: asRecorded(standing),
    after: { reason: input.reason, lineIds: [...gaps.keys()] },
  });
}

type Made = Readonly<{ leftOn: string; leftBy: string }>;

/** Who made a decision that is put back, and when; null for a new one, and for one the record does not know. */
async function madeBefore(
  tx: Tx,
  selectionId: string,
  input: {
    readonly candidateId: string;
    readonly lineId: string;
    readonly reason: string;
    readonly asBefore?: Made | undefined;
  },
): Promise<Made | null> {
  const { candidateId, lineId, reason, asBefore } = input;
  if (asBefore === undefined) return null;
  const { leftOn, leftBy } = asBefore;
  const isKnown = await wasDecidedSo(tx, selectionId, { candidateId, lineId, reason, leftOn, leftBy });
  return isKnown ? { leftOn, leftBy } : null;
}

/** Opens gaps of one candidate again: plugs and decisions are taken away; lines without either are left alone. */
export async function openGaps(
  tx: Tx,
  { selection }: { readonly selection: SelectionRow },
  input: { readonly candidateId: string; readonly gaps: readonly SeenGap[] },
): Promise<Outcome<Written<{ readonly opened: number }>>> {
  if (arePricesSealed(selection)) return fail("prices.sealed");
  const owner = await candidateOfSelection(tx, selection.id, input.candidateId);
  if (!owner) return fail("access.not_found");
  const standing = await standingOn(tx, owner.id, new Set(input.gaps.map(({ lineId }) => lineId)));
  const seen = seenAsItStands(standing, input.gaps);
  if (!seen.ok) return seen;
  await clearGaps(tx, standing);
  return succeed({
    value: { opened: standing.plugs.size + standing.left.size },
    subjectId: owner.id,
    before: asRecorded(standing),
    after: null,
  });
}

function asRecorded({ plugs, left }: Standing) {
  return { plugs: [...plugs.values()], left: [...left.values()] };
}
