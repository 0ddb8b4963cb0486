import { describe, expect, it } from "vitest";
import { LOCALES, type Locale } from "@/lib/domain/locale";
import { loadMessages } from "@/lib/i18n/load-messages";

/** What vendors send that cannot be taken as it is, and the words it is met with; that each is met so, other tests show. */
const REFUSED = {
  "the wrong selection's workbook": "upload.other_selection",
  "another candidate's file": "upload.other_candidate",
  "a candidate's who is not there any more": "upload.candidate_unknown",
  "a file that does not say whose it is": "upload.choose_candidate",
  "a newer layout": "upload.newer_format",
  "10 000 rows": "workbook.too_many_rows",
  "a password": "workbook.password",
  "an .xls": "workbook.old_format",
  "an empty file": "file.empty",
  "an empty workbook": "workbook.blank",
  "the same file, accepted": "upload.same_file",
  "the same file, waiting": "upload.waiting",
  "a service that two rows are": "upload.line_mapped_twice",
  "too much in it": "workbook.bomb",
  "more than 10 MB": "workbook.too_large",
} as const;
const FOUND = {
  "an old request": "oldRequest",
  "a service twice": "lineTwice",
  "a negative price": "negative",
  "a price in words": "notANumber",
  "a currency other than agreed": "currencyNeedsRate",
} as const;

/** Words by which a reader is told to do something. */
const TO_DO: Readonly<Record<Locale, RegExp>> = {
  en: /\b(ask|open|choose|send|save|delete|type|upload|upgrade|check|go on|make|mend|nothing to do)\b/i,
  da: /(\b(bed|send|gem|slet|skriv|opgrader|se efter|fortsæt|ret|lav|intet at gøre)\b|åbn|vælg|overfør|spørg)/i,
  nb: /(\b(be|send|lagre|slett|skriv|oppgrader|se etter|fortsett|rett|lag|sjekk|ingenting å gjøre)\b|åpne|velg|last opp|spør)/i,
};

function textAt(messages: unknown, path: string): string {
  let at: unknown = messages;
  for (const key of path.split("."))
    at = typeof at === "object" && at !== null ? new Map(Object.entries(at)).get(key) : undefined;
  return typeof at === "string" ? at : "";
}

describe.each([...LOCALES])(
  "what a vendor sends that cannot be taken is met with words in %s that say what to do:",
  (locale) => {
    const messages = loadMessages(locale);
    it.each(Object.entries(REFUSED))("%s", (_name, code) => {
      expect(textAt(messages.errors, code)).toMatch(TO_DO[locale]);
    });
    it.each(Object.entries(FOUND))("%s", (_name, code) => {
      expect(textAt(messages.upload.code, code)).toMatch(TO_DO[locale]);
    });
  },
);
