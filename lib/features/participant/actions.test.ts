import { asc, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Database } from "@/db/engine/database";
import { organisationsOfUser } from "@/db/queries/access";
import { hasLostConfirmer } from "@/db/queries/opening";
import { listParticipants } from "@/db/queries/participant";
import { selectionsOfUser } from "@/db/queries/selection";
import { auditEvent } from "@/db/schema/audit";
import { mailMessage } from "@/db/schema/mail";
import { member } from "@/db/schema/organisation";
import { guestSession, invitation, participant } from "@/db/schema/participant";
import { scoreSubmission } from "@/db/schema/scoring";
import { selection } from "@/db/schema/selection";
import { openMemory } from "@/db/testing/open-memory";
import {
  addCandidate,
  addCriteria,
  addParticipant,
  addSelection,
  addUser,
} from "@/db/testing/selection-fixture";
import { noteSeen } from "@/db/writes/guest-session";
import { addMember } from "@/db/writes/organisation";
import { addDays, addMinutes } from "@/lib/domain/participation";
import { type Actor, readOrganisation, readSelection } from "@/lib/server/access";
import { tokenHash } from "@/lib/server/guest-cookie";
import {
  allowDeviceAction,
  inviteParticipantsAction,
  remindAction,
  revokeParticipantAction,
  sendLinkAction,
  setScoringFrameAction,
  updateParticipantAction,
} from "./actions";

const here = vi.hoisted((): { database: Database | null; actor: Actor | null } => ({
  database: null,
  actor: null,
}));
vi.mock("@/lib/server/database", () => ({ database: async () => here.database }));
vi.mock("@/lib/server/session", () => ({ currentActor: async () => here.actor }));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));

const AT = "2026-11-01T08:00:00.000Z";
let db: Database;
beforeEach(async () => {
  db = await openMemory();
  await db.transaction(async (tx) => {
    for (const name of ["lead", "evaluator", "observer", "stranger", "mette"]) await addUser(tx, name);
    for (const key of ["one", "two"]) {
      await addSelection(tx, key);
      for (const [name, letter] of [
        ["fjord", "A"],
        ["havn", "B"],
      ] as const)
        await addCandidate(tx, key, name, letter);
      await addCriteria(tx, key, "Chemistry", ["trust"]);
      await addCriteria(tx, key, "Competence", ["skills"]);
    }
    for (const role of ["lead", "evaluator", "observer"] as const)
      await addParticipant(tx, "one", role, role);
    await addParticipant(tx, "two", "stranger", "lead");
  });
  here.database = db;
  here.actor = { userId: "usr_lead", name: "lead" };
});
afterEach(() => db.close());

const PART = {
  role: "evaluator",
  locale: "da",
  knowsPrices: false,
  groupIds: null,
  candidateIds: null,
} as const;
const METTE = { name: "Mette Holm", email: "mette.holm@firma.dk" };
const OLE = { name: "Ole", email: "ole@firma.dk" };
type People = { name: string; email: string }[];

const invite = (
  people: People = [METTE],
  part: Partial<Parameters<typeof inviteParticipantsAction>[0]> = {},
) => inviteParticipantsAction({ selectionId: "sel_one", people, ...PART, ...part });

async function invited(people: People = [METTE], part: Parameters<typeof invite>[1] = {}) {
  const outcome = await invite(people, part);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}

async function invitedId(person = METTE, part: Parameters<typeof invite>[1] = {}): Promise<string> {
  const [link] = (await invited([person], part)).links;
  if (!link) throw new Error("nobody was invited");
  return link.participantId;
}

const row = async (id: string) => (await db.read.select().from(participant).where(eq(participant.id, id)))[0];
const selectionRow = async () =>
  (await db.read.select().from(selection).where(eq(selection.id, "sel_one")))[0];
const listed = async (id: string) =>
  (await listParticipants(db.read, "sel_one", new Date().toISOString())).find((one) => one.id === id);
const linksOf = (id: string) =>
  db.read
    .select()
    .from(invitation)
    .where(eq(invitation.participantId, id))
    .orderBy(asc(invitation.createdAt));
