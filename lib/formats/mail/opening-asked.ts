import type { Locale } from "@/lib/domain/locale";
import type { MailContent } from "@/lib/domain/mail";
import { filled } from "../export-texts";
import { greetingOf } from "./greeting";
import { oneLineEach, writeLetter } from "./letter";
import type { MailTexts } from "./mail-texts";

export interface OpeningAsked {
  readonly locale: Locale;
  /** The one who must confirm. */
  readonly name: string;
  readonly lead: string;
  readonly organisation: string;
  readonly selection: string;
  /** The page where the opening is confirmed. */
  readonly url: string;
}

/** The mail that asks the second person to confirm that the prices are opened. */
export function openingAskedMail(texts: MailTexts, opening: OpeningAsked): MailContent {
  const { lead, organisation, selection } = opening;
  const values = oneLineEach({ lead, organisation, selection });
  return writeLetter({
    locale: opening.locale,
    subject: filled(texts.opening.subject, values),
    title: texts.opening.title,
    greeting: greetingOf(texts, opening.name),
    paragraphs: [filled(texts.opening.body, values), texts.opening.effect],
    facts: [{ label: texts.fact.selection, value: values.selection ?? "" }],
    button: { label: texts.opening.button, url: opening.url },
    copyLink: texts.copyLink,
    footer: [filled(texts.sentFor, values)],
  });
}
