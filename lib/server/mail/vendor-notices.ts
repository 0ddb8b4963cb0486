import type { Tx } from "@/db/engine/database";
import { mailReaders } from "@/db/queries/mail";
import { organisationName } from "@/db/queries/organisation";
import { contactAddresses } from "@/db/queries/vendor-contact";
import { type VendorNews, vendorNewsMail } from "@/lib/formats/mail/vendor-news";
import { vendorReceiptMail } from "@/lib/formats/mail/vendor-receipt";
import { type VendorDeed, vendorWroteMail } from "@/lib/formats/mail/vendor-wrote";
import type { Notice } from "./notices";
import { enqueueMail } from "./queue";
import { isMailConfigured } from "./settings";

/** Mail between the buyer and vendors' contacts. None of it holds a price, and none to a vendor names another. */

/**
 * Tells vendors' contacts that something is new on their page: all of them, or those of some candidates.
 *
 * @example await tellVendors(tx, notice, { news: "request", answerBy: deadline, candidateIds: null }, now)
 */
export async function tellVendors(
  tx: Tx,
  { selection, origin, textsOf }: Notice,
  {
    news,
    answerBy,
    candidateIds,
  }: {
    readonly news: VendorNews;
    /** ISO timestamp of the deadline that holds now; null when there is none or it is beside the point. */
    readonly answerBy: string | null;
    readonly candidateIds: readonly string[] | null;
  },
  now: string,
): Promise<void> {
  if (!isMailConfigured()) return;
  const organisation = await organisationName(tx, selection.organisationId);
  for (const contact of await contactAddresses(tx, selection.id, candidateIds)) {
    const { locale, name, address } = contact;
    const content = vendorNewsMail(textsOf(locale), {
      ...{ locale, name, news, organisation, answerBy },
      selection: selection.name,
      url: `${origin}/answer/${selection.id}`,
    });
    await enqueueMail(
      tx,
      {
        organisationId: selection.organisationId,
        selectionId: selection.id,
        participantId: contact.id,
        kind: "vendor_news",
        toAddress: address,
        content,
      },
      now,
    );
  }
}

/** Sends a receipt to every contact of the vendor that submitted: what one of them did, the others should know. */
export async function sendReceipt(
  tx: Tx,
  { selection, origin, textsOf }: Notice,
  receipt: {
    readonly candidateId: string;
    readonly variant: string;
    readonly submittedAt: string;
    readonly submittedBy: string;
    readonly contentHash: string;
    readonly late: boolean;
  },
  now: string,
): Promise<void> {
  if (!isMailConfigured()) return;
  const organisation = await organisationName(tx, selection.organisationId);
  const { candidateId, ...facts } = receipt;
  for (const contact of await contactAddresses(tx, selection.id, [candidateId])) {
    const { locale, name, address } = contact;
    const content = vendorReceiptMail(textsOf(locale), {
      ...{ locale, name, organisation, ...facts },
      selection: selection.name,
      url: `${origin}/answer/${selection.id}`,
    });
    await enqueueMail(
      tx,
      {
        organisationId: selection.organisationId,
        selectionId: selection.id,
        participantId: contact.id,
        kind: "vendor_receipt",
        toAddress: address,
        content,
      },
      now,
    );
  }
}

/** Tells every lead that something came from a vendor, never what. */
export async function tellLeadsOfVendor(
  tx: Tx,
  { selection, origin, textsOf }: Notice,
  { deed, candidate }: { readonly deed: VendorDeed; readonly candidate: string },
  now: string,
): Promise<void> {
  if (!isMailConfigured()) return;
  const organisation = await organisationName(tx, selection.organisationId);
  const leads = (await mailReaders(tx, selection.id)).filter(({ role }) => role === "lead");
  for (const lead of leads) {
    const content = vendorWroteMail(textsOf(lead.locale), {
      locale: lead.locale,
      name: lead.name,
      ...{ deed, candidate, organisation },
      selection: selection.name,
      url: `${origin}/selections/${selection.id}/offers/vendors`,
    });
    await enqueueMail(
      tx,
      {
        organisationId: selection.organisationId,
        selectionId: selection.id,
        participantId: lead.id,
        kind: "vendor_wrote",
        toAddress: lead.address,
        content,
      },
      now,
    );
  }
}
