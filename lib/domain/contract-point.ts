/**
 * The contract points every candidate is asked to propose terms for. Ten belong to any agreement about IT operations;
 * the rest are added when the buyer wants them.
 */

/** In the order they are asked. */
export const STANDARD_POINTS = [
  "outputs",
  "service_catalogue",
  "binding_notice",
  "service_levels",
  "penalties",
  "exit",
  "invoicing",
  "maintenance_window",
  "data_processing",
  "precedence",
] as const;

export const FURTHER_POINTS = [
  "change_handling",
  "staff_swing",
  "subcontractors",
  "audit_right",
  "software_rights",
  "disaster_recovery",
  "incident_notice",
  "personnel",
  "pilot",
  "partial_withdrawal",
  "governing_law",
] as const;

export const CONTRACT_POINTS = [...STANDARD_POINTS, ...FURTHER_POINTS] as const;
export type ContractPointKey = (typeof CONTRACT_POINTS)[number];
