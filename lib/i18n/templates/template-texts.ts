import type { en } from "@/lib/i18n/templates/en";

export type LineText = { readonly name: string; readonly description: string };

/** What 1, 2, 3, 4 and 5 mean, in that order: something one can have seen happen, short enough for a phone. */
export type RubricText = readonly [string, string, string, string, string];

export type CriterionText = { readonly name: string; readonly help: string; readonly rubric: RubricText };
/** A contract point and what a candidate is to say about it. */
export type PointText = { readonly name: string; readonly help: string };
export type NameText = { readonly name: string };

/** The words of one language for the given keys; a missing or a surplus key does not compile. */
export type TemplateTextsFor<
  Template extends string,
  Category extends string,
  Line extends string,
  Group extends string,
  Criterion extends string,
  Requirement extends string,
  Point extends string,
> = {
  readonly templates: Readonly<Record<Template, LineText>>;
  readonly categories: Readonly<Record<Category, NameText>>;
  readonly lines: Readonly<Record<Line, LineText>>;
  readonly groups: Readonly<Record<Group, NameText>>;
  readonly criteria: Readonly<Record<Criterion, CriterionText>>;
  readonly requirements: Readonly<Record<Requirement, NameText>>;
  readonly points: Readonly<Record<Point, PointText>>;
};

/** The keys English has: Danish and bokmål are held to them here, and all three to the templates by a test. */
export type TemplateTexts = TemplateTextsFor<
  keyof (typeof en)["templates"],
  keyof (typeof en)["categories"],
  keyof (typeof en)["lines"],
  keyof (typeof en)["groups"],
  keyof (typeof en)["criteria"],
  keyof (typeof en)["requirements"],
  keyof (typeof en)["points"]
>;
