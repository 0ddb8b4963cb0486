"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CellKey } from "@/components/sheet/sheet";
import { Dialog } from "@/components/ui/dialog";
import { Section } from "@/components/ui/page-header";
import { isSamePair } from "./judging-parts";
import type { PairKey } from "./judging-view";
import { PartList } from "./part-list";
import { PartReview, SubmitAll } from "./part-review";
import type { JudgingDesk } from "./use-judging";

/** A lead's own parts, each with its answers in plain words before it is submitted. */
export function SubmitParts(props: { desk: JudgingDesk; onQuestion: (key: CellKey) => void }) {
  const { desk } = props;
  const t = useTranslations("judging.lead");
  const [open, setOpen] = useState<PairKey | null>(null);
  const part = open === null ? undefined : desk.parts.find(({ pair }) => isSamePair(pair, open));
  const isAllDone = desk.parts.every(({ state }) => state === "submitted");
  const close = () => setOpen(null);
  return (
    <Section title={t("submitTitle")} description={t(isAllDone ? "allSubmitted" : "submitBody")}>
      <div className="grid max-w-5xl grid-cols-[minmax(0,1fr)] gap-5">
        <div className="max-w-xl empty:hidden">
          <SubmitAll desk={desk} onSubmitted={close} />
        </div>
        <PartList isWide parts={desk.parts} onOpen={({ pair }) => setOpen(pair)} />
      </div>
      {part && (
        <Dialog open title={t("submitTitle")} onOpenChange={(isOpen) => !isOpen && close()}>
          <PartReview
            part={part}
            desk={desk}
            onQuestion={({ id }) => {
              close();
              props.onQuestion({ rowId: id, candidateId: part.candidate.id });
            }}
            onSubmitted={close}
          />
        </Dialog>
      )}
    </Section>
  );
}
