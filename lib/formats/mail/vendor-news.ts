import type { Locale } from "@/lib/domain/locale";
import type { MailContent } from "@/lib/domain/mail";
import { filled } from "../export-texts";
import { greetingOf } from "./greeting";
import { oneLineEach, writeLetter } from "./letter";
import type { MailTexts } from "./mail-texts";
import { writtenMoment } from "./written-day";

/**
 * What is new for a vendor: another request, a round in which offers may be improved, the answer to a question
 * somebody asked, a question of ours, or that a late answer was let in or not.
 */
export const VENDOR_NEWS = ["request", "round", "answer", "question", "letIn", "refused"] as const;
export type VendorNews = (typeof VENDOR_NEWS)[number];

export interface VendorNewsLetter {
  readonly locale: Locale;
  readonly name: string;
  readonly news: VendorNews;
  readonly organisation: string;
  readonly selection: string;
  /** ISO timestamp of the deadline that holds now; null = none, or beside the point. */
  readonly answerBy: string | null;
  /** The vendor's page. No personal link: the one they have lets them in. */
  readonly url: string;
}

/** The mail that sends a vendor's contact back to their page. What is new is read there, never here. */
export function vendorNewsMail(texts: MailTexts, letter: VendorNewsLetter): MailContent {
  const { locale, news, organisation, selection, answerBy } = letter;
  const words = texts.vendor.news[news];
  const values = oneLineEach({ organisation, selection });
  return writeLetter({
    locale,
    subject: filled(words.subject, values),
    title: words.title,
    greeting: greetingOf(texts, letter.name),
    paragraphs: [filled(words.body, values), texts.vendor.otherDevice],
    facts: [
      { label: texts.fact.selection, value: values.selection ?? "" },
      ...(answerBy === null
        ? []
        : [{ label: texts.vendor.answerBy, value: writtenMoment(answerBy, locale) }]),
    ],
    button: { label: texts.vendor.button, url: letter.url },
    copyLink: texts.copyLink,
    footer: [filled(texts.sentFor, values)],
  });
}
