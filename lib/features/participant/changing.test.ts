import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/engine/database";
import { organisationsOfUser } from "@/db/queries/access";
import { auditEvent } from "@/db/schema/audit";
import { member } from "@/db/schema/organisation";
import { guestSession } from "@/db/schema/participant";
import { selection } from "@/db/schema/selection";
import { openMemory } from "@/db/testing/open-memory";
import { AT, inviting, METTE, PART, peopleRows, seedPeople } from "@/db/testing/participant-fixture";
import { readOrganisation, readSelection } from "@/lib/server/access";
import { askAs, request } from "@/lib/server/testing/request";
import { inviteParticipantsAction, revokeParticipantAction, updateParticipantAction } from "./actions";

let db: Database;
beforeEach(async () => {
  db = await openMemory();
  await seedPeople(db);
  request.database = db;
  askAs("lead");
});
afterEach(() => db.close());

const { row, selectionRow, listed, submit } = peopleRows(() => db);
const { invite, invitedId } = inviting(inviteParticipantsAction);

describe("who knows the prices", () => {
  it("does not evaluate", async () => {
    expect(await invite([METTE], { knowsPrices: true })).toMatchObject({
      code: "participant.knows_prices_role",
      fields: [{ path: "knowsPrices" }],
    });
    expect(await row(await invitedId(METTE, { role: "observer", knowsPrices: true }))).toMatchObject({
      knowsPrices: true,
    });
  });

  it("is nobody who has submitted a score", async () => {
    const id = await invitedId();
    await submit(id);
    expect(
      await updateParticipantAction({
        selectionId: "sel_one",
        id,
        name: "Mette",
        ...PART,
        role: "observer",
        knowsPrices: true,
        expectedEdition: 1,
      }),
    ).toMatchObject({ code: "participant.has_scored", fields: [{ path: "knowsPrices" }] });
  });

  it("stays so after typing one, also when put out and taken in again", async () => {
    const id = await invitedId(METTE, { role: "observer", knowsPrices: true });
    await db.transaction((tx) =>
      tx.insert(auditEvent).values({
        id: "aud_typed",
        organisationId: "org_one",
        selectionId: "sel_one",
        sequence: 99,
        at: AT,
        actorId: id,
        actorName: "Mette",
        action: "offer.setCells",
        subjectId: "ofv_1",
        before: null,
        after: null,
        previousHash: "",
        hash: "",
      }),
    );
    const change = { selectionId: "sel_one", id, name: "Mette", ...PART, expectedEdition: 1 };
    expect(await updateParticipantAction(change)).toMatchObject({ code: "participant.has_typed_prices" });
    await revokeParticipantAction({ selectionId: "sel_one", id });
    expect(await invite()).toMatchObject({ code: "participant.has_typed_prices" });
  });
});

describe("changing a part", () => {
  const change = (id: string, part: Partial<Parameters<typeof updateParticipantAction>[0]>) =>
    updateParticipantAction({
      selectionId: "sel_one",
      id,
      name: "Mette",
      ...PART,
      expectedEdition: 1,
      ...part,
    });

  it("replaces the groups and candidates", async () => {
    const id = await invitedId(METTE, { groupIds: ["grp_one_Chemistry"] });
    expect(
      await change(id, { groupIds: ["grp_one_Competence"], candidateIds: ["can_one_fjord"] }),
    ).toMatchObject({ ok: true });
    expect(await listed(id)).toMatchObject({
      groupIds: ["grp_one_Competence"],
      candidateIds: ["can_one_fjord"],
      edition: 2,
    });
    expect(await change(id, { expectedEdition: 2 })).toMatchObject({ ok: true });
    expect(await listed(id)).toMatchObject({ groupIds: null, candidateIds: null });
  });

  it("the later of two leads is told, and nothing of the first is lost", async () => {
    const id = await invitedId();
    await change(id, { name: "First" });
    expect(await change(id, { name: "Second" })).toMatchObject({
      code: "row.changed_meanwhile",
      params: { edition: 2, name: "First" },
    });
    expect((await row(id))?.name).toBe("First");
  });

  it("the last lead who can act stays lead and stays in", async () => {
    expect(await change("par_one_lead", { role: "observer" })).toMatchObject({
      code: "participant.last_lead",
    });
    // An invited lead who has not come yet cannot act.
    await invitedId(METTE, { role: "lead" });
    expect(await revokeParticipantAction({ selectionId: "sel_one", id: "par_one_lead" })).toMatchObject({
      code: "participant.last_lead",
    });
    expect(await change("par_one_evaluator", { role: "lead" })).toMatchObject({ ok: true });
    expect(await revokeParticipantAction({ selectionId: "sel_one", id: "par_one_lead" })).toMatchObject({
      ok: true,
    });
  });

  it("whoever no longer leads is no longer a member of the organisation by that", async () => {
    await change("par_one_evaluator", { role: "lead" });
    await change("par_one_evaluator", { role: "observer", expectedEdition: 2 });
    expect(await organisationsOfUser(db.read, "usr_evaluator")).toEqual([]);
    const evaluator = { userId: "usr_evaluator", name: "evaluator" };
    expect(await readSelection(db.read, evaluator, "sel_one", "selection.read")).toMatchObject({ ok: true });
    expect(await readOrganisation(db.read, evaluator, "org_one")).toMatchObject({ code: "access.not_found" });
  });

  it("whoever no longer may see prices no longer confirms their opening", async () => {
    await db.transaction((tx) =>
      tx.update(selection).set({ sealing: "sealed", openingConfirmerId: "par_one_observer" }),
    );
    const still = await change("par_one_observer", { role: "observer", name: "Olga" });
    expect(still).toMatchObject({ ok: true, value: { lost: { wasConfirmer: false } } });
    expect(await change("par_one_observer", { expectedEdition: 2 })).toMatchObject({
      ok: true,
      value: { lost: { wasConfirmer: true, endedMembership: false } },
    });
    expect((await selectionRow())?.openingConfirmerId).toBeNull();
  });

  it("whoever becomes lead with an account becomes a member of the organisation", async () => {
    await db.transaction((tx) => tx.delete(member).where(eq(member.userId, "usr_evaluator")));
    await change("par_one_evaluator", { role: "lead" });
    const [found] = await db.read.select().from(member).where(eq(member.userId, "usr_evaluator"));
    expect(found).toMatchObject({ organisationId: "org_one", role: "member" });
  });

  it("whoever becomes lead without one gets a new link, and the devices let in so far are out", async () => {
    const id = await invitedId();
    await db.transaction((tx) =>
      tx.insert(guestSession).values({
        id: "gst_1",
        participantId: id,
        tokenHash: "key",
        expiresAt: "2099-01-01",
        lastSeenAt: AT,
        createdAt: AT,
      }),
    );
    const outcome = await change(id, { role: "lead" });
    expect(outcome).toMatchObject({ ok: true, value: { links: [{ participantId: id }] } });
    const guest = { userId: null, name: "", guestKeys: ["key"] };
    expect(await readSelection(db.read, guest, "sel_one", "selection.read")).toMatchObject({
      code: "access.not_found",
    });
  });
});
