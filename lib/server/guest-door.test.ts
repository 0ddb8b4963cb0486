import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/engine/database";
import { organisationsOfUser, selectionOfGuest } from "@/db/queries/access";
import { auditEvent } from "@/db/schema/audit";
import { account, rateLimit, user } from "@/db/schema/auth";
import { deviceCode, guestSession, invitation, participant } from "@/db/schema/participant";
import { selection } from "@/db/schema/selection";
import { openMemory } from "@/db/testing/open-memory";
import { addParticipant, addSelection, addUser } from "@/db/testing/selection-fixture";
import { firstBrokenLink } from "@/db/writes/audit";
import { allowDevice, endAccess } from "@/db/writes/invitation";
import { inviteParticipants, revokeParticipant } from "@/db/writes/participant";
import { readSelection } from "./access";
import { tokenHash } from "./guest-cookie";
import {
  type Door,
  joinAsLead,
  leaveAsGuest,
  lookAtLink,
  openLink,
  sendDeviceCode,
  type Visitor,
} from "./guest-door";
import { giveLinks } from "./participant-links";

let db: Database;
let clock: Date;
let sentCodes: string[];
let mailIsOn: boolean;
let door: Door;

const PLACE = { id: "sel_one", organisationId: "org_one", openingConfirmerId: null, pricesOpenedAt: null };
const NOBODY: Visitor = { account: null, guestKeys: [] };
const METTE = { name: "Mette Holm", email: "mette@firma.dk" };
const later = (minutes: number) => {
  clock = new Date(clock.getTime() + minutes * 60_000);
};
const iso = () => clock.toISOString();

beforeEach(async () => {
  db = await openMemory();
  clock = new Date("2026-11-22T10:00:00.000Z");
  sentCodes = [];
  mailIsOn = true;
  door = {
    database: db,
    now: () => clock,
    secret: "s".repeat(43),
    post: {
      isConfigured: () => mailIsOn,
      link: async () => undefined,
      code: async (_tx, { code }) => {
        sentCodes.push(code);
      },
    },
  };
  await db.transaction(async (tx) => {
    for (const name of ["lead", "stranger"]) await addUser(tx, name);
    for (const key of ["one", "two"]) await addSelection(tx, key);
    await addParticipant(tx, "one", "lead", "lead");
  });
});
afterEach(() => db.close());

async function link(
  role: "lead" | "evaluator" | "observer" = "evaluator",
  person = METTE,
  selectionId = "sel_one",
): Promise<string> {
  return db.transaction(async (tx) => {
    const [row] = (await tx.select().from(selection)).filter(({ id }) => id === selectionId);
    if (!row) throw new Error("no such selection");
    const part = { role, locale: "da", knowsPrices: false, groupIds: null, candidateIds: null } as const;
    const done = await inviteParticipants(tx, row, [person], part, iso());
    const [first] = done.ok ? done.value : [];
    if (!first?.ok || !first.change.after) throw new Error("not invited");
    const [given] = await giveLinks(tx, linkRound(row, [first.change.after]), door.post, iso());
    return tokenOf(given?.link);
  });
}

const linkRound = (row: typeof selection.$inferSelect, people: (typeof participant.$inferSelect)[]) => ({
  selection: row,
  sender: { id: "par_one_lead", name: "Lone Leder" },
  receivers: people.map((person) => ({ person, open: null })),
  origin: "https://shortlist.example.dk",
});
const tokenOf = (address: string | undefined) => address?.split("/invited/")[1] ?? "";

async function newLinkFor(email: string): Promise<string> {
  return db.transaction(async (tx) => {
    const people = (await tx.select().from(participant)).filter((one) => one.email === email);
    const [row] = (await tx.select().from(selection)).filter(({ id }) => id === people[0]?.selectionId);
    if (!row) throw new Error("no selection");
    const [given] = await giveLinks(tx, linkRound(row, people), door.post, iso());
    return tokenOf(given?.link);
  });
}

const open = (token: string, visitor = NOBODY, code: string | null = null) =>
  openLink(door, token, visitor, { code, device: "Firefox, Linux" });
const look = async (token: string, visitor = NOBODY) =>
  (await lookAtLink(db.read, token, visitor, iso())).state;
const personOf = async (email = METTE.email) =>
  (await db.read.select().from(participant)).find((one) => one.email === email);
const keyOf = (outcome: Awaited<ReturnType<typeof open>>) =>
  outcome.ok && outcome.value.cookie ? tokenHash(outcome.value.cookie.value) : "";
