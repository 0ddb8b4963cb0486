import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { LOCALES } from "@/lib/domain/locale";
import { canonicalAnswer } from "@/lib/domain/offer-answer";
import type { AnswerContext } from "@/lib/formats/answer/answer-context";
import { answerFromWorkbook } from "@/lib/formats/answer/answer-from-workbook";
import { arbitraryAnswer } from "@/lib/formats/answer/arbitrary-answer";
import { readWorkbook } from "@/lib/formats/answer/read-workbook";
import { aContent, aRequest } from "@/lib/formats/request/testing";
import { writeRequest } from "@/lib/formats/request/write-request";
import { loadMessages } from "@/lib/i18n/load-messages";
import { parseDecimal, parseMoney } from "@/lib/i18n/parse-decimal";

/**
 * Requests filled with generated offers, opened and saved anew by LibreOffice, and read back: each has to say the same,
 * to the cent and state.
 */

const PROGRAMS = ["soffice", "libreoffice"] as const;

/** The LibreOffice on this machine; null when there is none. */
export function findOffice(): string | null {
  return PROGRAMS.find((name) => spawnSync(name, ["--version"], { stdio: "ignore" }).status === 0) ?? null;
}

export interface RoundTrip {
  readonly offers: number;
  /** That came back and say the same. */
  readonly equal: number;
  /** What differs, of the first few. */
  readonly differences: readonly string[];
}

/** Sends as many offers through LibreOffice, all files in one start of it. @throws Error when it does not run */
export async function roundTrip(office: string, offers: number, seed: number): Promise<RoundTrip> {
  const content = aContent();
  const folder = mkdtempSync(path.join(tmpdir(), "round-trip-"));
  const out = path.join(folder, "out");
  mkdirSync(out);
  try {
    const answers = fc.sample(arbitraryAnswer(content), { numRuns: offers, seed });
    const files: string[] = [];
    for (const [index, prefill] of answers.entries()) {
      const locale = LOCALES[index % LOCALES.length] ?? "en";
      const texts = loadMessages(locale).request.workbook;
      const file = path.join(folder, `${index}.xlsx`);
      writeFileSync(file, await writeRequest(aRequest(texts, { prefill, locale })));
      files.push(file);
    }
    const profile = `-env:UserInstallation=file://${path.join(folder, "profile")}`;
    const ran = spawnSync(
      office,
      [profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", out, ...files],
      { stdio: "ignore", timeout: 60_000 + offers * 5_000 },
    );
    if (ran.status !== 0) throw new Error(`LibreOffice ended with ${ran.status ?? ran.signal}`);
    const differences: string[] = [];
    for (const [index, answer] of answers.entries()) {
      const found = await readWorkbook(readFileSync(path.join(out, `${index}.xlsx`)));
      if (!found.ok || found.value.kind !== "ours") {
        differences.push(`${index}: ${found.ok ? "no marks" : found.code}`);
        continue;
      }
      const read = answerFromWorkbook(found.value.workbook, contextOf());
      const [was, is] = [canonicalAnswer(answer), canonicalAnswer(read.answer)];
      if (was !== is) differences.push(`${index}: ${was}\n${is}`);
    }
    return { offers, equal: offers - differences.length, differences: differences.slice(0, 3) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function contextOf(): AnswerContext {
  const { lines, requirements, points } = aContent();
  return {
    ...{ lines, requirements, points, agreed: "DKK", rated: [], gone: new Map() },
    words: LOCALES.map((locale) => loadMessages(locale).request.workbook.words),
    numbers: {
      money: (text, currency) => parseMoney(text, currency, "da"),
      decimal: (text) => parseDecimal(text, "da"),
    },
  };
}
