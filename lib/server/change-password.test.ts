import { hashPassword } from "better-auth/crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/engine/database";
import { session } from "@/db/schema/auth";
import { openMemory } from "@/db/testing/open-memory";
import { createOwner } from "@/db/writes/organisation";
import { changeOwnPassword } from "./change-password";
import { answerSignIn, buildSignIn, type SignIn } from "./sign-in";

const ORIGIN = "http://127.0.0.1:3000";
const OLD = "correct horse battery";
// Once: hashing takes long on purpose.
const HASHED = hashPassword(OLD);
const NEW = "another short sentence";
const NOW = new Date("2026-11-22T09:00:00Z");

let db: Database;
let auth: SignIn;
let userId: string;

beforeEach(async () => {
  db = await openMemory();
  auth = buildSignIn(db, { origin: ORIGIN, origins: [ORIGIN], secret: "s".repeat(43), proxyHeader: null });
  const passwordHash = await HASHED;
  const owner = {
    name: "Mette",
    email: "mette@example.dk",
    passwordHash,
    organisationName: "Hansen",
    isSample: false,
  };
  ({ userId } = await db.transaction((tx) => createOwner(tx, owner, "2026-11-22T08:00:00.000Z")));
});
afterEach(() => db.close());

/** Signs in on a device; its headers from then on, or null when the password is refused. */
async function device(password: string): Promise<Headers | null> {
  const answer = await answerSignIn(
    auth,
    new Request(`${ORIGIN}/api/auth/sign-in/email`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: ORIGIN },
      body: JSON.stringify({ email: "mette@example.dk", password }),
    }),
  );
  if (answer.status !== 200) return null;
  const cookie = answer.headers.getSetCookie().map((each) => each.split(";")[0]);
  return new Headers({ cookie: cookie.join("; ") });
}

async function signedIn(): Promise<Headers> {
  const headers = await device(OLD);
  if (!headers) throw new Error("the password was refused");
  return headers;
}

const change = (headers: Headers, password: string, newPassword: string, now = NOW) =>
  changeOwnPassword({ auth, database: db, headers, userId, password, newPassword, now });
const isKnown = async (headers: Headers) => (await auth.api.getSession({ headers })) !== null;

describe("changing one's password", () => {
  it("lets the new one in and the old one no longer", async () => {
    expect(await change(await signedIn(), OLD, NEW)).toMatchObject({ ok: true });
    expect(await device(OLD)).toBeNull();
    expect(await device(NEW)).not.toBeNull();
  });

  it("ends the sessions of all devices and gives this one a new session", async () => {
    const [here, elsewhere] = [await signedIn(), await signedIn()];
    await change(here, OLD, NEW);
    expect(await isKnown(elsewhere)).toBe(false);
    // What this device had is worth nothing either, should somebody have copied it.
    expect(await isKnown(here)).toBe(false);
    expect(await db.read.select().from(session)).toHaveLength(1);
  });

  it("changes nothing when the present password is wrong, and says so beside its field", async () => {
    const [here, elsewhere] = [await signedIn(), await signedIn()];
    expect(await change(here, "wrong wrong wrong", NEW)).toMatchObject({
      ok: false,
      code: "account.password_wrong",
      fields: [{ path: "password" }],
    });
    expect(await isKnown(elsewhere)).toBe(true);
    expect(await device(NEW)).toBeNull();
  });

  it("refuses the password one has", async () => {
    const here = await signedIn();
    expect(await change(here, OLD, OLD)).toMatchObject({
      ok: false,
      code: "account.password_same",
      fields: [{ path: "newPassword" }],
    });
    expect(await isKnown(here)).toBe(true);
  });

  it("tries at most ten passwords in a quarter of an hour, also the right one after them", async () => {
    const here = await signedIn();
    for (let count = 0; count < 10; count += 1)
      expect(await change(here, "wrong wrong wrong", NEW)).toMatchObject({ code: "account.password_wrong" });
    expect(await change(here, OLD, NEW)).toMatchObject({ ok: false, code: "account.too_many_attempts" });
    const later = new Date(NOW.getTime() + 16 * 60_000);
    expect(await change(here, OLD, NEW, later)).toMatchObject({ ok: true });
    // A password is slow to verify on purpose.
  }, 60_000);

  it("is refused without a session", async () => {
    await expect(change(new Headers(), OLD, NEW)).resolves.toMatchObject({ ok: false });
    expect(await device(OLD)).not.toBeNull();
  });
});
