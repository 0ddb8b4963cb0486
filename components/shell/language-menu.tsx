"use client";

import { Languages } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useTransition } from "react";
import { DropdownMenu, MenuChoices } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { localeName, locales } from "@/lib/i18n/locales";

/** The language of everything, remembered for this reader. `onChoose` is the action that stores it. */
export function LanguageMenu({ onChoose }: { onChoose: (locale: string) => Promise<void> }) {
  const t = useTranslations("shell.language");
  const locale = useLocale();
  const [, startTransition] = useTransition();
  return (
    <DropdownMenu
      trigger={
        <IconButton label={t("current", { name: localeName[locale] })}>
          <Languages aria-hidden />
        </IconButton>
      }
    >
      <MenuChoices
        label={t("label")}
        value={locale}
        options={locales.map((value) => ({ value, label: localeName[value], lang: value }))}
        onValueChange={(value) => startTransition(() => onChoose(value))}
      />
    </DropdownMenu>
  );
}
