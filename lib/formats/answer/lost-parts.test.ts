import { describe, expect, it } from "vitest";
import type { ColumnMapping } from "@/lib/domain/column-mapping";
import { isOwnHeading, rowGuess } from "@/lib/domain/mapping-guess";
import { loadMessages } from "@/lib/i18n/load-messages";
import { answerFromWorkbook } from "./answer-from-workbook";
import { asMarked } from "./foreign-workbook";
import { lostParts, proposeLost, sheetsToTell, withFound } from "./lost-parts";
import { markedWorkbook } from "./marked-workbook";
import { type ReadSheet, readSheets } from "./sheet-cells";
import { CONTEXT, type FilledSheet, workbookOf } from "./testing-workbook";
import { unpackWorkbook } from "./unpack";
import { kindsWanted } from "./wanted-sheets";

const SUPPORT = { name: "User support", unitPrice: "125,00", period: "month", driver: "users" };
const REPLY = { name: "Data in Denmark", answer: "opfylder", note: "In Odense" };
const services = (extra: Partial<FilledSheet> = {}): FilledSheet => ({
  kind: "services",
  name: "Ydelser",
  rows: [
    ["line_support", { ...SUPPORT, minimum: 20, tier1From: 100, tier1Price: "100,00" }],
    ["line_backup", { name: "Backup", state: "inkluderet", includedIn: "User support" }],
  ],
  ...extra,
});
const REQUIREMENTS: FilledSheet = { kind: "requirements", name: "Krav", rows: [["req_1", REPLY]] };
const POINTS: FilledSheet = {
  kind: "points",
  name: "Punkter",
  rows: [["rpt_1", { name: "Notice", text: "3 months" }]],
};
const TERMS: FilledSheet = {
  kind: "terms",
  name: "Vilkår",
  rows: [
    ["validUntil", { name: "Tilbuddet gælder til", value: "2027-03-31" }],
    ["indexPercent", { name: "Årlig stigning", value: 2.5 }],
  ],
};
const PRICES: FilledSheet = {
  kind: "pricelist",
  name: "Prisliste",
  rows: [["new:1", { name: "Consultant", unitPrice: "1.200,00", period: "once", driver: "fixed" }]],
};
const ALL = [services(), REQUIREMENTS, POINTS, TERMS, PRICES];

/** All sheets of a workbook, and what it says itself. */
async function sheetsOf(filled: readonly FilledSheet[]) {
  const unpacked = await unpackWorkbook(await workbookOf(filled));
  const sheets = unpacked.ok ? await readSheets(unpacked.value) : unpacked;
  return told(sheets.ok ? sheets.value : []);
}

function told(sheets: readonly ReadSheet[]) {
  const workbook = markedWorkbook(sheets);
  if (workbook === null) throw new Error("a workbook of ours");
  return { sheets, workbook };
}

/** What the files of these tests ask. */
const ASKED = { ...CONTEXT, lines: CONTEXT.lines.slice(0, 2) };

/** The workbook with the marks of these sheets gone, and their ids too where they were pasted as values elsewhere. */
function unmarked(
  read: { readonly sheets: readonly ReadSheet[] },
  names: readonly string[],
  { ids }: { readonly ids: boolean },
) {
  const sheets = read.sheets.map((sheet) => {
    if (!names.includes(sheet.name)) return sheet;
    const rows = sheet.rows.map((row) => ({
      ...row,
      cells: row.cells.filter(
        ({ column, value }) => column !== 0 || (ids && !String(value).startsWith("#sheet:")),
      ),
    }));
    return { ...sheet, rows };
  });
  return told(sheets);
}

const answered = (workbook: Parameters<typeof answerFromWorkbook>[0]) => {
  const { answer, findings } = answerFromWorkbook(workbook, CONTEXT);
  const { bundles: _bundles, priceList, ...rest } = answer;
  return {
    rest,
    items: priceList.map(({ id: _id, ...item }) => item),
    codes: new Set(findings.map(({ code }) => code)),
  };
};

