import { eq } from "drizzle-orm";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { Country } from "@/lib/domain/registration-number";
import type { Tx } from "../engine/database";
import { newId } from "../engine/new-id";
import {
  selectionsWithVendor,
  usesOfVendor,
  type VendorRow,
  vendorOfOrganisation,
  vendorWithNumber,
} from "../queries/vendor";
import { vendor } from "../schema/vendor";
import { raiseRevision } from "./revision";

/** What the form of a company holds; the number is checked and bare. */
export interface VendorDetails {
  readonly legalName: string;
  readonly country: Country;
  /** Empty when it is not known. */
  readonly registrationNumber: string;
  readonly employees: number | null;
  readonly website: string;
  readonly notes: string;
}

/** A row as its form shows it. */
export function vendorDetails(row: VendorRow) {
  const { legalName, country, registrationNumber, employees, website, notes } = row;
  return { legalName, country, registrationNumber, employees, website, notes };
}

async function duplicateOf(
  tx: Tx,
  organisationId: string,
  details: VendorDetails,
  exceptId: string,
): Promise<Outcome<null>> {
  const twin = await vendorWithNumber(
    tx,
    organisationId,
    details.country,
    details.registrationNumber,
    exceptId,
  );
  if (!twin) return succeed(null);
  const params = { name: twin.legalName, vendorId: twin.id };
  return fail("vendor.number_known", params, [
    { path: "registrationNumber", code: "vendor.number_known", params },
  ]);
}

/** Puts a company into the directory, unless one with the same number is there: `vendor.number_known` names it. */
export async function createVendor(
  tx: Tx,
  organisationId: string,
  details: VendorDetails,
  now: string,
): Promise<Outcome<{ id: string }>> {
  const unique = await duplicateOf(tx, organisationId, details, "");
  if (!unique.ok) return unique;
  const id = newId("ven");
  await tx
    .insert(vendor)
    .values({ id, organisationId, ...details, edition: 1, createdAt: now, updatedAt: now });
  return succeed({ id });
}

/**
 * Changes a company. The later of two people who edit at once is told, with what stands there now.
 * @returns the new edition and what was there before; `access.not_found`, `row.changed_meanwhile`, `vendor.number_known`
 */
export async function updateVendor(
  tx: Tx,
  organisationId: string,
  vendorId: string,
  details: VendorDetails,
  expectedEdition: number,
  now: string,
): Promise<Outcome<{ edition: number; before: ReturnType<typeof vendorDetails> }>> {
  const current = await vendorOfOrganisation(tx, organisationId, vendorId);
  if (!current) return fail("access.not_found");
  if (current.edition !== expectedEdition) {
    const { employees, ...texts } = vendorDetails(current);
    return fail("row.changed_meanwhile", {
      ...texts,
      edition: current.edition,
      ...(employees === null ? {} : { employees }),
    });
  }
  const unique = await duplicateOf(tx, organisationId, details, vendorId);
  if (!unique.ok) return unique;
  const edition = current.edition + 1;
  await tx
    .update(vendor)
    .set({ ...details, edition, updatedAt: now })
    .where(eq(vendor.id, vendorId));
  // Comparisons carry the company's name and size: those that do are out of date now.
  for (const selectionId of await selectionsWithVendor(tx, vendorId)) raiseRevision(tx, selectionId, now);
  return succeed({ edition, before: vendorDetails(current) });
}

/** Takes a company out of the directory, unless it is a candidate somewhere: `vendor.in_use` says where, as far as
 * this person may know it; `vendor.in_use_elsewhere` only counts. */
export async function deleteVendor(
  tx: Tx,
  organisationId: string,
  vendorId: string,
  userId: string,
): Promise<Outcome<{ before: ReturnType<typeof vendorDetails> }>> {
  const current = await vendorOfOrganisation(tx, organisationId, vendorId);
  if (!current) return fail("access.not_found");
  const uses = await usesOfVendor(tx, vendorId, userId);
  if (uses.length > 0) {
    const names = uses.flatMap((use) => (use.selectionName === null ? [] : [use.selectionName]));
    return names.length === 0
      ? fail("vendor.in_use_elsewhere", { count: uses.length })
      : fail("vendor.in_use", { count: uses.length, selections: names.join(", ") });
  }
  await tx.delete(vendor).where(eq(vendor.id, vendorId));
  return succeed({ before: vendorDetails(current) });
}
