import { writeFileSync } from "node:fs";
import { selectionFileJsonSchema } from "../lib/formats/selection-file/json-schema";

/** Writes docs/selection-file.schema.json from the schema the product reads files by. */
writeFileSync("docs/selection-file.schema.json", selectionFileJsonSchema());
