/** Values as a browser sends them, correct in all fields. */

export const YEAR_2024 = {
  id: null,
  expectedEdition: null,
  year: 2024,
  currency: "DKK" as const,
  equity: 5_000_000_00,
  result: -250_000_00,
  totalAssets: null,
  revenue: null,
  shareCapital: null,
  employees: null,
  source: "typed" as const,
  sourceNote: "Annual report",
  sourceDate: null,
};
export const REPORT = {
  standard: "isae_3402" as const,
  type: "II" as const,
  auditor: "Revision P/S",
  date: null,
  periodStart: "2025-01-01",
  periodEnd: "2025-12-31",
  services: "Hosting",
  sites: "Aarhus",
  qualified: false,
  exceptions: "",
  subservice: "carve_out" as const,
  bridgeLetterDate: null,
  source: "Sent by the vendor",
  sourceDate: null,
};
export const ANSWERS = {
  establishment_project: "On time",
  daily_operation: "",
  support: "",
  proactivity: "",
  invoices: "",
  choose_again: "Yes",
};
export const REFERENCE = {
  customer: "Hansen Maskinfabrik",
  contact: "",
  foundBy: "buyer" as const,
  similarSize: true,
  similarIndustry: null,
  similarSystems: false,
  calledBy: "Lone",
  calledOn: "2026-10-01",
  rating: 4 as const,
  answers: ANSWERS,
};
