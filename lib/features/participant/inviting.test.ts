import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/engine/database";
import { listParticipants } from "@/db/queries/participant";
import { auditEvent } from "@/db/schema/audit";
import { mailMessage } from "@/db/schema/mail";
import { guestSession, invitation, participant } from "@/db/schema/participant";
import { openMemory } from "@/db/testing/open-memory";
import { AT, inviting, METTE, OLE, PART, peopleRows, seedPeople } from "@/db/testing/participant-fixture";
import { addDays } from "@/lib/domain/participation";
import { tokenHash } from "@/lib/server/guest-cookie";
import { askAs, request } from "@/lib/server/testing/request";
import {
  allowDeviceAction,
  inviteParticipantsAction,
  remindAction,
  revokeParticipantAction,
  sendLinkAction,
  setScoringFrameAction,
  updateParticipantAction,
} from "./actions";

let db: Database;
beforeEach(async () => {
  db = await openMemory();
  await seedPeople(db);
  request.database = db;
  askAs("lead");
});
afterEach(() => db.close());

const { row, listed, linksOf } = peopleRows(() => db);
const { invite, invited, invitedId } = inviting(inviteParticipantsAction);

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
    askAs(name);
    for (const write of writes("sel_one", "par_one_observer"))
      expect(await write()).toMatchObject({ code: "access.forbidden" });
    expect(await db.read.select().from(invitation)).toEqual([]);
  });

  it("for the lead of another selection, and for a stranger, it is not there", async () => {
    askAs("stranger");
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
    askAs("stranger");
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