const guest = (key: string) => ({ userId: null, name: "", guestKeys: [key] });

describe("looking at a link", () => {
  it("changes nothing, however often: programs that examine mail use nothing up", async () => {
    const token = await link();
    const state = async () =>
      JSON.stringify([
        await db.read.select().from(invitation),
        await db.read.select().from(guestSession),
        await db.read.select().from(auditEvent),
      ]);
    const before = await state();
    for (let times = 0; times < 20; times += 1) expect(await look(token)).toBe("open");
    expect(await state()).toBe(before);
  });

  it.each(["", "abc", "x".repeat(43), "../../etc", "%00", "æ".repeat(43), "x".repeat(10_000)])(
    "an unknown or cut-off link %j tells nothing",
    async (token) => {
      await link();
      expect(await lookAtLink(db.read, token, NOBODY, iso())).toEqual({ state: "unknown", found: null });
      expect(await open(token)).toMatchObject({ ok: false, code: "invitation.unknown" });
      expect(await sendDeviceCode(door, token, NOBODY)).toMatchObject({ code: "invitation.unknown" });
    },
  );

  it("a link with its last letter cut off is unknown", async () => {
    const token = await link();
    expect(await look(token.slice(0, -1))).toBe("unknown");
  });

  it("is over after 14 days", async () => {
    const token = await link();
    later(14 * 24 * 60 - 1);
    expect(await look(token)).toBe("open");
    later(1);
    expect(await look(token)).toBe("expired");
    expect(await open(token)).toMatchObject({ code: "invitation.expired" });
  });

  it("is over at once when its holder is put out", async () => {
    const token = await link();
    const id = (await personOf())?.id ?? "";
    await db.transaction((tx) => revokeParticipant(tx, PLACE, id, iso()));
    expect(await look(token)).toBe("revoked");
    expect(await open(token)).toMatchObject({ code: "invitation.revoked" });
  });

  it("an older link says that there is a newer one", async () => {
    const token = await link();
    const newer = await newLinkFor(METTE.email);
    expect(await look(token)).toBe("replaced");
    expect(await open(token)).toMatchObject({ code: "invitation.replaced" });
    expect(await look(newer)).toBe("open");
  });
});

describe("opening a link", () => {
  it("lets this device into this selection alone, for sixty days", async () => {
    const outcome = await open(await link("observer"));
    expect(outcome).toMatchObject({ ok: true, value: { goal: "/selections/sel_one" } });
    const actor = guest(keyOf(outcome));
    expect(await readSelection(db.read, actor, "sel_one", "selection.read")).toMatchObject({ ok: true });
    expect(await readSelection(db.read, actor, "sel_two", "selection.read")).toMatchObject({
      code: "access.not_found",
    });
    later(60 * 24 * 60);
    expect(await selectionOfGuest(db.read, [keyOf(outcome)], "sel_one", iso())).toBeUndefined();
  });

  it("leads whoever judges to their own page", async () => {
    expect(await open(await link("evaluator"))).toMatchObject({ value: { goal: "/score/sel_one" } });
  });

  it("writes on record that it was opened, by whom and on what, and no secret", async () => {
    const token = await link();
    await open(token);
    const events = await db.read.select().from(auditEvent);
    expect(events).toMatchObject([
      {
        action: "invitation.letIn",
        actorName: METTE.name,
        after: '{"device":"Firefox, Linux","with":"link"}',
      },
    ]);
    expect(firstBrokenLink(events)).toBeNull();
  });

  it("of a hundred devices at once one is let in", async () => {
    const token = await link();
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => open(token)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    for (const outcome of outcomes) if (!outcome.ok) expect(outcome.code).toBe("invitation.code_needed");
    expect(await db.read.select().from(guestSession)).toHaveLength(1);
  });

  it("on the device that is in goes on, and makes no second session", async () => {
    const token = await link();
    const visitor = { account: null, guestKeys: [keyOf(await open(token))] };
    expect(await look(token, visitor)).toBe("inside");
    later(20 * 24 * 60);
    expect(await open(token, visitor)).toMatchObject({ ok: true, value: { cookie: null } });
    expect(await db.read.select().from(guestSession)).toHaveLength(1);
  });

  it("a device let in may leave, and others stay in", async () => {
    const token = await link("observer");
    const first = keyOf(await open(token));
    const id = (await personOf())?.id ?? "";
    await db.transaction((tx) => allowDevice(tx, id, iso()));
    const second = keyOf(await open(token));
    await leaveAsGuest(door, "sel_two", [first]);
    expect(await selectionOfGuest(db.read, [first], "sel_one", iso())).toBeDefined();
    await leaveAsGuest(door, "sel_one", [first]);
    expect(await selectionOfGuest(db.read, [first], "sel_one", iso())).toBeUndefined();
    expect(await selectionOfGuest(db.read, [second], "sel_one", iso())).toBeDefined();
  });

  it("a session never leads, not even one from before a promotion", async () => {
    const key = keyOf(await open(await link("observer")));
    await db.transaction((tx) => tx.update(participant).set({ role: "lead" }).where(sql`email is not null`));
    expect(await readSelection(db.read, guest(key), "sel_one", "selection.read")).toMatchObject({
      code: "access.not_found",
    });
  });
});

