"use client";

import { ArrowDown, ArrowUp, Ellipsis, Pencil, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { DropdownMenu, MenuItem } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { Section } from "@/components/ui/page-header";
import { SidePanel, WithSidePanel } from "@/components/ui/side-panel";
import { POINT_KINDS, type PointKind } from "@/lib/domain/request";
import { KnownPointsDialog } from "./known-points-dialog";
import { PointForm } from "./point-form";
import type { KnownPoint, PointActions, PointView } from "./request-view";
import { type PointEditing, usePointEditing } from "./use-point-editing";

/** The contract points and the buyer's own questions: what candidates answer in words. */
export function PointsDesk(props: {
  selectionId: string;
  points: readonly PointView[];
  known: readonly KnownPoint[];
  mayEdit: boolean;
  actions: PointActions;
}) {
  const { selectionId, points, mayEdit, actions } = props;
  const t = useTranslations("request.points");
  const tAction = useTranslations("common.action");
  const editing = usePointEditing(selectionId, points, actions);
  const [opened, setOpened] = useState<{ kind: PointKind; id: string | null } | null>(null);
  const close = () => setOpened(null);
  const point = points.find(({ id }) => id === opened?.id) ?? null;

  return (
    <WithSidePanel>
      <div>
        {editing.refused !== null && (
          <Callout
            tone="warn"
            title={t("refused", { name: editing.refused.point.name })}
            action={
              <>
                <Button size="sm" onClick={editing.dismissRefusal}>
                  {tAction("keep")}
                </Button>
                <Button
                  size="sm"
                  look="danger"
                  onClick={() => {
                    if (editing.refused) void editing.remove(editing.refused.point, true);
                  }}
                >
                  {t("withAnswers")}
                </Button>
              </>
            }
          >
            {editing.refused.reason}
          </Callout>
        )}
        {POINT_KINDS.map((kind) => (
          <Section
            key={kind}
            id={kind}
            title={t(kind)}
            description={t(`${kind}Help`)}
            actions={
              mayEdit && (
                <>
                  {kind === "contract" && props.known.length > 0 && (
                    <KnownPointsDialog selectionId={selectionId} known={props.known} add={actions.addKnown} />
                  )}
                  <Button icon={<Plus aria-hidden />} onClick={() => setOpened({ kind, id: null })}>
                    {kind === "contract" ? t("addContract") : t("addQuestion")}
                  </Button>
                </>
              )
            }
          >
            <PointList
              points={editing.ofKind(kind)}
              editing={mayEdit ? editing : null}
              onEdit={(id) => setOpened({ kind, id })}
            />
          </Section>
        ))}
      </div>
      <SidePanel
        open={opened !== null}
        onClose={close}
        title={
          opened === null
            ? ""
            : opened.kind === "contract"
              ? t(opened.id === null ? "newContract" : "editContract")
              : t(opened.id === null ? "newQuestion" : "editQuestion")
        }
      >
        {opened !== null && (
          <PointForm
            key={opened.id ?? `new ${opened.kind}`}
            selectionId={selectionId}
            point={point}
            kind={opened.kind}
            save={actions.save}
            onDone={close}
          />
        )}
      </SidePanel>
    </WithSidePanel>
  );
}

function PointList(props: {
  points: readonly PointView[];
  editing: PointEditing | null;
  onEdit: (id: string) => void;
}) {
  const { points, editing } = props;
  const t = useTranslations("request.points");
  if (points.length === 0) return <p className="text-base text-ink-3">{t("none")}</p>;
  return (
    <ol className="border-t border-rule">
      {points.map((point, index) => (
        <li key={point.id} className="flex items-start gap-3 border-b border-rule py-2">
          <span className="num w-6 shrink-0 pt-px text-right text-sm text-ink-3">{index + 1}</span>
          <div className="min-w-0 flex-1">
            <p className="font-medium break-words">{point.name}</p>
            {point.help !== "" && <p className="max-w-prose text-sm break-words text-ink-2">{point.help}</p>}
          </div>
          {editing !== null && (
            <DropdownMenu
              trigger={
                <IconButton label={t("tools", { name: point.name })} size="sm">
                  <Ellipsis aria-hidden />
                </IconButton>
              }
            >
              <MenuItem icon={<Pencil aria-hidden />} onSelect={() => props.onEdit(point.id)}>
                {t("edit")}
              </MenuItem>
              <MenuItem
                icon={<ArrowUp aria-hidden />}
                disabled={index === 0}
                onSelect={() => void editing.move(point, -1)}
              >
                {t("moveUp")}
              </MenuItem>
              <MenuItem
                icon={<ArrowDown aria-hidden />}
                disabled={index === points.length - 1}
                onSelect={() => void editing.move(point, 1)}
              >
                {t("moveDown")}
              </MenuItem>
              <MenuItem
                icon={<Trash2 aria-hidden />}
                danger
                onSelect={() => void editing.remove(point, false)}
              >
                {t("delete")}
              </MenuItem>
            </DropdownMenu>
          )}
        </li>
      ))}
    </ol>
  );
}
