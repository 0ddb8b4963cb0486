import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { count, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import type { Database } from "@/db/engine/database";
import { auditEvent } from "@/db/schema/audit";
import { participant } from "@/db/schema/participant";
import { selection } from "@/db/schema/selection";
import { GUEST_KEYS, seedEverything } from "@/db/testing/access-fixture";
import { ANSWERS, REFERENCE, REPORT, YEAR_2024 } from "@/db/testing/candidate-inputs";
import { openMemory } from "@/db/testing/open-memory";
import { vendorKey } from "@/db/testing/vendor-fixture";
import type { Actor } from "@/lib/server/access";

/**
 * Every action, tried by everybody. The list of actions is read from the code, so one that has no rule here fails.
 */

const here = vi.hoisted((): { database: Database | null; actor: Actor | null } => ({
  database: null,
  actor: null,
}));
vi.mock("@/lib/server/database", () => ({ database: async () => here.database }));
vi.mock("@/lib/server/session", () => ({ currentActor: async () => here.actor }));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));
vi.mock("next-intl/server", () => ({ getLocale: async () => "en", getTranslations: async () => () => "" }));

const PEOPLE = {
  lead: { userId: "usr_lead", name: "The lead" },
  evaluator: { userId: "usr_evaluator", name: "The evaluator" },
  observer: { userId: "usr_observer", name: "The observer" },
  guestEvaluator: { userId: null, name: "", guestKeys: [GUEST_KEYS.evaluator] },
  guestObserver: { userId: null, name: "", guestKeys: [GUEST_KEYS.observer] },
  /** Contacts of two candidates. */
  vendor: { userId: null, name: "", guestKeys: [vendorKey("can_a")] },
  otherVendor: { userId: null, name: "", guestKeys: [vendorKey("can_b")] },
  /** Of the same organisation, but with no part in the selection. */
  colleague: { userId: "usr_stranger", name: "The colleague" },
  /** Holds a key that opens nothing, or nothing any more. */
  outsider: { userId: "usr_nobody", name: "The outsider", guestKeys: ["a-key-of-another-selection"] },
  signedOut: null,
} satisfies Record<string, Actor | null>;
type Person = keyof typeof PEOPLE;
const names: readonly Person[] = [
  "lead",
  "evaluator",
  "observer",
  "guestEvaluator",
  "guestObserver",
  "vendor",
  "otherVendor",
  "colleague",
  "outsider",
  "signedOut",
];

const LEAD: readonly Person[] = ["lead"];
const SCORERS: readonly Person[] = ["lead", "evaluator", "guestEvaluator"];
const LEAD_AND_OBSERVERS: readonly Person[] = ["lead", "observer", "guestObserver"];
const VENDORS: readonly Person[] = ["vendor", "otherVendor"];
const MEMBERS: readonly Person[] = ["lead", "evaluator", "observer", "colleague"];

const selectionId = "sel_own";
const candidateId = "can_a";
const place = { selectionId, candidateId };
const SETTINGS = {
  name: "IT operations",
  currency: "DKK",
  horizonMonths: 48,
  targetType: 3,
  wantedPartnerType: null,
  quantities: { users: null, servers: null, gb: null, devices: null },
  discountBasisPoints: 0,
};
const VENDOR = {
  legalName: "Ny ApS",
  country: "DK",
  registrationNumber: "",
  employees: null,
  website: "",
  notes: "",
};
const PART = { role: "observer", locale: "da", knowsPrices: false, groupIds: null, candidateIds: null };
const LINE = {
  kind: "service",
  name: "Print",
  description: "",
  category: "",
  stage: null,
  driver: "users",
  scope: "in_scope",
};
const MODEL = {
  formula: "proportional",
  priceShareTenths: 300,
  slopeHundredths: 100,
  lowBoundMinor: null,
  highBoundMinor: null,
  qualityValueMinor: null,
  tieBreak: "shared",
};

interface Rule {
  readonly may: readonly Person[];
  readonly input: unknown;
}

