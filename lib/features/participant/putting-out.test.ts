import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/engine/database";
import { organisationsOfUser } from "@/db/queries/access";
import { hasLostConfirmer } from "@/db/queries/opening";
import { selectionsOfUser } from "@/db/queries/selection";
import { auditEvent } from "@/db/schema/audit";
import { mailMessage } from "@/db/schema/mail";
import { member } from "@/db/schema/organisation";
import { guestSession, participant } from "@/db/schema/participant";
import { scoreSubmission } from "@/db/schema/scoring";
import { selection } from "@/db/schema/selection";
import { openMemory } from "@/db/testing/open-memory";
import { AT, inviting, METTE, peopleRows, seedPeople } from "@/db/testing/participant-fixture";
import { addParticipant } from "@/db/testing/selection-fixture";
import { noteSeen } from "@/db/writes/guest-session";
import { addMember } from "@/db/writes/organisation";
import { addMinutes } from "@/lib/domain/participation";
import { readSelection } from "@/lib/server/access";
import { askAs, request } from "@/lib/server/testing/request";
import {
  allowDeviceAction,
  inviteParticipantsAction,
  revokeParticipantAction,
  sendLinkAction,
} from "./actions";

let db: Database;
beforeEach(async () => {
  db = await openMemory();
  await seedPeople(db);
  request.database = db;
  askAs("lead");
});
afterEach(() => db.close());

const { row, selectionRow, listed, linksOf, submit } = peopleRows(() => db);
const { invited, invitedId } = inviting(inviteParticipantsAction);

