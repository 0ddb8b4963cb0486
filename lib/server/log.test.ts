import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/engine/database";
import { offerVersion } from "@/db/schema/offer";
import { openMemory } from "@/db/testing/open-memory";
import { withoutValues } from "./log";

describe("a failed statement in the log", () => {
  let db: Database;
  beforeEach(async () => {
    db = await openMemory();
  });
  afterEach(() => db.close());

  it("says what was tried and where, and never the values it was to store", async () => {
    const price = 71_390_711;
    const error = await db
      .transaction((tx) =>
        tx.insert(offerVersion).values({
          id: "ofv_1",
          offerId: "off_gone",
          number: 1,
          statedTotalMinor: price,
          source: "canary 71390711",
          createdAt: "2026-11-22T09:00:00.000Z",
        }),
      )
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    const bare = withoutValues(error);
    if (!(bare instanceof Error)) throw new Error("not an error any more");
    const texts = [bare.message, bare.stack, JSON.stringify(bare), String(bare.cause)].join("\n");
    expect(texts).not.toContain(String(price));
    expect(Object.keys(bare)).not.toContain("params");
    expect(bare.stack).toContain("at ");
  });

  it("leaves what is no error as it is", () => {
    expect(withoutValues("text")).toBe("text");
  });
});
