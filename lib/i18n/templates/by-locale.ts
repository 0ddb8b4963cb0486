import { da } from "@/lib/i18n/templates/da";
import { en } from "@/lib/i18n/templates/en";
import { nb } from "@/lib/i18n/templates/nb";
import type { TemplateTexts } from "@/lib/i18n/templates/template-texts";

const BY_LOCALE = { en, da, nb } as const satisfies Record<string, TemplateTexts>;

/**
 * The words a template's keys have in one language, to be copied into a selection when it is created.
 *
 * @example
 * templateTexts("da").lines.user_support.name // "Brugersupport"
 */
export function templateTexts(locale: keyof typeof BY_LOCALE): TemplateTexts {
  return BY_LOCALE[locale];
}
