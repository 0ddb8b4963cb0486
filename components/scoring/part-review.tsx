"use client";

import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Cell } from "@/components/sheet/sheet";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { classNames } from "@/components/ui/class-names";
import { errorText } from "@/lib/i18n/error-text";
import { cellKey, isOpen, type Part } from "./judging-parts";
import type { QuestionView } from "./scoring-view";
import type { JudgingDesk } from "./use-judging";

/** One's own answers to one part in plain words, and the press that submits them. */
export function PartReview(props: {
  readonly part: Part;
  readonly desk: JudgingDesk;
  readonly onQuestion: (question: QuestionView) => void;
  readonly onSubmitted: () => void;
}) {
  const { part, desk } = props;
  const { candidate, group, state, answered, total } = part;
  const t = useTranslations("judging.review");
  const tErrors = useTranslations("errors");
  const mayAnswer = isOpen(part);
  const open = total - answered;
  async function submit(): Promise<void> {
    if (await desk.submit([part])) props.onSubmitted();
  }
  return (
    <section className="grid gap-4" aria-labelledby="part-title">
      <div className="grid gap-1">
        <CandidateChip letter={candidate.letter} colour={candidate.colour} name={candidate.name} size="lg" />
        <h2 id="part-title" className="mt-1 text-xl font-semibold tracking-tight wrap-anywhere">
          {group.name}
        </h2>
        <p className="text-base text-ink-2">
          {state === "submitted"
            ? t("submitted")
            : state === "closed"
              ? t("closed")
              : open > 0
                ? t("open", { count: open })
                : t("ready")}
        </p>
      </div>
      <ul className="divide-y divide-rule overflow-hidden rounded-lg border border-rule-strong bg-raised">
        {group.criteria.map((question) => {
          const key = cellKey(candidate.id, question);
          const mayChange = mayAnswer && !desk.isSubmitted(key);
          return (
            <li key={question.id}>
              <AnswerRow
                question={question}
                cell={desk.sheet.cell(key)}
                onOpen={mayChange ? () => props.onQuestion(question) : undefined}
              />
            </li>
          );
        })}
      </ul>
      {desk.refusal !== null && (
        <Callout tone="bad" title={t("refused")}>
          {errorText(tErrors, desk.refusal.code, desk.refusal.params)}
        </Callout>
      )}
      {mayAnswer && (
        <div className="grid gap-2.5">
          <Button
            look="primary"
            size="lg"
            className="min-h-12"
            pending={desk.isSubmitting}
            disabled={open > 0 || desk.waiting > 0}
            onClick={() => void submit()}
          >
            {t("submit")}
          </Button>
          <p className="text-sm text-ink-3">
            {desk.waiting > 0 && open === 0 ? t("waiting", { count: desk.waiting }) : t("submitHelp")}
          </p>
        </div>
      )}
    </section>
  );
}

function AnswerRow(props: {
  question: QuestionView;
  cell: Cell<number | null>;
  /** Left out: the answer stays as it is. */
  onOpen: (() => void) | undefined;
}) {
  const { question, cell, onOpen } = props;
  const t = useTranslations("judging.review");
  const content = (
    <>
      <span className="grid min-w-0 flex-1 gap-0.5">
        <span className="text-base leading-snug wrap-anywhere">{question.name}</span>
        {cell.note !== "" && (
          <span className="text-sm whitespace-pre-line text-ink-2 wrap-anywhere">{cell.note}</span>
        )}
      </span>
      <span
        className={classNames(
          "num shrink-0 text-right",
          typeof cell.value === "number" ? "text-lg font-semibold" : "max-w-28 text-sm",
          cell.value === undefined ? "text-accent" : cell.value === null && "text-ink-2",
        )}
      >
        {cell.value === undefined ? t("answer") : (cell.value ?? t("cannotJudge"))}
      </span>
      {!onOpen && <Lock className="size-3.5 shrink-0 text-ink-3" aria-label={t("stays")} role="img" />}
    </>
  );
  const look = "flex min-h-14 w-full items-center gap-3 px-3.5 py-2 text-left";
  return onOpen ? (
    <button
      type="button"
      onClick={onOpen}
      className={classNames(look, "transition-colors hover:bg-hover focus-visible:outline-offset-[-2px]")}
    >
      {content}
    </button>
  ) : (
    <div className={look}>{content}</div>
  );
}

/** Everything that is answered, submitted in one press. */
export function SubmitAll(props: { desk: JudgingDesk; onSubmitted: (parts: readonly Part[]) => void }) {
  const { desk } = props;
  const t = useTranslations("judging.review");
  const tErrors = useTranslations("errors");
  const ready = desk.parts.filter(({ state }) => state === "ready");
  if (ready.length === 0) return null;
  return (
    <div className="grid gap-2.5">
      {desk.refusal !== null && (
        <Callout tone="bad" title={t("refused")}>
          {errorText(tErrors, desk.refusal.code, desk.refusal.params)}
        </Callout>
      )}
      <Button
        look="primary"
        size="lg"
        className="min-h-12"
        pending={desk.isSubmitting}
        disabled={desk.waiting > 0}
        onClick={() =>
          void desk.submit(ready).then((isDone) => {
            if (isDone) props.onSubmitted(ready);
          })
        }
      >
        {t("submitAll", { count: ready.length })}
      </Button>
      <p className="text-sm text-ink-3">
        {desk.waiting > 0 ? t("waiting", { count: desk.waiting }) : t("submitAllHelp")}
      </p>
    </div>
  );
}
