import { z } from "zod";
import { MAX_LISTED } from "@/lib/domain/address-list";
import { PARTICIPANT_ROLES } from "@/lib/domain/criterion";
import { isEmailAddress, MAX_ADDRESS_LENGTH } from "@/lib/domain/email-address";
import { isIsoDay } from "@/lib/domain/iso-day";
import { LOCALES } from "@/lib/domain/locale";
import { SCORER_NAMES } from "@/lib/domain/selection";

const id = z.string().min(1).max(64);
const name = z.string().trim().min(1, "field.required").max(120, "field.too_long");
const email = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, "field.required")
  .max(MAX_ADDRESS_LENGTH, "field.too_long")
  // An empty one has been told so already.
  .refine((text) => text === "" || isEmailAddress(text), "address.malformed");

/** Null = all of them, also those made later. */
const chosen = z.array(id).min(1, "participant.nothing_chosen").max(1_000).nullable();

const part = {
  role: z.enum(PARTICIPANT_ROLES),
  locale: z.enum(LOCALES),
  knowsPrices: z.boolean(),
  groupIds: chosen,
  candidateIds: chosen,
};

export const inviteInput = z.object({
  selectionId: id,
  people: z.array(z.object({ name, email })).min(1, "field.required").max(MAX_LISTED),
  ...part,
});

export const updateParticipantInput = z.object({
  selectionId: id,
  id,
  name,
  ...part,
  expectedEdition: z.int().min(1),
});

export const participantInput = z.object({ selectionId: id, id });

/** Null = everybody who is not done. */
export const remindInput = z.object({ selectionId: id, id: id.nullable() });

export const scoringFrameInput = z.object({
  selectionId: id,
  deadline: z.string().refine(isIsoDay, "input.not_a_day").nullable(),
  scorerNames: z.enum(SCORER_NAMES),
  expectedEdition: z.int().min(1),
});
