import type { CatalogueLine } from "@/lib/domain/offer";
import type { EstablishmentStage } from "@/lib/domain/selection";

/** Words for the headings of a catalogue. */
export interface HeadingWords {
  readonly services: string;
  readonly stage: Readonly<Record<EstablishmentStage, string>>;
  readonly exit: string;
}

/** The heading a line stands under: its category, its stage or "exit". */
export function headingOf(line: CatalogueLine, words: HeadingWords): string {
  if (line.kind === "establishment") return words.stage[line.stage ?? "move"];
  if (line.kind === "exit") return words.exit;
  return line.category === "" ? words.services : line.category;
}

export type CatalogueRow<Line extends CatalogueLine> =
  | { readonly kind: "heading"; readonly id: string; readonly label: string }
  | { readonly kind: "line"; readonly id: string; readonly line: Line };

/** Lines in catalogue order with a heading wherever it changes. */
export function withHeadings<Line extends CatalogueLine>(
  lines: readonly Line[],
  words: HeadingWords,
): CatalogueRow<Line>[] {
  const rows: CatalogueRow<Line>[] = [];
  let last: string | null = null;
  for (const line of lines) {
    const label = headingOf(line, words);
    if (label !== last) rows.push({ kind: "heading", id: `heading ${line.id}`, label });
    last = label;
    rows.push({ kind: "line", id: line.id, line });
  }
  return rows;
}

/**
 * The heading that rows from this one on stand under, when it is out of view above them; null while it is the first row
 * in view, or where there is none.
 *
 * @example headingAbove([{ kind: "heading", label: "Backup" }, { kind: "line" }], 1) // "Backup"
 */
export function headingAbove(
  rows: readonly ({ readonly kind: "heading"; readonly label: string } | { readonly kind: "line" })[],
  first: number,
): string | null {
  for (let index = Math.min(first, rows.length - 1); index >= 0; index -= 1) {
    const row = rows[index];
    if (row?.kind === "heading") return index === first ? null : row.label;
  }
  return null;
}
