import { candidateId, LEAD, place, type Rule, SCORERS, selectionId, VENDORS } from "./access-people";

const PART = { role: "observer", locale: "da", knowsPrices: false, groupIds: null, candidateIds: null };

/** Who may do what with colleagues, vendors' contacts, scores and questions, each with an input that is correct in every field. */
export const PEOPLE_RULES: Readonly<Record<string, Rule>> = {
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
};
