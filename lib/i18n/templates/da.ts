import { categories, lines, requirements, templates } from "@/lib/i18n/templates/catalogue.da";
import { points } from "@/lib/i18n/templates/contract-points.da";
import { criteria, groups } from "@/lib/i18n/templates/criteria.da";
import type { TemplateTexts } from "@/lib/i18n/templates/template-texts";

export const da: TemplateTexts = { templates, categories, lines, groups, criteria, requirements, points };
