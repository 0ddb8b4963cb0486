import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lastRowOf, type MappedPart, matchNames, plainName, signatureOf, stageNamed } from "./column-mapping";
import { columnGuess, kindGuess, periodGuess, rowGuess } from "./mapping-guess";
import type { CatalogueLine } from "./offer";

const line = (id: string, name: string, stage: CatalogueLine["stage"] = null): CatalogueLine => ({
  ...{ id, name, stage, description: "", category: "", scope: "in_scope", driver: "fixed" },
  kind: stage === null ? "service" : "establishment",
});
const LINES = [
  line("backup", "Back-up"),
  line("pm_move", "Project lead", "move"),
  line("pm_upgrade", "Project lead", "upgrade"),
];
const TARGETS = { lines: LINES, requirements: [], points: [] };
const row = (name: string, stage = "") => ({ name, stage });

describe("a vendor's names", () => {
  it("mean the line of the same name, and of its stage where one is said", () => {
    expect(matchNames([row("BACK UP"), row("Fruit basket")], LINES, {})).toEqual(["backup", null]);
    expect(
      matchNames([row("Project lead", "2. Opgradering"), row("Project lead", "Flytning")], LINES, {}),
    ).toEqual(["pm_upgrade", "pm_move"]);
    expect(matchNames([row("Project lead")], LINES, {})).toEqual([null]);
  });

  it("are known as they were told last time", () => {
    expect(matchNames([row("Sikkerhedskopi")], LINES, { sikkerhedskopi: "Back-up" })).toEqual(["backup"]);
    expect(matchNames([row("Backup", "drift")], LINES, { "backup drift": "Back-up" })).toEqual(["backup"]);
    expect(matchNames([row("toString"), row("constructor")], LINES, {})).toEqual([null, null]);
  });

  it("never give two rows the same line, whatever they are, and leave what they are given as it is", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ name: fc.string(), stage: fc.constantFrom("", "move") })), (rows) => {
        const before = structuredClone(rows);
        const found = matchNames(rows, LINES, {}).filter((id) => id !== null);
        expect(new Set(found).size).toBe(found.length);
        expect(rows).toEqual(before);
      }),
    );
  });
});

describe("the parts of a workbook", () => {
  it("end where the next one of their sheet begins", () => {
    const part = (sheet: string, headerRow: number): MappedPart => ({
      ...{ sheet, headerRow, holds: "services", columns: {}, period: null, driver: null, rows: {} },
    });
    const parts = [part("A", 3), part("A", 20), part("B", 10)];
    expect(parts.map((each) => lastRowOf(each, parts))).toEqual([
      19,
      Number.MAX_SAFE_INTEGER,
      Number.MAX_SAFE_INTEGER,
    ]);
  });

  it("are guessed by the words people use in three languages", () => {
    expect(["Timepriser", "Etablering", "Onboarding", "Ark1", "Price list"].map(kindGuess)).toEqual([
      "pricelist",
      "establishment",
      "establishment",
      "services",
      "pricelist",
    ]);
    const headings = ["Ydelse", "Enhed", "Antal", "Pris pr. md.", "Bemærkning"].map((text, column) => ({
      text,
      column,
    }));
    expect(columnGuess(headings, "services")).toEqual({
      name: 0,
      driver: 1,
      quantity: 2,
      unitPrice: 3,
      note: 4,
    });
    expect(columnGuess([{ column: 0, text: "Stage" }], "pricelist")).toEqual({});
    expect([periodGuess("Pris pr. år"), periodGuess("Annual price"), periodGuess("Kr.")]).toEqual([
      "year",
      "year",
      "month",
    ]);
    expect(["Flytning", "3 Forbedring", "Upgrade of servers", "Other"].map(stageNamed)).toEqual([
      "move",
      "improve",
      "upgrade",
      null,
    ]);
  });

  it("of a price list are every row but the sums", () => {
    const rows = ["Senior", "Back-up", "I alt", "Total"].map((name, number) => ({ name, stage: "", number }));
    expect(rowGuess("pricelist", rows, TARGETS)).toEqual({ "0": "", "1": "backup" });
    expect(rowGuess("services", rows, TARGETS)).toEqual({ "1": "backup" });
  });
});

describe("names as they are compared", () => {
  it("stay the same when they are made plain again", () => {
    fc.assert(fc.property(fc.string(), (text) => plainName(plainName(text)) === plainName(text)));
    expect(signatureOf(["Ydelse", "", "Pris (kr.)"])).toBe("ydelse|pris kr");
  });
});
