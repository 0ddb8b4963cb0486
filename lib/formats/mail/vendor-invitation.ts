import type { IsoDay } from "@/lib/domain/iso-day";
import type { Locale } from "@/lib/domain/locale";
import type { MailContent } from "@/lib/domain/mail";
import { filled } from "../export-texts";
import { greetingOf } from "./greeting";
import { oneLineEach, writeLetter } from "./letter";
import type { MailTexts } from "./mail-texts";
import { writtenDay, writtenMoment } from "./written-day";

export interface VendorInvitation {
  readonly locale: Locale;
  /** Of the contact; may be empty. */
  readonly name: string;
  readonly inviter: string;
  readonly organisation: string;
  readonly selection: string;
  /** The personal link. */
  readonly url: string;
  readonly linkUntil: IsoDay;
  /** ISO timestamp of the deadline; null = none set. */
  readonly answerBy: string | null;
}

/** The mail that asks a vendor for an offer. Names no other candidate, no score and no price. */
export function vendorInvitationMail(texts: MailTexts, invitation: VendorInvitation): MailContent {
  const { locale, inviter, organisation, selection, answerBy } = invitation;
  const words = texts.invitation.vendor;
  const values = oneLineEach({ inviter, organisation, selection });
  return writeLetter({
    locale,
    subject: filled(words.subject, values),
    title: filled(words.title, values),
    greeting: greetingOf(texts, invitation.name),
    paragraphs: [filled(words.body, values), texts.vendor.how, texts.invitation.personal],
    facts: [
      { label: texts.fact.selection, value: values.selection ?? "" },
      ...(answerBy === null
        ? []
        : [{ label: texts.vendor.answerBy, value: writtenMoment(answerBy, locale) }]),
      { label: texts.fact.linkUntil, value: writtenDay(invitation.linkUntil, locale) },
    ],
    button: { label: words.button, url: invitation.url },
    copyLink: texts.copyLink,
    footer: [filled(texts.invitation.unexpected, values), filled(texts.sentFor, values)],
  });
}
