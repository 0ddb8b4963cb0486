import { connection } from "next/server";
import type { Reader } from "@/db/engine/database";
import { answerOfVersion } from "@/db/queries/answered-offer";
import { selectionFromRow } from "@/db/queries/dossier-selection";
import { candidateNames } from "@/db/queries/offer";
import {
  lastNumber,
  uploadContent,
  versionBefore,
  waitingUpload,
  waitingUploads,
} from "@/db/queries/offer-draft";
import { LOCALES, type Locale } from "@/lib/domain/locale";
import type { Cell } from "@/lib/domain/offer";
import { canonicalAnswer, type OfferAnswer } from "@/lib/domain/offer-answer";
import { NO_ANSWER, sameCell } from "@/lib/domain/offer-sheet";
import { mayTypePrices, mayUploadOffers } from "@/lib/domain/policy";
import { arePricesSealed } from "@/lib/domain/sealing";
import { openFindings } from "@/lib/domain/upload-finding";
import type { AnswerContext } from "@/lib/formats/answer/answer-context";
import { sheetsToTell } from "@/lib/formats/answer/lost-parts";
import { readContent, readReport } from "@/lib/formats/answer/upload-text";
import { loadMessages } from "@/lib/i18n/load-messages";
import { parseDecimal, parseMoney } from "@/lib/i18n/parse-decimal";
import { type AuthorizedSelection, readSelection } from "@/lib/server/access";
import { answerContext } from "@/lib/server/answer-context";
import { database } from "@/lib/server/database";
import { currentActor } from "@/lib/server/session";

/** The words of every language, and how numbers are read that are written as text: in the workbook's own language. */
export function workbookLanguage(
  locale: string,
  otherwise: Locale,
): Pick<AnswerContext, "words" | "numbers"> {
  const language = LOCALES.find((each) => each === locale) ?? otherwise;
  return {
    words: LOCALES.map((each) => loadMessages(each).request.workbook.words),
    numbers: {
      money: (text, currency) => parseMoney(text, currency, language),
      decimal: (text) => parseDecimal(text, language),
    },
  };
}

/**
 * Loads something of a selection for those who may upload offers to it now; `"not_yours"` for others who may look at
 * prices, null for everybody else.
 */
async function forUploaders<Value>(
  selectionId: string,
  load: (reader: Reader, access: AuthorizedSelection, sealed: boolean) => Promise<Value>,
): Promise<Value | "not_yours" | null> {
  await connection();
  const actor = await currentActor();
  const db = await database();
  return db.snapshot(async (reader) => {
    const access = await readSelection(reader, actor, selectionId, "prices.read");
    if (!access.ok) return null;
    const { selection, participant } = access.value;
    const sealed = arePricesSealed(selection);
    const typing = { role: participant.role, knowsPrices: participant.knowsPrices, sealed };
    return mayUploadOffers(typing) ? load(reader, access.value, sealed) : "not_yours";
  });
}

/** The page of uploads: candidates a file can be for, and the uploads that wait. */
export function loadUploads(selectionId: string) {
  return forUploaders(selectionId, async (reader, _access, sealed) => {
    const waiting = await waitingUploads(reader, selectionId);
    return {
      sealed,
      candidates: (await candidateNames(reader, selectionId)).filter(
        ({ stage }) => stage !== "rejected" && stage !== "withdrawn",
      ),
      waiting: waiting.map(({ findings, fileHash: _hash, vendorId: _vendor, ...row }) => {
        const report = readReport(findings);
        return {
          ...row,
          unclear: openFindings(report.findings).length,
          isMapped: report.kind === "ours" || report.summary !== null,
        };
      }),
    };
  });
}

/** One line of an upload beside what stands in the current version. Prices are open. */
export interface ChangedLine {
  readonly lineId: string;
  readonly before: Cell;
  readonly after: Cell;
}

/**
 * One upload that waits, to be looked at. While prices are sealed its content is not read: what there is to see then
 * is in its report.
 */
export async function loadUpload(selectionId: string, draftId: string) {
  const loaded = await forUploaders(selectionId, async (reader, { selection, participant }, sealed) => {
    const row = await waitingUpload(reader, selectionId, draftId);
    if (!row) return null;
    const report = readReport(row.findings);
    const { findings: _text, fileHash: _hash, vendorId: _vendor, ...shown } = row;
    const { lines, requirements, points } = await answerContext(
      reader,
      selection,
      row.requestNumber,
      workbookLanguage("", "en"),
    );
    const before = await versionBefore(reader, row.candidateId, row.variant);
    const { role, knowsPrices } = participant;
    const frame = {
      upload: shown,
      report,
      sealed,
      lines,
      requirements: requirements.map(({ id, name }) => ({ id, name })),
      points,
      currency: selection.currency,
      quantities: selectionFromRow(selection).quantities,
      before: before ? before.number : null,
      next: (await lastNumber(reader, row.candidateId, row.variant)) + 1,
      mayMend: mayTypePrices({ role, knowsPrices, sealed }),
    };
    if (sealed || row.isSealed) return { ...frame, sheets: report.preview, open: null };
    const text = await uploadContent(reader, draftId);
    const content = readContent(text ?? "");
    const earlier = before ? await answerOfVersion(reader, before.id) : undefined;
    return {
      ...frame,
      sheets: content.foreign && sheetsToTell(report.lost, content.foreign),
      open: content.answer && {
        ...openPreview(
          content.answer,
          earlier,
          lines.map(({ id }) => id),
        ),
        rest: content.rest,
      },
    };
  });
  return loaded === "not_yours" ? null : loaded;
}

function openPreview(answer: OfferAnswer, earlier: OfferAnswer | undefined, lineIds: readonly string[]) {
  const now = new Map(answer.cells.map(({ lineId, cell }) => [lineId, cell]));
  const then = new Map(earlier?.cells.map(({ lineId, cell }) => [lineId, cell]));
  const changed = lineIds.flatMap((lineId): ChangedLine[] => {
    const before = then.get(lineId) ?? NO_ANSWER;
    const after = now.get(lineId) ?? NO_ANSWER;
    return sameLine(before, after, earlier, answer) ? [] : [{ lineId, before, after }];
  });
  return {
    currency: answer.currency,
    answer,
    changed,
    bundleNames: Object.fromEntries(
      [...(earlier?.bundles ?? []), ...answer.bundles].map(({ id, name }) => [id, name]),
    ),
    sameAsBefore: earlier !== undefined && canonicalAnswer(earlier) === canonicalAnswer(answer),
  };
}

/** Two answers know the same bundle by other ids: it is the same when its name and its price are. */
function sameLine(a: Cell, b: Cell, before: OfferAnswer | undefined, after: OfferAnswer): boolean {
  if (a.state !== "bundled" || b.state !== "bundled") return sameCell(a, b);
  const one = before?.bundles.find(({ id }) => id === a.bundleId);
  const other = after.bundles.find(({ id }) => id === b.bundleId);
  return a.note === b.note && one?.name === other?.name && one?.amount === other?.amount;
}
