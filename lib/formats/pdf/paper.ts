import { readFileSync } from "node:fs";
import path from "node:path";
import PDFDocument from "pdfkit";

/**
 * A paper of A4 pages: headings, paragraphs and tables that break over pages with their heads repeated, a running head
 * and page numbers. Units are points, 72 to the inch. Letters are Inter's, embedded, so that it looks the same
 * everywhere.
 */

const MARGIN = { top: 64, bottom: 56, left: 50, right: 50 };
const WIDTH = 595.28 - MARGIN.left - MARGIN.right;
const BOTTOM = 841.89 - MARGIN.bottom;
const INK = "#1d2127";
const QUIET = "#5b6470";
const RULE = "#d8dbde";
const GROUND = "#f1f3f5";
const PADDING = 4;
const BODY = 9;

export interface PaperColumn {
  readonly head: string;
  /** Share of the width; shares add up to 1. */
  readonly share: number;
  readonly align?: "left" | "right";
}

/** One row of a table. `heading` goes over its whole width. */
export type PaperRow =
  | { readonly heading: string }
  | { readonly cells: readonly string[]; readonly strong?: number };

export interface PaperFrame {
  readonly title: string;
  /** Left in the head of every page after the first. */
  readonly running: string;
  /** `Page {page} of {pages}`, filled in. */
  readonly pageOf: (page: number, pages: number) => string;
  readonly footer: string;
  /** For the document's facts and for reading aloud. */
  readonly language: string;
  readonly madeWith: string;
}

export class Paper {
  readonly #doc: PDFKit.PDFDocument;
  readonly #chunks: Buffer[] = [];
  readonly #done: Promise<void>;
  #y = MARGIN.top;