/** Who may do what, with an input that is correct in every field. */
const RULES: Readonly<Record<string, Rule>> = {
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
        ...{ sheet: "Prices", headerRow: 1, columns: { name: 0, unitPrice: 1 } },
        ...{ period: "month", rows: { "2": "line_support" } },
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
  "vendor-contact.inviteContactAction": {
    may: LEAD,
    input: { ...place, name: "Ida", email: "ida@vendor.test", locale: "da" },
  },
  "vendor-contact.updateContactAction": {
    may: LEAD,
    input: {
      ...{ selectionId, id: "par_can_a", expectedEdition: 1 },
      ...{ name: "Ida", email: "ida@vendor.test", locale: "da" },
    },
  },
  "vendor-contact.sendContactLinkAction": { may: LEAD, input: { selectionId, id: "par_can_a" } },
  "vendor-contact.allowContactDeviceAction": { may: LEAD, input: { selectionId, id: "par_can_a" } },
  "vendor-contact.revokeContactAction": { may: LEAD, input: { selectionId, id: "par_can_a" } },
  "vendor-question.askBuyer": { may: VENDORS, input: { selectionId, lineId: null, text: "How many?" } },
  "vendor-question.answerVendor": {
    may: LEAD,
    input: { selectionId, id: "vqn_1", expectedEdition: 1, answer: "Ten", publishedText: "How many?" },
  },
  "vendor-question.askVendor": { may: LEAD, input: { ...place, lineId: null, text: "Included?" } },
  "vendor-question.replyToBuyer": {
    may: VENDORS,
    input: { selectionId, id: "vqn_2", expectedEdition: 1, answer: "Yes" },
  },
  "candidate.addCandidateToSelection": {
    may: LEAD,
    input: { selectionId, vendor: { kind: "known", vendorId: "ven_spare" } },
  },
  "candidate.setStage": {
    may: LEAD,
    input: { ...place, from: "shortlisted", to: "negotiating", reason: "" },
  },
  "candidate.removeFromSelection": { may: LEAD, input: place },
  "candidate.updateBackground": {
    may: LEAD,
    input: {
      ...place,
      expectedEdition: 1,
      claimedPartnerType: 2,
      membership: "yes",
      membershipSource: "",
      membershipDate: null,
    },
  },
  "candidate.saveYears": { may: LEAD, input: { ...place, years: [YEAR_2024] } },
  "candidate.deleteYear": { may: LEAD, input: { ...place, id: "year_1", expectedEdition: 1 } },
  "candidate.saveReport": { may: LEAD, input: { ...place, id: null, expectedEdition: null, report: REPORT } },
  "candidate.deleteReport": { may: LEAD, input: { ...place, id: "rep_1", expectedEdition: 1 } },
  "candidate.saveFact": {
    may: LEAD,
    input: {
      ...place,
      fact: "data_location",
      expectedEdition: null,
      text: "Aarhus",
      source: "",
      sourceDate: null,
    },
  },
  "candidate.saveCapabilityRecords": {
    may: LEAD,
    input: {
      ...place,
      entries: [{ capability: "backup", state: "claimed", how: "", date: null, expectedEdition: null }],
    },
  },
  "candidate.saveReferenceCall": {
    may: LEAD,
    input: { ...place, id: null, expectedEdition: null, reference: { ...REFERENCE, answers: ANSWERS } },
  },
  "candidate.saveOwnCall": {
    may: SCORERS,
    input: { selectionId, id: "ref_1", expectedEdition: 1, calledOn: null, rating: null, answers: ANSWERS },
  },
  "candidate.deleteReferenceCall": { may: LEAD, input: { ...place, id: "ref_1", expectedEdition: 1 } },
  "comparison.keepTriedWeights": {
    may: LEAD,
    input: {
      selectionId,
      priceShareTenths: 250,
      expectedPriceShareTenths: 300,
      groups: [{ groupId: "grp_1", weight: 2, expectedWeight: 1 }],
    },
  },
  "judging.saveScoreAction": {
    may: SCORERS,
    input: { ...place, criterionId: "cri_1", value: 3, note: "", expectedEdition: null },
  },
  "judging.submitScoresAction": {
    may: SCORERS,
    input: { selectionId, pairs: [{ candidateId, groupId: "grp_1", answers: [] }] },
  },
  "judging.confirmDeclarationAction": {
    may: SCORERS,
    input: { selectionId, confidential: true, candidateIds: [candidateId], conflicts: [] },
  },
  "judging.takeBackConflictAction": {
    may: LEAD,
    input: { selectionId, participantId: "par_own_evaluator", candidateId: "can_b", reason: "A slip" },
  },
  "judging.reopenScoreAction": {
    may: LEAD,
    input: { selectionId, participantId: "par_own_evaluator", candidateId: "can_b", groupId: "grp_1" },
  },
  "judging.openRoundAction": { may: LEAD, input: { ...place, groupId: "grp_late" } },
  "judging.closeRoundAction": {
    may: LEAD,
    input: { selectionId, candidateId: "can_b", groupId: "grp_late" },
  },
  "judging.closeScoringAction": { may: LEAD, input: { selectionId, reason: "Time is up" } },
  "judging.reopenScoringAction": { may: LEAD, input: { selectionId, reason: "One more" } },
  "mail.retryMailAction": { may: LEAD, input: { selectionId, ids: ["mail_1"] } },
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
      source: "estimate",
      low: 1,
      base: 2,
      high: 3,
      note: "A guess",
    },
  },
  "offer.deleteGapPlug": { may: LEAD, input: { selectionId, candidateId: "can_b", lineId: "line_move" } },
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
      gaps: [{ lineId: "line_upgrade", expectedEdition: 0 }],
    },
  },
  "gap.openGapsAction": { may: LEAD, input: { ...place, lineIds: ["line_upgrade"] } },
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
  "panel.saveAgreedScoreAction": {
    may: LEAD,
    input: {
      selectionId,
      candidateId: "can_b",
      criterionId: "cri_1",
      value: 3,
      reason: "Agreed",
      expectedEdition: 1,
    },
  },
  "panel.deleteAgreedScoreAction": {
    may: LEAD,
    input: { selectionId, candidateId: "can_b", criterionId: "cri_1", expectedEdition: 1 },
  },
  "participant.inviteParticipantsAction": {
    may: LEAD,
    input: { selectionId, people: [{ name: "Ida", email: "ida@example.test" }], ...PART },
  },
  "participant.updateParticipantAction": {
    may: LEAD,
    input: { selectionId, id: "par_own_observer", name: "The observer", expectedEdition: 1, ...PART },
  },
  "participant.revokeParticipantAction": { may: LEAD, input: { selectionId, id: "par_own_guest_observer" } },
  "participant.sendLinkAction": { may: LEAD, input: { selectionId, id: "par_own_guest_observer" } },
  "participant.allowDeviceAction": { may: LEAD, input: { selectionId, id: "par_own_guest_observer" } },
  "participant.remindAction": { may: LEAD, input: { selectionId, id: null } },
  "participant.setScoringFrameAction": {
    may: LEAD,
    input: { selectionId, deadline: "2026-12-01", scorerNames: "shown", expectedEdition: 1 },
  },
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
  "requirement.saveRequirementAction": {
    may: LEAD,
    input: { selectionId, id: null, name: "Open at night", level: "desirable", expectedEdition: null },
  },
  "requirement.deleteRequirementAction": {
    may: LEAD,
    input: { selectionId, id: "req_1", withAnswers: true },
  },
  "requirement.reorderRequirementsAction": {
    may: LEAD,
    input: { selectionId, level: "important", order: ["req_1"] },
  },
  "requirement.saveRequirementAnswerAction": {
    may: LEAD,
    input: { ...place, requirementId: "req_1", answer: "meets", note: "", expectedEdition: null },
  },
  "scoring.saveCriterionGroupAction": {
    may: LEAD,
    input: { selectionId, id: null, name: "Skills", weight: 1, expectedEdition: null },
  },
  "scoring.deleteCriterionGroupAction": { may: LEAD, input: { selectionId, id: "grp_late" } },
  "scoring.reorderCriterionGroupsAction": { may: LEAD, input: { selectionId, order: ["grp_late", "grp_1"] } },
  "scoring.saveCriterionAction": {
    may: LEAD,
    input: {
      selectionId,
      id: null,
      groupId: "grp_late",
      name: "Flexible",
      help: "",
      weight: 1,
      purchase: "both",
      feed: "people",
      rubric: ["", "", "", "", ""],
      position: null,
      expectedEdition: null,
    },
  },
  "scoring.deleteCriterionAction": { may: LEAD, input: { selectionId, id: "cri_late" } },
  "scoring.reorderCriteriaAction": { may: LEAD, input: { selectionId, groupId: "grp_1", order: ["cri_1"] } },
  "scoring.setPriceModelAction": { may: LEAD, input: { selectionId, expectedEdition: 1, ...MODEL } },
  "selection.createSelection": {
    may: MEMBERS,
    input: { organisationId: "org_own", template: "blank", sealing: "sealed", settings: SETTINGS },
  },
  "selection.updateSettings": { may: LEAD, input: { selectionId, expectedEdition: 1, settings: SETTINGS } },
  "selection.renameSelection": { may: LEAD, input: { selectionId, expectedEdition: 1, name: "Other" } },
  "selection.deleteSelection": { may: LEAD, input: { selectionId, typedName: "IT operations own" } },
  "selection.setPhase": { may: LEAD, input: { selectionId, phase: "longlist", reason: "Early" } },
  "selection.loadSample": { may: MEMBERS, input: { organisationId: "org_own" } },
  "vendor.createVendor": { may: MEMBERS, input: { organisationId: "org_own", vendor: VENDOR } },
  "vendor.updateVendor": {
    may: MEMBERS,
    input: { organisationId: "org_own", vendorId: "ven_spare", expectedEdition: 1, vendor: VENDOR },
  },
  "vendor.deleteVendor": { may: MEMBERS, input: { organisationId: "org_own", vendorId: "ven_spare" } },
};

