import { and, asc, count, eq, ne } from "drizzle-orm";
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
import { leftGap, offer, plug } from "../schema/offer";
import { requirementAnswer, score } from "../schema/scoring";
import { vendor } from "../schema/vendor";
import { grouped } from "./grouped";

export type CandidateRow = typeof candidate.$inferSelect;
export type FinancialYearRow = typeof financialYear.$inferSelect;
export type AssuranceReportRow = typeof assuranceReport.$inferSelect;
export type SupplierFactRow = typeof supplierFact.$inferSelect;
export type CapabilityRow = typeof candidateCapability.$inferSelect;
export type ReferenceRow = typeof candidateReference.$inferSelect;
export type ReferenceAnswerRow = typeof referenceAnswer.$inferSelect;
export type VendorRow = typeof vendor.$inferSelect;

/** A candidate of this selection; undefined for one of another, as for one that is not there. */
export async function candidateOf(
  reader: Reader,
  selectionId: string,
  candidateId: string,
): Promise<CandidateRow | undefined> {
  const [row] = await reader
    .select()
    .from(candidate)
    .where(and(eq(candidate.id, candidateId), eq(candidate.selectionId, selectionId)))
    .limit(1);
  return row;
}

/** Stage, letter and hue of the selection's other candidates. */
export async function otherCandidates(
  reader: Reader,
  selectionId: string,
  candidateId: string,
): Promise<Pick<CandidateRow, "stage" | "letter" | "colour">[]> {
  return reader
    .select({ stage: candidate.stage, letter: candidate.letter, colour: candidate.colour })
    .from(candidate)
    .where(and(eq(candidate.selectionId, selectionId), ne(candidate.id, candidateId)));
}

/** Everything stored about one candidate, with the edition of every row: what is needed to edit it. */
export interface CandidateRows {
  readonly candidate: CandidateRow;
  readonly vendor: VendorRow;
  readonly financialYears: readonly FinancialYearRow[];
  readonly assuranceReports: readonly AssuranceReportRow[];
  readonly facts: readonly SupplierFactRow[];
  readonly capabilities: readonly CapabilityRow[];
  readonly references: readonly (ReferenceRow & { readonly answers: readonly ReferenceAnswerRow[] })[];
}

/** Use inside a snapshot, so that all its reads see the same state. */
export async function candidateRows(
  reader: Reader,
  selectionId: string,
  candidateId: string,
): Promise<CandidateRows | undefined> {
  const [found] = await reader
    .select({ candidate, vendor })
    .from(candidate)
    .innerJoin(vendor, eq(vendor.id, candidate.vendorId))
    .where(and(eq(candidate.id, candidateId), eq(candidate.selectionId, selectionId)))
    .limit(1);
  if (!found) return undefined;
  const financialYears = await reader
    .select()
    .from(financialYear)
    .where(eq(financialYear.candidateId, candidateId))
    .orderBy(asc(financialYear.year));
  const assuranceReports = await reader
    .select()
    .from(assuranceReport)
    .where(eq(assuranceReport.candidateId, candidateId))
    .orderBy(asc(assuranceReport.id));
  const facts = await reader.select().from(supplierFact).where(eq(supplierFact.candidateId, candidateId));
  const capabilities = await reader
    .select()
    .from(candidateCapability)
    .where(eq(candidateCapability.candidateId, candidateId));
  const references = await reader
    .select()
    .from(candidateReference)
    .where(eq(candidateReference.candidateId, candidateId))
    .orderBy(asc(candidateReference.customer), asc(candidateReference.id));
  const answers = await reader
    .select({ row: referenceAnswer })
    .from(referenceAnswer)
    .innerJoin(candidateReference, eq(candidateReference.id, referenceAnswer.referenceId))
    .where(eq(candidateReference.candidateId, candidateId));
  const answersOf = grouped(answers, ({ row }) => row.referenceId);
  return {
    ...found,
    financialYears,
    assuranceReports,
    facts,
    capabilities,
    references: references.map((row) => ({
      ...row,
      answers: (answersOf.get(row.id) ?? []).map((answer) => answer.row),
    })),
  };
}

/** What hangs on a candidate, by kind, in a fixed order. */
export const HOLDINGS = [
  "financial_years",
  "assurance_reports",
  "facts",
  "capabilities",
  "references",
  "scores",
  "requirement_answers",
  "offers",
  "plugs",
  "left_gaps",
] as const;
export type Holding = (typeof HOLDINGS)[number];

/** How many rows of each kind would be lost with the candidate. */
export async function holdingsOf(reader: Reader, candidateId: string): Promise<Record<Holding, number>> {
  const tables = {
    financial_years: financialYear,
    assurance_reports: assuranceReport,
    facts: supplierFact,
    capabilities: candidateCapability,
    references: candidateReference,
    scores: score,
    requirement_answers: requirementAnswer,
    offers: offer,
    plugs: plug,
    left_gaps: leftGap,
  } as const;
  const counts: Record<Holding, number> = {
    financial_years: 0,
    assurance_reports: 0,
    facts: 0,
    capabilities: 0,
    references: 0,
    scores: 0,
    requirement_answers: 0,
    offers: 0,
    plugs: 0,
    left_gaps: 0,
  };
  for (const holding of HOLDINGS) {
    const table = tables[holding];
    const [row] = await reader
      .select({ rows: count().mapWith(Number) })
      .from(table)
      .where(eq(table.candidateId, candidateId));
    counts[holding] = row?.rows ?? 0;
  }
  return counts;
}

/** The organisation's directory with, for each vendor, whether it already is a candidate of the selection. */
export async function vendorsToChoose(
  reader: Reader,
  organisationId: string,
  selectionId: string,
): Promise<
  (Pick<VendorRow, "id" | "legalName" | "country" | "registrationNumber"> & { isCandidate: boolean })[]
> {
  const rows = await reader
    .select({
      id: vendor.id,
      legalName: vendor.legalName,
      country: vendor.country,
      registrationNumber: vendor.registrationNumber,
      candidateId: candidate.id,
    })
    .from(vendor)
    .leftJoin(candidate, and(eq(candidate.vendorId, vendor.id), eq(candidate.selectionId, selectionId)))
    .where(eq(vendor.organisationId, organisationId))
    .orderBy(asc(vendor.legalName), asc(vendor.id));
  return rows.map(({ candidateId, ...row }) => ({ ...row, isCandidate: candidateId !== null }));
}
