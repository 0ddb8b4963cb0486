import { describe, expect, it } from "vitest";
import { ESTABLISHMENT_STAGES, SELECTION_LIMITS } from "./selection";
import { LINE_CATEGORIES, selectionTemplate, TEMPLATES } from "./selection-template";

const repeated = (keys: readonly string[]) => keys.filter((key, index) => keys.indexOf(key) !== index);
const criteriaOf = (key: (typeof TEMPLATES)[number]) =>
  selectionTemplate(key).groups.flatMap((group) => group.criteria);

describe("every template", () => {
  it.each(TEMPLATES)("%s uses no key twice", (key) => {
    const template = selectionTemplate(key);
    expect(repeated(template.lines.map((line) => line.key))).toEqual([]);
    expect(repeated(template.groups.map((group) => group.key))).toEqual([]);
    expect(repeated(criteriaOf(key).map((criterion) => criterion.key))).toEqual([]);
    expect(repeated(template.requirements.map((requirement) => requirement.key))).toEqual([]);
  });

  it.each(TEMPLATES)("%s weighs its groups to exactly 100 and every criterion above zero", (key) => {
    const template = selectionTemplate(key);
    expect(template.groups.reduce((sum, group) => sum + group.weight, 0)).toBe(100);
    for (const criterion of criteriaOf(key)) expect(criterion.weight).toBeGreaterThan(0);
    for (const group of template.groups) expect(group.criteria.length).toBeGreaterThan(0);
  });

  it.each(TEMPLATES)("%s looks four years ahead and lets neither price nor quality decide alone", (key) => {
    const template = selectionTemplate(key);
    expect(template.horizonMonths).toBe(48);
    expect(template.priceShareTenths).toBeGreaterThan(0);
    expect(template.priceShareTenths).toBeLessThan(1000);
    expect(template.lines.length).toBeLessThan(SELECTION_LIMITS.lines);
  });

  it.each(TEMPLATES)("%s asks the seven chemistry questions with equal weight", (key) => {
    const chemistry = selectionTemplate(key).groups.find((group) => group.key === "chemistry");
    expect(chemistry?.criteria).toHaveLength(7);
    expect(new Set(chemistry?.criteria.map((criterion) => criterion.weight)).size).toBe(1);
    expect(chemistry?.criteria.every((criterion) => criterion.feed === "people")).toBe(true);
  });

  it.each(TEMPLATES)(
    "%s tags only establishment pieces with a stage, only services with a category",
    (key) => {
      for (const line of selectionTemplate(key).lines) {
        expect(line.stage !== null).toBe(line.kind === "establishment");
        expect(line.category !== undefined).toBe(line.kind === "service");
      }
    },
  );

  it.each(TEMPLATES)("%s counts one-off lines as one, whatever the volume", (key) => {
    const oneOff = selectionTemplate(key).lines.filter((line) => line.kind !== "service");
    expect(oneOff.every((line) => line.driver === "fixed")).toBe(true);
  });

  it.each(["full_outsourcing", "hosting_only"] as const)(
    "%s has a piece for every stage its target establishment type reaches",
    (key) => {
      const template = selectionTemplate(key);
      const stages = template.lines.map((line) => line.stage);
      for (const stage of ESTABLISHMENT_STAGES.slice(0, template.targetType)) {
        expect(stages).toContain(stage);
      }
    },
  );
});

describe("full outsourcing", () => {
  const template = selectionTemplate("full_outsourcing");

  it("has services in every category, three pieces in every stage and one line for exit help", () => {
    expect(new Set(template.lines.flatMap((line) => line.category ?? []))).toEqual(new Set(LINE_CATEGORIES));
    for (const stage of ESTABLISHMENT_STAGES) {
      expect(template.lines.filter((line) => line.stage === stage)).toHaveLength(3);
    }
    expect(template.lines.filter((line) => line.kind === "exit")).toHaveLength(1);
  });

  it("judges both purchases, so that a good daily operation cannot hide a poor establishment project", () => {
    const purchases = new Set(criteriaOf("full_outsourcing").map((criterion) => criterion.purchase));
    expect(purchases).toEqual(new Set(["establishment", "operation", "both"]));
  });

  it("feeds financial soundness, assurance, references and requirements from evidence", () => {
    const feeds = criteriaOf("full_outsourcing").map((criterion) => criterion.feed);
    for (const feed of ["financial_soundness", "assurance", "references", "requirements"] as const) {
      expect(feeds.filter((one) => one === feed)).toHaveLength(1);
    }
  });

  it("keeps the knock-out requirements few", () => {
    const absolute = template.requirements.filter((requirement) => requirement.level === "absolute");
    expect(absolute.length).toBeLessThanOrEqual(template.requirements.length / 3);
  });
});

describe("hosting only", () => {
  it("is part of full outsourcing, line by line, criterion by criterion, requirement by requirement", () => {
    const full = selectionTemplate("full_outsourcing");
    const hosting = selectionTemplate("hosting_only");
    for (const line of hosting.lines) expect(full.lines).toContainEqual(line);
    for (const criterion of criteriaOf("hosting_only")) {
      expect(criteriaOf("full_outsourcing")).toContainEqual(criterion);
    }
    for (const requirement of hosting.requirements) expect(full.requirements).toContainEqual(requirement);
    expect(hosting.lines.length).toBeLessThan(full.lines.length);
  });

  it("buys nothing for users or their computers", () => {
    const categories = selectionTemplate("hosting_only").lines.map((line) => line.category);
    expect(categories).not.toContain("users_support");
    expect(categories).not.toContain("workplaces");
  });
});

describe("blank", () => {
  it("starts with an empty catalogue, no requirements and chemistry alone", () => {
    const blank = selectionTemplate("blank");
    expect(blank.lines).toEqual([]);
    expect(blank.requirements).toEqual([]);
    expect(blank.groups.map((group) => group.key)).toEqual(["chemistry"]);
  });
});
