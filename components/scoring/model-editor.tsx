"use client";

import { Plus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { ChangedMeanwhile } from "@/components/ui/changed-meanwhile";
import { Section } from "@/components/ui/page-header";
import { SidePanel, WithSidePanel } from "@/components/ui/side-panel";
import { formatPercent, formatPlainDecimal } from "@/lib/i18n/formats";
import { CriterionForm, newCriterion } from "./criterion-form";
import { GroupSection } from "./group-section";
import type { CriterionGroupView, CriterionView } from "./scoring-view";
import { shownShares } from "./shares";
import { type ModelActions, useModelEditing } from "./use-model-editing";

/** What is judged and how much each thing counts. */
export function ModelEditor(props: {
  selectionId: string;
  groups: readonly CriterionGroupView[];
  actions: ModelActions;
  mayEdit: boolean;
  /** Said above: nobody may. */
  isLocked: boolean;
}) {
  const { selectionId, actions, mayEdit } = props;
  const t = useTranslations("scoring");
  const tAction = useTranslations("common.action");
  const locale = useLocale();
  const editing = useModelEditing(selectionId, props.groups, actions);
  const { groups, conflict, refusal } = editing;
  const [open, setOpen] = useState<CriterionView | null>(null);
  const shares = shownShares(groups);
  const groupIds = groups.map(({ id }) => id);
  const total = [...shares.groups.values()].reduce((sum, share) => sum + share, 0);
  const decimal = (value: number) => formatPlainDecimal(String(value), locale);
  const close = () => setOpen(null);

  return (
    <WithSidePanel>
      <Section
        title={t("model.groups")}
        description={t("model.groupsHelp")}
        actions={
          mayEdit && (
            <Button
              icon={<Plus aria-hidden />}
              onClick={() => void editing.saveGroupName(null, t("model.newGroup"))}
            >
              {t("model.addGroup")}
            </Button>
          )
        }
      >
        {!mayEdit && !props.isLocked && <p className="mb-3 text-sm text-ink-3">{t("model.readOnly")}</p>}
        {conflict !== null && (
          <div className="mb-3">
            <ChangedMeanwhile
              body={t("model.weightChanged", {
                name: conflict.name,
                theirs: decimal(conflict.theirs),
                mine: decimal(conflict.mine),
              })}
              onTheirs={editing.keepTheirs}
              onMine={conflict.useMine}
            />
          </div>
        )}
        {refusal !== null && (
          <Callout
            className="mb-3"
            tone="warn"
            title={t("model.refusedTitle", { name: refusal.name })}
            action={
              <>
                <Button size="sm" onClick={editing.dismissRefusal}>
                  {tAction("close")}
                </Button>
                <Button size="sm" look="primary" onClick={refusal.setZero}>
                  {t("model.setZero")}
                </Button>
              </>
            }
          >
            {refusal.reason}
          </Callout>
        )}
        {shares.isEmpty && groups.length > 0 && (
          <Callout className="mb-3" tone="warn">
            {t("model.noWeights")}
          </Callout>
        )}
        {groups.length > 0 && (
          <div className="overflow-hidden rounded-lg border border-rule-strong">
            <div
              aria-hidden
              className="hidden grid-cols-[minmax(0,1fr)_11rem_5.5rem_4.5rem_2rem] gap-x-3 px-3.5 py-2 text-sm font-semibold text-ink-2 md:grid"
            >
              <span>{t("model.criterion")}</span>
              <span />
              <span className="text-right">{t("model.weight")}</span>
              <span className="text-right">{t("model.shareShort")}</span>
            </div>
            {groups.map((group) => (
              <GroupSection
                key={group.id}
                group={group}
                groupIds={groupIds}
                shares={shares}
                editing={editing}
                mayEdit={mayEdit}
                onEdit={setOpen}
                onAdd={() => setOpen(newCriterion(group.id))}
              />
            ))}
            <div className="flex items-baseline justify-between border-t border-rule-strong px-3.5 py-2.5 font-semibold">
              <span>{t("model.total")}</span>
              <span className="num mr-11">{formatPercent(total / 1000, locale, 1)}</span>
            </div>
          </div>
        )}
      </Section>
      <SidePanel
        open={open !== null}
        onClose={close}
        title={t(open?.id === "" ? "form.new" : "form.edit")}
        className="w-96"
      >
        {open !== null && (
          <CriterionForm
            key={open.id === "" ? `new ${open.groupId}` : open.id}
            selectionId={selectionId}
            criterion={groups.flatMap(({ criteria }) => criteria).find(({ id }) => id === open.id) ?? open}
            groups={groups}
            save={actions.saveCriterion}
            onDone={close}
          />
        )}
      </SidePanel>
    </WithSidePanel>
  );
}
