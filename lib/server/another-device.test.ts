import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/engine/database";
import { auditEvent } from "@/db/schema/audit";
import { rateLimit } from "@/db/schema/auth";
import { deviceCode, guestSession, invitation, participant } from "@/db/schema/participant";
import { openMemory } from "@/db/testing/open-memory";
import { allowDevice, endAccess } from "@/db/writes/invitation";
import { openLink, sendDeviceCode } from "./guest-door";
import {
  atDoor,
  iso,
  later,
  link,
  look,
  METTE,
  NOBODY,
  newLinkFor,
  open,
  personOf,
  standAtDoor,
} from "./testing/guest-door";

let db: Database;
beforeEach(async () => {
  db = await openMemory();
  await standAtDoor(db);
});
afterEach(() => db.close());

describe("another device", () => {
  const opened = async () => {
    const token = await link();
    await open(token);
    return token;
  };
  const codeFor = async (token: string) => {
    expect(await sendDeviceCode(atDoor().door, token, NOBODY)).toEqual({ ok: true, value: { minutes: 15 } });
    return atDoor().codes.at(-1) ?? "";
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
    expect(
      await openLink({ ...atDoor().door }, newer, NOBODY, { code: "12345678", device: "" }),
    ).toMatchObject({
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
    expect(await sendDeviceCode(atDoor().door, token, NOBODY)).toMatchObject({
      code: "invitation.too_many_requests",
      params: { minutes: 15 },
    });
    expect(atDoor().codes).toHaveLength(3);
  });

  it("without mail no code is made, and the page can say so", async () => {
    const token = await opened();
    atDoor().mailIsOn = false;
    expect(await sendDeviceCode(atDoor().door, token, NOBODY)).toMatchObject({ code: "invitation.mail_off" });
    expect(await db.read.select().from(deviceCode)).toEqual([]);
  });

  it("no code is sent for a link that needs none", async () => {
    expect(await sendDeviceCode(atDoor().door, await link(), NOBODY)).toMatchObject({
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
