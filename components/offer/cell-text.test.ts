import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_PRICE_MINOR, minor } from "@/lib/domain/money";
import type { CatalogueLine, Cell } from "@/lib/domain/offer";
import { locales } from "@/lib/i18n/locales";
import { type CellContext, cellText, milliText, readCellText, readMilli } from "./cell-text";

const line = (id: string, kind: CatalogueLine["kind"], name: string): CatalogueLine => ({
  id,
  kind,
  name,
  description: "",
  category: "",
  stage: kind === "establishment" ? "move" : null,
  driver: kind === "service" ? "users" : "fixed",
  scope: "in_scope",
  templateKey: null,
});
const support = line("line_support", "service", "User support");
const move = line("line_move", "establishment", "Move");

const context = (overrides: Partial<CellContext> = {}): CellContext => ({
  line: support,
  lines: [support, move, line("line_backup", "service", "Backup")],
  bundles: [{ id: "bun_1", name: "Start" }],
  currency: "DKK",
  locale: "da",
  words: {
    included: (name) => `inkluderet i ${name}`,
    bundled: (name) => `samlet pris i ${name}`,
    notOffered: "tilbydes ikke",
    driver: { users: "brugere", servers: "servere", gb: "GB", devices: "enheder", fixed: "fast" },
    period: { month: "måned", year: "år", once: "engang" },
  },
  ...overrides,
});
const blank: Cell = { state: "unanswered", note: "asked twice" };
const price = (kroner: number): Extract<Cell, { state: "priced" }> => ({
  state: "priced",
  unitPrice: minor(kroner * 100),
  driver: "users",
  quantityMilli: null,
  period: "month",
  minimumMilli: null,
  tiers: [],
  note: "",
});