describe("putting somebody out", () => {
  it("stops links, codes, devices and mail at once, and keeps the record", async () => {
    const id = await invitedId(METTE, { role: "observer" });
    await db.transaction(async (tx) => {
      await tx.insert(guestSession).values({
        id: "gst_1",
        participantId: id,
        tokenHash: "key",
        expiresAt: "2099-01-01",
        lastSeenAt: AT,
        createdAt: AT,
      });
      await tx.insert(mailMessage).values({
        id: "mail_1",
        organisationId: "org_one",
        selectionId: "sel_one",
        participantId: id,
        kind: "invitation",
        toAddress: METTE.email,
        sealedContent: "sealed",
        state: "queued",
        nextAttemptAt: AT,
        createdAt: AT,
      });
    });
    const guest = { userId: null, name: "", guestKeys: ["key"] };
    expect(await readSelection(db.read, guest, "sel_one", "selection.read")).toMatchObject({ ok: true });
    expect(await readSelection(db.read, guest, "sel_two", "selection.read")).toMatchObject({
      code: "access.not_found",
    });
    expect(await revokeParticipantAction({ selectionId: "sel_one", id })).toMatchObject({ ok: true });
    expect(await readSelection(db.read, guest, "sel_one", "selection.read")).toMatchObject({
      code: "access.not_found",
    });
    expect((await linksOf(id)).every(({ revokedAt }) => revokedAt !== null)).toBe(true);
    const [mail] = await db.read.select().from(mailMessage).where(eq(mailMessage.id, "mail_1"));
    expect(mail).toMatchObject({ state: "cancelled", sealedContent: "" });
    expect(await row(id)).toMatchObject({ name: METTE.name });
    for (const write of [
      () => revokeParticipantAction({ selectionId: "sel_one", id }),
      () => sendLinkAction({ selectionId: "sel_one", id }),
      () => allowDeviceAction({ selectionId: "sel_one", id }),
    ])
      expect(await write()).toMatchObject({ code: "row.gone" });
  });

  it("a lead put out keeps nothing of the organisation, unless they lead another selection of it or own it", async () => {
    const leads = async (role: "member" | "owner") => {
      await db.transaction(async (tx) => {
        await tx.delete(member).where(eq(member.userId, "usr_mette"));
        await tx.delete(participant).where(eq(participant.userId, "usr_mette"));
        await addParticipant(tx, "one", "mette", "lead");
        await tx.update(member).set({ role }).where(eq(member.userId, "usr_mette"));
      });
      const put = await revokeParticipantAction({ selectionId: "sel_one", id: "par_one_mette" });
      return put.ok && put.value.lost.endedMembership;
    };
    expect(await leads("owner")).toBe(false);
    expect(await leads("member")).toBe(true);
    expect(await organisationsOfUser(db.read, "usr_mette")).toEqual([]);
    expect(await selectionsOfUser(db.read, "usr_mette")).toEqual([]);
    const recorded = await db.read.select().from(auditEvent).where(eq(auditEvent.subjectId, "usr_mette"));
    expect(recorded).toMatchObject([{ action: "participant.revoke", after: '{"member":false}' }]);

    await db.transaction(async (tx) => {
      await tx.insert(selection).values({
        ...{ id: "sel_side", organisationId: "org_one", name: "Printers", template: "blank" as const },
        ...{ currency: "DKK" as const, horizonMonths: 48, targetType: 3, priceShareTenths: 300 },
        ...{ createdAt: AT, updatedAt: AT },
      });
      await tx.insert(participant).values({
        ...{ id: "par_side", selectionId: "sel_side", userId: "usr_mette", name: "Mette" },
        ...{ role: "lead", createdAt: AT },
      });
      await addMember(tx, "org_one", "usr_mette", AT);
      await tx.update(participant).set({ revokedAt: null }).where(eq(participant.id, "par_one_mette"));
    });
    await revokeParticipantAction({ selectionId: "sel_one", id: "par_one_mette" });
    expect(await organisationsOfUser(db.read, "usr_mette")).toHaveLength(1);
  });

  it("whoever was to confirm the opening of prices is set no more, and a request for it is taken back", async () => {
    await db.transaction((tx) =>
      tx.update(selection).set({
        sealing: "sealed",
        openingConfirmerId: "par_one_observer",
        openingRequestedAt: AT,
        openingRequestedBy: "lead",
      }),
    );
    expect(await revokeParticipantAction({ selectionId: "sel_one", id: "par_one_observer" })).toMatchObject({
      ok: true,
      value: { lost: { wasConfirmer: true } },
    });
    expect(await selectionRow()).toMatchObject({ openingConfirmerId: null, openingRequestedAt: null });
    const recorded = await db.read.select().from(auditEvent).where(eq(auditEvent.subjectId, "sel_one"));
    expect(recorded).toMatchObject([
      {
        action: "participant.revoke",
        before: '{"confirmer":"par_one_observer"}',
        after: '{"confirmer":null}',
      },
    ]);
    const found = await selectionRow();
    expect(found && (await hasLostConfirmer(db.read, found))).toBe(true);
  });

  it("whoever confirmed an opening that has happened stays on record as that", async () => {
    await db.transaction((tx) =>
      tx
        .update(selection)
        .set({ sealing: "sealed", openingConfirmerId: "par_one_observer", pricesOpenedAt: AT }),
    );
    await revokeParticipantAction({ selectionId: "sel_one", id: "par_one_observer" });
    expect((await selectionRow())?.openingConfirmerId).toBe("par_one_observer");
  });

  it("a device is shown as seen when it was last in use, which is noted once an hour", async () => {
    const id = await invitedId(METTE, { role: "observer" });
    const use = async (minutesAgo: number) => {
      const lastSeenAt = addMinutes(new Date().toISOString(), -minutesAgo);
      await db.transaction(async (tx) => {
        await tx.delete(guestSession);
        await tx.insert(guestSession).values({
          ...{ id: "gst_1", participantId: id, tokenHash: "key", expiresAt: "2099-01-01" },
          ...{ lastSeenAt, createdAt: AT },
        });
      });
      const noted: string[] = [];
      const guest = {
        ...{ userId: null, name: "", guestKeys: ["key"] },
        onSeen: (sessionId: string) => noted.push(sessionId),
      };
      expect(await readSelection(db.read, guest, "sel_one", "selection.read")).toMatchObject({ ok: true });
      return { noted, lastSeenAt };
    };
    expect((await use(30)).noted).toEqual([]);
    const { noted, lastSeenAt } = await use(90);
    expect(noted).toEqual(["gst_1"]);
    expect(await listed(id)).toMatchObject({ devices: 1, lastSeenAt });
    const now = new Date().toISOString();
    await db.transaction((tx) => noteSeen(tx, "gst_1", now));
    await db.transaction((tx) => noteSeen(tx, "gst_1", lastSeenAt));
    expect(await listed(id)).toMatchObject({ lastSeenAt: now });
  });

  it("somebody put out no longer finds the selection on their own list", async () => {
    await revokeParticipantAction({ selectionId: "sel_one", id: "par_one_evaluator" });
    expect(await selectionsOfUser(db.read, "usr_evaluator")).toEqual([]);
  });

  it("inviting the same address again takes the person back in, with what they had done", async () => {
    const id = await invitedId();
    await submit(id);
    await revokeParticipantAction({ selectionId: "sel_one", id });
    const { links } = await invited([{ ...METTE, name: "Mette H." }]);
    expect(links[0]?.participantId).toBe(id);
    expect(await row(id)).toMatchObject({ name: "Mette H.", revokedAt: null, edition: 3 });
    expect(await db.read.select().from(scoreSubmission)).toHaveLength(1);
  });
});
