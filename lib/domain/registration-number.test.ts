import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  COUNTRIES,
  checkRegistrationNumber,
  formatRegistrationNumber,
  isCountry,
} from "./registration-number";

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((parts) => parts.join(""));

describe("a Danish CVR number", () => {
  it.each([
    ["10150817", "10150817"],
    ["DK10150817", "10150817"],
    ["dk 10 15 08 17", "10150817"],
    ["CVR-nr.: 10.15.08.17", "10150817"],
    ["10\u00a015\u00a008\u00a017", "10150817"],
    ["25313763", "25313763"],
  ])("reads %j as bare digits", (text, value) => {
    expect(checkRegistrationNumber("DK", text)).toEqual({ ok: true, value });
  });

  it.each([
    ["10150818", "registration.checksum"],
    ["00000000", "registration.checksum"],
    ["1015081", "registration.length"],
    ["101508170", "registration.length"],
    ["", "registration.length"],
    ["1015081O", "registration.characters"],
    ["NO 10150817", "registration.characters"],
    ["١٠١٥٠٨١٧", "registration.characters"],
  ])("refuses %j with %s", (text, code) => {
    expect(checkRegistrationNumber("DK", text)).toEqual({ ok: false, code });
  });

  it("notices any single mistyped digit", () => {
    fc.assert(
      fc.property(
        digits(8).filter((text) => checkRegistrationNumber("DK", text).ok),
        fc.nat({ max: 7 }),
        fc.integer({ min: 1, max: 9 }),
        (text, at, step) => {
          const typed = text.slice(0, at) + ((Number(text[at]) + step) % 10) + text.slice(at + 1);
          return !checkRegistrationNumber("DK", typed).ok;
        },
      ),
    );
  });
});

describe("a Norwegian organisation number", () => {
  it.each([
    ["923609016", "923609016"],
    ["NO 923 609 016 MVA", "923609016"],
    ["no923609016mva", "923609016"],
    ["Org.nr. 923 609 016", "923609016"],
    ["974760673", "974760673"],
  ])("reads %j as bare digits", (text, value) => {
    expect(checkRegistrationNumber("NO", text)).toEqual({ ok: true, value });
  });

  it.each([
    ["923609017", "registration.checksum"],
    ["000000000", "registration.checksum"],
    ["92360901", "registration.length"],
    ["9236090166", "registration.length"],
    ["DK923609016", "registration.characters"],
  ])("refuses %j with %s", (text, code) => {
    expect(checkRegistrationNumber("NO", text)).toEqual({ ok: false, code });
  });

  it("has no valid last digit when the check digit would be 10", () => {
    // 40000000 weighs 3 * 4 = 12, remainder 1, and 11 - 1 = 10 is not a digit.
    for (let last = 0; last <= 9; last += 1) {
      expect(checkRegistrationNumber("NO", `40000000${last}`)).toEqual({
        ok: false,
        code: "registration.checksum",
      });
    }
  });

  it("has at most one valid last digit for any first eight", () => {
    fc.assert(
      fc.property(digits(8), (first) => {
        const valid = [...Array(10).keys()].filter((last) => checkRegistrationNumber("NO", first + last).ok);
        return valid.length <= 1;
      }),
    );
  });
});

describe("other countries", () => {
  it("keep what was typed, trimmed", () => {
    expect(checkRegistrationNumber("SE", " 556703-7485 ")).toEqual({ ok: true, value: "556703-7485" });
    expect(checkRegistrationNumber("OTHER", "")).toEqual({ ok: true, value: "" });
  });

  it("refuse a text too long to be a number", () => {
    expect(checkRegistrationNumber("DE", "1".repeat(65))).toEqual({ ok: false, code: "registration.length" });
  });
});

it("any text gets a result and a stored number is found valid again", () => {
  fc.assert(
    fc.property(fc.constantFrom(...COUNTRIES), fc.string(), (country, text) => {
      const result = checkRegistrationNumber(country, text);
      return !result.ok || checkRegistrationNumber(country, result.value).ok;
    }),
  );
});

it("a number is shown in its country's groups and read back from them", () => {
  expect(formatRegistrationNumber("DK", "10150817")).toBe("10 15 08 17");
  expect(formatRegistrationNumber("NO", "923609016")).toBe("923 609 016");
  expect(formatRegistrationNumber("SE", "556703-7485")).toBe("556703-7485");
  expect(formatRegistrationNumber("DK", "not checked")).toBe("not checked");
  expect(checkRegistrationNumber("DK", formatRegistrationNumber("DK", "10150817")).ok).toBe(true);
});

it("only the listed countries are countries", () => {
  expect(isCountry("DK")).toBe(true);
  expect(isCountry("dk")).toBe(false);
  expect(isCountry(undefined)).toBe(false);
});
