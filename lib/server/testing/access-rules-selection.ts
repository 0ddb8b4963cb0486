import { ANSWERS, REFERENCE, REPORT, YEAR_2024 } from "@/db/testing/candidate-inputs";
import { LEAD, MEMBERS, place, type Rule, SCORERS, selectionId } from "./access-people";

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
const MODEL = {
  formula: "proportional",
  priceShareTenths: 300,
  slopeHundredths: 100,
  lowBoundMinor: null,
  highBoundMinor: null,
  qualityValueMinor: null,
  tieBreak: "shared",
};

/** Who may do what with selections, candidates, criteria and the directory, each with an input that is correct in every field. */
export const SELECTION_RULES: Readonly<Record<string, Rule>> = {
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