  constructor(readonly frame: PaperFrame) {
    const { regular, strong } = letters();
    this.#doc = new PDFDocument({
      size: "A4",
      margins: { top: 0, bottom: 0, left: MARGIN.left, right: MARGIN.right },
      bufferPages: true,
      // Empty: the standard font is not loaded, since it is not used.
      font: "",
      lang: frame.language,
      displayTitle: true,
      info: { Title: printable(frame.title), Creator: frame.madeWith, Producer: frame.madeWith },
    });
    this.#doc.registerFont("regular", regular);
    this.#doc.registerFont("strong", strong);
    this.#done = new Promise((resolve, reject) => {
      this.#doc.on("data", (chunk: Buffer) => this.#chunks.push(chunk));
      this.#doc.on("end", resolve);
      this.#doc.on("error", reject);
    });
  }

  title(text: string): void {
    this.#write(text, { font: "strong", size: 20 });
    this.#y += 8;
  }

  /** Never alone at the foot of a page, nor with its hint alone: there is room for the first rows below it, too. */
  heading(text: string): void {
    this.#y += 14;
    this.#need(132);
    this.#write(text, { font: "strong", size: 13 });
    this.#y += 4;
  }

  paragraph(text: string, look: { readonly quiet?: boolean } = {}): void {
    for (const line of text.split("\n")) {
      if (line.trim() === "") this.#y += 6;
      else this.#write(line, { size: BODY + 0.5, ...(look.quiet ? { colour: QUIET } : {}) });
    }
    this.#y += 4;
  }

  /** Name and value side by side. */
  facts(rows: readonly (readonly [string, string])[]): void {
    const name = WIDTH * 0.27;
    for (const [label, value] of rows) {
      const height = Math.max(
        this.#height(label, name - PADDING, "regular", BODY),
        this.#height(value, WIDTH - name, "regular", BODY + 0.5),
      );
      this.#need(height + 2 * PADDING);
      this.#text(label, MARGIN.left, name - PADDING, { size: BODY, colour: QUIET });
      this.#text(value, MARGIN.left + name, WIDTH - name, { size: BODY + 0.5 });
      this.#y += height + PADDING;
      this.#rule(RULE);
      this.#y += PADDING;
    }
  }

  table(columns: readonly PaperColumn[], rows: readonly PaperRow[]): void {
    this.#need(60);
    this.#tableHead(columns);
    rows.forEach((row, index) => {
      const height = this.#rowHeight(columns, row);
      // A heading takes the row below it along.
      const next = rows[index + 1];
      const together =
        "heading" in row && next ? height + Math.min(120, this.#rowHeight(columns, next)) : height;
      if (this.#y + together > BOTTOM) {
        this.#newPage();
        this.#tableHead(columns);
      }
      this.#row(columns, row, height);
    });
    this.#y += 6;
  }

  /** The finished file. */
  async bytes(): Promise<Uint8Array> {
    const { count } = this.#doc.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.#doc.switchToPage(page);
      this.#y = 28;
      if (page > 0)
        this.#text(this.frame.running, MARGIN.left, WIDTH, { size: 8, colour: QUIET, oneLine: true });
      this.#y = 841.89 - 36;
      const pageOf = this.frame.pageOf(page + 1, count);
      this.#text(this.frame.footer, MARGIN.left, WIDTH * 0.78, { size: 8, colour: QUIET, oneLine: true });
      this.#text(pageOf, MARGIN.left + WIDTH * 0.78, WIDTH * 0.22, {
        size: 8,
        colour: QUIET,
        align: "right",
        oneLine: true,
      });
    }
    this.#doc.end();
    await this.#done;
    return new Uint8Array(Buffer.concat(this.#chunks));
  }

  #tableHead(columns: readonly PaperColumn[]): void {
    const height = Math.max(
      ...columns.map(({ head, share }) => this.#height(head, inner(share), "strong", BODY)),
    );
    this.#doc.rect(MARGIN.left, this.#y, WIDTH, height + 2 * PADDING).fill(GROUND);
    this.#cells(
      columns,
      columns.map(({ head }) => head),
      () => "strong",
    );
    this.#y += height + 2 * PADDING;
    this.#rule(QUIET);
  }

  #row(columns: readonly PaperColumn[], row: PaperRow, height: number): void {
    if ("heading" in row) {
      this.#y += PADDING;
      this.#text(row.heading, MARGIN.left + PADDING, WIDTH - 2 * PADDING, { font: "strong", size: BODY });
      this.#y += height - PADDING;
      this.#rule(RULE);
      return;
    }
    if (height <= BOTTOM - MARGIN.top - 40) {
      this.#cells(columns, row.cells, (index) => (index === row.strong ? "strong" : "regular"));
      this.#y += height;
      this.#rule(RULE);
      return;
    }
    this.#tallRow(columns, row);
  }

  /** A row higher than a page: each cell goes on where it stopped, on as many pages as the longest needs. */
  #tallRow(columns: readonly PaperColumn[], row: { readonly cells: readonly string[] }): void {
    let rest = row.cells.map((cell) => printable(cell).split(/(?<=\s)/));
    while (rest.some((words) => words.length > 0)) {
      const room = BOTTOM - this.#y - 2 * PADDING;
      const parts = rest.map((words, index) => this.#fitting(words, inner(columns[index]?.share ?? 0), room));
      const now = parts.map((count, index) => rest[index]?.slice(0, count).join("") ?? "");
      this.#cells(columns, now, () => "regular");
      rest = rest.map((words, index) => words.slice(parts[index] ?? 0));
      if (rest.every((words) => words.length === 0)) {
        this.#y += this.#rowHeight(columns, { cells: now });
        this.#rule(RULE);
        return;
      }
      this.#newPage();
      this.#tableHead(columns);
    }
  }

  /** How many words fit in a height; at least one, so that it ends. */
  #fitting(words: readonly string[], width: number, room: number): number {
    let low = Math.min(1, words.length);
    let high = words.length;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.#height(words.slice(0, middle).join(""), width, "regular", BODY) <= room) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #cells(columns: readonly PaperColumn[], texts: readonly string[], font: (index: number) => Weight): void {
    const top = this.#y;
    this.#y = top + PADDING;
    let x = MARGIN.left;
    columns.forEach(({ share, align }, index) => {
      this.#text(texts[index] ?? "", x + PADDING, inner(share), {
        size: BODY,
        font: font(index),
        ...(align === undefined ? {} : { align }),
      });
      x += WIDTH * share;
    });
    this.#y = top;
  }

  #rowHeight(columns: readonly PaperColumn[], row: PaperRow): number {
    if ("heading" in row) return this.#height(row.heading, WIDTH - 2 * PADDING, "strong", BODY) + 2 * PADDING;
    const heights = columns.map(({ share }, index) =>
      this.#height(row.cells[index] ?? "", inner(share), index === row.strong ? "strong" : "regular", BODY),
    );
    return Math.max(...heights) + 2 * PADDING;
  }

  #write(text: string, look: Look): void {
    const height = this.#height(text, WIDTH, look.font ?? "regular", look.size);
    this.#need(Math.min(height, BOTTOM - MARGIN.top));
    this.#text(text, MARGIN.left, WIDTH, look);
    this.#y += height + 2;
  }

  #text(text: string, x: number, width: number, look: Look): void {
    const { font = "regular", size, colour = INK, align = "left", oneLine } = look;
    this.#doc
      .font(font)
      .fontSize(size)
      .fillColor(colour)
      .text(printable(text), x, this.#y, {
        width,
        align,
        lineGap: 1.5,
        ...(oneLine ? { height: size + 4, ellipsis: true } : {}),
      });
  }

  #height(text: string, width: number, font: Weight, size: number): number {
    return this.#doc
      .font(font)
      .fontSize(size)
      .heightOfString(printable(text) || " ", { width, lineGap: 1.5 });
  }

  #rule(colour: string): void {
    this.#doc
      .moveTo(MARGIN.left, this.#y)
      .lineTo(MARGIN.left + WIDTH, this.#y)
      .lineWidth(0.5)
      .strokeColor(colour)
      .stroke();
  }

  #need(height: number): void {
    if (this.#y + height > BOTTOM) this.#newPage();
  }

  #newPage(): void {
    this.#doc.addPage();
    this.#y = MARGIN.top - 8;
  }
}

