import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { locales } from "@/lib/i18n/locales";
import { keepFigure, keptFigure, minorOfKept, readFigure, showFigure, unreadText } from "./account-figure";

describe("a figure of the accounts", () => {
  it("is read by the reader's language and echoed in it", () => {
    expect(keepFigure("1.234,50", 1, "DKK", "da")).toBe("1234.50");
    expect(keepFigure("1,234.50", 1, "DKK", "en")).toBe("1234.50");
    expect(showFigure("1234.50", 1, "da")).toBe("1.234,50");
  });

  it("may be typed in thousands and is the same amount", () => {
    expect(keepFigure("1.234,5", 1000, "DKK", "da")).toBe("1234500");
    expect(showFigure("1234567.5", 1000, "da")).toBe("1.234,5675");
    expect(showFigure("-250000", 1000, "en")).toBe("−250");
  });

  it.each(["1e15", "abc", "12 kroner og noget", "1000000000000000"])(
    "keeps %s as typed and refuses it",
    (text) => {
      const kept = keepFigure(text, 1, "DKK", "da");
      expect(unreadText(kept)).toBe(text);
      expect(minorOfKept(kept)).toBeNull();
      expect(showFigure(kept, 1, "da")).toBe(text);
      expect(readFigure(text, 1, "DKK", "da").ok).toBe(false);
    },
  );

  it("refuses more than five decimals of thousands, which is less than the smallest coin", () => {
    expect(readFigure("1,234567", 1000, "DKK", "da")).toEqual({
      ok: false,
      code: "number.too_many_decimals",
    });
  });

  it("is nothing when nothing is typed", () => {
    expect(keepFigure("  ", 1, "DKK", "da")).toBe("");
    expect(showFigure("", 1000, "da")).toBe("");
  });

  it("comes through showing and reading unchanged, in ones and thousands and every language", () => {
    const amounts = fc.integer({ min: -10_000_000_000_000, max: 10_000_000_000_000 });
    fc.assert(
      fc.property(
        amounts,
        fc.constantFrom(...locales),
        fc.constantFrom(1 as const, 1000 as const),
        (minor, locale, unit) => {
          const kept = keptFigure(minor, "DKK");
          expect(minorOfKept(kept)).toBe(minor);
          expect(minorOfKept(keepFigure(showFigure(kept, unit, locale), unit, "DKK", locale))).toBe(minor);
        },
      ),
    );
  });
});
