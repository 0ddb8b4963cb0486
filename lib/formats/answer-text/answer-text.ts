import { z } from "zod";
import { isIsoDay } from "@/lib/domain/iso-day";
import { CURRENCIES, isMinor, MAX_MINOR, MAX_PRICE_MINOR, type Minor } from "@/lib/domain/money";
import { PERIODS } from "@/lib/domain/offer";
import { ANSWER_LIMITS, type OfferAnswer } from "@/lib/domain/offer-answer";
import { REQUIREMENT_ANSWERS } from "@/lib/domain/requirements";
import { DRIVERS, SELECTION_LIMITS } from "@/lib/domain/selection";

/** A vendor's answer as text, to be kept as a draft and read back, and the shape in which pages send it. */

const id = z.string().min(1).max(60);
const note = z.string().max(ANSWER_LIMITS.note);
const name = z.string().trim().min(1, "field.required").max(200);
const money = (maximum: number) =>
  z
    .number()
    .int()
    .min(0, "number.negative")
    .max(maximum, "number.too_large")
    .refine((value): value is Minor => isMinor(value));
const price = money(MAX_PRICE_MINOR);
const quantity = z
  .number()
  .int()
  .min(0, "number.negative")
  .max(SELECTION_LIMITS.quantityMaxMilli, "number.too_large");

const cell = z.discriminatedUnion("state", [
  z.object({
    state: z.literal("priced"),
    unitPrice: price,
    driver: z.enum(DRIVERS),
    quantityMilli: quantity.nullable(),
    period: z.enum(PERIODS),
    minimumMilli: quantity.nullable(),
    tiers: z
      .array(z.object({ fromMilli: quantity, unitPrice: price }))
      .max(20)
      .readonly(),
    note,
  }),
  z.object({ state: z.literal("included"), inLineId: id, note }),
  z.object({ state: z.literal("bundled"), bundleId: id, note }),
  z.object({ state: z.literal("not_offered"), note }),
  z.object({ state: z.literal("unanswered"), note }),
]);

/** An answer as a page sends it. Faults of its content are told by `answerFaults`, which knows what was asked. */
export const AnswerSchema = z.object({
  currency: z.enum(CURRENCIES),
  validUntil: z.string().refine(isIsoDay, "input.not_a_day").nullable(),
  indexBasisPoints: z.int().min(0, "number.negative").max(2_500, "number.too_large"),
  indexAfterMonths: z.int().min(1).max(84),
  statedTotal: money(MAX_MINOR).nullable(),
  financedMonths: z.int().min(1).max(ANSWER_LIMITS.financedMonths, "number.too_large").nullable(),
  financeBasisPoints: z
    .int()
    .min(0, "number.negative")
    .max(ANSWER_LIMITS.financeBasisPoints, "number.too_large"),
  cells: z
    .array(z.object({ lineId: id, cell }))
    .max(SELECTION_LIMITS.lines)
    .readonly(),
  bundles: z
    .array(
      z.object({
        id,
        name,
        amount: price,
        split: z
          .array(z.object({ lineId: id, amount: price }))
          .max(SELECTION_LIMITS.lines)
          .readonly(),
        splitNote: note,
      }),
    )
    .max(ANSWER_LIMITS.bundles)
    .readonly(),
  priceList: z
    .array(
      z.object({
        id,
        lineId: id.nullable(),
        name,
        unitPrice: price,
        driver: z.enum(DRIVERS),
        period: z.enum(PERIODS),
      }),
    )
    .max(ANSWER_LIMITS.priceList)
    .readonly(),
  requirements: z
    .array(z.object({ requirementId: id, answer: z.enum(REQUIREMENT_ANSWERS), note }))
    .max(1_000)
    .readonly(),
  points: z
    .array(z.object({ pointId: id, text: z.string().max(ANSWER_LIMITS.pointText) }))
    .max(1_000)
    .readonly(),
});

/** `readAnswer(writeAnswer(answer))` is the answer again. */
export function writeAnswer(answer: OfferAnswer): string {
  return JSON.stringify(answer);
}

/**
 * An answer from a draft's text.
 * @throws Error when the text is no answer; drafts are written by us, so that is a bug. The message quotes nothing.
 */
export function readAnswer(text: string): OfferAnswer {
  const read = AnswerSchema.safeParse(parsed(text));
  if (!read.success) throw new Error("a kept draft is not an answer");
  return read.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