describe("another device", () => {
  const opened = async () => {
    const token = await link();
    await open(token);
    return token;
  };
  const codeFor = async (token: string) => {
    expect(await sendDeviceCode(door, token, NOBODY)).toEqual({ ok: true, value: { minutes: 15 } });
    return sentCodes.at(-1) ?? "";
  };

  it("is asked for a code, and let in with it once", async () => {
    const token = await opened();
    expect(await look(token)).toBe("code_needed");
    expect(await open(token)).toMatchObject({ code: "invitation.code_needed" });
    const code = await codeFor(token);
    expect(code).toMatch(/^\d{8}$/);
    expect(await open(token, NOBODY, `${code.slice(0, 4)} ${code.slice(4)}`)).toMatchObject({ ok: true });
    expect(await open(token, NOBODY, code)).toMatchObject({ code: "invitation.code_wrong" });
    expect(await db.read.select().from(guestSession)).toHaveLength(2);
  });

  it("of a hundred that try one code at once, one is let in", async () => {
    const token = await opened();
    const code = await codeFor(token);
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => open(token, NOBODY, code)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db.read.select().from(guestSession)).toHaveLength(2);
  });

  it("a code ends after fifteen minutes, with the first use of any, and with its holder's part", async () => {
    const token = await opened();
    const late = await codeFor(token);
    later(15);
    expect(await open(token, NOBODY, late)).toMatchObject({ code: "invitation.code_wrong" });
    const one = await codeFor(token);
    const two = await codeFor(token);
    expect(await open(token, NOBODY, one)).toMatchObject({ ok: true });
    expect(await open(token, NOBODY, two)).toMatchObject({ code: "invitation.code_wrong" });
    later(15);
    const last = await codeFor(token);
    const id = (await personOf())?.id ?? "";
    await db.transaction((tx) => endAccess(tx, id, iso()));
    expect(await open(await newLinkFor(METTE.email), NOBODY)).toMatchObject({ ok: true });
    expect(await open(await newLinkFor(METTE.email), NOBODY)).toMatchObject({ ok: true });
    const newest = await newLinkFor(METTE.email);
    await open(newest);
    expect(await open(newest, NOBODY, last)).toMatchObject({ code: "invitation.code_wrong" });
  });

  it("a code of one person opens nobody else's link", async () => {
    const token = await opened();
    const other = await link("evaluator", { name: "Ole", email: "ole@firma.dk" });
    await open(other);
    const code = await codeFor(token);
    expect(await open(other, NOBODY, code)).toMatchObject({ code: "invitation.code_wrong" });
    expect(await open(token, NOBODY, code)).toMatchObject({ ok: true });
  });

  it("ten guesses are looked at in any fifteen minutes; then not even the right code is", async () => {
    const token = await opened();
    const code = await codeFor(token);
    const wrong = code === "00000000" ? "00000001" : "00000000";
    for (let guess = 0; guess < 10; guess += 1) {
      expect(await open(token, NOBODY, wrong)).toMatchObject({ code: "invitation.code_wrong" });
      later(1);
    }
    expect(await open(token, NOBODY, code)).toMatchObject({
      code: "invitation.too_many_guesses",
      params: { minutes: 5 },
    });
    // The first guess is fifteen minutes old: one more is looked at, not ten.
    later(5);
    const fresh = await codeFor(token);
    expect(await open(token, NOBODY, wrong)).toMatchObject({ code: "invitation.code_wrong" });
    expect(await open(token, NOBODY, fresh)).toMatchObject({ code: "invitation.too_many_guesses" });
  });

  it("of a hundred guesses at once ten are looked at", async () => {
    const token = await opened();
    await codeFor(token);
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, (_, n) => open(token, NOBODY, String(90_000_000 + n))),
    );
    const codes = outcomes.map((outcome) => (outcome.ok ? "in" : outcome.code));
    expect(codes.filter((code) => code === "invitation.code_wrong")).toHaveLength(10);
    expect(codes.filter((code) => code === "invitation.too_many_guesses")).toHaveLength(90);
  });

  it("the count is in the database, under the participant, whatever link or address the guess comes from", async () => {
    const token = await opened();
    for (let guess = 0; guess < 10; guess += 1) await open(token, NOBODY, "12345678");
    expect(await db.read.select().from(rateLimit)).toHaveLength(10);
    const newer = await newLinkFor(METTE.email);
    await open(newer);
    // Another server, or this one started anew, knows nothing but the database.
    expect(await openLink({ ...door }, newer, NOBODY, { code: "12345678", device: "" })).toMatchObject({
      code: "invitation.too_many_guesses",
    });
  });

  it("what is no code is not counted as a guess", async () => {
    const token = await opened();
    for (const code of ["", "1234", "123456789", "abcdefgh"])
      expect(await open(token, NOBODY, code)).toMatchObject({ code: "invitation.code_form" });
    expect(await db.read.select().from(rateLimit)).toEqual([]);
  });

  it("three codes may be asked for in fifteen minutes", async () => {
    const token = await opened();
    for (let request = 0; request < 3; request += 1) await codeFor(token);
    expect(await sendDeviceCode(door, token, NOBODY)).toMatchObject({
      code: "invitation.too_many_requests",
      params: { minutes: 15 },
    });
    expect(sentCodes).toHaveLength(3);
  });

  it("without mail no code is made, and the page can say so", async () => {
    const token = await opened();
    mailIsOn = false;
    expect(await sendDeviceCode(door, token, NOBODY)).toMatchObject({ code: "invitation.mail_off" });
    expect(await db.read.select().from(deviceCode)).toEqual([]);
  });

  it("no code is sent for a link that needs none", async () => {
    expect(await sendDeviceCode(door, await link(), NOBODY)).toMatchObject({
      code: "invitation.no_code_needed",
    });
  });

  it("the lead's word lets one in, once, for fifteen minutes", async () => {
    const token = await opened();
    const allow = async () => {
      const id = (await personOf())?.id ?? "";
      await db.transaction((tx) => allowDevice(tx, id, iso()));
    };
    await allow();
    expect(await look(token)).toBe("open");
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => open(token)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    await allow();
    later(15);
    expect(await open(token)).toMatchObject({ code: "invitation.code_needed" });
  });

  it("neither links, codes nor cookies are anywhere in the database", async () => {
    const token = await link();
    const outcome = await open(token);
    const cookie = outcome.ok ? (outcome.value.cookie?.value ?? "none") : "none";
    const code = await codeFor(token);
    const everything = JSON.stringify(
      await Promise.all(
        [participant, invitation, guestSession, deviceCode, auditEvent, rateLimit].map((table) =>
          db.read.select().from(table),
        ),
      ),
    );
    for (const secret of [token, cookie, code]) expect(everything).not.toContain(secret);
  });
});

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
    const outcome = await joinAsLead(door, token, NOBODY, NEW);
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
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => joinAsLead(door, token, NOBODY, NEW)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const made = (await db.read.select().from(user)).filter(({ email }) => email === METTE.email);
    expect(made).toHaveLength(1);
  });

  it("asks whoever has an account to sign in with it", async () => {
    await db.transaction((tx) => addUser(tx, "mette"));
    const token = await link("lead", { name: "Mette", email: "mette@example.test" });
    expect(await look(token)).toBe("sign_in");
    expect(await joinAsLead(door, token, NOBODY, NEW)).toMatchObject({ code: "invitation.account_needed" });
    const visitor = { account: { userId: "usr_mette", email: "mette@example.test" }, guestKeys: [] };
    expect(await open(token, visitor)).toMatchObject({ ok: true, value: { cookie: null } });
    expect(await organisationsOfUser(db.read, "usr_mette")).toMatchObject([
      { organisation: { id: "org_one" }, role: "member" },
    ]);
  });

  it("no other link makes an account", async () => {
    for (const role of ["evaluator", "observer"] as const) {
      const token = await link(role, { name: role, email: `${role}@firma.dk` });
      expect(await joinAsLead(door, token, NOBODY, NEW)).toMatchObject({
        code: "invitation.no_account_needed",
      });
    }
    expect(await joinAsLead(door, "x".repeat(43), NOBODY, NEW)).toMatchObject({ code: "invitation.unknown" });
  });
});
