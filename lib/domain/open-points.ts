import type { Candidate } from "./candidate";
import { isExitStage, isOnShortlist } from "./candidate-stage";
import type { Comparison } from "./comparison/result";
import type { Dossier } from "./dossier";
import { FINANCIAL_WINDOW } from "./financial-soundness";
import { mainOfferOf } from "./main-offer";
import { type NegotiationStanding, NO_NEGOTIATION } from "./negotiation-standing";
import { countOwners, isOwnTarget } from "./offer-target";
import { CALLS_NEEDED, isCompletedCall } from "./references";
import type { CountedDriver } from "./selection";
import { SELECTION_LIMITS } from "./selection";

/**
 * What is still missing in a selection, section by section, as codes with the place to go to.
 * The road's entry conditions are made of the same points.
 */

/** The parts of a selection, in the order of the rail. */
export const RAIL_SECTIONS = [
  "overview",
  "needs",
  "candidates",
  "scoring",
  "offers",
  "compare",
  "decide",
  "follow_up",
] as const;
export type RailSection = (typeof RAIL_SECTIONS)[number];

export const OPEN_POINTS = [
  "needs.partner_type_missing",
  "needs.catalogue_empty",
  /** `{ drivers }`, separated by commas. */
  "needs.quantities_missing",
  "needs.requirements_missing",
  /** `{ count, minimum }` */
  "candidates.too_few",
  /** `{ count, minimum, maximum }` */
  "candidates.shortlist_size",
  /** `{ letter, name, missing }` years. */
  "candidates.accounts_missing",
  "candidates.assurance_missing",
  /** `{ letter, name, completed, needed }` */
  "candidates.references_few",
  /** `{ letter, name, count }` */
  "candidates.requirements_unanswered",
  "scoring.criteria_missing",
  "scoring.weights_missing",
  /** `{ count }` criteria without a full rubric. */
  "scoring.rubrics_missing",
  "scoring.price_formula_incomplete",
  /** `{ letter, name, count }` criteria on which scores are awaited, or that nobody has judged. */
  "scoring.scores_missing",
  /** `{ letter, name, count }` criteria to talk about. */
  "scoring.moderation_needed",
  /** `{ count, minimum }` */
  "offers.too_few",
  "offers.missing",
  /** Prices are sealed, and nobody sees them before they are opened. */
  "offers.sealed",
  /** `{ letter, name, currency }` */
  "offers.rate_missing",
  /** `{ letter, name, count }` */
  "offers.gaps_open",
  /** `{ letter, name }`: it is no offer before the lead's word. */
  "offers.late_waiting",
  /** `{ number, kind, deadline }`: kind `final` or `round`; an ISO timestamp, or `none`. */
  "offers.round_open",
  /** `{ letter, name, number }` */
  "offers.round_unanswered",
  /** `{ count }` questions of vendors. */
  "offers.questions_open",
  "compare.basis_empty",
  /** `{ code }` */
  "compare.price_refused",
  /** `{ count, minimum }` */
  "compare.too_few_comparable",
  /** `{ letter, name }` */
  "compare.not_comparable",
  "compare.knocked_out",
  "compare.provisional",
  "compare.abnormally_low",
  "decide.nobody_chosen",
] as const;
export type OpenPointCode = (typeof OPEN_POINTS)[number];

export interface OpenPoint {
  readonly code: OpenPointCode;
  readonly section: RailSection;
  readonly candidateId: string | null;
  readonly params: Readonly<Record<string, string | number>>;
}

/**
 * All open points, in the order of the rail. `comparison` is the one on the selection's own basis.
 * Points about deciding come when everything else has had its time: from the phase "negotiate" on.
 */
export function openPoints(
  dossier: Dossier,
  comparison: Comparison,
  negotiation: NegotiationStanding = NO_NEGOTIATION,
): OpenPoint[] {
  return [
    ...needsPoints(dossier),
    ...candidatePoints(dossier),
    ...scoringPoints(dossier, comparison),
    ...offerPoints(dossier, comparison),
    ...negotiationPoints(dossier, negotiation),
    ...comparePoints(dossier, comparison),
    ...(["negotiate", "decide", "establish", "operate"].includes(dossier.selection.phase)
      ? decidePoints(dossier)
      : []),
  ];
}

function point(
  section: RailSection,
  code: OpenPointCode,
  params: OpenPoint["params"] = {},
  candidateId: string | null = null,
): OpenPoint {
  return { code, section, candidateId, params };
}

function about(candidate: Candidate): { readonly letter: string; readonly name: string } {
  return { letter: candidate.letter ?? "", name: candidate.vendor.legalName };
}

