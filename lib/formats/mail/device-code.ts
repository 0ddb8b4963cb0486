import type { Locale } from "@/lib/domain/locale";
import type { MailContent } from "@/lib/domain/mail";
import { filled } from "../export-texts";
import { greetingOf } from "./greeting";
import { oneLineEach, writeLetter } from "./letter";
import type { MailTexts } from "./mail-texts";

export interface DeviceCode {
  readonly locale: Locale;
  readonly name: string;
  readonly organisation: string;
  readonly selection: string;
  /** As it is to be typed. Never in the subject: a locked phone shows subjects. */
  readonly code: string;
  /** Minutes it can be used. */
  readonly minutes: number;
}

/** The mail with a code that lets another device in. It holds no link: whoever reads it over a shoulder gets nowhere. */
export function deviceCodeMail(texts: MailTexts, device: DeviceCode): MailContent {
  const { organisation, selection, minutes } = device;
  const values = oneLineEach({ organisation, selection });
  return writeLetter({
    locale: device.locale,
    subject: filled(texts.deviceCode.subject, values),
    title: texts.deviceCode.title,
    greeting: greetingOf(texts, device.name),
    paragraphs: [filled(texts.deviceCode.body, values)],
    facts: [
      { label: texts.fact.code, value: device.code, large: true },
      { label: texts.fact.codeUntil, value: `${minutes} min` },
    ],
    button: null,
    copyLink: texts.copyLink,
    footer: [texts.deviceCode.notYou, filled(texts.sentFor, values)],
  });
}
