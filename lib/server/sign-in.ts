import { drizzleAdapter } from "@better-auth/drizzle-adapter";
import { betterAuth } from "better-auth";
import { nextCookies } from "better-auth/next-js";
import type { Database } from "@/db/engine/database";
import { schema } from "@/db/engine/schema";
import { database } from "./database";
import { env, installationSecret } from "./env";

/** Builds the sign-in library on a database. Sessions and attempt counts live there and survive a restart. */
function buildSignIn(db: Database) {
  const { origin, origins, proxyHeader } = env();
  return betterAuth({
    baseURL: origin,
    trustedOrigins: [...origins],
    secret: installationSecret(),
    telemetry: { enabled: false },
    database: drizzleAdapter(db.forSignIn, { provider: "sqlite", schema, transaction: true }),
    emailAndPassword: { enabled: true, minPasswordLength: 10, maxPasswordLength: 200, disableSignUp: false },
    session: { expiresIn: 60 * 60 * 24 * 14, updateAge: 60 * 60 * 24 },
    rateLimit: {
      enabled: true,
      storage: "database",
      modelName: "rateLimit",
      window: 60,
      max: 100,
      customRules: { "/sign-in/email": { window: 60, max: 10 } },
    },
    advanced: {
      useSecureCookies: origin.startsWith("https://"),
      cookiePrefix: "shortlist",
      ipAddress: { ipAddressHeaders: [proxyHeader ?? "x-forwarded-for"] },
    },
    plugins: [nextCookies()],
  });
}

export type SignIn = ReturnType<typeof buildSignIn>;
const shared: typeof globalThis & { shortlistSignIn?: Promise<SignIn> } = globalThis;

/** The sign-in library on this installation's database. */
export function signIn(): Promise<SignIn> {
  shared.shortlistSignIn ??= database().then(buildSignIn);
  shared.shortlistSignIn.catch(() => {
    delete shared.shortlistSignIn;
  });
  return shared.shortlistSignIn;
}
