"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Textarea } from "@/components/ui/textarea";
import type { ResolveProps } from "./resolve-panel";
import { SettleForm } from "./settle-form";
import { forEachCandidate, putBack, seen } from "./settling";

/** Leaves gaps open on purpose, with the reason that is told wherever their candidates have no place. */
export function LeaveForm({ selectionId, gaps, actions, ground, onDone }: ResolveProps) {
  const t = useTranslations("price.gap");
  const [reason, setReason] = useState(gaps[0]?.left?.reason ?? "");
  const trials = useMemo(
    () =>
      gaps
        .filter(({ plug }) => plug !== null)
        .map(({ candidateId, line }) => {
          return { candidateId, lineId: line.id, source: null, low: null, base: null, high: null };
        }),
    [gaps],
  );
  return (
    <SettleForm
      ground={ground}
      trials={trials}
      label={t("leaveOpen")}
      done={t("leftOpen", { count: gaps.length })}
      onDone={onDone}
      settle={() =>
        forEachCandidate(gaps, (candidateId, own) =>
          actions.leave({ selectionId, candidateId, reason, gaps: own.map(seen) }),
        )
      }
      undo={() => putBack(selectionId, gaps, "left", actions)}
    >
      {(faultOf) => (
        <>
          <p className="text-sm text-ink-2">{t("leaveHint")}</p>
          <Textarea
            label={t("leaveReason")}
            hint={t("leaveReasonHint")}
            rows={3}
            maxLength={1_000}
            error={faultOf("reason")}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </>
      )}
    </SettleForm>
  );
}
