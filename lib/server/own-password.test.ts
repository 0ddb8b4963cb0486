import { hashPassword } from "better-auth/crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/engine/database";
import { user } from "@/db/schema/auth";
import { openMemory } from "@/db/testing/open-memory";
import { takeAttempt } from "@/db/writes/attempt";
import { createOwner } from "@/db/writes/organisation";
import { verifyOwnPassword } from "./own-password";
import { answerSignIn, buildSignIn, type SignIn } from "./sign-in";
import { ATTEMPT_RULES } from "./sign-in-limits";

const ORIGIN = "http://127.0.0.1:3000";
const PASSWORD = "correct horse battery";
// Once: hashing takes long on purpose.
const HASHED = hashPassword(PASSWORD);
const settings = { origin: ORIGIN, origins: [ORIGIN], secret: "s".repeat(43), proxyHeader: null };
const NOW = new Date("2026-11-22T09:00:00.000Z");

describe("one's own password, asked for once more", { timeout: 60_000 }, () => {
  let db: Database;
  let auth: SignIn;
  let headers: Headers;
  let userId: string;

  beforeEach(async () => {
    db = await openMemory();
    auth = buildSignIn(db, settings);
    const passwordHash = await HASHED;
    const owner = { name: "Mette", email: "mette@example.dk", passwordHash };
    await db.transaction((tx) =>
      createOwner(tx, { ...owner, organisationName: "Hansen", isSample: false }, NOW.toISOString()),
    );
    const answer = await answerSignIn(
      auth,
      new Request(`${ORIGIN}/api/auth/sign-in/email`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: ORIGIN },
        body: JSON.stringify({ email: owner.email, password: PASSWORD }),
      }),
    );
    headers = new Headers({ cookie: answer.headers.get("set-cookie")?.split(";")[0] ?? "" });
    userId = (await db.read.select({ id: user.id }).from(user))[0]?.id ?? "";
    // Passwords are slow to hash on purpose, more so on a busy machine.
  }, 60_000);
  afterEach(() => db.close());

  const verify = (password: string, now = NOW) =>
    verifyOwnPassword({ auth, database: db, headers, userId, password, now });

  /** Tries that were counted, without the slow work of checking a password each time. */
  const triedBefore = (count: number) =>
    db.transaction(async (tx) => {
      for (let attempt = 0; attempt < count; attempt += 1)
        await takeAttempt(tx, `own-password|${userId}`, ATTEMPT_RULES.ownPassword, NOW);
    });

  it("is taken when it is right, and refused when it is not", async () => {
    expect(await verify(PASSWORD)).toEqual({ ok: true, value: null });
    expect(await verify("another horse")).toMatchObject({ code: "account.password_wrong" });
  });

  it("is refused without a session of that account", async () => {
    headers = new Headers();
    expect(await verify(PASSWORD)).toMatchObject({ ok: false });
  });

  it("may be tried only so often, also with the right one then, and again after a while", async () => {
    await triedBefore(ATTEMPT_RULES.ownPassword.max);
    expect(await verify(PASSWORD)).toMatchObject({
      code: "account.too_many_attempts",
      params: { minutes: 15 },
    });
    const later = new Date(NOW.getTime() + 16 * 60_000);
    expect(await verify(PASSWORD, later)).toMatchObject({ ok: true });
  });

  it("that was right starts the count afresh", async () => {
    for (let round = 0; round < 2; round += 1) {
      await triedBefore(ATTEMPT_RULES.ownPassword.max - 1);
      expect(await verify(PASSWORD)).toMatchObject({ ok: true });
    }
  });
});
