import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { LOCALES, type Locale } from "@/lib/domain/locale";
import { canonicalAnswer, type OfferAnswer } from "@/lib/domain/offer-answer";
import type { AnswerContext } from "@/lib/formats/answer/answer-context";
import { answerFromWorkbook } from "@/lib/formats/answer/answer-from-workbook";
import { arbitraryAnswer } from "@/lib/formats/answer/arbitrary-answer";
import { readWorkbook } from "@/lib/formats/answer/read-workbook";
import { aContent, aRequest } from "@/lib/formats/request/testing";
import { writeRequest } from "@/lib/formats/request/write-request";
import { loadMessages } from "@/lib/i18n/load-messages";
import { parseDecimal, parseMoney } from "@/lib/i18n/parse-decimal";
import { type TypedWorkbook, type Typing, typeInto } from "./office";
import { typingJob } from "./typed-request";

/**
 * Empty requests into which LibreOffice types generated offers, cell by cell, as people of three languages would; each
 * is read, exported again with what was read, and read once more. Both times it has to say what was typed, to the cent
 * and state.
 */

export interface RoundTrip {
  readonly offers: number;
  /** That came back and say the same, read and exported and read again. */
  readonly equal: number;
  /** What differs, of the first few. */
  readonly differences: readonly string[];
  readonly typing: Omit<Typing, "workbooks">;
}

/** Locked cells that are tried in each workbook; another part of them in each. */
const LOCKED_TRIED = 60;

/** Sends as many offers through LibreOffice, all of one language in one start of it. @throws Error when it does not run */
export async function roundTrip(office: string, offers: number, seed: number): Promise<RoundTrip> {
  const folder = mkdtempSync(path.join(tmpdir(), "round-trip-"));
  try {
    const answers = fc.sample(arbitraryAnswer(aContent()), { numRuns: offers, seed });
    const jobs: (TypedWorkbook & { readonly locale: Locale; readonly answer: OfferAnswer })[] = [];
    for (const [index, answer] of answers.entries()) {
      const locale = LOCALES[index % LOCALES.length] ?? "en";
      const from = path.join(folder, `${index}.xlsx`);
      const to = path.join(folder, `${index}-filled.xlsx`);
      const bytes = await emptyRequest(locale);
      writeFileSync(from, bytes);
      const { words } = loadMessages(locale).request.workbook;
      const writing = { locale, grouped: index % 2 === 0 };
      const { typed, locked } = await typingJob(bytes, aContent(), answer, words, writing);
      jobs.push({ from, to, typed, locked: some(locked, index), locale, answer });
    }
    const done = LOCALES.map((locale) => {
      const own = jobs.filter((job) => job.locale === locale);
      return own.length === 0 ? null : typeInto(office, folder, locale, own);
    }).filter((each) => each !== null);
    const differences: string[] = [];
    for (const [index, { to, answer, locale }] of jobs.entries()) {
      const difference = await differenceIn(to, answer, locale);
      if (difference !== null) differences.push(`${index} (${locale}): ${difference}`);
    }
    const sum = (of: (typing: Typing) => number) => done.reduce((all, each) => all + of(each), 0);
    return {
      offers,
      equal: offers - differences.length,
      differences: differences.slice(0, 3),
      typing: {
        typed: sum(({ typed }) => typed),
        refused: sum(({ refused }) => refused),
        lost: done.flatMap(({ lost }) => lost),
        taken: done.flatMap(({ taken }) => taken),
      },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function emptyRequest(locale: Locale): Promise<Uint8Array> {
  return writeRequest(aRequest(loadMessages(locale).request.workbook, { locale }));
}

const some = <Item>(all: readonly Item[], turn: number): readonly Item[] =>
  Array.from({ length: Math.min(LOCKED_TRIED, all.length) }, (_, index) => {
    const item = all[(turn * LOCKED_TRIED + index) % all.length];
    return item === undefined ? [] : [item];
  }).flat();

/** What a filled workbook says otherwise than was typed, when it is read, or when it is exported and read again. */
async function differenceIn(file: string, answer: OfferAnswer, locale: Locale): Promise<string | null> {
  const was = canonicalAnswer(answer);
  const imported = await answerIn(readFileSync(file), locale);
  if (typeof imported === "string") return imported;
  const is = canonicalAnswer(imported);
  if (is !== was) return `typed ${was}\nread  ${is}`;
  const texts = loadMessages(locale).request.workbook;
  const exported = await writeRequest(aRequest(texts, { prefill: imported, locale }));
  const again = await answerIn(Buffer.from(exported), locale);
  if (typeof again === "string") return again;
  const last = canonicalAnswer(again);
  return last === was ? null : `typed ${was}\nexported ${last}`;
}

async function answerIn(bytes: Buffer, locale: Locale): Promise<OfferAnswer | string> {
  const found = await readWorkbook(bytes);
  if (!found.ok) return found.code;
  if (found.value.kind !== "ours") return "no marks";
  return answerFromWorkbook(found.value.workbook, contextOf(locale)).answer;
}

function contextOf(locale: Locale): AnswerContext {
  const { lines, requirements, points } = aContent();
  return {
    ...{ lines, requirements, points, agreed: "DKK", rated: [], gone: new Map(), sent: null },
    words: LOCALES.map((each) => loadMessages(each).request.workbook.words),
    numbers: {
      money: (text, currency) => parseMoney(text, currency, locale),
      decimal: (text) => parseDecimal(text, locale),
    },
  };
}
