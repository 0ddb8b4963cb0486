import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { damaged, faultsOf, sampleText } from "./damaged-sample";
import { dossierFromJson, MOST_FILE_BYTES, readSelectionFile } from "./read-selection-file";

describe("a file that cannot be read", () => {
  it("names the line where it stops being JSON", () => {
    expect(readSelectionFile('{\n  "format": "shortlist.selection",\n  oops\n}')).toMatchObject({
      code: "file.not_json",
      params: { line: 3, column: 3 },
    });
    expect(readSelectionFile('{\n  "format":')).toMatchObject({ code: "file.not_json", params: { line: 2 } });
    expect(readSelectionFile("")).toMatchObject({ code: "file.not_json", params: { line: 1, column: 1 } });
  });

  it("is told apart from other JSON, and from a newer version of itself", () => {
    for (const other of ["null", "[]", "3", '"text"', "{}", '{"format":"something.else","version":1}'])
      expect(readSelectionFile(other)).toMatchObject({ code: "file.not_a_selection" });
    expect(readSelectionFile(damaged(["version"], 5))).toMatchObject({
      code: "file.newer_version",
      params: { version: 5, known: 4 },
    });
  });

  it("is refused above 20 MB before anything else is looked at", () => {
    expect(readSelectionFile(" ".repeat(MOST_FILE_BYTES + 1))).toMatchObject({ code: "file.too_large" });
  });

  it("lists every fault with its path, shape and cross-references in one reading", () => {
    const root = JSON.parse(sampleText);
    root.offers[2].cells[14].unitPrice = "12,50";
    root.offers[1].cells[3].lineId = "no_such_line";
    root.candidates[0].vendor.registrationNumber = "99000016";
    root.surprise = true;
    expect(faultsOf(JSON.stringify(root)).sort()).toEqual([
      ["candidates[0].vendor.registrationNumber", "registration.checksum"],
      ["offers[1].cells[3].lineId", "file.unknown_id"],
      ["offers[2].cells[14].unitPrice", "file.wrong_type"],
      ["surprise", "file.unknown_field"],
    ]);
  });

  it("lists at most a hundred faults and says how many there are", () => {
    const root = JSON.parse(sampleText);
    root.scores = Array.from({ length: 250 }, () => ({}));
    const outcome = readSelectionFile(JSON.stringify(root));
    if (outcome.ok) throw new Error("read");
    expect(outcome.fields).toHaveLength(100);
    expect(outcome.params?.count).toBe(1_000);
  });

  it("never throws, whatever JSON it is", () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 4 }),
        fc.constantFrom("lines", "offers", "scores"),
        (junk, key) => {
          expect(dossierFromJson(junk).ok).toBe(false);
          expect(dossierFromJson({ format: "shortlist.selection", version: 1, [key]: junk }).ok).toBe(false);
        },
      ),
    );
    expect(readSelectionFile('{"format":"shortlist.selection","version":1,"__proto__":{"x":1}}').ok).toBe(
      false,
    );
  });
});
