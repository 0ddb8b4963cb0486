import type { OpenPoint } from "@/lib/domain/open-points";
import { SECTION_PATHS } from "./road-stops";

/** Where an open point is settled: the page of its part, at its candidate when it is about one. */
export function pointHref(selectionId: string, { code, section, candidateId }: OpenPoint): string {
  if (code === "offers.sealed") return `/selections/${selectionId}${SECTION_PATHS.offers}/opening`;
  if (code === "candidates.requirements_unanswered") return `/selections/${selectionId}/needs#requirements`;
  const page = `/selections/${selectionId}${SECTION_PATHS[section]}`;
  const hasCandidatePages = section === "candidates" || section === "offers";
  return candidateId !== null && hasCandidatePages ? `${page}/${candidateId}` : page;
}
