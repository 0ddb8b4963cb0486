"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { notifyFailed } from "@/components/ui/notify";
import { Section } from "@/components/ui/page-header";
import { Switch } from "@/components/ui/switch";
import { errorText } from "@/lib/i18n/error-text";
import type { Answered, CandidateView } from "./scoring-view";

export interface HeldBackGroup {
  readonly id: string;
  readonly name: string;
  readonly candidates: readonly (CandidateView & { readonly isOpen: boolean })[];
}

type WriteRound = (input: { selectionId: string; candidateId: string; groupId: string }) => Answered<null>;

/** Groups that are scored after each meeting: which meetings have been held. */
export function RoundBoard(props: {
  readonly selectionId: string;
  readonly groups: readonly HeldBackGroup[];
  /** Nothing can be opened any more, or not by this reader. */
  readonly isStill: boolean;
  readonly open: WriteRound;
  readonly close: WriteRound;
}) {
  const t = useTranslations("judging.rounds");
  if (props.groups.length === 0) return null;
  return (
    <Section title={t("title")} description={t("body")}>
      <div className="grid gap-4">
        {props.groups.map((group) => (
          <div key={group.id} className="grid gap-1.5">
            <h3 className="text-base font-semibold">{group.name}</h3>
            <ul className="grid gap-x-6 gap-y-1.5 sm:grid-cols-2 lg:grid-cols-3">
              {group.candidates.map((candidate) => (
                <li key={candidate.id}>
                  <Round {...props} groupId={group.id} candidate={candidate} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </Section>
  );
}

function Round(props: {
  selectionId: string;
  groupId: string;
  candidate: HeldBackGroup["candidates"][number];
  isStill: boolean;
  open: WriteRound;
  close: WriteRound;
}) {
  const { selectionId, groupId, candidate } = props;
  const t = useTranslations("judging.rounds");
  const tErrors = useTranslations("errors");
  const [wanted, setWanted] = useState<boolean | null>(null);
  async function set(isOpen: boolean): Promise<void> {
    setWanted(isOpen);
    try {
      const write = isOpen ? props.open : props.close;
      const outcome = await write({ selectionId, groupId, candidateId: candidate.id });
      if (!outcome.ok) notifyFailed(errorText(tErrors, outcome.code, outcome.params));
    } catch {
      notifyFailed(tErrors("connection.lost"));
    }
    setWanted(null);
  }
  return (
    <Switch
      checked={wanted ?? candidate.isOpen}
      disabled={props.isStill || wanted !== null}
      onCheckedChange={(isOpen) => void set(isOpen)}
      label={
        <>
          <span className="sr-only">{t("held", { name: candidate.name })}</span>
          <span aria-hidden>
            <CandidateChip letter={candidate.letter} colour={candidate.colour} name={candidate.name} />
          </span>
        </>
      }
    />
  );
}
