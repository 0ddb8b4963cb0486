"use server";

import { createHash } from "node:crypto";
import type { Tx } from "@/db/engine/database";
import { uploadContent, type WaitingUpload, waitingUpload } from "@/db/queries/offer-draft";
import { storeAnswer } from "@/db/writes/answered-offer";
import { changeUpload, rememberMapping } from "@/db/writes/offer-draft";
import { openWords, type PriceVault } from "@/db/writes/sealed-values";
import { type AnswerPart, partKey, standingPart } from "@/lib/domain/answer-draft";
import type { RememberedMapping } from "@/lib/domain/column-mapping";
import { isPricePart, mendedAnswer, mendedFindings } from "@/lib/domain/mended-answer";
import { canonicalAnswer, type OfferAnswer } from "@/lib/domain/offer-answer";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { openFindings, sealedFindings, severityOf, type UploadFinding } from "@/lib/domain/upload-finding";
import { statesOf, summaryOf } from "@/lib/domain/upload-summary";
import type { AnswerContext } from "@/lib/formats/answer/answer-context";
import { remembered } from "@/lib/formats/answer/foreign-workbook";
import {
  readContent,
  readReport,
  type UploadContent,
  type UploadReport,
} from "@/lib/formats/answer/upload-text";
import { selectionAction } from "@/lib/server/action";
import { answerContext } from "@/lib/server/answer-context";
import { readMapped } from "@/lib/server/mapped-workbook";
import { handingOnPrices, typingPrices } from "@/lib/server/price-vault";
import { dayOf } from "@/lib/server/today";
import { workbookLanguage } from "./loaders";
import { AcceptUpload, DiscardUpload, LeaveFindings, MapColumns, MendPart } from "./schema";

/** An upload that waits, opened for a write. */
interface OpenedUpload {
  readonly row: WaitingUpload;
  readonly content: UploadContent;
  readonly report: UploadReport;
}

async function opened(
  tx: Tx,
  vault: PriceVault | null,
  {
    selectionId,
    draftId,
    expectedEdition,
  }: { selectionId: string; draftId: string; expectedEdition: number },
): Promise<Outcome<OpenedUpload>> {
  const row = await waitingUpload(tx, selectionId, draftId);
  const kept = row && (await uploadContent(tx, draftId));
  if (!row || kept === undefined) return fail("access.not_found");
  if (row.edition !== expectedEdition) return fail("row.changed_meanwhile");
  // Opening the prices opens every upload that waits: a sealed one without a vault is a bug.
  if (row.isSealed && vault === null) throw new Error("a sealed upload outlived the opening of its prices");
  const text = row.isSealed && vault !== null ? openWords(vault, "offer_draft", row.id, kept) : kept;
  return succeed({ row, content: readContent(text), report: readReport(row.findings) });
}

const settle = (
  findings: readonly UploadFinding[],
  which: (finding: UploadFinding) => boolean,
  settled: NonNullable<UploadFinding["settled"]>,
): UploadFinding[] =>
  findings.map((finding) =>
    severityOf(finding) !== "info" && finding.settled === null && which(finding)
      ? { ...finding, settled }
      : finding,
  );

/**
 * Puts an answer in the place of what could not be read, by whoever may type prices now; what is no price, by whoever
 * may upload.
 */
