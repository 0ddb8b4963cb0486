import { compare } from "@/lib/domain/comparison/compare";
import { prepareComparison } from "@/lib/domain/comparison/prepare";
import { withVariantColumns } from "@/lib/domain/variant-columns";
import { writeWorkbook } from "@/lib/formats/workbook/write-workbook";
import type { ComparisonOrder } from "@/lib/server/comparison-workbook";

/** Takes what a comparison is made of from standard input and writes its workbook to standard output. */
async function main(): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin)
    chunks.push(Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk)));
  // The product's own process wrote it just now, in this shape.
  const order: ComparisonOrder = JSON.parse(Buffer.concat(chunks).toString("utf8"));
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
