"use client";

import { ClipboardList } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { CellKey } from "@/components/sheet/sheet";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Progress } from "@/components/ui/progress";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { AnswerStatus } from "./answer-status";
import { DeclarationForm } from "./declaration-form";
import { progressOf } from "./judging-parts";
import type { Judging, JudgingActions } from "./judging-view";
import { OneQuestion } from "./one-question";
import { scoreOfKey } from "./score-keys";
import { type CellLock, ScoreMatrix } from "./score-matrix";
import { scoringHref } from "./scoring-tabs";
import type { CandidateView, CriterionGroupView, EvidenceView } from "./scoring-view";
import { SubmitParts } from "./submit-parts";
import { useJudging } from "./use-judging";

export interface ScoreDeskProps {
  /** What is the reader's own to score. */
  readonly judging: Judging;
  /** The whole model: what evidence answers stands beside it. */
  readonly groups: readonly CriterionGroupView[];
  readonly candidates: readonly CandidateView[];
  readonly evidence: EvidenceView;
  readonly actions: JudgingActions;
}

/** Where a lead scores: all questions at once where there is room, else one at a time. */
export function ScoreDesk(props: ScoreDeskProps) {
  const { judging, groups, candidates, evidence } = props;
  const { selectionId } = judging;
  const t = useTranslations("scoring");
  const tJudging = useTranslations("judging");
  const desk = useJudging(judging, props.actions);
  const { sheet, parts, isSubmitted } = desk;
  const questions = useMemo(
    () => groups.flatMap((group) => group.criteria.filter(({ feed }) => feed === "people")),
    [groups],
  );
  const isQuestion = useCallback(
    ({ rowId, candidateId }: CellKey) =>
      questions.some(({ id }) => id === rowId) && candidates.some(({ id }) => id === candidateId),
    [questions, candidates],
  );
  const lockOf = useCallback(
    (key: CellKey): CellLock | null => {
      const groupId = questions.find(({ id }) => id === key.rowId)?.groupId;
      const pair = judging.pairs.find(
        (each) => each.candidateId === key.candidateId && each.groupId === groupId,
      );
      if (!pair) return "none";
      if (pair.state === "submitted" || isSubmitted(key)) return "submitted";
      if (judging.closedAt !== null) return "closed";
      return pair.state === "before_meeting" ? "before_meeting" : null;
    },
    [judging, questions, isSubmitted],
  );

  const [current, setCurrent] = useState<CellKey | null>(() => {
    // The first question without an answer: where one left off.
    const answered = new Set(judging.scores.map((score) => `${score.criterionId} ${score.candidateId}`));
    for (const { id: candidateId } of candidates) {
      for (const { id: rowId } of questions) {
        const isOpen = lockOf({ rowId, candidateId }) === null;
        if (isOpen && !answered.has(`${rowId} ${candidateId}`)) return { rowId, candidateId };
      }
    }
    const [candidate] = candidates;
    const [question] = questions;
    return candidate && question ? { rowId: question.id, candidateId: candidate.id } : null;
  });
  const [view, setView] = useState<"all" | "one">("all");

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
      if (event.target instanceof HTMLElement && event.target.closest("textarea, select, [role=dialog]"))
        return;
      if (event.target instanceof HTMLInputElement && event.target.type !== "radio") return;
      const value = scoreOfKey(event.key);
      if (value === undefined || current === null || !isQuestion(current) || lockOf(current) !== null) return;
      event.preventDefault();
      sheet.answer(current, value);
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [current, isQuestion, lockOf, sheet]);

  const answered = useMemo(() => {
    const of = new Map<string, { done: number; total: number }>();
    for (const { candidate, answered: done, total } of parts) {
      const sum = of.get(candidate.id) ?? { done: 0, total: 0 };
      of.set(candidate.id, { done: sum.done + done, total: sum.total + total });
    }
    return of;
  }, [parts]);
  const progress = progressOf(parts);
  const isFirst = judging.declaredAt === null;
  const unasked = judging.unasked.length;

  if (candidates.length === 0) {
    return (
      <EmptyState
        icon={<ClipboardList aria-hidden />}
        title={t("empty.noCandidates.title")}
        body={t("empty.noCandidates.body")}
        action={
          <LinkButton look="primary" href={`/selections/${selectionId}/candidates`}>
            {t("empty.noCandidates.action")}
          </LinkButton>
        }
      />
    );
  }
  if (groups.every(({ criteria }) => criteria.length === 0)) {
    return (
      <EmptyState
        icon={<ClipboardList aria-hidden />}
        title={t("empty.noCriteria.title")}
        body={t("empty.noCriteria.body")}
        action={
          <LinkButton look="primary" href={`/selections/${selectionId}/scoring?view=model`}>
            {t("empty.noCriteria.action")}
          </LinkButton>
        }
      />
    );
  }

  if (judging.knowsPrices)
    return <Callout title={tJudging("knowsPrices.title")}>{tJudging("knowsPrices.body")}</Callout>;
  if (unasked > 0) {
    return (
      <section className="grid max-w-xl gap-5" aria-labelledby="declaration-title">
        <div className="grid gap-1">
          <h2 id="declaration-title" className="text-xl font-semibold tracking-tight">
            {isFirst ? tJudging("lead.declareTitle") : tJudging("welcome.laterTitle", { count: unasked })}
          </h2>
          <p className="text-base text-ink-2">
            {isFirst ? tJudging("lead.declareBody") : tJudging("welcome.laterBody", { count: unasked })}
          </p>
        </div>
        <DeclarationForm
          key={judging.unasked.map(({ id }) => id).join()}
          selectionId={selectionId}
          candidates={judging.unasked}
          declare={props.actions.declare}
          occasion={isFirst ? "first" : "later"}
        />
      </section>
    );
  }

  const shared = { groups, candidates, evidence, sheet, current, onCurrent: setCurrent, answered, lockOf };
  return (
    <div className="grid gap-4">
      {parts.length === 0 && (
        <Callout
          title={tJudging("lead.notMine")}
          action={
            <LinkButton href={scoringHref(selectionId, "people")}>{tJudging("lead.toPeople")}</LinkButton>
          }
        >
          {tJudging("lead.notMineBody")}
        </Callout>
      )}
      {judging.closedAt !== null && parts.length > 0 && (
        <Callout title={tJudging("closed.title")}>
          {tJudging("closed.body", { submitted: progress.submitted })}
        </Callout>
      )}
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        {progress.questions > 0 && (
          <Progress
            label={t("score.progress")}
            done={progress.answered}
            total={progress.questions}
            words={
              progress.answered === progress.questions
                ? t("score.allDone")
                : t("score.progressWords", { done: progress.answered, total: progress.questions })
            }
            className="min-w-56 flex-1 sm:max-w-96"
          />
        )}
        <AnswerStatus sheet={sheet} />
        <span className="ml-auto hidden xl:inline">
          <SegmentedControl
            legend={t("score.view")}
            legendHidden
            value={view}
            onValueChange={setView}
            segments={[
              { value: "all", label: t("score.viewAll") },
              { value: "one", label: t("score.viewOne") },
            ]}
          />
        </span>
      </div>
      {view === "all" && (
        <div className="hidden xl:block">
          <ScoreMatrix {...shared} />
        </div>
      )}
      <div className={view === "all" ? "xl:hidden" : undefined}>
        <OneQuestion {...shared} />
      </div>
      {parts.length > 0 && <SubmitParts desk={desk} onQuestion={setCurrent} />}
    </div>
  );
}
