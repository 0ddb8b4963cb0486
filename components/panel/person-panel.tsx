"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { Button } from "@/components/ui/button";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { notifyDone, notifyFailed } from "@/components/ui/notify";
import { SidePanel } from "@/components/ui/side-panel";
import { errorText } from "@/lib/i18n/error-text";
import { formatMoment } from "@/lib/i18n/formats";
import type { PersonView, ProgressCandidate, ProgressGroup, ReopenPair } from "./progress-view";
import { StateMark } from "./state-mark";
import { useStateWords } from "./state-words";

export interface PersonPanelProps {
  readonly selectionId: string;
  readonly person: PersonView;
  readonly candidates: readonly ProgressCandidate[];
  readonly groups: readonly ProgressGroup[];
  readonly closeHref: string;
  readonly mayReopen: boolean;
  readonly isClosed: boolean;
  readonly reopen: ReopenPair;
}

/** One colleague's parts in words, each submitted one with its moment and, for the lead, the way to open it again. */
export function PersonPanel(props: PersonPanelProps) {
  const { person, candidates, groups, closeHref } = props;
  const t = useTranslations("panel.progress");
  const tErrors = useTranslations("errors");
  const locale = useLocale();
  const router = useRouter();
  const words = useStateWords();
  const [pending, setPending] = useState<string | null>(null);
  const close = useCallback(() => router.push(closeHref, { scroll: false }), [router, closeHref]);

  async function openAgain(candidateId: string, groupId: string): Promise<void> {
    setPending(`${candidateId} ${groupId}`);
    const outcome = await props
      .reopen({ selectionId: props.selectionId, participantId: person.id, candidateId, groupId })
      .catch(() => null);
    setPending(null);
    if (outcome?.ok) notifyDone(t("reopened", { name: person.name }));
    else notifyFailed(errorText(tErrors, outcome?.code ?? "network", outcome?.params ?? {}));
    // Refused because another was faster, or the answer was lost: show what stands.
    if (!outcome?.ok) router.refresh();
  }

  const isAnySubmitted = person.pairs.some(({ progress }) => progress.state === "submitted");
  return (
    <SidePanel
      open
      onClose={close}
      title={person.name}
      subject={person.id}
      description={t("partsWords", { ...person.numbers })}
    >
      <div className="grid gap-4">
        {person.remindedAt !== null && (
          <p className="text-sm text-ink-2">
            {t("remindedAt", { at: formatMoment(person.remindedAt, locale) })}
          </p>
        )}
        {candidates.map((candidate) => (
          <section key={candidate.id}>
            <h3>
              <CandidateChip
                letter={candidate.letter}
                colour={candidate.colour}
                name={candidate.name}
                size="sm"
              />
            </h3>
            <ul className="mt-1 divide-y divide-rule">
              {groups.map((group) => {
                const pair = person.pairs.find(
                  (each) => each.candidateId === candidate.id && each.groupId === group.id,
                );
                if (!pair) return null;
                const { progress } = pair;
                return (
                  <li key={group.id} className="flex min-h-9 items-center gap-2.5 py-1">
                    <span className="inline-grid w-4 shrink-0 place-items-center">
                      <StateMark state={progress.state} />
                    </span>
                    <span className="min-w-0 flex-1">
                      <span className="block">{group.name}</span>
                      <span className="num block text-xs text-ink-3">
                        {progress.state === "submitted"
                          ? t("submittedAt", { at: formatMoment(progress.at, locale) })
                          : words(progress)}
                      </span>
                    </span>
                    {props.mayReopen && progress.state === "submitted" && (
                      <Button
                        size="sm"
                        className="pointer-coarse:min-h-11"
                        pending={pending === `${candidate.id} ${group.id}`}
                        aria-label={t("reopenLabel", { candidate: candidate.name, group: group.name })}
                        onClick={() => openAgain(candidate.id, group.id)}
                      >
                        {t("reopen")}
                      </Button>
                    )}
                  </li>
                );
              })}
            </ul>
          </section>
        ))}
        {isAnySubmitted && (props.mayReopen || props.isClosed) && (
          <p className="text-xs text-ink-3">{props.isClosed ? t("reopenClosed") : t("reopenHelp")}</p>
        )}
      </div>
    </SidePanel>
  );
}
