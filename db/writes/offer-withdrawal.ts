import { and, eq } from "drizzle-orm";
import { mayRestore, mayWithdraw } from "@/lib/domain/offer-version";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { Tx } from "../engine/database";
import { candidateOfSelection, offerOf } from "../queries/offer";
import { versionStandings } from "../queries/offer-version";
import { offerVersion } from "../schema/offer";
import type { OfferContext } from "./offer";
import type { Written } from "./written";

/** Which version of which offer. */
export interface VersionPlace {
  readonly candidateId: string;
  readonly number: number;
}

/**
 * Withdraws the current version of an offer with a reason; the one before it that stands is current again. With none
 * left the candidate has no offer.
 * Errors: `access.not_found`, `offer.not_current`, `row.changed_meanwhile`.
 */
export async function withdrawVersion(
  tx: Tx,
  { selection, actorName, now }: Omit<OfferContext, "vault">,
  { candidateId, number }: VersionPlace,
  reason: string,
): Promise<Outcome<Written<null>>> {
  const found = await versionsOf(tx, selection.id, candidateId);
  const version = found?.find((each) => each.number === number);
  if (!found || !version) return fail("access.not_found");
  if (!mayWithdraw(found, number)) return fail("offer.not_current");
  const taken = await tx
    .update(offerVersion)
    .set({
      withdrawnAt: now,
      withdrawnBy: actorName,
      withdrawnReason: reason,
      edition: version.edition + 1,
    })
    .where(and(eq(offerVersion.id, version.id), eq(offerVersion.edition, version.edition)))
    .returning({ id: offerVersion.id });
  if (taken.length === 0) return fail("row.changed_meanwhile");
  return succeed({ value: null, subjectId: version.id, before: { number }, after: { number, reason } });
}

/**
 * Takes a withdrawal back, as long as no later version stands.
 * Errors: `access.not_found`, `offer.later_version`.
 */
export async function restoreVersion(
  tx: Tx,
  { selection }: Pick<OfferContext, "selection">,
  { candidateId, number }: VersionPlace,
): Promise<Outcome<Written<null>>> {
  const found = await versionsOf(tx, selection.id, candidateId);
  const version = found?.find((each) => each.number === number);
  if (!found || !version) return fail("access.not_found");
  if (version.withdrawn === null)
    return succeed({ value: null, subjectId: version.id, before: { number }, after: { number } });
  if (!mayRestore(found, number)) return fail("offer.later_version");
  await tx
    .update(offerVersion)
    .set({ withdrawnAt: null, withdrawnBy: "", withdrawnReason: "", edition: version.edition + 1 })
    .where(eq(offerVersion.id, version.id));
  return succeed({
    value: null,
    subjectId: version.id,
    before: { number, reason: version.withdrawn.reason },
    after: { number },
  });
}

async function versionsOf(tx: Tx, selectionId: string, targetId: string) {
  const owner = await candidateOfSelection(tx, selectionId, targetId);
  const held = owner && (await offerOf(tx, targetId));
  return held && versionStandings(tx, held.id);
}
