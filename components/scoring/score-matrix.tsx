"use client";

import { CalendarClock, CircleHelp, Lock, MessageSquareText, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import type { Cell, CellKey, Sheet } from "@/components/sheet/sheet";
import { type CellLook, SheetGrid } from "@/components/sheet/sheet-grid";
import { useCell } from "@/components/sheet/use-sheet";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { classNames } from "@/components/ui/class-names";
import { EvidenceFigure, useEvidenceWords } from "./evidence-value";
import { Question } from "./question";
import { scoreOfKey } from "./score-keys";
import type { CandidateView, CriterionGroupView, CriterionView, EvidenceView } from "./scoring-view";

export interface ScoreSheetProps {
  readonly groups: readonly CriterionGroupView[];
  readonly candidates: readonly CandidateView[];
  readonly evidence: EvidenceView;
  readonly sheet: Sheet<number | null>;
  readonly current: CellKey | null;
  readonly onCurrent: (key: CellKey) => void;
  /** How many questions each candidate has an answer to, and how many there are for this reader. */
  readonly answered: ReadonlyMap<string, { readonly done: number; readonly total: number }>;
  /** Why a cell takes no answer now; null when it does. */
  readonly lockOf: (key: CellKey) => CellLock | null;
}

/** `none`: not this reader's to score. */
export type CellLock = "submitted" | "before_meeting" | "closed" | "none";

/** All questions and all candidates, with the question in hand opened beside them. */
export function ScoreMatrix(props: ScoreSheetProps) {
  const { groups, candidates, evidence, sheet, current, lockOf } = props;
  const t = useTranslations("scoring");
  const tLock = useTranslations("judging.lead.locked");
  const evidenceWords = useEvidenceWords();
  const criteria = useMemo(
    () => new Map(groups.flatMap((group) => group.criteria.map((each) => [each.id, each] as const))),
    [groups],
  );
  const rowGroups = useMemo(
    () =>
      groups
        .filter(({ criteria: own }) => own.length > 0)
        .map((group) => ({
          id: group.id,
          name: group.name,
          rows: group.criteria.map((each) => ({
            id: each.id,
            name: each.name,
            unit: each.feed === "people" ? undefined : t("score.byEvidence"),
          })),
        })),
    [groups, t],
  );

  const look = useCallback(
    (cell: Cell<number | null>, { rowId, candidateId }: CellKey): CellLook => {
      const criterion = criteria.get(rowId);
      if (criterion && criterion.feed !== "people") {
        const detail = evidence[candidateId]?.[criterion.feed];
        const { value, source } = evidenceWords(detail);
        return {
          content: <EvidenceFigure detail={detail} />,
          words: `${value ?? t("evidence.notKnown")}. ${source}`,
          className: "bg-sunk/60",
        };
      }
      const { value } = cell;
      const lock = lockOf({ rowId, candidateId });
      if (lock === "none" || (lock === "before_meeting" && value === undefined))
        return {
          content:
            lock === "none" ? (
              <span className="text-ink-3">·</span>
            ) : (
              <CalendarClock className="size-4 text-ink-3" />
            ),
          words: tLock(lock),
          className: "bg-sunk/60",
        };
      const words =
        value === undefined ? t("score.unanswered") : value === null ? t("score.cannotJudge") : String(value);
      return {
        className: cell.state.kind === "conflict" ? "pattern-gap" : undefined,
        words: [words, cell.note !== "" && t("score.hasNote"), lock !== null && tLock(lock)]
          .filter((part) => part !== false)
          .join(". "),
        content: (
          <>
            {value === undefined && <span className="text-ink-3">–</span>}
            {value === null && <CircleHelp className="size-4 text-ink-3" />}
            {typeof value === "number" && (
              <>
                <span className="num min-w-3 text-md font-semibold">{value}</span>
                <ScoreBar value={value} />
              </>
            )}
            {cell.note !== "" && <MessageSquareText className="size-3.5 text-ink-3" />}
            {lock === "submitted" && <Lock className="size-3 text-ink-3" />}
            {(cell.state.kind === "failed" || cell.state.kind === "conflict") && (
              <TriangleAlert className="size-3.5 text-bad" />
            )}
          </>
        ),
      };
    },
    [criteria, evidence, evidenceWords, lockOf, t, tLock],
  );

  return (
    <div className="flex items-start gap-6">
      <div className="min-w-0 flex-1">
        <SheetGrid<number | null>
          label={t("score.matrix")}
          corner={t("score.corner")}
          headWidth={15}
          groups={rowGroups}
          candidates={candidates.map((candidate) => ({
            ...candidate,
            under: t("score.progressWords", props.answered.get(candidate.id) ?? { done: 0, total: 0 }),
          }))}
          sheet={sheet}
          current={current}
          onCurrent={props.onCurrent}
          look={look}
          valueOfKey={scoreOfKey}
          onAnswer={(key, value) => {
            if (criteria.get(key.rowId)?.feed === "people" && lockOf(key) === null) sheet.answer(key, value);
          }}
        />
        <p className="mt-3 text-sm text-ink-3">{t("score.keys")}</p>
      </div>
      <CellPanel {...props} criteria={criteria} />
    </div>
  );
}

/** Four steps above the lowest: full for 5, empty for 1. */
function ScoreBar({ value }: { value: number }) {
  return (
    <span className="inline-flex gap-0.5">
      {[1, 2, 3, 4, 5].map((step) => (
        <span
          key={step}
          className={classNames("h-2.5 w-1 rounded-[1px]", step <= value ? "bg-ink-2" : "bg-rule-strong")}
        />
      ))}
    </span>
  );
}

function CellPanel(props: ScoreSheetProps & { criteria: ReadonlyMap<string, CriterionView> }) {
  const { current, criteria, candidates, sheet } = props;
  const t = useTranslations("scoring");
  const tLock = useTranslations("judging.lead.lockedBody");
  const cell = useCell(sheet, current ?? { rowId: "", candidateId: "" });
  const criterion = current === null ? undefined : criteria.get(current.rowId);
  const candidate = candidates.find(({ id }) => id === current?.candidateId);
  if (!current || !criterion || !candidate) return null;
  const lock = criterion.feed === "people" ? props.lockOf(current) : null;
  return (
    <aside
      aria-label={t("score.panel")}
      className="scroll-quiet sticky top-[calc(var(--spacing-topbar)+1rem)] max-h-[calc(100dvh-var(--spacing-topbar)-2rem)] w-80 shrink-0 overflow-y-auto rounded-lg border border-rule-strong bg-raised p-4"
    >
      <CandidateChip letter={candidate.letter} colour={candidate.colour} name={candidate.name} />
      <h2 className="mt-2 text-md font-semibold tracking-tight">{criterion.name}</h2>
      {criterion.help !== "" && <p className="mt-0.5 text-sm text-ink-2">{criterion.help}</p>}
      <div className="mt-3">
        {lock !== null ? (
          <LockedAnswer cell={cell} reason={tLock(lock)} />
        ) : criterion.feed === "people" ? (
          <Question
            key={`${current.rowId} ${current.candidateId}`}
            criterion={criterion}
            cell={cell}
            onAnswer={(value) => sheet.answer(current, value)}
            onNote={(note) => sheet.note(current, note)}
            onNoteLeft={() => sheet.flush(current)}
            onSettle={(choice) => sheet.settle(current, choice)}
          />
        ) : (
          <EvidencePanel criterion={criterion} candidate={candidate} evidence={props.evidence} />
        )}
      </div>
    </aside>
  );
}

/** An answer that stays as it is, and why. */
export function LockedAnswer({ cell, reason }: { cell: Cell<number | null>; reason: string }) {
  const t = useTranslations("scoring.score");
  return (
    <div className="grid gap-2 text-base">
      {cell.value !== undefined && (
        <p className={cell.value === null ? "text-ink-2" : "num text-xl font-semibold"}>
          {cell.value ?? t("cannotJudge")}
        </p>
      )}
      {cell.note !== "" && <p className="whitespace-pre-line text-ink-2 wrap-anywhere">{cell.note}</p>}
      <p className="text-sm text-ink-3">{reason}</p>
    </div>
  );
}

function EvidencePanel(props: {
  criterion: CriterionView;
  candidate: CandidateView;
  evidence: EvidenceView;
}) {
  const { criterion, candidate, evidence } = props;
  const t = useTranslations("scoring");
  const words = useEvidenceWords();
  if (criterion.feed === "people") return null;
  const detail = evidence[candidate.id]?.[criterion.feed];
  const { value, source } = words(detail);
  return (
    <div className="grid gap-2 text-base">
      <p className="num text-xl font-semibold">{value ?? t("evidence.notKnown")}</p>
      <p className="text-ink-2">{source}</p>
      <p className="text-sm text-ink-3">{t("evidence.noInput")}</p>
    </div>
  );
}
