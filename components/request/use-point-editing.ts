import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { notifyDone, notifyFailed } from "@/components/ui/notify";
import type { Failure } from "@/lib/domain/outcome";
import type { PointKind } from "@/lib/domain/request";
import { errorText } from "@/lib/i18n/error-text";
import type { PointActions, PointView } from "./request-view";

const idsOf = (rows: readonly PointView[]): string => rows.map(({ id }) => id).join();

/** The lists as the reader sees them: moved rows at once, the rest when the server has it. */
export function usePointEditing(selectionId: string, stored: readonly PointView[], actions: PointActions) {
  const t = useTranslations("request.points");
  const tErrors = useTranslations("errors");
  const tAction = useTranslations("common.action");
  const router = useRouter();
  // A moved row stands where it was put until the page brings another order than the one it was moved in.
  const [orders, setOrders] = useState<ReadonlyMap<PointKind, { order: readonly string[]; over: string }>>(
    new Map(),
  );
  const [refused, setRefused] = useState<{ point: PointView; reason: string } | null>(null);
  const failed = ({ code, params }: Failure) => notifyFailed(errorText(tErrors, code, params));
  const lost = () => notifyFailed(errorText(tErrors, "connection.lost"));

  const ofKind = (kind: PointKind): readonly PointView[] => {
    const rows = stored.filter((row) => row.kind === kind);
    const moved = orders.get(kind);
    if (moved === undefined || moved.over !== idsOf(rows)) return rows;
    return moved.order.flatMap((id) => rows.find((row) => row.id === id) ?? []);
  };

  async function move({ kind, id }: PointView, by: -1 | 1): Promise<void> {
    const ids = ofKind(kind).map((row) => row.id);
    const other = ids[ids.indexOf(id) + by];
    if (other === undefined) return;
    const order = ids.map((each) => (each === id ? other : each === other ? id : each));
    setOrders((before) =>
      new Map(before).set(kind, { order, over: idsOf(stored.filter((row) => row.kind === kind)) }),
    );
    const forget = () => setOrders((before) => new Map([...before].filter(([key]) => key !== kind)));
    try {
      const outcome = await actions.reorder({ selectionId, kind, order });
      if (outcome.ok) return;
      forget();
      failed(outcome);
      router.refresh();
    } catch {
      forget();
      lost();
    }
  }

  async function remove(point: PointView, withAnswers: boolean): Promise<void> {
    try {
      const outcome = await actions.remove({ selectionId, id: point.id, withAnswers });
      if (!outcome.ok && outcome.code === "request_point.has_answers") {
        setRefused({ point, reason: errorText(tErrors, outcome.code, outcome.params) });
        return;
      }
      if (!outcome.ok) return failed(outcome);
      setRefused(null);
      const { name, kind, help } = point;
      // Answers that went with it do not come back, so undoing is offered only where nothing else went.
      if (withAnswers) return notifyDone(t("deleted", { name }));
      notifyDone(t("deleted", { name }), {
        label: tAction("undo"),
        run: () =>
          void actions
            .save({ selectionId, id: null, kind, name, help, expectedEdition: null })
            .then((again) => (again.ok ? undefined : failed(again)), lost),
      });
    } catch {
      lost();
    }
  }

  return { ofKind, move, remove, refused, dismissRefusal: () => setRefused(null) };
}

export type PointEditing = ReturnType<typeof usePointEditing>;
