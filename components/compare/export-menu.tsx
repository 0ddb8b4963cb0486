"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "../ui/button";
import { DropdownMenu, MenuLink, MenuRule } from "../ui/dropdown-menu";

/** The comparison on its present basis, to take along. */
export function ExportMenu(props: {
  selectionId: string;
  address: string;
  /** False for those who may look and print, but not take files along. */
  files: boolean;
}) {
  const { selectionId, address, files } = props;
  const t = useTranslations("compare.toolbar");
  const to = `/api/selections/${selectionId}/export`;
  return (
    <DropdownMenu
      align="end"
      trigger={
        <Button size="sm">
          <Download aria-hidden />
          {t("export")}
        </Button>
      }
    >
      {files ? (
        <>
          <MenuLink href={`${to}/xlsx${address}`} download>
            {t("exportXlsx")}
          </MenuLink>
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
