import type { PartRole } from "./criterion";

/**
 * Who may do what: one pure table, failing closed. The action's name keys this table and the audit record, so an
 * action that is missing here does not compile.
 */

export const ORGANISATION_ROLES = ["owner", "member"] as const;
export type OrganisationRole = (typeof ORGANISATION_ROLES)[number];

/** Actions on an organisation and its directory, by organisation role. */
export const ORGANISATION_POLICY = {
  "organisation.rename": ["owner"],
  "selection.create": ["owner", "member"],
  "selection.import": ["owner", "member"],
  "vendor.create": ["owner", "member"],
  "vendor.update": ["owner", "member"],
  "vendor.delete": ["owner", "member"],
} as const satisfies Record<string, readonly OrganisationRole[]>;
export type OrganisationAction = keyof typeof ORGANISATION_POLICY;

/** Writes in one selection, by the role of the participant. */
export const SELECTION_POLICY = {
  "selection.update": ["lead"],
  "selection.delete": ["lead"],
  "selection.setPhase": ["lead"],
  "selection.keepWeights": ["lead"],
  "selection.setPriceModel": ["lead"],
  "candidate.add": ["lead"],
  "candidate.setStage": ["lead"],
  "candidate.remove": ["lead"],
  "candidate.updateBackground": ["lead"],
  "financialYear.save": ["lead"],
  "financialYear.delete": ["lead"],
  "assuranceReport.save": ["lead"],
  "assuranceReport.delete": ["lead"],
  "supplierFact.save": ["lead"],
  "capability.save": ["lead"],
  "reference.save": ["lead"],
  /** Of a call somebody was asked to make; nobody else's. */
  "reference.saveCall": ["lead", "evaluator"],
  "reference.delete": ["lead"],
  "criterionGroup.save": ["lead"],
  "criterionGroup.delete": ["lead"],
  "criterionGroup.reorder": ["lead"],
  "criterion.save": ["lead"],
  "criterion.delete": ["lead"],
  "criterion.reorder": ["lead"],
  "participant.invite": ["lead"],
  "participant.update": ["lead"],
  "participant.revoke": ["lead"],
  "participant.sendLink": ["lead"],
  "participant.allowDevice": ["lead"],
  "participant.remind": ["lead"],
  "mail.retry": ["lead"],
  "declaration.confirm": ["lead", "evaluator"],
  /** Of somebody else's conflict; nobody takes back their own. */
  "declaration.takeBack": ["lead"],
  "score.save": ["lead", "evaluator"],
  "score.submit": ["lead", "evaluator"],
  "score.reopen": ["lead"],
  "scoring.setFrame": ["lead"],
  "scoring.openRound": ["lead"],
  "scoring.closeRound": ["lead"],
  "scoring.close": ["lead"],
  "scoring.reopen": ["lead"],
  "agreedScore.save": ["lead"],
  "agreedScore.delete": ["lead"],
  "scoringModel.lock": ["lead"],
  "scoringModel.reopen": ["lead"],
  "prices.seal": ["lead"],
  "prices.setConfirmer": ["lead"],
  "prices.requestOpening": ["lead"],
  "prices.confirmOpening": ["lead", "observer"],
  "requirement.save": ["lead"],
  "requirement.delete": ["lead"],
  "requirement.reorder": ["lead"],
  "requirementAnswer.save": ["lead"],
  "requestPoint.save": ["lead"],
  "requestPoint.delete": ["lead"],
  "requestPoint.reorder": ["lead"],
  "requestPoint.addKnown": ["lead"],
  "offerRequest.make": ["lead"],
  "catalogueLine.save": ["lead"],
  "catalogueLine.delete": ["lead"],
  "catalogueLine.reorder": ["lead"],
  // An observer who knows the prices types them while they are sealed: `mayTypePrices` decides, after the role.
  "offer.saveTerms": ["lead", "observer"],
  "offer.newVersion": ["lead", "observer"],
  "offer.setCells": ["lead", "observer"],
  "offerBundle.save": ["lead", "observer"],
  "offerBundle.delete": ["lead", "observer"],
  "priceListItem.save": ["lead", "observer"],
  "priceListItem.delete": ["lead", "observer"],
  "offer.withdraw": ["lead"],
  "offer.restore": ["lead"],
  "offerVariant.save": ["lead"],
  "offerVariant.remove": ["lead"],
  "offerRound.open": ["lead"],
  "offerRound.close": ["lead"],
  "document.add": ["lead"],
  "document.remove": ["lead"],
  // `mayUploadOffers` decides, after the role.
  "offerUpload.receive": ["lead", "observer"],
  "offerUpload.map": ["lead", "observer"],
  "offerUpload.mend": ["lead", "observer"],
  "offerUpload.leave": ["lead", "observer"],
  "offerUpload.accept": ["lead", "observer"],
  "offerUpload.discard": ["lead", "observer"],
  "plug.save": ["lead"],
  "plug.saveMany": ["lead"],
  "gap.leave": ["lead"],
  /** Takes away what was decided about a gap. */
  "gap.open": ["lead"],
  "exchangeRate.save": ["lead"],
  "vendorContact.invite": ["lead"],
  "vendorContact.update": ["lead"],
  "vendorContact.sendLink": ["lead"],
  "vendorContact.allowDevice": ["lead"],
  "vendorContact.revoke": ["lead"],
  /** A late answer becomes an offer, or does not. */
  "answer.letIn": ["lead"],
  "answer.refuse": ["lead"],
  "answer.saveDraft": ["vendor"],
  "answer.takeWorkbook": ["vendor"],
  "answer.addVariant": ["vendor"],
  "answer.removeVariant": ["vendor"],
  "answer.submit": ["vendor"],
  "vendorQuestion.ask": ["vendor"],
  /** To a question of ours. */
  "vendorQuestion.reply": ["vendor"],
  /** To a vendor's question, for all candidates to read. */
  "vendorQuestion.answer": ["lead"],
  "vendorQuestion.send": ["lead"],
  "exchangeRate.delete": ["lead"],
  "ownCost.save": ["lead"],
  "ownCost.delete": ["lead"],
  "basketItem.save": ["lead"],
  "basketItem.suggest": ["lead"],
  "basketItem.delete": ["lead"],
  "vendorQuestion.askAboutGaps": ["lead"],
} as const satisfies Record<string, readonly PartRole[]>;
export type SelectionAction = keyof typeof SELECTION_POLICY;

