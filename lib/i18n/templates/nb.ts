import { categories, lines, requirements, templates } from "@/lib/i18n/templates/catalogue.nb";
import { points } from "@/lib/i18n/templates/contract-points.nb";
import { criteria, groups } from "@/lib/i18n/templates/criteria.nb";
import type { TemplateTexts } from "@/lib/i18n/templates/template-texts";

export const nb: TemplateTexts = { templates, categories, lines, groups, criteria, requirements, points };
