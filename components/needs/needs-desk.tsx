"use client";

import { ListChecks, MessageSquareText, Plus, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useMemo, useState } from "react";
import type { Cell, CellKey, SavedAnswer, Sheet } from "@/components/sheet/sheet";
import { SheetGrid } from "@/components/sheet/sheet-grid";
import { SheetStatus } from "@/components/sheet/sheet-status";
import { useCell, useSheet } from "@/components/sheet/use-sheet";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/page-header";
import { SidePanel, WithSidePanel } from "@/components/ui/side-panel";
import { REQUIREMENT_ANSWERS, REQUIREMENT_LEVELS, type RequirementAnswer } from "@/lib/domain/requirements";
import { AnswerMark, answerOfKey } from "./answer-mark";
import { AnswerPanel } from "./answer-panel";
import { CoverageFoot } from "./coverage-foot";
import type { AnsweringCandidateView, AnswerView, RequirementActions, RequirementView } from "./needs-view";
import { OneCandidate } from "./one-candidate";
import { RequirementForm } from "./requirement-form";
import { RequirementTools } from "./requirement-tools";
import { useRequirementEditing } from "./use-requirement-editing";
import { useCoverages, Verdicts } from "./verdicts";

export interface NeedsDeskProps {
  readonly selectionId: string;
  readonly requirements: readonly RequirementView[];
  readonly candidates: readonly AnsweringCandidateView[];
  readonly answers: readonly AnswerView[];
  readonly mayEdit: boolean;
  readonly mayAnswer: boolean;
  readonly actions: RequirementActions;
}

type Opened =
  | { readonly kind: "requirement"; readonly id: string | null }
  | { readonly kind: "answer"; readonly key: CellKey };

const isAnswer = (value: unknown): value is RequirementAnswer =>
  REQUIREMENT_ANSWERS.some((known) => known === value);

