"use client";

import { CheckCheck, List, Lock, ShieldCheck } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { formatDay } from "@/lib/i18n/formats";
import { AnswerStatus } from "./answer-status";
import { DeclarationForm } from "./declaration-form";
import { GuestQuestion } from "./guest-question";
import { cellKey, isOpen, isSamePair, type Part, progressOf, stopsOf } from "./judging-parts";
import type { Judging, JudgingActions } from "./judging-view";
import { PartList } from "./part-list";
import { PartReview, SubmitAll } from "./part-review";
import { useJudging } from "./use-judging";
import { type Place, usePlace } from "./use-place";

/** Coming back to the page after this long asks the server what has changed, in milliseconds. */
const STALE_AFTER = 20_000;

/** Scoring for somebody with ten minutes and a phone: one question at a time, each answer saved as it is given. */
export function GuestDesk(props: {
  readonly judging: Judging;
  readonly actions: JudgingActions;
  /** What stands under the list of parts, e.g. reference calls. */
  readonly children?: ReactNode;
}) {
  const { judging, actions } = props;
  const t = useTranslations("judging");
  const locale = useLocale();
  const desk = useJudging(judging, actions);
  const { parts, sheet, isSubmitted } = desk;
  const stops = stopsOf(parts, isSubmitted);
  const [place, go] = usePlace(startOf(judging, parts));
  const [thanked, setThanked] = useState<readonly Part[]>([]);
  const [isDeclaring, setIsDeclaring] = useState(false);
  useFreshPage();

  const progress = progressOf(parts);
  const at =
    place.kind === "question"
      ? stops.findIndex(
          ({ part, question }) =>
            part.candidate.id === place.candidateId && question.id === place.criterionId,
        )
      : -1;
  const stop = stops[at];
  const reviewed = place.kind === "review" ? parts.find(({ pair }) => isSamePair(pair, place)) : undefined;

  function ask({ part, question }: (typeof stops)[number]): void {
    setThanked([]);
    go({ kind: "question", candidateId: part.candidate.id, criterionId: question.id });
  }
  function open(part: Part): void {
    setThanked([]);
    const first = stops.find(
      (each) =>
        each.part === part && sheet.cell(cellKey(part.candidate.id, each.question)).value === undefined,
    );
    if (first) ask(first);
    else go({ kind: "review", candidateId: part.candidate.id, groupId: part.group.id });
  }
  function showParts(submitted: readonly Part[] = []): void {
    setThanked(submitted);
    go({ kind: "parts" });
  }

  if (judging.knowsPrices)
    return <Notice icon={<Lock aria-hidden />} title={t("knowsPrices.title")} body={t("knowsPrices.body")} />;

  let body: ReactNode;
  if (stop) {
    const { part } = stop;
    const isLast = stops[at + 1]?.part !== part;
    const earlier = stops[at - 1];
    const next = stops[at + 1];
    body = (
      <GuestQuestion
        stop={stop}
        desk={desk}
        isLast={isLast}
        onBack={earlier && (() => ask(earlier))}
        onNext={() => {
          if (isLast || !next) go({ kind: "review", candidateId: part.candidate.id, groupId: part.group.id });
          else ask(next);
        }}
      />
    );
  } else if (reviewed) {
    body = (
      <div className="grid gap-4">
        <PartReview
          part={reviewed}
          desk={desk}
          onQuestion={(question) => ask({ part: reviewed, question, index: 0 })}
          onSubmitted={() => showParts([reviewed])}
        />
        <Button size="lg" onClick={() => showParts()}>
          {t("toParts")}
        </Button>
      </div>
    );
  } else {
    body = (
      <Overview
        judging={judging}
        parts={parts}
        thanked={thanked}
        onOpen={open}
        submitAll={<SubmitAll desk={desk} onSubmitted={showParts} />}
      />
    );
  }

  return (
    <div className="mx-auto grid max-w-lg grid-cols-[minmax(0,1fr)] gap-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
        {progress.questions > 0 && (
          <Progress
            className="min-w-40 flex-1"
            label={t("progress.label")}
            done={progress.answered}
            total={progress.questions}
            words={t("progress.words", { done: progress.answered, total: progress.questions })}
          />
        )}
        {(stop || reviewed) && (
          <Button
            look="quiet"
            size="sm"
            icon={<List aria-hidden />}
            onClick={() => showParts()}
            className="pointer-coarse:min-h-11"
          >
            {t("allParts")}
          </Button>
        )}
        <span className="flex w-full items-center justify-between gap-3">
          <AnswerStatus sheet={sheet} />
          {judging.deadline !== null && judging.closedAt === null && (
            <span className="text-sm text-ink-3">
              {t("deadline", { day: formatDay(judging.deadline, locale) })}
            </span>
          )}
        </span>
      </div>
      {body}
      {!stop && !reviewed && (
        <>
          {props.children}
          <Ties judging={judging} actions={actions} isDeclaring={isDeclaring} onDeclaring={setIsDeclaring} />
        </>
      )}
    </div>
  );
}

