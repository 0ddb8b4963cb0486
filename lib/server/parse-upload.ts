import type { Dossier } from "@/lib/domain/dossier";
import type { Outcome } from "@/lib/domain/outcome";
import { type OutsideReader, readOutside } from "./read-outside";
import type { UploadFile } from "./upload-file";

const SELECTION_FILE: OutsideReader<Dossier> = {
  script: "read-selection-file.ts",
  // A checked file says little more as a dossier than it did as text.
  mostAnswerBytes: 100 * 1024 * 1024,
  isValue: (value): value is Dossier => typeof value === "object" && value !== null && "selection" in value,
};

/**
 * Reads an uploaded selection file in a process of its own.
 *
 * Errors: those of the reader and of {@link readOutside}.
 */
export function parseUpload(file: UploadFile, seconds?: number): Promise<Outcome<Dossier>> {
  return readOutside(SELECTION_FILE, file, seconds);
}
