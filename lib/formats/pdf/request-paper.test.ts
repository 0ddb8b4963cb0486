import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { loadMessages } from "@/lib/i18n/load-messages";
import { aContent, anAnswer, aRequest } from "../request/testing";
import { Paper, printable } from "./paper";
import { writeRequestPaper } from "./request-paper";

const texts = loadMessages("da").request.workbook;
const pagesOf = (bytes: Uint8Array): number =>
  Buffer.from(bytes)
    .toString("latin1")
    .match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;

/** The shown letters as glyph codes are of no use; what counts is that the content streams unpack and draw text. */
function drawings(bytes: Uint8Array): string[] {
  const file = Buffer.from(bytes);
  const found: string[] = [];
  for (let from = file.indexOf("stream\n"); from >= 0; from = file.indexOf("stream\n", from + 7)) {
    if (file.subarray(from - 3, from).toString() === "end") continue;
    const end = file.indexOf("\nendstream", from);
    try {
      found.push(inflateSync(file.subarray(from + 7, end)).toString("latin1"));
    } catch {
      // A font's own bytes may hold the word.
    }
  }
  return found;
}

describe("a request to read", () => {
  it("is a PDF of A4 pages in the language of its reader, with its letters inside", async () => {
    const bytes = await writeRequestPaper(aRequest(texts));
    const text = Buffer.from(bytes).toString("latin1");
    expect(text.startsWith("%PDF-1.")).toBe(true);
    expect(text.trimEnd().endsWith("%%EOF")).toBe(true);
    expect(text).toMatch(/\/MediaBox \[0 0 595\.28 841\.89\]/);
    expect(text).toContain("/Lang (da)");
    expect(text).toMatch(/\/BaseFont \/[A-Z]+\+Inter-/);
    expect(text).not.toContain("Helvetica");
    expect(pagesOf(bytes)).toBe(3);
    expect(drawings(bytes).filter((drawing) => drawing.includes(" Tf")).length).toBeGreaterThanOrEqual(3);
  });

  it("breaks a table of five hundred lines over pages", async () => {
    const one = aContent().lines[0];
    if (!one) throw new Error("there is a line");
    const lines = Array.from({ length: 500 }, (_, index) => ({
      ...one,
      id: `l${index}`,
      name: `Ydelse ${index}`,
    }));
    const bytes = await writeRequestPaper(aRequest(texts, { content: aContent({ lines }) }));
    expect(pagesOf(bytes)).toBeGreaterThan(15);
    expect(pagesOf(bytes)).toBeLessThan(40);
  });

  it("goes on with a text that is longer than a page", async () => {
    const points = [{ id: "p", kind: "contract" as const, name: "Langt", help: "Mange ord. ".repeat(900) }];
    const bytes = await writeRequestPaper(aRequest(texts, { content: aContent({ points }) }));
    expect(pagesOf(bytes)).toBeGreaterThan(4);
    expect(pagesOf(bytes)).toBeLessThan(9);
  });

  it("holds no price, also when the workbook comes filled in", async () => {
    const empty = await writeRequestPaper(aRequest(texts));
    const filledIn = await writeRequestPaper(aRequest(texts, { prefill: anAnswer() }));
    const streams = (bytes: Uint8Array) => drawings(bytes).filter((drawing) => drawing.includes(" Tf"));
    expect(streams(filledIn)).toEqual(streams(empty));
  });

  it("is empty paper when nothing is asked, and still a file", async () => {
    const content = aContent({ lines: [], requirements: [], points: [], weights: null });
    expect(
      pagesOf(await writeRequestPaper(aRequest(texts, { content, message: "" }))),
    ).toBeGreaterThanOrEqual(1);
  });
});

describe("letters of the paper", () => {
  it("cover Danish and Norwegian, and lose accents rather than become boxes", () => {
    expect(printable("æøåÆØÅ – “é” € ·")).toBe("æøåÆØÅ – “é” € ·");
    expect(printable("Žižek\t→")).toBe("Zizek ?");
    expect(printable("a\u0000b")).toBe("ab");
  });

  it("never leave a heading alone at the foot of a page", async () => {
    const paper = new Paper({
      title: "T",
      running: "",
      pageOf: () => "",
      footer: "",
      language: "en",
      madeWith: "test",
    });
    for (let index = 0; index < 30; index += 1) {
      paper.heading(`Heading ${index}`);
      paper.paragraph("Words");
    }
    expect(pagesOf(await paper.bytes())).toBeGreaterThan(1);
  });
});
