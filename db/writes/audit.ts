import { createHash } from "node:crypto";
import { desc, eq } from "drizzle-orm";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import { auditEvent } from "../schema/audit";

/** One entry of the record. `before` and `after` are plain values; undefined = there was nothing. */
export interface AuditEntry {
  readonly organisationId: string;
  readonly selectionId: string | null;
  readonly actorId: string;
  readonly actorName: string;
  readonly action: string;
  readonly subjectId: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly at: string;
}

const START = "start";

/** The hash of a row: SHA-256 over the row before it and its own content, in a fixed order. */
export function auditHash(row: Omit<typeof auditEvent.$inferSelect, "id" | "hash">): string {
  const content = [
    row.previousHash,
    row.organisationId,
    row.selectionId,
    row.sequence,
    row.at,
    row.actorId,
    row.actorName,
    row.action,
    row.subjectId,
    row.before,
    row.after,
  ];
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}

/** Appends entries to their organisation's chain, in the transaction of the write they tell of. */
export async function appendAudit(tx: Tx, entries: readonly AuditEntry[]): Promise<void> {
  const first = entries[0];
  if (!first) return;
  const [last] = await tx
    .select({ sequence: auditEvent.sequence, hash: auditEvent.hash })
    .from(auditEvent)
    .where(eq(auditEvent.organisationId, first.organisationId))
    .orderBy(desc(auditEvent.sequence))
    .limit(1);
  let sequence = last?.sequence ?? 0;
  let previousHash = last?.hash ?? START;
  const rows = entries.map((entry) => {
    sequence += 1;
    const row = {
      organisationId: entry.organisationId,
      selectionId: entry.selectionId,
      sequence,
      at: entry.at,
      actorId: entry.actorId,
      actorName: entry.actorName,
      action: entry.action,
      subjectId: entry.subjectId,
      before: entry.before === undefined ? null : JSON.stringify(entry.before),
      after: entry.after === undefined ? null : JSON.stringify(entry.after),
      previousHash,
    };
    previousHash = auditHash(row);
    return { id: newId("aud"), ...row, hash: previousHash };
  });
  await tx.insert(auditEvent).values(rows);
}

/** The sequence number of the first row whose hash does not follow from the rows before it; null when all do. */
export function firstBrokenLink(rows: readonly (typeof auditEvent.$inferSelect)[]): number | null {
  let previousHash = START;
  let expected = 1;
  for (const row of rows) {
    if (row.sequence !== expected || row.previousHash !== previousHash || auditHash(row) !== row.hash)
      return row.sequence;
    previousHash = row.hash;
    expected += 1;
  }
  return null;
}
