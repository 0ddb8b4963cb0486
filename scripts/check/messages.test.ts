import { describe, expect, it } from "vitest";
import type { Locale } from "../../lib/i18n/locales";
import { codesIn } from "./failure-codes";
import { icuArguments } from "./icu-arguments";
import { compareMessages, flatten } from "./messages";

function check(en: Record<string, string>, da: Record<string, string>): string[] {
  const texts = new Map<Locale, ReadonlyMap<string, string>>([
    ["en", new Map(Object.entries(en))],
    ["da", new Map(Object.entries(da))],
  ]);
  return compareMessages("area", texts);
}

describe("the check of the message files", () => {
  it("is content when every language says the same", () => {
    expect(
      check(
        { a: "{n, plural, one {# day} other {# days}}" },
        { a: "{n, plural, one {# dag} other {# dage}}" },
      ),
    ).toEqual([]);
  });

  it("names a missing key, an extra key and an empty sentence", () => {
    expect(check({ a: "x" }, { b: " " })).toEqual([
      "da/area.json: a is missing",
      "da/area.json: b does not exist in en",
      "da/area.json: b is empty",
    ]);
  });

  it("names an argument that is missing, misspelt or of another kind", () => {
    expect(check({ a: "{name}" }, { a: "{navn}" })).toHaveLength(1);
    expect(check({ a: "{n, number}" }, { a: "{n}" })).toHaveLength(1);
    expect(check({ a: "<b>x</b>" }, { a: "x" })).toHaveLength(1);
  });

  it("names a message that cannot be read", () => {
    expect(check({ a: "x" }, { a: "{x" })[0]).toContain("cannot be read");
    expect(check({ a: "{n, plural, one {#}}" }, { a: "{n, plural, one {#}}" })[0]).toContain(
      "without 'other'",
    );
  });
});

describe("the arguments of a message", () => {
  it("are found also inside choices, and not inside quotes", () => {
    expect(icuArguments("{kind, select, a {for {name}} other {'{not}'}}")).toEqual({
      ok: true,
      value: [
        { name: "kind", kind: "select" },
        { name: "name", kind: "text" },
      ],
    });
  });

  it("an apostrophe in ordinary text is only an apostrophe", () => {
    expect(icuArguments("vendor's {name}")).toEqual({ ok: true, value: [{ name: "name", kind: "text" }] });
  });
});

it("a message must be text", () => {
  expect(() => flatten({ a: { b: 3 } })).toThrow("a.b must be text");
});

it("finds the failure codes in a source, but not the names of actions, files and what stands in comments", () => {
  const source = `
    // fail("old.code_here")
    return fail("vendor.in_use"); const a = "plug.save"; open("shortlist.sqlite"); type X = "number.too_large";`;
  expect(codesIn(source)).toEqual(["vendor.in_use", "number.too_large"]);
});
