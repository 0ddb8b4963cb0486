import type { Reader } from "@/db/engine/database";
import {
  type OrganisationRow,
  organisationOfUser,
  type ParticipantRow,
  type SelectionRow,
  selectionOfUser,
} from "@/db/queries/access";
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

/** Who is acting. */
export interface Actor {
  readonly userId: string;
  readonly name: string;
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
}): AuthorizedOrganisation => value as AuthorizedOrganisation;

/** A selection this actor may look at in this way. Strangers get "not found", as for a selection that is not there. */
export async function readSelection(
  reader: Reader,
  actor: Actor | null,
  selectionId: string,
  read: SelectionRead,
): Promise<Access<AuthorizedSelection>> {
  const found = actor ? await selectionOfUser(reader, actor.userId, selectionId) : undefined;
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
  const found = actor ? await selectionOfUser(reader, actor.userId, selectionId) : undefined;
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
  const found = actor ? await organisationOfUser(reader, actor.userId, organisationId) : undefined;
  return found ? { ok: true, value: mintOrganisation(found) } : NOT_FOUND;
}

/** An organisation this actor may change in this way. Call it inside the transaction that writes. */
export async function writeOrganisation(
  reader: Reader,
  actor: Actor | null,
  organisationId: string,
  action: OrganisationAction,
): Promise<Access<AuthorizedOrganisation>> {
  const found = actor ? await organisationOfUser(reader, actor.userId, organisationId) : undefined;
  if (!found) return NOT_FOUND;
  return mayInOrganisation(action, found.role) ? { ok: true, value: mintOrganisation(found) } : FORBIDDEN;
}
