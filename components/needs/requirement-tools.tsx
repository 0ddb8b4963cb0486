"use client";

import { ArrowDown, ArrowUp, Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { DropdownMenu, MenuItem } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import type { RequirementView } from "./needs-view";
import type { RequirementEditing } from "./use-requirement-editing";

/** What can be done with one requirement. */
export function RequirementTools(props: {
  requirement: RequirementView;
  isFirst: boolean;
  isLast: boolean;
  editing: RequirementEditing;
  onEdit: () => void;
}) {
  const { requirement, editing } = props;
  const t = useTranslations("needs.tools");
  return (
    <DropdownMenu
      trigger={
        <IconButton label={t("label", { name: requirement.name })} size="sm">
          <Ellipsis aria-hidden />
        </IconButton>
      }
    >
      <MenuItem icon={<Pencil aria-hidden />} onSelect={props.onEdit}>
        {t("edit")}
      </MenuItem>
      <MenuItem
        icon={<ArrowUp aria-hidden />}
        disabled={props.isFirst}
        onSelect={() => void editing.move(requirement, -1)}
      >
        {t("moveUp")}
      </MenuItem>
      <MenuItem
        icon={<ArrowDown aria-hidden />}
        disabled={props.isLast}
        onSelect={() => void editing.move(requirement, 1)}
      >
        {t("moveDown")}
      </MenuItem>
      <MenuItem icon={<Trash2 aria-hidden />} danger onSelect={() => void editing.remove(requirement, false)}>
        {t("delete")}
      </MenuItem>
    </DropdownMenu>
  );
}
