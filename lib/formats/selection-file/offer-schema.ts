import { z } from "zod";
import { CURRENCIES } from "@/lib/domain/money";
import { LINE_KINDS, LINE_SCOPES, PERIODS, PLUG_SOURCES } from "@/lib/domain/offer";
import { OWN_COST_KINDS } from "@/lib/domain/own-cost";
import { DRIVERS, ESTABLISHMENT_STAGES, SELECTION_LIMITS } from "@/lib/domain/selection";
import {
  day,
  dayOrUnknown,
  fileId,
  name,
  price,
  quantity,
  quantityOrUnknown,
  templateKey,
  text,
  wholeAmount,
} from "./values";

/** The catalogue, the offers that answer it, and the buyer's plugs. */

export const line = z.strictObject({
  id: fileId,
  kind: z
    .enum(LINE_KINDS)
    .describe("service recurs; establishment is one-off work; exit is paid when leaving."),
  name,
  description: text,
  category: text,
  stage: z
    .enum(ESTABLISHMENT_STAGES)
    .nullable()
    .default(null)
    .describe("On establishment lines, and on no others."),
  driver: z.enum(DRIVERS).describe("What a service is counted in; fixed on one-off lines."),
  scope: z.enum(LINE_SCOPES).default("in_scope"),
  templateKey,
});

export const tier = z.strictObject({ fromMilli: quantity, unitPrice: price });

export const pricedCell = z.strictObject({
  lineId: fileId,
  state: z.literal("priced"),
  unitPrice: price,
  driver: z.enum(DRIVERS).describe("What the price is multiplied by; may differ from the line's."),
  quantityMilli: quantityOrUnknown.describe(
    "Thousandths; left out = the selection's own quantity of the driver (1 for fixed).",
  ),
  period: z.enum(PERIODS).describe("month or year for a service, once for one-off work."),
  minimumMilli: quantityOrUnknown.describe("Least quantity billed, thousandths."),
  tiers: z
    .array(tier)
    .max(50)
    .default([])
    .describe("From fromMilli on, the whole quantity at this price. Ascending."),
  note: text,
});
export const includedCell = z.strictObject({
  lineId: fileId,
  state: z.literal("included"),
  inLineId: fileId,
  note: text,
});
export const bundledCell = z.strictObject({
  lineId: fileId,
  state: z.literal("bundled"),
  bundleId: fileId,
  note: text,
});
const notOfferedCell = z.strictObject({ lineId: fileId, state: z.literal("not_offered"), note: text });
export const unansweredCell = z.strictObject({ lineId: fileId, state: z.literal("unanswered"), note: text });

const cell = z.discriminatedUnion("state", [
  pricedCell,
  includedCell,
  bundledCell,
  notOfferedCell,
  unansweredCell,
]);

export const bundle = z.strictObject({
  id: fileId,
  name,
  amount: price,
  split: z
    .array(z.strictObject({ lineId: fileId, amount: price }))
    .max(SELECTION_LIMITS.lines)
    .default([])
    .describe("The buyer's own split over the bundle's lines; adds up to amount. Empty = not split."),
  splitNote: text,
});

export const priceListItem = z.strictObject({
  lineId: fileId.nullable().default(null).describe("The line whose gap this price may stand in for."),
  name,
  unitPrice: price,
  driver: z.enum(DRIVERS),
  period: z.enum(PERIODS),
});

export const offer = z
  .strictObject({
    candidateId: fileId,
    variant: text.describe(
      "Name of an alternative beside the candidate's main offer; left out = the main offer.",
    ),
    variantShown: z
      .boolean()
      .default(true)
      .describe("Whether a variant stands as a column of its own in the comparison."),
    currency: z.enum(CURRENCIES),
    versionNumber: z.int().min(1).max(10_000).default(1),
    receivedOn: dayOrUnknown,
    validUntil: dayOrUnknown,
    indexBasisPoints: z.int().min(0).max(2_500).default(0).describe("Yearly rise: 200 is 2 %."),
    indexAfterMonths: z.int().min(1).max(84).default(12).describe("Months before the first rise."),
    statedTotal: wholeAmount.describe("The total the vendor writes itself; checked, never used."),
    source: text,
    financedMonths: z
      .int()
      .min(1)
      .max(84)
      .nullable()
      .default(null)
      .describe("Establishment is paid in so many monthly instalments; left out = at the start."),
    financeBasisPoints: z
      .int()
      .min(0)
      .max(5_000)
      .default(0)
      .describe("Yearly interest on them: 450 is 4.5 %."),
    cells: z
      .array(cell)
      .max(SELECTION_LIMITS.lines)
      .default([])
      .describe("One a line. A line without a cell is unanswered, which is not a zero."),
    bundles: z.array(bundle).max(200).default([]),
    priceList: z.array(priceListItem).max(1_000).default([]),
  })
  .describe("The current version of a candidate's offer, or of a variant of it, in its own currency.");

export const plug = z
  .strictObject({
    candidateId: fileId,
    lineId: fileId,
    source: z.enum(PLUG_SOURCES),
    low: price.nullable().default(null),
    base: price.nullable().default(null),
    high: price.nullable().default(null),
    note: text,
    madeOn: day,
    madeBy: name,
  })
  .describe(
    "The buyer's visible stand-in for a gap. Amounts for an estimate only: the selection's currency, a month.",
  );

export const leftGap = z
  .strictObject({
    candidateId: fileId,
    lineId: fileId,
    reason: name.describe("Why nothing is put in its place."),
    leftOn: day,
    leftBy: name,
  })
  .describe("A gap the buyer decided to leave open: the candidate has no comparable total because of it.");

export const rate = z
  .strictObject({
    currency: z.enum(CURRENCIES),
    rateMillionths: z.int().min(1).max(100_000_000),
    date: day,
  })
  .describe("One unit of the currency costs rateMillionths / 1 000 000 of the selection's.");

export const ownCost = z
  .strictObject({
    kind: z
      .enum(OWN_COST_KINDS)
      .describe(
        "running and hidden: staying as we are; follow_up: following up a partner, on top of every offer.",
      ),
    name,
    amount: price,
    period: z.enum(PERIODS),
    source: text,
    sourceDate: dayOrUnknown,
  })
  .describe("What IT costs the buyer itself, in the selection's currency.");

export const basketItem = z
  .strictObject({
    lineId: fileId.nullable().default(null).describe("The line it is more of; left out = found by its name."),
    name,
    driver: z.enum(DRIVERS),
    period: z.enum(PERIODS),
    quantityMilli: quantity,
  })
  .describe("One thing of the basket that every price list is asked about.");

export type FileLine = z.output<typeof line>;
export type FileOffer = z.output<typeof offer>;
export type FileCell = z.output<typeof cell>;
export type FilePlug = z.output<typeof plug>;
export type FileLeftGap = z.output<typeof leftGap>;
