import type { Dossier } from "@/lib/domain/dossier";
import { selectionTemplate } from "@/lib/domain/selection-template";

interface Named {
  readonly name: string;
}

/** The words of one language by template key; the shape of the product's own template texts. */
export interface SampleTexts {
  readonly lines: Readonly<Record<string, Named & { readonly description: string }>>;
  readonly categories: Readonly<Record<string, Named>>;
  readonly groups: Readonly<Record<string, Named>>;
  readonly criteria: Readonly<
    Record<string, Named & { readonly help: string; readonly rubric: readonly string[] }>
  >;
  readonly requirements: Readonly<Record<string, Named>>;
}

/** The dossier with every text that came from a template in the language of `texts`; other texts stay. */
export function localised(dossier: Dossier, texts: SampleTexts): Dossier {
  const categoryOf = new Map<string, string>(
    selectionTemplate("full_outsourcing").lines.flatMap((line) =>
      line.category === undefined ? [] : [[line.key, line.category]],
    ),
  );
  const categoryName = (key: string) => texts.categories[categoryOf.get(key) ?? ""]?.name;
  return {
    ...dossier,
    lines: dossier.lines.map((line) => {
      const key = line.templateKey ?? "";
      const found = texts.lines[key];
      return found === undefined
        ? line
        : {
            ...line,
            name: found.name,
            description: found.description,
            category: categoryName(key) ?? line.category,
          };
    }),
    groups: dossier.groups.map((group) => ({
      ...group,
      name: texts.groups[group.templateKey ?? ""]?.name ?? group.name,
      criteria: group.criteria.map((criterion) => {
        const found = texts.criteria[criterion.templateKey ?? ""];
        return found === undefined
          ? criterion
          : { ...criterion, name: found.name, help: found.help, rubric: found.rubric };
      }),
    })),
    requirements: dossier.requirements.map((requirement) => ({
      ...requirement,
      name: texts.requirements[requirement.templateKey ?? ""]?.name ?? requirement.name,
    })),
  };
}
