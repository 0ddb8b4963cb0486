import { z } from "zod";
import { ASSURANCE_STANDARDS, ASSURANCE_TYPES, SUBSERVICE_METHODS } from "@/lib/domain/assurance";
import { CANDIDATE_STAGES, MEMBERSHIPS, SUPPLIER_FACTS } from "@/lib/domain/candidate";
import { FIGURE_SOURCES } from "@/lib/domain/financial-soundness";
import { FIRST_YEAR, type IsoDay, isIsoDay, LAST_YEAR } from "@/lib/domain/iso-day";
import { CURRENCIES, MAX_ACCOUNT_MINOR } from "@/lib/domain/money";
import { CAPABILITIES, CAPABILITY_STATES } from "@/lib/domain/partner-type";
import { REFERENCE_FINDERS, REFERENCE_RATINGS } from "@/lib/domain/references";
import { COUNTRIES, checkRegistrationNumber } from "@/lib/domain/registration-number";
import { PARTNER_TYPES } from "@/lib/domain/selection";

/** What arrives from a browser about candidates, checked before anything else looks at it. */

const rowId = z.string().min(1).max(64);
const line = z.string().trim().max(200);
const prose = z.string().trim().max(4000);
const day = z
  .string()
  .transform((text, context): IsoDay => {
    if (isIsoDay(text)) return text;
    context.addIssue({ code: "custom", message: "input.not_a_day" });
    return z.NEVER;
  })
  .nullable();
const edition = z.int().min(1);

/** Whole minor units of a company's accounts; what is not known is null. */
const figure = z
  .int("number.not_a_number")
  .min(-MAX_ACCOUNT_MINOR, "amount.too_large")
  .max(MAX_ACCOUNT_MINOR, "amount.too_large")
  .nullable();

const place = { selectionId: rowId, candidateId: rowId };
/** Which state of a row the writer saw; null makes a new one. */
const seen = { id: rowId.nullable(), expectedEdition: edition.nullable() };

export const AddCandidateInput = z
  .object({
    selectionId: rowId,
    vendor: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("known"), vendorId: rowId }),
      z.object({
        kind: z.literal("new"),
        legalName: line.min(1),
        country: z.enum(COUNTRIES),
        registrationNumber: z.string().max(100),
        employees: z.int("number.not_whole").min(0, "number.negative").max(10_000_000).nullable(),
        evenIfNameIsKnown: z.boolean(),
      }),
    ]),
  })
  .transform((input, context) => {
    // An empty number is one that is not known, and is not checked.
    if (input.vendor.kind === "known" || input.vendor.registrationNumber.trim() === "") return input;
    const checked = checkRegistrationNumber(input.vendor.country, input.vendor.registrationNumber);
    if (checked.ok) return { ...input, vendor: { ...input.vendor, registrationNumber: checked.value } };
    context.addIssue({ code: "custom", path: ["vendor", "registrationNumber"], message: checked.code });
    return z.NEVER;
  });

export const SetStageInput = z.object({
  ...place,
  from: z.enum(CANDIDATE_STAGES),
  to: z.enum(CANDIDATE_STAGES),
  reason: z.string().max(1000),
});

export const RemoveCandidateInput = z.object(place);

export const UpdateBackgroundInput = z.object({
  ...place,
  expectedEdition: edition,
  claimedPartnerType: z.literal(PARTNER_TYPES).nullable(),
  membership: z.enum(MEMBERSHIPS),
  membershipSource: line,
  membershipDate: day,
});

export const SaveYearsInput = z.object({
  ...place,
  years: z
    .array(
      z.object({
        ...seen,
        year: z
          .int("financial.year_range")
          .min(FIRST_YEAR, "financial.year_range")
          .max(LAST_YEAR, "financial.year_range"),
        currency: z.enum(CURRENCIES, "financial.currency_unknown"),
        equity: figure,
        result: figure,
        totalAssets: figure,
        revenue: figure,
        shareCapital: figure,
        employees: z.int("financial.employees_invalid").nullable(),
        source: z.enum(FIGURE_SOURCES),
        sourceNote: line,
        sourceDate: day,
      }),
    )
    .min(1)
    .max(20),
});

export const DeleteRowInput = z.object({ ...place, id: rowId, expectedEdition: edition });

export const SaveReportInput = z.object({
  ...place,
  ...seen,
  report: z.object({
    standard: z.enum(ASSURANCE_STANDARDS),
    type: z.enum(ASSURANCE_TYPES).nullable(),
    auditor: line,
    date: day,
    periodStart: day,
    periodEnd: day,
    services: prose,
    sites: prose,
    qualified: z.boolean(),
    exceptions: prose,
    subservice: z.enum(SUBSERVICE_METHODS),
    bridgeLetterDate: day,
    source: line,
    sourceDate: day,
  }),
});

export const SaveFactInput = z.object({
  ...place,
  fact: z.enum(SUPPLIER_FACTS),
  expectedEdition: edition.nullable(),
  text: prose,
  source: line,
  sourceDate: day,
});

export const SaveCapabilitiesInput = z.object({
  ...place,
  entries: z
    .array(
      z.object({
        capability: z.enum(CAPABILITIES),
        state: z.enum(CAPABILITY_STATES).nullable(),
        how: line,
        date: day,
        expectedEdition: edition.nullable(),
      }),
    )
    .min(1)
    .max(CAPABILITIES.length),
});

const yesNoUnknown = z.boolean().nullable();

const callAnswers = z.object({
  establishment_project: prose,
  daily_operation: prose,
  support: prose,
  proactivity: prose,
  invoices: prose,
  choose_again: prose,
});

/** What the one who makes a call writes down. */
export const SaveCallInput = z.object({
  selectionId: rowId,
  id: rowId,
  expectedEdition: z.int().min(1),
  calledOn: day,
  rating: z.literal(REFERENCE_RATINGS, "reference.rating_range").nullable(),
  answers: callAnswers,
});

export const SaveReferenceInput = z.object({
  ...place,
  ...seen,
  /** The participant who makes the call; left out = as it is. */
  callerId: rowId.nullable().optional(),
  reference: z.object({
    customer: line,
    contact: line,
    foundBy: z.enum(REFERENCE_FINDERS),
    similarSize: yesNoUnknown,
    similarIndustry: yesNoUnknown,
    similarSystems: yesNoUnknown,
    calledBy: line,
    calledOn: day,
    rating: z.literal(REFERENCE_RATINGS, "reference.rating_range").nullable(),
    answers: callAnswers,
  }),
});
