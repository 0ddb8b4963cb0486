import { z } from "zod";
import { type Basis, VOLUME_LIMITS } from "@/lib/domain/basis";
import { SELECTION_LIMITS } from "@/lib/domain/selection";

/** A basis as the address says it: every part may be missing, and nonsense is read as missing. */
const BasisParameters = z.object({
  type: z.coerce
    .number()
    .pipe(z.union([z.literal(1), z.literal(2), z.literal(3)]))
    .optional()
    .catch(undefined),
  horizon: z.coerce
    .number()
    .int()
    .min(SELECTION_LIMITS.horizonMin)
    .max(SELECTION_LIMITS.horizonMax)
    .optional()
    .catch(undefined),
  volume: z.coerce.number().int().min(VOLUME_LIMITS.min).max(VOLUME_LIMITS.max).optional().catch(undefined),
  optional: z.enum(["0", "1"]).optional().catch(undefined),
  without: z.string().max(40_000).optional().catch(undefined),
});

/** The basis an address asks for, on top of the selection's own. */
export function basisFromParameters(raw: Record<string, unknown>, own: Basis): Basis {
  const { type, horizon, volume, optional, without } = BasisParameters.parse(raw);
  return {
    ...own,
    establishmentType: type ?? own.establishmentType,
    horizonMonths: horizon ?? own.horizonMonths,
    volumePercent: volume ?? own.volumePercent,
    withOptional: optional === undefined ? own.withOptional : optional === "1",
    leftOutLineIds: without ? [...new Set(without.split(",").filter(Boolean))].sort() : own.leftOutLineIds,
  };
}

const Weight = z.number().min(0, "weight.negative").max(1_000_000);

export const KeepWeights = z.object({
  selectionId: z.string().max(64),
  priceShareTenths: z.number().int().min(0).max(1000),
  expectedPriceShareTenths: z.number().int().min(0).max(1000),
  groups: z
    .array(z.object({ groupId: z.string().max(64), weight: Weight, expectedWeight: Weight }))
    .max(SELECTION_LIMITS.criteria),
});
