import { describe, expect, it } from "vitest";
import { LOCALES, type Locale } from "@/lib/domain/locale";
import { isOwnCover, pointPartOf } from "@/lib/domain/mapping-guess";
import type { OfferAnswer } from "@/lib/domain/offer-answer";
import { loadMessages } from "@/lib/i18n/load-messages";
import { aContent, anAnswer, aRequest } from "../request/testing";
import { writeRequest } from "../request/write-request";
import type { AnswerContext } from "./answer-context";
import { answerFromWorkbook } from "./answer-from-workbook";
import { lostParts, proposeLost, sheetsToTell, withFound } from "./lost-parts";
import { markedWorkbook } from "./marked-workbook";
import { readWorkbook } from "./read-workbook";
import { type ReadSheet, readSheets } from "./sheet-cells";
import { CONTEXT } from "./testing-workbook";
import { unpackWorkbook } from "./unpack";
import { kindsWanted } from "./wanted-sheets";

/** Both sheets of a request that are answered in words bear the same mark: contract points and questions. */

const content = aContent({
  points: [
    { id: "pnt_exit", kind: "contract", name: "Ophør", help: "Hvilken hjælp får vi?" },
    { id: "pnt_notice", kind: "contract", name: "Opsigelse", help: "" },
    { id: "pnt_who", kind: "question", name: "Hvem bliver vores kontakt?", help: "" },
    { id: "pnt_where", kind: "question", name: "Hvor står serverne?", help: "" },
  ],
});
const POINTS: OfferAnswer["points"] = [
  { pointId: "pnt_exit", text: "Tre måneders hjælp" },
  { pointId: "pnt_notice", text: "Seks måneder" },
  { pointId: "pnt_who", text: "Anne Holm" },
  { pointId: "pnt_where", text: "Odense" },
];
const context: AnswerContext = {
  ...CONTEXT,
  ...{ lines: content.lines, requirements: content.requirements, points: content.points },
};
const sheetNames = (locale: Locale) => loadMessages(locale).request.workbook.sheet;

/** The sheets of a filled request as they come out of its file. */
async function sheetsOf(locale: Locale): Promise<readonly ReadSheet[]> {
  const prefill = { ...anAnswer(), points: POINTS };
  const texts = loadMessages(locale).request.workbook;
  const unpacked = await unpackWorkbook(
    Buffer.from(await writeRequest(aRequest(texts, { content, prefill, locale }))),
  );
  const sheets = unpacked.ok ? await readSheets(unpacked.value) : unpacked;
  if (!sheets.ok) throw new Error(sheets.code);
  return sheets.value;
}

type Damage = (sheet: ReadSheet) => ReadSheet;
const cellsOf = (sheet: ReadSheet, keep: (row: number, column: number, value: unknown) => boolean) => ({
  ...sheet,
  rows: sheet.rows
    .map((row) => ({
      ...row,
      cells: row.cells.filter(({ column, value }) => keep(row.number, column, value)),
    }))
    .filter(({ cells }) => cells.length > 0),
});
/** How sheets lose their marks. */
const DAMAGE: Readonly<Record<string, Damage>> = {
  "its mark alone": (sheet) => cellsOf(sheet, (_row, _column, value) => !String(value).startsWith("#sheet:")),
  "its row of marks": (sheet) => cellsOf(sheet, (row) => row > 1),
  "its hidden column": (sheet) => cellsOf(sheet, (_row, column) => column > 0),
  "row and column of marks, and its name": (sheet) => ({
    ...cellsOf(sheet, (row, column) => row > 1 && column > 0),
    name: `Ark ${sheet.name.length}`,
  }),
  "all but what is seen, below a title of its own": (sheet) => {
    const seen = cellsOf(sheet, (row, column) => row > 1 && column > 0);
    const title = { at: "B1", column: 1, value: "Besvaret af Nordlys" };
    return {
      ...seen,
      rows: [
        { number: 1, hidden: false, cells: [title] },
        ...seen.rows.map((row) => ({ ...row, number: row.number + 3 })),
      ],
    };
  },
};

async function lostIn(names: readonly string[], damage: Damage, locale: Locale = "da") {
  const sheets = (await sheetsOf(locale)).map((sheet) =>
    names.includes(sheet.name) ? damage(sheet) : sheet,
  );
  const workbook = markedWorkbook(sheets);
  const lost = workbook && lostParts(workbook, sheets, context);
  if (!workbook || !lost) throw new Error("something of ours is lost");
  return { sheets, workbook, lost, mapping: proposeLost(lost, sheets, context) };
}

const lostCodes = (workbook: Parameters<typeof answerFromWorkbook>[0]) =>
  answerFromWorkbook(workbook, context).findings.flatMap(({ code, params }) =>
    code === "sheetLost" ? [params] : [],
  );
const pointsIn = (workbook: Parameters<typeof answerFromWorkbook>[0]) =>
  [...answerFromWorkbook(workbook, context).answer.points].sort((a, b) => a.pointId.localeCompare(b.pointId));
const WHOLE = [...POINTS].sort((a, b) => a.pointId.localeCompare(b.pointId));

