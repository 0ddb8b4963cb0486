import { z } from "zod";
import { CURRENCIES } from "@/lib/domain/money";
import { POINT_KINDS } from "@/lib/domain/request";
import { REQUIREMENT_LEVELS } from "@/lib/domain/requirements";
import { SELECTION_LIMITS } from "@/lib/domain/selection";
import { line } from "./offer-schema";
import { fileId, moment, NAME_LENGTH, name, quantityOrUnknown, templateKey, text } from "./values";

/** What candidates were asked: contract points and questions, and every number of the request as it was sent. */

export const quantities = z.strictObject({
  users: quantityOrUnknown,
  servers: quantityOrUnknown,
  gb: quantityOrUnknown,
  devices: quantityOrUnknown,
});

export const point = z.strictObject({
  id: fileId,
  kind: z.enum(POINT_KINDS).describe("contract: a point to propose terms for; question: the buyer's own."),
  name,
  help: text,
  templateKey,
});

export const askedLine = line.omit({ templateKey: true });
export const askedRequirement = z.strictObject({ id: fileId, name, level: z.enum(REQUIREMENT_LEVELS) });
export const askedPoint = point.omit({ templateKey: true });

export const weights = z.strictObject({
  priceShareTenths: z.int().min(0).max(1_000),
  groups: z
    .array(z.strictObject({ name: z.string().max(NAME_LENGTH), shareTenths: z.int().min(0).max(1_000) }))
    .max(SELECTION_LIMITS.criteria)
    .default([]),
});

export const request = z
  .strictObject({
    number: z.int().min(1).max(10_000),
    madeAt: moment,
    madeBy: z.string().max(NAME_LENGTH).default(""),
    deadline: moment.nullable().default(null),
    message: text,
    weightsShown: z.boolean().default(false),
    currency: z.enum(CURRENCIES),
    horizonMonths: z.int().min(SELECTION_LIMITS.horizonMin).max(SELECTION_LIMITS.horizonMax),
    quantities,
    lines: z.array(askedLine).max(SELECTION_LIMITS.lines).default([]),
    requirements: z.array(askedRequirement).max(1_000).default([]),
    points: z.array(askedPoint).max(1_000).default([]),
    weights: weights.nullable().default(null).describe("How much what weighs, where vendors were told."),
  })
  .describe(
    "What one number asked, in the words it was asked in. Ids are those of the file's lines, requirements and points; " +
      "one that is not among them was asked for then and has left the selection since.",
  );

export type FileRequest = z.output<typeof request>;
