"use server";

import { newId } from "@/db/engine/new-id";
import { submittedAnswer } from "@/db/queries/answer-draft";
import { askedFor } from "@/db/queries/asked-for";
import { negotiationOf, newestFinalRound } from "@/db/queries/offer-round";
import { candidateName } from "@/db/queries/vendor-question";
import { markDiscarded, markLetIn } from "@/db/writes/answer-draft";
import { storeAnswer } from "@/db/writes/answered-offer";
import { lateEntry } from "@/lib/domain/late-answer";
import { type Failure, fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { loadMessages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locales";
import type { AuthorizedSelection } from "@/lib/server/access";
import { selectionAction } from "@/lib/server/action";
import { env } from "@/lib/server/env";
import { sendReceipt, tellLeadsOfVendor, tellVendors } from "@/lib/server/mail/vendor-notices";
import { leaveOwnWorkbook, mapOwnWorkbook, takeOwnWorkbook } from "@/lib/server/own-workbook";
import { storingPrices } from "@/lib/server/price-vault";
import { submitAnswer } from "@/lib/server/submit-answer";
import { dayOf } from "@/lib/server/today";
import {
  addVariant,
  answering,
  fitAnswer,
  openedAnswer,
  type PartResult,
  readNotes,
  removeVariant,
  saveParts,
  writeNotes,
} from "@/lib/server/vendor-answer";
import { LeaveWorkbook, MapWorkbook, TakeWorkbook } from "../answer-file/schema";
import { workbookLanguage } from "../offer-upload/loaders";
import {
  addVariantInput,
  deleteBundleInput,
  deleteItemInput,
  lateInput,
  refuseInput,
  removeVariantInput,
  saveBundleInput,
  saveItemInput,
  savePartsInput,
  submitInput,
} from "./schema";

const textsOf = (locale: Locale) => loadMessages(locale).mail.letter;
const noticeOf = ({ selection }: AuthorizedSelection) => ({ selection, origin: env().origin, textsOf });

/** Parts of a vendor's answer as it types. The record says how many, never what. Other pages stay as they are. */
export const saveAnswerParts = selectionAction(
  {
    name: "answer.saveDraft",
    isDraft: true,
    input: savePartsInput,
    write: async ({ tx, input, authorized, now, audit }) =>
      answering({ tx, authorized, now }, async (on) => {
        const saved = await saveParts(on, input.variant, input.changes);
        if (!saved.ok) return saved;
        const { draftId, results, changed } = saved.value;
        audit(draftId, undefined, { parts: changed });
        return succeed(results);
      }),
  },
  "none",
);

/** What became of the one part a form sent. */
function single(results: readonly PartResult[]): Outcome<number> {
  const [result] = results;
  if (result?.result === "saved") return succeed(result.edition);
  return result?.result === "refused" ? fail(result.code) : fail("row.changed_meanwhile");
}

/** One price over several establishment pieces, and with it those pieces' cells. */
export const saveAnswerBundle = selectionAction({
  name: "answer.saveDraft",
  isDraft: true,
  input: saveBundleInput,
  write: async ({ tx, input, authorized, now, audit }) =>
    answering({ tx, authorized, now }, async (on) => {
      const { variant, expectedEdition, name, amount, lineIds } = input;
      const bundleId = input.bundleId ?? newId("bun");
      const bundle = { name, amount, lineIds: [...new Set(lineIds)] };
      const saved = await saveParts(on, variant, [
        { part: { kind: "bundle", bundleId, bundle }, expectedEdition },
      ]);
      if (!saved.ok) return saved;
      const done = single(saved.value.results);
      if (!done.ok) return done;
      audit(saved.value.draftId, undefined, { parts: saved.value.changed });
      return succeed({ bundleId, edition: done.value });
    }),
});

export const deleteAnswerBundle = selectionAction({
  name: "answer.saveDraft",
  isDraft: true,
  input: deleteBundleInput,
  write: async ({ tx, input, authorized, now, audit }) =>
    answering({ tx, authorized, now }, async (on) => {
      const { variant, bundleId } = input;
      const removed = await saveParts(on, variant, [
        { part: { kind: "bundle", bundleId, bundle: null }, expectedEdition: null },
      ]);
      if (!removed.ok) return removed;
      audit(removed.value.draftId, undefined, { parts: removed.value.changed });
      return succeed(null);
    }),
});

/** A unit price for what is added after signing. */
export const saveAnswerItem = selectionAction({
  name: "answer.saveDraft",
  isDraft: true,
  input: saveItemInput,
  write: async ({ tx, input, authorized, now, audit }) =>
    answering({ tx, authorized, now }, async (on) => {
      const { variant, expectedEdition, lineId, name, unitPrice, driver, period } = input;
      const itemId = input.itemId ?? newId("item");
      const item = { lineId, name, unitPrice, driver, period };
      const saved = await saveParts(on, variant, [{ part: { kind: "item", itemId, item }, expectedEdition }]);
      if (!saved.ok) return saved;
      const done = single(saved.value.results);
      if (!done.ok) return done;
      audit(saved.value.draftId, undefined, { parts: saved.value.changed });
      return succeed({ itemId, edition: done.value });
    }),
});

export const deleteAnswerItem = selectionAction({
  name: "answer.saveDraft",
  isDraft: true,
  input: deleteItemInput,
  write: async ({ tx, input, authorized, now, audit }) =>
    answering({ tx, authorized, now }, async (on) => {
      const { variant, itemId } = input;
      const removed = await saveParts(on, variant, [
        { part: { kind: "item", itemId, item: null }, expectedEdition: null },
      ]);
      if (!removed.ok) return removed;
      audit(removed.value.draftId, undefined, { parts: removed.value.changed });
      return succeed(null);
    }),
});

/** An alternative beside the main offer, beginning as a copy of it. */
export const addAnswerVariant = selectionAction({
  name: "answer.addVariant",
  isDraft: true,
  input: addVariantInput,
  write: async ({ tx, input, authorized, now, audit }) =>
    answering({ tx, authorized, now }, async (on) => {
      const added = await addVariant(on, input.name);
      if (!added.ok) return added;
      audit(added.value.draftId, undefined, { variant: input.name });
      return succeed({ variant: input.name });
    }),
});

/** Takes an alternative away that was never submitted; what was, stays on record. */
export const removeAnswerVariant = selectionAction({
  name: "answer.removeVariant",
  isDraft: true,
  input: removeVariantInput,
  write: async ({ tx, input, authorized, now, audit }) =>
    answering({ tx, authorized, now }, async (on) => {
      const removed = await removeVariant(on, input.variant);
      if (!removed.ok) return removed;
      audit(removed.value.draftId, { variant: input.variant }, null);
      return succeed(null);
    }),
});

/** Takes the workbook that waits at an offer into the answer in work; nothing of it is submitted. */
export const takeAnswerWorkbook = selectionAction({
  name: "answer.takeWorkbook",
  isDraft: true,
  input: TakeWorkbook,
  write: async ({ tx, input, authorized, now, audit }) =>
    answering({ tx, authorized, now }, async (on) => {
      const taken = await takeOwnWorkbook(on, input);
      if (!taken.ok) return taken;
      audit(taken.value.draftId, undefined, { parts: taken.value.changed });
      return succeed({ changed: taken.value.changed });
    }),
});

/** Says which sheets and columns of the workbook that waits are the lost ones. */
export const mapAnswerWorkbook = selectionAction({
  name: "answer.takeWorkbook",
  isDraft: true,
  input: MapWorkbook,
  write: async ({ tx, input, authorized, now }) =>
    answering({ tx, authorized, now }, (on) =>
      mapOwnWorkbook(on, input, input.mapping, (locale) =>
        workbookLanguage(locale, authorized.participant.locale),
      ),
    ),
});

/** Leaves the workbook that waits at an offer. */
export const leaveAnswerWorkbook = selectionAction({
  name: "answer.takeWorkbook",
  isDraft: true,
  input: LeaveWorkbook,
  write: async ({ tx, input, authorized, now }) =>
    answering({ tx, authorized, now }, (on) => leaveOwnWorkbook(on, input)),
});

/**
 * Submits the answer as its submitter has just seen it. In time it is an offer at once; after the deadline, by this
 * server's clock and inside this transaction, it waits for the lead's word.
 */
export const submitAnswerAction = selectionAction({
  name: "answer.submit",
  input: submitInput,
  write: async ({ tx, input, authorized, now, audit }) =>
    answering({ tx, authorized, now }, async (on) => {
      const done = await submitAnswer(on, input);
      if (!done.ok) return done;
      const { draftId, contentHash, late, versionNumber } = done.value;
      const { variant } = input;
      audit(draftId, undefined, { variant, contentHash, late, versionNumber });
      const notice = noticeOf(authorized);
      const { candidateId } = on;
      const submittedBy = authorized.participant.name;
      await sendReceipt(
        tx,
        notice,
        { candidateId, variant, submittedAt: now, submittedBy, contentHash, late },
        now,
      );
      const candidate = await candidateName(tx, candidateId);
      await tellLeadsOfVendor(tx, notice, { deed: late ? "late" : "submitted", candidate }, now);
      return succeed({ contentHash, late, submittedAt: now });
    }),
});

const GONE: Failure = fail("answer.not_waiting");

/**
 * The lead lets a late answer in: it becomes a version, marked late, and with a reason once the final round is over. Its prices
 * stay sealed while prices are.
 */
export const letLateAnswerIn = selectionAction({
  name: "answer.letIn",
  input: lateInput,
  write: async ({ tx, input, authorized, now, audit }) => {
    const { selection } = authorized;
    const row = await submittedAnswer(tx, selection.id, input.id);
    if (row?.state !== "awaiting_lead" || row.submittedAt === null) return GONE;
    const { finalOver } = await negotiationOf(tx, selection.id);
    const entry = lateEntry({ ...selection, finalOver });
    if (entry === "prices_open") return fail("answer.final_prices_open");
    if (entry === "reason" && input.reason === "")
      return fail("answer.reason_needed", {}, [{ path: "reason", code: "field.required", params: {} }]);
    const { submittedAt, candidateId, variant, contentHash, requestNumber } = row;
    const asked = await askedFor(tx, selection.id);
    const final = finalOver ? await newestFinalRound(tx, selection.id) : null;
    const wasInFinal = final !== null && Date.parse(submittedAt) >= Date.parse(final.createdAt);
    const store = async (vault: Parameters<typeof openedAnswer>[1]) => {
      const fit = fitAnswer(openedAnswer(row, vault), asked);
      // What is wrong with it could tell a price: that something is wrong is all the lead is told.
      if (!fit.ok) return fail("answer.cannot_stand");
      return storeAnswer(
        tx,
        { selection, actorName: row.createdBy, now, vault },
        { candidateId, variant },
        fit.value,
        {
          channel: "vendor_page",
          receivedOn: dayOf(new Date(submittedAt)),
          ...{ submittedAt, contentHash, requestNumber },
          late: true,
          fileHash: null,
          source: "",
          // It answers the round it was sent in, also when that is over.
          ...(wasInFinal ? { round: { roundId: final.id, isFinal: true } } : {}),
        },
      );
    };
    const stored = await storingPrices({ tx, authorized, now }, store);
    if (!stored.ok) return stored;
    const { versionId: offerVersionId } = stored.value.value;
    const reason = entry === "reason" ? input.reason : "";
    const findings = writeNotes({ ...readNotes(row.findings), letIn: reason });
    await markLetIn(tx, row, { offerVersionId, findings }, now);
    audit(row.id, undefined, { versionId: offerVersionId, late: true, ...(reason === "" ? {} : { reason }) });
    const told = { news: "letIn" as const, answerBy: null, candidateIds: [candidateId] };
    await tellVendors(tx, noticeOf(authorized), told, now);
    return succeed({ number: stored.value.value.number });
  },
});

/** The lead does not let a late answer in, and says why. */
export const refuseLateAnswer = selectionAction({
  name: "answer.refuse",
  input: refuseInput,
  write: async ({ tx, input, authorized, now, audit }) => {
    const row = await submittedAnswer(tx, authorized.selection.id, input.id);
    if (row?.state !== "awaiting_lead") return GONE;
    const findings = writeNotes({ ...readNotes(row.findings), refusal: input.reason });
    await markDiscarded(tx, row, findings, now);
    audit(row.id, undefined, { reason: input.reason });
    const told = { news: "refused" as const, answerBy: null, candidateIds: [row.candidateId] };
    await tellVendors(tx, noticeOf(authorized), told, now);
    return succeed(null);
  },
});
