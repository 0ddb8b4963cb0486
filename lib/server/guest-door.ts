import { createHmac, randomInt } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import type { Database, Reader, Tx } from "@/db/engine/database";
import { isLetIn } from "@/db/queries/guest-session";
import { accountByEmail, type FoundInvitation, invitationByHash } from "@/db/queries/invitation";
import { isEmailTaken } from "@/db/queries/organisation";
import { type AttemptRule, takeSpacedAttempt } from "@/db/writes/attempt";
import { appendAudit } from "@/db/writes/audit";
import { addDeviceCode, takeDeviceCode } from "@/db/writes/device-code";
import { endGuestSessions, openGuestSession } from "@/db/writes/guest-session";
import { takeAllowedDevice, takeFirstOpening } from "@/db/writes/invitation";
import { addMember, createAccount } from "@/db/writes/organisation";
import { bindAccount } from "@/db/writes/participant";
import { type Failure, fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { CODE_DIGITS, DEVICE_MINUTES, doorOf, isDeviceAllowed, isLinkLive } from "@/lib/domain/participation";
import { GUEST_SESSION_DAYS, newToken, tokenHash } from "./guest-cookie";
import type { Post } from "./participant-mail";

/**
 * The door for people who were invited: what a personal link may do for whoever holds it, and how it is opened.
 * Looking changes nothing, so programs that open links in mail to examine them use nothing up.
 */

/** Guesses and requests count per participant, whoever makes them and from wherever. */
export const DOOR_LIMITS = {
  codeGuess: { max: 10, windowSeconds: 15 * 60 },
  codeRequest: { max: 3, windowSeconds: 15 * 60 },
} as const satisfies Record<string, AttemptRule>;

export interface Door {
  readonly database: Database;
  readonly now: () => Date;
  /** Keys the stored form of codes: eight digits alone could be guessed from a plain hash. */
  readonly secret: string;
  readonly post: Post;
}

/** Who stands before the door. */
export interface Visitor {
  readonly account: { readonly userId: string; readonly email: string } | null;
  /** Hashes of the guest cookies of this device. */
  readonly guestKeys: readonly string[];
}

export type DoorState =
  /** No such link, cut off or mistyped: nothing is told. */
  | "unknown"
  /** Its holder is out of the selection. */
  | "revoked"
  /** A newer link was made. */
  | "replaced"
  | "expired"
  /** This device, or the account signed in, is in already. */
  | "inside"
  /** Somebody else is signed in here. */
  | "other_account"
  /** A lead's link: an account is made with it. */
  | "new_account"
  /** A lead's link, and the address has an account: its password is asked for. */
  | "sign_in"
  /** Another device opened it: a code, or the lead's word. */
  | "code_needed"
  | "open";

export interface DoorView {
  readonly state: DoorState;
  /** Null when nothing may be told. */
  readonly found: FoundInvitation | null;
}

/** How a link stands for this visitor. Reads only. */
export async function lookAtLink(
  reader: Reader,
  token: string,
  visitor: Visitor,
  now: string,
): Promise<DoorView> {
  const found = isTokenShaped(token) ? await invitationByHash(reader, tokenHash(token)) : undefined;
  if (!found) return { state: "unknown", found: null };
  return { state: await stateOf(reader, found, visitor, now), found };
}

/** As `newToken` makes them; anything else is not looked for. */
const isTokenShaped = (token: string): boolean => /^[\w-]{43}$/.test(token);

async function stateOf(
  reader: Reader,
  { invitation, participant }: FoundInvitation,
  { account, guestKeys }: Visitor,
  now: string,
): Promise<DoorState> {
  if (participant.revokedAt !== null) return "revoked";
  if (account !== null && participant.userId === account.userId) return "inside";
  if (
    account === null &&
    participant.role !== "lead" &&
    (await isLetIn(reader, participant.id, guestKeys, now))
  )
    return "inside";
  if (invitation.revokedAt !== null) return "replaced";
  if (!isLinkLive(invitation, now)) return "expired";
  if (account !== null) return account.email === participant.email ? "open" : "other_account";
  if (participant.role === "lead") {
    const known = await accountByEmail(reader, participant.email ?? "");
    return participant.userId !== null || known ? "sign_in" : "new_account";
  }
  return invitation.openedAt === null || isDeviceAllowed(invitation, now) ? "open" : "code_needed";
}

/** Where to go, and the cookie that lets this device in; null when an account already does. */
export interface Entered {
  readonly goal: string;
  readonly selectionId: string;
  readonly cookie: { readonly value: string; readonly maxAgeSeconds: number } | null;
}

const REFUSALS: Partial<Record<DoorState, string>> = {
  unknown: "invitation.unknown",
  revoked: "invitation.revoked",
  replaced: "invitation.replaced",
  expired: "invitation.expired",
  other_account: "invitation.other_account",
  new_account: "invitation.account_needed",
  sign_in: "invitation.account_needed",
};

/**
 * Opens a link: once for the first device that comes, then for one more when the lead said so, then with a code sent
 * to the address. Somebody signed in with the invited address takes the part with the account instead.
 * Errors: `invitation.…` of `REFUSALS`, `invitation.code_needed`, `invitation.code_form`, `invitation.code_wrong`,
 * `invitation.too_many_guesses`, `invitation.already_in`.
 */
export async function openLink(
  { database, now, secret }: Door,
  token: string,
  visitor: Visitor,
  { code, device }: { readonly code: string | null; readonly device: string },
): Promise<Outcome<Entered>> {
  const moment = now();
  const at = moment.toISOString();
  // A refusal is returned, not thrown: a counted guess must stay counted.
  return database.transaction(async (tx): Promise<Outcome<Entered>> => {
    const { state, found } = await lookAtLink(tx, token, visitor, at);
    const refusal = REFUSALS[state];
    if (refusal !== undefined || found === null) return fail(refusal ?? "invitation.unknown");
    const { invitation, participant, selection } = found;
    const goal = doorOf(participant.role, selection.id);
    if (state === "inside") return succeed({ goal, selectionId: selection.id, cookie: null });
    if (visitor.account !== null) {
      const taken = await enterWithAccount(tx, found, visitor.account.userId, at);
      return taken ?? succeed({ goal, selectionId: selection.id, cookie: null });
    }
    const isFree =
      state === "open" &&
      ((await takeFirstOpening(tx, invitation.id, at)) || (await takeAllowedDevice(tx, participant.id, at)));
    if (!isFree) {
      const refused = await checkCode(tx, participant.id, code, secret, moment);
      if (refused) return refused;
    }
    const value = newToken();
    await openGuestSession(
      tx,
      { participantId: participant.id, tokenHash: tokenHash(value), device, days: GUEST_SESSION_DAYS },
      at,
    );
    await record(tx, found, "invitation.letIn", { device, with: isFree ? "link" : "code" }, at);
    return succeed({
      goal,
      selectionId: selection.id,
      cookie: { value, maxAgeSeconds: GUEST_SESSION_DAYS * 24 * 60 * 60 },
    });
  });
}

async function enterWithAccount(
  tx: Tx,
  found: FoundInvitation,
  userId: string,
  at: string,
): Promise<Failure | null> {
  if (!(await bindAccount(tx, found.participant, userId))) return fail("invitation.already_in");
  await takeFirstOpening(tx, found.invitation.id, at);
  if (found.participant.role === "lead") await addMember(tx, found.selection.organisationId, userId, at);
  await record(tx, found, "invitation.letIn", { with: "account" }, at);
  return null;
}

const atCode = (code: string, params: Record<string, number> = {}): Failure =>
  fail(code, params, [{ path: "code", code, params }]);

async function checkCode(
  tx: Tx,
  participantId: string,
  code: string | null,
  secret: string,
  moment: Date,
): Promise<Failure | null> {
  if (code === null) return fail("invitation.code_needed");
  const digits = code.replace(/\D/g, "");
  if (digits.length !== CODE_DIGITS) return atCode("invitation.code_form", { digits: CODE_DIGITS });
  const answer = await takeSpacedAttempt(
    tx,
    `device-code|guess|${participantId}`,
    DOOR_LIMITS.codeGuess,
    moment,
  );
  if (!answer.allowed)
    return atCode("invitation.too_many_guesses", { minutes: Math.ceil(answer.retryAfterSeconds / 60) });
  const right = await takeDeviceCode(
    tx,
    participantId,
    codeHash(secret, participantId, digits),
    moment.toISOString(),
  );
  return right ? null : atCode("invitation.code_wrong");
}

/** What is stored of a code for another device. */
export const codeHash = (secret: string, participantId: string, code: string): string =>
  createHmac("sha256", secret).update(`device-code|${participantId}|${code}`).digest("base64url");

/**
 * Sends a code for another device to the invited address.
 * Errors: those of `openLink`, `invitation.mail_off`, `invitation.too_many_requests`, `invitation.no_code_needed`.
 */
export async function sendDeviceCode(
  { database, now, secret, post }: Door,
  token: string,
  visitor: Visitor,
): Promise<Outcome<{ minutes: number }>> {
  const moment = now();
  const at = moment.toISOString();
  const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, "0");
  return database.transaction(async (tx): Promise<Outcome<{ minutes: number }>> => {
    const { state, found } = await lookAtLink(tx, token, visitor, at);
    if (state !== "code_needed" || found === null)
      return fail(REFUSALS[state] ?? "invitation.no_code_needed");
    const { participant, selection } = found;
    if (!post.isConfigured() || participant.email === null) return fail("invitation.mail_off");
    const answer = await takeSpacedAttempt(
      tx,
      `device-code|request|${participant.id}`,
      DOOR_LIMITS.codeRequest,
      moment,
    );
    if (!answer.allowed)
      return fail("invitation.too_many_requests", { minutes: Math.ceil(answer.retryAfterSeconds / 60) });
    await addDeviceCode(tx, participant.id, codeHash(secret, participant.id, code), at);
    await post.code(
      tx,
      {
        organisationId: selection.organisationId,
        organisationName: found.organisationName,
        selectionId: selection.id,
        selectionName: selection.name,
        participantId: participant.id,
        to: { name: participant.name, email: participant.email, locale: participant.locale },
        code,
      },
      at,
    );
    await record(tx, found, "invitation.sendCode", {}, at);
    return succeed({ minutes: DEVICE_MINUTES });
  });
}

