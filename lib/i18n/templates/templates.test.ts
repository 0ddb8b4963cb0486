import { describe, expect, it } from "vitest";
import { CONTRACT_POINTS, type ContractPointKey } from "@/lib/domain/contract-point";
import type {
  CriterionGroupKey,
  CriterionKey,
  LineCategoryKey,
  LineKey,
  RequirementKey,
  TemplateKey,
} from "@/lib/domain/selection-template";
import { LINE_CATEGORIES, selectionTemplate, TEMPLATES } from "@/lib/domain/selection-template";
import { da } from "@/lib/i18n/templates/da";
import { en } from "@/lib/i18n/templates/en";
import { nb } from "@/lib/i18n/templates/nb";
import type { TemplateTextsFor } from "@/lib/i18n/templates/template-texts";

/** Typed by the domain's keys: a template key without its words in any language fails the type check here. */
type Texts = TemplateTextsFor<
  TemplateKey,
  LineCategoryKey,
  LineKey,
  CriterionGroupKey,
  CriterionKey,
  RequirementKey,
  ContractPointKey
>;
const LANGUAGES: Readonly<Record<"en" | "da" | "nb", Texts>> = { en, da, nb };
const LOCALES = ["en", "da", "nb"] as const;

const used = TEMPLATES.map(selectionTemplate);
const unique = (keys: readonly string[]) => [...new Set(keys)].sort();

/** Every sentence of a language with the path it stands at; names are apart, since some are rightly the same word. */
function sentences(texts: Texts): { names: [string, string][]; prose: [string, string][] } {
  const names: [string, string][] = [];
  const prose: [string, string][] = [];
  const sections = { templates: texts.templates, lines: texts.lines };
  for (const [section, entries] of Object.entries(sections)) {
    for (const [key, text] of Object.entries(entries)) {
      names.push([`${section}.${key}.name`, text.name]);
      prose.push([`${section}.${key}.description`, text.description]);
    }
  }
  for (const [key, text] of Object.entries(texts.categories)) names.push([`categories.${key}`, text.name]);
  for (const [key, text] of Object.entries(texts.groups)) names.push([`groups.${key}`, text.name]);
  for (const [key, text] of Object.entries(texts.requirements))
    prose.push([`requirements.${key}`, text.name]);
  for (const [key, text] of Object.entries(texts.points)) {
    names.push([`points.${key}.name`, text.name]);
    prose.push([`points.${key}.help`, text.help]);
  }
  for (const [key, text] of Object.entries(texts.criteria)) {
    names.push([`criteria.${key}.name`, text.name]);
    prose.push([`criteria.${key}.help`, text.help]);
    text.rubric.forEach((step, index) => {
      prose.push([`criteria.${key}.rubric.${index + 1}`, step]);
    });
  }
  return { names, prose };
}

function sameIn(left: [string, string][], right: [string, string][]): string[] {
  const other = new Map(right);
  return left.filter(([path, text]) => other.get(path) === text).map(([path]) => path);
}

describe.each(LOCALES)("template texts in %s", (locale) => {
  const texts = LANGUAGES[locale];

  it("name every key the templates use, and nothing else", () => {
    const keys = (part: (template: (typeof used)[number]) => readonly { key: string }[]) =>
      unique(used.flatMap(part).map((one) => one.key));
    expect(unique(Object.keys(texts.templates))).toEqual(unique(TEMPLATES));
    expect(unique(Object.keys(texts.categories))).toEqual(unique(LINE_CATEGORIES));
    expect(unique(Object.keys(texts.lines))).toEqual(keys((template) => template.lines));
    expect(unique(Object.keys(texts.groups))).toEqual(keys((template) => template.groups));
    expect(unique(Object.keys(texts.criteria))).toEqual(
      keys((template) => template.groups.flatMap((group) => group.criteria)),
    );
    expect(unique(Object.keys(texts.points))).toEqual(unique(CONTRACT_POINTS));
    expect(unique(Object.keys(texts.requirements))).toEqual(keys((template) => template.requirements));
  });

  it("give every criterion five different steps, each short enough for a phone", () => {
    for (const [key, criterion] of Object.entries(texts.criteria)) {
      expect(new Set(criterion.rubric).size, key).toBe(5);
      for (const step of criterion.rubric) {
        expect(step.trim(), key).toBe(step);
        expect(step.length, `${key}: ${step}`).toBeGreaterThan(5);
        expect(step.length, `${key}: ${step}`).toBeLessThanOrEqual(80);
      }
    }
  });

  it("leave no text empty and call no two lines of a catalogue the same", () => {
    const { names, prose } = sentences(texts);
    for (const [path, text] of [...names, ...prose]) expect(text.trim().length, path).toBeGreaterThan(1);
    const lineNames = Object.values(texts.lines).map((line) => line.name);
    expect(new Set(lineNames).size).toBe(lineNames.length);
    const criterionNames = Object.values(texts.criteria).map((criterion) => criterion.name);
    expect(new Set(criterionNames).size).toBe(criterionNames.length);
  });
});

describe("the three languages", () => {
  const english = sentences(en);
  const danish = sentences(da);
  const norwegian = sentences(nb);

  it("share no sentence: each help, description, step and requirement is translated", () => {
    expect(sameIn(english.prose, danish.prose)).toEqual([]);
    expect(sameIn(english.prose, norwegian.prose)).toEqual([]);
    expect(sameIn(danish.prose, norwegian.prose)).toEqual([]);
  });

  it("name things in Danish and Norwegian rather than in English, save for the word both borrowed", () => {
    expect(sameIn(english.names, danish.names)).toEqual([]);
    expect(sameIn(english.names, norwegian.names)).toEqual(["templates.full_outsourcing.name"]);
  });
});