const submit = (participantId: string, candidateId = "can_one_fjord", groupId = "grp_one_Chemistry") =>
  db.transaction((tx) =>
    tx
      .insert(scoreSubmission)
      .values({ id: `sub_${participantId}`, participantId, candidateId, groupId, submittedAt: AT }),
  );

/** Every write on people, aimed at one selection and one participant. */
const writes = (selectionId: string, id: string) => [
  () => inviteParticipantsAction({ selectionId, people: [METTE], ...PART }),
  () => updateParticipantAction({ selectionId, id, name: "X", ...PART, expectedEdition: 1 }),
  () => revokeParticipantAction({ selectionId, id }),
  () => sendLinkAction({ selectionId, id }),
  () => allowDeviceAction({ selectionId, id }),
  () => remindAction({ selectionId, id: null }),
  () => setScoringFrameAction({ selectionId, deadline: null, scorerNames: "hidden", expectedEdition: 1 }),
];

describe("who may invite", () => {
  it.each(["evaluator", "observer"])("an %s may not, nor change anything about people", async (name) => {
    here.actor = { userId: `usr_${name}`, name };
    for (const write of writes("sel_one", "par_one_observer"))
      expect(await write()).toMatchObject({ code: "access.forbidden" });
    expect(await db.read.select().from(invitation)).toEqual([]);
  });

  it("for the lead of another selection, and for a stranger, it is not there", async () => {
    here.actor = { userId: "usr_stranger", name: "stranger" };
    for (const write of writes("sel_one", "par_one_observer"))
      expect(await write()).toMatchObject({ code: "access.not_found" });
  });

  it("nobody is reached through another selection", async () => {
    for (const write of writes("sel_one", "par_two_stranger").slice(1, 5))
      expect(await write()).toMatchObject({ ok: false, code: "row.gone" });
    expect(await row("par_two_stranger")).toMatchObject({ name: "stranger", edition: 1, revokedAt: null });
  });

  it("groups and candidates of another selection are not found", async () => {
    expect(await invite([METTE], { groupIds: ["grp_two_Chemistry"] })).toMatchObject({
      code: "access.not_found",
    });
    expect(await invite([METTE], { candidateIds: ["can_one_fjord", "can_two_fjord"] })).toMatchObject({
      code: "access.not_found",
    });
  });
});

