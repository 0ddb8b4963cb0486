import type { Locale } from "@/lib/domain/locale";
import type { MailContent } from "@/lib/domain/mail";
import { filled } from "../export-texts";
import { greetingOf } from "./greeting";
import { oneLineEach, writeLetter } from "./letter";
import type { MailTexts } from "./mail-texts";

export interface ConflictDeclared {
  readonly locale: Locale;
  /** The lead it is written to. */
  readonly name: string;
  /** Who declared it. */
  readonly participant: string;
  readonly candidate: string;
  readonly organisation: string;
  readonly selection: string;
  /** The page with the participants. */
  readonly url: string;
}

/** The mail that tells a lead of a conflict of interest. What somebody wrote about it stays in the product. */
export function conflictDeclaredMail(texts: MailTexts, conflict: ConflictDeclared): MailContent {
  const { participant, candidate, organisation, selection } = conflict;
  const values = oneLineEach({ participant, candidate, organisation, selection });
  return writeLetter({
    locale: conflict.locale,
    subject: filled(texts.conflict.subject, values),
    title: texts.conflict.title,
    greeting: greetingOf(texts, conflict.name),
    paragraphs: [filled(texts.conflict.body, values), filled(texts.conflict.consequence, values)],
    facts: [
      { label: texts.fact.selection, value: values.selection ?? "" },
      { label: texts.fact.candidate, value: values.candidate ?? "" },
    ],
    button: { label: texts.conflict.button, url: conflict.url },
    copyLink: texts.copyLink,
    footer: [filled(texts.sentFor, values)],
  });
}
