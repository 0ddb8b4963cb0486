import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type IsoDay, parseIsoDay } from "@/lib/domain/iso-day";
import { LOCALES, type Locale } from "@/lib/domain/locale";
import type { MailContent } from "@/lib/domain/mail";
import { loadMessages } from "@/lib/i18n/load-messages";
import { conflictDeclaredMail } from "./conflict-declared";
import { deviceCodeMail } from "./device-code";
import { invitationMail } from "./invitation";
import { oneLine } from "./letter";
import { openingAskedMail } from "./opening-asked";
import { reminderMail } from "./reminder";
import { vendorInvitationMail } from "./vendor-invitation";
import { VENDOR_NEWS, vendorNewsMail } from "./vendor-news";
import { vendorReceiptMail } from "./vendor-receipt";
import { VENDOR_DEEDS, vendorWroteMail } from "./vendor-wrote";
import { writtenDay, writtenMoment } from "./written-day";

const day = (text: string): IsoDay => {
  const parsed = parseIsoDay(text);
  if (!parsed) throw new Error(`no day: ${text}`);
  return parsed;
};
const URL = "https://shortlist.example.dk/invited/3q_Zk-9&x=<1>";
const ANSWER_BY = "2026-11-27T11:00:00.000Z";
const DEADLINE = day("2026-11-27");

/** Every mail the product writes, with one text in every place that somebody types. */
function everyMail(locale: Locale, typed: string): Record<string, MailContent> {
  const texts = loadMessages(locale).mail.letter;
  const who = { locale, name: typed, organisation: typed, selection: typed };
  const link = { url: URL, linkUntil: day("2026-12-06"), deadline: DEADLINE };
  return {
    evaluator: invitationMail(texts, { ...who, ...link, inviter: typed, role: "evaluator" }),
    observer: invitationMail(texts, { ...who, ...link, inviter: typed, role: "observer" }),
    lead: invitationMail(texts, { ...who, ...link, inviter: typed, role: "lead" }),
    reminder: reminderMail(texts, {
      ...who,
      ...link,
      lead: typed,
      today: day("2026-11-25"),
      left: 3,
      total: 8,
    }),
    lastDay: reminderMail(texts, { ...who, ...link, lead: typed, today: DEADLINE, left: 1, total: 8 }),
    deviceCode: deviceCodeMail(texts, { ...who, code: "1234 5678", minutes: 15 }),
    conflict: conflictDeclaredMail(texts, { ...who, participant: typed, candidate: typed, url: URL }),
    opening: openingAskedMail(texts, { ...who, lead: typed, url: URL }),
    vendor: vendorInvitationMail(texts, { ...who, ...link, inviter: typed, answerBy: ANSWER_BY }),
    ...Object.fromEntries(
      VENDOR_NEWS.map((news) => [
        `news ${news}`,
        vendorNewsMail(texts, { ...who, news, answerBy: ANSWER_BY, url: URL }),
      ]),
    ),
    ...Object.fromEntries(
      [false, true].map((late) => [
        `receipt ${late}`,
        vendorReceiptMail(texts, {
          ...{ ...who, late, variant: typed, submittedBy: typed, submittedAt: ANSWER_BY, url: URL },
          contentHash: "ab".repeat(32),
        }),
      ]),
    ),
    ...Object.fromEntries(
      VENDOR_DEEDS.map((deed) => [
        `wrote ${deed}`,
        vendorWroteMail(texts, { ...who, deed, candidate: typed, url: URL }),
      ]),
    ),
  };
}

const each = (check: (mail: MailContent, kind: string, locale: Locale) => void, typed = "Søren Åby") => {
  for (const locale of LOCALES)
    for (const [kind, mail] of Object.entries(everyMail(locale, typed))) check(mail, kind, locale);
};