type Weight = "regular" | "strong";
interface Look {
  readonly size: number;
  readonly font?: Weight;
  readonly colour?: string;
  readonly align?: "left" | "right";
  readonly oneLine?: boolean;
}

const inner = (share: number): number => WIDTH * share - 2 * PADDING;

const FOLDER = path.join("node_modules", "@fontsource", "inter", "files");
let held: { readonly regular: Buffer; readonly strong: Buffer } | null = null;

/** Read once: the letters of western languages, in two weights. */
function letters(): { readonly regular: Buffer; readonly strong: Buffer } {
  held ??= {
    regular: readFileSync(
      path.join(/* turbopackIgnore: true */ process.cwd(), FOLDER, "inter-latin-400-normal.woff"),
    ),
    strong: readFileSync(
      path.join(/* turbopackIgnore: true */ process.cwd(), FOLDER, "inter-latin-600-normal.woff"),
    ),
  };
  return held;
}

/** What the embedded letters cover; anything else would be an empty box. */
const COVERED =
  /[\n\u0020-\u007e\u00a0-\u00ff\u0131\u0152\u0153\u02c6\u02da\u02dc\u2000-\u206f\u20ac\u2122\u2212]/;

/**
 * Text in letters the paper has: others lose their accent, or become a question mark when that does not help.
 * `printable("Łódź → 5")` is `"?ódz ? 5"`.
 */
export function printable(text: string): string {
  return Array.from(text.normalize("NFC"), (letter) => {
    if (COVERED.test(letter)) return letter;
    if (letter === "\t") return " ";
    const plain = letter.normalize("NFD").replace(/\p{M}/gu, "");
    return plain !== "" && COVERED.test(plain) ? plain : /\p{C}/u.test(letter) ? "" : "?";
  }).join("");
}
