import { driverWord, periodWord, stateWord } from "@/lib/domain/cell-words";
import type { Currency } from "@/lib/domain/money";
import { type CatalogueLine, CELL_STATES, type CellState, PERIODS, type Period } from "@/lib/domain/offer";
import type { PointKind } from "@/lib/domain/request";
import {
  REQUIREMENT_ANSWERS,
  type RequirementAnswer,
  type RequirementLevel,
} from "@/lib/domain/requirements";
import { DRIVERS, type Driver } from "@/lib/domain/selection";
import type { HalfBundle, HalfItem, UploadRest } from "@/lib/domain/upload-rest";
import type { WorkbookWords } from "../request/layout";
import type { NumberReading } from "./figures";
import type { Findings } from "./findings";
import type { ListedWord } from "./marked-workbook";

/** What an answer is read against: what is asked now, the words people may use, and how they write numbers. */
export interface AnswerContext {
  readonly lines: readonly CatalogueLine[];
  readonly requirements: readonly {
    readonly id: string;
    readonly name: string;
    readonly level: RequirementLevel;
  }[];
  readonly points: readonly { readonly id: string; readonly name: string; readonly kind: PointKind }[];
  /** What the request asked that the workbook answers; null when that is not known, and for a workbook of others. */
  readonly sent: Sent | null;
  /** The selection's own; an offer in another one needs a rate. */
  readonly agreed: Currency;
  /** Currencies a rate is known for. */
  readonly rated: readonly Currency[];
  /** Names of lines that were asked for and are not any more, by their ids. */
  readonly gone: ReadonlyMap<string, string>;
  /** Of every language. */
  readonly words: readonly WorkbookWords[];
  readonly numbers: NumberReading;
}

/** What a request asked: what was not asked was never in its workbook. */
export interface Sent {
  readonly lineIds: ReadonlySet<string>;
  readonly requirementIds: ReadonlySet<string>;
  readonly pointIds: ReadonlySet<string>;
}

/** One reading under way. */
export interface Reading {
  readonly context: AnswerContext;
  readonly currency: Currency;
  readonly words: Words;
  readonly lines: ReadonlyMap<string, CatalogueLine>;
  readonly findings: Findings;
  /** What could be read of what is not clear. */
  readonly rest: RestUnderWay;
}

export interface RestUnderWay {
  readonly cells: UploadRest["cells"][number][];
  readonly items: HalfItem[];
  readonly bundles: HalfBundle[];
}

/** What words mean, whoever writes them. */
export interface Words {
  readonly state: (text: string) => CellState | null;
  readonly driver: (text: string) => Driver | null;
  readonly period: (text: string) => Period | null;
  readonly requirement: (text: string) => RequirementAnswer | null;
  /** The catalogue line a name means; null when none or more than one does. */
  readonly line: (text: string) => string | null;
}

/** Capitals, accents of blanks and marks around words aside. `plainWord(" Ikke  tilbudt. ")` is `"ikke tilbudt"`. */
export function plainWord(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_\-–—/]+/gu, " ")
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
}

/** The words of all languages, those the workbook brought along, and our own keys. */
export function wordsOf(context: AnswerContext, listed: readonly ListedWord[]): Words {
  const known = <Key extends string>(
    keys: readonly Key[],
    list: string,
    of: (words: WorkbookWords) => Partial<Record<Key, string>>,
  ) => {
    const meaning = new Map<string, Key>();
    for (const key of keys) meaning.set(plainWord(key), key);
    for (const words of context.words)
      for (const key of keys) {
        const word = of(words)[key];
        if (word !== undefined) meaning.set(plainWord(word), key);
      }
    for (const { list: name, key: text, word } of listed) {
      const key = keys.find((each) => each === text);
      if (name === list && key !== undefined && word !== "") meaning.set(plainWord(word), key);
    }
    return (text: string): Key | null => meaning.get(plainWord(text)) ?? null;
  };
  const state = known<CellState>(CELL_STATES, "state", (words) => words.state);
  const driver = known<Driver>(DRIVERS, "driver", (words) => words.driver);
  const period = known<Period>(PERIODS, "period", (words) => words.period);
  return {
    state: (text) => state(text) ?? stateWord(text)?.state ?? null,
    driver: (text) => driver(text) ?? driverWord(text),
    period: (text) => period(text) ?? periodWord(text),
    requirement: known<RequirementAnswer>(
      REQUIREMENT_ANSWERS,
      "requirement",
      ({ requirement }) => requirement,
    ),
    line: lineNames(context.lines, listed),
  };
}

/** Lines by their ids, by the words of the drop-down, and by their names where a name is one line's alone. */
function lineNames(
  lines: readonly CatalogueLine[],
  listed: readonly ListedWord[],
): (text: string) => string | null {
  const ids = new Set(lines.map(({ id }) => id));
  const byWord = new Map<string, string | null>();
  for (const { id, name } of lines) {
    const word = plainWord(name);
    byWord.set(word, byWord.has(word) ? null : id);
  }
  for (const { list, key, word } of listed)
    if (list === "line" && ids.has(key) && word !== "") byWord.set(plainWord(word), key);
  return (text) => (ids.has(text) ? text : (byWord.get(plainWord(text)) ?? null));
}
