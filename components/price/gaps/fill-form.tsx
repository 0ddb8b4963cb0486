"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { PLUG_SOURCES } from "@/lib/domain/offer";
import type { ResolveProps } from "./resolve-panel";
import { SettleForm } from "./settle-form";
import { forEachCandidate, type ListSource, putBack, seen } from "./settling";

const LIST_SOURCES = PLUG_SOURCES.filter((source): source is ListSource => source !== "estimate");

/** Fills several gaps from the same source. */
export function FillForm({ selectionId, gaps, actions, ground, onDone }: ResolveProps) {
  const t = useTranslations("price.gap");
  const words = useTranslations("offers.gap");
  const [source, setSource] = useState<ListSource>("median_of_others");
  const [note, setNote] = useState("");
  const trials = useMemo(
    () =>
      gaps.map(({ candidateId, line }) => {
        return { candidateId, lineId: line.id, source, low: null, base: null, high: null };
      }),
    [gaps, source],
  );
  return (
    <SettleForm
      ground={ground}
      trials={trials}
      label={t("fillAll")}
      done={t("filledAll", { count: gaps.length })}
      onDone={onDone}
      settle={() =>
        forEachCandidate(gaps, (candidateId, own) =>
          actions.fillAll({ selectionId, candidateId, source, note, gaps: own.map(seen) }),
        )
      }
      undo={() => putBack(selectionId, gaps, "plug", actions)}
    >
      {(faultOf) => (
        <>
          <Select
            label={t("source")}
            value={source}
            options={LIST_SOURCES.map((each) => ({ value: each, label: words(`source.${each}`) }))}
            onChange={({ target }) => setSource(LIST_SOURCES.find((each) => each === target.value) ?? source)}
          />
          <Textarea
            label={words("note")}
            optional
            rows={2}
            maxLength={2_000}
            error={faultOf("note")}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </>
      )}
    </SettleForm>
  );
}
