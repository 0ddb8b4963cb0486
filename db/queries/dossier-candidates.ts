import { asc, eq } from "drizzle-orm";
import type { AssuranceReport } from "@/lib/domain/assurance";
import { type Candidate, type SourcedText, SUPPLIER_FACTS, type SupplierFact } from "@/lib/domain/candidate";
import type { FinancialYear } from "@/lib/domain/financial-soundness";
import { type IsoDay, isIsoDay } from "@/lib/domain/iso-day";
import { type CapabilityRecord, isCapability } from "@/lib/domain/partner-type";
import {
  isReferenceRating,
  REFERENCE_QUESTIONS,
  type Reference,
  type ReferenceQuestion,
} from "@/lib/domain/references";
import { PARTNER_TYPES } from "@/lib/domain/selection";
import type { Reader } from "../engine/database";
import {
  assuranceReport,
  candidate,
  candidateCapability,
  candidateReference,
  financialYear,
  referenceAnswer,
  supplierFact,
} from "../schema/candidate";
import { vendor } from "../schema/vendor";
import { grouped, memberOf } from "./grouped";

/** A stored day; null when there is none. */
export const dayOrNull = (stored: string | null): IsoDay | null => (isIsoDay(stored) ? stored : null);

/** The selection's candidates with everything found out about them, in the order of letters, then names. */
export async function loadCandidates(reader: Reader, selectionId: string): Promise<Candidate[]> {
  const ofSelection = eq(candidate.selectionId, selectionId);
  const rows = await reader
    .select({ candidate, vendor })
    .from(candidate)
    .innerJoin(vendor, eq(vendor.id, candidate.vendorId))
    .where(ofSelection)
    .orderBy(asc(candidate.createdAt), asc(candidate.id));
  const facts = await reader
    .select({ row: supplierFact })
    .from(supplierFact)
    .innerJoin(candidate, eq(candidate.id, supplierFact.candidateId))
    .where(ofSelection);
  const years = await reader
    .select({ row: financialYear })
    .from(financialYear)
    .innerJoin(candidate, eq(candidate.id, financialYear.candidateId))
    .where(ofSelection)
    .orderBy(asc(financialYear.year));
  const reports = await reader
    .select({ row: assuranceReport })
    .from(assuranceReport)
    .innerJoin(candidate, eq(candidate.id, assuranceReport.candidateId))
    .where(ofSelection)
    .orderBy(asc(assuranceReport.id));
  const capabilities = await reader
    .select({ row: candidateCapability })
    .from(candidateCapability)
    .innerJoin(candidate, eq(candidate.id, candidateCapability.candidateId))
    .where(ofSelection)
    .orderBy(asc(candidateCapability.capability));
  const references = await reader
    .select({ row: candidateReference })
    .from(candidateReference)
    .innerJoin(candidate, eq(candidate.id, candidateReference.candidateId))
    .where(ofSelection)
    .orderBy(asc(candidateReference.customer), asc(candidateReference.id));
  const answers = await reader
    .select({ row: referenceAnswer })
    .from(referenceAnswer)
    .innerJoin(candidateReference, eq(candidateReference.id, referenceAnswer.referenceId))
    .innerJoin(candidate, eq(candidate.id, candidateReference.candidateId))
    .where(ofSelection);

  const factsOf = grouped(facts, ({ row }) => row.candidateId);
  const yearsOf = grouped(years, ({ row }) => row.candidateId);
  const reportsOf = grouped(reports, ({ row }) => row.candidateId);
  const capabilitiesOf = grouped(capabilities, ({ row }) => row.candidateId);
  const referencesOf = grouped(references, ({ row }) => row.candidateId);
  const answersOf = grouped(answers, ({ row }) => row.referenceId);

  return rows
    .map(
      ({ candidate: row, vendor: company }): Candidate => ({
        id: row.id,
        vendor: {
          id: company.id,
          legalName: company.legalName,
          country: company.country,
          registrationNumber: company.registrationNumber,
          employees: company.employees,
          website: company.website,
        },
        letter: row.letter,
        colour: row.colour,
        stage: row.stage,
        stageReason: row.stageReason,
        claimedPartnerType: memberOf(PARTNER_TYPES, row.claimedPartnerType),
        membership: row.membership,
        membershipSource: row.membershipSource,
        membershipDate: dayOrNull(row.membershipDate),
        facts: factsFromRows((factsOf.get(row.id) ?? []).map((found) => found.row)),
        financialYears: (yearsOf.get(row.id) ?? []).map((found) => yearFromRow(found.row)),
        assuranceReports: (reportsOf.get(row.id) ?? []).map((found) => reportFromRow(found.row)),
        capabilities: (capabilitiesOf.get(row.id) ?? []).flatMap((found) => capabilityFromRow(found.row)),
        references: (referencesOf.get(row.id) ?? []).map((found) =>
          referenceFromRow(
            found.row,
            (answersOf.get(found.row.id) ?? []).map((answer) => answer.row),
          ),
        ),
      }),
    )
    .sort(byLetterThenName);
}

