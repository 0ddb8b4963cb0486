"use client";

import { ArrowDown, ArrowUp, CalendarClock, CalendarX, Ellipsis, Pencil, Plus, Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { DropdownMenu, MenuItem } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { NumberField } from "@/components/ui/number-field";
import { TextField } from "@/components/ui/text-field";
import { formatPercent } from "@/lib/i18n/formats";
import type { CriterionGroupView, CriterionView } from "./scoring-view";
import type { Shares } from "./shares";
import type { ModelEditing } from "./use-model-editing";

/** Name, what it judges, weight, share, tools: one line where there is room, two on a phone. */
const columns =
  "grid grid-cols-[minmax(0,1fr)_5.5rem_3.75rem_2rem] items-center gap-x-3 gap-y-1 md:grid-cols-[minmax(0,1fr)_11rem_5.5rem_4.5rem_2rem]";

export interface GroupSectionProps {
  readonly group: CriterionGroupView;
  readonly groupIds: readonly string[];
  readonly shares: Shares;
  readonly editing: ModelEditing;
  readonly mayEdit: boolean;
  readonly onEdit: (criterion: CriterionView) => void;
  readonly onAdd: () => void;
}

/** A group with its weight, and the criteria in it. */
export function GroupSection(props: GroupSectionProps) {
  const { group, groupIds, shares, editing, mayEdit } = props;
  const t = useTranslations("scoring.model");
  const tAction = useTranslations("common.action");
  const [isRenaming, setIsRenaming] = useState(false);
  const ids = group.criteria.map(({ id }) => id);
  const isAllZero = group.weight > 0 && ids.length > 0 && group.criteria.every(({ weight }) => weight === 0);
  return (
    <section aria-label={group.name} className="border-t border-rule-strong first:border-t-0">
      <div className={`${columns} bg-sunk px-3.5 py-1.5 max-md:px-2.5`}>
        {isRenaming ? (
          <form
            className="flex gap-2 md:col-span-2"
            onSubmit={(event) => {
              event.preventDefault();
              const name = new FormData(event.currentTarget).get("name");
              if (typeof name !== "string" || name.trim() === "") return;
              void editing.saveGroupName(group, name.trim()).then((done) => done && setIsRenaming(false));
            }}
          >
            <TextField
              label={t("groupName")}
              labelHidden
              name="name"
              defaultValue={group.name}
              maxLength={200}
              autoFocus
              className="flex-1"
              onKeyDown={(event) => event.key === "Escape" && setIsRenaming(false)}
            />
            <Button type="submit">{tAction("save")}</Button>
          </form>
        ) : (
          <h3 className="flex flex-wrap items-center gap-x-2 gap-y-1 text-base font-semibold md:col-span-2">
            {group.name}
            {group.heldBack && <Badge tone="outline">{t("heldBack")}</Badge>}
          </h3>
        )}
        <Weight row={group} editing={editing} mayEdit={mayEdit} />
        <Share tenths={shares.groups.get(group.id)} isStrong />
        {mayEdit && (
          <DropdownMenu
            trigger={
              <IconButton label={t("groupTools", { name: group.name })} size="sm">
                <Ellipsis aria-hidden />
              </IconButton>
            }
          >
            <MenuItem icon={<Pencil aria-hidden />} onSelect={() => setIsRenaming(true)}>
              {t("renameGroup")}
            </MenuItem>
            <MenuItem
              icon={group.heldBack ? <CalendarX aria-hidden /> : <CalendarClock aria-hidden />}
              onSelect={() => void editing.setHeldBack(group, !group.heldBack)}
            >
              {t(group.heldBack ? "scoreAnyTime" : "scoreAfterMeeting")}
            </MenuItem>
            <MenuItem icon={<Plus aria-hidden />} onSelect={props.onAdd}>
              {t("addCriterion")}
            </MenuItem>
            <MenuItem
              icon={<ArrowUp aria-hidden />}
              disabled={groupIds[0] === group.id}
              onSelect={() => void editing.move("", groupIds, group.id, -1)}
            >
              {t("moveUp")}
            </MenuItem>
            <MenuItem
              icon={<ArrowDown aria-hidden />}
              disabled={groupIds.at(-1) === group.id}
              onSelect={() => void editing.move("", groupIds, group.id, 1)}
            >
              {t("moveDown")}
            </MenuItem>
            <MenuItem icon={<Trash2 aria-hidden />} danger onSelect={() => void editing.deleteGroup(group)}>
              {t("deleteGroup")}
            </MenuItem>
          </DropdownMenu>
        )}
      </div>
      {isAllZero && <p className="px-3.5 py-2 text-sm text-warn max-md:px-2.5">{t("groupAllZero")}</p>}
      {ids.length === 0 && (
        <p className="px-3.5 py-2.5 text-sm text-ink-3 max-md:px-2.5">{t("emptyGroup")}</p>
      )}
      <ul>
        {group.criteria.map((criterion) => (
          <CriterionLine key={criterion.id} {...props} criterion={criterion} ids={ids} />
        ))}
      </ul>
      {mayEdit && (
        <div className="px-2 py-1.5">
          <Button look="quiet" size="sm" icon={<Plus aria-hidden />} onClick={props.onAdd}>
            {t("addCriterion")}
          </Button>
        </div>
      )}
    </section>
  );
}

function CriterionLine(props: GroupSectionProps & { criterion: CriterionView; ids: readonly string[] }) {
  const { criterion, group, ids, editing, shares, mayEdit } = props;
  const t = useTranslations("scoring");
  const at = ids.indexOf(criterion.id);
  const nameId = `criterion-${criterion.id}`;

  function onKeyDown(event: KeyboardEvent): void {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    void editing.move(group.id, ids, criterion.id, event.key === "ArrowUp" ? -1 : 1);
    // A row that moves in the page loses the focus; it belongs to the same row afterwards.
    requestAnimationFrame(() => document.getElementById(nameId)?.focus());
  }

  return (
    <li className={`${columns} border-t border-rule px-3.5 py-1 max-md:px-2.5`}>
      <span className="min-w-0 max-md:col-span-4">
        {mayEdit ? (
          <button
            type="button"
            id={nameId}
            aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
            onClick={() => props.onEdit(criterion)}
            onKeyDown={onKeyDown}
            className="min-h-7 max-w-full rounded-sm text-left underline decoration-transparent underline-offset-3 transition-colors hover:decoration-current"
          >
            {criterion.name}
          </button>
        ) : (
          criterion.name
        )}
      </span>
      <span className="flex min-w-0 flex-wrap gap-1">
        {criterion.feed !== "people" && <Badge tone="accent">{t(`feed.${criterion.feed}`)}</Badge>}
        {criterion.purchase !== "both" && <Badge tone="outline">{t(`purchase.${criterion.purchase}`)}</Badge>}
      </span>
      <Weight row={criterion} editing={editing} mayEdit={mayEdit} />
      <Share tenths={shares.criteria.get(criterion.id)} />
      {mayEdit && (
        <DropdownMenu
          trigger={
            <IconButton label={t("model.criterionTools", { name: criterion.name })} size="sm">
              <Ellipsis aria-hidden />
            </IconButton>
          }
        >
          <MenuItem icon={<Pencil aria-hidden />} onSelect={() => props.onEdit(criterion)}>
            {t("form.edit")}
          </MenuItem>
          <MenuItem
            icon={<ArrowUp aria-hidden />}
            disabled={at === 0}
            onSelect={() => void editing.move(group.id, ids, criterion.id, -1)}
          >
            {t("model.moveUp")}
          </MenuItem>
          <MenuItem
            icon={<ArrowDown aria-hidden />}
            disabled={at === ids.length - 1}
            onSelect={() => void editing.move(group.id, ids, criterion.id, 1)}
          >
            {t("model.moveDown")}
          </MenuItem>
          <MenuItem
            icon={<Trash2 aria-hidden />}
            danger
            onSelect={() => void editing.deleteCriterion(criterion, at)}
          >
            {t("model.delete")}
          </MenuItem>
        </DropdownMenu>
      )}
    </li>
  );
}

function Weight(props: { row: CriterionView | CriterionGroupView; editing: ModelEditing; mayEdit: boolean }) {
  const { row, editing, mayEdit } = props;
  const t = useTranslations("scoring.model");
  return (
    <NumberField
      label={t("weightOf", { name: row.name })}
      labelHidden
      value={row.weight}
      min={0}
      max={1_000_000}
      decimals={2}
      readOnly={!mayEdit}
      inputClassName="text-right"
      onCommit={(weight) => {
        if (weight !== row.weight) editing.setWeight(row, weight ?? 0);
      }}
    />
  );
}

function Share({ tenths, isStrong }: { tenths: number | undefined; isStrong?: boolean }) {
  const locale = useLocale();
  return (
    <span className={`num text-right ${isStrong ? "font-semibold" : "text-ink-2"}`}>
      {tenths === undefined ? "–" : formatPercent(tenths / 1000, locale, 1)}
    </span>
  );
}
