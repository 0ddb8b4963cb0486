import { describe, expect, it } from "vitest";
import { sheetMark } from "../request/layout";
import { answerFromWorkbook } from "./answer-from-workbook";
import { readWorkbook } from "./read-workbook";
import { CONTEXT, META } from "./testing-workbook";
import { zipOf } from "./testing-zip";

/**
 * The same answer as the programs write it that vendors have. The files are put together here, part by part, in the
 * way of each program: LibreOffice itself fills in requests in the test of the round trip.
 */

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** The parts around two sheets, the second of which holds the hidden facts. */
function book(parts: {
  readonly prices: string;
  readonly facts: string;
  readonly strings: string;
  readonly state: string;
}): Buffer {
  const contents: Readonly<Record<string, string>> = {
    "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${SHEET_TYPE}.sharedStrings+xml"/></Types>`,
    "_rels/.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/_rels/workbook.xml.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId3" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>`,
    "xl/workbook.xml": `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Vores priser" sheetId="1" r:id="rId1"/><sheet name="_shortlist" sheetId="2" state="${parts.state}" r:id="rId2"/></sheets></workbook>`,
    "xl/worksheets/sheet1.xml": parts.prices,
    "xl/worksheets/sheet2.xml": parts.facts,
    "xl/sharedStrings.xml": parts.strings,
  };
  return zipOf(Object.entries(contents).map(([name, text]) => ({ name, content: Buffer.from(text) })));
}

const facts = Object.entries(META);
/** Each text once, as programs keep them; the number of a text is its place. */
const TEXTS = [
  ...["sheet:services", "name", "unitPrice", "period", "driver", "note", "line_support", "line_backup"],
  ...["User support", "måned", "brugere", "Backup", "GB", "#text", "Læs dette"],
];
const at = (text: string): number => TEXTS.indexOf(text);
const factStrings = facts.flat();

/** Excel: namespaces that may be left aside, spans, styled empty cells, formatted words, formulas with what they gave. */
function fromExcel(mark: string): Buffer {
  const text = (cell: string, value: string) => `<c r="${cell}" s="1" t="s"><v>${at(value)}</v></c>`;
  const row = (number: number, cells: string, more = "") =>
    `<row r="${number}" spans="1:6"${more} x14ac:dyDescent="0.25">${cells}</row>`;
  const prices = `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac xr" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision" xr:uid="{00000000-0001-0000-0000-000000000000}"><dimension ref="A1:F4"/><sheetViews><sheetView workbookViewId="0"><selection activeCell="C3" sqref="C3"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"/><cols><col min="1" max="1" width="9" hidden="1" customWidth="1"/></cols><sheetData>${[
    row(
      1,
      `<c r="A1" t="s"><v>0</v></c>${["name", "unitPrice", "period", "driver", "note"].map((key, index) => text(`${"BCDEF"[index]}1`, key)).join("")}`,
      ' hidden="1"',
    ),
    row(2, `${text("A2", "#text")}${text("B2", "Læs dette")}<c r="C2" s="3"/>`),
    row(
      3,
      `${text("A3", "line_support")}${text("B3", "User support")}<c r="C3" s="2"><f>75*2</f><v>150</v></c>${text("D3", "måned")}${text("E3", "brugere")}<c r="F3" t="str"><f>"Inkl. "&amp;"vagt"</f><v>Inkl. vagt</v></c>`,
    ),
    row(
      4,
      `${text("A4", "line_backup")}${text("B4", "Backup")}<c r="C4" s="2"><v>1.25E1</v></c>${text("D4", "måned")}${text("E4", "GB")}<c r="F4" s="3"/>`,
    ),
  ].join(
    "",
  )}</sheetData><sheetProtection sheet="1" objects="1" scenarios="1"/><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>`;
  const strings = [
    ...TEXTS.map((each, index) => {
      const said = index === 0 ? mark : each;
      // Words that somebody made bold in part come in runs.
      return said === "User support"
        ? '<si><r><rPr><b/><sz val="11"/></rPr><t>User</t></r><r><rPr><sz val="11"/></rPr><t xml:space="preserve"> support</t></r></si>'
        : `<si><t>${said}</t><phoneticPr fontId="1" type="noConversion"/></si>`;
    }),
    ...factStrings.map((each) => `<si><t>${each}</t></si>`),
  ];
  return book({
    prices,
    strings: `${HEAD}<sst xmlns="${MAIN}" count="${strings.length}" uniqueCount="${strings.length}">${strings.join("")}</sst>`,
    facts: `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${facts.map((_, index) => `<row r="${index + 1}" spans="1:2"><c r="A${index + 1}" t="s"><v>${TEXTS.length + index * 2}</v></c><c r="B${index + 1}" t="s"><v>${TEXTS.length + index * 2 + 1}</v></c></row>`).join("")}</sheetData></worksheet>`,
    state: "veryHidden",
  });
}

