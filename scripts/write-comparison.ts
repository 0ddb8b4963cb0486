import { compare } from "@/lib/domain/comparison/compare";
import { prepareComparison } from "@/lib/domain/comparison/prepare";
import { withVariantColumns } from "@/lib/domain/variant-columns";
import { JsonLines } from "@/lib/formats/json-lines";
import { writeWorkbook } from "@/lib/formats/workbook/write-workbook";
import type { ComparisonOrder } from "@/lib/server/comparison-workbook";

/** Takes what a comparison is made of from standard input, as lines of JSON, and writes its workbook to standard output. */
async function main(): Promise<void> {
  const lines = new JsonLines();
  for await (const chunk of process.stdin)
    lines.take(Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk)));
  // The product's own process wrote it just now, in this shape.
  const order = lines.value() as ComparisonOrder;
  const { dossier, basis, texts, today, madeWith } = order;
  const prepared = prepareComparison(withVariantColumns(dossier), today);
  const bytes = await writeWorkbook({
    prepared,
    comparison: compare(prepared, basis),
    texts,
    today,
    madeWith,
  });
  await new Promise((done) => process.stdout.write(bytes, done));
}

await main();
