import type { OpenPoint, OpenPointCode } from "@/lib/domain/open-points";
import { SECTION_PATHS } from "./road-stops";

/** Settled beside the vendors' contacts, which are the lead's alone. */
const AT_VENDORS: ReadonlySet<OpenPointCode> = new Set<OpenPointCode>([
  "offers.late_waiting",
  "offers.questions_open",
]);
const AT_ROUNDS: ReadonlySet<OpenPointCode> = new Set<OpenPointCode>([
  "offers.round_open",
  "offers.round_unanswered",
]);

/** Where an open point is settled: the page of its part, at its candidate when it is about one. */
export function pointHref(
  selectionId: string,
  { code, section, candidateId }: OpenPoint,
  isLead: boolean,
): string {
  const offers = `/selections/${selectionId}${SECTION_PATHS.offers}`;
  if (code === "offers.sealed") return `${offers}/opening`;
  if (AT_ROUNDS.has(code)) return `${offers}/rounds`;
  if (AT_VENDORS.has(code) && isLead) return `${offers}/vendors`;
  if (code === "candidates.requirements_unanswered") return `/selections/${selectionId}/needs#requirements`;
  const page = `/selections/${selectionId}${SECTION_PATHS[section]}`;
  const hasCandidatePages = section === "candidates" || section === "offers";
  return candidateId !== null && hasCandidatePages ? `${page}/${candidateId}` : page;
}