describe("a workbook of ours that has lost sheets", () => {
  for (const ids of [true, false])
    it(`is proposed what they are and reads as if it had not, ${ids ? "by the ids left" : "by names and headings alone"}`, async () => {
      const read = await sheetsOf(ALL);
      const { sheets, workbook } = unmarked(read, ["Ydelser", "Krav", "Punkter", "Vilkår", "Prisliste"], {
        ids,
      });
      const lost = lostParts(workbook, sheets, ASKED);
      if (lost === null) throw new Error("something is lost");
      expect(lost.kinds).toEqual(["services", "pricelist", "requirements", "points", "terms", "bundles"]);
      expect(sheetsToTell(lost, sheets).map(({ name }) => name)).toEqual(ALL.map(({ name }) => name));
      const mapping = proposeLost(lost, sheets, CONTEXT);
      const found = answered(withFound(workbook, sheets, mapping, CONTEXT.lines));
      const whole = answered(read.workbook);
      expect(found.rest).toEqual(whole.rest);
      expect(found.items).toEqual(whole.items);
      expect(found.codes).not.toContain("columnLost");
    });

  it("lacks nothing when all are marked, and a deleted one is not looked for in the others", async () => {
    const read = await sheetsOf([services(), REQUIREMENTS, POINTS, TERMS, PRICES]);
    expect(lostParts(read.workbook, read.sheets, ASKED)).toBeNull();
    const without = await sheetsOf([services(), POINTS, TERMS, PRICES]);
    const lost = lostParts(without.workbook, without.sheets, ASKED);
    expect(lost?.kinds).toEqual(["requirements", "bundles"]);
    expect(sheetsToTell(lost, without.sheets)).toEqual([]);
  });
});

describe("a workbook of ours that has lost a column's mark", () => {
  it("takes the column that is told, beside those it knows", async () => {
    const columns = [
      "name",
      "state",
      "pris pr. stk.",
      "period",
      "driver",
      "includedIn",
      "minimum",
      "ownQuantity",
      "note",
    ];
    const rows: FilledSheet["rows"] = [
      ["line_support", { name: "User support", "pris pr. stk.": "125,00", period: "month", driver: "users" }],
    ];
    const { workbook, sheets } = await sheetsOf([
      services({ columns, rows }),
      REQUIREMENTS,
      POINTS,
      TERMS,
      PRICES,
    ]);
    const lost = lostParts(workbook, sheets, ASKED);
    expect(lost).toMatchObject({
      kinds: [],
      columns: [
        { sheet: "Ydelser", holds: "services", lost: ["unitPrice"], known: [0, 1, 2, 4, 5, 6, 7, 8, 9] },
      ],
    });
    expect(answered(workbook).codes).toContain("columnLost");
    const mapping: ColumnMapping = {
      parts: [
        {
          sheet: "Ydelser",
          holds: "services",
          headerRow: 1,
          columns: { unitPrice: 3 },
          period: null,
          driver: null,
          rows: {},
        },
      ],
    };
    const found = answered(withFound(workbook, sheets, mapping, CONTEXT.lines));
    expect(found.codes).not.toContain("columnLost");
    expect(found.rest.cells).toEqual([
      { lineId: "line_support", cell: expect.objectContaining({ state: "priced", unitPrice: 12_500 }) },
    ]);
  });
});

describe("a request pasted as values into a file of its own", () => {
  it("is mapped like any vendor's own workbook, requirements, points and terms too", async () => {
    const read = await sheetsOf(ALL);
    const foreign = read.sheets.filter(({ name }) => !name.startsWith("_"));
    const lost = { kinds: kindsWanted(CONTEXT), columns: [], marked: [] };
    const found = answered(asMarked(foreign, proposeLost(lost, foreign, CONTEXT), CONTEXT.lines, "DKK"));
    const whole = answered(read.workbook);
    expect(found.rest.requirements).toEqual(whole.rest.requirements);
    expect(found.rest.points).toEqual(whole.rest.points);
    expect(found.rest).toMatchObject({ validUntil: "2027-03-31", indexBasisPoints: 250 });
  });
});

