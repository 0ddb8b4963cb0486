import { readWorkbook } from "@/lib/formats/answer/read-workbook";
import { tooLargeWorkbook, WORKBOOK_LIMITS } from "@/lib/formats/answer/unpack";
import { jsonLines } from "@/lib/formats/json-lines";

/**
 * Reads a vendor's workbook from standard input and writes the outcome to standard output as lines of JSON. The product
 * starts this as a process of its own for every upload, so that a file made to be heavy harms nothing but its own
 * reading.
 */
async function main(): Promise<void> {
  // A blank before the answer: the clock on the file starts here.
  process.stdout.write("\n");
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    if (size > WORKBOOK_LIMITS.bytes) {
      answer(tooLargeWorkbook());
      return;
    }
    chunks.push(bytes);
  }
  answer(await readWorkbook(Buffer.concat(chunks)));
}

function answer(outcome: unknown): void {
  for (const line of jsonLines(outcome)) process.stdout.write(line);
}

await main();
