import { z } from "zod";
import { BASKET_MAX } from "@/lib/domain/basket";
import { CRITERION_FEEDS, PARTICIPANT_ROLES, PURCHASES } from "@/lib/domain/criterion";
import { CURRENCIES } from "@/lib/domain/money";
import { OWN_COSTS_MAX } from "@/lib/domain/own-cost";
import { REQUIREMENT_ANSWERS, REQUIREMENT_LEVELS } from "@/lib/domain/requirements";
import {
  ESTABLISHMENT_TYPES,
  PARTNER_TYPES,
  PHASES,
  PRICE_FORMULAS,
  SCORER_NAMES,
  SELECTION_LIMITS,
  TIE_BREAKS,
} from "@/lib/domain/selection";
import { point, quantities, request } from "./asking-schema";
import { candidate } from "./candidate-schema";
import { basketItem, leftGap, line, offer, ownCost, plug, rate } from "./offer-schema";
import {
  fileId,
  moment,
  NAME_LENGTH,
  name,
  TEXT_LENGTH,
  templateKey,
  text,
  weight,
  wholeAmount,
} from "./values";

/**
 * The selection file: one whole selection as JSON. Strict: a field that is not listed here is a fault, so
 * that a mistyped name cannot pass as something left out.
 */

export const FILE_FORMAT = `shortlist.selection`;
export const FILE_VERSION = 4;

export const priceModel = z.strictObject({
  formula: z.enum(PRICE_FORMULAS),
  priceShareTenths: z.int().min(0).max(1_000).describe("Price's share in tenths of a percent: 200 is 20 %."),
  slopeHundredths: z.int().min(1).max(10_000).default(100),
  lowBoundMinor: wholeAmount,
  highBoundMinor: wholeAmount,
  qualityValueMinor: wholeAmount,
  tieBreak: z.enum(TIE_BREAKS).default("shared"),
});

export const selection = z.strictObject({
  name,
  currency: z.enum(CURRENCIES),
  horizonMonths: z.int().min(SELECTION_LIMITS.horizonMin).max(SELECTION_LIMITS.horizonMax),
  targetType: z
    .literal([...ESTABLISHMENT_TYPES])
    .describe("1 move, 2 move + upgrade, 3 move + upgrade + improve."),
  wantedPartnerType: z
    .literal([...PARTNER_TYPES])
    .nullable()
    .default(null),
  quantities,
  discountBasisPoints: z.int().min(0).max(SELECTION_LIMITS.discountMaxBasisPoints).default(0),
  phase: z.enum(PHASES).default("prepare"),
  priceModel,
});

const rubricStep = z.string().max(TEXT_LENGTH);

export const criterion = z.strictObject({
  id: fileId,
  name,
  help: text,
  weight,
  purchase: z.enum(PURCHASES).default("both"),
  feed: z.enum(CRITERION_FEEDS).default("people").describe("Who or what the value comes from."),
  rubric: z
    .tuple([rubricStep, rubricStep, rubricStep, rubricStep, rubricStep])
    .default(["", "", "", "", ""])
    .describe("What 1, 2, 3, 4 and 5 mean."),
  templateKey,
});

export const group = z.strictObject({
  id: fileId,
  name,
  weight,
  templateKey,
  criteria: z.array(criterion).max(SELECTION_LIMITS.criteria).default([]),
});

export const participant = z.strictObject({ id: fileId, name, role: z.enum(PARTICIPANT_ROLES) });

export const score = z.strictObject({
  participantId: fileId,
  candidateId: fileId,
  criterionId: fileId,
  value: z.literal([1, 2, 3, 4, 5]).nullable().describe("1–5; null is an explicit “cannot judge”."),
  note: text,
  submittedAt: moment.nullable().default(null).describe("Null while a draft: drafts count for nothing."),
});

export const agreedScore = z.strictObject({
  candidateId: fileId,
  criterionId: fileId,
  value: z.literal([1, 2, 3, 4, 5]),
  reason: text,
  agreedBy: z.string().max(NAME_LENGTH).optional().describe("Who wrote it down."),
  agreedAt: moment.optional(),
});

export const scoring = z.strictObject({
  closed: z.boolean().default(false).describe("Nothing more is awaited."),
  waivedReason: text.describe("Why it was closed with scores missing."),
  names: z
    .enum(SCORER_NAMES)
    .default("shown")
    .describe("Hidden: participants stand for scorers of one candidate on one criterion, not for people."),
});

export const pair = z.strictObject({ candidateId: fileId, groupId: fileId });

export const awaited = z.strictObject({ participantId: fileId, candidateId: fileId, groupId: fileId });

export const requirement = z.strictObject({
  id: fileId,
  name,
  level: z.enum(REQUIREMENT_LEVELS),
  templateKey,
});

export const requirementAnswer = z.strictObject({
  candidateId: fileId,
  requirementId: fileId,
  answer: z.enum(REQUIREMENT_ANSWERS),
  note: text,
});

export const selectionFile = z
  .strictObject({
    format: z.literal(FILE_FORMAT),
    version: z
      .union([z.literal(1), z.literal(2), z.literal(3), z.literal(FILE_VERSION)])
      .describe(
        "2 where an offer has variants, 3 where it is said what candidates were asked, 4 where a gap was left open on purpose; all else is as in 1.",
      ),
    exportedAt: moment,
    selection,
    lines: z.array(line).max(SELECTION_LIMITS.lines).default([]).describe("In catalogue order."),
    candidates: z.array(candidate).max(200).default([]),
    offers: z.array(offer).max(200).default([]),
    plugs: z.array(plug).max(50_000).default([]),
    leftGaps: z.array(leftGap).max(50_000).default([]),
    rates: z
      .array(rate)
      .max(1_000)
      .default([])
      .describe("Several a currency, each with its day: the latest by the day of the comparison counts."),
    ownCosts: z.array(ownCost).max(OWN_COSTS_MAX).default([]).describe("In order."),
    basket: z.array(basketItem).max(BASKET_MAX).default([]).describe("In order."),
    groups: z.array(group).max(SELECTION_LIMITS.criteria).default([]).describe("In order."),
    participants: z.array(participant).max(1_000).default([]),
    scores: z.array(score).max(200_000).default([]),
    agreedScores: z.array(agreedScore).max(20_000).default([]),
    scoring: scoring.default({ closed: false, waivedReason: "", names: "shown" }),
    awaited: z
      .array(awaited)
      .max(100_000)
      .default([])
      .describe("Who has still to score whom on which group."),
    hiddenPairs: z
      .array(pair)
      .max(20_000)
      .default([])
      .describe("Scored by others, and not in this file: whoever made it could not see it yet."),
    pricesSealed: z
      .boolean()
      .default(false)
      .describe(
        "Prices were sealed when the file was made: it holds no offers, no plugs and no gaps left open.",
      ),
    requirements: z.array(requirement).max(1_000).default([]).describe("In order."),
    requirementAnswers: z.array(requirementAnswer).max(100_000).default([]),
    points: z
      .array(point)
      .max(1_000)
      .default([])
      .describe("Contract points and questions every candidate answers in words, in order."),
    requests: z.array(request).max(1_000).default([]).describe("What candidates were asked, by number."),
  })
  .meta({
    title: "Shortlist selection file, versions 1 to 4",
    description:
      "One selection of an IT partner. Money is whole minor units (øre, cents), quantities are thousandths. " +
      "See docs/selection-file.md.",
  });

export type SelectionFile = z.output<typeof selectionFile>;
