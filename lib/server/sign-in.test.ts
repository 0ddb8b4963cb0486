import { hashPassword } from "better-auth/crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/engine/database";
import { storageFault } from "@/db/engine/storage-fault";
import { user } from "@/db/schema/auth";
import { openMemory } from "@/db/testing/open-memory";
import { createOwner } from "@/db/writes/organisation";
import { ADDRESS_HEADER } from "./client-address";
import { answerSignIn, buildSignIn, type SignIn } from "./sign-in";

const ORIGIN = "http://127.0.0.1:3000";
const PASSWORD = "correct horse battery";
// Once: hashing takes long on purpose.
const HASHED = hashPassword(PASSWORD);
const settings = { origin: ORIGIN, origins: [ORIGIN], secret: "s".repeat(43), proxyHeader: null };

describe("signing in", () => {
  let db: Database;
  let auth: SignIn;

  const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    answerSignIn(
      auth,
      new Request(`${ORIGIN}/api/auth${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: ORIGIN, ...headers },
        body: JSON.stringify(body),
      }),
    );
  const tryPassword = (password: string, headers: Record<string, string> = {}) =>
    post("/sign-in/email", { email: "mette@example.dk", password }, headers);

  beforeEach(async () => {
    db = await openMemory();
    auth = buildSignIn(db, settings);
    const passwordHash = await HASHED;
    await db.transaction((tx) =>
      createOwner(
        tx,
        {
          name: "Mette",
          email: "mette@example.dk",
          passwordHash,
          organisationName: "Hansen",
          isSample: false,
        },
        "2026-11-22T08:00:00.000Z",
      ),
    );
  });
  afterEach(() => db.close());

  it("does not keep to itself that the database took too long over a session, or over a password", async () => {
    const cookie = (await tryPassword(PASSWORD)).headers.get("set-cookie")?.split(";")[0] ?? "";
    const slow = Object.assign(new Error("canceling statement"), { code: "57014" });
    const forSignIn = new Proxy(db.forSignIn, {
      get: (target, key) => {
        if (key === "select" || key === "transaction")
          return () => {
            throw slow;
          };
        const value: unknown = Reflect.get(target, key, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
    auth = buildSignIn({ ...db, read: db.read, transaction: db.transaction.bind(db), forSignIn }, settings);
    const asked = new Request(`${ORIGIN}/api/auth/get-session`, { headers: { cookie } });
    for (const ask of [() => answerSignIn(auth, asked), () => tryPassword(PASSWORD)]) {
      const error: unknown = await ask().then(
        ({ status }) => status,
        (reason: unknown) => reason,
      );
      expect(storageFault(error)).toBe("storage.slow");
    }
  });

  it("takes the right password and gives a cookie that scripts cannot read and other sites do not send", async () => {
    const answer = await tryPassword(PASSWORD);
    expect(answer.status).toBe(200);
    const cookie = answer.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/^shortlist\.session_token=/);
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
  });

  it("refuses a stranger's sign-up", async () => {
    const body = { name: "Eve", email: "eve@example.com", password: "a long enough password" };
    expect((await post("/sign-up/email", body)).status).toBe(404);
    const direct = await auth.handler(
      new Request(`${ORIGIN}/api/auth/sign-up/email`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: ORIGIN },
        body: JSON.stringify(body),
      }),
    );
    expect(direct.status).toBe(400);
    expect(await db.read.select().from(user)).toHaveLength(1);
  });

  it.each(["/open-session", "/update-user", "/delete-user", "/request-password-reset", "/sign-in/social"])(
    "does not answer %s over the network",
    async (path) => {
      expect((await post(path, { userId: "usr_1" })).status).toBe(404);
    },
  );

  it("refuses a request that another site sends", async () => {
    const answer = await tryPassword(PASSWORD, { origin: "https://evil.example", cookie: "a=b" });
    expect(answer.status).toBe(403);
  });

  it("evaluates at most ten passwords of one account, whatever addresses they claim to come from", async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 15; count += 1) {
      const address = `203.0.113.${count}`;
      const answer = await tryPassword("wrong wrong wrong", {
        "x-forwarded-for": address,
        [ADDRESS_HEADER]: address,
      });
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([...Array(10).fill(401), ...Array(5).fill(429)]);
    expect((await tryPassword(PASSWORD, { [ADDRESS_HEADER]: "198.51.100.1" })).status).toBe(429);
  });

  it("remembers the attempts after a restart", async () => {
    for (let count = 0; count < 10; count += 1)
      await tryPassword("wrong wrong wrong", { [ADDRESS_HEADER]: `203.0.113.${count}` });
    auth = buildSignIn(db, settings);
    expect((await tryPassword(PASSWORD, { [ADDRESS_HEADER]: "203.0.113.99" })).status).toBe(429);
  });

  it("limits calls from server actions, too, which do not pass the handler", async () => {
    const direct = (password: string) =>
      auth.api
        .signInEmail({ body: { email: "mette@example.dk", password }, headers: new Headers() })
        .then(() => 200)
        .catch((error: unknown) =>
          typeof error === "object" && error !== null && "statusCode" in error ? error.statusCode : 0,
        );
    for (let count = 0; count < 10; count += 1) expect(await direct("wrong wrong wrong")).toBe(401);
    expect(await direct(PASSWORD)).toBe(429);
  });

  it("does not let a made-up forwarding header stand for another address", async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 25; count += 1) {
      const answer = await post(
        "/sign-in/email",
        { email: `nobody${count}@example.dk`, password: "wrong wrong wrong" },
        { "x-forwarded-for": `203.0.113.${count}`, [ADDRESS_HEADER]: "198.51.100.1" },
      );
      statuses.push(answer.status);
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(20);
    expect(statuses.at(-1)).toBe(429);
  });

  it("forgets mistakes once the right password is given", async () => {
    for (let count = 0; count < 9; count += 1) await tryPassword("wrong wrong wrong");
    expect((await tryPassword(PASSWORD)).status).toBe(200);
    expect((await tryPassword("wrong wrong wrong")).status).toBe(401);
  });
});
