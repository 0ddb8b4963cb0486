import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/engine/database";
import { organisationsOfUser } from "@/db/queries/access";
import { account, user } from "@/db/schema/auth";
import { guestSession, invitation } from "@/db/schema/participant";
import { openMemory } from "@/db/testing/open-memory";
import { addParticipant, addUser } from "@/db/testing/selection-fixture";
import { readSelection } from "./access";
import { joinAsLead, type Visitor } from "./guest-door";
import { atDoor, link, look, METTE, NOBODY, open, personOf, standAtDoor } from "./testing/guest-door";

let db: Database;
beforeEach(async () => {
  db = await openMemory();
  await standAtDoor(db);
});
afterEach(() => db.close());

describe("somebody signed in", () => {
  const mette = async (): Promise<Visitor> => {
    await db.transaction((tx) => addUser(tx, "mette"));
    return { account: { userId: "usr_mette", email: "mette@example.test" }, guestKeys: [] };
  };
  const OWN = { name: "Mette", email: "mette@example.test" };

  it("with the invited address takes the part with the account, on any device", async () => {
    const visitor = await mette();
    const token = await link("evaluator", OWN);
    expect(await open(token, visitor)).toMatchObject({
      ok: true,
      value: { cookie: null, goal: "/score/sel_one" },
    });
    expect(await personOf(OWN.email)).toMatchObject({ userId: "usr_mette" });
    expect(await look(token, visitor)).toBe("inside");
    expect(await db.read.select().from(guestSession)).toEqual([]);
    expect(await organisationsOfUser(db.read, "usr_mette")).toEqual([]);
  });

  it("with another address is refused in words, and nothing is used up", async () => {
    const token = await link();
    const visitor = await mette();
    expect(await look(token, visitor)).toBe("other_account");
    expect(await open(token, visitor)).toMatchObject({ code: "invitation.other_account" });
    expect((await db.read.select().from(invitation))[0]?.openedAt).toBeNull();
    expect(await open(token)).toMatchObject({ ok: true });
  });

  it("who takes part already with the account is told so", async () => {
    const token = await link("evaluator", OWN);
    const visitor = await mette();
    await db.transaction((tx) => addParticipant(tx, "one", "mette", "observer"));
    expect(await open(token, visitor)).toMatchObject({ code: "invitation.already_in" });
  });
});

describe("a lead's link", () => {
  const NEW = { name: "Mette Holm", password: "correct horse battery" };

  it("does not open without an account", async () => {
    const token = await link("lead");
    expect(await look(token)).toBe("new_account");
    expect(await open(token)).toMatchObject({ code: "invitation.account_needed" });
    expect(await db.read.select().from(guestSession)).toEqual([]);
  });

  it("makes an account for the invited address, a member of the organisation, and binds the part", async () => {
    const token = await link("lead");
    const outcome = await joinAsLead(atDoor().door, token, NOBODY, NEW);
    expect(outcome).toMatchObject({ ok: true, value: { goal: "/selections/sel_one" } });
    const userId = outcome.ok ? outcome.value.userId : "";
    expect(await organisationsOfUser(db.read, userId)).toMatchObject([
      { organisation: { id: "org_one" }, role: "member" },
    ]);
    const actor = { userId, name: NEW.name };
    expect(await readSelection(db.read, actor, "sel_one", "participants.read")).toMatchObject({ ok: true });
    expect(await readSelection(db.read, actor, "sel_two", "selection.read")).toMatchObject({
      code: "access.not_found",
    });
    expect(JSON.stringify(await db.read.select().from(account))).not.toContain(NEW.password);
  });

  it("makes one account, however many try at once", async () => {
    const token = await link("lead");
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => joinAsLead(atDoor().door, token, NOBODY, NEW)),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const made = (await db.read.select().from(user)).filter(({ email }) => email === METTE.email);
    expect(made).toHaveLength(1);
  });

  it("asks whoever has an account to sign in with it", async () => {
    await db.transaction((tx) => addUser(tx, "mette"));
    const token = await link("lead", { name: "Mette", email: "mette@example.test" });
    expect(await look(token)).toBe("sign_in");
    expect(await joinAsLead(atDoor().door, token, NOBODY, NEW)).toMatchObject({
      code: "invitation.account_needed",
    });
    const visitor = { account: { userId: "usr_mette", email: "mette@example.test" }, guestKeys: [] };
    expect(await open(token, visitor)).toMatchObject({ ok: true, value: { cookie: null } });
    expect(await organisationsOfUser(db.read, "usr_mette")).toMatchObject([
      { organisation: { id: "org_one" }, role: "member" },
    ]);
  });

  it("no other link makes an account", async () => {
    for (const role of ["evaluator", "observer"] as const) {
      const token = await link(role, { name: role, email: `${role}@firma.dk` });
      expect(await joinAsLead(atDoor().door, token, NOBODY, NEW)).toMatchObject({
        code: "invitation.no_account_needed",
      });
    }
    expect(await joinAsLead(atDoor().door, "x".repeat(43), NOBODY, NEW)).toMatchObject({
      code: "invitation.unknown",
    });
  });
});