/** Actions that are a way in or out, or one's own choice of looks; each is tried where it is built. */
const DOORS: Readonly<Record<string, string>> = {
  "account.lookAround": "the sample, on this machine only",
  "account.start": "the first account, with the one-time code",
  "account.signInWithPassword": "the password itself is the rule",
  "account.signOut": "one's own session",
  "account.changePassword": "one's own password, asked again",
  "invitation.openInvitation": "the link itself is the rule",
  "invitation.requestDeviceCode": "the link itself is the rule",
  "invitation.joinSelectionAsLead": "the link itself is the rule",
  "invitation.signOutHere": "one's own session",
  "invitation.leaveSelection": "one's own session",
  "preferences.setLocale": "one's own language",
  "preferences.setTheme": "one's own looks",
  "selection-file.importSelectionFile": "takes a request; tried in the browser on every route",
  "document.attachDocument": "takes a request; tried for everybody where it is built",
  "document.takeDocumentAwayByRequest": "the same as takeDocumentAway, for one of our own pages",
  "workbook.receiveWorkbook": "takes a request; tried in the browser on every route",
  "answer-file.bringWorkbook": "takes a request; tried for everybody where it is built",
  "opening.requestPriceOpening": "asks for the password first; tried where it is built",
};

const Answer = z.object({ ok: z.boolean(), code: z.string().optional() });
type Action = (input: unknown) => Promise<unknown>;

