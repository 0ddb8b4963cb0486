import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attachmentHeader, isSealedWithPrices, keptFileName } from "./document";

describe("a file's name", () => {
  it.each([
    ["C:\\tmp\\a.pdf", "a.pdf"],
    ["../../etc/passwd", "passwd"],
    ["tilbud\r\nX: 1.pdf", "tilbudX: 1.pdf"],
    ["invoice\u202Efdp.exe", "invoicefdp.exe"],
    ["Årsrapport 2025 – æøå.pdf", "Årsrapport 2025 – æøå.pdf"],
    ["", "document"],
    ["/", "document"],
  ])("%j is kept as %j", (name, kept) => expect(keptFileName(name)).toBe(kept));

  it("that is too long is cut before its ending", () => {
    const kept = keptFileName(`${"a".repeat(500)}.xlsx`);
    expect(kept).toHaveLength(200);
    expect(kept.endsWith(".xlsx")).toBe(true);
  });

  it("never breaks out of its header, and can be read back from it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (name) => {
        const kept = keptFileName(name);
        const header = attachmentHeader(kept);
        expect(header).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w.%~-]+$/);
        expect(header.split('"')).toHaveLength(3);
        expect(decodeURIComponent(header.split("UTF-8''")[1] ?? "")).toBe(kept);
      }),
    );
  });
});

it("offers and contract drafts are sealed with the prices, accounts and reports are not", () => {
  expect((["offer", "contract"] as const).every(isSealedWithPrices)).toBe(true);
  expect((["accounts", "assurance_report", "reference", "other"] as const).some(isSealedWithPrices)).toBe(
    false,
  );
});