export function needsPoints({ selection, lines, requirements }: Dossier): OpenPoint[] {
  const used = new Set(lines.flatMap((line) => (line.driver === "fixed" ? [] : [line.driver])));
  const missing = [...used].filter((driver: CountedDriver) => selection.quantities[driver] === null);
  return [
    ...(selection.wantedPartnerType === null ? [point("needs", "needs.partner_type_missing")] : []),
    ...(lines.length === 0 ? [point("needs", "needs.catalogue_empty")] : []),
    ...(missing.length > 0
      ? [point("needs", "needs.quantities_missing", { drivers: missing.sort().join(", ") })]
      : []),
    ...(requirements.length === 0 ? [point("needs", "needs.requirements_missing")] : []),
  ];
}

/** Those on the shortlist or beyond it. */
export function shortlistOf({ candidates }: Dossier): readonly Candidate[] {
  return candidates.filter((candidate) => isOnShortlist(candidate.stage) && isOwnTarget(candidate.id));
}

/** Those still in the race. */
export function runningOf({ candidates }: Dossier): readonly Candidate[] {
  return candidates.filter((candidate) => !isExitStage(candidate.stage) && isOwnTarget(candidate.id));
}

/** The shortlist is too short or too long; empty when it is neither. */
export function shortlistSizePoints(dossier: Dossier): OpenPoint[] {
  const { shortlistMin: minimum, shortlistMax: maximum } = SELECTION_LIMITS;
  const count = shortlistOf(dossier).length;
  return count < minimum || count > maximum
    ? [point("candidates", "candidates.shortlist_size", { count, minimum, maximum })]
    : [];
}

export function candidatePoints(dossier: Dossier): OpenPoint[] {
  const minimum = SELECTION_LIMITS.shortlistMin;
  const shortlist = shortlistOf(dossier);
  const running = runningOf(dossier).length;
  const absolute = dossier.requirements.filter(({ level }) => level === "absolute");
  return [
    ...(running < minimum ? [point("candidates", "candidates.too_few", { count: running, minimum })] : []),
    ...(running >= minimum ? shortlistSizePoints(dossier) : []),
    ...shortlist.flatMap((candidate): OpenPoint[] => {
      const who = about(candidate);
      const years = FINANCIAL_WINDOW - new Set(candidate.financialYears.map(({ year }) => year)).size;
      const calls = candidate.references.filter(isCompletedCall).length;
      const unanswered = absolute.filter(
        ({ id }) =>
          !dossier.requirementAnswers.some(
            (each) =>
              each.candidateId === candidate.id &&
              each.requirementId === id &&
              each.answer !== "not_answered",
          ),
      ).length;
      const own = (code: OpenPointCode, params: OpenPoint["params"] = {}) =>
        point("candidates", code, { ...who, ...params }, candidate.id);
      return [
        ...(years > 0 ? [own("candidates.accounts_missing", { missing: years })] : []),
        ...(candidate.assuranceReports.length === 0 ? [own("candidates.assurance_missing")] : []),
        ...(calls < CALLS_NEEDED
          ? [own("candidates.references_few", { completed: calls, needed: CALLS_NEEDED })]
          : []),
        ...(unanswered > 0 ? [own("candidates.requirements_unanswered", { count: unanswered })] : []),
      ];
    }),
  ];
}

/** Whether the declared price formula has what it needs, whatever the prices. */
export function isPriceModelComplete({ priceModel }: Dossier["selection"]): boolean {
  switch (priceModel.formula) {
    case "fixed_bounds":
      return (
        priceModel.lowBoundMinor !== null &&
        priceModel.highBoundMinor !== null &&
        priceModel.lowBoundMinor < priceModel.highBoundMinor
      );
    case "priced_quality":
      return priceModel.qualityValueMinor !== null;
    case "linear_from_lowest":
      return priceModel.slopeHundredths > 0;
    case "proportional":
    case "min_max":
      return true;
  }
}

export function scoringPoints(dossier: Dossier, comparison: Comparison): OpenPoint[] {
  const criteria = dossier.groups.flatMap((group) => group.criteria);
  const weighs = dossier.groups.some(
    (group) => group.weight > 0 && group.criteria.some(({ weight }) => weight > 0),
  );
  const people = criteria.filter(({ feed }) => feed === "people");
  const unwritten = people.filter(
    ({ rubric }) => rubric.length < 5 || rubric.some((text) => text.trim() === ""),
  );
  const byPeople = new Set(people.map(({ id }) => id));
  return [
    ...(criteria.length === 0 ? [point("scoring", "scoring.criteria_missing")] : []),
    ...(criteria.length > 0 && !weighs ? [point("scoring", "scoring.weights_missing")] : []),
    ...(unwritten.length > 0
      ? [point("scoring", "scoring.rubrics_missing", { count: unwritten.length })]
      : []),
    ...(isPriceModelComplete(dossier.selection)
      ? []
      : [point("scoring", "scoring.price_formula_incomplete")]),
    ...comparison.candidates.flatMap((column): OpenPoint[] => {
      const candidate = dossier.candidates.find(({ id }) => id === column.candidateId);
      if (candidate === undefined || !isOwnTarget(candidate.id)) return [];
      const judged = column.criteria.filter(({ criterionId }) => byPeople.has(criterionId));
      const missing = judged.filter(({ from, awaited }) => from === "none" || awaited > 0).length;
      const apart = judged.filter(({ needsModeration }) => needsModeration).length;
      const own = (code: OpenPointCode, count: number) =>
        point("scoring", code, { ...about(candidate), count }, candidate.id);
      return [
        ...(missing > 0 ? [own("scoring.scores_missing", missing)] : []),
        ...(apart > 0 ? [own("scoring.moderation_needed", apart)] : []),
      ];
    }),
  ];
}

