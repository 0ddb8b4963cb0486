import fc from "fast-check";
import { ASSURANCE_STANDARDS, SUBSERVICE_METHODS } from "@/lib/domain/assurance";
import { type Candidate, MEMBERSHIPS, type SourcedText } from "@/lib/domain/candidate";
import { FIGURE_SOURCES } from "@/lib/domain/financial-soundness";
import { addDays } from "@/lib/domain/iso-day";
import { CURRENCIES } from "@/lib/domain/money";
import { CAPABILITIES, CAPABILITY_STATES } from "@/lib/domain/partner-type";
import { REFERENCE_FINDERS, REFERENCE_RATINGS } from "@/lib/domain/references";
import { PARTNER_TYPES } from "@/lib/domain/selection";
import { day, maybe, name, words } from "./arbitrary-values";

const sourced: fc.Arbitrary<SourcedText> = fc.record({ text: words, source: words, sourceDate: maybe(day) });
const account = maybe(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }));
const positive = maybe(fc.integer({ min: 0, max: 1_000_000_000 }));

const report = fc
  .record({
    standard: fc.constantFrom(...ASSURANCE_STANDARDS),
    type: fc.constantFrom("I", "II"),
    auditor: words,
    end: day,
    length: fc.integer({ min: 0, max: 400 }),
    services: words,
    sites: words,
    qualified: fc.boolean(),
    exceptions: words,
    subservice: fc.constantFrom(...SUBSERVICE_METHODS),
    source: words,
    sourceDate: maybe(day),
  })
  .map(({ end, length, ...fields }) => ({
    ...fields,
    date: end,
    periodStart: fields.type === "II" ? addDays(end, -length) : null,
    periodEnd: fields.type === "II" ? end : null,
    bridgeLetterDate: addDays(end, 30),
  }));

const reference = fc.record({
  customer: name,
  contact: words,
  foundBy: fc.constantFrom(...REFERENCE_FINDERS),
  similarSize: maybe(fc.boolean()),
  similarIndustry: maybe(fc.boolean()),
  similarSystems: maybe(fc.boolean()),
  calledBy: name,
  calledOn: day,
  answers: fc.record({
    establishment_project: words,
    daily_operation: words,
    support: words,
    proactivity: words,
    invoices: words,
    choose_again: words,
  }),
  rating: maybe(fc.constantFrom(...REFERENCE_RATINGS)),
});

/** The candidate with this number, and all that is found out about it. */
export function candidate(index: number): fc.Arbitrary<Candidate> {
  const id = `can_${index}`;
  return fc
    .record({
      legalName: name,
      country: fc.constantFrom("SE", "DE", "OTHER"),
      employees: maybe(fc.integer({ min: 0, max: 5_000 })),
      website: words,
      compared: fc.boolean(),
      stageReason: words,
      claimedPartnerType: maybe(fc.constantFrom(...PARTNER_TYPES)),
      membership: fc.constantFrom(...MEMBERSHIPS),
      membershipSource: words,
      membershipDate: maybe(day),
      facts: fc.record({
        data_location: sourced,
        backup_location: sourced,
        data_access: sourced,
        subcontractors: sourced,
        standards: sourced,
        software_rights: sourced,
      }),
      financialYears: fc.uniqueArray(
        fc.record({
          year: fc.integer({ min: 2018, max: 2026 }),
          currency: fc.constantFrom(...CURRENCIES),
          equity: account,
          result: account,
          totalAssets: positive,
          revenue: account,
          shareCapital: positive,
          employees: positive.map((value) => (value === null ? null : value % 10_000)),
          source: fc.constantFrom(...FIGURE_SOURCES),
          sourceNote: words,
          sourceDate: maybe(day),
        }),
        { selector: (each) => each.year, maxLength: 3 },
      ),
      assuranceReports: fc.array(report, { maxLength: 2 }),
      capabilities: fc.uniqueArray(
        fc.record({
          capability: fc.constantFrom(...CAPABILITIES),
          state: fc.constantFrom(...CAPABILITY_STATES),
          how: words,
          date: maybe(day),
        }),
        { selector: (each) => each.capability, maxLength: 4 },
      ),
      references: fc.array(reference, { maxLength: 2 }),
    })
    .map(({ legalName, country, employees, website, compared, ...fields }) => ({
      ...fields,
      id,
      vendor: {
        id: `ven_${id}`,
        legalName,
        country,
        registrationNumber: `reg-${index}`,
        employees,
        website,
      },
      letter: compared ? String.fromCharCode(65 + index) : null,
      colour: compared ? index : null,
      stage: compared ? "shortlisted" : "longlisted",
      assuranceReports: fields.assuranceReports.map((each, at) => ({ ...each, id: `rep_${id}_${at + 1}` })),
      references: fields.references.map((each, at) => ({ ...each, id: `ref_${id}_${at + 1}` })),
    }));
}