describe("a sheet that is there twice", () => {
  const twice = async (copies: readonly FilledSheet[]) => {
    const { workbook } = await sheetsOf([...ALL, ...copies]);
    const { answer, findings } = answerFromWorkbook(workbook, CONTEXT);
    return {
      answer,
      told: findings.flatMap(({ code, sheet, params }) =>
        code === "answerTwice" || code === "sheetTwice" ? [[code, sheet, params]] : [],
      ),
    };
  };

  it("and says the same is told as far as something would count twice, and counts once", async () => {
    const copies = [REQUIREMENTS, POINTS, TERMS, PRICES].map((sheet) => ({
      ...sheet,
      name: `${sheet.name} (2)`,
    }));
    const { answer, told } = await twice(copies);
    expect(told).toEqual([["sheetTwice", "Prisliste (2)", { count: 1 }]]);
    expect(answer.priceList).toHaveLength(1);
  });

  it("and says something else has no answer lost without a word", async () => {
    const { answer, told } = await twice([
      { ...REQUIREMENTS, name: "K2", rows: [["req_1", { ...REPLY, answer: "opfylder ikke" }]] },
      { ...POINTS, name: "P2", rows: [["rpt_1", { name: "Notice", text: "12 months" }]] },
      { ...TERMS, name: "V2", rows: [["indexPercent", { name: "Årlig stigning", value: 9 }]] },
      { ...PRICES, name: "L2", rows: [["new:1", { ...PRICES.rows[0]?.[1], name: "Architect" }]] },
    ]);
    expect(told).toEqual([
      ["answerTwice", "V2", {}],
      ["answerTwice", "K2", { name: "Data in Denmark" }],
      ["answerTwice", "P2", {}],
    ]);
    expect(answer).toMatchObject({
      ...{ indexBasisPoints: 250, requirements: [{ answer: "meets" }], points: [{ text: "3 months" }] },
      priceList: [
        { id: "new:1", name: "Consultant" },
        { id: "new:1:2", name: "Architect" },
      ],
    });
  });
});

describe("what of a file is not read", () => {
  const NOTES: FilledSheet = {
    ...{ kind: "terms", name: "Forbehold", rows: [] },
    extra: { cells: new Map(), rows: [["We take no blame"]] },
  };
  const told = async (filled: readonly FilledSheet[]) => {
    const { workbook } = await sheetsOf(filled);
    return answerFromWorkbook(workbook, ASKED).findings.flatMap(({ code, sheet }) =>
      code === "sheetOther" ? [sheet] : [],
    );
  };

  it("is told by sheet, and not of the workbook's own memory, whatever it is called", async () => {
    expect(await told([...ALL, NOTES])).toEqual(["Forbehold"]);
    const { sheets } = await sheetsOf(ALL);
    const renamed = sheets.map((sheet, index) =>
      sheet.name.startsWith("_") ? { ...sheet, name: `Ark${index}` } : sheet,
    );
    const workbook = markedWorkbook(renamed);
    expect(workbook?.loose).toEqual([]);
    expect(workbook?.words.length).toBeGreaterThan(0);
  });

  it("is asked for instead while it may be the sheet that is lost", async () => {
    expect(await told([services(), POINTS, TERMS, PRICES, NOTES])).toEqual([]);
  });
});

