import { z } from "zod";
import { COUNTRIES, checkRegistrationNumber } from "@/lib/domain/registration-number";

const id = z.string().min(1).max(64);

/** "nordlys.dk" is read as https://nordlys.dk; anything that is not a web address is refused. */
const website = z
  .string()
  .trim()
  .max(300, "field.too_long")
  .transform((text) => (text === "" || /^[a-z]+:/i.test(text) ? text : `https://${text}`))
  .refine((text) => text === "" || isWebAddress(text), "vendor.website_form");

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return (protocol === "https:" || protocol === "http:") && hostname.includes(".");
}

export const VendorInput = z
  .object({
    legalName: z.string().trim().min(1, "field.required").max(200, "field.too_long"),
    country: z.enum(COUNTRIES),
    registrationNumber: z.string().trim().max(200, "field.too_long"),
    employees: z.int("number.not_whole").min(0, "number.negative").max(10_000_000).nullable(),
    website,
    notes: z.string().trim().max(5000, "field.too_long"),
  })
  .transform((vendor, context) => {
    // Empty means not known, in every country.
    if (vendor.registrationNumber === "") return vendor;
    const checked = checkRegistrationNumber(vendor.country, vendor.registrationNumber);
    if (checked.ok) return { ...vendor, registrationNumber: checked.value };
    context.addIssue({ code: "custom", path: ["registrationNumber"], message: checked.code });
    return z.NEVER;
  });

export const CreateVendorInput = z.object({ organisationId: id, vendor: VendorInput });
export const UpdateVendorInput = z.object({
  organisationId: id,
  vendorId: id,
  expectedEdition: z.int().min(1),
  vendor: VendorInput,
});
export const DeleteVendorInput = z.object({ organisationId: id, vendorId: id });