/** Google's export: what was very hidden is merely hidden, styles on every cell, a price typed as text, empty rows to the thousandth. */
function fromGoogle(mark: string): Buffer {
  const text = (cell: string, value: string) => `<c r="${cell}" s="4" t="s"><v>${at(value)}</v></c>`;
  const row = (number: number, cells: string, more = "") =>
    `<row r="${number}" ht="15.75" customHeight="1"${more}>${cells}</row>`;
  const empty = Array.from({ length: 996 }, (_, index) => row(index + 5, "")).join("");
  const prices = `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}" xmlns:mx="http://schemas.microsoft.com/office/mac/excel/2008/main" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><sheetPr><outlinePr summaryBelow="0" summaryRight="0"/></sheetPr><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr customHeight="1" defaultColWidth="12.63" defaultRowHeight="15.75"/><cols><col hidden="1" min="1" max="1" width="8.63"/></cols><sheetData>${[
    row(
      1,
      `<c r="A1" s="4" t="s"><v>0</v></c>${["name", "unitPrice", "period", "driver", "note"].map((key, index) => text(`${"BCDEF"[index]}1`, key)).join("")}`,
      ' hidden="1"',
    ),
    row(2, `${text("A2", "#text")}${text("B2", "Læs dette")}`),
    row(
      3,
      `${text("A3", "line_support")}${text("B3", "User support")}<c r="C3" s="5" t="inlineStr"><is><t>150,00</t></is></c>${text("D3", "måned")}${text("E3", "brugere")}<c r="F3" s="4" t="str"><f>"Inkl. "&amp;"vagt"</f><v>Inkl. vagt</v></c>`,
    ),
    row(
      4,
      `${text("A4", "line_backup")}${text("B4", "Backup")}<c r="C4" s="5"><f t="shared" ref="C4" si="1">25/2</f><v>12.5</v></c>${text("D4", "måned")}${text("E4", "GB")}<c r="F4" s="4"/>`,
    ),
    empty,
  ].join("")}</sheetData></worksheet>`;
  const strings = [...TEXTS.map((each, index) => (index === 0 ? mark : each)), ...factStrings];
  return book({
    prices,
    strings: `${HEAD}<sst xmlns="${MAIN}" count="${strings.length}" uniqueCount="${strings.length}">${strings.map((each) => (each === "" ? "<si><t/></si>" : `<si><t>${each}</t></si>`)).join("")}</sst>`,
    facts: `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${facts.map((_, index) => `<row r="${index + 1}"><c r="A${index + 1}" s="1" t="s"><v>${TEXTS.length + index * 2}</v></c><c r="B${index + 1}" s="1" t="s"><v>${TEXTS.length + index * 2 + 1}</v></c></row>`).join("")}</sheetData></worksheet>`,
    state: "hidden",
  });
}

describe("a request that was filled in", () => {
  it.each([
    ["Excel", fromExcel],
    ["Google's export", fromGoogle],
  ])("is read as %s writes it", async (_program, written) => {
    const found = await readWorkbook(written(sheetMark("services")));
    if (!found.ok || found.value.kind !== "ours") throw new Error(found.ok ? "not one of ours" : found.code);
    const { answer, findings } = answerFromWorkbook(found.value.workbook, CONTEXT);
    const cells = new Map(answer.cells.map(({ lineId, cell }) => [lineId, cell]));
    const common = { state: "priced", period: "month" };
    expect(cells.get("line_support")).toMatchObject({
      ...{ ...common, unitPrice: 15_000, driver: "users", note: "Inkl. vagt" },
    });
    expect(cells.get("line_backup")).toMatchObject({ ...common, unitPrice: 1_250, driver: "gb" });
    expect(findings.filter(({ lineId }) => lineId === "line_support" || lineId === "line_backup")).toEqual(
      [],
    );
  });
});
