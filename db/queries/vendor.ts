import { and, asc, count, eq, ne } from "drizzle-orm";
import type { CandidateStage } from "@/lib/domain/candidate";
import type { Reader } from "../engine/database";
import { candidate } from "../schema/candidate";
import { participant } from "../schema/participant";
import { selection } from "../schema/selection";
import { vendor } from "../schema/vendor";

export type VendorRow = typeof vendor.$inferSelect;

/** One line of the directory. */
export interface VendorListRow {
  readonly id: string;
  readonly legalName: string;
  readonly country: string;
  readonly registrationNumber: string;
  readonly employees: number | null;
  readonly website: string;
  /** In how many selections it is or was a candidate. */
  readonly usedIn: number;
}

/** The whole directory of an organisation, by name. */
export async function vendorsOfOrganisation(
  reader: Reader,
  organisationId: string,
): Promise<VendorListRow[]> {
  return reader
    .select({
      id: vendor.id,
      legalName: vendor.legalName,
      country: vendor.country,
      registrationNumber: vendor.registrationNumber,
      employees: vendor.employees,
      website: vendor.website,
      usedIn: count(candidate.id),
    })
    .from(vendor)
    .leftJoin(candidate, eq(candidate.vendorId, vendor.id))
    .where(eq(vendor.organisationId, organisationId))
    .groupBy(
      vendor.id,
      vendor.legalName,
      vendor.country,
      vendor.registrationNumber,
      vendor.employees,
      vendor.website,
    )
    .orderBy(asc(vendor.legalName), asc(vendor.id));
}

/** One company of this organisation's directory; undefined when it is not there or not theirs. */
export async function vendorOfOrganisation(
  reader: Reader,
  organisationId: string,
  vendorId: string,
): Promise<VendorRow | undefined> {
  const [row] = await reader
    .select()
    .from(vendor)
    .where(and(eq(vendor.id, vendorId), eq(vendor.organisationId, organisationId)))
    .limit(1);
  return row;
}

/** Another company of the directory with the same number in the same country; undefined when there is none. */
export async function vendorWithNumber(
  reader: Reader,
  organisationId: string,
  country: string,
  registrationNumber: string,
  exceptId: string,
): Promise<{ id: string; legalName: string } | undefined> {
  if (registrationNumber === "") return undefined;
  const [row] = await reader
    .select({ id: vendor.id, legalName: vendor.legalName })
    .from(vendor)
    .where(
      and(
        eq(vendor.organisationId, organisationId),
        eq(vendor.country, country),
        eq(vendor.registrationNumber, registrationNumber),
        ne(vendor.id, exceptId),
      ),
    )
    .limit(1);
  return row;
}

/** Where a company is a candidate. `selectionName` is null in selections this person takes no part in. */
export interface VendorUse {
  readonly selectionId: string | null;
  readonly selectionName: string | null;
  readonly candidateId: string;
  readonly stage: CandidateStage;
}

/** The selections a company is a candidate in; those that are none of this person's business stay without a name. */
export async function usesOfVendor(reader: Reader, vendorId: string, userId: string): Promise<VendorUse[]> {
  const rows = await reader
    .select({
      selectionId: selection.id,
      selectionName: selection.name,
      candidateId: candidate.id,
      stage: candidate.stage,
      participantId: participant.id,
    })
    .from(candidate)
    .innerJoin(selection, eq(selection.id, candidate.selectionId))
    .leftJoin(participant, and(eq(participant.selectionId, selection.id), eq(participant.userId, userId)))
    .where(eq(candidate.vendorId, vendorId))
    .orderBy(asc(selection.name), asc(selection.id));
  return rows.map(({ participantId, ...use }) =>
    participantId === null ? { ...use, selectionId: null, selectionName: null } : use,
  );
}

/** The ids of all selections a company is a candidate in. */
export async function selectionsWithVendor(reader: Reader, vendorId: string): Promise<string[]> {
  const rows = await reader
    .select({ id: candidate.selectionId })
    .from(candidate)
    .where(eq(candidate.vendorId, vendorId));
  return rows.map((row) => row.id);
}
