"use client";

import { useCallback, useMemo, useState } from "react";
import type { CellKey, SavedAnswer, Sheet } from "@/components/sheet/sheet";
import { useSheet, useSheetVersion } from "@/components/sheet/use-sheet";
import type { Failure } from "@/lib/domain/outcome";
import { cellKey, type Part, partsOf, submittedAnswers } from "./judging-parts";
import type { Judging, JudgingActions } from "./judging-view";
import type { SaveScore } from "./scoring-view";

export interface JudgingDesk {
  readonly sheet: Sheet<number | null>;
  readonly parts: readonly Part[];
  /** Whether an answer stays as it is, as it has been submitted. */
  readonly isSubmitted: (key: CellKey) => boolean;
  /** Answers that have not reached the server. */
  readonly waiting: number;
  readonly isSubmitting: boolean;
  /** Why the last submission was refused. */
  readonly refusal: Failure | null;
  /** Submits these parts, all or none; true once the server has them. */
  readonly submit: (parts: readonly Part[]) => Promise<boolean>;
}

const isScore = (value: unknown): value is number | null =>
  value === null || (typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 5);

/** What one participant answers, saved as it is given, and submitted part by part. */
export function useJudging(judging: Judging, actions: Pick<JudgingActions, "save" | "submit">): JudgingDesk {
  const { selectionId, scores } = judging;
  const isKnown = useCallback(
    ({ rowId, candidateId }: CellKey) => {
      const group = judging.groups.find(({ criteria }) => criteria.some(({ id }) => id === rowId));
      return judging.pairs.some(
        (pair) => pair.state === "open" && pair.candidateId === candidateId && pair.groupId === group?.id,
      );
    },
    [judging],
  );
  const answers = useMemo(
    () => scores.map(({ criterionId, isSubmitted: _, ...score }) => ({ rowId: criterionId, ...score })),
    [scores],
  );
  const sheet = useSheet<number | null>({
    // Of this person alone: a phone may be lent.
    storageKey: `scores:${selectionId}:${judging.participantId}`,
    keep: "device",
    answers,
    save: async ({ rowId, candidateId }, value, note, expectedEdition) =>
      savedScore(
        await actions.save({ selectionId, candidateId, criterionId: rowId, value, note, expectedEdition }),
      ),
    isKnown,
    isValue: isScore,
  });
  const version = useSheetVersion(sheet);
  // The sheet changes without its identity changing; its version says when to count anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const parts = useMemo(
    () => partsOf(judging, (key) => sheet.cell(key).value !== undefined),
    [judging, sheet, version],
  );
  const isSubmitted = useMemo(() => submittedAnswers(judging), [judging]);
  const [isSubmitting, setIsSubmitting] = useState(false);
  const [refusal, setRefusal] = useState<Failure | null>(null);

  async function submit(chosen: readonly Part[]): Promise<boolean> {
    if (isSubmitting || chosen.length === 0) return false;
    setIsSubmitting(true);
    setRefusal(null);
    const pairs = chosen.map(({ pair: { candidateId, groupId }, group }) => ({
      candidateId,
      groupId,
      answers: group.criteria.flatMap((question) => {
        const { edition } = sheet.cell(cellKey(candidateId, question));
        return edition === null ? [] : [{ criterionId: question.id, edition }];
      }),
    }));
    try {
      const outcome = await actions.submit({ selectionId, pairs });
      if (!outcome.ok) setRefusal(outcome);
      return outcome.ok;
    } catch {
      setRefusal({ ok: false, code: "connection.lost", params: {} });
      return false;
    } finally {
      setIsSubmitting(false);
    }
  }

  return { sheet, parts, isSubmitted, waiting: sheet.waiting(), isSubmitting, refusal, submit };
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
