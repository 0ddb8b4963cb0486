import type { FieldError } from "./field-error";

/** What the buyer requires, how far each candidate meets it, and when that shuts a candidate out. */

export const REQUIREMENT_LEVELS = ["absolute", "important", "desirable"] as const;
export type RequirementLevel = (typeof REQUIREMENT_LEVELS)[number];

export const REQUIREMENT_ANSWERS = ["meets", "partly", "does_not", "not_answered"] as const;
export type RequirementAnswer = (typeof REQUIREMENT_ANSWERS)[number];

export interface Requirement {
  readonly id: string;
  readonly name: string;
  readonly level: RequirementLevel;
  /** Order in the list, lowest first. */
  readonly position: number;
  /** Which template text it started from; null = own. */
  readonly templateKey?: string | null;
}

export const REQUIREMENT_WEIGHTS: Readonly<Record<RequirementLevel, number>> = {
  absolute: 3,
  important: 2,
  desirable: 1,
};

export interface RequirementsCoverage {
  /** 0–100 when every requirement is answered; null while any is not, or when nothing is required. */
  readonly score: number | null;
  /** The score if every unanswered requirement turns out not met … */
  readonly low: number | null;
  /** … and if every one turns out met. Both null when nothing is required. */
  readonly high: number | null;
  readonly counts: Readonly<Record<RequirementAnswer, number>>;
  /** Absolute requirements answered "does not": each one disqualifies. */
  readonly knockedOutBy: readonly string[];
  /** Absolute requirements not answered: no rank until they are. */
  readonly blockedBy: readonly string[];
  /** Absolute requirements met only partly: allowed, but worth a look. */
  readonly partlyMetAbsolutes: readonly string[];
}

/**
 * The weighted share of requirements one candidate meets (rule: requirements coverage).
 *
 * Absolute weighs 3, important 2, desirable 1; "partly" counts half. A requirement that is not answered makes the
 * score a range, from not met to met. An absolute requirement answered "does not" knocks the candidate out, one not
 * answered keeps it from being ranked. A requirement without an answer in the map is not answered; answers to
 * requirements that no longer exist count for nothing.
 *
 * @example absolute met (3 of 3), important partly (1 of 2), desirable not met (0 of 1): score 4 / 6 × 100 = 66.7
 */
export function requirementsCoverage(
  requirements: readonly Requirement[],
  answers: ReadonlyMap<string, RequirementAnswer>,
): RequirementsCoverage {
  const counts = { meets: 0, partly: 0, does_not: 0, not_answered: 0 };
  const knockedOutBy: string[] = [];
  const blockedBy: string[] = [];
  const partlyMetAbsolutes: string[] = [];
  // Counted in halves, so that "partly" stays whole.
  let met = 0;
  let open = 0;
  let total = 0;
  for (const { id, level } of requirements) {
    const answer = answers.get(id) ?? "not_answered";
    const weight = REQUIREMENT_WEIGHTS[level];
    counts[answer] += 1;
    total += 2 * weight;
    if (answer === "meets") met += 2 * weight;
    else if (answer === "partly") met += weight;
    else if (answer === "not_answered") open += 2 * weight;
    if (level !== "absolute") continue;
    if (answer === "does_not") knockedOutBy.push(id);
    else if (answer === "not_answered") blockedBy.push(id);
    else if (answer === "partly") partlyMetAbsolutes.push(id);
  }
  const low = total === 0 ? null : (met * 100) / total;
  const high = total === 0 ? null : ((met + open) * 100) / total;
  return { score: open === 0 ? low : null, low, high, counts, knockedOutBy, blockedBy, partlyMetAbsolutes };
}

export type RequirementErrorCode =
  | "requirement.name_missing"
  | "requirement.name_twice"
  | "requirement.id_twice";

/**
 * What is wrong with a list of requirements; empty when nothing is. Paths are `index.field`.
 * Every requirement has a name, and no two have the same one, capitals aside.
 *
 * @example checkRequirements([{ id: "req_1", name: " ", level: "absolute", position: 0 }])
 * // [{ path: "0.name", code: "requirement.name_missing", params: {} }]
 */
export function checkRequirements(requirements: readonly Requirement[]): FieldError<RequirementErrorCode>[] {
  const errors: FieldError<RequirementErrorCode>[] = [];
  const names = new Set<string>();
  const ids = new Set<string>();
  requirements.forEach(({ id, name }, index) => {
    const key = name.trim().toLowerCase();
    if (key === "") errors.push({ path: `${index}.name`, code: "requirement.name_missing", params: {} });
    else if (names.has(key))
      errors.push({ path: `${index}.name`, code: "requirement.name_twice", params: { name } });
    if (ids.has(id)) errors.push({ path: `${index}.id`, code: "requirement.id_twice", params: { id } });
    names.add(key);
    ids.add(id);
  });
  return errors;
}
