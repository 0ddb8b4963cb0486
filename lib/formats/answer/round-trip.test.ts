import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LOCALES, type Locale } from "@/lib/domain/locale";
import { canonicalAnswer, type OfferAnswer } from "@/lib/domain/offer-answer";
import { loadMessages } from "@/lib/i18n/load-messages";
import { parseDecimal, parseMoney } from "@/lib/i18n/parse-decimal";
import { aContent, aRequest } from "../request/testing";
import { writeRequest } from "../request/write-request";
import type { AnswerContext } from "./answer-context";
import { answerFromWorkbook } from "./answer-from-workbook";
import { arbitraryAnswer } from "./arbitrary-answer";
import { readWorkbook } from "./read-workbook";

/** A request written with an answer in it, in one language, and read back by whoever speaks another. */

const content = aContent();
const context: AnswerContext = {
  lines: content.lines,
  requirements: content.requirements,
  points: content.points,
  sent: null,
  agreed: "DKK",
  rated: [],
  gone: new Map(),
  words: LOCALES.map((locale) => loadMessages(locale).request.workbook.words),
  numbers: {
    money: (text, currency) => parseMoney(text, currency, "da"),
    decimal: (text) => parseDecimal(text, "da"),
  },
};

async function thereAndBack(answer: OfferAnswer, locale: Locale) {
  const texts = loadMessages(locale).request.workbook;
  const bytes = await writeRequest(aRequest(texts, { prefill: answer, locale }));
  const found = await readWorkbook(Buffer.from(bytes));
  if (!found.ok) throw new Error(found.code);
  if (found.value.kind !== "ours") throw new Error("not one of ours");
  return answerFromWorkbook(found.value.workbook, context);
}

describe("a request that comes back", () => {
  it("says what was written, to the cent and state, in every language", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryAnswer(content), fc.constantFrom(...LOCALES), async (answer, locale) => {
        const { answer: read, findings } = await thereAndBack(answer, locale);
        expect(findings.filter(({ code }) => !/Missing$/.test(code))).toEqual([]);
        expect(JSON.parse(canonicalAnswer(read))).toEqual(JSON.parse(canonicalAnswer(answer)));
      }),
      { numRuns: 30 },
    );
  }, 120_000);
});
