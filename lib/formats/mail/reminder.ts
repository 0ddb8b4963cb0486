import type { IsoDay } from "@/lib/domain/iso-day";
import type { Locale } from "@/lib/domain/locale";
import type { MailContent } from "@/lib/domain/mail";
import { filled } from "../export-texts";
import { greetingOf } from "./greeting";
import { oneLineEach, writeLetter } from "./letter";
import type { MailTexts } from "./mail-texts";
import { writtenDay } from "./written-day";

export interface Reminder {
  readonly locale: Locale;
  readonly name: string;
  readonly lead: string;
  readonly organisation: string;
  readonly selection: string;
  /** A personal link of its own: the one from before cannot be written again. */
  readonly url: string;
  readonly linkUntil: IsoDay;
  readonly deadline: IsoDay | null;
  /** The day it is: on the deadline itself the mail says "today". */
  readonly today: IsoDay;
  /** Pairs of candidate and group that are not submitted yet, and all that are theirs to score now. */
  readonly left: number;
  readonly total: number;
}

/** The mail to somebody who has not finished scoring. Says how much is left, never what was given. */
export function reminderMail(texts: MailTexts, reminder: Reminder): MailContent {
  const { locale, deadline, today, linkUntil, url, left, total } = reminder;
  const { lead, organisation, selection } = reminder;
  const values = oneLineEach({ lead, organisation, selection });
  const isToday = deadline === today;
  return writeLetter({
    locale,
    subject: filled(isToday ? texts.reminder.subjectToday : texts.reminder.subject, values),
    title: filled(isToday ? texts.reminder.titleToday : texts.reminder.title, values),
    greeting: greetingOf(texts, reminder.name),
    paragraphs: [filled(texts.reminder.body, values), texts.invitation.time, texts.reminder.newLink],
    facts: [
      { label: texts.fact.selection, value: values.selection ?? "" },
      { label: texts.fact.notSubmitted, value: filled(texts.notSubmitted, { left, total }) },
      ...(deadline !== null ? [{ label: texts.fact.deadline, value: writtenDay(deadline, locale) }] : []),
      { label: texts.fact.linkUntil, value: writtenDay(linkUntil, locale) },
    ],
    button: { label: texts.reminder.button, url },
    copyLink: texts.copyLink,
    footer: [texts.invitation.personal, filled(texts.sentFor, values)],
  });
}
