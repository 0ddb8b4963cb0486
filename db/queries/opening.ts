import { and, asc, desc, eq, inArray, isNull, ne } from "drizzle-orm";
import { mayKnowPrices } from "@/lib/domain/participation";
import type { OpeningState } from "@/lib/domain/sealing";
import type { Reader } from "../engine/database";
import { auditEvent } from "../schema/audit";
import { participant } from "../schema/participant";
import { modelReopening, selectionKey } from "../schema/selection";
import type { SelectionRow } from "./access";

/** Somebody who could confirm the opening of prices. */
export interface PossibleConfirmer {
  readonly participantId: string;
  readonly name: string;
  readonly role: "lead" | "observer";
}

/** Everybody but the asker who takes part and may look at prices, by name. */
export async function possibleConfirmers(
  reader: Reader,
  selectionId: string,
  askerId: string,
): Promise<PossibleConfirmer[]> {
  const rows = await reader
    .select({ participantId: participant.id, name: participant.name, role: participant.role })
    .from(participant)
    .where(
      and(
        eq(participant.selectionId, selectionId),
        isNull(participant.revokedAt),
        inArray(participant.role, ["lead", "observer"]),
        ne(participant.id, askerId),
      ),
    )
    .orderBy(asc(participant.name), asc(participant.id));
  return rows.flatMap(({ role, ...row }) =>
    role === "lead" || role === "observer" ? [{ ...row, role }] : [],
  );
}

/** The person who must confirm, as their part stands now; null when nobody is set. */
export async function confirmerOf(
  reader: Reader,
  selection: SelectionRow,
): Promise<{ readonly participantId: string; readonly name: string; readonly isAble: boolean } | null> {
  const { openingConfirmerId } = selection;
  if (openingConfirmerId === null) return null;
  const [row] = await reader
    .select({ name: participant.name, role: participant.role, revokedAt: participant.revokedAt })
    .from(participant)
    .where(and(eq(participant.id, openingConfirmerId), eq(participant.selectionId, selection.id)))
    .limit(1);
  return {
    participantId: openingConfirmerId,
    name: row?.name ?? "",
    isAble: row !== undefined && row.revokedAt === null && mayKnowPrices(row.role),
  };
}

/** Has whoever was to confirm left, or taken a part that cannot, with nobody chosen since? The record says so. */
export async function hasLostConfirmer(reader: Reader, selection: SelectionRow): Promise<boolean> {
  if (selection.openingConfirmerId !== null || selection.pricesOpenedAt !== null) return false;
  const [last] = await reader
    .select({ action: auditEvent.action })
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.selectionId, selection.id),
        eq(auditEvent.subjectId, selection.id),
        inArray(auditEvent.action, ["prices.setConfirmer", "participant.revoke", "participant.update"]),
      ),
    )
    .orderBy(desc(auditEvent.sequence))
    .limit(1);
  return last !== undefined && last.action !== "prices.setConfirmer";
}

/** What decides whether this selection's prices may be opened. */
export async function openingState(reader: Reader, selection: SelectionRow): Promise<OpeningState> {
  return {
    sealing: selection.sealing,
    pricesOpenedAt: selection.pricesOpenedAt,
    modelLockedAt: selection.modelLockedAt,
    scoringClosedAt: selection.scoringClosedAt,
    scoringWaivedReason: selection.scoringWaivedReason,
    confirmer: await confirmerOf(reader, selection),
  };
}

/** Every time the model was opened again after prices were, oldest first. */
export async function modelReopenings(
  reader: Reader,
  selectionId: string,
): Promise<{ readonly at: string; readonly by: string; readonly reason: string }[]> {
  return reader
    .select({ at: modelReopening.at, by: modelReopening.by, reason: modelReopening.reason })
    .from(modelReopening)
    .where(eq(modelReopening.selectionId, selectionId))
    .orderBy(asc(modelReopening.at), asc(modelReopening.id));
}

/** A selection's own key as it is stored: encrypted with a key that is not in the database. */
export async function wrappedKeyOf(reader: Reader, selectionId: string): Promise<string | undefined> {
  const [row] = await reader
    .select({ wrappedKey: selectionKey.wrappedKey })
    .from(selectionKey)
    .where(eq(selectionKey.selectionId, selectionId))
    .limit(1);
  return row?.wrappedKey;
}
