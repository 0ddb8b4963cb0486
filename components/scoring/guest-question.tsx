"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useCell } from "@/components/sheet/use-sheet";
import { Button } from "@/components/ui/button";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { Progress, Steps } from "@/components/ui/progress";
import { cellKey, type Stop } from "./judging-parts";
import { Question } from "./question";
import { scoreOfKey } from "./score-keys";
import type { JudgingDesk } from "./use-judging";

/** More than this and a row of steps is too fine to see. */
const MOST_STEPS = 12;

/** One candidate and one question in view. Keys 1–5 and 0 answer, Enter goes on. */
export function GuestQuestion(props: {
  readonly stop: Stop;
  readonly desk: JudgingDesk;
  /** Left out at the first question. */
  readonly onBack: (() => void) | undefined;
  readonly onNext: () => void;
  /** This is the last question of its part: the summary comes next. */
  readonly isLast: boolean;
}) {
  const { stop, desk, onNext } = props;
  const { part, question, index } = stop;
  const { candidate, group } = part;
  const { sheet } = desk;
  const t = useTranslations("judging.question");
  const tScore = useTranslations("scoring.score");
  const heading = useRef<HTMLHeadingElement>(null);
  const key = cellKey(candidate.id, question);
  const cell = useCell(sheet, key);

  const latest = useRef({ key, onNext });
  latest.current = { key, onNext };
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
      const { target } = event;
      if (target instanceof HTMLElement && target.closest("textarea, select, [role=dialog], [role=menu]"))
        return;
      if (event.key === "Enter") {
        if (target instanceof HTMLElement && target.closest("a, button")) return;
        event.preventDefault();
        latest.current.onNext();
        return;
      }
      const value = scoreOfKey(event.key);
      if (value === undefined) return;
      event.preventDefault();
      sheet.answer(latest.current.key, value);
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [sheet]);

  // The new question is read aloud, and the keyboard starts at it; not when the page has just opened.
  const shown = useRef(question.id + candidate.id);
  useEffect(() => {
    if (shown.current === question.id + candidate.id) return;
    shown.current = question.id + candidate.id;
    heading.current?.focus({ preventScroll: true });
  }, [question.id, candidate.id]);

  return (
    <div className="grid gap-4">
      <div>
        {part.total <= MOST_STEPS ? (
          <Steps label={group.name} done={index} total={part.total} />
        ) : (
          <Progress label={group.name} done={index} total={part.total} words="" />
        )}
        <div className="mt-3">
          <CandidateChip
            letter={candidate.letter}
            colour={candidate.colour}
            name={candidate.name}
            size="lg"
            under={tScore("place", { group: group.name, number: index + 1, total: part.total })}
          />
        </div>
        <h2
          ref={heading}
          tabIndex={-1}
          className="mt-3 text-xl font-semibold tracking-tight wrap-anywhere focus:outline-none"
        >
          {question.name}
        </h2>
        {question.help !== "" && <p className="mt-1 text-md text-ink-2 wrap-anywhere">{question.help}</p>}
      </div>
      <Question
        key={`${question.id} ${candidate.id}`}
        criterion={question}
        cell={cell}
        onAnswer={(value) => sheet.answer(key, value)}
        onNote={(note) => sheet.note(key, note)}
        onNoteLeft={() => sheet.flush(key)}
        onSettle={(choice) => sheet.settle(key, choice)}
      />
      <div className="sticky bottom-0 -mx-3.5 flex gap-2.5 border-t border-rule bg-paper px-3.5 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] max-md:-mb-16 md:static md:mx-0 md:border-0 md:px-0">
        <Button size="lg" className="min-h-12 flex-1" disabled={!props.onBack} onClick={props.onBack}>
          {t("back")}
        </Button>
        <Button
          size="lg"
          look={cell.value === undefined ? "secondary" : "primary"}
          className="min-h-12 flex-2"
          onClick={onNext}
        >
          {props.isLast ? t("toSummary") : cell.value === undefined ? t("skip") : t("next")}
        </Button>
      </div>
      <p className="hidden text-center text-xs text-ink-3 pointer-fine:block">{t("keys")}</p>
    </div>
  );
}
