import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { MAPPED_KINDS } from "@/lib/domain/column-mapping";
import { loadMessages } from "@/lib/i18n/load-messages";
import { locales } from "@/lib/i18n/locales";

/** How each language asks to point out a sheet. */
const SAY_WHICH = { en: "Say which sheet it is", da: "Sig, hvilket ark det er", nb: "Si hvilket ark det er" };

describe("what is said of a lost sheet", () => {
  it.each(locales)("in %s asks where it is only where it can be, and names what else to do", (locale) => {
    const messages = loadMessages(locale);
    const t = createTranslator({ locale, messages, namespace: "upload" });
    const tOwn = createTranslator({ locale, messages, namespace: "answer.page.file" });
    const said = new Set<string>();
    for (const kind of MAPPED_KINDS)
      for (const loose of ["yes", "no"]) {
        const lead = t("code.sheetLost", { part: t(`part.${kind}`), kind, loose });
        const own = tOwn("code.sheetLost", { part: kind, loose });
        for (const sentence of [lead, own]) {
          expect([sentence, sentence.includes(SAY_WHICH[locale])]).toEqual([sentence, loose === "yes"]);
          expect(sentence).not.toMatch(/[{}]/);
          said.add(sentence);
        }
        // Prices, terms and bundles are nowhere under what is missing: they are typed in the offer, or at their pieces.
        const typed = !["pricelist", "terms", "bundles"].includes(kind);
        expect([kind, lead.includes(t("findings.mend")), lead.includes(t("findings.missing"))]).toEqual([
          kind,
          typed,
          typed,
        ]);
      }
    // Every part has its own sentence, on both pages.
    expect(said.size).toBe(MAPPED_KINDS.length * 4);
  });
});
