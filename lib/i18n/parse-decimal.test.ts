import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatMoney, formatPlainDecimal } from "./formats";
import { locales } from "./locales";
import { parseDecimal, parseMoney } from "./parse-decimal";

const plain = (value: string) => ({ ok: true, plain: value });
const refused = (code: string) => ({ ok: false, code });

describe("parseDecimal", () => {
  it.each(locales)("reads both conventions when only one reading is possible (%s)", (locale) => {
    expect(parseDecimal("1.234,50", locale)).toEqual(plain("1234.50"));
    expect(parseDecimal("1,234.50", locale)).toEqual(plain("1234.50"));
    expect(parseDecimal("1.234.567", locale)).toEqual(plain("1234567"));
    expect(parseDecimal("1,234,567", locale)).toEqual(plain("1234567"));
    expect(parseDecimal("12,5", locale)).toEqual(plain("12.5"));
    expect(parseDecimal("12.5", locale)).toEqual(plain("12.5"));
    expect(parseDecimal("1234.567", locale)).toEqual(plain("1234.567"));
    expect(parseDecimal("0.125", locale)).toEqual(plain("0.125"));
    expect(parseDecimal("1 234 567,5", locale)).toEqual(plain("1234567.5"));
  });

  it("lets the reader's language decide what a single mark before three digits means", () => {
    expect(parseDecimal("1.234", "da")).toEqual(plain("1234"));
    expect(parseDecimal("1.234", "nb")).toEqual(plain("1234"));
    expect(parseDecimal("1.234", "en")).toEqual(plain("1.234"));
    expect(parseDecimal("1,234", "da")).toEqual(plain("1.234"));
    expect(parseDecimal("1,234", "en")).toEqual(plain("1234"));
  });

  it("reads a minus in either form, and zero has no sign", () => {
    expect(parseDecimal("-5", "da")).toEqual(plain("-5"));
    expect(parseDecimal("\u2212 5,5", "da")).toEqual(plain("-5.5"));
    expect(parseDecimal("-0,00", "da")).toEqual(plain("0.00"));
  });

  it("reads the Danish dash for no øre", () => {
    expect(parseDecimal("1.500,-", "da")).toEqual(plain("1500"));
  });

  it.each(["1,23,4", "1.2.3", "1.23.456", "1.,5", "1 2 3", "12 34", "1,234.567,8", "1.2,3.4"])(
    "refuses %s instead of guessing",
    (text) => {
      for (const locale of locales) expect(parseDecimal(text, locale)).toEqual(refused("number.ambiguous"));
    },
  );

  it.each(["abc", "12 kr x", "1e15", "--5", "5-", "=1+1", "NaN", "Infinity", "١٢"])(
    "refuses %s as no number",
    (text) => {
      expect(parseDecimal(text, "da")).toEqual(refused("number.not_a_number"));
    },
  );

  it("tells nothing apart from zero", () => {
    expect(parseDecimal("  ", "da")).toEqual(refused("number.empty"));
    expect(parseDecimal("0", "da")).toEqual(plain("0"));
  });

  it("refuses what would not fit in whole minor units", () => {
    expect(parseDecimal("1000000000000000", "en")).toEqual(refused("number.too_large"));
    expect(parseDecimal("999999999999", "en")).toEqual(plain("999999999999"));
  });

  it("reads back every number it writes, in every language", () => {
    const written = fc.tuple(
      fc.bigInt(-999_999_999_999n, 999_999_999_999n),
      fc.constantFrom("", ".5", ".25", ".75"),
    );
    fc.assert(
      fc.property(written, fc.constantFrom(...locales), ([whole, fraction], locale) => {
        const text = `${whole}${fraction}`;
        expect(parseDecimal(formatPlainDecimal(text, locale), locale)).toEqual(plain(text));
      }),
    );
  });

  it("never throws, whatever is pasted", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.constantFrom(...locales), (text, locale) => {
        expect(typeof parseDecimal(text, locale).ok).toBe("boolean");
      }),
    );
  });
});

describe("parseMoney", () => {
  it("gives whole minor units without passing through a binary fraction", () => {
    expect(parseMoney("1.234,50", "DKK", "da")).toEqual({ ok: true, minor: 123_450 });
    expect(parseMoney("0,1", "DKK", "da")).toEqual({ ok: true, minor: 10 });
    expect(parseMoney("-8.100.000", "DKK", "da")).toEqual({ ok: true, minor: -810_000_000 });
    expect(parseMoney("1200", "ISK", "da")).toEqual({ ok: true, minor: 1200 });
  });

  it.each(["kr. 1.234,50", "1.234,50 kr", "DKK 1.234,50", "1.234,50 dkk"])(
    "allows the same currency beside it: %s",
    (text) => {
      expect(parseMoney(text, "DKK", "da")).toEqual({ ok: true, minor: 123_450 });
    },
  );

  it.each(["EUR 5", "€5", "5 NOK", "$ 5"])("refuses another currency beside it: %s", (text) => {
    expect(parseMoney(text, "DKK", "da")).toEqual(refused("number.other_currency"));
  });

  it("refuses more decimals than the currency has instead of rounding, and forgives zeros", () => {
    expect(parseMoney("1,005", "DKK", "da")).toEqual(refused("number.too_many_decimals"));
    expect(parseMoney("1,500", "DKK", "da")).toEqual({ ok: true, minor: 150 });
    expect(parseMoney("1,5", "ISK", "da")).toEqual(refused("number.too_many_decimals"));
  });

  it("takes words for no number, not for a currency", () => {
    expect(parseMoney("about 5", "DKK", "da")).toEqual(refused("number.not_a_number"));
    expect(parseMoney("kr", "DKK", "da")).toEqual(refused("number.empty"));
  });

  it("reads back every amount it writes", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -99_999_999_999_999, max: 99_999_999_999_999 }),
        fc.constantFrom(...locales),
        (minor, locale) => {
          const text = formatMoney(minor, "DKK", locale, { code: true });
          expect(parseMoney(text, "DKK", locale)).toEqual({ ok: true, minor: minor === 0 ? 0 : minor });
        },
      ),
    );
  });
});
