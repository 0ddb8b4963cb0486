import type { Comparison } from "./comparison/result";
import type { Dossier } from "./dossier";
import { type NegotiationStanding, NO_NEGOTIATION } from "./negotiation-standing";
import type { OpenPoint, OpenPointCode, RailSection } from "./open-points";
import { decidePoints, OPEN_POINTS, openPoints, shortlistSizePoints } from "./open-points";
import type { Phase } from "./selection";
import { PHASES } from "./selection";

/**
 * The road of a selection: what each phase asks for before it is entered, and what to do next.
 *
 * A hard condition cannot be passed over; a soft one can, by the lead, with a reason.
 * Invariant: the conditions are open points of the same selection, so the road and the rail never disagree.
 */

type Strictness = "hard" | "soft";

/** What entering a phase asks for. The first phase asks for nothing. */
export const ENTRY_CONDITIONS: Readonly<Record<Phase, Readonly<Partial<Record<OpenPointCode, Strictness>>>>> =
  {
    prepare: {},
    longlist: {
      "needs.partner_type_missing": "soft",
      "needs.catalogue_empty": "soft",
      "needs.quantities_missing": "soft",
    },
    shortlist: {
      "candidates.too_few": "hard",
      "needs.requirements_missing": "soft",
    },
    dialogue: {
      "candidates.too_few": "hard",
      "candidates.shortlist_size": "hard",
      "scoring.criteria_missing": "hard",
      "scoring.rubrics_missing": "soft",
      "candidates.accounts_missing": "soft",
      "candidates.assurance_missing": "soft",
    },
    offers_opened: {
      "candidates.too_few": "hard",
      "candidates.shortlist_size": "hard",
      "needs.catalogue_empty": "hard",
      "scoring.criteria_missing": "hard",
      "scoring.weights_missing": "hard",
      "scoring.price_formula_incomplete": "hard",
      "scoring.scores_missing": "soft",
      "scoring.moderation_needed": "soft",
      "candidates.references_few": "soft",
      "candidates.requirements_unanswered": "soft",
    },
    negotiate: {
      "offers.too_few": "hard",
      "offers.sealed": "hard",
      "offers.rate_missing": "soft",
      "offers.gaps_open": "soft",
      "needs.quantities_missing": "soft",
    },
    decide: {
      "offers.sealed": "hard",
      "offers.late_waiting": "soft",
      "offers.round_open": "soft",
      "compare.basis_empty": "hard",
      "compare.price_refused": "hard",
      "compare.too_few_comparable": "soft",
      "compare.not_comparable": "soft",
      "compare.provisional": "soft",
      "compare.abnormally_low": "soft",
    },
    establish: { "decide.nobody_chosen": "hard" },
    operate: { "decide.nobody_chosen": "hard" },
  };

export interface EntryCondition {
  readonly code: OpenPointCode;
  readonly strictness: Strictness;
  readonly met: boolean;
  /** Where the condition fails, one by one; empty when it is met. */
  readonly points: readonly OpenPoint[];
}

export interface RoadPhase {
  readonly phase: Phase;
  readonly state: "done" | "current" | "ahead";
  readonly conditions: readonly EntryCondition[];
  /** All hard conditions are met. */
  readonly enterable: boolean;
}

/** What to do next: settle a point, go on to the next phase, or nothing more. */
export type NextStep =
  | {
      readonly kind: "point";
      readonly point: OpenPoint;
      readonly strictness: Strictness;
      readonly for: Phase;
    }
  | { readonly kind: "advance"; readonly to: Phase }
  | { readonly kind: "finished" };

export interface PhaseRoad {
  readonly phases: readonly RoadPhase[];
  readonly points: readonly OpenPoint[];
  /** Open points by section of the rail. */
  readonly openBySection: Readonly<Record<RailSection, number>>;
  readonly next: NextStep;
}

/**
 * The road of a selection as it stands. `comparison` is the one on the selection's own basis; `negotiation` is how
 * the asking and answering with vendors stands.
 * For a new selection with a catalogue and no candidates, next is
 * `{ kind: "advance", to: "longlist" }`, and "shortlist" is not enterable: `candidates.too_few`.
 */
export function phaseRoad(
  dossier: Dossier,
  comparison: Comparison,
  negotiation: NegotiationStanding = NO_NEGOTIATION,
): PhaseRoad {
  const points = openPoints(dossier, comparison, negotiation);
  const at = PHASES.indexOf(dossier.selection.phase);
  // "Nobody is chosen" is a condition long before it is worth pointing at.
  // Nor is the shortlist's size pointed at before there are candidates; it is asked for all the same.
  const isSizeTold = points.some(({ code }) => code === "candidates.shortlist_size");
  const all = [
    ...points,
    ...(isSizeTold ? [] : shortlistSizePoints(dossier)),
    ...(points.some(({ section }) => section === "decide") ? [] : decidePoints(dossier)),
  ];
  const phases = PHASES.map((phase, index): RoadPhase => {
    const conditions = conditionsOf(phase, all);
    return {
      phase,
      state: index < at ? "done" : index === at ? "current" : "ahead",
      conditions,
      enterable: conditions.every(({ strictness, met }) => met || strictness === "soft"),
    };
  });
  const openBySection = countBySection(points);
  return { phases, points, openBySection, next: nextStep(phases[at + 1]) };
}

/** Hard conditions first, each kind in the order of the rail. */
function conditionsOf(phase: Phase, points: readonly OpenPoint[]): EntryCondition[] {
  const conditions = OPEN_POINTS.flatMap((code): EntryCondition[] => {
    const strictness = ENTRY_CONDITIONS[phase][code];
    if (strictness === undefined) return [];
    const own = points.filter((each) => each.code === code);
    return [{ code, strictness, met: own.length === 0, points: own }];
  });
  return [
    ...conditions.filter(({ strictness }) => strictness === "hard"),
    ...conditions.filter(({ strictness }) => strictness === "soft"),
  ];
}

function countBySection(points: readonly OpenPoint[]): Record<RailSection, number> {
  const count = (section: RailSection) => points.filter((each) => each.section === section).length;
  return {
    overview: points.length,
    needs: count("needs"),
    candidates: count("candidates"),
    scoring: count("scoring"),
    offers: count("offers"),
    compare: count("compare"),
    decide: count("decide"),
    follow_up: count("follow_up"),
  };
}

/** The first thing that keeps the next phase waiting; when nothing does, entering it. */
function nextStep(next: RoadPhase | undefined): NextStep {
  if (next === undefined) return { kind: "finished" };
  for (const { points, strictness } of next.conditions) {
    const [point] = points;
    if (point !== undefined) return { kind: "point", point, strictness, for: next.phase };
  }
  return { kind: "advance", to: next.phase };
}
