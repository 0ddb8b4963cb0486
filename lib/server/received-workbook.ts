import type { Reader } from "@/db/engine/database";
import type { SelectionRow } from "@/db/queries/access";
import { candidatesNamed, columnMappings, sameFile } from "@/db/queries/offer-draft";
import { offerRequestOf } from "@/db/queries/request";
import type { RememberedMapping } from "@/lib/domain/column-mapping";
import { type Failure, fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { arePricesSealed } from "@/lib/domain/sealing";
import { maskDigits, sealedFindings, type UploadFinding } from "@/lib/domain/upload-finding";
import { NO_REST } from "@/lib/domain/upload-rest";
import { statesOf, summaryOf } from "@/lib/domain/upload-summary";
import type { AnswerContext } from "@/lib/formats/answer/answer-context";
import { answerFromWorkbook } from "@/lib/formats/answer/answer-from-workbook";
import { proposeMapping, veiledSheets } from "@/lib/formats/answer/foreign-workbook";
import { lostParts, proposeLost, sheetsToTell } from "@/lib/formats/answer/lost-parts";
import type { ReadWorkbook } from "@/lib/formats/answer/read-workbook";
import type { ReadSheet } from "@/lib/formats/answer/sheet-cells";
import { readRemembered, type UploadContent, type UploadReport } from "@/lib/formats/answer/upload-text";
import { FORMAT_VERSION } from "@/lib/formats/request/layout";
import { answerContext } from "./answer-context";

/** What is to be kept of a workbook that has come in. */
export interface ReceivedWorkbook {
  readonly candidateId: string;
  readonly variant: string;
  readonly requestNumber: number | null;
  readonly content: UploadContent;
  readonly report: UploadReport;
}

/** Refuses a file that came before. Errors: `upload.same_file { name, number, by, at }`, `upload.waiting { draftId }`. */
export async function refuseSameFile(
  reader: Reader,
  selectionId: string,
  fileHash: string,
): Promise<Failure | null> {
  const { version, draftId } = await sameFile(reader, selectionId, fileHash);
  if (version !== null)
    return fail("upload.same_file", {
      name: version.candidateName,
      number: version.number,
      by: version.acceptedBy,
      at: version.acceptedAt,
    });
  return draftId === null ? null : fail("upload.waiting", { draftId });
}

/**
 * Finds out whose answer a workbook is, and reads it.
 *
 * Errors: `upload.other_selection`, `upload.candidate_unknown`, `upload.other_candidate { name, chosen }`,
 * `upload.newer_format { version, known }`, `upload.choose_candidate` (a workbook that does not say whose it is).
 */
export async function receivedWorkbook(
  reader: Reader,
  selection: SelectionRow,
  read: ReadWorkbook,
  chosenId: string | null,
  languageOf: (locale: string) => Pick<AnswerContext, "words" | "numbers">,
): Promise<Outcome<ReceivedWorkbook>> {
  if (read.kind === "foreign") {
    if (chosenId === null) return fail("upload.choose_candidate");
    const found = (await candidatesNamed(reader, selection.id, [chosenId])).get(chosenId);
    if (!found) return fail("access.not_found");
    const known = new Map<string, RememberedMapping>();
    for (const [signature, text] of await columnMappings(reader, found.vendorId)) {
      const mapping = readRemembered(text);
      if (mapping) known.set(signature, mapping);
    }
    const targets = await answerContext(reader, selection, null, languageOf(""));
    return succeed({
      candidateId: chosenId,
      variant: "",
      requestNumber: null,
      content: { answer: null, foreign: read.sheets, rest: NO_REST },
      report: {
        kind: "foreign",
        findings: [],
        summary: null,
        states: {},
        places: {},
        mapping: proposeMapping(read.sheets, known, targets),
        lost: null,
        preview: arePricesSealed(selection) ? veiledSheets(read.sheets) : null,
        locale: "",
      },
    });
  }
  const { meta } = read.workbook;
  if (Number(meta.formatVersion) > FORMAT_VERSION)
    return fail("upload.newer_format", { version: meta.formatVersion, known: FORMAT_VERSION });
  if (meta.selectionId !== selection.id) return fail("upload.other_selection");
  const named = await candidatesNamed(reader, selection.id, [meta.candidateId, chosenId ?? ""]);
  const owner = named.get(meta.candidateId);
  if (!owner) return fail("upload.candidate_unknown");
  if (chosenId !== null && chosenId !== meta.candidateId) {
    const chosen = named.get(chosenId);
    return chosen
      ? fail("upload.other_candidate", { name: owner.name, chosen: chosen.name })
      : fail("access.not_found");
  }
  const number = /^\d{1,5}$/.test(meta.requestNumber) ? Number(meta.requestNumber) : null;
  const context = await answerContext(reader, selection, number, languageOf(meta.locale));
  const { answer, findings, places, rest } = answerFromWorkbook(read.workbook, context);
  const told = arePricesSealed(selection) ? sealedFindings : (all: readonly UploadFinding[]) => all;
  const first = await requestFindings(reader, selection.id, number, context);
  const { lost, sheets, mapping } = lostOf(read, context);
  return succeed({
    candidateId: meta.candidateId,
    variant: meta.variant.slice(0, 100),
    requestNumber: number,
    content: { answer, foreign: sheets, rest },
    report: {
      kind: "ours",
      findings: told([...first, ...findings].map((finding, key) => ({ ...finding, key }))),
      summary: summaryOf(answer, {
        lines: context.lines,
        requirements: context.requirements.length,
        points: context.points.length,
      }),
      states: statesOf(answer),
      ...{ places, mapping, lost },
      preview:
        sheets !== null && arePricesSealed(selection) ? veiledSheets(sheetsToTell(lost, sheets)) : null,
      locale: meta.locale,
    },
  });
}

/** What of a workbook of ours is lost, with the cells to find it in and what it probably is. */
export function lostOf(
  read: Extract<ReadWorkbook, { kind: "ours" }>,
  context: AnswerContext,
): Pick<UploadReport, "lost" | "mapping"> & { readonly sheets: readonly ReadSheet[] | null } {
  const { workbook, sheets } = read;
  const lost = sheets && lostParts(workbook, sheets, context);
  // A sheet that is nowhere in the file is found by nobody: then there is nothing to tell.
  return lost === null || sheets === null || sheetsToTell(lost, sheets).length === 0
    ? { lost: null, mapping: null, sheets: null }
    : { lost, mapping: proposeLost(lost, sheets, context), sheets };
}

/** What is to be said of the request a workbook answers, when it is not the newest one. */
export async function requestFindings(
  reader: Reader,
  selectionId: string,
  number: number | null,
  { gone }: Pick<AnswerContext, "gone">,
): Promise<UploadFinding[]> {
  const about = (
    code: "oldRequest" | "unknownRequest",
    params: Readonly<Record<string, string | number>>,
  ): UploadFinding => ({
    key: 0,
    code,
    sheet: "",
    cell: "",
    params,
    lineId: null,
    about: null,
    settled: null,
  });
  const newest = await offerRequestOf(reader, selectionId);
  const answered = number === null ? undefined : await offerRequestOf(reader, selectionId, number);
  if (!newest || !answered) return newest ? [about("unknownRequest", { number: number ?? 0 })] : [];
  if (answered.number === newest.number) return [];
  return [about("oldRequest", { number: answered.number, newest: newest.number, dropped: gone.size })];
}

/**
 * The names a vendor gave its sheets, veiled where they could hold an amount: they are told while prices are sealed.
 * Two that look alike then are numbered.
 */
export function veiledNames(read: ReadWorkbook): ReadWorkbook {
  const seen = new Map<string, number>();
  const veiled = new Map<string, string>();
  const veil = (name: string): string => {
    // A sheet is named in several places, and is called the same in all of them.
    const before = veiled.get(name);
    if (before !== undefined) return before;
    const found = fresh(name);
    veiled.set(name, found);
    return found;
  };
  const fresh = (name: string): string => {
    const masked = maskDigits(name);
    const count = (seen.get(masked) ?? 0) + 1;
    seen.set(masked, count);
    return count === 1 ? masked : `${masked} (${count})`;
  };
  if (read.kind === "foreign")
    return { ...read, sheets: read.sheets.map((sheet) => ({ ...sheet, name: veil(sheet.name) })) };
  const { workbook } = read;
  return {
    ...read,
    sheets: read.sheets?.map((sheet) => ({ ...sheet, name: veil(sheet.name) })) ?? null,
    workbook: {
      ...workbook,
      sheets: workbook.sheets.map((sheet) => ({ ...sheet, name: veil(sheet.name) })),
      otherSheets: workbook.otherSheets.map(veil),
      loose: workbook.loose.map(veil),
    },
  };
}
