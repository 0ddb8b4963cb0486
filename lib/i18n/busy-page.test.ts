import { describe, expect, it } from "vitest";
import { busyPage } from "./busy-page";
import { locales } from "./locales";

describe("the page in place of a file that cannot be written just now", () => {
  it.each(locales)(
    "says so in %s with a way to try again, asks for nothing else and tries nothing by itself",
    (locale) => {
      const page = busyPage(locale, "system");
      expect(page).toContain(`<html lang="${locale}">`);
      expect(page).toMatch(/<h1>[^<]{10,}<\/h1>\s*<p>[^<]{20,}<\/p>\s*<a href="">[^<]+<\/a>/);
      expect(page).not.toMatch(/<script|<link|url\(|src=|http-equiv/);
    },
  );
});
