"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { errorText } from "@/lib/i18n/error-text";
import { Button } from "../ui/button";
import { DropdownMenu, MenuItem, MenuLink, MenuRule } from "../ui/dropdown-menu";
import { notifyFailed } from "../ui/notify";

/** The comparison on its present basis, to take along. */
export function ExportMenu(props: {
  selectionId: string;
  address: string;
  /** False for those who may look and print, but not take files along. */
  files: boolean;
}) {
  const { selectionId, address, files } = props;
  const t = useTranslations("compare.toolbar");
  const tErrors = useTranslations("errors");
  const tAction = useTranslations("common.action");
  const [isSaving, setSaving] = useState(false);
  const to = `/api/selections/${selectionId}/export`;
  const workbook = `${to}/xlsx${address}`;

  /** A large one is written while others wait; when too many do, the reader is told here and may try again. */
  async function save(): Promise<void> {
    setSaving(true);
    const { saveExport } = await import("./save-export");
    const outcome = await saveExport(workbook);
    setSaving(false);
    if (outcome.ok) return;
    const again = { label: tAction("retry"), run: () => void save() };
    notifyFailed(errorText(tErrors, outcome.code), again);
  }

  return (
    <DropdownMenu
      align="end"
      trigger={
        <Button size="sm" pending={isSaving}>
          <Download aria-hidden />
          {t("export")}
        </Button>
      }
    >
      {files ? (
        <>
          <MenuItem onSelect={() => void save()}>{t("exportXlsx")}</MenuItem>
          <MenuLink href={`${to}/csv${address}`} download>
            {t("exportCsv")}
          </MenuLink>
          <MenuLink href={`${to}/json`} download>
            {t("exportJson")}
          </MenuLink>
          <MenuRule />
        </>
      ) : null}
      <MenuLink href={`/selections/${selectionId}/compare/print${address}`}>{t("print")}</MenuLink>
    </DropdownMenu>
  );
}
