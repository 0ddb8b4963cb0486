import { COMPARED_STAGES } from "@/lib/domain/candidate";
import { checkRegistrationNumber, isCountry } from "@/lib/domain/registration-number";
import { SELECTION_LIMITS } from "@/lib/domain/selection";
import { backgroundFaults } from "./background-faults";
import type { FileFault } from "./faults";
import { at, itemsAt, type Place, textAt } from "./json-place";
import { fault, idsOf, type KnownIds, onlyOnce, pointsTo } from "./named-things";
import { leftGapFaults, offerFaults, plugFaults } from "./offer-faults";

/**
 * What a schema cannot see: names that point to nothing, things said twice, parts that do not add up.
 *
 * It looks at JSON that may be wrong in other ways too, so that one reading lists all faults; where a value has the
 * wrong shape it keeps quiet, since that fault is listed by the schema.
 */
export function crossReferenceFaults(root: Place): FileFault[] {
  const faults: FileFault[] = [];
  const lines = itemsAt(root, "lines");
  const candidates = itemsAt(root, "candidates");
  const groups = itemsAt(root, "groups");
  const criteria = groups.flatMap((group) => itemsAt(group, "criteria"));
  const known: KnownIds = {
    lines: idsOf(lines, faults),
    candidates: idsOf(candidates, faults),
    groups: idsOf(groups, faults),
    criteria: idsOf(criteria, faults),
    participants: idsOf(itemsAt(root, "participants"), faults),
    requirements: idsOf(itemsAt(root, "requirements"), faults),
  };
  if (criteria.length > SELECTION_LIMITS.criteria) {
    faults.push(fault(at(root, "groups"), "file.too_many_criteria", { maximum: SELECTION_LIMITS.criteria }));
  }
  for (const line of lines) stageFaults(line, faults);
  candidateFaults(root, candidates, faults);
  offerFaults(root, lines, known, faults);
  plugFaults(root, known, faults);
  leftGapFaults(root, known, faults);
  judgementFaults(root, known, faults);
  progressFaults(root, known, faults);
  onlyOnce(itemsAt(root, "rates"), ["currency", "date"], "file.rate_twice", faults);
  askingFaults(root, faults);
  for (const item of itemsAt(root, "basket")) pointsTo(item, "lineId", known.lines, faults);
  return faults;
}

/** A number is asked once, and within it everything once. What it asks for may have left the selection since. */
function askingFaults(root: Place, faults: FileFault[]): void {
  idsOf(itemsAt(root, "points"), faults);
  const numbers = new Set<unknown>();
  for (const request of itemsAt(root, "requests")) {
    const number = at(request, "number");
    if (numbers.has(number.value)) faults.push(fault(number, "file.request_twice"));
    numbers.add(number.value);
    for (const part of ["lines", "requirements", "points"]) idsOf(itemsAt(request, part), faults);
    for (const line of itemsAt(request, "lines")) stageFaults(line, faults);
  }
}

function stageFaults(line: Place, faults: FileFault[]): void {
  const kind = textAt(line, "kind");
  const stage = textAt(line, "stage");
  if (kind === "establishment" && stage === null) {
    faults.push(fault(at(line, "stage"), "file.stage_missing"));
  } else if (kind !== null && kind !== "establishment" && stage !== null) {
    faults.push(fault(at(line, "stage"), "file.stage_not_allowed"));
  }
}

function candidateFaults(root: Place, candidates: readonly Place[], faults: FileFault[]): void {
  onlyOnce(candidates, ["letter"], "file.letter_twice", faults);
  const compared = candidates.filter((candidate) =>
    COMPARED_STAGES.some((stage) => stage === textAt(candidate, "stage")),
  );
  if (compared.length > SELECTION_LIMITS.shortlistMax) {
    faults.push(
      fault(at(root, "candidates"), "file.shortlist_full", {
        limit: SELECTION_LIMITS.shortlistMax,
        found: compared.length,
      }),
    );
  }
  for (const candidate of compared) {
    if (textAt(candidate, "letter") === null)
      faults.push(fault(at(candidate, "letter"), "file.letter_missing"));
  }
  const companies = new Set<string>();
  for (const candidate of candidates) {
    const vendor = at(candidate, "vendor");
    const country = textAt(vendor, "country");
    const number = textAt(vendor, "registrationNumber") ?? "";
    if (number !== "" && isCountry(country)) {
      const checked = checkRegistrationNumber(country, number);
      const place = at(vendor, "registrationNumber");
      if (!checked.ok) faults.push(fault(place, checked.code));
      else if (companies.has(`${country} ${checked.value}`)) faults.push(fault(place, "file.vendor_twice"));
      else companies.add(`${country} ${checked.value}`);
    }
    backgroundFaults(candidate, faults);
  }
}

function judgementFaults(root: Place, known: KnownIds, faults: FileFault[]): void {
  const scores = itemsAt(root, "scores");
  for (const score of scores) {
    pointsTo(score, "participantId", known.participants, faults);
    pointsTo(score, "candidateId", known.candidates, faults);
    pointsTo(score, "criterionId", known.criteria, faults);
  }
  onlyOnce(scores, ["participantId", "candidateId", "criterionId"], "file.score_twice", faults);
  const agreed = itemsAt(root, "agreedScores");
  for (const score of agreed) {
    pointsTo(score, "candidateId", known.candidates, faults);
    pointsTo(score, "criterionId", known.criteria, faults);
  }
  onlyOnce(agreed, ["candidateId", "criterionId"], "file.score_twice", faults);
  const answers = itemsAt(root, "requirementAnswers");
  for (const answer of answers) {
    pointsTo(answer, "candidateId", known.candidates, faults);
    pointsTo(answer, "requirementId", known.requirements, faults);
  }
  onlyOnce(answers, ["candidateId", "requirementId"], "file.answer_twice", faults);
}

/** Who has still to score what, what is hidden, and whether a file says prices that it says are sealed. */
function progressFaults(root: Place, known: KnownIds, faults: FileFault[]): void {
  const awaited = itemsAt(root, "awaited");
  for (const each of awaited) pointsTo(each, "participantId", known.participants, faults);
  onlyOnce(awaited, ["participantId", "candidateId", "groupId"], "file.awaited_twice", faults);
  for (const each of [...awaited, ...itemsAt(root, "hiddenPairs")]) {
    pointsTo(each, "candidateId", known.candidates, faults);
    pointsTo(each, "groupId", known.groups, faults);
  }
  if (at(root, "pricesSealed").value !== true) return;
  for (const each of ["offers", "plugs", "leftGaps"].flatMap((part) => itemsAt(root, part))) {
    faults.push(fault(each, "file.price_in_sealed"));
  }
}
