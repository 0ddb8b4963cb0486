import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { namespaces } from "../../lib/i18n/load-messages";
import { defaultLocale, type Locale, locales } from "../../lib/i18n/locales";
import { usedCodes } from "./failure-codes";
import { type IcuArgument, icuArguments } from "./icu-arguments";

/**
 * Every message must say the same thing in every language: the same keys, the same arguments of the same
 * kind, no empty sentence, and no file that nobody loads. English is the measure. And every failure the
 * product can give has its sentence in `errors`.
 */

const root = join(import.meta.dirname, "../..");
const folder = join(root, "lib/i18n/messages");

type Flat = ReadonlyMap<string, string>;

/** Faults of one namespace, one sentence each. */
export function compareMessages(namespace: string, texts: ReadonlyMap<Locale, Flat>): string[] {
  const measure = texts.get(defaultLocale) ?? new Map<string, string>();
  const faults: string[] = [];
  for (const [locale, flat] of texts) {
    const at = (key: string) => `${locale}/${namespace}.json: ${key}`;
    for (const key of measure.keys()) if (!flat.has(key)) faults.push(`${at(key)} is missing`);
    for (const [key, text] of flat) {
      const original = measure.get(key);
      if (original === undefined) faults.push(`${at(key)} does not exist in ${defaultLocale}`);
      if (text.trim() === "") faults.push(`${at(key)} is empty`);
      const found = argumentsOf(text);
      if (typeof found === "string") faults.push(`${at(key)}: ${found}`);
      else if (original !== undefined) faults.push(...differences(at(key), argumentsOf(original), found));
    }
  }
  return faults;
}

function differences(
  place: string,
  wanted: readonly IcuArgument[] | string,
  found: readonly IcuArgument[],
): string[] {
  if (typeof wanted === "string" || isDeepStrictEqual(wanted, found)) return [];
  const write = (list: readonly IcuArgument[]) => list.map((a) => `${a.name}:${a.kind}`).join(", ") || "none";
  return [`${place} takes other arguments: ${write(found)} instead of ${write(wanted)}`];
}

function argumentsOf(text: string): readonly IcuArgument[] | string {
  const read = icuArguments(text);
  return read.ok ? read.value : `cannot be read (${read.reason})`;
}

/** Nested messages as "a.b.c" → text. A value that is neither text nor an object is itself a fault. */
export function flatten(value: unknown, path = ""): Map<string, string> {
  if (typeof value === "string") return new Map([[path, value]]);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new TypeError(`${path} must be text or a group of texts`);
  }
  const flat = new Map<string, string>();
  for (const [key, inner] of Object.entries(value)) {
    if (key.includes(".")) throw new TypeError(`${path} has a key with a point in it: ${key}`);
    for (const [k, text] of flatten(inner, path === "" ? key : `${path}.${key}`)) flat.set(k, text);
  }
  return flat;
}

function readFlat(locale: Locale, namespace: string): Flat {
  const parsed: unknown = JSON.parse(readFileSync(join(folder, locale, `${namespace}.json`), "utf8"));
  return flatten(parsed);
}

function main(): void {
  const faults: string[] = [];
  const known = new Set<string>(namespaces);
  let count = 0;
  for (const locale of locales) {
    const files = readdirSync(join(folder, locale)).map((file) => file.replace(/\.json$/, ""));
    for (const file of files) if (!known.has(file)) faults.push(`${locale}/${file}.json is loaded by nobody`);
    for (const name of known) if (!files.includes(name)) faults.push(`${locale}/${name}.json does not exist`);
  }
  if (faults.length === 0) {
    for (const namespace of namespaces) {
      const texts = new Map(locales.map((locale) => [locale, readFlat(locale, namespace)]));
      count += texts.get(defaultLocale)?.size ?? 0;
      faults.push(...compareMessages(namespace, texts));
    }
  }
  const sentences = readFlat(defaultLocale, "errors");
  for (const { code, file } of usedCodes(root)) {
    if (!sentences.has(code)) faults.push(`errors.json has no sentence for ${code}, given by ${file}`);
  }
  for (const fault of faults) console.error(fault);
  console.log(`messages: ${count} in ${locales.length} languages, ${faults.length} faults`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}

if (process.argv[1] === import.meta.filename) main();
