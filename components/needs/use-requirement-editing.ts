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
  // A moved row stands where it was put until the page brings another order than the one it was moved in.
  const [orders, setOrders] = useState<
    ReadonlyMap<RequirementLevel, { order: readonly string[]; over: string }>
  >(new Map());
  const [refused, setRefused] = useState<{ requirement: RequirementView; reason: string } | null>(null);

  const failed = ({ code, params }: Failure) => notifyFailed(errorText(tErrors, code, params));
  const lost = () => notifyFailed(errorText(tErrors, "connection.lost"));

  const ofLevel = (level: RequirementLevel): readonly RequirementView[] => {
    const rows = stored.filter((row) => row.level === level);
    const moved = orders.get(level);
    if (moved === undefined || moved.over !== idsOf(rows)) return rows;
    return moved.order.flatMap((id) => rows.find((row) => row.id === id) ?? []);
  };

  async function move(requirement: RequirementView, by: -1 | 1): Promise<void> {
    const { level, id } = requirement;
    const ids = ofLevel(level).map((row) => row.id);
    const other = ids[ids.indexOf(id) + by];
    if (other === undefined) return;
    const order = ids.map((each) => (each === id ? other : each === other ? id : each));
    const over = idsOf(stored.filter((row) => row.level === level));
    setOrders((before) => new Map(before).set(level, { order, over }));
    const forget = () => setOrders((before) => new Map([...before].filter(([key]) => key !== level)));
    try {
      const outcome = await actions.reorder({ selectionId, level, order });
      if (!outcome.ok) {
        forget();
        failed(outcome);
        router.refresh();
      }
    } catch {
      forget();
      lost();
    }
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

  return { orders, ofLevel, move, remove, refused, dismissRefusal: () => setRefused(null) };
}

export type RequirementEditing = ReturnType<typeof useRequirementEditing>;

const idsOf = (rows: readonly RequirementView[]): string => rows.map(({ id }) => id).join();