export const mendUpload = selectionAction({
  name: "offerUpload.mend",
  input: MendPart,
  write: async ({ tx, input, actor, authorized, now, audit }) => {
    const { part, findingKey } = input;
    const allowed = isPricePart(part) ? typingPrices : handingOnPrices;
    return allowed({ tx, authorized, now }, async (vault) => {
      const found = await opened(tx, vault, input);
      if (!found.ok) return found;
      const { row, content, report } = found.value;
      if (content.answer === null) return fail("upload.not_mapped");
      const { selection, participant } = authorized;
      const context = await answerContext(tx, selection, row.requestNumber, workbookLanguage("", "en"));
      const { lines, requirements, points } = context;
      const asked = {
        lines,
        requirementIds: new Set(requirements.map(({ id }) => id)),
        pointIds: new Set(points.map(({ id }) => id)),
      };
      const mended = mendedAnswer(content.answer, part, asked, vault !== null);
      if (!mended.ok) return mended;
      const answer = mended.value;
      const by = actor.name || participant.name;
      const changed: UploadReport = {
        ...report,
        findings: withCurrency(mendedFindings(report.findings, findingKey, part, by), answer, context),
        states: statesOf(answer),
        summary: summaryOf(answer, { lines, requirements: requirements.length, points: points.length }),
      };
      const texts = { content: JSON.stringify({ ...content, answer }), report: JSON.stringify(changed) };
      const stored = await changeUpload(tx, input.selectionId, input, vault, texts, now);
      if (!stored.ok) return stored;
      const told = (each: AnswerPart) => (vault === null ? each : withoutAmounts(each));
      const key = part.kind === "cell" ? part.lineId : partKey(part);
      audit(row.id, { [key]: told(standingPart(content.answer, part)) }, { [key]: told(part) });
      return stored;
    });
  },
});

/** What may be told of a part while prices are sealed. */
function withoutAmounts(part: AnswerPart): Readonly<Record<string, string>> {
  if (part.kind === "cell") return { state: part.cell.state };
  return part.kind === "requirement" ? { answer: part.answer } : { kind: part.kind };
}

/** The findings with what is to be said of the answer's currency as it is now. */
function withCurrency(
  findings: readonly UploadFinding[],
  { currency }: OfferAnswer,
  { agreed, rated }: AnswerContext,
): readonly UploadFinding[] {
  const isSaid = ({ code }: UploadFinding) => code === "currencyOther" || code === "currencyNeedsRate";
  const others = findings.filter((finding) => !isSaid(finding));
  if (currency === agreed) return others;
  return [
    ...others,
    {
      key: Math.max(-1, ...findings.map(({ key }) => key)) + 1,
      code: rated.includes(currency) ? "currencyOther" : "currencyNeedsRate",
      ...{ sheet: "", cell: "", params: { currency, agreed }, lineId: null, settled: null },
      about: { part: "term", id: "currency", field: "currency" },
    },
  ];
}

/** Leaves what is not clear as it is, with a word why. */
export const leaveUploadFindings = selectionAction({
  name: "offerUpload.leave",
  input: LeaveFindings,
  write: async ({ tx, input, actor, authorized, now, audit }) =>
    handingOnPrices({ tx, authorized, now }, async (vault) => {
      const row = await waitingUpload(tx, input.selectionId, input.draftId);
      if (!row) return fail("access.not_found");
      const report = readReport(row.findings);
      const by = actor.name || authorized.participant.name;
      const { keys, word } = input;
      const findings = settle(report.findings, ({ key }) => keys === null || keys.includes(key), {
        by,
        how: "left",
        word,
      });
      const texts = { report: JSON.stringify({ ...report, findings }) };
      const stored = await changeUpload(tx, input.selectionId, input, vault, texts, now);
      if (!stored.ok) return stored;
      const open = openFindings(report.findings).length;
      audit(row.id, { unclear: open }, { unclear: openFindings(findings).length, word });
      return stored;
    }),
});