function byLetterThenName(a: Candidate, b: Candidate): number {
  if (a.letter !== null && b.letter !== null) return a.letter < b.letter ? -1 : 1;
  if (a.letter !== null) return -1;
  if (b.letter !== null) return 1;
  return a.vendor.legalName.localeCompare(b.vendor.legalName, "da") || (a.id < b.id ? -1 : 1);
}

function factsFromRows(
  rows: readonly (typeof supplierFact.$inferSelect)[],
): Record<SupplierFact, SourcedText> {
  const unknown: SourcedText = { text: "", source: "", sourceDate: null };
  const facts: Record<SupplierFact, SourcedText> = {
    data_location: unknown,
    backup_location: unknown,
    data_access: unknown,
    subcontractors: unknown,
    standards: unknown,
    software_rights: unknown,
  };
  for (const row of rows) {
    const fact = memberOf(SUPPLIER_FACTS, row.fact);
    if (fact) facts[fact] = { text: row.text, source: row.source, sourceDate: dayOrNull(row.sourceDate) };
  }
  return facts;
}

/** The domain's financial year from its row. */
export function yearFromRow(row: typeof financialYear.$inferSelect): FinancialYear {
  return {
    year: row.year,
    currency: row.currency,
    equity: row.equityMinor,
    result: row.resultMinor,
    totalAssets: row.totalAssetsMinor,
    revenue: row.revenueMinor,
    shareCapital: row.shareCapitalMinor,
    employees: row.employees,
    source: row.source,
    sourceNote: row.sourceNote,
    sourceDate: dayOrNull(row.sourceDate),
  };
}

/** The domain's assurance report from its row. */
export function reportFromRow(row: typeof assuranceReport.$inferSelect): AssuranceReport {
  return {
    id: row.id,
    standard: row.standard,
    type: row.type,
    auditor: row.auditor,
    date: dayOrNull(row.date),
    periodStart: dayOrNull(row.periodStart),
    periodEnd: dayOrNull(row.periodEnd),
    services: row.services,
    sites: row.sites,
    qualified: row.qualified,
    exceptions: row.exceptions,
    subservice: row.subservice,
    bridgeLetterDate: dayOrNull(row.bridgeLetterDate),
    source: row.source,
    sourceDate: dayOrNull(row.sourceDate),
  };
}

function capabilityFromRow(row: typeof candidateCapability.$inferSelect): CapabilityRecord[] {
  // A capability that a later version no longer knows is left out rather than shown without a name.
  if (!isCapability(row.capability)) return [];
  return [{ capability: row.capability, state: row.state, how: row.how, date: dayOrNull(row.date) }];
}

/** The domain's reference from its row and its answers' rows. */
export function referenceFromRow(
  row: typeof candidateReference.$inferSelect,
  answerRows: readonly (typeof referenceAnswer.$inferSelect)[],
): Reference {
  const answerTo = (question: ReferenceQuestion): string =>
    answerRows.find((answer) => answer.question === question)?.answer ?? "";
  const [first, second, third, fourth, fifth, sixth] = REFERENCE_QUESTIONS;
  return {
    id: row.id,
    customer: row.customer,
    contact: row.contact,
    foundBy: row.foundBy,
    similarSize: row.similarSize,
    similarIndustry: row.similarIndustry,
    similarSystems: row.similarSystems,
    calledBy: row.calledBy,
    calledOn: dayOrNull(row.calledOn),
    answers: {
      [first]: answerTo(first),
      [second]: answerTo(second),
      [third]: answerTo(third),
      [fourth]: answerTo(fourth),
      [fifth]: answerTo(fifth),
      [sixth]: answerTo(sixth),
    },
    rating: isReferenceRating(row.rating) ? row.rating : null,
  };
}