describe("inviting", () => {
  it("adds the person with their part and gives a link that only its hash is kept of, good for 14 days", async () => {
    const { links, refused, mailed } = await invited([METTE], {
      groupIds: ["grp_one_Chemistry"],
      candidateIds: ["can_one_havn"],
    });
    expect({ refused, mailed }).toEqual({ refused: [], mailed: false });
    const link = links[0]?.link ?? "";
    const token = link.split("/invited/")[1] ?? "";
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    const id = links[0]?.participantId ?? "";
    expect(await listed(id)).toMatchObject({
      ...METTE,
      role: "evaluator",
      locale: "da",
      groupIds: ["grp_one_Chemistry"],
      candidateIds: ["can_one_havn"],
      hasAccount: false,
      letIn: false,
      conflicts: [],
    });
    const [kept] = await linksOf(id);
    expect(kept).toMatchObject({
      tokenHash: tokenHash(token),
      openedAt: null,
      revokedAt: null,
      createdBy: "par_one_lead",
    });
    expect(kept?.expiresAt).toBe(addDays(kept?.createdAt ?? "", 14));
  });

  it("writes what was done on record", async () => {
    const id = await invitedId();
    const [entry] = await db.read.select().from(auditEvent);
    expect(entry).toMatchObject({ action: "participant.invite", subjectId: id, before: null });
    expect(entry?.after).toContain(METTE.email);
  });

  it("keeps addresses in small letters, and knows them again", async () => {
    const id = await invitedId({ name: "Mette", email: " Mette.Holm@FIRMA.dk " });
    expect((await row(id))?.email).toBe("mette.holm@firma.dk");
    expect(await invite()).toMatchObject({
      ok: false,
      code: "participant.already_invited",
      fields: [{ path: "email", code: "participant.already_invited" }],
    });
  });

  it.each([null, "2026-11-20T08:00:00.000Z"])(
    "makes nobody a colleague who is or was a vendor's contact here (out since %s)",
    async (revokedAt) => {
      await db.transaction((tx) =>
        tx.insert(participant).values({
          id: "par_vendor",
          selectionId: "sel_one",
          candidateId: "can_one_havn",
          role: "vendor",
          name: "Havn",
          email: METTE.email,
          revokedAt,
          createdAt: "2026-11-20T08:00:00.000Z",
        }),
      );
      expect(await invite()).toMatchObject({ ok: false, code: "participant.is_vendor" });
      expect(await row("par_vendor")).toMatchObject({ role: "vendor", revokedAt });
    },
  );

  it("of two leads who invite the same address at once one wins, the other is told at the field", async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => invite()));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    for (const outcome of outcomes)
      if (!outcome.ok)
        expect(outcome).toMatchObject({
          code: "participant.already_invited",
          fields: [{ path: "email" }],
        });
    const all = await db.read.select().from(participant).where(eq(participant.email, METTE.email));
    expect(all).toHaveLength(1);
  });

  it("somebody who takes part with an account is not invited a second time by its address", async () => {
    expect(await invite([{ name: "Lead", email: "lead@example.test" }])).toMatchObject({
      code: "participant.already_invited",
    });
  });

  it("the same address may be invited to two selections", async () => {
    await invitedId();
    here.actor = { userId: "usr_stranger", name: "stranger" };
    expect(
      await inviteParticipantsAction({ selectionId: "sel_two", people: [METTE], ...PART }),
    ).toMatchObject({ ok: true });
  });

  it("a list with an address that is in already, or comes twice, invites the others and names those", async () => {
    await invitedId();
    const { links, refused } = await invited([METTE, OLE, { name: "Ole again", email: "OLE@firma.dk" }]);
    expect(links.map(({ email }) => email)).toEqual([OLE.email]);
    expect(refused).toEqual([
      { email: METTE.email, code: "participant.already_invited" },
      { email: OLE.email, code: "participant.already_invited" },
    ]);
  });

  it("five hundred at once each have a link of their own", async () => {
    const people = Array.from({ length: 500 }, (_, n) => ({ name: `P ${n}`, email: `p${n}@firma.dk` }));
    const { links } = await invited(people, { groupIds: ["grp_one_Chemistry", "grp_one_Competence"] });
    expect(new Set(links.map(({ link }) => link)).size).toBe(500);
    const all = await listParticipants(db.read, "sel_one", AT);
    expect(all.filter(({ groupIds }) => groupIds?.length === 2)).toHaveLength(500);
    expect(await invite(people.map(({ name, email }) => ({ name, email: `q${email}` })))).toMatchObject({
      code: "participant.too_many",
    });
  });

  it.each<[string, Parameters<typeof invite>[0], Parameters<typeof invite>[1], string]>([
    ["no name", [{ name: " ", email: "a@b.dk" }], {}, "people.0.name"],
    ["no address", [{ name: "A", email: "" }], {}, "people.0.email"],
    ["an address with a line end", [{ name: "A", email: "a@b.dk\nBcc: c@d.dk" }], {}, "people.0.email"],
    ["nobody", [], {}, "people"],
    ["no group chosen", [METTE], { groupIds: [] }, "groupIds"],
  ])("refuses %s beside its field", async (_what, people, part, path) => {
    expect(await invite(people, part)).toMatchObject({ code: "input.invalid", fields: [{ path }] });
  });

  it("the link is nowhere in the database", async () => {
    const { links } = await invited([METTE, OLE]);
    const again = await sendLinkAction({ selectionId: "sel_one", id: links[0]?.participantId ?? "" });
    const tokens = [...links, ...(again.ok ? again.value.links : [])].map(
      ({ link }) => link.split("/invited/")[1] ?? "none",
    );
    expect(tokens).toHaveLength(3);
    const everything = JSON.stringify([
      await db.read.select().from(participant),
      await db.read.select().from(invitation),
      await db.read.select().from(auditEvent),
      await db.read.select().from(mailMessage),
      await db.read.select().from(guestSession),
    ]);
    for (const token of tokens) expect(everything).not.toContain(token);
  });
});

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