/** Where somebody left off: the first question without an answer, else the list of parts. */
function startOf(judging: Judging, parts: readonly Part[]): Place {
  const answered = new Set(judging.scores.map((score) => `${score.criterionId} ${score.candidateId}`));
  for (const { candidate, group } of parts.filter(isOpen)) {
    const question = group.criteria.find(({ id }) => !answered.has(`${id} ${candidate.id}`));
    if (question) return { kind: "question", candidateId: candidate.id, criterionId: question.id };
  }
  return { kind: "parts" };
}

/** Looks again when the reader comes back: a round may have been opened, or something asked anew. */
function useFreshPage(): void {
  const router = useRouter();
  useEffect(() => {
    let left = Date.now();
    function onChange(): void {
      if (document.visibilityState === "hidden") left = Date.now();
      else if (Date.now() - left > STALE_AFTER) router.refresh();
    }
    document.addEventListener("visibilitychange", onChange);
    return () => document.removeEventListener("visibilitychange", onChange);
  }, [router]);
}

function Overview(props: {
  judging: Judging;
  parts: readonly Part[];
  thanked: readonly Part[];
  onOpen: (part: Part) => void;
  submitAll: ReactNode;
}) {
  const { judging, parts, thanked } = props;
  const t = useTranslations("judging");
  const { submitted, later } = progressOf(parts);
  const open = parts.filter(isOpen);
  const isAllDone = parts.length > 0 && open.length === 0;
  const [next] = [...open.filter(({ state }) => state !== "ready"), ...open];
  if (parts.length === 0)
    return <Notice icon={<List aria-hidden />} title={t("nothing.title")} body={t("nothing.body")} />;
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-5" aria-live="polite">
      {judging.closedAt !== null ? (
        <Notice
          icon={<Lock aria-hidden />}
          title={t("closed.title")}
          body={t("closed.body", { submitted })}
        />
      ) : isAllDone ? (
        <Notice
          icon={<CheckCheck aria-hidden />}
          title={t("done.title")}
          body={later > 0 ? t("done.later", { count: later }) : t("done.body")}
        />
      ) : (
        <div className="grid gap-1">
          <h2 className="text-xl font-semibold tracking-tight">
            {thanked.length > 0 ? t("thanks.title") : t("parts.title")}
          </h2>
          <p className="text-base text-ink-2">
            {thanked.length > 0 && <ThanksFor parts={thanked} />}{" "}
            {t("parts.left", { open: open.length, submitted, later })}
          </p>
        </div>
      )}
      {judging.closedAt === null && next && next.state !== "ready" && (
        <Button
          look="primary"
          size="lg"
          className="h-auto! min-h-12 py-2 whitespace-normal! wrap-anywhere"
          onClick={() => props.onOpen(next)}
        >
          {t(
            next.state === "empty" && thanked.length === 0 && submitted === 0 ? "parts.start" : "parts.goOn",
            {
              candidate: next.candidate.name,
              group: next.group.name,
            },
          )}
        </Button>
      )}
      {props.submitAll}
      <PartList parts={parts} onOpen={props.onOpen} />
    </section>
  );
}

function ThanksFor({ parts }: { parts: readonly Part[] }) {
  const t = useTranslations("judging.thanks");
  const [only] = parts;
  if (!only) return null;
  return parts.length === 1
    ? t("one", { candidate: only.candidate.name, group: only.group.name })
    : t("many", { count: parts.length });
}

/** A state of the whole page, said plainly. */
function Notice({ icon, title, body }: { icon: ReactNode; title: string; body: string }) {
  return (
    <div className="grid justify-items-start gap-2 rounded-lg border border-rule-strong bg-raised p-5 [&_svg]:size-6 [&_svg]:text-ink-2">
      {icon}
      <h2 className="text-xl font-semibold tracking-tight">{title}</h2>
      <p className="text-base text-ink-2">{body}</p>
    </div>
  );
}

/** The conflicts of interest the reader has declared, and the way to declare one more. */
function Ties(props: {
  judging: Judging;
  actions: JudgingActions;
  isDeclaring: boolean;
  onDeclaring: (isOpen: boolean) => void;
}) {
  const { judging, isDeclaring, onDeclaring } = props;
  const { conflicts, candidates, closedAt } = judging;
  const t = useTranslations("judging.ties");
  const locale = useLocale();
  const mayAdd = candidates.length > 0 && closedAt === null;
  if (isDeclaring)
    return (
      <section className="rounded-lg border border-rule-strong p-4" aria-label={t("add")}>
        <DeclarationForm
          selectionId={judging.selectionId}
          candidates={candidates}
          declare={props.actions.declare}
          occasion="more"
          onDone={() => onDeclaring(false)}
          onCancel={() => onDeclaring(false)}
        />
      </section>
    );
  return (
    <footer className="grid justify-items-start gap-1.5 border-t border-rule pt-4 text-sm text-ink-2">
      {conflicts.length > 0 && (
        <p>
          {t("declared", {
            names: new Intl.ListFormat(locale).format(conflicts.map(({ name }) => name)),
          })}
        </p>
      )}
      <p className="inline-flex items-start gap-1.5">
        <ShieldCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-3" />
        {t("blind")}
      </p>
      {mayAdd && (
        <Button
          look="quiet"
          size="sm"
          className="-ml-2.5 pointer-coarse:min-h-11"
          onClick={() => onDeclaring(true)}
        >
          {t("add")}
        </Button>
      )}
    </footer>
  );
}
