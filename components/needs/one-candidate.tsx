"use client";

import { MessageSquareText } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CellKey, Sheet } from "@/components/sheet/sheet";
import { useCell } from "@/components/sheet/use-sheet";
import { CandidateSquare } from "@/components/ui/candidate-chip";
import { classNames } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import {
  REQUIREMENT_ANSWERS,
  type RequirementAnswer,
  type RequirementLevel,
  type RequirementsCoverage,
} from "@/lib/domain/requirements";
import { AnswerMark } from "./answer-mark";
import { CoverageFigure } from "./coverage-foot";
import type { AnsweringCandidateView, RequirementView } from "./needs-view";
import { RequirementTools } from "./requirement-tools";
import type { RequirementEditing } from "./use-requirement-editing";

export interface OneCandidateProps {
  readonly levels: readonly { readonly level: RequirementLevel; readonly rows: readonly RequirementView[] }[];
  readonly candidates: readonly AnsweringCandidateView[];
  readonly coverages: ReadonlyMap<string, RequirementsCoverage>;
  readonly sheet: Sheet<RequirementAnswer>;
  readonly mayAnswer: boolean;
  /** Null for those who may not change the list. */
  readonly editing: RequirementEditing | null;
  readonly onAnswer: (key: CellKey, answer: RequirementAnswer) => void;
  readonly onOpen: (key: CellKey) => void;
  readonly onEdit: (requirementId: string) => void;
}

/** All requirements against one candidate: the grid's place on a phone. */
export function OneCandidate(props: OneCandidateProps) {
  const { candidates, levels, editing } = props;
  const t = useTranslations("needs");
  const [chosen, setChosen] = useState(candidates[0]?.id ?? "");
  const candidate = candidates.find(({ id }) => id === chosen) ?? candidates[0];
  return (
    <div className="grid gap-4">
      {candidate && (
        <div className="grid gap-3">
          <nav aria-label={t("grid.candidates")} className="flex flex-wrap gap-2">
            {candidates.map((each) => (
              <button
                key={each.id}
                type="button"
                aria-current={each.id === candidate.id ? "true" : undefined}
                onClick={() => setChosen(each.id)}
                className={classNames(
                  "inline-flex h-9 max-w-full items-center gap-2 rounded-md border px-2.5 text-sm pointer-coarse:h-11",
                  each.id === candidate.id
                    ? "border-ink bg-raised font-semibold"
                    : "border-rule-strong text-ink-2",
                )}
              >
                <CandidateSquare letter={each.letter} />
                <span className="truncate">{each.name}</span>
              </button>
            ))}
          </nav>
          <p className="flex items-baseline justify-between gap-3 border-b border-rule-strong pb-2 font-semibold">
            <span>{t("coverage.label")}</span>
            <CoverageFigure coverage={props.coverages.get(candidate.id)} />
          </p>
        </div>
      )}
      {levels.map(({ level, rows }) => (
        <section key={level} aria-label={t(`level.${level}`)}>
          <h3 className="text-sm font-semibold">{t(`level.${level}`)}</h3>
          <p className="text-xs text-ink-3">{t(`levelHelp.${level}`)}</p>
          <ul className="mt-1">
            {rows.map((requirement, index) => (
              <li key={requirement.id} className="grid gap-1.5 border-b border-rule py-2.5">
                <span className="flex items-start gap-2">
                  <span className="min-w-0 flex-1">{requirement.name}</span>
                  {editing !== null && (
                    <RequirementTools
                      requirement={requirement}
                      isFirst={index === 0}
                      isLast={index === rows.length - 1}
                      editing={editing}
                      onEdit={() => props.onEdit(requirement.id)}
                    />
                  )}
                </span>
                {candidate && (
                  <OneAnswer
                    {...props}
                    answerKey={{ rowId: requirement.id, candidateId: candidate.id }}
                    name={requirement.name}
                  />
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function OneAnswer(props: OneCandidateProps & { answerKey: CellKey; name: string }) {
  const { answerKey, sheet, mayAnswer } = props;
  const t = useTranslations("needs");
  const { value, note, state } = useCell(sheet, answerKey);
  const answer = value ?? "not_answered";
  if (!mayAnswer) return <AnswerMark answer={answer} />;
  return (
    <span className="flex items-center gap-2">
      <Select
        label={props.name}
        labelHidden
        className="min-w-0 flex-1"
        value={answer}
        onChange={(event) => {
          const chosen = REQUIREMENT_ANSWERS.find((known) => known === event.target.value);
          if (chosen) props.onAnswer(answerKey, chosen);
        }}
        options={REQUIREMENT_ANSWERS.map((each) => ({ value: each, label: t(`answer.${each}`) }))}
        error={state.kind === "conflict" ? t("conflict.title") : undefined}
      />
      <IconButton
        label={note === "" ? t("grid.addNote") : t("grid.editNote")}
        size="lg"
        onClick={() => props.onOpen(answerKey)}
      >
        <MessageSquareText aria-hidden className={note === "" ? undefined : "text-accent"} />
      </IconButton>
    </span>
  );
}
