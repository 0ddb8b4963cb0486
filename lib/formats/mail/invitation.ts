import type { PartRole } from "@/lib/domain/criterion";
import type { IsoDay } from "@/lib/domain/iso-day";
import type { Locale } from "@/lib/domain/locale";
import type { MailContent } from "@/lib/domain/mail";
import { filled } from "../export-texts";
import { greetingOf } from "./greeting";
import { oneLineEach, writeLetter } from "./letter";
import type { MailTexts } from "./mail-texts";
import { writtenDay } from "./written-day";

export interface Invitation {
  readonly locale: Locale;
  readonly role: PartRole;
  /** Of the one invited; may be empty. */
  readonly name: string;
  /** Who invites. */
  readonly inviter: string;
  readonly organisation: string;
  readonly selection: string;
  /** The personal link. */
  readonly url: string;
  /** Last day the link works. */
  readonly linkUntil: IsoDay;
  /** Day by whose end everybody should have scored; null = none set. */
  readonly deadline: IsoDay | null;
}

/** The mail that brings somebody a personal link. Names no candidate, score or price. */
export function invitationMail(texts: MailTexts, invitation: Invitation): MailContent {
  const { locale, role, deadline, linkUntil, url } = invitation;
  const words = texts.invitation[role];
  const { inviter, organisation, selection } = invitation;
  const values = oneLineEach({ inviter, organisation, selection });
  const scores = role === "evaluator";
  return writeLetter({
    locale,
    subject: filled(words.subject, values),
    title: filled(words.title, values),
    greeting: greetingOf(texts, invitation.name),
    paragraphs: [
      filled(words.body, values),
      ...(scores ? [texts.invitation.time, texts.invitation.alone] : []),
      texts.invitation.personal,
    ],
    facts: [
      { label: texts.fact.selection, value: values.selection ?? "" },
      ...(scores && deadline !== null
        ? [{ label: texts.fact.deadline, value: writtenDay(deadline, locale) }]
        : []),
      { label: texts.fact.linkUntil, value: writtenDay(linkUntil, locale) },
    ],
    button: { label: words.button, url },
    copyLink: texts.copyLink,
    footer: [filled(texts.invitation.unexpected, values), filled(texts.sentFor, values)],
  });
}
