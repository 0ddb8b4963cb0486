import type { ParticipantRole } from "./criterion";

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
  "reference.delete": ["lead"],
  "criterionGroup.save": ["lead"],
  "criterionGroup.delete": ["lead"],
  "criterionGroup.reorder": ["lead"],
  "criterion.save": ["lead"],
  "criterion.delete": ["lead"],
  "criterion.reorder": ["lead"],
  "score.save": ["lead", "evaluator"],
  "requirement.save": ["lead"],
  "requirement.delete": ["lead"],
  "requirement.reorder": ["lead"],
  "requirementAnswer.save": ["lead"],
  "catalogueLine.save": ["lead"],
  "catalogueLine.delete": ["lead"],
  "catalogueLine.reorder": ["lead"],
  "offer.saveTerms": ["lead"],
  "offer.newVersion": ["lead"],
  "offer.setCells": ["lead"],
  "offerBundle.save": ["lead"],
  "offerBundle.delete": ["lead"],
  "priceListItem.save": ["lead"],
  "priceListItem.delete": ["lead"],
  "plug.save": ["lead"],
  "plug.delete": ["lead"],
  "exchangeRate.save": ["lead"],
} as const satisfies Record<string, readonly ParticipantRole[]>;
export type SelectionAction = keyof typeof SELECTION_POLICY;

/** What may be looked at in a selection, by the role of the participant. */
export const SELECTION_READS = {
  "selection.read": ["lead", "evaluator", "observer"],
  "scores.read": ["lead"],
  "scores.readOwn": ["lead", "evaluator"],
  "prices.read": ["lead", "observer"],
  /** Scores and prices side by side. */
  "comparison.read": ["lead"],
  "selection.export": ["lead"],
} as const satisfies Record<string, readonly ParticipantRole[]>;
export type SelectionRead = keyof typeof SELECTION_READS;

const includes = (allowed: readonly string[] | undefined, role: string | null): boolean =>
  role !== null && allowed?.includes(role) === true;

/** May someone with this organisation role (null = stranger) do this? `mayInOrganisation("vendor.create", null)` is false. */
export function mayInOrganisation(action: OrganisationAction, role: OrganisationRole | null): boolean {
  return includes(ORGANISATION_POLICY[action], role);
}

/** May a participant with this role (null = stranger) write this? `maySelection("plug.save", "observer")` is false. */
export function mayInSelection(action: SelectionAction, role: ParticipantRole | null): boolean {
  return includes(SELECTION_POLICY[action], role);
}

/** May a participant with this role (null = stranger) look at this? */
export function mayRead(read: SelectionRead, role: ParticipantRole | null): boolean {
  return includes(SELECTION_READS[read], role);
}
