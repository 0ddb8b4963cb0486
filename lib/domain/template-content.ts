import type { ContractPointKey } from "./contract-point";
import type { CriterionFeed, Purchase } from "./criterion";
import type { LineKind, LineScope } from "./offer";
import type { RequirementLevel } from "./requirements";
import type { Driver, EstablishmentStage } from "./selection";
import type { SelectionTemplate } from "./selection-template";

/** What a new selection is filled with: a template's keys and numbers with the words of one language. */
export interface TemplateContent {
  readonly lines: readonly {
    readonly key: string;
    readonly kind: LineKind;
    readonly name: string;
    readonly description: string;
    readonly category: string;
    readonly stage: EstablishmentStage | null;
    readonly driver: Driver;
    readonly scope: LineScope;
  }[];
  readonly groups: readonly {
    readonly key: string;
    readonly name: string;
    readonly weight: number;
    readonly criteria: readonly {
      readonly key: string;
      readonly name: string;
      readonly help: string;
      readonly weight: number;
      readonly purchase: Purchase;
      readonly feed: CriterionFeed;
      readonly rubric: readonly string[];
    }[];
  }[];
  readonly requirements: readonly {
    readonly key: string;
    readonly name: string;
    readonly level: RequirementLevel;
  }[];
  readonly points: readonly TemplatePoint[];
}

/** A contract point in the words of one language. */
export interface TemplatePoint {
  readonly key: ContractPointKey;
  readonly name: string;
  readonly help: string;
}

interface Words<
  Line extends string,
  Category extends string,
  Group extends string,
  Criterion extends string,
  Requirement extends string,
> {
  readonly lines: Readonly<Record<Line, { readonly name: string; readonly description: string }>>;
  readonly categories: Readonly<Record<Category, { readonly name: string }>>;
  readonly groups: Readonly<Record<Group, { readonly name: string }>>;
  readonly criteria: Readonly<
    Record<Criterion, { readonly name: string; readonly help: string; readonly rubric: readonly string[] }>
  >;
  readonly requirements: Readonly<Record<Requirement, { readonly name: string }>>;
  readonly points: Readonly<Record<ContractPointKey, { readonly name: string; readonly help: string }>>;
}

type Line = SelectionTemplate["lines"][number];
type Group = SelectionTemplate["groups"][number];

/** The words a template's keys need, in any language. */
export type TemplateWords = Words<
  Line["key"],
  NonNullable<Line["category"]>,
  Group["key"],
  Group["criteria"][number]["key"],
  SelectionTemplate["requirements"][number]["key"]
>;

/**
 * Pairs a template with the words of one language. The copy belongs to the selection: what it is renamed to later
 * touches nothing else, and a new wording in the product does not reach back.
 *
 * @example templateContent(selectionTemplate("blank"), templateTexts("da")).lines // []
 */
export function templateContent(template: SelectionTemplate, words: TemplateWords): TemplateContent {
  return {
    lines: template.lines.map(({ key, kind, category, stage, driver, scope }) => ({
      key,
      kind,
      ...words.lines[key],
      category: category ? words.categories[category].name : "",
      stage,
      driver,
      scope,
    })),
    groups: template.groups.map(({ key, weight, criteria }) => ({
      key,
      weight,
      name: words.groups[key].name,
      criteria: criteria.map((criterion) => ({ ...criterion, ...words.criteria[criterion.key] })),
    })),
    requirements: template.requirements.map(({ key, level }) => ({
      key,
      level,
      name: words.requirements[key].name,
    })),
    points: templatePoints(template.points, words),
  };
}

/**
 * Contract points in the words of one language, in the order they are asked for.
 *
 * @example templatePoints(["exit"], templateTexts("en")) // [{ key: "exit", name: "Leaving", help: "What help …" }]
 */
export function templatePoints(
  keys: readonly ContractPointKey[],
  { points }: Pick<TemplateWords, "points">,
): TemplatePoint[] {
  return keys.map((key) => ({ key, name: points[key].name, help: points[key].help }));
}
