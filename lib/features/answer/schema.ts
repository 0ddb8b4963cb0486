import { z } from "zod";
import { isIsoDay } from "@/lib/domain/iso-day";
import { CURRENCIES, isMinor, MAX_MINOR, MAX_PRICE_MINOR, type Minor } from "@/lib/domain/money";
import { PERIODS } from "@/lib/domain/offer";
import { ANSWER_LIMITS } from "@/lib/domain/offer-answer";
import { REQUIREMENT_ANSWERS } from "@/lib/domain/requirements";
import { DRIVERS, SELECTION_LIMITS } from "@/lib/domain/selection";
import { CellSchema } from "../offer/schema";

/** What a vendor's page sends. Amounts arrive as whole minor units, quantities as thousandths. */

const id = z.string().min(1).max(60);
const selectionId = id;
const edition = z.int().min(0);
const name = z.string().trim().min(1, "field.required").max(200, "field.too_long");
/** Name of an alternative; empty = the main offer. */
const variant = z.string().trim().max(80);

const money = (maximum: number) =>
  z
    .number()
    .int()
    .min(0, "number.negative")
    .max(maximum, "number.too_large")
    .refine((value): value is Minor => isMinor(value));
const price = money(MAX_PRICE_MINOR);
const basisPoints = (maximum: number) => z.int().min(0, "number.negative").max(maximum, "number.too_large");
const months = z.int().min(1).max(84, "number.too_large");

const TermSchema = z.discriminatedUnion("field", [
  z.object({ field: z.literal("currency"), value: z.enum(CURRENCIES) }),
  z.object({
    field: z.literal("validUntil"),
    value: z.string().refine(isIsoDay, "input.not_a_day").nullable(),
  }),
  z.object({ field: z.literal("indexBasisPoints"), value: basisPoints(2_500) }),
  z.object({ field: z.literal("indexAfterMonths"), value: months }),
  z.object({ field: z.literal("financedMonths"), value: months.nullable() }),
  z.object({
    field: z.literal("financeBasisPoints"),
    value: basisPoints(ANSWER_LIMITS.financeBasisPoints),
  }),
  z.object({ field: z.literal("statedTotal"), value: money(MAX_MINOR).nullable() }),
]);

/** A part that is saved as it is typed. */
export const PartSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("cell"), lineId: id, cell: CellSchema }),
  z.object({ kind: z.literal("term"), term: TermSchema }),
  z.object({
    kind: z.literal("requirement"),
    requirementId: id,
    answer: z.enum(REQUIREMENT_ANSWERS),
    note: z.string().max(ANSWER_LIMITS.note, "field.too_long"),
  }),
  z.object({
    kind: z.literal("point"),
    pointId: id,
    text: z.string().max(ANSWER_LIMITS.pointText, "field.too_long"),
  }),
]);

/** Cells, terms, replies and words, each with the edition its editor saw. */
export const savePartsInput = z.object({
  selectionId,
  variant,
  changes: z
    .array(z.object({ part: PartSchema, expectedEdition: edition }))
    .min(1)
    .max(1_000)
    .readonly(),
});

export const saveBundleInput = z.object({
  selectionId,
  variant,
  /** Null for a new one. */
  bundleId: id.nullable(),
  expectedEdition: edition,
  name,
  amount: price,
  lineIds: z.array(id).max(SELECTION_LIMITS.lines).readonly(),
});
export const deleteBundleInput = z.object({ selectionId, variant, bundleId: id });

export const saveItemInput = z.object({
  selectionId,
  variant,
  itemId: id.nullable(),
  expectedEdition: edition,
  lineId: id.nullable(),
  name,
  unitPrice: price,
  driver: z.enum(DRIVERS),
  period: z.enum(PERIODS),
});
export const deleteItemInput = z.object({ selectionId, variant, itemId: id });

export const addVariantInput = z.object({ selectionId, name: variant.min(1, "field.required") });

export const removeVariantInput = z.object({ selectionId, variant: variant.min(1, "field.required") });

export const submitInput = z.object({
  selectionId,
  variant,
  /** The edition of the answer its submitter looked at. */
  expectedEdition: z.int().min(1),
  /** What is missing was shown, and it is submitted all the same. */
  withGaps: z.boolean(),
});

export const lateInput = z.object({
  selectionId,
  id,
  /** Why it counts; needed once the final round is over. */
  reason: z.string().trim().max(1_000, "field.too_long").default(""),
});
export const refuseInput = z.object({
  selectionId,
  id,
  reason: z.string().trim().min(1, "field.required").max(1_000, "field.too_long"),
});
