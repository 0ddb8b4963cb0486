import { AsyncLocalStorage } from "node:async_hooks";
import { drizzleAdapter } from "@better-auth/drizzle-adapter";
import { type BetterAuthPlugin, betterAuth } from "better-auth";
import { APIError, createAuthEndpoint, createAuthMiddleware } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { nextCookies } from "better-auth/next-js";
import { z } from "zod";
import type { Database } from "@/db/engine/database";
import { schema } from "@/db/engine/schema";
import { storageFault } from "@/db/engine/storage-fault";
import { takeAttempt } from "@/db/writes/attempt";
import { ADDRESS_HEADER, clientAddress } from "./client-address";
import { database } from "./database";
import { env, installationSecret } from "./env";
import { log } from "./log";
import { allowSignIn, forgetSignInAttempts } from "./sign-in-limits";

export const PASSWORD_MIN_LENGTH = 10;
export const PASSWORD_MAX_LENGTH = 200;

/** What the sign-in library must know about where it runs. */
export interface SignInSettings {
  readonly origin: string;
  readonly origins: readonly string[];
  readonly secret: string;
  readonly proxyHeader: string | null;
}

const SIGN_IN_PATH = "/sign-in/email";

/**
 * The only paths of the library that answer over HTTP: a new version that brings another opens nothing.
 * Accounts are made by our own guarded flow, never by the library's open sign-up.
 */
const OPEN_PATHS: ReadonlySet<string> = new Set([SIGN_IN_PATH, "/sign-out", "/get-session"]);

/** Lets our own code, and nobody over HTTP, open a session for an account it has just made or decided to let in. */
const sessionsByServer = () =>
  ({
    id: "sessions-by-server",
    endpoints: {
      openSession: createAuthEndpoint.serverOnly(
        { method: "POST", body: z.object({ userId: z.string() }) },
        async (ctx) => {
          const user = await ctx.context.internalAdapter.findUserById(ctx.body.userId);
          if (!user) throw new APIError("NOT_FOUND");
          const session = await ctx.context.internalAdapter.createSession(user.id);
          await setSessionCookie(ctx, { session, user });
          return { userId: user.id };
        },
      ),
    },
  }) satisfies BetterAuthPlugin;

const Email = z.object({ email: z.string() });

/** The store's fault that the library met, and only logs, while it answers one request over HTTP. */
const met = new AsyncLocalStorage<{ error?: unknown }>();

/** Builds the sign-in library on a database. Sessions and attempt counts live there and survive a restart. */
export function buildSignIn(db: Database, settings: SignInSettings) {
  const { origin, origins, secret, proxyHeader } = settings;
  return betterAuth({
    baseURL: origin,
    trustedOrigins: [...origins],
    secret,
    telemetry: { enabled: false },
    // A wrong password is no news for the log; it is counted.
    logger: {
      level: "error",
      log: (_level, message, ...beside) => {
        const here = met.getStore();
        if (here) here.error ??= beside.find((each) => storageFault(each) !== null);
        if (message.trim() !== "") log().error({ where: "sign-in" }, message);
      },
    },
    database: drizzleAdapter(db.forSignIn, { provider: "sqlite", schema, transaction: true }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN_LENGTH,
      maxPasswordLength: PASSWORD_MAX_LENGTH,
    },
    session: { expiresIn: 60 * 60 * 24 * 14, updateAge: 60 * 60 * 24 },
    // The library's own limit guards its HTTP handler as a whole; the one on passwords is in the hook below,
    // because calls from server actions do not pass the handler.
    rateLimit: {
      enabled: true,
      window: 60,
      max: 300,
      customRules: { [SIGN_IN_PATH]: { window: 60, max: 60 } },
      customStorage: {
        consume: async (key, rule) => {
          const answer = await db.transaction((tx) =>
            takeAttempt(tx, `http|${key}`, { max: rule.max, windowSeconds: rule.window }, new Date()),
          );
          return answer.allowed
            ? { allowed: true, retryAfter: null }
            : { allowed: false, retryAfter: answer.retryAfterSeconds };
        },
      },
    },
    advanced: {
      // Said outright, because the library leaves both checks out in surroundings it takes for a test.
      disableCSRFCheck: false,
      disableOriginCheck: false,
      useSecureCookies: origin.startsWith("https://"),
      cookiePrefix: "shortlist",
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/" },
      ipAddress: { ipAddressHeaders: [proxyHeader ?? ADDRESS_HEADER] },
    },
    hooks: {
      before: createAuthMiddleware(async (ctx) => {
        if (ctx.path !== SIGN_IN_PATH) return;
        const body = Email.safeParse(ctx.body);
        if (!body.success) return;
        const address = clientAddress(ctx.headers ?? ctx.request?.headers, proxyHeader);
        const answer = await allowSignIn(db, address, body.data.email, new Date());
        if (!answer.allowed) {
          throw new APIError("TOO_MANY_REQUESTS", {
            code: "TOO_MANY_ATTEMPTS",
            retryAfterSeconds: answer.retryAfterSeconds,
          });
        }
      }),
      after: createAuthMiddleware(async (ctx) => {
        const body = Email.safeParse(ctx.body);
        if (ctx.path === SIGN_IN_PATH && ctx.context.newSession && body.success)
          await forgetSignInAttempts(db, body.data.email);
      }),
    },
    // The one for Next must come last: it passes on the cookies that the others set.
    plugins: [sessionsByServer(), nextCookies()],
  });
}

export type SignIn = ReturnType<typeof buildSignIn>;

/**
 * Answers one HTTP request to the sign-in library; everything it does not need to answer is not there.
 * @throws unknown the store's own fault, where that is why it could not answer
 */
export async function answerSignIn(auth: SignIn, request: Request): Promise<Response> {
  const path = new URL(request.url).pathname.replace(/^\/api\/auth/, "");
  if (!OPEN_PATHS.has(path)) return new Response(null, { status: 404 });
  const here: { error?: unknown } = {};
  const answer = await met.run(here, () => auth.handler(request));
  if (answer.status >= 500 && here.error !== undefined) throw here.error;
  return answer;
}

const shared: typeof globalThis & { shortlistSignIn?: Promise<SignIn> } = globalThis;

/** The sign-in library on this installation's database. */
export function signIn(): Promise<SignIn> {
  shared.shortlistSignIn ??= database().then((db) =>
    buildSignIn(db, { ...env(), secret: installationSecret() }),
  );
  shared.shortlistSignIn.catch(() => {
    delete shared.shortlistSignIn;
  });
  return shared.shortlistSignIn;
}