/** What is required, and how far each candidate meets it. */
export function NeedsDesk(props: NeedsDeskProps) {
  const { selectionId, requirements, candidates, actions, mayEdit, mayAnswer } = props;
  const t = useTranslations("needs");
  const tAction = useTranslations("common.action");
  const editing = useRequirementEditing(selectionId, requirements, actions);
  const sheet = useSheet<RequirementAnswer>({
    storageKey: `answers:${selectionId}`,
    answers: props.answers.map(({ requirementId, answer, ...rest }) => ({
      ...rest,
      rowId: requirementId,
      value: answer,
    })),
    save: async ({ rowId, candidateId }, answer, note, expectedEdition) =>
      savedAnswer(
        await actions.answer({
          selectionId,
          requirementId: rowId,
          candidateId,
          answer,
          note,
          expectedEdition,
        }),
      ),
    isKnown: ({ rowId, candidateId }) =>
      requirements.some(({ id }) => id === rowId) && candidates.some(({ id }) => id === candidateId),
    isValue: isAnswer,
  });
  const coverages = useCoverages(requirements, candidates, sheet);
  const [current, setCurrent] = useState<CellKey | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  const add = () => setOpened({ kind: "requirement", id: null });

  function answer(key: CellKey, value: RequirementAnswer): void {
    if (mayAnswer) sheet.answer(key, value);
  }

  const addButton = mayEdit && (
    <Button
      look={requirements.length === 0 ? "primary" : "secondary"}
      icon={<Plus aria-hidden />}
      onClick={add}
    >
      {t("add")}
    </Button>
  );
  const levels = REQUIREMENT_LEVELS.map((level) => ({ level, rows: editing.ofLevel(level) })).filter(
    ({ rows }) => rows.length > 0,
  );

  // Rows are drawn anew with other tools; these depend on the list and its order alone.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const rowGroups = useMemo(
    () =>
      levels.map(({ level, rows }) => ({
        id: level,
        name: (
          <>
            {t(`level.${level}`)}{" "}
            <span className="text-xs font-normal text-ink-3">{t(`levelHelp.${level}`)}</span>
          </>
        ),
        rows: rows.map((requirement, index) => ({
          id: requirement.id,
          name: requirement.name,
          tools: mayEdit ? (
            <RequirementTools
              requirement={requirement}
              isFirst={index === 0}
              isLast={index === rows.length - 1}
              editing={editing}
              onEdit={() => setOpened({ kind: "requirement", id: requirement.id })}
            />
          ) : undefined,
        })),
      })),
    [requirements, editing.orders, mayEdit, t],
  );
  const look = useCallback(
    (cell: Cell<RequirementAnswer>) => {
      const value = cell.value ?? "not_answered";
      return {
        className: cell.state.kind === "conflict" ? "pattern-gap" : undefined,
        words: cell.note === "" ? t(`answer.${value}`) : `${t(`answer.${value}`)}. ${cell.note}`,
        content: (
          <>
            <AnswerMark answer={value} />
            {cell.note !== "" && <MessageSquareText className="size-3.5 shrink-0 text-ink-3" />}
            {(cell.state.kind === "failed" || cell.state.kind === "conflict") && (
              <TriangleAlert className="size-3.5 shrink-0 text-bad" />
            )}
          </>
        ),
      };
    },
    [t],
  );

  return (
    <WithSidePanel>
      <Section
        id="requirements"
        title={t("requirements")}
        description={t("requirementsHelp")}
        actions={requirements.length > 0 && addButton}
      >
        {requirements.length === 0 ? (
          <EmptyState
            icon={<ListChecks aria-hidden />}
            title={t("empty.title")}
            body={t("empty.body")}
            action={addButton}
          />
        ) : (
          <div className="grid gap-4">
            {editing.refused !== null && (
              <Callout
                tone="warn"
                title={t("refused.title", { name: editing.refused.requirement.name })}
                action={
                  <>
                    <Button size="sm" onClick={editing.dismissRefusal}>
                      {tAction("keep")}
                    </Button>
                    <Button
                      size="sm"
                      look="danger"
                      onClick={() => {
                        if (editing.refused) void editing.remove(editing.refused.requirement, true);
                      }}
                    >
                      {t("refused.withAnswers")}
                    </Button>
                  </>
                }
              >
                {editing.refused.reason}
              </Callout>
            )}
            <Verdicts requirements={requirements} candidates={candidates} coverages={coverages} />
            <div className="flex min-h-5 flex-wrap items-center justify-between gap-3">
              {candidates.length === 0 ? (
                <p className="text-sm text-ink-3">{t("grid.noCandidates")}</p>
              ) : (
                <p className="text-sm text-ink-3 max-lg:hidden">
                  {mayAnswer ? t("grid.keys") : t("grid.readOnly")}
                </p>
              )}
              <SheetStatus sheet={sheet} />
            </div>
            <div className="max-lg:hidden">
              <SheetGrid<RequirementAnswer>
                label={t("grid.label")}
                corner={t("grid.corner")}
                headWidth={opened !== null ? 14.5 : candidates.length > 4 ? 20 : 24}
                className="max-xl:overflow-x-auto"
                scroll={candidates.length > 5 ? "frame" : "page"}
                groups={rowGroups}
                candidates={candidates}
                sheet={sheet}
                current={current}
                onCurrent={(key) => {
                  setCurrent(key);
                  // An open answer follows the cell in hand.
                  setOpened((before) => (before?.kind === "answer" ? { kind: "answer", key } : before));
                }}
                look={look}
                valueOfKey={answerOfKey}
                onAnswer={answer}
                onOpen={(key) => setOpened({ kind: "answer", key })}
                foot={<CoverageFoot candidates={candidates} coverages={coverages} />}
              />
            </div>
            <div className="lg:hidden">
              <OneCandidate
                levels={levels}
                candidates={candidates}
                coverages={coverages}
                sheet={sheet}
                mayAnswer={mayAnswer}
                editing={mayEdit ? editing : null}
                onAnswer={answer}
                onOpen={(key) => setOpened({ kind: "answer", key })}
                onEdit={(id) => setOpened({ kind: "requirement", id })}
              />
            </div>
          </div>
        )}
      </Section>
      <SidePanel open={opened !== null} onClose={close} title={panelTitle()} description={panelDescription()}>
        {opened?.kind === "requirement" && (
          <RequirementForm
            key={opened.id ?? "new"}
            selectionId={selectionId}
            requirement={requirements.find(({ id }) => id === opened.id) ?? null}
            level={requirements.find(({ id }) => id === opened.id)?.level ?? "important"}
            save={actions.save}
            onDone={close}
          />
        )}
        {opened?.kind === "answer" && (
          <OpenAnswer
            key={`${opened.key.rowId} ${opened.key.candidateId}`}
            answerKey={opened.key}
            name={panelTitle()}
            sheet={sheet}
            mayAnswer={mayAnswer}
          />
        )}
      </SidePanel>
    </WithSidePanel>
  );

  function panelTitle(): string {
    if (opened === null) return "";
    if (opened.kind === "requirement") return t(opened.id === null ? "form.new" : "form.edit");
    return requirements.find(({ id }) => id === opened.key.rowId)?.name ?? "";
  }

  function panelDescription(): string | undefined {
    if (opened?.kind !== "answer") return undefined;
    return candidates.find(({ id }) => id === opened.key.candidateId)?.name;
  }
}

function OpenAnswer(props: {
  answerKey: CellKey;
  name: string;
  sheet: Sheet<RequirementAnswer>;
  mayAnswer: boolean;
}) {
  const { answerKey, sheet } = props;
  const cell = useCell(sheet, answerKey);
  return (
    <AnswerPanel
      name={props.name}
      cell={cell}
      mayAnswer={props.mayAnswer}
      onAnswer={(answer) => sheet.answer(answerKey, answer)}
      onNote={(note) => sheet.note(answerKey, note)}
      onNoteLeft={() => sheet.flush(answerKey)}
      onSettle={(choice) => sheet.settle(answerKey, choice)}
    />
  );
}

function savedAnswer(
  outcome: Awaited<ReturnType<RequirementActions["answer"]>>,
): SavedAnswer<RequirementAnswer> {
  if (outcome.ok) return { ok: true, edition: outcome.value.edition };
  const { code, params = {} } = outcome;
  const { answer, note, edition } = params;
  if (code !== "requirement_answer.changed_meanwhile" || !isAnswer(answer))
    return { ok: false, code, params };
  return {
    ok: false,
    theirs: {
      value: answer,
      note: typeof note === "string" ? note : "",
      edition: typeof edition === "number" ? edition : 1,
    },
  };
}
