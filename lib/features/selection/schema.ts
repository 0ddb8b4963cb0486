import { z } from "zod";
import { CURRENCIES } from "@/lib/domain/money";
import {
  ESTABLISHMENT_TYPES,
  PARTNER_TYPES,
  PHASES,
  SEALINGS,
  SELECTION_LIMITS,
} from "@/lib/domain/selection";
import { TEMPLATES } from "@/lib/domain/selection-template";

const name = z.string().trim().min(1, "field.required").max(120, "field.too_long");
const id = z.string().min(1).max(64);
const edition = z.int().min(1);
const quantityMilli = z
  .int("number.not_a_number")
  .min(0, "number.negative")
  .max(SELECTION_LIMITS.quantityMaxMilli)
  .nullable();

export const SettingsInput = z.object({
  name,
  currency: z.enum(CURRENCIES),
  horizonMonths: z
    .int("number.not_a_number")
    .min(SELECTION_LIMITS.horizonMin)
    .max(SELECTION_LIMITS.horizonMax),
  targetType: z.literal(ESTABLISHMENT_TYPES),
  wantedPartnerType: z.literal(PARTNER_TYPES).nullable(),
  quantities: z.object({
    users: quantityMilli,
    servers: quantityMilli,
    gb: quantityMilli,
    devices: quantityMilli,
  }),
  discountBasisPoints: z
    .int("number.not_a_number")
    .min(0, "number.negative")
    .max(SELECTION_LIMITS.discountMaxBasisPoints),
});

export const CreateSelectionInput = z.object({
  organisationId: id,
  template: z.enum(TEMPLATES),
  /** Sealed unless somebody who compares alone says otherwise. */
  sealing: z.enum(SEALINGS).default("sealed"),
  settings: SettingsInput,
});

export const UpdateSettingsInput = z.object({
  selectionId: id,
  expectedEdition: edition,
  settings: SettingsInput,
});

export const RenameSelectionInput = z.object({ selectionId: id, expectedEdition: edition, name });

export const DeleteSelectionInput = z.object({ selectionId: id, typedName: z.string().max(200) });

export const SetPhaseInput = z.object({
  selectionId: id,
  phase: z.enum(PHASES),
  /** Why a soft condition is not waited for; empty when all are met. */
  reason: z.string().trim().max(1000, "field.too_long").default(""),
});

export const LoadSampleInput = z.object({ organisationId: id });
