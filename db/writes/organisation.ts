import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import { SETUP_CODE_KEY } from "../queries/organisation";
import { installation } from "../schema/audit";
import { account, user } from "../schema/auth";
import { member, organisation } from "../schema/organisation";
import { participant } from "../schema/participant";
import { selection } from "../schema/selection";
import { appendAudit } from "./audit";

/** Somebody who can sign in, and the organisation that is theirs. */
export interface NewOwner extends NewAccount {
  readonly organisationName: string;
  readonly isSample: boolean;
}

/** Somebody who can sign in. */
export interface NewAccount {
  readonly name: string;
  /** Lower case. */
  readonly email: string;
  /** As the sign-in library hashes it; never the password itself. */
  readonly passwordHash: string;
}

/**
 * Makes an account that belongs to nobody yet.
 * @throws when the address is taken: ask `isEmailTaken` in the same transaction first
 */
export async function createAccount(tx: Tx, made: NewAccount, now: string): Promise<string> {
  const at = new Date(now);
  const userId = newId("usr");
  await tx.insert(user).values({
    id: userId,
    name: made.name,
    email: made.email,
    emailVerified: false,
    createdAt: at,
    updatedAt: at,
  });
  await tx.insert(account).values({
    id: newId("acc"),
    accountId: userId,
    providerId: "credential",
    userId,
    password: made.passwordHash,
    createdAt: at,
    updatedAt: at,
  });
  return userId;
}

/** Makes an account a member of an organisation, if it is not one already. */
export async function addMember(tx: Tx, organisationId: string, userId: string, now: string): Promise<void> {
  await tx
    .insert(member)
    .values({ id: newId("mem"), organisationId, userId, role: "member", createdAt: now })
    .onConflictDoNothing();
}

/**
 * Ends a membership that came with leading a selection, once the account leads none of the organisation's any more.
 * Owners stay: theirs came with the organisation. True when it has ended.
 */
export async function endMembership(tx: Tx, organisationId: string, userId: string): Promise<boolean> {
  const led = await tx
    .select({ id: participant.id })
    .from(participant)
    .innerJoin(selection, eq(selection.id, participant.selectionId))
    .where(
      and(
        eq(selection.organisationId, organisationId),
        eq(participant.userId, userId),
        eq(participant.role, "lead"),
        isNull(participant.revokedAt),
      ),
    )
    .limit(1);
  if (led.length > 0) return false;
  const ended = await tx
    .delete(member)
    .where(
      and(eq(member.organisationId, organisationId), eq(member.userId, userId), eq(member.role, "member")),
    )
    .returning({ id: member.id });
  return ended.length > 0;
}

/**
 * Makes an account with its own organisation and makes it the owner there, with its line in the record.
 * @throws when the address is taken: ask `isEmailTaken` in the same transaction first
 */
export async function createOwner(
  tx: Tx,
  owner: NewOwner,
  now: string,
): Promise<{ userId: string; organisationId: string }> {
  const userId = await createAccount(tx, owner, now);
  const organisationId = newId("org");
  await tx.insert(organisation).values({
    id: organisationId,
    name: owner.organisationName,
    isSample: owner.isSample,
    edition: 1,
    createdAt: now,
  });
  await tx.insert(member).values({ id: newId("mem"), organisationId, userId, role: "owner", createdAt: now });
  appendAudit(tx, [
    {
      organisationId,
      selectionId: null,
      actorId: userId,
      actorName: owner.name,
      action: "organisation.createWithOwner",
      subjectId: organisationId,
      after: { name: owner.organisationName, isSample: owner.isSample },
      at: now,
    },
  ]);
  return { userId, organisationId };
}

/** Puts a new one-time code in the place of any older one. Only its hash is kept. */
export async function replaceSetupCode(tx: Tx, sha256: string): Promise<void> {
  await tx
    .insert(installation)
    .values({ key: SETUP_CODE_KEY, value: sha256 })
    .onConflictDoUpdate({ target: installation.key, set: { value: sha256 } });
}

/** After its use a one-time code is gone. */
export async function removeSetupCode(tx: Tx): Promise<void> {
  await tx.delete(installation).where(eq(installation.key, SETUP_CODE_KEY));
}
