import type { AssuranceReport } from "@/lib/domain/assurance";
import type { Candidate, SourcedText } from "@/lib/domain/candidate";
import type { FinancialYear } from "@/lib/domain/financial-soundness";
import type { IsoDay } from "@/lib/domain/iso-day";
import { parseIsoDay } from "@/lib/domain/iso-day";
import { REFERENCE_QUESTIONS, type Reference } from "@/lib/domain/references";
import { checkRegistrationNumber } from "@/lib/domain/registration-number";
import type { FileCandidate } from "./candidate-schema";

/** A candidate of a file that has been checked, as the domain knows it. */

/** A day that the schema has already let through. @throws RangeError when it is none */
export function checkedDay(day: string): IsoDay {
  const parsed = parseIsoDay(day);
  if (parsed === null) throw new RangeError(`not a day: ${day}`);
  return parsed;
}

/** The same, or null. */
export function checkedDayOrNull(day: string | null): IsoDay | null {
  return day === null ? null : checkedDay(day);
}

const UNKNOWN: SourcedText = { text: "", source: "", sourceDate: null };

export function candidateFromFile(file: FileCandidate): Candidate {
  const fact = (known: FileCandidate["facts"]["standards"]): SourcedText =>
    known === undefined ? UNKNOWN : { ...known, sourceDate: checkedDayOrNull(known.sourceDate) };
  const number = checkRegistrationNumber(file.vendor.country, file.vendor.registrationNumber);
  return {
    ...file,
    vendor: {
      ...file.vendor,
      id: `ven_${file.id}`,
      registrationNumber: number.ok ? number.value : file.vendor.registrationNumber,
    },
    membershipDate: checkedDayOrNull(file.membershipDate),
    facts: {
      data_location: fact(file.facts.data_location),
      backup_location: fact(file.facts.backup_location),
      data_access: fact(file.facts.data_access),
      subcontractors: fact(file.facts.subcontractors),
      standards: fact(file.facts.standards),
      software_rights: fact(file.facts.software_rights),
    },
    financialYears: file.financialYears.map(yearFromFile),
    assuranceReports: file.assuranceReports.map((report, index) =>
      reportFromFile(report, `rep_${file.id}_${index + 1}`),
    ),
    capabilities: file.capabilities.map((record) => ({ ...record, date: checkedDayOrNull(record.date) })),
    references: file.references.map((reference, index) =>
      referenceFromFile(reference, `ref_${file.id}_${index + 1}`),
    ),
  };
}

export function yearFromFile(file: FileCandidate["financialYears"][number]): FinancialYear {
  return { ...file, sourceDate: checkedDayOrNull(file.sourceDate) };
}

export function reportFromFile(file: FileCandidate["assuranceReports"][number], id: string): AssuranceReport {
  return {
    ...file,
    id,
    date: checkedDayOrNull(file.date),
    periodStart: checkedDayOrNull(file.periodStart),
    periodEnd: checkedDayOrNull(file.periodEnd),
    bridgeLetterDate: checkedDayOrNull(file.bridgeLetterDate),
    sourceDate: checkedDayOrNull(file.sourceDate),
  };
}

export function referenceFromFile(file: FileCandidate["references"][number], id: string): Reference {
  const [first, second, third, fourth, fifth, sixth] = REFERENCE_QUESTIONS;
  const answer = (question: (typeof REFERENCE_QUESTIONS)[number]) => file.answers[question] ?? "";
  return {
    ...file,
    id,
    calledOn: checkedDayOrNull(file.calledOn),
    answers: {
      [first]: answer(first),
      [second]: answer(second),
      [third]: answer(third),
      [fourth]: answer(fourth),
      [fifth]: answer(fifth),
      [sixth]: answer(sixth),
    },
  };
}
