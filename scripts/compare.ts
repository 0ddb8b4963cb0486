import { readFileSync, writeFileSync } from "node:fs";
import { compare } from "../lib/domain/comparison/compare";
import { prepareComparison } from "../lib/domain/comparison/prepare";
import { parseIsoDay } from "../lib/domain/iso-day";
import type { Failure } from "../lib/domain/outcome";
import { MADE_WITH } from "../lib/domain/product-version";
import { withVariantColumns } from "../lib/domain/variant-columns";
import { readSelectionFile } from "../lib/formats/selection-file/read-selection-file";
import { comparisonTable } from "../lib/formats/table/comparison-table";
import { csvMarks, writeCsv } from "../lib/formats/table/csv";
import { comparisonJson } from "../lib/formats/table/json";
import { textTable } from "../lib/formats/table/text-table";
import { writeWorkbook } from "../lib/formats/workbook/write-workbook";
import { loadMessages } from "../lib/i18n/load-messages";
import { basisOf, type Options, readOptions, USAGE } from "./compare/options";
import { sentenceOf } from "./compare/sentence";

/** Prints the comparison of a selection file: the same code and numbers as the product, without server or database. */

/** Nothing was printed: the options or the file are at fault. */
const FAULTY = 2;

async function main(): Promise<number> {
  const read = readOptions(process.argv.slice(2));
  if (!read.ok) {
    console.error(`${read.problem}\n\n${USAGE}`);
    return FAULTY;
  }
  if (read.options === null) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  return print(read.options);
}

async function print(options: Options): Promise<number> {
  let text: string;
  try {
    text = readFileSync(options.file, "utf8");
  } catch (error) {
    console.error(`${options.file}: ${error instanceof Error ? error.message : String(error)}`);
    return FAULTY;
  }
  const outcome = readSelectionFile(text);
  if (!outcome.ok) {
    report(options, outcome);
    return FAULTY;
  }
  const dossier = withVariantColumns(outcome.value);
  const today = options.today ?? parseIsoDay(new Date().toISOString().slice(0, 10));
  if (today === null) throw new RangeError("the clock shows a day outside 1900–2200");
  const texts = loadMessages(options.lang).export;
  const prepared = prepareComparison(dossier, today);
  const comparison = compare(prepared, basisOf(options, dossier.selection));
  const table = () => comparisonTable(prepared, comparison, texts, { on: today, with: MADE_WITH });
  switch (options.format) {
    case "table":
      return write(options, textTable(table(), options.lang));
    case "csv":
      return write(options, writeCsv(table(), csvMarks(options.lang)));
    case "json":
      return write(options, comparisonJson(prepared, comparison, { on: today, with: MADE_WITH }));
    case "xlsx":
      return write(options, await writeWorkbook({ prepared, comparison, texts, today, madeWith: MADE_WITH }));
  }
}

function write({ out }: Options, content: string | Uint8Array): number {
  if (out === null) {
    process.stdout.write(content);
    return 0;
  }
  try {
    writeFileSync(out, content, { flag: "wx" });
  } catch (error) {
    console.error(`${out}: ${error instanceof Error ? error.message : String(error)}`);
    return FAULTY;
  }
  console.error(out);
  return 0;
}

function report({ file, lang }: Options, failure: Failure): void {
  console.error(`${file}: ${sentenceOf(lang, failure.code, failure.params ?? {})}`);
  for (const { path, code, params } of failure.fields ?? []) {
    console.error(`  ${path || "/"}: ${sentenceOf(lang, code, params)}`);
  }
  const hidden = Number(failure.params?.count ?? 0) - (failure.fields?.length ?? 0);
  if (hidden > 0) console.error(`  … ${hidden}`);
}

process.exitCode = await main();
