import { and, desc, eq, inArray } from "drizzle-orm";
import type { Reader } from "../engine/database";
import { auditEvent } from "../schema/audit";

/** A decision to leave a gap open, as it stood once. */
export interface DecidedBefore {
  readonly candidateId: string;
  readonly lineId: string;
  readonly reason: string;
  /** ISO day. */
  readonly leftOn: string;
  readonly leftBy: string;
}

/** Everything that takes such a decision away; each records what it took. */
const TAKERS = ["gap.open", "gap.leave", "plug.save", "plug.saveMany"];

/** Undone is what was done just now: further back nobody looks. */
const LATEST = 50;

/**
 * Whether the record of a selection says that a gap was left open in just this way, by this person and on this day,
 * before it was decided otherwise. The record's word, so that nobody can put a decision in somebody else's mouth.
 */
export async function wasDecidedSo(
  reader: Reader,
  selectionId: string,
  decision: DecidedBefore,
): Promise<boolean> {
  const rows = await reader
    .select({ before: auditEvent.before })
    .from(auditEvent)
    .where(and(eq(auditEvent.selectionId, selectionId), inArray(auditEvent.action, TAKERS)))
    .orderBy(desc(auditEvent.sequence))
    .limit(LATEST);
  return rows.some(({ before }) => before !== null && decisionsIn(JSON.parse(before)).some(isSame(decision)));
}

const isSame =
  (decision: DecidedBefore) =>
  (found: Readonly<Record<string, unknown>>): boolean =>
    found.candidateId === decision.candidateId &&
    found.lineId === decision.lineId &&
    found.reason === decision.reason &&
    found.leftOn === decision.leftOn &&
    found.leftBy === decision.leftBy;

/** A record holds either the one decision that a plug replaced, or all that were taken away at once. */
function decisionsIn(before: unknown): Readonly<Record<string, unknown>>[] {
  if (!isObject(before)) return [];
  return Array.isArray(before.left) ? before.left.filter(isObject) : [before];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
