import { and, eq } from "drizzle-orm";
import type { Reader } from "../engine/database";
import { installation } from "../schema/audit";
import { user } from "../schema/auth";
import { member, organisation } from "../schema/organisation";

/** Who lives in this installation: decides what its front page offers to somebody who is not signed in. */
export interface InstallationState {
  /** Somebody has started for real: from then on nobody can make an account without being let in. */
  readonly started: boolean;
  /** The account that the sample belongs to, when it has been loaded. */
  readonly sampleUserId: string | null;
}

/** The state of the whole installation. On an empty database `{ started: false, sampleUserId: null }`. */
export async function installationState(reader: Reader): Promise<InstallationState> {
  const members = (isSample: boolean) =>
    reader
      .select({ userId: member.userId })
      .from(member)
      .innerJoin(organisation, eq(organisation.id, member.organisationId))
      .where(eq(organisation.isSample, isSample))
      .limit(1);
  const [real] = await members(false);
  const [sample] = await members(true);
  return { started: real !== undefined, sampleUserId: sample?.userId ?? null };
}

/** SHA-256 of the one-time code that lets the first account in; null when none waits to be used. */
export async function setupCodeHash(reader: Reader): Promise<string | null> {
  const [row] = await reader
    .select({ value: installation.value })
    .from(installation)
    .where(eq(installation.key, SETUP_CODE_KEY))
    .limit(1);
  return row?.value ?? null;
}

/** The row of `installation` that holds it. */
export const SETUP_CODE_KEY = "setup_code_sha256";

/** Is there an account with this address, whatever its capitals? */
export async function isEmailTaken(reader: Reader, email: string): Promise<boolean> {
  const rows = await reader
    .select({ id: user.id })
    .from(user)
    .where(and(eq(user.email, email.toLowerCase())))
    .limit(1);
  return rows.length > 0;
}

/** The name of an organisation; empty when it is gone. */
export async function organisationName(reader: Reader, organisationId: string): Promise<string> {
  const [row] = await reader
    .select({ name: organisation.name })
    .from(organisation)
    .where(eq(organisation.id, organisationId))
    .limit(1);
  return row?.name ?? "";
}
