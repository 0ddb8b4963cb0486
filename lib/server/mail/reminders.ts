import type { Database, Tx } from "@/db/engine/database";
import { selectionById } from "@/db/queries/access";
import { actingLeads, participantOf } from "@/db/queries/participant";
import { lastInvitations, peopleToRemind, selectionsNearDeadline } from "@/db/queries/reminder";
import { appendAudit } from "@/db/writes/audit";
import { markReminded } from "@/db/writes/participant";
import { addDays, parseIsoDay } from "@/lib/domain/iso-day";
import { isReminderDue, REMINDED_DAYS_BEFORE, REMINDED_FROM_HOUR } from "@/lib/domain/reminder";
import { giveLinks } from "../participant-links";
import type { Post } from "../participant-mail";
import { dayOf, hourOf } from "../today";

const LOOK_EVERY_MS = 10 * 60 * 1000;

/** Who the record says did what nobody did by hand. */
const ITSELF = { actorId: "system", actorName: "Shortlist" } as const;

/** A chore of the mail worker: every ten minutes of the day, reminds those who have not finished before the deadline. */
export function reminderChore(post: Post, origin: string): (database: Database, now: Date) => Promise<void> {
  let last = Number.NEGATIVE_INFINITY;
  return async (database, now) => {
    if (now.getTime() - last < LOOK_EVERY_MS) return;
    last = now.getTime();
    if (hourOf(now) < REMINDED_FROM_HOUR) return;
    const today = dayOf(now);
    const near = await selectionsNearDeadline(database.read, today, addDays(today, REMINDED_DAYS_BEFORE));
    for (const selectionId of near)
      await database.transaction(
        (tx) => remindBeforeDeadline(tx, selectionId, post, origin, now),
        selectionId,
      );
  };
}

/**
 * Reminds everybody in one selection for whom it is time; gives back how many. Several servers may ask at once: who
 * was reminded is written in the same transaction, so that nobody is twice.
 */
export async function remindBeforeDeadline(
  tx: Tx,
  selectionId: string,
  post: Post,
  origin: string,
  now: Date,
): Promise<number> {
  const selection = await selectionById(tx, selectionId);
  const deadline = parseIsoDay(selection?.scoringDeadline ?? "");
  if (!selection || deadline === null || selection.scoringClosedAt !== null) return 0;
  const [leadId] = await actingLeads(tx, selectionId);
  const sender = leadId === undefined ? undefined : await participantOf(tx, selectionId, leadId);
  if (!sender) return 0;
  const today = dayOf(now);
  const invited = await lastInvitations(tx, selectionId);
  const on = (moment: string | null | undefined) => (moment == null ? null : dayOf(new Date(moment)));
  const receivers = (await peopleToRemind(tx, selectionId)).filter(({ person }) =>
    isReminderDue({
      deadline,
      today,
      remindedOn: on(person.remindedAt),
      invitedOn: on(invited.get(person.id)),
    }),
  );
  if (receivers.length === 0) return 0;
  const at = now.toISOString();
  await markReminded(
    tx,
    receivers.map(({ person }) => person.id),
    at,
  );
  await giveLinks(tx, { selection, sender, receivers, origin }, post, at);
  appendAudit(
    tx,
    receivers.map(({ person: { id, remindedAt } }) => ({
      ...ITSELF,
      organisationId: selection.organisationId,
      selectionId,
      action: "participant.remind",
      subjectId: id,
      before: { remindedAt },
      after: { remindedAt: at },
      at,
    })),
  );
  return receivers.length;
}
