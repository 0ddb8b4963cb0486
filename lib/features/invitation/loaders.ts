import { cookies } from "next/headers";
import { connection } from "next/server";
import { emailOfAccount } from "@/db/queries/invitation";
import type { PartRole } from "@/lib/domain/criterion";
import { maskedEmail } from "@/lib/domain/email-address";
import type { IsoDay } from "@/lib/domain/iso-day";
import { doorOf } from "@/lib/domain/participation";
import { accountOf } from "@/lib/server/access";
import { database } from "@/lib/server/database";
import { guestKeysOf } from "@/lib/server/guest-cookie";
import { type DoorState, lookAtLink, type Visitor } from "@/lib/server/guest-door";
import { isMailConfigured } from "@/lib/server/mail/settings";
import { currentActor } from "@/lib/server/session";
import { dayOf } from "@/lib/server/today";

/** What the page of a personal link tells its holder. */
export interface LinkPage {
  readonly state: DoorState;
  /** Null where nothing may be told: the link is unknown. */
  readonly letter: {
    readonly selectionName: string;
    readonly organisationName: string;
    readonly inviterName: string;
    readonly name: string;
    readonly maskedEmail: string;
    readonly role: PartRole;
    /** Day on which the link ends. */
    readonly lastDay: IsoDay;
    readonly deadline: string | null;
    /** Where somebody who is in goes on to. */
    readonly goal: string;
  } | null;
  /** Of the account signed in on this device; null when there is none. */
  readonly signedInAs: string | null;
  /** Codes can be sent from here. */
  readonly canSendCode: boolean;
}

/** How a personal link stands for whoever holds it. Changes nothing: programs that examine mail open links. */
export async function loadLinkPage(token: string): Promise<LinkPage> {
  await connection();
  const db = await database();
  const visitor = await currentVisitor();
  return db.snapshot(async (reader) => {
    const { state, found } = await lookAtLink(reader, token, visitor, new Date().toISOString());
    // Whoever is out of the selection is told no more about it.
    const told = state === "revoked" ? null : found;
    return {
      state,
      letter: told && {
        selectionName: told.selection.name,
        organisationName: told.organisationName,
        inviterName: told.inviterName,
        name: told.participant.name,
        maskedEmail: maskedEmail(told.participant.email ?? ""),
        role: told.participant.role,
        lastDay: dayOf(new Date(told.invitation.expiresAt)),
        deadline: told.selection.scoringDeadline,
        goal: doorOf(told.participant.role, told.selection.id),
      },
      signedInAs: visitor.account?.email ?? null,
      canSendCode: isMailConfigured(),
    };
  });
}

/** Who holds the link, from this request's cookies. */
export async function currentVisitor(): Promise<Visitor> {
  const account = accountOf(await currentActor());
  const email = account && (await emailOfAccount((await database()).read, account.userId));
  return {
    account: account && email !== undefined && email !== null ? { userId: account.userId, email } : null,
    guestKeys: guestKeysOf((await cookies()).getAll()),
  };
}
