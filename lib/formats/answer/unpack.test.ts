import { writeOds, writeXlsx } from "hucre";
import { describe, expect, it } from "vitest";
import { readWorkbook } from "./read-workbook";
import { type Part, zipOf } from "./testing-zip";
import { unpackWorkbook, WORKBOOK_LIMITS } from "./unpack";

const TYPES = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`;
const part = (name: string, text: string): Part => ({ name, content: Buffer.from(text) });
const SHEET = "xl/worksheets/sheet1.xml";
const frame = (...more: Part[]): Part[] => [part("[Content_Types].xml", TYPES), ...more];

const codeOf = async (bytes: Buffer): Promise<string> => {
  const outcome = await unpackWorkbook(bytes);
  return outcome.ok ? "ok" : outcome.code;
};

const goodRows = [
  ["Service", "Price"],
  ["Backup", 45],
];
const good = async () => Buffer.from(await writeXlsx({ sheets: [{ name: "Prices", rows: goodRows }] }));

describe("what is no workbook", () => {
  it.each([
    ["an empty file", Buffer.alloc(0), "file.empty"],
    ["a text", Buffer.from("Service;Price\nBackup;45\n"), "workbook.text_file"],
    ["a text in two bytes a letter", Buffer.from("\ufeffService", "utf16le"), "workbook.text_file"],
    ["a web page called .xls", Buffer.from("<html><table>"), "workbook.text_file"],
    ["a PDF", Buffer.from("%PDF-1.7 \u0000\u0001"), "workbook.pdf"],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), "workbook.not_a_workbook"],
    ["a zip of something else", zipOf([part("word/document.xml", "<a/>")]), "workbook.not_a_workbook"],
    [
      "a document with the same frame",
      zipOf(frame(part("word/document.xml", "<a/>"))),
      "workbook.not_a_workbook",
    ],
    ["the binary kind", zipOf(frame(part("xl/workbook.bin", "x"))), "workbook.binary_format"],
  ])("is told for what it is: %s", async (_name, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  it("is told for what it is: OpenDocument, an old .xls, and one with a password", async () => {
    const ods = await writeOds({ sheets: [{ name: "Prices", rows: goodRows }] });
    expect(await codeOf(Buffer.from(ods))).toBe("workbook.open_document");
    const locked = await writeXlsx({
      sheets: [{ name: "Prices", rows: goodRows }],
      encryption: { password: "secret", spinCount: 1_000 },
    });
    expect(await codeOf(Buffer.from(locked))).toBe("workbook.password");
    const old = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(500),
      Buffer.from("Workbook", "utf16le"),
    ]);
    expect(await codeOf(old)).toBe("workbook.old_format");
  });

  it("is told when it was cut off on its way, anywhere", async () => {
    const bytes = await good();
    for (const share of [0.1, 0.5, 0.9, 0.99])
      expect(await codeOf(bytes.subarray(0, Math.floor(bytes.length * share)))).toBe("workbook.damaged");
  });

  it("is told when a byte of a part was changed", async () => {
    const bytes = await good();
    const at = bytes.indexOf("xl/worksheets/sheet1.xml") + 60;
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    expect((await readWorkbook(bytes)).ok).toBe(false);
  });
});

describe("a file made to harm", () => {
  const heavy = (megabytes: number) => Buffer.alloc(megabytes * 1024 * 1024, " ");

  it("that says it inflates to more than the limit is refused unread", async () => {
    const bytes = zipOf(frame({ name: "xl/media/a.bin", content: heavy(101) }, part(SHEET, "<a/>")));
    expect(bytes.length).toBeLessThan(200_000);
    expect(await codeOf(bytes)).toBe("workbook.bomb");
  });

  it("that lies about its size is counted while it inflates, and stopped", async () => {
    const small = zipOf(frame({ name: SHEET, content: heavy(30), claimed: 100 }));
    expect(await codeOf(small)).toBe("workbook.sizes_lie");
    const large = zipOf(frame({ name: SHEET, content: heavy(1), claimed: 5 * 1024 * 1024 }));
    expect(await codeOf(large)).toBe("workbook.sizes_lie");
  });

  it("whose parts are many small bombs is refused by their sum", async () => {
    const parts = Array.from({ length: 30 }, (_, index) => ({
      name: `xl/worksheets/sheet${index}.xml`,
      content: heavy(4),
    }));
    expect(await codeOf(zipOf(frame(...parts)))).toBe("workbook.bomb");
  });

  it("whose parts share their bytes is refused", async () => {
    const shared = zipOf(
      frame(
        { name: SHEET, content: heavy(1) },
        { name: "xl/worksheets/sheet2.xml", content: heavy(1), offset: 100 },
      ),
    );
    expect(await codeOf(shared)).toBe("workbook.overlapping");
  });

  it("with more than a thousand parts, or two of one name, is refused", async () => {
    const parts = Array.from({ length: WORKBOOK_LIMITS.entries }, (_, index) => part(`x/${index}`, "x"));
    expect(await codeOf(zipOf(frame(part(SHEET, "<a/>"), ...parts)))).toBe("workbook.too_many_parts");
    expect(await codeOf(zipOf(frame(part(SHEET, "<a/>"), part(SHEET, "<b/>"))))).toBe("workbook.damaged");
  });

  it("with an encrypted part says that a password is in the way", async () => {
    const bytes = zipOf(frame({ ...part(SHEET, "<a/>"), encrypted: true }));
    expect(await codeOf(bytes)).toBe("workbook.password");
  });

  it.each([
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    '<?xml version="1.0"?>\n<!doctype a><a/>',
    `${" ".repeat(1024 * 1024 - 5)}<!DOCTYPE a><a/>`,
  ])("that declares entities is refused (%#)", async (xml) => {
    expect(await codeOf(zipOf(frame(part(SHEET, xml))))).toBe("workbook.entities");
  });

  it("that hides a declaration in two bytes a letter is refused", async () => {
    const content = Buffer.from("\ufeff<!DOCTYPE a><a/>", "utf16le");
    expect(await codeOf(zipOf(frame({ name: SHEET, content })))).toBe("workbook.entities");
  });

  it("with one cell at the far corner costs nothing, and says that it has too many rows", async () => {
    const bytes = zipOf(
      frame(
        part(
          SHEET,
          '<worksheet><sheetData><row r="1048576"><c r="XFD1048576" t="n"><v>1</v></c></row></sheetData></worksheet>',
        ),
      ),
    );
    expect(await codeOf(bytes)).toBe("workbook.too_many_rows");
  });

  it("that is larger than an upload may be is refused", async () => {
    expect(await codeOf(Buffer.alloc(WORKBOOK_LIMITS.bytes + 1))).toBe("workbook.too_large");
  });

  it("whose parts do not fit together is told as damaged", async () => {
    const outcome = await readWorkbook(zipOf(frame(part(SHEET, "<worksheet><sheetData><row"))));
    expect(outcome).toMatchObject({ ok: false, code: "workbook.damaged" });
  });
});

describe("a good workbook", () => {
  it("comes through unpacking unchanged, and is foreign when it has no marks", async () => {
    const outcome = await readWorkbook(await good());
    expect(outcome).toMatchObject({
      ok: true,
      value: { kind: "foreign", sheets: [{ name: "Prices", rows: [{ number: 1 }, { number: 2 }] }] },
    });
  });

  it("with more rows than anybody fills in says so, and with none says so too", async () => {
    const rows = Array.from({ length: WORKBOOK_LIMITS.rows + 1 }, (_, index) => [index]);
    const long = Buffer.from(await writeXlsx({ sheets: [{ name: "Long", rows }] }));
    expect(await readWorkbook(long)).toMatchObject({ code: "workbook.too_many_rows" });
    const blank = Buffer.from(await writeXlsx({ sheets: [{ name: "Blank", rows: [] }] }));
    expect(await readWorkbook(blank)).toMatchObject({ code: "workbook.blank" });
  });
});
