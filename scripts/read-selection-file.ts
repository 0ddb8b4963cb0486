import { jsonLines } from "@/lib/formats/json-lines";
import {
  MOST_FILE_BYTES,
  readSelectionFile,
  tooLarge,
} from "@/lib/formats/selection-file/read-selection-file";

/**
 * Reads a selection file from standard input and writes the outcome to standard output as lines of JSON. The product
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
    if (size > MOST_FILE_BYTES) {
      answer(tooLarge());
      return;
    }
    chunks.push(bytes);
  }
  answer(readSelectionFile(Buffer.concat(chunks).toString("utf8")));
}

function answer(outcome: unknown): void {
  for (const line of jsonLines(outcome)) process.stdout.write(line);
}

await main();
