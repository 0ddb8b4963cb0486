import type { Locale } from "@/lib/domain/locale";
import type { MailContent } from "@/lib/domain/mail";
import { letterHtml } from "./letter-html";

/** One mail before it is written: what it says, in the order it says it. */
export interface Letter {
  readonly locale: Locale;
  readonly subject: string;
  readonly title: string;
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  /** Facts to be found again at a glance: a label and what it is. */
  readonly facts: readonly { readonly label: string; readonly value: string; readonly large?: boolean }[];
  readonly button: { readonly label: string; readonly url: string } | null;
  /** Said before the address is written out. */
  readonly copyLink: string;
  /** Small print, below a line. */
  readonly footer: readonly string[];
}

const LONGEST_LINE = 200;
// Control characters, line and paragraph separators, and marks that turn the direction of what follows.
const UNPRINTED = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu;

/**
 * A name or title somebody typed, fit for one line: no line breaks or control characters (a subject with a line break
 * could begin a header of its own), no direction marks, no more than 200 characters.
 *
 * @example oneLine("Mette\r\nBcc: all@example.dk") // "Mette Bcc: all@example.dk"
 */
export function oneLine(text: string): string {
  const line = text.replace(UNPRINTED, " ").replace(/\s+/g, " ").trim();
  return line.length <= LONGEST_LINE
    ? line
    : `${Array.from(line)
        .slice(0, LONGEST_LINE - 1)
        .join("")}…`;
}

/** `oneLine` for each value of a text's places. */
export function oneLineEach<Key extends string>(
  values: Readonly<Record<Key, string>>,
): Record<string, string> {
  return Object.fromEntries(Object.entries<string>(values).map(([key, value]) => [key, oneLine(value)]));
}

/**
 * Writes a letter as subject, plain text and HTML.
 *
 * @throws RangeError for a link that is not an http(s) address
 */
export function writeLetter(letter: Letter): MailContent {
  if (letter.button && !/^https?:\/\//.test(letter.button.url))
    throw new RangeError("a mail links to web addresses only");
  return { subject: oneLine(letter.subject), text: letterText(letter), html: letterHtml(letter) };
}

function letterText({ title, greeting, paragraphs, facts, button, footer }: Letter): string {
  const blocks = [
    title.toUpperCase() === title ? title : `${title}\n${"=".repeat(Math.min(title.length, 72))}`,
    greeting,
    ...paragraphs,
    ...(facts.length > 0 ? [facts.map(({ label, value }) => `${label}: ${value}`).join("\n")] : []),
    ...(button ? [`${button.label}:\n${button.url}`] : []),
    // What stands below this mark is left out of answers by most mail programs.
    `-- \n${footer.join("\n")}`,
  ];
  return `${blocks.join("\n\n")}\n`;
}
