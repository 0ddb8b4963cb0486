import { z } from "zod";
import { isEmailAddress, MAX_ADDRESS_LENGTH } from "@/lib/domain/email-address";
import { LOCALES } from "@/lib/domain/locale";

const id = z.string().min(1).max(64);

const person = {
  name: z.string().trim().min(1, "field.required").max(120, "field.too_long"),
  email: z
    .string()
    .trim()
    .toLowerCase()
    .min(1, "field.required")
    .max(MAX_ADDRESS_LENGTH, "field.too_long")
    // An empty one has been told so already.
    .refine((text) => text === "" || isEmailAddress(text), "address.malformed"),
  locale: z.enum(LOCALES),
};

export const inviteContactInput = z.object({ selectionId: id, candidateId: id, ...person });

/** Name, address and language of a contact, with the edition its editor saw. */
export const updateContactInput = z.object({
  selectionId: id,
  id,
  expectedEdition: z.int().min(1),
  ...person,
});

export const contactInput = z.object({ selectionId: id, id });
