import type { Reader } from "@/db/engine/database";
import type { SelectionRow } from "@/db/queries/access";
import { type ColumnMapping, isAsked, type LostParts, lacksColumn } from "@/lib/domain/column-mapping";
import { lostTargets, type MappingTargets, targetIds } from "@/lib/domain/mapping-guess";
import { keptMends } from "@/lib/domain/mended-answer";
import type { OfferAnswer } from "@/lib/domain/offer-answer";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { UploadFinding } from "@/lib/domain/upload-finding";
import type { AnswerContext } from "@/lib/formats/answer/answer-context";
import { answerFromWorkbook, type ReadAnswer } from "@/lib/formats/answer/answer-from-workbook";
import { asMarked } from "@/lib/formats/answer/foreign-workbook";
import { withFound } from "@/lib/formats/answer/lost-parts";
import { markedWorkbook } from "@/lib/formats/answer/marked-workbook";
import type { ReadSheet } from "@/lib/formats/answer/sheet-cells";
import { requestFindings } from "./received-workbook";

/** A workbook read once more, as somebody has told what its sheets and columns are. */

export interface ToReadAgain {
  readonly kind: "ours" | "foreign";
  readonly sheets: readonly ReadSheet[];
  /** Of the request a workbook of ours answers. */
  readonly requestNumber: number | null;
  readonly lost: LostParts | null;
  /** What was read before, with what people have mended and left since; null when nothing was. */
  readonly before: { readonly answer: OfferAnswer; readonly findings: readonly UploadFinding[] } | null;
}

/**
 * Reads a workbook with a mapping. What was mended or left before stays so where it is still the same that is found.
 *
 * Errors: `upload.mapping_incomplete`, `upload.nothing_mapped`, `upload.line_mapped_twice`, `catalogue_line.gone`,
 * `upload.point_elsewhere` (a contract point or question that is read from a sheet which still says what it is);
 * `access.not_found` when the workbook is not one that can be read again.
 */
export async function readMapped(
  reader: Reader,
  selection: SelectionRow,
  given: ToReadAgain,
  mapping: ColumnMapping,
  context: AnswerContext,
): Promise<Outcome<ReadAnswer>> {
  const fault = mappingFault(mapping, given, context);
  if (fault !== null) return fail(fault);
  const read = await readWith(reader, selection, given, mapping, context);
  if (read === null) return fail("access.not_found");
  if (given.before === null) return succeed(read);
  const { lines, requirements, points } = context;
  const asked = {
    lines,
    requirementIds: new Set(requirements.map(({ id }) => id)),
    pointIds: new Set(points.map(({ id }) => id)),
  };
  return succeed({ ...read, ...keptMends(given.before, read, asked) });
}

async function readWith(
  reader: Reader,
  selection: SelectionRow,
  { kind, sheets, requestNumber }: ToReadAgain,
  mapping: ColumnMapping,
  context: AnswerContext,
): Promise<ReadAnswer | null> {
  if (kind === "foreign")
    return answerFromWorkbook(asMarked(sheets, mapping, context.lines, selection.currency), context);
  const workbook = markedWorkbook(sheets);
  if (workbook === null) return null;
  const read = answerFromWorkbook(withFound(workbook, sheets, mapping, context.lines), context);
  const first = await requestFindings(reader, selection.id, requestNumber, context);
  const findings = [...first, ...read.findings].map((finding, key) => ({ ...finding, key }));
  return { ...read, findings };
}

function mappingFault(
  { parts }: ColumnMapping,
  { lost, sheets }: Pick<ToReadAgain, "lost" | "sheets">,
  targets: MappingTargets,
): string | null {
  const tellable = lost === null ? targets : lostTargets(lost, targets);
  const names = new Set(sheets.map(({ name }) => name));
  if (parts.some(({ sheet }) => !names.has(sheet))) return "upload.mapping_incomplete";
  // A sheet that says itself what it is lacks columns alone, and its rows are known.
  const isMarked = (sheet: string) => lost?.marked.includes(sheet) ?? false;
  const whole = parts.filter(({ sheet }) => !isMarked(sheet));
  if (whole.some(lacksColumn)) return "upload.mapping_incomplete";
  const rows = whole.flatMap(({ holds, rows: held }) => Object.values(held).map((id) => ({ holds, id })));
  const isOneOf = (among: MappingTargets) => {
    const ids = new Map(whole.map(({ holds }) => [holds, new Set(targetIds(holds, among))]));
    return ({ holds, id }: (typeof rows)[number]) =>
      (id === "" && !isAsked(holds)) || ids.get(holds)?.has(id) === true;
  };
  if (!rows.every(isOneOf(targets))) return "catalogue_line.gone";
  // Read from two sheets, one of the answers would be lost without a word.
  if (!rows.every(isOneOf(tellable))) return "upload.point_elsewhere";
  const answers = rows.flatMap(({ holds, id }) => (isAsked(holds) ? [id] : []));
  if (new Set(answers).size !== answers.length) return "upload.line_mapped_twice";
  const isColumn = parts.some(({ sheet, columns }) => isMarked(sheet) && Object.keys(columns).length > 0);
  return rows.length === 0 && !isColumn ? "upload.nothing_mapped" : null;
}
