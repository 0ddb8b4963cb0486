import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lateEntry } from "./late-answer";
import { SEALINGS } from "./selection";

const OPENED = "2026-11-20T08:00:00.000Z";

describe("a late answer", () => {
  it("counts by the lead's word while more may come, and with a reason once the final round is over", () => {
    const sealed = { sealing: "sealed" as const, pricesOpenedAt: null };
    expect(lateEntry({ ...sealed, finalOver: false })).toBe("word");
    expect(lateEntry({ ...sealed, finalOver: true })).toBe("reason");
    expect(lateEntry({ sealing: "none", pricesOpenedAt: null, finalOver: true })).toBe("reason");
  });

  it("cannot count after the final round once sealed prices were opened, and before its end still can", () => {
    const opened = { sealing: "sealed" as const, pricesOpenedAt: OPENED };
    expect(lateEntry({ ...opened, finalOver: true })).toBe("prices_open");
    expect(lateEntry({ ...opened, finalOver: false })).toBe("word");
  });

  it("never takes less after the final round than before it, and does not change what it is asked about", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SEALINGS),
        fc.constantFrom(null, OPENED),
        fc.boolean(),
        (sealing, pricesOpenedAt, finalOver) => {
          const state = Object.freeze({ sealing, pricesOpenedAt, finalOver });
          expect(lateEntry(state) === "word").toBe(!finalOver);
        },
      ),
    );
  });
});
