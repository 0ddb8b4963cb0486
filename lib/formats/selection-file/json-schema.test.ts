import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { selectionFileJsonSchema } from "./json-schema";

describe("the JSON Schema in docs", () => {
  it("is what the product reads files by (npx tsx scripts/write-json-schema.ts writes it anew)", () => {
    expect(readFileSync("docs/selection-file.schema.json", "utf8")).toBe(selectionFileJsonSchema());
  });

  it("lets nothing unknown through and asks for what has no default", () => {
    const schema = JSON.parse(selectionFileJsonSchema());
    expect(schema.additionalProperties).toBe(false);
    expect(schema.required).toEqual(["format", "version", "exportedAt", "selection"]);
    expect(schema.properties.offers.items.required).toEqual(["candidateId", "currency"]);
  });
});