describe("of contract points and questions", () => {
  const { contract, question } = sheetNames("da");
  for (const [what, damage] of Object.entries(DAMAGE))
    for (const [kinds, names] of [
      [["points"], [contract]],
      [["questions"], [question]],
      [
        ["points", "questions"],
        [contract, question],
      ],
    ] as const)
      it(`${kinds.join(" and ")} that lost ${what} are told by name, found and read as if nothing was lost`, async () => {
        const { sheets, workbook, lost, mapping } = await lostIn(names, damage);
        expect(lost.kinds).toEqual(kinds);
        expect(lostCodes(workbook)).toEqual(kinds.map((part) => ({ part, loose: "yes" })));
        expect(sheetsToTell(lost, sheets)).toHaveLength(names.length);
        expect(mapping.parts.map(({ holds }) => holds)).toEqual(kinds);
        const found = withFound(workbook, sheets, mapping, context.lines);
        expect(pointsIn(found)).toEqual(WHOLE);
        expect(lostCodes(found)).toEqual([]);
      });

  it("a sheet is known in every language a request is written in", async () => {
    const damage = DAMAGE["row and column of marks, and its name"];
    for (const locale of LOCALES) {
      const names = sheetNames(locale);
      const { mapping, sheets, workbook } = await lostIn(
        [names.contract, names.question],
        damage ?? ((sheet) => sheet),
        locale,
      );
      expect([locale, mapping.parts.map(({ holds }) => holds)]).toEqual([locale, ["points", "questions"]]);
      expect(pointsIn(withFound(workbook, sheets, mapping, context.lines))).toEqual(WHOLE);
    }
  });

  it("sheets that are told the wrong way round are read as what their rows are", async () => {
    const { sheets, workbook, mapping } = await lostIn(
      [contract, question],
      (sheet) => DAMAGE["its mark alone"]?.(sheet) ?? sheet,
    );
    const swapped = mapping.parts.map((part) => ({
      ...part,
      holds: part.holds === "points" ? ("questions" as const) : ("points" as const),
    }));
    expect(
      swapped.map(({ holds, rows }) => [holds, pointPartOf(Object.values(rows), context.points)]),
    ).toEqual([
      ["questions", "points"],
      ["points", "questions"],
    ]);
    const found = withFound(workbook, sheets, { parts: swapped }, context.lines);
    expect(pointsIn(found)).toEqual(WHOLE);
    expect(lostCodes(found)).toEqual([]);
  });

  it("a copy of the sheet that is still there is not proposed for the lost one", async () => {
    const whole = await sheetsOf("da");
    const sheets = whole.flatMap((sheet) => {
      const unmarked = cellsOf(sheet, (_row, _column, value) => !String(value).startsWith("#sheet:"));
      if (sheet.name === contract) return [];
      return sheet.name === question ? [sheet, { ...unmarked, name: `${contract} (2)` }] : [sheet];
    });
    const workbook = markedWorkbook(sheets);
    const lost = workbook && lostParts(workbook, sheets, context);
    expect(lost?.kinds).toEqual(["points"]);
    expect(lost && proposeLost(lost, sheets, context).parts).toEqual([]);
  });

  it("the one that was deleted is told to be in no other sheet, and nothing is offered to be told", async () => {
    for (const [gone, part] of [
      [contract, "points"],
      [question, "questions"],
    ] as const) {
      const sheets = (await sheetsOf("da")).filter(({ name }) => name !== gone);
      const workbook = markedWorkbook(sheets);
      if (workbook === null) throw new Error("a workbook of ours");
      expect(lostCodes(workbook)).toEqual([{ part, loose: "no" }]);
      const lost = lostParts(workbook, sheets, context);
      expect(lost && sheetsToTell(lost, sheets)).toEqual([]);
    }
  });

  it("neither is told as lost where one's rows are gone and its marks are not", async () => {
    const sheets = (await sheetsOf("da")).map((sheet) =>
      sheet.name === question ? cellsOf(sheet, (row) => row <= 4) : sheet,
    );
    const workbook = markedWorkbook(sheets);
    expect(workbook && lostParts(workbook, sheets, context)).toBeNull();
  });

  it("none is missed that the request which is answered did not ask", () => {
    const ids = (kind: string) => content.points.flatMap((point) => (point.kind === kind ? [point.id] : []));
    const sent = {
      lineIds: new Set(content.lines.map(({ id }) => id)),
      ...{ requirementIds: new Set<string>(), pointIds: new Set(ids("contract")) },
    };
    expect(kindsWanted({ ...context, sent })).toEqual([
      "services",
      "establishment",
      "pricelist",
      "points",
      "terms",
    ]);
    expect(kindsWanted(context)).toContain("questions");
  });
});

describe("the first sheet of our request", () => {
  it("is known in every language, and taken for no lost sheet", async () => {
    for (const locale of LOCALES) {
      const sheets = await sheetsOf(locale);
      const covers = sheets.filter(isOwnCover).map(({ name }) => name);
      expect([locale, covers]).toEqual([locale, [sheetNames(locale).cover]]);
      expect(markedWorkbook(sheets)?.loose).toEqual([]);
    }
  });

  it("alone does not have the cells of a whole workbook kept", async () => {
    const texts = loadMessages("da").request.workbook;
    const read = await readWorkbook(Buffer.from(await writeRequest(aRequest(texts, { content }))));
    expect(read.ok && read.value).toMatchObject({ kind: "ours", sheets: null });
  });
});
