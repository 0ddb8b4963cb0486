import { connection } from "next/server";
import { organisationsOfUser } from "@/db/queries/access";
import {
  usesOfVendor,
  type VendorListRow,
  type VendorUse,
  vendorOfOrganisation,
  vendorsOfOrganisation,
} from "@/db/queries/vendor";
import { type VendorDetails, vendorDetails } from "@/db/writes/vendor";
import { isCountry } from "@/lib/domain/registration-number";
import { accountOf } from "@/lib/server/access";
import { database } from "@/lib/server/database";
import { currentActor } from "@/lib/server/session";

interface InOrganisation {
  readonly reader: string;
  readonly organisation: { readonly id: string; readonly name: string };
}

export interface Directory extends InOrganisation {
  readonly vendors: readonly VendorListRow[];
}

/** The directory of the reader's organisation; null when nobody is signed in. */
export async function loadDirectory(): Promise<Directory | null> {
  await connection();
  const actor = accountOf(await currentActor());
  if (!actor) return null;
  const db = await database();
  return db.snapshot(async (reader) => {
    const [first] = await organisationsOfUser(reader, actor.userId);
    if (!first) return null;
    const { id, name } = first.organisation;
    return {
      reader: actor.name,
      organisation: { id, name },
      vendors: await vendorsOfOrganisation(reader, id),
    };
  });
}

export interface VendorPage extends InOrganisation {
  readonly id: string;
  readonly edition: number;
  readonly vendor: VendorDetails;
  readonly uses: readonly VendorUse[];
}

/** One company of the reader's directory; null for strangers and for what is not there. */
export async function loadVendor(vendorId: string): Promise<VendorPage | null> {
  await connection();
  const actor = accountOf(await currentActor());
  if (!actor) return null;
  const db = await database();
  return db.snapshot(async (reader) => {
    const [first] = await organisationsOfUser(reader, actor.userId);
    if (!first) return null;
    const { id, name } = first.organisation;
    const row = await vendorOfOrganisation(reader, id, vendorId);
    if (!row) return null;
    const details = vendorDetails(row);
    return {
      reader: actor.name,
      organisation: { id, name },
      id: row.id,
      edition: row.edition,
      vendor: { ...details, country: isCountry(details.country) ? details.country : "OTHER" },
      uses: await usesOfVendor(reader, row.id, actor.userId),
    };
  });
}
