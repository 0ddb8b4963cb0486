import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attachmentHeader, documentFinder, isSealedWithPrices, keptFileName } from "./document";

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

describe("looking for a document", () => {
  const entry = { fileName: "Årsrapport 2025.pdf", letter: "B", candidateName: "Fjord IT A/S" };

  it.each([
    ["", true],
    ["  ", true],
    ["årsrapport", true],
    ["RAPPORT fjord", true],
    ["2025 isae", true],
    ["fjord 2024", false],
    ["nordlys", false],
  ])("%j finds a report of Fjord's: %j", (search, found) => {
    expect(documentFinder(search)(entry, "ISAE 3402, BDO")).toBe(found);
  });

  it("takes a letter with its mark beside it for the same letter", () => {
    const taken = { ...entry, fileName: entry.fileName.normalize("NFD") };
    expect(documentFinder("årsrapport")(taken, undefined)).toBe(true);
  });

  it("finds every document by any part of its name", () => {
    const name = fc.stringMatching(/^[a-zæøå0-9]{1,20}\.pdf$/);
    fc.assert(
      fc.property(name, fc.nat(20), fc.nat(20), (fileName, from, length) => {
        const part = fileName.slice(from, from + length);
        expect(documentFinder(part)({ ...entry, fileName }, undefined)).toBe(true);
      }),
    );
  });
});
