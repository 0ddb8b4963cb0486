import type { Reader } from "@/db/engine/database";
import {
  type OrganisationRow,
  organisationOfUser,
  type ParticipantRow,
  type SelectionRow,
  selectionOfGuest,
  selectionOfUser,
} from "@/db/queries/access";
import { isSeenLongAgo } from "@/lib/domain/participation";
import {
  mayInOrganisation,
  mayInSelection,
  mayRead,
  type OrganisationAction,
  type OrganisationRole,
  type SelectionAction,
  type SelectionRead,
} from "@/lib/domain/policy";

/**
 * The only place that says "this person may touch this". What it returns cannot be made anywhere else, so a function
 * that asks for an `Authorized…` cannot be called without having been here.
 */
declare const authorised: unique symbol;

/**
 * Who is acting: somebody with an account, a guest who opened a personal link, or both. A guest's keys open the
 * selections their links are for and nothing else.
 */
export interface Actor {
  /** Null for somebody without an account. */
  readonly userId: string | null;
  /** Of the account; empty for a guest, whose name is the participant's. */
  readonly name: string;
  /** Hashes of the guest cookies this device holds; see `guest-cookie.ts`. */
  readonly guestKeys?: readonly string[];
  /** Told which guest session let the actor in, when it was noted as in use an hour ago or more. */
  readonly onSeen?: (sessionId: string) => void;
}

/** The actor's account; null for guests and strangers. */
export function accountOf(actor: Actor | null): { readonly userId: string; readonly name: string } | null {
  return actor !== null && actor.userId !== null ? { userId: actor.userId, name: actor.name } : null;
}

export interface AuthorizedSelection {
  readonly [authorised]: "selection";
  readonly selection: SelectionRow;
  readonly participant: ParticipantRow;
}

export interface AuthorizedOrganisation {
  readonly [authorised]: "organisation";
  readonly organisation: OrganisationRow;
  readonly role: OrganisationRole;
  readonly userId: string;
}

export type Access<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: "access.not_found" | "access.forbidden" };

const NOT_FOUND = { ok: false, code: "access.not_found" } as const;
const FORBIDDEN = { ok: false, code: "access.forbidden" } as const;

// The brand exists in types alone, so minting it needs this one cast.
const mintSelection = (value: {
  selection: SelectionRow;
  participant: ParticipantRow;
}): AuthorizedSelection => value as AuthorizedSelection;
// As above.
const mintOrganisation = (value: {
  organisation: OrganisationRow;
  role: OrganisationRole;
  userId: string;
}): AuthorizedOrganisation => value as AuthorizedOrganisation;

/** The actor's part in a selection: an account's own before a link's. Undefined for strangers. */
async function partIn(
  reader: Reader,
  actor: Actor | null,
  selectionId: string,
): Promise<{ selection: SelectionRow; participant: ParticipantRow } | undefined> {
  if (!actor) return undefined;
  const own = actor.userId === null ? undefined : await selectionOfUser(reader, actor.userId, selectionId);
  // The server's clock alone decides whether a link's session has ended.
  const now = new Date().toISOString();
  if (own) return own;
  const guest = await selectionOfGuest(reader, actor.guestKeys ?? [], selectionId, now);
  if (guest && isSeenLongAgo(guest.session.lastSeenAt, now)) actor.onSeen?.(guest.session.id);
  return guest;
}

/** A selection this actor may look at in this way. Strangers get "not found", as for a selection that is not there. */
export async function readSelection(
  reader: Reader,
  actor: Actor | null,
  selectionId: string,
  read: SelectionRead,
): Promise<Access<AuthorizedSelection>> {
  const found = await partIn(reader, actor, selectionId);
  if (!found) return NOT_FOUND;
  return mayRead(read, found.participant.role) ? { ok: true, value: mintSelection(found) } : FORBIDDEN;
}

/** A selection this actor may change in this way. Call it inside the transaction that writes. */
export async function writeSelection(
  reader: Reader,
  actor: Actor | null,
  selectionId: string,
  action: SelectionAction,
): Promise<Access<AuthorizedSelection>> {
  const found = await partIn(reader, actor, selectionId);
  if (!found) return NOT_FOUND;
  return mayInSelection(action, found.participant.role)
    ? { ok: true, value: mintSelection(found) }
    : FORBIDDEN;
}

/** An organisation this actor belongs to. */
export async function readOrganisation(
  reader: Reader,
  actor: Actor | null,
  organisationId: string,
): Promise<Access<AuthorizedOrganisation>> {
  const userId = actor?.userId ?? null;
  const found = userId === null ? undefined : await organisationOfUser(reader, userId, organisationId);
  return found && userId !== null ? { ok: true, value: mintOrganisation({ ...found, userId }) } : NOT_FOUND;
}

/** An organisation this actor may change in this way. Call it inside the transaction that writes. */
export async function writeOrganisation(
  reader: Reader,
  actor: Actor | null,
  organisationId: string,
  action: OrganisationAction,
): Promise<Access<AuthorizedOrganisation>> {
  const userId = actor?.userId ?? null;
  const found = userId === null ? undefined : await organisationOfUser(reader, userId, organisationId);
  if (!found || userId === null) return NOT_FOUND;
  return mayInOrganisation(action, found.role)
    ? { ok: true, value: mintOrganisation({ ...found, userId }) }
    : FORBIDDEN;
}
