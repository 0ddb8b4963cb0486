import type { Locale } from "@/lib/domain/locale";
import type { MailContent } from "@/lib/domain/mail";
import { filled } from "../export-texts";
import { greetingOf } from "./greeting";
import { oneLineEach, writeLetter } from "./letter";
import type { MailTexts } from "./mail-texts";
import { writtenMoment } from "./written-day";

export interface VendorReceipt {
  readonly locale: Locale;
  readonly name: string;
  readonly organisation: string;
  readonly selection: string;
  /** Name of the alternative; empty = the main offer. */
  readonly variant: string;
  /** ISO timestamp by the server's clock. */
  readonly submittedAt: string;
  readonly submittedBy: string;
  readonly contentHash: string;
  /** It came after the deadline, and counts only when the buyer lets it in. */
  readonly late: boolean;
  readonly url: string;
}

/** A vendor's receipt: what came in, when and by whom, with the hash of it. No price. */
export function vendorReceiptMail(texts: MailTexts, receipt: VendorReceipt): MailContent {
  const { locale, organisation, selection, variant, submittedBy, late } = receipt;
  const words = texts.vendor.receipt;
  const values = oneLineEach({ organisation, selection, variant, submittedBy });
  return writeLetter({
    locale,
    subject: filled(words.subject, values),
    title: words.title,
    greeting: greetingOf(texts, receipt.name),
    paragraphs: [filled(words.body, values), late ? filled(words.late, values) : words.again, words.hash],
    facts: [
      { label: texts.fact.selection, value: values.selection ?? "" },
      ...(variant === "" ? [] : [{ label: words.variant, value: values.variant ?? "" }]),
      { label: words.at, value: writtenMoment(receipt.submittedAt, locale) },
      { label: words.by, value: values.submittedBy ?? "" },
      { label: "SHA-256", value: receipt.contentHash },
    ],
    button: { label: texts.vendor.button, url: receipt.url },
    copyLink: texts.copyLink,
    footer: [filled(texts.sentFor, values)],
  });
}
