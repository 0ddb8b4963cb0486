"use client";

import { ClipboardList } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { CellKey, SavedAnswer } from "@/components/sheet/sheet";
import { SheetStatus } from "@/components/sheet/sheet-status";
import { useSheet, useSheetVersion } from "@/components/sheet/use-sheet";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Progress } from "@/components/ui/progress";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { OneQuestion } from "./one-question";
import { scoreOfKey } from "./score-keys";
import { ScoreMatrix } from "./score-matrix";
import type { CandidateView, CriterionGroupView, EvidenceView, OwnScore, SaveScore } from "./scoring-view";

export interface ScoreDeskProps {
  readonly selectionId: string;
  readonly groups: readonly CriterionGroupView[];
  readonly candidates: readonly CandidateView[];
  readonly evidence: EvidenceView;
  readonly scores: readonly OwnScore[];
  readonly save: SaveScore;
}

const isScore = (value: unknown): value is number | null =>
  value === null || (typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 5);

/** Where one participant scores: all questions at once where there is room, else one at a time. */
export function ScoreDesk(props: ScoreDeskProps) {
  const { selectionId, groups, candidates, evidence } = props;
  const t = useTranslations("scoring");
  const questions = useMemo(
    () => groups.flatMap((group) => group.criteria.filter(({ feed }) => feed === "people")),
    [groups],
  );
  const isQuestion = useCallback(
    ({ rowId, candidateId }: CellKey) =>
      questions.some(({ id }) => id === rowId) && candidates.some(({ id }) => id === candidateId),
    [questions, candidates],
  );
  const sheet = useSheet<number | null>({
    storageKey: `scores:${selectionId}`,
    answers: props.scores.map(({ criterionId, ...score }) => ({ rowId: criterionId, ...score })),
    save: async ({ rowId, candidateId }, value, note, expectedEdition) =>
      savedScore(
        await props.save({ selectionId, candidateId, criterionId: rowId, value, note, expectedEdition }),
      ),
    isKnown: isQuestion,
    isValue: isScore,
  });
  const version = useSheetVersion(sheet);

  const [current, setCurrent] = useState<CellKey | null>(() => {
    // The first question without an answer: where one left off.
    const answered = new Set(props.scores.map((score) => `${score.criterionId} ${score.candidateId}`));
    for (const { id: candidateId } of candidates) {
      for (const { id: rowId } of questions) {
        if (!answered.has(`${rowId} ${candidateId}`)) return { rowId, candidateId };
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
      if (value === undefined || current === null || !isQuestion(current)) return;
      event.preventDefault();
      sheet.answer(current, value);
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [current, isQuestion, sheet]);

  // The sheet changes without its identity changing; its version says when to count anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const answered = useMemo(() => {
    const of = new Map<string, number>();
    for (const { id: candidateId } of candidates) {
      const done = questions.filter(({ id }) => sheet.cell({ rowId: id, candidateId }).value !== undefined);
      of.set(candidateId, done.length);
    }
    return of;
  }, [version, candidates, questions, sheet]);
  const done = [...answered.values()].reduce((sum, count) => sum + count, 0);
  const total = questions.length * candidates.length;

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

  const shared = { groups, candidates, evidence, sheet, current, onCurrent: setCurrent, answered };
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <Progress
          label={t("score.progress")}
          done={done}
          total={total}
          words={done === total && total > 0 ? t("score.allDone") : t("score.progressWords", { done, total })}
          className="min-w-56 flex-1 sm:max-w-96"
        />
        <SheetStatus sheet={sheet} />
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
    </div>
  );
}

function savedScore(outcome: Awaited<ReturnType<SaveScore>>): SavedAnswer<number | null> {
  if (outcome.ok) return { ok: true, edition: outcome.value.edition };
  const { code, params = {} } = outcome;
  if (code !== "score.changed_meanwhile") return { ok: false, code, params };
  const { value, note, edition } = params;
  const stands = typeof value === "number" && value >= 1 ? value : null;
  return {
    ok: false,
    theirs: {
      value: stands,
      note: typeof note === "string" ? note : "",
      edition: typeof edition === "number" ? edition : 1,
    },
  };
}
