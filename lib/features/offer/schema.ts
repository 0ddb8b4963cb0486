import { z } from "zod";
import { isIsoDay } from "@/lib/domain/iso-day";
import { CURRENCIES, isMinor, MAX_MINOR, MAX_PRICE_MINOR, type Minor } from "@/lib/domain/money";
import { LINE_KINDS, LINE_SCOPES, PERIODS, PLUG_SOURCES } from "@/lib/domain/offer";
import { DRIVERS, ESTABLISHMENT_STAGES, SELECTION_LIMITS } from "@/lib/domain/selection";

/** What the actions on catalogue, offers and plugs take. Amounts arrive as whole minor units, quantities as thousandths. */

const id = z.string().min(1).max(60);
const name = z.string().trim().min(1, "field.required").max(200);
const note = z.string().trim().max(2_000);
const edition = z.int().min(0);
const day = z.string().refine(isIsoDay, "input.not_a_day");
const selectionId = id;

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

const tier = z.object({ fromMilli: quantity, unitPrice: price });

export const CellSchema = z.discriminatedUnion("state", [
  z.object({
    state: z.literal("priced"),
    unitPrice: price,
    driver: z.enum(DRIVERS),
    quantityMilli: quantity.nullable(),
    period: z.enum(PERIODS),
    minimumMilli: quantity.nullable(),
    tiers: z.array(tier).max(20).readonly(),
    note,
  }),
  z.object({ state: z.literal("included"), inLineId: id, note }),
  z.object({ state: z.literal("bundled"), bundleId: id, note }),
  z.object({ state: z.literal("not_offered"), note }),
  z.object({ state: z.literal("unanswered"), note }),
]);

/** At most five offers of a thousand lines. */
export const SetCells = z.object({
  selectionId,
  changes: z
    .array(
      z.object({
        candidateId: id,
        lineId: id,
        versionNumber: z.int().min(0).max(10_000),
        expectedEdition: edition,
        cell: CellSchema,
      }),
    )
    .min(1)
    .max(5_000)
    .readonly(),
});

export const SaveTerms = z.object({
  selectionId,
  candidateId: id,
  expectedEdition: edition,
  terms: z.object({
    currency: z.enum(CURRENCIES),
    receivedOn: day.nullable(),
    validUntil: day.nullable(),
    indexBasisPoints: z.int().min(0, "number.negative").max(2_500, "number.too_large"),
    indexAfterMonths: z.int().min(1).max(84),
    statedTotal: money(MAX_MINOR).nullable(),
    source: z.string().trim().max(300),
    financedMonths: z.int().min(1, "number.too_small").max(84, "number.too_large").nullable().default(null),
    financeBasisPoints: z.int().min(0, "number.negative").max(5_000, "number.too_large").default(0),
  }),
  /** While prices are sealed: leave the sealed part of the terms as it is stored. */
  keepsSealed: z.boolean().default(false),
});

export const NewVersion = z.object({
  selectionId,
  candidateId: id,
  fromNumber: z.int().min(1).max(9_999),
  /** Required after the final round. */
  reason: z.string().trim().max(300).default(""),
});

export const SaveBundle = z.object({
  selectionId,
  candidateId: id,
  bundleId: id.nullable(),
  expectedEdition: edition,
  name,
  amount: price,
  lineIds: z.array(id).max(SELECTION_LIMITS.lines).readonly(),
  split: z
    .array(z.object({ lineId: id, amount: price }))
    .max(SELECTION_LIMITS.lines)
    .readonly(),
  splitNote: note,
});
export const DeleteBundle = z.object({ selectionId, candidateId: id, bundleId: id });

export const SavePriceListItem = z.object({
  selectionId,
  candidateId: id,
  itemId: id.nullable(),
  expectedEdition: edition,
  lineId: id.nullable(),
  name,
  unitPrice: price,
  driver: z.enum(DRIVERS),
  period: z.enum(PERIODS),
});
export const DeletePriceListItem = z.object({ selectionId, candidateId: id, itemId: id });

export const SavePlug = z.object({
  selectionId,
  candidateId: id,
  lineId: id,
  expectedEdition: edition,
  /** Of the decision to leave the gap open; 0 = nobody had. */
  leftEdition: edition,
  source: z.enum(PLUG_SOURCES),
  low: price.nullable(),
  base: price.nullable(),
  high: price.nullable(),
  note,
});

export const SaveExchangeRate = z.object({
  selectionId,
  currency: z.enum(CURRENCIES),
  rateMillionths: z.int().min(1, "exchange_rate.above_zero").max(100_000_000, "number.too_large"),
  date: day,
  expectedEdition: edition,
});

export const DeleteExchangeRate = z.object({ selectionId, currency: z.enum(CURRENCIES), date: day });

export const SaveCatalogueLine = z.object({
  selectionId,
  lineId: id.nullable(),
  expectedEdition: edition,
  kind: z.enum(LINE_KINDS),
  name,
  description: note,
  category: z.string().trim().max(100),
  stage: z.enum(ESTABLISHMENT_STAGES).nullable(),
  driver: z.enum(DRIVERS),
  scope: z.enum(LINE_SCOPES),
});
export const DeleteCatalogueLine = z.object({ selectionId, lineId: id });
export const MoveCatalogueLine = z.object({ selectionId, lineId: id, afterLineId: id.nullable() });
