"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { notifyDone, notifyFailed } from "@/components/ui/notify";
import type { Failure } from "@/lib/domain/outcome";
import type { RequirementLevel } from "@/lib/domain/requirements";
import { errorText } from "@/lib/i18n/error-text";
import type { RequirementActions, RequirementView } from "./needs-view";

/** The list as the reader sees it: moved rows at once, the rest when the server has it. */
export function useRequirementEditing(
  selectionId: string,
  stored: readonly RequirementView[],
  actions: RequirementActions,
) {
  const t = useTranslations("needs");
  const tErrors = useTranslations("errors");
  const tAction = useTranslations("common.action");
  const router = useRouter();
  const [orders, setOrders] = useState<ReadonlyMap<RequirementLevel, readonly string[]>>(new Map());
  const [refused, setRefused] = useState<{ requirement: RequirementView; reason: string } | null>(null);

  const failed = ({ code, params }: Failure) => notifyFailed(errorText(tErrors, code, params));
  const lost = () => notifyFailed(errorText(tErrors, "connection.lost"));

  const ofLevel = (level: RequirementLevel): readonly RequirementView[] => {
    const rows = stored.filter((row) => row.level === level);
    const order = orders.get(level);
    if (order === undefined) return rows;
    const sorted = order.flatMap((id) => rows.find((row) => row.id === id) ?? []);
    return sorted.length === rows.length ? sorted : rows;
  };

  async function move(requirement: RequirementView, by: -1 | 1): Promise<void> {
    const { level, id } = requirement;
    const ids = ofLevel(level).map((row) => row.id);
    const other = ids[ids.indexOf(id) + by];
    if (other === undefined) return;
    const order = ids.map((each) => (each === id ? other : each === other ? id : each));
    setOrders((before) => new Map(before).set(level, order));
    try {
      const outcome = await actions.reorder({ selectionId, level, order });
      if (!outcome.ok) {
        failed(outcome);
        router.refresh();
      }
    } catch {
      lost();
    }
    setOrders((before) => new Map([...before].filter(([key]) => key !== level)));
  }

  async function remove(requirement: RequirementView, withAnswers: boolean): Promise<void> {
    try {
      const outcome = await actions.remove({ selectionId, id: requirement.id, withAnswers });
      if (!outcome.ok && outcome.code === "requirement.has_answers") {
        setRefused({ requirement, reason: errorText(tErrors, outcome.code, outcome.params) });
        return;
      }
      if (!outcome.ok) return failed(outcome);
      setRefused(null);
      const { name, level } = requirement;
      // Answers that went with it do not come back, so undoing is offered only where nothing else went.
      if (withAnswers) notifyDone(t("deleted", { name }));
      else {
        notifyDone(t("deleted", { name }), {
          label: tAction("undo"),
          run: () =>
            void actions
              .save({ selectionId, id: null, name, level, expectedEdition: null })
              .then((again) => (again.ok ? undefined : failed(again)), lost),
        });
      }
    } catch {
      lost();
    }
  }

  return { ofLevel, move, remove, refused, dismissRefusal: () => setRefused(null) };
}

export type RequirementEditing = ReturnType<typeof useRequirementEditing>;
