import { z } from "zod";
import { selectionFile } from "./file-schema";

/**
 * The selection file's shape as JSON Schema (2020-12), as text. It describes what may be written: fields with a default
 * may be left out. References between parts of a file cannot be said in it; `docs/selection-file.md` does.
 */
export function selectionFileJsonSchema(): string {
  const schema = z.toJSONSchema(selectionFile, { io: "input", target: "draft-2020-12" });
  return `${JSON.stringify(schema, null, 2)}\n`;
}
