import { z } from "zod";
import { ASSURANCE_STANDARDS, ASSURANCE_TYPES, SUBSERVICE_METHODS } from "@/lib/domain/assurance";
import { CANDIDATE_STAGES, MEMBERSHIPS } from "@/lib/domain/candidate";
import { FIGURE_SOURCES } from "@/lib/domain/financial-soundness";
import { FIRST_YEAR, LAST_YEAR } from "@/lib/domain/iso-day";
import { CURRENCIES } from "@/lib/domain/money";
import { CAPABILITIES, CAPABILITY_STATES } from "@/lib/domain/partner-type";
import { REFERENCE_FINDERS, REFERENCE_QUESTIONS } from "@/lib/domain/references";
import { COUNTRIES, REGISTRATION_MAX_LENGTH } from "@/lib/domain/registration-number";
import { PARTNER_TYPES } from "@/lib/domain/selection";
import {
  account,
  dayOrUnknown,
  fileId,
  headcount,
  NAME_LENGTH,
  name,
  positiveAccount,
  TEXT_LENGTH,
  text,
} from "./values";

/** Candidates of a selection file, and what was found out about them. */

export const vendor = z
  .strictObject({
    legalName: name,
    country: z.enum(COUNTRIES),
    registrationNumber: z
      .string()
      .max(REGISTRATION_MAX_LENGTH)
      .default("")
      .describe(
        "CVR or Norwegian organisation number as bare digits, its check digit right; empty if unknown.",
      ),
    employees: headcount,
    website: z.string().max(NAME_LENGTH).default(""),
  })
  .describe("The company. On import it is found in the buyer's directory by country and number, or added.");

export const knownFact = z.strictObject({
  text: z.string().max(TEXT_LENGTH),
  source: text,
  sourceDate: dayOrUnknown,
});
const fact = knownFact.optional();

const facts = z
  .strictObject({
    data_location: fact,
    backup_location: fact,
    data_access: fact,
    subcontractors: fact,
    standards: fact,
    software_rights: fact,
  })
  .default({})
  .describe("How the supplier works, each with its source. Leave out what is not known.");

export const financialYear = z
  .strictObject({
    year: z.int().min(FIRST_YEAR).max(LAST_YEAR),
    currency: z.enum(CURRENCIES),
    equity: account,
    result: account,
    totalAssets: positiveAccount,
    revenue: account,
    shareCapital: positiveAccount,
    employees: headcount,
    source: z.enum(FIGURE_SOURCES),
    sourceNote: text,
    sourceDate: dayOrUnknown,
  })
  .describe("One financial year in minor units. A figure that is not known is left out or null, never 0.");

export const assuranceReport = z
  .strictObject({
    standard: z.enum(ASSURANCE_STANDARDS),
    type: z.enum(ASSURANCE_TYPES).nullable().default(null),
    auditor: text,
    date: dayOrUnknown,
    periodStart: dayOrUnknown,
    periodEnd: dayOrUnknown,
    services: text,
    sites: text,
    qualified: z.boolean().default(false),
    exceptions: text,
    subservice: z.enum(SUBSERVICE_METHODS).default("not_stated"),
    bridgeLetterDate: dayOrUnknown,
    source: text,
    sourceDate: dayOrUnknown,
  })
  .describe("Type I has a date, type II a period.");

export const capability = z.strictObject({
  capability: z.enum(CAPABILITIES),
  state: z.enum(CAPABILITY_STATES),
  how: text,
  date: dayOrUnknown,
});

export const reference = z.strictObject({
  customer: name,
  contact: text,
  foundBy: z.enum(REFERENCE_FINDERS),
  similarSize: z.boolean().nullable().default(null),
  similarIndustry: z.boolean().nullable().default(null),
  similarSystems: z.boolean().nullable().default(null),
  calledBy: text,
  calledOn: dayOrUnknown,
  answers: z.partialRecord(z.enum(REFERENCE_QUESTIONS), z.string().max(TEXT_LENGTH)).default({}),
  rating: z.literal([1, 2, 3, 4, 5]).nullable().default(null),
});

export const candidate = z.strictObject({
  id: fileId,
  vendor,
  letter: z
    .string()
    .regex(/^[A-Z]{1,2}$/, "file.bad_letter")
    .nullable()
    .default(null)
    .describe("Given on reaching the shortlist, never changed; null before."),
  colour: z
    .int()
    .min(0)
    .max(4)
    .nullable()
    .default(null)
    .describe("Which of the five hues; null without a letter."),
  stage: z.enum(CANDIDATE_STAGES),
  stageReason: text,
  claimedPartnerType: z
    .literal([...PARTNER_TYPES])
    .nullable()
    .default(null),
  membership: z.enum(MEMBERSHIPS).default("not_checked").describe("Danish Cloud Community."),
  membershipSource: text,
  membershipDate: dayOrUnknown,
  facts,
  financialYears: z.array(financialYear).max(50).default([]),
  assuranceReports: z.array(assuranceReport).max(100).default([]),
  capabilities: z.array(capability).max(CAPABILITIES.length).default([]),
  references: z.array(reference).max(100).default([]),
});

export type FileCandidate = z.output<typeof candidate>;