describe("every mail", () => {
  it("says everything in text and in HTML, with nothing left to fill in", () => {
    each((mail, kind) => {
      for (const part of [mail.subject, mail.text, mail.html.replace(/<style>[\s\S]*<\/style>/, "")]) {
        expect(part).not.toMatch(/\{\w+\}/);
        expect(part).toContain("Søren Åby");
      }
      if (kind !== "deviceCode") expect(mail.text).toContain(URL);
    });
  });

  it("names its language, so that a screen reader pronounces it", () => {
    each((mail, _kind, locale) => expect(mail.html).toContain(`<html lang="${locale}">`));
  });

  it("loads nothing from anywhere: no picture, style sheet, script or form", () => {
    each((mail) => {
      expect(mail.html).not.toMatch(/<(img|script|link|iframe|form|object|base)\b|src=|url\(|@import/i);
      const addresses = [...mail.html.matchAll(/href="([^"]*)"/g)].map((match) => match[1]);
      for (const address of addresses)
        expect(address).toBe(URL.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;"));
    });
  });

  it("escapes what somebody typed", () => {
    each((mail) => {
      expect(mail.html).not.toContain("<script>");
      expect(mail.html).toContain("&lt;script&gt;");
      expect(mail.html).not.toContain("onerror='");
    }, "<script>alert(\"1\")</script><a onerror='x'>&amp;");
  });

  it("has one subject line whatever was typed", () => {
    each((mail) => {
      expect(mail.subject).not.toMatch(/[\r\n]/);
      expect(mail.subject).not.toMatch(/\p{Cc}/u);
    }, "Mette\r\nBcc: everybody@example.dk\r\n\r\nbody");
  });

  it("keeps its shape whatever was typed", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 400 }),
        fc.constantFrom(...LOCALES),
        (typed, locale) => {
          for (const mail of Object.values(everyMail(locale, typed))) {
            expect(mail.subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
            expect(Array.from(mail.subject).length).toBeLessThanOrEqual(200);
            // As many tags as with a plain name: nothing typed became one.
            expect(mail.html.split("<").length).toBeLessThanOrEqual(tags(locale, mail.html));
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  it("speaks of no price and no score", () => {
    each((mail, kind) => {
      expect(mail.text).not.toMatch(/\d[\d., {2}]*\s?(kr|DKK|NOK|EUR|€)/i);
      if (kind === "reminder") expect(mail.text).toMatch(/: 3 (of|af|av) 8/);
    });
  });
});

/** The number of "<" that mails of this language have at most, with room for a greeting more or less. */
function tags(locale: Locale, html: string): number {
  const counts = Object.values(everyMail(locale, "Mette")).map((mail) => mail.html.split("<").length);
  expect(html.length).toBeGreaterThan(0);
  return Math.max(...counts);
}

describe("a moment", () => {
  it("is written with its zone, in every language", () => {
    expect(writtenMoment(ANSWER_BY, "en")).toMatch(/^Friday 27 November 2026 at 12:00 CET$/);
    for (const locale of LOCALES) expect(everyMail(locale, "Mette").vendor?.text).toContain("CET");
  });
});

describe("a deadline", () => {
  it.each([
    ["en", "Friday 27 November 2026"],
    ["da", "fredag den 27. november 2026"],
    ["nb", "fredag 27. november 2026"],
  ] as const)("is written in %s as %s", (locale, written) => {
    expect(writtenDay(DEADLINE, locale)).toBe(written);
    expect(everyMail(locale, "Mette").evaluator?.text).toContain(written);
    expect(everyMail(locale, "Mette").evaluator?.html).toContain(written);
  });

  it("is left out when there is none, and for those who do not score", () => {
    const texts = loadMessages("en").mail.letter;
    const invitation = {
      locale: "en",
      name: "",
      organisation: "Hansen",
      selection: "IT",
      inviter: "Mette",
      url: URL,
      linkUntil: day("2026-12-06"),
    } as const;
    const none = invitationMail(texts, { ...invitation, role: "evaluator", deadline: null });
    const observer = invitationMail(texts, { ...invitation, role: "observer", deadline: DEADLINE });
    for (const mail of [none, observer]) expect(mail.text).not.toContain("Please finish by");
    expect(none.text).toContain("\nHello,\n");
  });
});

describe("a code", () => {
  it("stands in the mail and not in its subject, which a locked phone shows", () => {
    const mail = everyMail("da", "Mette").deviceCode;
    expect(mail?.text).toContain("Din kode: 1234 5678");
    expect(mail?.subject).not.toMatch(/\d/);
    expect(mail?.html).not.toContain("href=");
  });
});

describe("a typed line", () => {
  it("is cut and cleaned, and a clean one stays as it is", () => {
    expect(oneLine("  Mette \t Holm\u202e ")).toBe("Mette Holm");
    expect(oneLine("Ærlig Ø Å 👩‍💻")).toBe("Ærlig Ø Å 👩‍💻");
    expect(Array.from(oneLine("å".repeat(500)))).toHaveLength(200);
  });
});

describe("a link", () => {
  it("that is no web address is refused", () => {
    const texts = loadMessages("en").mail.letter;
    const opening = { locale: "en", name: "M", lead: "L", organisation: "H", selection: "S" } as const;
    expect(() => openingAskedMail(texts, { ...opening, url: "javascript:alert(1)" })).toThrow(RangeError);
  });
});