export function offerPoints(dossier: Dossier, comparison: Comparison): OpenPoint[] {
  const minimum = SELECTION_LIMITS.shortlistMin;
  const received = countOwners(comparison.candidates.filter(({ hasOffer }) => hasOffer));
  return [
    ...(received < minimum ? [point("offers", "offers.too_few", { count: received, minimum })] : []),
    ...(dossier.pricesSealed ? [point("offers", "offers.sealed")] : []),
    ...comparison.candidates.flatMap((column): OpenPoint[] => {
      const candidate = dossier.candidates.find(({ id }) => id === column.candidateId);
      if (candidate === undefined) return [];
      const own = (code: OpenPointCode, params: OpenPoint["params"] = {}) =>
        point("offers", code, { ...about(candidate), ...params }, candidate.id);
      if (!column.hasOffer) return [own("offers.missing")];
      const undecided = column.openGaps - column.leftGaps;
      const offer = mainOfferOf(dossier.offers, candidate.id);
      if (offer === undefined) return [];
      const unrated =
        offer.currency !== dossier.selection.currency &&
        !dossier.rates.some(({ currency }) => currency === offer.currency);
      return [
        ...(unrated ? [own("offers.rate_missing", { currency: offer.currency })] : []),
        // A gap somebody left on purpose is decided.
        ...(undecided > 0 ? [own("offers.gaps_open", { count: undecided })] : []),
      ];
    }),
  ];
}

/**
 * What is under way with the vendors: a round that is open and who has not answered in it, answers that came late and
 * wait for the lead's word, questions that nobody has answered. Candidates that have left are not told of.
 */
export function negotiationPoints(
  dossier: Dossier,
  { round, lateFrom, openQuestions }: NegotiationStanding,
): OpenPoint[] {
  const running = runningOf(dossier);
  const each = (code: OpenPointCode, ids: readonly string[], params: OpenPoint["params"] = {}) =>
    running
      .filter(({ id }) => ids.includes(id))
      .map((candidate) => point("offers", code, { ...about(candidate), ...params }, candidate.id));
  return [
    ...each("offers.late_waiting", lateFrom),
    ...(round === null
      ? []
      : [
          point("offers", "offers.round_open", {
            number: round.number,
            kind: round.isFinal ? "final" : "round",
            deadline: round.deadline ?? "none",
          }),
          ...each("offers.round_unanswered", round.unansweredBy, { number: round.number }),
        ]),
    ...(openQuestions > 0 ? [point("offers", "offers.questions_open", { count: openQuestions })] : []),
  ];
}

export function comparePoints(dossier: Dossier, comparison: Comparison): OpenPoint[] {
  const minimum = SELECTION_LIMITS.shortlistMin;
  const comparable = countOwners(comparison.candidates.filter((each) => each.rankLevelled !== null));
  return [
    ...(comparison.linesInBasis === 0 ? [point("compare", "compare.basis_empty")] : []),
    ...(comparison.priceRefusal === null
      ? []
      : [point("compare", "compare.price_refused", { code: comparison.priceRefusal })]),
    ...(comparable < minimum && !comparison.pricesSealed
      ? [point("compare", "compare.too_few_comparable", { count: comparable, minimum })]
      : []),
    ...comparison.candidates.flatMap((column): OpenPoint[] => {
      const candidate = dossier.candidates.find(({ id }) => id === column.candidateId);
      if (candidate === undefined || !column.hasOffer) return [];
      const own = (code: OpenPointCode) => point("compare", code, about(candidate), candidate.id);
      // Scores and requirements are the candidate's, told of once and not with each of its variants.
      const isOwn = isOwnTarget(candidate.id);
      const provisional = isOwn && dossier.groups.length > 0 && column.quality.value === null;
      return [
        ...(column.comparable || comparison.pricesSealed ? [] : [own("compare.not_comparable")]),
        ...(isOwn && column.knockOuts.length > 0 ? [own("compare.knocked_out")] : []),
        ...(provisional ? [own("compare.provisional")] : []),
        ...(column.abnormallyLow ? [own("compare.abnormally_low")] : []),
      ];
    }),
  ];
}

export function decidePoints({ candidates }: Dossier): OpenPoint[] {
  return candidates.some(({ stage }) => stage === "chosen") ? [] : [point("decide", "decide.nobody_chosen")];
}
