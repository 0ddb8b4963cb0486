import { createHash } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "../engine/database";
import { lastly } from "../engine/lastly";
import { newId } from "../engine/new-id";
import type { auditEvent } from "../schema/audit";

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

/**
 * Appends entries to their organisation's chain, at the end of the transaction of the write they tell of. Place and
 * hash follow from the newest row there is then, so the database works them out: as `auditHash` does.
 */
export function appendAudit(tx: Tx, entries: readonly AuditEntry[]): void {
  for (const entry of entries) {
    const id = newId("aud");
    lastly(tx, {
      turn: `audit ${entry.organisationId}`,
      statements: [appended(id, entry)],
      sign: sql`exists (select 1 from "audit_event" where "id" = ${id})`,
    });
  }
}

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

function appended(id: string, entry: AuditEntry): SQL {
  const { organisationId, selectionId, at, actorId, actorName, action, subjectId } = entry;
  const [before, after] = [json(entry.before), json(entry.after)];
  const beforePlace = JSON.stringify([organisationId, selectionId]).slice(1, -1);
  const afterPlace = JSON.stringify([at, actorId, actorName, action, subjectId, before, after]).slice(1);
  return sql`
    insert into "audit_event" ("id", "organisation_id", "selection_id", "sequence", "at", "actor_id", "actor_name",
      "action", "subject_id", "before", "after", "previous_hash", "hash")
    select ${id}, ${organisationId}, ${selectionId}, "place", ${at}, ${actorId}, ${actorName}, ${action},
      ${subjectId}, ${before}, ${after}, "previous", sha256_hex("content")
    from (
      select "place", "previous",
        '["' || "previous" || ${`",${beforePlace},`} || "place" || ${`,${afterPlace}`} as "content"
      from (
        select coalesce("newest"."sequence", 0) + 1 as "place", coalesce("newest"."hash", ${START}) as "previous"
        from (select 1 as "one") as "start" left join (
          select "sequence", "hash" from "audit_event" where "organisation_id" = ${organisationId}
          order by "sequence" desc limit 1
        ) as "newest" on true
      ) as "link"
    ) as "linked"`;
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
