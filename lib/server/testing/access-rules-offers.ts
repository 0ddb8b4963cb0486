import {
  candidateId,
  LEAD,
  LEAD_AND_OBSERVERS,
  place,
  type Rule,
  selectionId,
  VENDORS,
} from "./access-people";

const LINE = {
  kind: "service",
  name: "Print",
  description: "",
  category: "",
  stage: null,
  driver: "users",
  scope: "in_scope",
};

/** Who may do what with requests, offers, prices and their opening, each with an input that is correct in every field. */
export const OFFERS_RULES: Readonly<Record<string, Rule>> = {
  "answer.saveAnswerParts": {
    may: VENDORS,
    input: {
      selectionId,
      variant: "",
      changes: [
        { part: { kind: "point", pointId: "rpt_sel_own", text: "Three months" }, expectedEdition: 0 },
      ],
    },
  },
  "answer.saveAnswerBundle": {
    may: VENDORS,
    input: {
      ...{ selectionId, variant: "", bundleId: null, expectedEdition: 0 },
      ...{ name: "Both", amount: 100, lineIds: ["line_move", "line_upgrade"] },
    },
  },
  "answer.deleteAnswerBundle": { may: VENDORS, input: { selectionId, variant: "", bundleId: "bun_x" } },
  "answer.saveAnswerItem": {
    may: VENDORS,
    input: {
      ...{ selectionId, variant: "", itemId: null, expectedEdition: 0, lineId: null },
      ...{ name: "Day", unitPrice: 100, driver: "fixed", period: "once" },
    },
  },
  "answer.deleteAnswerItem": { may: VENDORS, input: { selectionId, variant: "", itemId: "item_x" } },
  "answer.addAnswerVariant": { may: VENDORS, input: { selectionId, name: "Night shift" } },
  "answer.removeAnswerVariant": { may: VENDORS, input: { selectionId, variant: "Night shift" } },
  "answer.takeAnswerWorkbook": {
    may: VENDORS,
    input: { selectionId, variant: "", draftId: "drf_x", expectedEdition: 1, seen: "none" },
  },
  "answer.mapAnswerWorkbook": {
    may: VENDORS,
    input: { selectionId, variant: "", draftId: "drf_x", expectedEdition: 1, mapping: { parts: [] } },
  },
  "answer.leaveAnswerWorkbook": { may: VENDORS, input: { selectionId, variant: "", draftId: "drf_x" } },
  "answer.submitAnswerAction": {
    may: VENDORS,
    input: { selectionId, variant: "", expectedEdition: 1, withGaps: true },
  },
  "answer.letLateAnswerIn": { may: LEAD, input: { selectionId, id: "drf_late_can_a" } },
  "answer.refuseLateAnswer": { may: LEAD, input: { selectionId, id: "drf_late_can_a", reason: "Too late" } },
  "offer-upload.mendUpload": {
    may: LEAD,
    input: {
      ...{ selectionId, draftId: "drf_upload", expectedEdition: 1 },
      ...{
        findingKey: 0,
        part: { kind: "cell", lineId: "line_support", cell: { state: "not_offered", note: "" } },
      },
    },
  },
  "offer-upload.leaveUploadFindings": {
    may: LEAD,
    input: { selectionId, draftId: "drf_upload", expectedEdition: 1, keys: null, word: "As agreed" },
  },
  "offer-upload.mapUploadColumns": {
    may: LEAD,
    input: {
      ...{ selectionId, draftId: "drf_foreign", expectedEdition: 1 },
      mapping: {
        parts: [
          {
            ...{ sheet: "Prices", headerRow: 1, columns: { name: 0, unitPrice: 1 } },
            ...{ holds: "services", period: "month", driver: null, rows: { "2": "line_support" } },
          },
        ],
      },
    },
  },
  "offer-upload.acceptUpload": {
    may: LEAD,
    input: { selectionId, draftId: "drf_upload", expectedEdition: 1 },
  },
  "offer-upload.discardUpload": {
    may: LEAD,
    input: { selectionId, draftId: "drf_upload", expectedEdition: 1 },
  },
  "offer.setOfferCells": {
    may: LEAD,
    input: {
      selectionId,
      changes: [
        {
          candidateId,
          lineId: "line_support",
          versionNumber: 1,
          expectedEdition: 0,
          cell: { state: "not_offered", note: "" },
        },
      ],
    },
  },
  "offer.saveOfferTerms": {
    may: LEAD,
    input: {
      ...place,
      expectedEdition: 1,
      terms: {
        currency: "DKK",
        receivedOn: null,
        validUntil: null,
        indexBasisPoints: 0,
        indexAfterMonths: 12,
        statedTotal: null,
        source: "",
      },
    },
  },
  "offer.startOfferVersion": { may: LEAD, input: { ...place, fromNumber: 1 } },
  "offer.saveOfferBundle": {
    may: LEAD,
    input: {
      ...place,
      bundleId: null,
      expectedEdition: 0,
      name: "Both",
      amount: 100,
      lineIds: ["line_move", "line_upgrade"],
      split: [],
      splitNote: "",
    },
  },
  "offer.deleteOfferBundle": { may: LEAD, input: { ...place, bundleId: "bun_1" } },
  "offer.saveOfferPriceListItem": {
    may: LEAD,
    input: {
      ...place,
      itemId: null,
      expectedEdition: 0,
      lineId: null,
      name: "Day",
      unitPrice: 100,
      driver: "fixed",
      period: "once",
    },
  },
  "offer.deleteOfferPriceListItem": { may: LEAD, input: { ...place, itemId: "item_1" } },
  "offer.saveGapPlug": {
    may: LEAD,
    input: {
      ...place,
      lineId: "line_upgrade",
      expectedEdition: 0,
      leftEdition: 0,
      source: "estimate",
      low: 1,
      base: 2,
      high: 3,
      note: "A guess",
    },
  },
  "offer.saveRate": {
    may: LEAD,
    input: { selectionId, currency: "NOK", rateMillionths: 640_000, date: "2026-11-01", expectedEdition: 0 },
  },
  "offer.deleteRate": { may: LEAD, input: { selectionId, currency: "EUR", date: "2026-10-01" } },
  "own-cost.saveOwnCostAction": {
    may: LEAD,
    input: {
      selectionId,
      costId: null,
      expectedEdition: 0,
      kind: "running",
      name: "Today's hosting",
      amount: 7_000_000,
      period: "month",
      source: "Accounts",
      sourceDate: null,
    },
  },
  "own-cost.deleteOwnCostAction": { may: LEAD, input: { selectionId, costId: "own_1" } },
  "basket.saveBasketItemAction": {
    may: LEAD,
    input: {
      selectionId,
      itemId: null,
      expectedEdition: 0,
      lineId: "line_support",
      name: "One more user",
      driver: "users",
      period: "month",
      quantityMilli: 1_000,
    },
  },
  "basket.fillBasketAction": { may: LEAD, input: { selectionId } },
  "basket.deleteBasketItemAction": { may: LEAD, input: { selectionId, itemId: "bsk_1" } },
  "gap.plugGapsAction": {
    may: LEAD,
    input: {
      ...place,
      source: "median_of_others",
      note: "",
      gaps: [{ lineId: "line_upgrade", plugEdition: 0, leftEdition: 0 }],
    },
  },
  "gap.leaveGapsAction": {
    may: LEAD,
    input: {
      ...place,
      reason: "They do not do it, and say so",
      gaps: [{ lineId: "line_upgrade", plugEdition: 0, leftEdition: 0 }],
    },
  },
  "gap.openGapsAction": {
    may: LEAD,
    input: { ...place, gaps: [{ lineId: "line_upgrade", plugEdition: 0, leftEdition: 0 }] },
  },
  "gap.askVendorAction": {
    may: LEAD,
    input: { ...place, lineIds: ["line_upgrade", "line_support"], text: "What does the upgrade cost?" },
  },
  "offer.saveLine": { may: LEAD, input: { selectionId, lineId: null, expectedEdition: 0, ...LINE } },
  "offer.deleteLine": { may: LEAD, input: { selectionId, lineId: "line_exit" } },
  "offer.moveLine": { may: LEAD, input: { selectionId, lineId: "line_exit", afterLineId: null } },
  "document.takeDocumentAway": { may: LEAD, input: { selectionId, documentId: "doc_1" } },
  "offer-version.withdrawOfferVersion": { may: LEAD, input: { ...place, number: 1, reason: "Not theirs" } },
  "round.openRoundOfOffers": {
    may: LEAD,
    input: { selectionId, message: "Your best price", deadline: null, isFinal: false },
  },
  "round.closeRoundOfOffers": { may: LEAD, input: { selectionId, number: 1 } },
  "offer-version.saveOfferVariant": {
    may: LEAD,
    input: { ...place, offerId: null, name: "Lean", shown: true, expectedEdition: 0 },
  },
  "offer-version.removeOfferVariant": { may: LEAD, input: { ...place, offerId: "off_v" } },
  "offer-version.restoreOfferVersion": { may: LEAD, input: { ...place, number: 1 } },
  "opening.lockScoringModel": { may: LEAD, input: { selectionId } },
  "opening.reopenScoringModel": { may: LEAD, input: { selectionId, reason: "A mistake" } },
  "opening.sealSelectionPrices": { may: LEAD, input: { selectionId } },
  "opening.chooseConfirmer": { may: LEAD, input: { selectionId, participantId: "par_own_observer" } },
  "opening.confirmPriceOpening": { may: LEAD_AND_OBSERVERS, input: { selectionId } },
  "request.savePointAction": {
    may: LEAD,
    input: { selectionId, id: null, kind: "question", name: "Who answers?", help: "", expectedEdition: null },
  },
  "request.deletePointAction": { may: LEAD, input: { selectionId, id: "pnt_1", withAnswers: true } },
  "request.reorderPointsAction": { may: LEAD, input: { selectionId, kind: "contract", order: ["pnt_1"] } },
  "request.addKnownPointsAction": { may: LEAD, input: { selectionId, keys: ["exit"] } },
  "request.makeRequestAction": {
    may: LEAD,
    input: { selectionId, afterNumber: 0, deadline: null, message: "", weightsShown: false },
  },
};
