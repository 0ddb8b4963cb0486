"use client";

import { ArrowLeft, ChevronRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { explain } from "@/lib/domain/comparison/explain";
import type { ExplanationTarget } from "@/lib/domain/comparison/explanation";
import type { PreparedComparison } from "@/lib/domain/comparison/prepare";
import type { Comparison } from "@/lib/domain/comparison/result";
import { errorText } from "@/lib/i18n/error-text";
import { CandidateSquare } from "../ui/candidate-chip";
import { classNames } from "../ui/class-names";
import { SidePanel } from "../ui/side-panel";
import { patternOf, StatusMark } from "../ui/status-mark";
import type { ExplainedTerm } from "./explanation-terms";
import { type ExplainedNumber, explainedNumber } from "./explanation-text";
import type { ExplanationWords } from "./explanation-words";

export interface ExplanationViewProps {
  readonly prepared: PreparedComparison;
  readonly comparison: Comparison;
  readonly target: ExplanationTarget;
  readonly onTarget: (target: ExplanationTarget) => void;
  readonly onClose: () => void;
}

/** The panel's content: title, result, sentence, ingredients; a step deeper and the way back. */
export function ExplanationView(props: ExplanationViewProps) {
  const { prepared, comparison, target, onTarget, onClose } = props;
  const t = useTranslations("explain");
  const words = useExplanationWords(prepared, comparison);
  const body = useRef<HTMLDivElement>(null);
  const [walk, setWalk] = useState<{ at: ExplanationTarget; trail: readonly ExplanationTarget[] }>({
    at: target,
    trail: [],
  });
  // Another number chosen in the matrix begins a new walk.
  const trail = walk.at === target ? walk.trail : [];
  const from = trail.at(-1);

  const numberAt = (at: ExplanationTarget): ExplainedNumber | null => {
    const found = explain(prepared, comparison, at);
    return found && explainedNumber(found, words);
  };
  const shown = numberAt(target);
  const goTo = (at: ExplanationTarget, nextTrail: readonly ExplanationTarget[]) => {
    // The button that was pressed goes away; the focus stays in the panel.
    body.current?.focus({ preventScroll: true });
    setWalk({ at, trail: nextTrail });
    onTarget(at);
  };

  return (
    <SidePanel
      open
      onClose={onClose}
      subject={JSON.stringify(target)}
      title={shown?.title ?? t("gone")}
      description={
        shown ? (
          <span className="mt-0.5 flex min-w-0 items-center gap-1.5">
            <CandidateSquare letter={shown.letter} size="sm" />
            <span className="min-w-0 truncate">{words.nameOf(shown.letter)}</span>
          </span>
        ) : (
          t("goneBody")
        )
      }
    >
      <div ref={body} tabIndex={-1} className="outline-none">
        {from ? (
          <button
            type="button"
            onClick={() => goTo(from, trail.slice(0, -1))}
            className="-ml-1 flex min-h-7 max-w-full items-center gap-1.5 rounded-sm px-1 text-left text-sm text-accent hover:underline"
          >
            <ArrowLeft aria-hidden className="size-3.5 shrink-0" />
            <span className="truncate">{t("back", { title: numberAt(from)?.title ?? "" })}</span>
          </button>
        ) : null}
        {shown ? <NumberView shown={shown} onDeeper={(at) => goTo(at, [...trail, target])} /> : null}
      </div>
    </SidePanel>
  );
}

function useExplanationWords(prepared: PreparedComparison, comparison: Comparison): ExplanationWords {
  const t = useTranslations("explain");
  const tCompare = useTranslations("compare");
  const tCommon = useTranslations("common");
  const tErrors = useTranslations("errors");
  const locale = useLocale();
  return {
    t,
    tCompare,
    tCommon,
    locale,
    nameOf: (letter) =>
      prepared.candidates.find((each) => each.letter === letter)?.candidate.vendor.legalName ?? letter,
    refusalText: (code) => errorText(tErrors, code),
    horizonMonths: comparison.basis.horizonMonths,
  };
}

function NumberView({
  shown,
  onDeeper,
}: {
  shown: ExplainedNumber;
  onDeeper: (at: ExplanationTarget) => void;
}) {
  const t = useTranslations("explain");
  // Figures stand in one column, whether or not an arrow follows them.
  const opens = shown.terms.some((term) => term.target !== null);
  return (
    <>
      <p className="num mt-1 flex flex-wrap items-baseline gap-x-2" aria-live="polite">
        <span className="text-2xl font-semibold tracking-tight">{shown.result}</span>
        {shown.unit === "" ? null : <span className="text-sm text-ink-2">{shown.unit}</span>}
        {shown.provisional ? <StatusMark state="provisional" word={t("provisional")} /> : null}
      </p>
      {shown.range ? <p className="num text-sm text-ink-2">{shown.range}</p> : null}
      <p className="mt-2 mb-3 max-w-prose text-sm text-ink-2">{shown.sentence}</p>
      {shown.terms.length > 0 ? (
        <>
          <ul aria-label={t("termsLabel")} className="num border-t border-rule">
            {shown.terms.map((term) => (
              <li key={term.key} className="border-b border-rule">
                <TermRow term={term} inset={opens} onDeeper={onDeeper} />
              </li>
            ))}
          </ul>
          <p className="num -mt-px flex items-baseline justify-between gap-4 border-t-2 border-ink py-2 font-semibold">
            <span>{t("result")}</span>
            <span className={classNames("text-right", opens && "pr-5.5")}>{shown.result}</span>
          </p>
        </>
      ) : null}
    </>
  );
}

function TermRow(props: {
  term: ExplainedTerm;
  /** Other rows have an arrow at their end. */
  inset: boolean;
  onDeeper: (at: ExplanationTarget) => void;
}) {
  const t = useTranslations("explain");
  const { term, inset, onDeeper } = props;
  const { target } = term;
  // The dotted frame of what is missing would cut through the text of so low a row.
  const ground = term.state && term.state !== "missing" ? patternOf(term.state) : "";
  const content = (
    <>
      <span className="min-w-0 flex-1">
        <span className="flex min-w-0 items-center gap-1.5">
          {term.letter ? <CandidateSquare letter={term.letter} size="sm" /> : null}
          <span className="min-w-0 [overflow-wrap:anywhere]">{term.label}</span>
        </span>
        {term.note === "" ? null : (
          <span className="block text-xs text-ink-3 [overflow-wrap:anywhere]">{term.note}</span>
        )}
      </span>
      <span
        className={classNames(
          "flex max-w-1/2 shrink-0 flex-col items-end text-right",
          inset && !target && "pr-5.5",
        )}
      >
        {term.value === "" ? null : <span className="[overflow-wrap:anywhere]">{term.value}</span>}
        {term.state ? (
          <StatusMark state={term.state} word={term.stateWord ?? undefined} shape="text" />
        ) : null}
      </span>
    </>
  );
  const look = classNames("flex w-full items-baseline gap-3 py-1.5 text-left text-sm", ground);
  if (!target) return <div className={look}>{content}</div>;
  return (
    <button
      type="button"
      onClick={() => onDeeper(target)}
      className={classNames(look, "group/term hover:bg-hover")}
    >
      <span className="sr-only">{t("deeper")} </span>
      {content}
      <ChevronRight
        aria-hidden
        className="-ml-1 size-3.5 shrink-0 self-center text-ink-3 group-hover/term:text-ink"
      />
    </button>
  );
}
