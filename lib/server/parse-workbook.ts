import type { Outcome } from "@/lib/domain/outcome";
import type { ReadWorkbook } from "@/lib/formats/answer/read-workbook";
import { type OutsideReader, readOutside } from "./read-outside";
import type { UploadFile } from "./upload-file";

const WORKBOOK: OutsideReader<ReadWorkbook> = {
  script: "read-workbook.ts",
  mostAnswerBytes: 24 * 1024 * 1024,
  isValue: (value): value is ReadWorkbook =>
    typeof value === "object" && value !== null && "kind" in value && typeof value.kind === "string",
};

/**
 * Reads a vendor's workbook in a process of its own.
 *
 * Errors: those of the reader and of {@link readOutside}.
 */
export function parseWorkbook(file: UploadFile, seconds?: number): Promise<Outcome<ReadWorkbook>> {
  return readOutside(WORKBOOK, file, seconds);
}