/** What may be looked at in a selection, by the role of the participant. */
export const SELECTION_READS = {
  /** The working pages: needs, candidates, the model, the road. No score and no price. Evaluators see only their own. */
  "selection.read": ["lead", "observer"],
  "participants.read": ["lead"],
  /** Who is how far, never what they gave. */
  "progress.read": ["lead", "observer"],
  /** One's own scoring page. */
  "scores.readOwn": ["lead", "evaluator"],
  /** Others' scores, as far as `visibleScores` lets the reader see them. */
  "scores.read": ["lead", "observer"],
  /** Prices that are open, and the states of sealed ones. */
  "prices.read": ["lead", "observer"],
  /** Files kept with candidates, and what is in them as far as it is open. */
  "documents.read": ["lead", "observer"],
  /** Scores and prices side by side, each as far as the reader may see them. */
  "comparison.read": ["lead", "observer"],
  "selection.export": ["lead"],
  /** What a vendor is asked, and what it has answered itself. Nothing of anybody else's. */
  "answer.read": ["vendor"],
} as const satisfies Record<string, readonly PartRole[]>;
export type SelectionRead = keyof typeof SELECTION_READS;

const includes = (allowed: readonly string[] | undefined, role: string | null): boolean =>
  role !== null && allowed?.includes(role) === true;

/** May someone with this organisation role (null = stranger) do this? `mayInOrganisation("vendor.create", null)` is false. */
export function mayInOrganisation(action: OrganisationAction, role: OrganisationRole | null): boolean {
  return includes(ORGANISATION_POLICY[action], role);
}

/** May a participant with this role (null = stranger) write this? `maySelection("plug.save", "observer")` is false. */
export function mayInSelection(action: SelectionAction, role: PartRole | null): boolean {
  return includes(SELECTION_POLICY[action], role);
}

/** May a participant with this role (null = stranger) look at this? */
export function mayRead(read: SelectionRead, role: PartRole | null): boolean {
  return includes(SELECTION_READS[read], role);
}

/** What decides whether somebody may type or change offers by hand. */
export interface PriceTyping {
  readonly role: PartRole;
  readonly knowsPrices: boolean;
  /** Prices of the selection are sealed and not yet opened. */
  readonly sealed: boolean;
}

/**
 * While prices are sealed only somebody recorded as knowing them types offers (and does not evaluate); once they are
 * open, or were never sealed, the lead does.
 *
 * @example mayTypePrices({ role: "lead", knowsPrices: false, sealed: true }) // false
 */
export function mayTypePrices({ role, knowsPrices, sealed }: PriceTyping): boolean {
  return sealed ? knowsPrices && (role === "lead" || role === "observer") : role === "lead";
}

/**
 * A lead uploads what a vendor sends at any time, and while prices are sealed sees nothing of it but how complete it
 * is; so does whoever knows the prices then.
 *
 * @example mayUploadOffers({ role: "lead", knowsPrices: false, sealed: true }) // true
 */
export function mayUploadOffers(typing: PriceTyping): boolean {
  return typing.role === "lead" || mayTypePrices(typing);
}
