"use client";

import { SunMoon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { DropdownMenu, MenuChoices } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { type Theme, themes } from "@/lib/i18n/themes";

/** Light, dark or as the device says. Changes at once; `onChoose` is the action that remembers it. */
export function ThemeMenu({ theme, onChoose }: { theme: Theme; onChoose: (theme: string) => Promise<void> }) {
  const t = useTranslations("shell.theme");
  const [, startTransition] = useTransition();
  function choose(next: Theme): void {
    document.documentElement.dataset.theme = next;
    startTransition(() => onChoose(next));
  }
  return (
    <DropdownMenu
      trigger={
        <IconButton label={t("label")}>
          <SunMoon aria-hidden />
        </IconButton>
      }
    >
      <MenuChoices
        label={t("label")}
        value={theme}
        options={themes.map((value) => ({ value, label: t(value) }))}
        onValueChange={choose}
      />
    </DropdownMenu>
  );
}