/**
 * A lead's link makes an account for the invited address, as a member of the organisation, and binds the part to it.
 * Errors: those of `openLink`, `account.email_taken`.
 */
export async function joinAsLead(
  { database, now }: Door,
  token: string,
  visitor: Visitor,
  { name, password }: { readonly name: string; readonly password: string },
): Promise<Outcome<{ userId: string; goal: string }>> {
  const at = now().toISOString();
  const refused = ({ state }: DoorView): Failure => fail(REFUSALS[state] ?? "invitation.no_account_needed");
  // Hashing is slow work: nobody without a good link makes the server do it.
  const before = await lookAtLink(database.read, token, visitor, at);
  if (before.state !== "new_account") return refused(before);
  const passwordHash = await hashPassword(password);
  return database.transaction(async (tx): Promise<Outcome<{ userId: string; goal: string }>> => {
    const view = await lookAtLink(tx, token, visitor, at);
    const { found } = view;
    const email = found?.participant.email ?? null;
    if (view.state !== "new_account" || found === null || email === null) return refused(view);
    if (await isEmailTaken(tx, email)) return fail("account.email_taken");
    const userId = await createAccount(tx, { name, email, passwordHash }, at);
    // Cannot be refused: a part that is bound already has another state. Thrown, so that no account stays behind.
    if (await enterWithAccount(tx, found, userId, at))
      throw new Error("a new account could not take its part");
    return succeed({ userId, goal: doorOf(found.participant.role, found.selection.id) });
  });
}

/** Lets this device out of one selection, and no other device. */
export async function leaveAsGuest(
  { database, now }: Pick<Door, "database" | "now">,
  selectionId: string,
  guestKeys: readonly string[],
): Promise<void> {
  await database.transaction((tx) => endGuestSessions(tx, selectionId, guestKeys, now().toISOString()));
}

async function record(
  tx: Tx,
  { participant, selection }: FoundInvitation,
  action: string,
  after: Readonly<Record<string, string>>,
  at: string,
): Promise<void> {
  appendAudit(tx, [
    {
      organisationId: selection.organisationId,
      selectionId: selection.id,
      actorId: participant.id,
      actorName: participant.name,
      action,
      subjectId: participant.id,
      after,
      at,
    },
  ]);
}
