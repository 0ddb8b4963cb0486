"use client";

import { useTranslations } from "next-intl";
import { useCell } from "@/components/sheet/use-sheet";
import { Button } from "@/components/ui/button";
import { CandidateChip, CandidateSquare } from "@/components/ui/candidate-chip";
import { classNames } from "@/components/ui/class-names";
import { Progress, Steps } from "@/components/ui/progress";
import { useEvidenceWords } from "./evidence-value";
import { Question } from "./question";
import { LockedAnswer, type ScoreSheetProps } from "./score-matrix";

/** More than this and a row of steps is too fine to see. */
const MOST_STEPS = 12;

/** One candidate and one question in view: for phones, and for scoring right after a meeting. */
export function OneQuestion(props: ScoreSheetProps) {
  const { groups, candidates, sheet, current, onCurrent } = props;
  const t = useTranslations("scoring");
  const tLock = useTranslations("judging.lead.lockedBody");
  const road = candidates.flatMap((candidate) =>
    groups.flatMap((group) => {
      const questions = group.criteria.filter(
        ({ id, feed }) =>
          feed === "people" && props.lockOf({ rowId: id, candidateId: candidate.id }) !== "none",
      );
      return questions.map((criterion, index) => ({
        candidate,
        group,
        criterion,
        index,
        of: questions.length,
      }));
    }),
  );
  const found = road.findIndex(
    ({ candidate, criterion }) => candidate.id === current?.candidateId && criterion.id === current.rowId,
  );
  const at = Math.max(0, found);
  const stop = road[at];
  const key = stop
    ? { rowId: stop.criterion.id, candidateId: stop.candidate.id }
    : { rowId: "", candidateId: "" };
  const cell = useCell(sheet, key);
  if (!stop) return <p className="text-ink-2">{t("empty.onlyEvidence")}</p>;
  const { candidate, group, criterion, index, of } = stop;
  const lock = props.lockOf(key);

  function go(to: number): void {
    const next = road[to];
    if (!next) return;
    onCurrent({ rowId: next.criterion.id, candidateId: next.candidate.id });
    // On a phone the next question starts at its top.
    window.scrollTo({ top: 0 });
  }

  return (
    <div className="mx-auto grid max-w-lg gap-4">
      <nav aria-label={t("score.candidates")} className="flex gap-1.5">
        {candidates.map((each) => {
          const isHere = each.id === candidate.id;
          return (
            <button
              key={each.id}
              type="button"
              aria-current={isHere ? "true" : undefined}
              onClick={() => onCurrent({ rowId: criterion.id, candidateId: each.id })}
              className={classNames(
                "inline-flex h-9 min-w-0 flex-1 items-center justify-center gap-1.5 rounded-md border px-1.5 text-sm pointer-coarse:h-11",
                isHere ? "border-ink bg-raised" : "border-rule-strong text-ink-2 hover:bg-hover",
              )}
            >
              <CandidateSquare letter={each.letter} />
              <span className="sr-only">{each.name}</span>
              <span className="num text-xs">
                {t("score.progressShort", props.answered.get(each.id) ?? { done: 0, total: 0 })}
              </span>
            </button>
          );
        })}
      </nav>
      <div>
        {of <= MOST_STEPS ? (
          <Steps label={group.name} done={index} total={of} />
        ) : (
          <Progress label={group.name} done={index} total={of} words="" />
        )}
        <div className="mt-4">
          <CandidateChip
            letter={candidate.letter}
            name={candidate.name}
            size="lg"
            under={t("score.place", { group: group.name, number: index + 1, total: of })}
          />
        </div>
        <h2 className="mt-4 text-xl font-semibold tracking-tight">{criterion.name}</h2>
        {criterion.help !== "" && <p className="mt-1 text-md text-ink-2">{criterion.help}</p>}
      </div>
      {lock !== null ? (
        <LockedAnswer cell={cell} reason={tLock(lock)} />
      ) : (
        <Question
          key={`${criterion.id} ${candidate.id}`}
          criterion={criterion}
          cell={cell}
          onAnswer={(value) => {
            onCurrent(key);
            sheet.answer(key, value);
          }}
          onNote={(note) => sheet.note(key, note)}
          onNoteLeft={() => sheet.flush(key)}
          onSettle={(choice) => sheet.settle(key, choice)}
        />
      )}
      <Evidence {...props} candidateId={candidate.id} groupId={group.id} />
      <div className="sticky bottom-0 -mx-3.5 flex gap-2.5 border-t border-rule bg-paper px-3.5 py-3 md:static md:mx-0 md:border-0 md:px-0">
        <Button size="lg" className="flex-1" disabled={at === 0} onClick={() => go(at - 1)}>
          {t("score.back")}
        </Button>
        <Button
          size="lg"
          look="primary"
          className="flex-2"
          disabled={at === road.length - 1}
          onClick={() => go(at + 1)}
        >
          {at === road.length - 1
            ? t("score.last")
            : index === of - 1
              ? t("score.nextPart")
              : t("score.next")}
        </Button>
      </div>
      <p className="text-center text-xs text-ink-3">{t("score.blind")}</p>
    </div>
  );
}

/** What evidence says of this candidate in this group: shown, not asked. */
function Evidence(props: ScoreSheetProps & { candidateId: string; groupId: string }) {
  const t = useTranslations("scoring");
  const words = useEvidenceWords();
  const group = props.groups.find(({ id }) => id === props.groupId);
  const fed = group?.criteria.filter(({ feed }) => feed !== "people") ?? [];
  if (fed.length === 0) return null;
  return (
    <section className="rounded-lg bg-sunk px-3.5 py-3 text-sm" aria-label={t("score.byEvidence")}>
      <p className="mb-1.5 text-xs font-medium text-ink-3">{t("score.byEvidence")}</p>
      <ul className="grid gap-1.5">
        {fed.map((criterion) => {
          if (criterion.feed === "people") return null;
          const { value, source } = words(props.evidence[props.candidateId]?.[criterion.feed]);
          return (
            <li key={criterion.id} className="grid grid-cols-[1fr_auto] gap-x-3">
              <span>{criterion.name}</span>
              <span className="num font-semibold">{value ?? t("evidence.notKnown")}</span>
              <span className="col-span-2 text-xs text-ink-3">{source}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