const features = readdirSync(path.join("lib", "features")).filter((name) =>
  existsSync(path.join("lib", "features", name, "actions.ts")),
);
const actions = new Map<string, Action>();
for (const feature of features) {
  const exported: Record<string, unknown> = await import(`./${feature}/actions.ts`);
  for (const [name, action] of Object.entries(exported))
    if (typeof action === "function") actions.set(`${feature}.${name}`, async (input) => action(input));
}

async function tried(action: Action, input: unknown, person: Person): Promise<string> {
  here.actor = PEOPLE[person];
  const answer = Answer.parse(await action(input));
  return answer.ok ? "ok" : (answer.code ?? "");
}

let db: Database;
beforeEach(async () => {
  db = await openMemory();
  await seedEverything(db);
  here.database = db;
});
afterEach(() => db.close());

const written = async (): Promise<number> => {
  const [row] = await db.read.select({ rows: count() }).from(auditEvent);
  return row?.rows ?? 0;
};

describe("who may do what", () => {
  it("is said for every action there is, and for none that is gone", () => {
    const ruled = [...Object.keys(RULES), ...Object.keys(DOORS)];
    expect([...actions.keys()].filter((name) => !ruled.includes(name))).toEqual([]);
    expect(Object.keys(RULES).filter((name) => !actions.has(name))).toEqual([]);
  });

  describe.each(Object.entries(RULES))("%s", (name, { may, input }) => {
    const action = actions.get(name) ?? (async () => ({ ok: false, code: "gone" }));

    it("is refused to everybody else, and leaves no trace", async () => {
      const before = await written();
      for (const person of names.filter((each) => !may.includes(each))) {
        const isInside = !["colleague", "outsider", "signedOut"].includes(person);
        const isOfOrganisation = may === MEMBERS;
        const expected =
          person === "signedOut"
            ? "access.signed_out"
            : isInside && !isOfOrganisation
              ? "access.forbidden"
              : "access.not_found";
        expect(await tried(action, input, person), person).toBe(expected);
      }
      expect(await written()).toBe(before);
    });

    it("is open to those who may", async () => {
      for (const person of may) {
        const code = await tried(action, input, person);
        expect(code, person).not.toMatch(/^(access\.|input\.invalid|internal|gone)/);
        // What the first of them did stands; the next finds it done, changed or gone.
        await db.close();
        db = await openMemory();
        await seedEverything(db);
        here.database = db;
      }
    });
  });
});

describe("while prices are sealed", () => {
  const typing = Object.entries(RULES).filter(
    ([name]) => name.startsWith("offer.") && !/Gap|Rate|Line$/.test(name),
  );

  it.each(typing)("%s is open to nobody but who knows them", async (name, { input }) => {
    const action = actions.get(name) ?? (async () => ({ ok: false, code: "gone" }));
    await db.transaction(async (tx) => {
      await tx.update(selection).set({ sealing: "sealed" }).where(eq(selection.id, selectionId));
      await tx.update(participant).set({ knowsPrices: true }).where(eq(participant.id, "par_own_observer"));
    });
    expect(await tried(action, input, "lead")).toBe("prices.keeper_only");
    expect(await tried(action, input, "guestObserver")).toBe("prices.keeper_only");
    for (const person of ["evaluator", "guestEvaluator"] as const)
      expect(await tried(action, input, person), person).toBe("access.forbidden");
    expect(await tried(action, input, "observer")).not.toMatch(
      /^(access\.|prices\.keeper|input\.invalid|internal)/,
    );
  });
});
