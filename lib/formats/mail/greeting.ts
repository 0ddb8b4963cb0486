import { filled } from "../export-texts";
import { oneLine } from "./letter";
import type { MailTexts } from "./mail-texts";

/** `Hello Mette,`, or without a name when it is not known. */
export function greetingOf(texts: MailTexts, name: string): string {
  const line = oneLine(name);
  return line === "" ? texts.greetingNameless : filled(texts.greeting, { name: line });
}