/** Says how a vendor's own workbook is laid out, reads it so, and remembers it for the vendor's next one. */
export const mapUploadColumns = selectionAction({
  name: "offerUpload.map",
  input: MapColumns,
  write: async ({ tx, input, actor, authorized, now, audit }) =>
    handingOnPrices({ tx, authorized, now }, async (vault) => {
      const found = await opened(tx, vault, input);
      if (!found.ok) return found;
      const { row, content, report } = found.value;
      if (content.foreign === null) return fail("access.not_found");
      const { mapping } = input;
      const { selection, participant } = authorized;
      const language = workbookLanguage(report.locale, participant.locale);
      const context = await answerContext(tx, selection, row.requestNumber, language);
      const given = {
        kind: report.kind,
        sheets: content.foreign,
        requestNumber: row.requestNumber,
        lost: report.lost,
        before: content.answer && { answer: content.answer, findings: report.findings },
      };
      const read = await readMapped(tx, selection, given, mapping, context);
      if (!read.ok) return read;
      const { answer, findings: all, places, rest } = read.value;
      const findings = vault === null ? all : sealedFindings(all);
      const changed: UploadReport = {
        ...report,
        findings,
        places,
        mapping,
        states: statesOf(answer),
        summary: summaryOf(answer, {
          lines: context.lines,
          requirements: context.requirements.length,
          points: context.points.length,
        }),
      };
      const kept: UploadContent = { ...content, answer, rest };
      const texts = { content: JSON.stringify(kept), report: JSON.stringify(changed) };
      const stored = await changeUpload(tx, input.selectionId, input, vault, texts, now);
      if (!stored.ok) return stored;
      // A lost part of our own workbook says nothing of how the vendor's next file is laid out.
      const layouts = report.kind === "ours" ? [] : remembered(content.foreign, mapping, context);
      for (const [signature, layout] of layouts)
        await rememberMapping(
          tx,
          {
            vendorId: row.vendorId,
            signature,
            content: JSON.stringify(vault === null ? layout : withoutFigures(layout)),
            by: actor.name || participant.name,
          },
          now,
        );
      const rows = mapping.parts.reduce((sum, part) => sum + Object.keys(part.rows).length, 0);
      audit(row.id, null, { parts: mapping.parts.length, rows, unclear: openFindings(findings).length });
      return stored;
    }),
});

/** What is remembered while prices are sealed: nothing of a vendor's with a digit in it. */
function withoutFigures({ parts }: RememberedMapping): RememberedMapping {
  const plain = (text: string) => !/\p{N}/u.test(text);
  return {
    parts: parts.map((part) => ({
      ...part,
      sheet: plain(part.sheet) ? part.sheet : "",
      headerTexts: Object.fromEntries(Object.entries(part.headerTexts).filter(([, text]) => plain(text))),
      names: Object.fromEntries(Object.entries(part.names).filter(([theirs]) => plain(theirs))),
    })),
  };
}

/** Makes a version of the candidate's offer of an upload in which nothing is unclear any more. */
export const acceptUpload = selectionAction({
  name: "offerUpload.accept",
  input: AcceptUpload,
  write: async ({ tx, input, actor, authorized, now, audit }) =>
    handingOnPrices({ tx, authorized, now }, async (vault) => {
      const found = await opened(tx, vault, input);
      if (!found.ok) return found;
      const { row, content, report } = found.value;
      if (content.answer === null) return fail("upload.not_mapped");
      const unclear = openFindings(report.findings).length;
      if (unclear > 0) return fail("upload.unclear_left", { count: unclear });
      const contentHash = createHash("sha256").update(canonicalAnswer(content.answer)).digest("hex");
      const made = await storeAnswer(
        tx,
        {
          selection: authorized.selection,
          actorName: actor.name || authorized.participant.name,
          now,
          vault,
        },
        { candidateId: row.candidateId, variant: row.variant },
        content.answer,
        {
          channel: "file",
          receivedOn: dayOf(new Date(now)),
          submittedAt: null,
          late: false,
          contentHash,
          fileHash: row.fileHash,
          requestNumber: row.requestNumber,
          source: row.fileName,
        },
      );
      if (!made.ok) return made;
      const { versionId, number } = made.value.value;
      const changes = { state: "accepted", offerVersionId: versionId, contentHash } as const;
      const stored = await changeUpload(tx, input.selectionId, input, vault, changes, now);
      if (!stored.ok) return stored;
      audit(made.value.subjectId, made.value.before, made.value.after);
      return succeed({ number, candidateId: row.candidateId });
    }),
});

/** Throws an upload away; the file may be uploaded again. */
export const discardUpload = selectionAction({
  name: "offerUpload.discard",
  input: DiscardUpload,
  write: async ({ tx, input, authorized, now, audit }) =>
    handingOnPrices({ tx, authorized, now }, async (vault) => {
      const changes = { state: "discarded", content: "", report: "[]" } as const;
      const stored = await changeUpload(tx, input.selectionId, input, vault, changes, now);
      if (!stored.ok) return stored;
      audit(input.draftId, { state: "draft" }, { state: "discarded" });
      return succeed(null);
    }),
});
