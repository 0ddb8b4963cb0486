import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/engine/database";
import { selectionOfGuest } from "@/db/queries/access";
import { auditEvent } from "@/db/schema/audit";
import { guestSession, invitation, participant } from "@/db/schema/participant";
import { openMemory } from "@/db/testing/open-memory";
import { firstBrokenLink } from "@/db/writes/audit";
import { allowDevice } from "@/db/writes/invitation";
import { revokeParticipant } from "@/db/writes/participant";
import { readSelection } from "./access";
import { leaveAsGuest, lookAtLink, sendDeviceCode } from "./guest-door";
import {
  atDoor,
  guest,
  iso,
  keyOf,
  later,
  link,
  look,
  METTE,
  NOBODY,
  newLinkFor,
  open,
  PLACE,
  personOf,
  standAtDoor,
} from "./testing/guest-door";

let db: Database;
beforeEach(async () => {
  db = await openMemory();
  await standAtDoor(db);
});
afterEach(() => db.close());

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
      expect(await sendDeviceCode(atDoor().door, token, NOBODY)).toMatchObject({
        code: "invitation.unknown",
      });
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
    await leaveAsGuest(atDoor().door, "sel_two", [first]);
    expect(await selectionOfGuest(db.read, [first], "sel_one", iso())).toBeDefined();
    await leaveAsGuest(atDoor().door, "sel_one", [first]);
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
