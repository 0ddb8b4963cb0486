import { describe, expect, it } from "vitest";
import { errorText } from "./error-text";
import { loadMessages, namespaces, pickMessages } from "./load-messages";
import { chooseLocale, locales } from "./locales";

describe("the language of a request", () => {
  it("is the remembered one when there is one", () => {
    expect(chooseLocale("da", "en")).toBe("da");
  });

  it("is the best of the browser's list when nothing is remembered", () => {
    expect(chooseLocale(undefined, "de-DE,de;q=0.9,da;q=0.8,en;q=0.7")).toBe("da");
    expect(chooseLocale(undefined, "en;q=0.5,nb;q=0.9")).toBe("nb");
    expect(chooseLocale("klingon", "da-DK")).toBe("da");
  });

  it("reads any Norwegian as bokmål", () => {
    expect(chooseLocale(undefined, "nn-NO,nn;q=0.9,en;q=0.5")).toBe("nb");
    expect(chooseLocale(undefined, "no")).toBe("nb");
  });

  it("is English when nothing fits", () => {
    expect(chooseLocale(undefined, null)).toBe("en");
    expect(chooseLocale(undefined, "fr, de;q=0.9, da;q=0, ;;q=x")).toBe("en");
  });
});

describe("messages", () => {
  it("exist for every area in every language", () => {
    for (const locale of locales)
      expect(Object.keys(loadMessages(locale)).sort()).toEqual([...namespaces].sort());
  });

  it("are sent to the browser by area", () => {
    expect(Object.keys(pickMessages("da", ["common", "compare"]))).toEqual(["common", "compare"]);
  });
});

describe("errorText", () => {
  const known: Record<string, string> = { unknown: "That did not work.", "number.empty": "Write a number." };
  const t = { has: (key: string) => key in known, markup: (key: string) => known[key] ?? key };

  it("finds the sentence of a code, and never shows a bare code", () => {
    expect(errorText(t, "number.empty")).toBe("Write a number.");
    expect(errorText(t, "offer.never_heard_of")).toBe("That did not work.");
  });
});
