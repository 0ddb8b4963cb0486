"use server";

import { createVendor as create, deleteVendor as remove, updateVendor as update } from "@/db/writes/vendor";
import { succeed } from "@/lib/domain/outcome";
import { organisationAction } from "@/lib/server/action";
import { CreateVendorInput, DeleteVendorInput, UpdateVendorInput } from "./schema";

/** A company into the directory. */
export const createVendor = organisationAction({
  name: "vendor.create",
  input: CreateVendorInput,
  write: async ({ tx, input, now, audit }) => {
    const outcome = await create(tx, input.organisationId, input.vendor, now);
    if (outcome.ok) audit(outcome.value.id, undefined, input.vendor);
    return outcome;
  },
});

/** What is known of a company, changed. */
export const updateVendor = organisationAction({
  name: "vendor.update",
  input: UpdateVendorInput,
  write: async ({ tx, input, now, audit }) => {
    const outcome = await update(
      tx,
      input.organisationId,
      input.vendorId,
      input.vendor,
      input.expectedEdition,
      now,
    );
    if (!outcome.ok) return outcome;
    audit(input.vendorId, outcome.value.before, input.vendor);
    return succeed({ edition: outcome.value.edition });
  },
});

/** A company out of the directory, unless a selection needs it. */
export const deleteVendor = organisationAction({
  name: "vendor.delete",
  input: DeleteVendorInput,
  write: async ({ tx, input, authorized, audit }) => {
    const outcome = await remove(tx, input.organisationId, input.vendorId, authorized.userId);
    if (!outcome.ok) return outcome;
    audit(input.vendorId, outcome.value.before, undefined);
    return succeed({ id: input.vendorId });
  },
});