describe("bundles", () => {
  const PIECES: FilledSheet = {
    ...{ kind: "establishment", name: "Etablering" },
    rows: [["line_move", { name: "Move", bundle: "All of it" }]],
  };
  const BUNDLES: FilledSheet = {
    ...{ kind: "bundles", name: "Pakker", rows: [] },
    extra: {
      cells: new Map(),
      rows: [
        ["Del af pakke", "Pris"],
        ["All of it", 900],
      ],
    },
  };

  it("are missed where a piece names one, found by their headings, and read", async () => {
    const { sheets, workbook } = await sheetsOf([...ALL, PIECES, BUNDLES]);
    const lost = lostParts(workbook, sheets, CONTEXT);
    if (lost === null) throw new Error("the bundles are lost");
    expect(lost.kinds).toEqual(["bundles"]);
    const found = withFound(workbook, sheets, proposeLost(lost, sheets, CONTEXT), CONTEXT.lines);
    const { answer } = answerFromWorkbook(found, CONTEXT);
    expect(answer.bundles).toMatchObject([{ name: "All of it", amount: 90_000 }]);
    expect(answer.cells.find(({ lineId }) => lineId === "line_move")?.cell.state).toBe("bundled");
  });

  it("are not missed where none is named", async () => {
    const { sheets, workbook } = await sheetsOf(ALL);
    expect(lostParts(workbook, sheets, ASKED)).toBeNull();
  });
});

describe("a column that was deleted", () => {
  it("is told as that, and nobody is asked which one it is", async () => {
    const columns = ["name", "help"];
    const { sheets, workbook } = await sheetsOf([
      services(),
      REQUIREMENTS,
      { ...POINTS, columns },
      TERMS,
      PRICES,
    ]);
    expect(lostParts(workbook, sheets, ASKED)).toBeNull();
    const told = answerFromWorkbook(workbook, ASKED).findings.find(({ code }) => code === "columnLost");
    expect(told?.params).toEqual({ column: "text", loose: "no" });
  });
});

describe("a sheet moved far down", () => {
  it("is read by its marks all the same", async () => {
    const { sheets, workbook } = await sheetsOf(ALL);
    const down = sheets.map((sheet) => ({
      ...sheet,
      rows: sheet.name.startsWith("_")
        ? sheet.rows
        : sheet.rows.map((row) => ({ ...row, number: row.number + 40 })),
    }));
    expect(answered(told(down).workbook)).toEqual(answered(workbook));
  });
});

describe("lines told by their names", () => {
  const asked = { ...CONTEXT, sent: null, requirements: [], points: [] };
  const rows = (names: readonly string[]) =>
    names.map((name, index) => ({ number: index + 2, name, stage: "", texts: [name, "5"] }));

  it("are known with what our request says behind an optional one, and beside a heading of the same name", () => {
    expect(rowGuess("services", rows(["Backup (tilvalg)", "User support (optional)"]), asked)).toEqual({
      ...{ "2": "line_backup", "3": "line_support" },
    });
    const heading = { number: 1, name: "Backup", stage: "", texts: ["#text", "Backup"] };
    expect(rowGuess("services", [heading, ...rows(["Backup"])], asked)).toEqual({ "2": "line_backup" });
  });

  it("are as our request writes them behind, in every language", () => {
    for (const locale of ["en", "da", "nb"] as const) {
      const { optional } = loadMessages(locale).request.workbook.paper;
      expect(rowGuess("services", rows([`Backup (${optional})`]), asked)).toEqual({ "2": "line_backup" });
    }
  });
});

describe("the headings of our own request", () => {
  it("are known in every language it is written in", () => {
    for (const locale of ["en", "da", "nb"] as const) {
      const { head } = loadMessages(locale).request.workbook;
      for (const key of [
        "name",
        "state",
        "unitPrice",
        "period",
        "driver",
        "minimum",
        "includedIn",
        "bundle",
      ] as const)
        expect([locale, key, isOwnHeading(key, head[key])]).toEqual([locale, key, true]);
      for (const key of ["line", "amount", "answer", "text", "value", "note"] as const)
        expect([locale, key, isOwnHeading(key, head[key])]).toEqual([locale, key, true]);
      expect(isOwnHeading("quantity", head.ownQuantity)).toBe(true);
      expect(isOwnHeading("quantity", head.quantity)).toBe(false);
    }
  });
});
