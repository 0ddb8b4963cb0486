import { type Basis, basisFault, defaultBasis } from "../../lib/domain/basis";
import { type IsoDay, parseIsoDay } from "../../lib/domain/iso-day";
import type { EstablishmentType, Selection } from "../../lib/domain/selection";
import { isLocale, type Locale } from "../../lib/i18n/locales";

/** What the command line asks for. What is null is taken from the file. */
export interface Options {
  readonly file: string;
  readonly basis: EstablishmentType | null;
  readonly horizon: number | null;
  readonly volumePercent: number | null;
  readonly format: "table" | "json" | "csv" | "xlsx";
  readonly out: string | null;
  readonly lang: Locale;
  readonly today: IsoDay | null;
}

export const USAGE = `npm run --silent compare -- FILE [options]

FILE is a selection file (docs/selection-file.md).

  --basis 1|2|3        establishment type: 1 move, 2 + upgrade, 3 + improve
  --horizon N          months the cost is counted over, 12 to 84
  --quantities F       volumes as a factor of today's, 0.5 to 1.5
  --format NAME        table (default), json, csv or xlsx
  --out FILE           write to a new file instead of printing
  --lang en|da|nb      language of the words
  --today YYYY-MM-DD   the day that reports are judged by, instead of today

Ends with 0 when the comparison was made, with 2 when the options or the file are at fault.`;

type Read =
  | { readonly ok: true; readonly options: Options | null }
  | { readonly ok: false; readonly problem: string };

const FORMATS = ["table", "json", "csv", "xlsx"] as const;

/** Reads the arguments; `options` is null when help is asked for. */
export function readOptions(args: readonly string[]): Read {
  const given = new Map<string, string>();
  const files: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? "";
    if (arg === "--help" || arg === "-h") return { ok: true, options: null };
    if (!arg.startsWith("--")) {
      files.push(arg);
      continue;
    }
    const [name = "", inline] = arg.slice(2).split(/=(.*)/s);
    if (!KNOWN.has(name)) return problem(`There is no option --${name}.`);
    if (given.has(name)) return problem(`--${name} is given twice.`);
    if (inline === undefined) index += 1;
    const value = inline ?? args[index];
    if (value === undefined) return problem(`--${name} needs a value.`);
    given.set(name, value);
  }
  const [file] = files;
  if (file === undefined || files.length > 1) return problem("Name one selection file.");
  return fromGiven(file, given);
}

const KNOWN = new Set(["basis", "horizon", "quantities", "format", "out", "lang", "today"]);

const problem = (text: string): Read => ({ ok: false, problem: text });

function fromGiven(file: string, given: ReadonlyMap<string, string>): Read {
  const basis = ([1, 2, 3] as const).find((type) => String(type) === given.get("basis")) ?? null;
  if (given.has("basis") && basis === null) return problem("--basis is 1, 2 or 3.");
  const horizon = wholeOrNull(given.get("horizon"));
  if (given.has("horizon") && (horizon === null || horizon < 12 || horizon > 84))
    return problem("--horizon is a whole number of months from 12 to 84.");
  const volumePercent = percentOrNull(given.get("quantities"));
  if (given.has("quantities") && volumePercent === null)
    return problem("--quantities is a factor from 0.5 to 1.5 with at most two decimals, like 1.25.");
  const format = FORMATS.find((name) => name === (given.get("format") ?? "table"));
  if (format === undefined) return problem(`--format is one of ${FORMATS.join(", ")}.`);
  const lang = given.get("lang") ?? "en";
  if (!isLocale(lang)) return problem("--lang is en, da or nb.");
  const today = given.has("today") ? parseIsoDay(given.get("today") ?? "") : null;
  if (given.has("today") && today === null) return problem("--today is a day like 2026-11-14.");
  const out = given.get("out") ?? null;
  return { ok: true, options: { file, basis, horizon, volumePercent, format, out, lang, today } };
}

function wholeOrNull(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,4}$/.test(text) ? Number(text) : null;
}

/** "1.25" or "1,25" as 125; null outside 0.5 to 1.5. */
function percentOrNull(text: string | undefined): number | null {
  const match = /^(\d)(?:[.,](\d{1,2}))?$/.exec(text ?? "");
  if (match === null) return null;
  const percent = Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
  return percent >= 50 && percent <= 150 ? percent : null;
}

/** The basis of the file with what the command line changes. @throws RangeError when the file's own is impossible */
export function basisOf({ basis, horizon, volumePercent }: Options, selection: Selection): Basis {
  const own = defaultBasis(selection);
  const asked: Basis = {
    ...own,
    establishmentType: basis ?? own.establishmentType,
    horizonMonths: horizon ?? own.horizonMonths,
    volumePercent: volumePercent ?? own.volumePercent,
  };
  const fault = basisFault(asked);
  if (fault !== null) throw new RangeError(fault);
  return asked;
}