describe("sending again", () => {
  it("gives another link; the old one stops, devices that are in stay in", async () => {
    const id = await invitedId();
    const first = (await linksOf(id))[0];
    const outcome = await sendLinkAction({ selectionId: "sel_one", id });
    expect(outcome).toMatchObject({ ok: true, value: { links: [{ email: METTE.email }], mailed: false } });
    const all = await linksOf(id);
    expect(all).toHaveLength(2);
    expect(all.find((one) => one.id === first?.id)?.revokedAt).not.toBeNull();
    expect(all.filter(({ revokedAt }) => revokedAt === null)).toHaveLength(1);
  });

  it("is not possible for whoever has no address", async () => {
    expect(await sendLinkAction({ selectionId: "sel_one", id: "par_one_observer" })).toMatchObject({
      code: "participant.no_address",
    });
  });

  it("another device is allowed for fifteen minutes, while there is a link in force", async () => {
    const id = await invitedId();
    const outcome = await allowDeviceAction({ selectionId: "sel_one", id });
    const until = outcome.ok ? Date.parse(outcome.value.deviceAllowedUntil) : 0;
    expect(Math.abs(until - Date.now() - 15 * 60_000)).toBeLessThan(10_000);
    await db.transaction((tx) => tx.update(invitation).set({ expiresAt: AT }));
    expect(await allowDeviceAction({ selectionId: "sel_one", id })).toMatchObject({
      code: "invitation.none_in_force",
    });
  });
});

describe("reminding", () => {
  it("goes to those with something left to score, not to those who are done, out or only look on", async () => {
    const mette = await invitedId(METTE, {
      groupIds: ["grp_one_Chemistry"],
      candidateIds: ["can_one_fjord"],
    });
    const ole = await invitedId(OLE);
    await invitedId({ name: "Otto", email: "otto@firma.dk" }, { role: "observer" });
    const gone = await invitedId({ name: "Gone", email: "gone@firma.dk" });
    await revokeParticipantAction({ selectionId: "sel_one", id: gone });
    await submit(mette);
    const outcome = await remindAction({ selectionId: "sel_one", id: null });
    expect(outcome.ok && outcome.value.links.map(({ participantId }) => participantId)).toEqual([ole]);
    expect((await row(ole))?.remindedAt).not.toBeNull();
    expect(await remindAction({ selectionId: "sel_one", id: mette })).toMatchObject({
      code: "participant.nobody_to_remind",
    });
    expect(await remindAction({ selectionId: "sel_one", id: ole })).toMatchObject({ ok: true });
  });

  it("is over once scoring is closed", async () => {
    await invitedId();
    await db.transaction((tx) => tx.update(selection).set({ scoringClosedAt: AT }));
    expect(await remindAction({ selectionId: "sel_one", id: null })).toMatchObject({
      code: "scoring.closed",
    });
  });
});

describe("the frame of scoring", () => {
  const set = (deadline: string | null, scorerNames: "shown" | "hidden", expectedEdition = 1) =>
    setScoringFrameAction({ selectionId: "sel_one", deadline, scorerNames, expectedEdition });

  it("holds a deadline and whether names are shown", async () => {
    expect(await set("2026-12-01", "hidden")).toEqual({ ok: true, value: { edition: 2 } });
    const [found] = await db.read.select().from(selection).where(eq(selection.id, "sel_one"));
    expect(found).toMatchObject({ scoringDeadline: "2026-12-01", scorerNames: "hidden" });
    expect(await set(null, "hidden", 1)).toMatchObject({ code: "row.changed_meanwhile" });
    expect(await set("2026-02-30", "hidden", 2)).toMatchObject({ fields: [{ path: "deadline" }] });
  });

  it("names are settled with the first submission; the deadline may still move", async () => {
    await submit("par_one_evaluator");
    expect(await set(null, "hidden")).toMatchObject({
      code: "scoring.names_settled",
      fields: [{ path: "scorerNames" }],
    });
    expect(await set("2026-12-24", "shown")).toMatchObject({ ok: true });
  });
});
