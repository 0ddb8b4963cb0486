import type { Locale } from "@/lib/domain/locale";
import type { MailContent } from "@/lib/domain/mail";
import { filled } from "../export-texts";
import { greetingOf } from "./greeting";
import { oneLineEach, writeLetter } from "./letter";
import type { MailTexts } from "./mail-texts";

/** What a vendor did that a lead wants to know: an offer in time or too late, a question, an answer to one of ours. */
export const VENDOR_DEEDS = ["submitted", "late", "asked", "replied"] as const;
export type VendorDeed = (typeof VENDOR_DEEDS)[number];

export interface VendorWrote {
  readonly locale: Locale;
  /** The lead it is written to. */
  readonly name: string;
  readonly deed: VendorDeed;
  readonly candidate: string;
  readonly organisation: string;
  readonly selection: string;
  /** The page with what has arrived. */
  readonly url: string;
}

/** The mail that tells a lead that something came from a vendor. Never what: an answer may hold prices. */
export function vendorWroteMail(texts: MailTexts, wrote: VendorWrote): MailContent {
  const { candidate, organisation, selection, deed } = wrote;
  const words = texts.vendor.wrote[deed];
  const values = oneLineEach({ candidate, organisation, selection });
  return writeLetter({
    locale: wrote.locale,
    subject: filled(words.subject, values),
    title: words.title,
    greeting: greetingOf(texts, wrote.name),
    paragraphs: [filled(words.body, values)],
    facts: [
      { label: texts.fact.selection, value: values.selection ?? "" },
      { label: texts.fact.candidate, value: values.candidate ?? "" },
    ],
    button: { label: texts.vendor.wroteButton, url: wrote.url },
    copyLink: texts.copyLink,
    footer: [filled(texts.sentFor, values)],
  });
}
