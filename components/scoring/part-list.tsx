"use client";

import { CalendarClock, Check, CheckCheck, ChevronRight, Circle, CircleDashed, Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { classNames } from "@/components/ui/class-names";
import type { Part, PartState } from "./judging-parts";

const MARKS: Readonly<Record<PartState, ReactNode>> = {
  submitted: <CheckCheck className="size-4.5 text-good" aria-hidden />,
  ready: <Check className="size-4.5 text-accent" aria-hidden />,
  begun: <CircleDashed className="size-4.5 text-accent" aria-hidden />,
  empty: <Circle className="size-4.5 text-ink-3" aria-hidden />,
  before_meeting: <CalendarClock className="size-4.5 text-ink-3" aria-hidden />,
  closed: <Lock className="size-4.5 text-ink-3" aria-hidden />,
};

/** Every part by candidate, with how far it is; pressed, it opens. */
export function PartList(props: {
  readonly parts: readonly Part[];
  readonly onOpen: (part: Part) => void;
  /** Candidates beside each other where there is room. */
  readonly isWide?: boolean | undefined;
}) {
  const { parts } = props;
  const t = useTranslations("judging.parts");
  const candidates = [...new Map(parts.map(({ candidate }) => [candidate.id, candidate])).values()];
  return (
    <ul
      className={classNames(
        "grid grid-cols-[minmax(0,1fr)] gap-5",
        props.isWide && "lg:grid-cols-2 lg:gap-x-6",
      )}
      aria-label={t("label")}
    >
      {candidates.map((candidate) => (
        <li key={candidate.id} className="grid grid-cols-[minmax(0,1fr)] content-start gap-2">
          <h3>
            <CandidateChip
              letter={candidate.letter}
              colour={candidate.colour}
              name={candidate.name}
              size="md"
            />
          </h3>
          <ul className="divide-y divide-rule overflow-hidden rounded-lg border border-rule-strong bg-raised">
            {parts
              .filter((part) => part.candidate.id === candidate.id)
              .map((part) => (
                <li key={part.group.id}>
                  <PartRow part={part} onOpen={() => props.onOpen(part)} />
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function PartRow({ part, onOpen }: { part: Part; onOpen: () => void }) {
  const t = useTranslations("judging.parts");
  const { state, answered, total } = part;
  const isStill = state === "before_meeting" || (state === "closed" && answered === 0);
  const content = (
    <>
      {MARKS[state]}
      <span className="grid min-w-0 flex-1">
        <span className="text-base leading-snug wrap-anywhere">{part.group.name}</span>
        <span className={classNames("num text-sm", state === "ready" ? "text-accent" : "text-ink-2")}>
          {t(`state.${state}`, { answered, total })}
        </span>
      </span>
      {!isStill && <ChevronRight className="size-4 shrink-0 text-ink-3" aria-hidden />}
    </>
  );
  const look = "flex min-h-14 w-full items-center gap-3 px-3.5 py-2 text-left";
  return isStill ? (
    <div className={look}>{content}</div>
  ) : (
    <button
      type="button"
      onClick={onOpen}
      className={classNames(look, "transition-colors hover:bg-hover focus-visible:outline-offset-[-2px]")}
    >
      {content}
    </button>
  );
}
