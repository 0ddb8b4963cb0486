import { describe, expect, it } from "vitest";
import { awayPage } from "./away-page";
import { locales } from "./locales";

describe("the page shown while the database is away", () => {
  it.each(locales)("says so in %s, with a way to try again, and asks for nothing else", (locale) => {
    for (const why of ["unreachable", "refused"] as const) {
      const page = awayPage(why, locale, "system");
      expect(page).toContain(`<html lang="${locale}">`);
      expect(page).toMatch(/<h1>[^<]{10,}<\/h1>\s*<p>[^<]{20,}<\/p>\s*<a href="">[^<]+<\/a>/);
      expect(page).not.toMatch(/<script|<link|url\(|src=/);
    }
  });

  it("keeps to the reader's choice of light or dark", () => {
    expect(awayPage("unreachable", "da", "dark")).toContain("color-scheme: dark;");
    expect(awayPage("unreachable", "da", "system")).toContain("color-scheme: light dark;");
  });
});