describe("typed text in an answer", () => {
  it("is a price in the reader's notation, per the line's own driver and month", () => {
    expect(readCellText(blank, "answer", "1.234,50", context())).toEqual({
      ok: true,
      cell: { ...price(0), unitPrice: 123_450, note: "asked twice" },
    });
    expect(readCellText(blank, "answer", "1,234.50", context())).toMatchObject({
      cell: { unitPrice: 123_450 },
    });
  });

  it("reads one mark by the reader's language", () => {
    expect(readCellText(blank, "answer", "1.234", context())).toMatchObject({ cell: { unitPrice: 123_400 } });
    expect(readCellText(blank, "answer", "1.234", context({ locale: "en" }))).toMatchObject({
      ok: false,
      code: "number.too_many_decimals",
    });
  });

  it("is unanswered when blank, and a price only when a zero is typed", () => {
    expect(readCellText(price(5), "answer", "  ", context())).toEqual({
      ok: true,
      cell: { state: "unanswered", note: "" },
    });
    expect(readCellText(blank, "answer", "0", context())).toMatchObject({
      cell: { state: "priced", unitPrice: 0 },
    });
  });

  it.each([
    ["not offered", "not_offered"],
    ["Tilbydes ikke", "not_offered"],
    ["tilbys  ikke", "not_offered"],
    ["ubesvaret", "unanswered"],
  ])("knows %s in every language", (text, state) => {
    expect(readCellText(price(5), "answer", text, context())).toMatchObject({ cell: { state } });
  });

  it.each(["included in Backup", "Inkluderet i backup", "inkludert i BACK"])(
    "finds the line of %s",
    (text) => {
      expect(readCellText(blank, "answer", text, context())).toMatchObject({
        cell: { state: "included", inLineId: "line_backup" },
      });
    },
  );

  it("asks where when 'included' names no line, one that is not there, or itself", () => {
    const codes = ["included", "included in Magic", "included in User support"].map((text) => {
      const reading = readCellText(blank, "answer", text, context());
      return reading.ok ? null : reading.code;
    });
    expect(codes).toEqual(["offer.included_where", "offer.included_unknown", "offer.included_in_itself"]);
  });

  it("finds the only bundle, on establishment work alone", () => {
    expect(readCellText(blank, "answer", "bundled", context({ line: move }))).toMatchObject({
      cell: { state: "bundled", bundleId: "bun_1" },
    });
    expect(readCellText(blank, "answer", "bundled", context())).toMatchObject({
      code: "offer.bundle_only_establishment",
    });
    expect(readCellText(blank, "answer", "bundled", context({ line: move, bundles: [] }))).toMatchObject({
      code: "offer.bundle_which",
    });
  });

  it("takes a period beside the price, where the line can have it", () => {
    expect(readCellText(blank, "answer", "1.200 /år", context())).toMatchObject({
      cell: { unitPrice: 120_000, period: "year" },
    });
    expect(readCellText(blank, "answer", "1.200 /år", context({ line: move }))).toMatchObject({
      code: "offer.period_wrong",
    });
  });

  it.each([
    ["abc", "offer.answer_unknown"],
    ["-", "offer.answer_unknown"],
    ["-5", "number.negative"],
    ["1e15", "number.not_a_number"],
    ["1000000000000000", "number.too_large"],
    ["200.000.000", "number.too_large"],
    ["5 EUR", "number.other_currency"],
    ["1,2345", "number.too_many_decimals"],
  ])("refuses %s with a code", (text, code) => {
    expect(readCellText(blank, "answer", text, context())).toMatchObject({ ok: false, code });
  });

  it("keeps everything else of a price that is typed over", () => {
    const cell: Cell = { ...price(5), quantityMilli: 7_000, note: "n" };
    expect(readCellText(cell, "answer", "9", context())).toEqual({
      ok: true,
      cell: { ...cell, unitPrice: 900 },
    });
  });

  it("does not change its input", () => {
    const cell = Object.freeze(price(5));
    readCellText(cell, "answer", "9", context());
    expect(cell).toEqual(price(5));
  });

  it("reads back what was written, whatever the price and the language", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: MAX_PRICE_MINOR }),
        fc.constantFrom(...locales),
        fc.constantFrom("month", "year"),
        (amount, locale, period) => {
          const cell: Cell = { ...price(0), unitPrice: minor(amount), period };
          const own = context({ locale });
          expect(readCellText(blank, "answer", cellText(cell, "answer", own), own)).toEqual({
            ok: true,
            cell: { ...cell, note: blank.note },
          });
        },
      ),
    );
  });

  it("reads back the states that are words", () => {
    const cells: Cell[] = [
      { state: "included", inLineId: "line_backup", note: "" },
      { state: "not_offered", note: "" },
      { state: "unanswered", note: "" },
    ];
    for (const cell of cells)
      expect(readCellText(price(1), "answer", cellText(cell, "answer", context()), context())).toEqual({
        ok: true,
        cell,
      });
  });
});

describe("typed text beside the price", () => {
  it("asks for the price first", () => {
    expect(readCellText(blank, "quantity", "5", context())).toMatchObject({ code: "offer.price_first" });
  });
  it("reads quantities to thousandths and none from a blank", () => {
    expect(readCellText(price(1), "quantity", "12,5", context())).toMatchObject({
      cell: { quantityMilli: 12_500 },
    });
    expect(readCellText(price(1), "quantity", "", context())).toMatchObject({
      cell: { quantityMilli: null },
    });
    expect(readCellText(price(1), "minimum", "-2", context())).toMatchObject({ code: "number.negative" });
  });
  it("reads drivers and periods by name", () => {
    expect(readCellText(price(1), "driver", "Pr. server", context())).toMatchObject({
      cell: { driver: "servers" },
    });
    expect(readCellText(price(1), "driver", "miles", context())).toMatchObject({
      code: "offer.driver_unknown",
    });
    expect(readCellText(price(1), "period", "engang", context())).toMatchObject({
      code: "offer.period_wrong",
    });
  });
  it("reads back every quantity it writes", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000_000 }),
        fc.constantFrom(...locales),
        (milli, locale) => {
          // "1.234" alone is a grouped thousand or a fraction: the language that reads is the one that wrote.
          expect(readMilli(milliText(milli, locale), locale)).toEqual({ ok: true, milli });
        },
      ),
    );
  });
});
