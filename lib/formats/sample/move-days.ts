import type { AssuranceReport } from "@/lib/domain/assurance";
import type { Candidate, SourcedText } from "@/lib/domain/candidate";
import type { Dossier } from "@/lib/domain/dossier";
import { latestExpectedYear } from "@/lib/domain/financial-soundness";
import { addDays, addMonths, daysBetween, type IsoDay, parseIsoDay, yearOf } from "@/lib/domain/iso-day";

/** "Today" in the story. */
const STORY_TODAY = checked("2026-11-16");

function checked(text: string): IsoDay {
  const day = parseIsoDay(text);
  if (day === null) throw new RangeError(`not a day: ${text}`);
  return day;
}

const monthOf = (day: IsoDay): number => Number(day.slice(5, 7));

/**
 * The sample as it would be if its story took place around `today`: days move by days, the auditors' periods by whole
 * months (so that they still end with a month), accounts by whole years.
 */
export function movedTo(today: IsoDay, dossier: Dossier): Dossier {
  const days = daysBetween(STORY_TODAY, today);
  const months = (yearOf(today) - yearOf(STORY_TODAY)) * 12 + monthOf(today) - monthOf(STORY_TODAY);
  const years = latestExpectedYear(today) - latestExpectedYear(STORY_TODAY);
  const moved = (day: IsoDay | null): IsoDay | null => (day === null ? null : addDays(day, days));
  const movedFact = (fact: SourcedText): SourcedText => ({ ...fact, sourceDate: moved(fact.sourceDate) });

  const movedReport = (report: AssuranceReport): AssuranceReport => ({
    ...report,
    date: movedByMonths(report.date, months),
    periodStart: movedByMonths(report.periodStart, months),
    periodEnd: movedByMonths(report.periodEnd, months),
    bridgeLetterDate: moved(report.bridgeLetterDate),
    sourceDate: moved(report.sourceDate),
  });

  const movedCandidate = (candidate: Candidate): Candidate => ({
    ...candidate,
    membershipDate: moved(candidate.membershipDate),
    facts: {
      data_location: movedFact(candidate.facts.data_location),
      backup_location: movedFact(candidate.facts.backup_location),
      data_access: movedFact(candidate.facts.data_access),
      subcontractors: movedFact(candidate.facts.subcontractors),
      standards: movedFact(candidate.facts.standards),
      software_rights: movedFact(candidate.facts.software_rights),
    },
    financialYears: candidate.financialYears.map((year) => ({
      ...year,
      year: year.year + years,
      sourceDate: moved(year.sourceDate),
    })),
    assuranceReports: candidate.assuranceReports.map(movedReport),
    capabilities: candidate.capabilities.map((record) => ({ ...record, date: moved(record.date) })),
    references: candidate.references.map((reference) => ({
      ...reference,
      calledOn: moved(reference.calledOn),
    })),
  });

  return {
    ...dossier,
    candidates: dossier.candidates.map(movedCandidate),
    offers: dossier.offers.map((offer) => ({
      ...offer,
      receivedOn: moved(offer.receivedOn),
      validUntil: moved(offer.validUntil),
    })),
    scores: dossier.scores.map((score) => ({ ...score, submittedAt: movedMoment(score.submittedAt, days) })),
  };
}

/** A month's last day stays a month's last day. */
function movedByMonths(day: IsoDay | null, months: number): IsoDay | null {
  if (day === null) return null;
  const next = addDays(day, 1);
  return next.endsWith("-01") ? addDays(addMonths(next, months), -1) : addMonths(day, months);
}

function movedMoment(moment: string | null, days: number): string | null {
  const day = moment === null ? null : parseIsoDay(moment.slice(0, 10));
  return moment === null || day === null ? moment : addDays(day, days) + moment.slice(10);
}
