import { eq } from "drizzle-orm";
import type { FieldError } from "@/lib/domain/field-error";
import type { OfferTerms } from "@/lib/domain/offer-sheet";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { Tx } from "../engine/database";
import { candidateOfSelection, currentVersion } from "../queries/offer";
import { offer, offerVersion } from "../schema/offer";
import { ensureOffer, type OfferContext } from "./offer";
import { sealTerms, vaultFor } from "./sealed-values";
import type { Written } from "./written";

/**
 * Stores what an offer says beside its cells; makes the offer when there is none. Changing the currency changes no
 * figure: the numbers are then read in the new currency.
 *
 * While prices are sealed the yearly rise, the stated total and the source are sealed with them; `keepsSealed` leaves
 * those that are stored as they are, for somebody who changes a date and cannot see the rest.
 */
export async function saveTerms(
  tx: Tx,
  context: OfferContext,
  candidateId: string,
  terms: OfferTerms,
  expectedEdition: number,
  keepsSealed = false,
): Promise<Outcome<Written<{ readonly edition: number }>>> {
  const { selection } = context;
  const vault = vaultFor(context);
  const owner = await candidateOfSelection(tx, selection.id, candidateId);
  if (!owner) return fail("access.not_found");
  const faults = termFaults(terms);
  if (faults.length > 0) return fail("input.invalid", {}, faults);
  const found = await currentVersion(tx, candidateId);
  if ((found?.version.edition ?? 0) !== expectedEdition) return fail("row.changed_meanwhile");
  if (found && found.version.contentHash !== null) return fail("offer.as_submitted");
  const current = found ?? (await ensureOffer(tx, context, candidateId));
  const edition = current.version.edition + 1;
  await tx
    .update(offer)
    .set({ currency: terms.currency, edition: current.offer.edition + 1 })
    .where(eq(offer.id, current.offer.id));
  const { version } = current;
  const dates = { receivedOn: terms.receivedOn, validUntil: terms.validUntil };
  if (vault !== null) {
    const content = {
      index: terms.indexBasisPoints,
      indexAfter: terms.indexAfterMonths,
      total: terms.statedTotal,
      source: terms.source,
      financed: terms.financedMonths,
      financeRate: terms.financeBasisPoints,
    };
    const sealed =
      keepsSealed && version.sealed !== null ? version.sealed : sealTerms(vault, version.id, content);
    await tx
      .update(offerVersion)
      .set({ ...dates, sealed, edition })
      .where(eq(offerVersion.id, version.id));
    const { currency } = current.offer;
    const { receivedOn, validUntil } = version;
    return succeed({
      value: { edition },
      subjectId: version.id,
      before: found && { currency, receivedOn, validUntil },
      after: {
        currency: terms.currency,
        ...dates,
        sealedPart: sealed === version.sealed ? "kept" : "changed",
      },
    });
  }
  await tx
    .update(offerVersion)
    .set({
      ...dates,
      indexBasisPoints: terms.indexBasisPoints,
      indexAfterMonths: terms.indexAfterMonths,
      statedTotalMinor: terms.statedTotal,
      source: terms.source,
      financedMonths: terms.financedMonths,
      financeBasisPoints: terms.financeBasisPoints,
      edition,
    })
    .where(eq(offerVersion.id, version.id));
  return succeed({
    value: { edition },
    subjectId: version.id,
    before: found && {
      currency: current.offer.currency,
      receivedOn: version.receivedOn,
      validUntil: version.validUntil,
      indexBasisPoints: version.indexBasisPoints,
      indexAfterMonths: version.indexAfterMonths,
      statedTotal: version.statedTotalMinor,
      source: version.source,
      financedMonths: version.financedMonths,
      financeBasisPoints: version.financeBasisPoints,
    },
    after: terms,
  });
}

function termFaults(terms: OfferTerms): FieldError[] {
  if (terms.financedMonths === null && terms.financeBasisPoints !== 0)
    return [{ path: "financedMonths", code: "offer.interest_without_months", params: {} }];
  if (terms.receivedOn && terms.validUntil && terms.validUntil < terms.receivedOn)
    return [{ path: "validUntil", code: "offer.valid_before_received", params: {} }];
  return [];
}
