import { describe, expect, it } from "vitest";
import {
  formatClock,
  formatDay,
  formatMoment,
  formatMoney,
  formatNumber,
  formatPercent,
  formatPlainDecimal,
  plainFromMinor,
} from "./formats";

describe("formatMoney", () => {
  it("leaves the decimals out when the amount is whole", () => {
    expect(formatMoney(374_600_000, "DKK", "da")).toBe("3.746.000");
    expect(formatMoney(374_600_000, "DKK", "en")).toBe("3,746,000");
    expect(formatMoney(374_600_000, "DKK", "nb")).toBe("3\u00a0746\u00a0000");
  });

  it("shows both decimals when it is not, and on request", () => {
    expect(formatMoney(123_450, "DKK", "da")).toBe("1.234,50");
    expect(formatMoney(123_400, "DKK", "da", { decimals: true })).toBe("1.234,00");
    expect(formatMoney(5, "DKK", "en", { code: true })).toBe("0.05\u00a0DKK");
  });

  it("writes a real minus sign", () => {
    expect(formatMoney(-5_000, "DKK", "da")).toBe("\u221250");
  });

  it("is exact for the largest safe integer", () => {
    expect(formatMoney(Number.MAX_SAFE_INTEGER, "DKK", "en")).toBe("90,071,992,547,409.91");
  });

  it("refuses half a minor unit: that is a mistake in the code", () => {
    expect(() => formatMoney(0.5, "DKK", "da")).toThrow(RangeError);
    expect(() => formatMoney(Number.NaN, "DKK", "da")).toThrow(RangeError);
  });

  it("knows currencies without a smaller coin", () => {
    expect(formatMoney(1200, "ISK", "da")).toBe("1.200");
    expect(plainFromMinor(1200, "ISK")).toBe("1200");
  });
});

describe("numbers", () => {
  it("round to the decimals asked for", () => {
    expect(formatNumber(66.666, "da", 1)).toBe("66,7");
    expect(formatNumber(-0.04, "en", 1)).toBe("0.0");
    expect(formatPercent(0.155, "da", 1)).toBe("15,5\u00a0%");
    expect(formatPercent(0.155, "en", 1)).toBe("15.5%");
  });

  it("refuse what is missing instead of writing zero", () => {
    expect(() => formatNumber(Number.NaN, "da")).toThrow(RangeError);
    expect(() => formatPlainDecimal("", "da")).toThrow(RangeError);
  });
});

describe("dates", () => {
  it("an ISO day is the same day in every time zone", () => {
    expect(formatDay("2026-11-14", "en")).toBe("14 November 2026");
    expect(formatDay("2026-11-14", "da")).toBe("14. november 2026");
    expect(formatDay("2026-11-14", "nb")).toBe("14. november 2026");
  });

  it("a moment is read off a clock in Copenhagen, wherever the server stands", () => {
    expect(formatClock("2026-11-14T11:03:00Z", "en")).toBe("12:03");
    expect(formatClock("2026-07-14T11:03:00Z", "en")).toBe("13:03");
    expect(formatMoment("2026-11-14T23:30:00Z", "en")).toContain("15 Nov 2026");
  });

  it("refuses text that is no day", () => {
    expect(() => formatDay("14/11/2026", "da")).toThrow(RangeError);
  });
});
