import { connection } from "next/server";
import { cache } from "react";
import { type AnswerRow, answerRows, answerToGoOnFrom } from "@/db/queries/answer-draft";
import { answerFrame, newestRequest, newestRound } from "@/db/queries/answer-frame";
import { askedFor } from "@/db/queries/asked-for";
import { candidateOfSelection } from "@/db/queries/offer";
import { organisationName } from "@/db/queries/organisation";
import { inviterOf } from "@/db/queries/vendor-contact";
import { candidateName, questionsFor } from "@/db/queries/vendor-question";
import type { Marks } from "@/lib/domain/answer-draft";
import { completeness, markOf } from "@/lib/domain/answer-draft";
import { answerWindow } from "@/lib/domain/answer-window";
import { emptyAnswer, type OfferAnswer } from "@/lib/domain/offer-answer";
import type { OfferSheet } from "@/lib/domain/offer-sheet";
import { readSelection } from "@/lib/server/access";
import { database } from "@/lib/server/database";
import { ownPreview } from "@/lib/server/own-workbook";
import { ownAnswer } from "@/lib/server/price-vault";
import { askedOfVendor } from "@/lib/server/request-content";
import { currentActor } from "@/lib/server/session";
import { readNotes } from "@/lib/server/vendor-answer";

/** What somebody who opens a vendor's page is: a contact of a vendor, a lead who lost the way, or nobody. */
export type AnswerVisit =
  | { readonly kind: "vendor"; readonly page: VendorPage }
  | { readonly kind: "lead" }
  | { readonly kind: "nobody" };

export type VendorPage = NonNullable<Awaited<ReturnType<typeof loadAnswer>>["page"]>;

/** A submitted answer, as its receipt tells. */
function receiptOf(row: AnswerRow) {
  const { id, variant, state, submittedAt, createdBy, contentHash, late, requestNumber } = row;
  return submittedAt === null || contentHash === null
    ? []
    : [
        {
          ...{ id, variant, submittedAt, contentHash, late, requestNumber },
          submittedBy: createdBy,
          state,
          /** Why the lead did not let it in; empty when there is nothing to tell. */
          refusal: readNotes(row.findings).refusal,
        },
      ];
}

/** An answer in the shape the grid of offers edits: the same cells, each with the count of its edits. */
function sheetOf(candidateId: string, variant: string, answer: OfferAnswer, marks: Marks): OfferSheet {
  return {
    offerId: candidateId,
    candidateId,
    // The same as long as the page lives: editions go on counting over submissions.
    versionId: `answer ${candidateId} ${variant}`,
    versionNumber: 1,
    isAsSubmitted: false,
    edition: 1,
    currency: answer.currency,
    receivedOn: null,
    validUntil: answer.validUntil,
    indexBasisPoints: answer.indexBasisPoints,
    indexAfterMonths: answer.indexAfterMonths,
    statedTotal: answer.statedTotal,
    source: "",
    financedMonths: answer.financedMonths,
    financeBasisPoints: answer.financeBasisPoints,
    cells: answer.cells.map(({ lineId, cell }) => {
      const mark = markOf(marks, `cell ${lineId}`);
      return { lineId, cell, edition: mark.edition, updatedBy: mark.by, updatedAt: mark.at };
    }),
    bundles: answer.bundles.map((bundle) => ({
      ...bundle,
      edition: markOf(marks, `bundle ${bundle.id}`).edition,
    })),
    priceList: answer.priceList.map((item) => ({
      ...item,
      edition: markOf(marks, `item ${item.id}`).edition,
    })),
  };
}

/**
 * A vendor's own page: what it is asked, and what it has answered. Nothing of another candidate is read, and of its
 * answer nobody but its own people's reading opens what is sealed.
 */
const loadAnswer = cache(async (selectionId: string, variant: string) => {
  await connection();
  const actor = await currentActor();
  return (await database()).snapshot(async (reader) => {
    const access = await readSelection(reader, actor, selectionId, "answer.read");
    if (!access.ok) {
      const asLead = await readSelection(reader, actor, selectionId, "participants.read");
      return { page: null, isLead: asLead.ok };
    }
    const { selection, participant } = access.value;
    const { candidateId } = participant;
    const owner =
      candidateId === null ? undefined : await candidateOfSelection(reader, selectionId, candidateId);
    if (candidateId === null || !owner) return { page: null, isLead: false };
    const now = new Date().toISOString();
    const request = await newestRequest(reader, selectionId);
    const round = await newestRound(reader, selectionId);
    const asks = await askedFor(reader, selectionId);
    const asked = request ? askedOfVendor(request, asks) : null;
    const rows = await answerRows(reader, candidateId);
    const variants = [...new Set(rows.map((row) => row.variant))].filter((name) => name !== "").sort();
    const shown = variants.includes(variant) ? variant : "";
    const current = answerToGoOnFrom(rows, shown);
    const opened = current ? await ownAnswer(reader, selectionId, current) : null;
    const answer = opened?.ok === true ? opened.value : emptyAnswer(asked?.currency ?? selection.currency);
    const marks = current ? readNotes(current.findings).marks : {};
    const brought = await ownPreview(reader, selection, { candidateId, variant: shown }, asks);
    const window = answerWindow(await answerFrame(reader, selectionId), now);
    return {
      isLead: false,
      page: {
        selectionId,
        selectionName: selection.name,
        organisationName: await organisationName(reader, selection.organisationId),
        candidateId,
        candidateName: await candidateName(reader, candidateId),
        reader: { id: participant.id, name: participant.name },
        hasAccount: actor?.userId != null,
        inviter: await inviterOf(reader, selectionId, participant.id),
        now,
        isOut: owner.stage === "withdrawn" || owner.stage === "rejected",
        window,
        request: request ? { number: request.number, message: request.message } : null,
        round:
          round && round.closedAt === null
            ? { number: round.number, message: round.message, isFinal: round.isFinal }
            : null,
        asked,
        variant: shown,
        variants,
        /** What was typed cannot be opened: the installation's key is gone. Nothing may be typed over it. */
        fault: opened?.ok === false ? opened.code : null,
        answer,
        marks,
        /** The workbook that was brought and waits to be taken in or left; none when it cannot be opened. */
        brought: brought.ok ? brought.value : null,
        sheet: sheetOf(candidateId, shown, answer, marks),
        draft: current?.state === "draft" ? { edition: current.edition, changedAt: current.updatedAt } : null,
        completeness: asked ? completeness(answer, asked) : null,
        receipts: rows.flatMap(receiptOf),
        questions: await questionsFor(reader, selectionId, candidateId),
      },
    };
  });
});

/** Who opens a vendor's page, and what they may see of it. */
export async function visitAnswer(selectionId: string, variant = ""): Promise<AnswerVisit> {
  const { page, isLead } = await loadAnswer(selectionId, variant);
  if (page !== null) return { kind: "vendor", page };
  return isLead ? { kind: "lead" } : { kind: "nobody" };
}
