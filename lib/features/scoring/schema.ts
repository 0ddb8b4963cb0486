import { z } from "zod";
import { CRITERION_FEEDS, PURCHASES } from "@/lib/domain/criterion";
import { MAX_ACCOUNT_MINOR } from "@/lib/domain/money";
import { MAX_SLOPE_HUNDREDTHS } from "@/lib/domain/price-model";
import { PRICE_FORMULAS, TIE_BREAKS } from "@/lib/domain/selection";

const id = z.string().min(1).max(60);
const edition = z.int().min(1).nullable();
const name = z.string().trim().min(1).max(200);
const weight = z.number().min(0).max(1_000_000);
const rubricText = z.string().trim().max(500);

export const saveCriterionGroupInput = z.object({
  selectionId: id,
  id: id.nullable(),
  name,
  weight,
  /** Left out = as it is. */
  heldBack: z.boolean().optional(),
  expectedEdition: edition,
});

export const deleteCriterionGroupInput = z.object({ selectionId: id, id });

export const reorderCriterionGroupsInput = z.object({
  selectionId: id,
  order: z.array(id).max(100).readonly(),
});

export const saveCriterionInput = z.object({
  selectionId: id,
  id: id.nullable(),
  groupId: id,
  name,
  help: z.string().trim().max(1000),
  weight,
  purchase: z.enum(PURCHASES),
  feed: z.enum(CRITERION_FEEDS),
  rubric: z.tuple([rubricText, rubricText, rubricText, rubricText, rubricText]).readonly(),
  position: z.int().min(0).max(1000).nullable(),
  expectedEdition: edition,
});

export const deleteCriterionInput = z.object({ selectionId: id, id });

export const reorderCriteriaInput = z.object({
  selectionId: id,
  groupId: id,
  order: z.array(id).max(1000).readonly(),
});

const amount = z.int().min(0).max(MAX_ACCOUNT_MINOR).nullable();

export const setPriceModelInput = z.object({
  selectionId: id,
  expectedEdition: z.int().min(1),
  formula: z.enum(PRICE_FORMULAS),
  priceShareTenths: z.int().min(0).max(1000),
  slopeHundredths: z.int().min(1).max(MAX_SLOPE_HUNDREDTHS),
  lowBoundMinor: amount,
  highBoundMinor: amount,
  qualityValueMinor: amount,
  tieBreak: z.enum(TIE_BREAKS),
});
