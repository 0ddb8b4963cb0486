import { categories, lines, requirements, templates } from "@/lib/i18n/templates/catalogue.en";
import { points } from "@/lib/i18n/templates/contract-points.en";
import { criteria, groups } from "@/lib/i18n/templates/criteria.en";

export const en = { templates, categories, lines, groups, criteria, requirements, points } as const;
