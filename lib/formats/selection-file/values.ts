import { z } from "zod";
import { isIsoDay } from "@/lib/domain/iso-day";
import { MAX_ACCOUNT_MINOR, MAX_MINOR, MAX_PRICE_MINOR } from "@/lib/domain/money";
import { SELECTION_LIMITS } from "@/lib/domain/selection";

/**
 * The smallest pieces a selection file is made of.
 *
 * Units: money is whole minor units (øre, cents), quantities are thousandths, rates of exchange millionths, yearly
 * percentages basis points. None of them is ever a fraction, so that a file says exactly what the product holds.
 */

/** What one thing is called inside one file; other parts of the file refer to it by this. */
export const fileId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/, "file.bad_id")
  .describe("Name of this thing within the file: letters, digits, point, underscore, dash; at most 80.");

export const NAME_LENGTH = 1_000;
export const TEXT_LENGTH = 20_000;

/** A name that must not be blank. */
export const name = z.string().max(NAME_LENGTH).regex(/\S/, "file.blank");

/** Any text; leaving it out means empty. */
export const text = z.string().max(TEXT_LENGTH).default("");

export const day = z.iso
  .date()
  .refine(isIsoDay, "file.not_a_day")
  .describe("A calendar day, YYYY-MM-DD, from 1900 to 2200.");

export const dayOrUnknown = day.nullable().default(null);

/** ISO 8601 moment with its time zone. */
export const moment = z.iso.datetime({ offset: true });

export const price = z
  .int()
  .min(0)
  .max(MAX_PRICE_MINOR)
  .describe("Whole minor units: 125000 is 1 250.00. A deliberate zero is 0; leave out what is not known.");

export const account = z.int().min(-MAX_ACCOUNT_MINOR).max(MAX_ACCOUNT_MINOR).nullable().default(null);
export const positiveAccount = z.int().min(0).max(MAX_ACCOUNT_MINOR).nullable().default(null);

export const wholeAmount = z.int().min(0).max(MAX_MINOR).nullable().default(null);

export const quantity = z
  .int()
  .min(0)
  .max(SELECTION_LIMITS.quantityMaxMilli)
  .describe("Thousandths: 120000 is 120.");

export const quantityOrUnknown = quantity.nullable().default(null);

export const headcount = z.int().min(0).max(10_000_000).nullable().default(null);

export const weight = z.number().min(0).max(1_000_000).describe("Relative weight; only proportions count.");

export const templateKey = z
  .string()
  .max(100)
  .nullable()
  .default(null)
  .describe("Which of the product's own texts it started from; null for the buyer's own.");
