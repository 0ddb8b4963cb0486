import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Database } from "@/db/engine/database";
import { installationState, setupCodeHash } from "@/db/queries/organisation";
import { auditEvent } from "@/db/schema/audit";
import { account, user } from "@/db/schema/auth";
import { member, organisation } from "@/db/schema/organisation";
import { openMemory } from "@/db/testing/open-memory";
import { type Doorway, doorOffers, enterSample, isLocalDoor, startForReal } from "./installation";
import { createSetupCode } from "./setup-code";

let db: Database;
let clock: Date;
beforeEach(async () => {
  db = await openMemory();
  clock = new Date("2026-11-22T08:00:00Z");
});
afterEach(() => db.close());

const door = (isLocal: boolean): Doorway => ({ database: db, now: () => clock, isLocal });
const OWNER = {
  name: "Mette Holm",
  email: "mette@example.dk",
  password: "a long enough password",
  organisation: "Hansen Maskinfabrik",
  setupCode: "",
};
const NAMES = { person: "Guest", organisation: "Sample company" };
const nothing = async () => "sel_sample";

describe("who is at the door", () => {
  const local = { loopback: true, proxyHeader: null, origin: "http://127.0.0.1:3000" };
  it.each(["127.0.0.1:3000", "localhost:3000", "LOCALHOST", "[::1]:3000"])("this machine by %s", (host) => {
    expect(isLocalDoor(local, host)).toBe(true);
  });
  it.each<[string, typeof local, string | null]>([
    ["a name that was pointed here", local, "evil.example:3000"],
    ["nobody's name", local, null],
    ["an address open to others", { ...local, loopback: false }, "localhost:3000"],
    ["a name seen through a proxy", { ...local, origin: "https://shortlist.example.dk" }, "localhost:3000"],
  ])("somebody else by %s", (_what, settings, host) => {
    expect(isLocalDoor(settings, host)).toBe(false);
  });
  it("somebody else behind a proxy that is named", () => {
    expect(isLocalDoor({ ...local, proxyHeader: "x-real-ip" }, "localhost:3000")).toBe(false);
  });
});

describe("what the front page offers", () => {
  it.each([
    [{ started: false, sampleUserId: null }, true, { start: "open", sample: "load" }],
    [{ started: false, sampleUserId: "usr_1" }, true, { start: "open", sample: "return" }],
    [{ started: false, sampleUserId: null }, false, { start: "with_code", sample: "none" }],
    [{ started: false, sampleUserId: "usr_1" }, false, { start: "with_code", sample: "none" }],
    [{ started: true, sampleUserId: "usr_1" }, true, { start: "closed", sample: "none" }],
  ])("with %o from this machine: %s", (state, isLocal, offers) => {
    expect(doorOffers(state, isLocal)).toEqual(offers);
  });
});

describe("starting for real", () => {
  it("makes an account, an organisation that is its own, and a line in the record", async () => {
    const outcome = await startForReal(door(true), OWNER);
    expect(outcome).toMatchObject({ ok: true });
    expect(await db.read.select().from(organisation)).toMatchObject([
      { name: "Hansen Maskinfabrik", isSample: false },
    ]);
    expect(await db.read.select().from(member)).toMatchObject([{ role: "owner" }]);
    expect(await db.read.select().from(auditEvent)).toHaveLength(1);
    const [held] = await db.read.select().from(account);
    expect(held?.password).not.toContain(OWNER.password);
  });

  it("is possible once: afterwards the door is shut, from this machine, too", async () => {
    await startForReal(door(true), OWNER);
    const second = await startForReal(door(true), { ...OWNER, email: "eve@example.com" });
    expect(second).toMatchObject({ code: "account.closed" });
    expect(await enterSample(door(true), NAMES, nothing)).toMatchObject({ code: "account.closed" });
    expect(await db.read.select().from(user)).toHaveLength(1);
  });

  it("lets exactly one of several through that come at the same moment", async () => {
    const outcomes = await Promise.all(
      [1, 2, 3, 4].map((number) =>
        startForReal(door(true), { ...OWNER, email: `person${number}@example.dk` }),
      ),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db.read.select().from(organisation)).toHaveLength(1);
  });

  it("needs the one-time code from anywhere else, which is then gone", async () => {
    const code = (await createSetupCode(db)) ?? "";
    expect(await startForReal(door(false), OWNER)).toMatchObject({ code: "account.code_needed" });
    expect(await startForReal(door(false), { ...OWNER, setupCode: "wrong-wrong" })).toMatchObject({
      code: "account.code_wrong",
      fields: [{ path: "setupCode" }],
    });
    expect(await startForReal(door(false), { ...OWNER, setupCode: code.toUpperCase() })).toMatchObject({
      ok: true,
    });
    expect(await setupCodeHash(db.read)).toBeNull();
  });

  it("lets nobody in from elsewhere when no code was made", async () => {
    expect(await startForReal(door(false), { ...OWNER, setupCode: "00000-00000" })).toMatchObject({
      code: "account.code_wrong",
    });
  });

  it("stops guessing at the code after ten tries, the right one included, until time has passed", async () => {
    const code = (await createSetupCode(db)) ?? "";
    for (let count = 0; count < 10; count += 1)
      await startForReal(door(false), { ...OWNER, setupCode: `guess-${count}` });
    expect(await startForReal(door(false), { ...OWNER, setupCode: code })).toMatchObject({
      code: "account.too_many_attempts",
      params: { minutes: 15 },
    });
    clock = new Date(clock.getTime() + 16 * 60_000);
    expect(await startForReal(door(false), { ...OWNER, setupCode: code })).toMatchObject({ ok: true });
  });
});

describe("the sample", () => {
  it("is made once and found again afterwards", async () => {
    const fill = vi.fn(nothing);
    const first = await enterSample(door(true), NAMES, fill);
    const second = await enterSample(door(true), NAMES, fill);
    expect(first).toEqual(second);
    expect(fill).toHaveBeenCalledTimes(1);
    expect(await installationState(db.read)).toMatchObject({ started: false });
  });

  it("is made once by two clicks at the same moment", async () => {
    const outcomes = await Promise.all([1, 2, 3].map(() => enterSample(door(true), NAMES, nothing)));
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(await db.read.select().from(organisation).where(eq(organisation.isSample, true))).toHaveLength(1);
  });

  it("is not there for anybody else than this machine", async () => {
    expect(await enterSample(door(false), NAMES, nothing)).toMatchObject({ code: "account.closed" });
    expect(await db.read.select().from(user)).toEqual([]);
  });

  it("leaves nothing behind when it cannot be filled", async () => {
    const broken = async () => {
      throw new Error("the sample is broken");
    };
    await expect(enterSample(door(true), NAMES, broken)).rejects.toThrow();
    expect(await db.read.select().from(user)).toEqual([]);
    expect(await db.read.select().from(organisation)).toEqual([]);
  });
});
