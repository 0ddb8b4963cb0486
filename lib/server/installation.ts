import { randomBytes } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import type { Database, Tx } from "@/db/engine/database";
import {
  type InstallationState,
  installationState,
  isEmailTaken,
  setupCodeHash,
} from "@/db/queries/organisation";
import { createOwner, removeSetupCode } from "@/db/writes/organisation";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { isSetupCode } from "./setup-code";
import { allowSetupCode } from "./sign-in-limits";

/**
 * The one door by which an account is made without being let in by somebody who has one: the first person of a new
 * installation, and the sample. Once somebody has started for real it is shut.
 */

/** Where the server stands and who is at the door. */
export interface Doorway {
  readonly database: Database;
  readonly now: () => Date;
  /** Only this machine can reach the server, and the address it was called by is this machine's own. */
  readonly isLocal: boolean;
}

const LOCAL_NAMES = new Set(["127.0.0.1", "localhost", "[::1]"]);

/**
 * Only this machine can be asking: the server is bound to loopback, no proxy stands before it, and it was called by
 * a name of this machine. The last is what a page elsewhere, whose name was pointed at 127.0.0.1, cannot do.
 *
 * @example isLocalDoor({ loopback: true, proxyHeader: null, origin: "http://127.0.0.1:3000" }, "localhost:3000") // true
 */
export function isLocalDoor(
  settings: { readonly loopback: boolean; readonly proxyHeader: string | null; readonly origin: string },
  host: string | null,
): boolean {
  const named = (value: string): boolean => LOCAL_NAMES.has(value.replace(/:\d+$/, "").toLowerCase());
  return (
    settings.loopback &&
    settings.proxyHeader === null &&
    named(settings.origin.replace(/^https?:\/\//, "")) &&
    host !== null &&
    named(host)
  );
}

/** What the front page may offer to somebody who is not signed in. */
export interface DoorOffers {
  readonly start: "closed" | "open" | "with_code";
  readonly sample: "none" | "load" | "return";
}

/** @example doorOffers({ started: false, sampleUserId: null }, true) // { start: "open", sample: "load" } */
export function doorOffers(state: InstallationState, isLocal: boolean): DoorOffers {
  if (state.started) return { start: "closed", sample: "none" };
  if (!isLocal) return { start: "with_code", sample: "none" };
  return { start: "open", sample: state.sampleUserId === null ? "load" : "return" };
}

export interface FirstOwner {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly organisation: string;
  readonly setupCode: string;
}

/**
 * Makes the first account and its organisation. From anywhere but this machine it needs the one-time code, which is
 * then gone; guesses at it are counted.
 * Errors: `account.closed`, `account.code_needed`, `account.code_wrong`, `account.too_many_attempts`, `account.email_taken`.
 */
export async function startForReal(
  { database, now, isLocal }: Doorway,
  owner: FirstOwner,
): Promise<Outcome<{ userId: string }>> {
  const closed = fail("account.closed");
  if ((await installationState(database.read)).started) return closed;
  if (!isLocal) {
    if (owner.setupCode.trim() === "") return codeFailure("account.code_needed");
    const answer = await allowSetupCode(database, now());
    if (!answer.allowed)
      return fail("account.too_many_attempts", { minutes: Math.ceil(answer.retryAfterSeconds / 60) });
  }
  const passwordHash = await hashPassword(owner.password);
  return database.transaction(async (tx): Promise<Outcome<{ userId: string }>> => {
    // Asked again: somebody may have come through while the password was hashed.
    if ((await installationState(tx)).started) return closed;
    if (!isLocal) {
      const kept = await setupCodeHash(tx);
      if (kept === null || !isSetupCode(owner.setupCode, kept)) return codeFailure("account.code_wrong");
    }
    if (await isEmailTaken(tx, owner.email))
      return fail("account.email_taken", {}, [{ path: "email", code: "account.email_taken", params: {} }]);
    const { userId } = await createOwner(
      tx,
      {
        name: owner.name,
        email: owner.email,
        passwordHash,
        organisationName: owner.organisation,
        isSample: false,
      },
      now().toISOString(),
    );
    await removeSetupCode(tx);
    return succeed({ userId });
  });
}

const codeFailure = (code: string) => fail(code, {}, [{ path: "setupCode", code, params: {} }]);

/** Fills the sample's organisation and gives back the selection's id; `lead` leads what is put there. */
export type FillSample = (
  tx: Tx,
  organisationId: string,
  lead: { readonly userId: string; readonly name: string },
  now: string,
) => Promise<string>;

/**
 * The account of the sample: made and filled at the first call, found again at every later one. Its password is
 * random and known to nobody. On this machine only, and only until somebody has started for real: `account.closed`.
 */
export async function enterSample(
  { database, now, isLocal }: Doorway,
  names: { readonly person: string; readonly organisation: string },
  fill: FillSample,
): Promise<Outcome<{ userId: string }>> {
  const closed = fail("account.closed");
  const before = await installationState(database.read);
  if (!isLocal || before.started) return closed;
  if (before.sampleUserId !== null) return succeed({ userId: before.sampleUserId });
  const passwordHash = await hashPassword(randomBytes(32).toString("base64url"));
  return database.transaction(async (tx): Promise<Outcome<{ userId: string }>> => {
    const state = await installationState(tx);
    if (state.started) return closed;
    // A second click while the first was being worked on finds what the first has made.
    if (state.sampleUserId !== null) return succeed({ userId: state.sampleUserId });
    const at = now().toISOString();
    const { userId, organisationId } = await createOwner(
      tx,
      {
        name: names.person,
        email: "sample@shortlist.invalid",
        passwordHash,
        organisationName: names.organisation,
        isSample: true,
      },
      at,
    );
    await fill(tx, organisationId, { userId, name: names.person }, at);
    return succeed({ userId });
  });
}
