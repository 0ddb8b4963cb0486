import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { PRODUCT_VERSION } from "./product-version";

it("is the version that package.json names", () => {
  expect(JSON.parse(readFileSync("package.json", "utf8")).version).toBe(PRODUCT_VERSION);
});
