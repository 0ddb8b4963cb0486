import type { MappedKind } from "@/lib/domain/column-mapping";
import { isPointPart, POINT_KIND_OF } from "@/lib/domain/mapping-guess";
import type { CatalogueLine } from "@/lib/domain/offer";
import type { AnswerContext } from "./answer-context";
import type { MarkedSheet, MarkedWorkbook } from "./marked-workbook";

/** Which sheets a workbook of ours went out with, and which of them are no longer told in it. */

type Asked = Pick<AnswerContext, "lines" | "requirements" | "points" | "sent">;

/** The kinds of sheets a request asks answers on: not bundles, which are for those who offer some. What was not asked by the one that is answered was never in it. */
export function kindsWanted({ lines, requirements, points, sent }: Asked): readonly MappedKind[] {
  const asked = lines.filter(({ id }) => sent === null || sent.lineIds.has(id));
  const answeredIn = points.filter(({ id }) => sent === null || sent.pointIds.has(id));
  const wanted: readonly (readonly [MappedKind, boolean])[] = [
    ["services", asked.some((line) => kindOfLine(line) === "services")],
    ["establishment", asked.some((line) => kindOfLine(line) === "establishment")],
    ["pricelist", true],
    ["requirements", requirements.some(({ id }) => sent === null || sent.requirementIds.has(id))],
    ["points", answeredIn.some(({ kind }) => kind === "contract")],
    ["questions", answeredIn.some(({ kind }) => kind === "question")],
    ["terms", true],
  ];
  return wanted.flatMap(([kind, isWanted]) => (isWanted ? [kind] : []));
}

/** The sheet a line stands on. */
export function kindOfLine({ kind }: Pick<CatalogueLine, "kind">): "services" | "establishment" {
  return kind === "service" ? "services" : "establishment";
}

/**
 * The kinds of sheets that were asked for and that no sheet of the workbook says it is; and that of bundles, when a
 * piece names one. Contract points and questions are marked alike: which of them a sheet holds, its rows say.
 *
 * @example lostKinds(workbookWithoutItsQuestions, context) // ["questions"]
 */
export function lostKinds(
  { sheets }: { readonly sheets: readonly Pick<MarkedSheet, "kind" | "rows">[] },
  context: Asked,
): readonly MappedKind[] {
  const pointKinds = new Map(context.points.map(({ id, kind }) => [id, kind]));
  const pointSheets = sheets.filter(({ kind }) => kind === "points");
  // Marked, but without a row that is known: it may be either, so neither is said to be gone.
  const isEmptied = pointSheets.some(({ rows }) => !rows.some(({ id }) => pointKinds.has(id)));
  const isBundled = sheets.some(({ rows }) => rows.some(({ cells }) => cells.bundle !== undefined));
  const isThere = (kind: MappedKind): boolean =>
    isPointPart(kind)
      ? isEmptied ||
        pointSheets.some(({ rows }) => rows.some(({ id }) => pointKinds.get(id) === POINT_KIND_OF[kind]))
      : sheets.some((sheet) => sheet.kind === kind);
  const wanted = kindsWanted(context);
  return (isBundled ? [...wanted, "bundles" as const] : wanted).filter((kind) => !isThere(kind));
}

/** Whether a workbook of ours has sheets or columns left that do not say what they are: one that is lost may be there. */
export function hasUntold({ sheets, loose }: Pick<MarkedWorkbook, "sheets" | "loose">): boolean {
  return loose.length > 0 || sheets.some(hasLooseColumns);
}

/** Whether a sheet has both lost a column and one left that may be it. */
export function hasLooseColumns({
  lostColumns,
  hasLooseColumn,
}: Pick<MarkedSheet, "lostColumns" | "hasLooseColumn">): boolean {
  return hasLooseColumn && lostColumns.length > 0;
}
