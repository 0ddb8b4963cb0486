"use client";

import { ArrowLeft, ArrowRight, Check, Maximize, X } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { iconButtonClass } from "@/components/ui/button-look";
import { Callout } from "@/components/ui/callout";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { ChangedMeanwhile } from "@/components/ui/changed-meanwhile";
import { classNames } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { LinkButton } from "@/components/ui/link-button";
import { SaveStatus } from "@/components/ui/save-status";
import { Textarea } from "@/components/ui/textarea";
import { useFaults } from "@/components/ui/use-faults";
import { isScoreStep } from "@/lib/domain/score-statistics";
import type { Spread } from "@/lib/domain/spread";
import { formatMoment, formatNumber, formatPercent } from "@/lib/i18n/formats";
import { ModerationNotes } from "./moderation-notes";
import { ModerationScale } from "./moderation-scale";
import {
  type AgreedView,
  type DeleteAgreed,
  type JudgementView,
  moderationHref,
  type PanelCandidate,
  type PanelCriterion,
  type SaveAgreed,
} from "./panel-view";
import { ends } from "./question-words";
import { useAgreement } from "./use-agreement";

export interface ModerationScreenProps {
  readonly selectionId: string;
  readonly selectionName: string;
  readonly closeHref: string;
  /** The meeting's questions in their order; what is agreed on each, or null. */
  readonly list: readonly {
    readonly candidateId: string;
    readonly criterionId: string;
    readonly agreed: number | null;
  }[];
  readonly question: {
    readonly candidate: PanelCandidate;
    readonly group: { readonly name: string };
    readonly criterion: PanelCriterion;
    readonly isVisible: boolean;
    readonly awaited: number;
    readonly spread: Spread;
    readonly judgements: readonly JudgementView[];
    readonly agreed: AgreedView | null;
    readonly position: number;
  };
  readonly mayAgree: boolean;
  readonly isOpen: boolean;
  readonly isObserver: boolean;
  readonly save: SaveAgreed;
  readonly remove: DeleteAgreed;
}

/** One question for a shared screen: what it asks, what everybody gave and wrote, and what the panel settles on. */
export function ModerationScreen(props: ModerationScreenProps) {
  const { selectionId, list, question } = props;
  const { candidate, criterion, spread, agreed, position } = question;
  const t = useTranslations("panel.moderate");
  const locale = useLocale();
  const router = useRouter();
  const reason = useRef<HTMLDivElement>(null);
  const agreement = useAgreement({
    question: { selectionId, candidateId: candidate.id, criterionId: criterion.id },
    agreed,
    save: props.save,
    remove: props.remove,
  });
  const mayAgree = props.mayAgree && question.isVisible && question.awaited === 0;
  const before = list[position - 1] ?? null;
  const after = position === -1 ? (list[0] ?? null) : (list[position + 1] ?? null);

  async function go(to: { candidateId: string; criterionId: string } | null): Promise<void> {
    if (to === null) return;
    // What is incomplete waits on this device; what another has changed needs a choice first.
    await agreement.save();
    router.push(moderationHref(selectionId, to));
  }

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
      const { target, key } = event;
      const isTyping = target instanceof HTMLElement && target.closest("textarea, select, [role=dialog]");
      if (isTyping) return;
      const isRadio = target instanceof HTMLInputElement;
      const step = Number(key);
      if (isScoreStep(step)) {
        if (mayAgree) agreement.choose(step);
      } else if (key === "ArrowRight" && !isRadio) void go(after);
      else if (key === "ArrowLeft" && !isRadio) void go(before);
      else if (key.toLowerCase() === "r" && mayAgree) reason.current?.querySelector("textarea")?.focus();
      else return;
      event.preventDefault();
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  });

  const { statistics } = spread;
  const between = ends(spread);
  const number = (value: number | null, decimals: number) =>
    value === null ? "–" : formatNumber(value, locale, decimals);
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex flex-wrap items-center gap-x-5 gap-y-2 border-b border-rule px-5 py-2.5 md:px-10">
        <span className="min-w-0 flex-1 truncate text-sm text-ink-2">
          {t("title")} · {props.selectionName}
        </span>
        <Questions list={list} position={position} selectionId={selectionId} />
        <span className="flex items-center gap-1">
          <IconButton
            label={t("fullScreen")}
            className="max-md:hidden"
            onClick={() => {
              if (document.fullscreenElement) void document.exitFullscreen();
              else void document.documentElement.requestFullscreen();
            }}
          >
            <Maximize aria-hidden />
          </IconButton>
          <Link
            href={props.closeHref}
            aria-label={t("close")}
            title={t("close")}
            className={iconButtonClass({})}
          >
            <X aria-hidden />
          </Link>
        </span>
      </header>
      <main className="mx-auto grid w-full max-w-384 flex-1 content-start gap-6 px-5 py-6 md:px-10 md:py-8">
        <div className="grid gap-2">
          <CandidateChip
            letter={candidate.letter}
            colour={candidate.colour}
            name={candidate.name}
            size="lg"
            className="text-lg"
          />
          <h1 className="text-2xl font-semibold tracking-tight md:text-[2.25rem] md:leading-[1.15]">
            {criterion.name}
          </h1>
          {criterion.help !== "" && <p className="max-w-prose text-lg text-ink-2">{criterion.help}</p>}
          <p className="num text-md text-ink-2">
            {question.group.name} · {t("share", { share: formatPercent(criterion.share, locale, 1) })}
          </p>
        </div>
        {question.isVisible ? (
          <>
            <div className="grid gap-3">
              <ModerationScale
                candidate={candidate}
                criterion={criterion}
                spread={spread}
                judgements={question.judgements}
                value={agreement.value}
                disabled={!mayAgree}
                onChoose={agreement.choose}
              />
              <p className="num text-md text-ink-2">
                {statistics.count === 0
                  ? t("noMean")
                  : t("statistics", {
                      mean: number(statistics.mean, 2),
                      deviation: number(statistics.standardDeviation, 2),
                      range: between === null ? "–" : `${between.low}–${between.high}`,
                      count: statistics.count,
                    })}
              </p>
            </div>
            <div className="grid gap-8 lg:grid-cols-2">
              <ModerationNotes judgements={question.judgements} />
              <section>
                <h2 className="text-lg font-semibold tracking-tight">{t("agreed")}</h2>
                {mayAgree ? (
                  <AgreementForm
                    agreement={agreement}
                    agreed={agreed}
                    mean={statistics.mean}
                    boxRef={reason}
                  />
                ) : (
                  <div className="mt-1.5 grid gap-3">
                    {agreed !== null && <Agreed agreed={agreed} />}
                    <Callout>
                      {props.isOpen
                        ? t("pricesOpen")
                        : props.mayAgree
                          ? t("waits", { count: question.awaited })
                          : t("readOnly")}
                    </Callout>
                  </div>
                )}
              </section>
            </div>
          </>
        ) : (
          <Callout>{props.isObserver ? t("hiddenObserver") : t("hidden")}</Callout>
        )}
      </main>
      <footer className="sticky bottom-0 flex items-center justify-between gap-3 border-t border-rule bg-paper px-5 py-3 md:px-10">
        <Button
          size="lg"
          icon={<ArrowLeft aria-hidden />}
          disabled={before === null}
          onClick={() => go(before)}
        >
          {t("previous")}
        </Button>
        <p className="text-center text-sm text-ink-3 max-md:hidden">{t("keys")}</p>
        {after === null ? (
          <LinkButton size="lg" look="primary" href={props.closeHref}>
            {t("end")}
          </LinkButton>
        ) : (
          <Button size="lg" look="primary" icon={<ArrowRight aria-hidden />} onClick={() => go(after)}>
            {t("next")}
          </Button>
        )}
      </footer>
    </div>
  );
}

/** Where the meeting is: one mark for each question, filled once it is settled. */
function Questions(props: { list: ModerationScreenProps["list"]; position: number; selectionId: string }) {
  const { list, position } = props;
  const t = useTranslations("panel.moderate");
  const settled = list.filter(({ agreed }) => agreed !== null).length;
  return (
    <nav aria-label={t("questions")} className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <span className="num text-sm">
        {position === -1 ? t("beside") : t("of", { number: position + 1, total: list.length })}
        {list.length > 0 && (
          <span className="text-ink-3"> · {t("settled", { settled, total: list.length })}</span>
        )}
      </span>
      {list.length <= 24 && (
        <ol className="flex flex-wrap gap-1 max-md:hidden">
          {list.map((each, index) => (
            <li key={`${each.candidateId} ${each.criterionId}`}>
              <Link
                href={moderationHref(props.selectionId, each)}
                prefetch={false}
                aria-current={index === position ? "true" : undefined}
                aria-label={t("of", { number: index + 1, total: list.length })}
                className={classNames(
                  "num grid size-6 place-items-center rounded-sm border text-2xs font-semibold",
                  index === position
                    ? "border-ink bg-ink text-paper"
                    : each.agreed === null
                      ? "border-rule-strong text-ink-2 hover:bg-hover"
                      : "border-good bg-good-soft text-good",
                )}
              >
                {each.agreed !== null && index !== position ? (
                  <Check aria-hidden className="size-3.5" />
                ) : (
                  index + 1
                )}
              </Link>
            </li>
          ))}
        </ol>
      )}
    </nav>
  );
}

function Agreed({ agreed }: { agreed: AgreedView }) {
  const t = useTranslations("panel.moderate");
  const locale = useLocale();
  return (
    <div>
      <p className="text-md">
        <strong className="num text-xl font-semibold">{agreed.value}</strong> {agreed.reason}
      </p>
      <p className="mt-0.5 text-sm text-ink-3">
        {t("savedBy", { name: agreed.agreedBy, at: formatMoment(agreed.agreedAt, locale) })}
      </p>
    </div>
  );
}

function AgreementForm(props: {
  agreement: ReturnType<typeof useAgreement>;
  agreed: AgreedView | null;
  mean: number | null;
  boxRef: React.RefObject<HTMLDivElement | null>;
}) {
  const { agreement, agreed, mean } = props;
  const t = useTranslations("panel.moderate");
  const locale = useLocale();
  const faults = useFaults(agreement.failure);
  const { theirs } = agreement;
  const waits = agreement.value !== null && agreement.reason.trim() === "";
  return (
    <div className="mt-1.5 grid gap-3" ref={props.boxRef}>
      {agreement.value === null && (
        <p className="text-ink-2">
          {t("choose")} {mean !== null && t("mean", { mean: formatNumber(mean, locale, 2) })}
        </p>
      )}
      {theirs !== null && (
        <ChangedMeanwhile
          body={
            theirs.value === null
              ? t("removedBody")
              : t("changedBody", { value: theirs.value, reason: theirs.reason })
          }
          onTheirs={agreement.takeTheirs}
          onMine={agreement.keepMine}
        />
      )}
      <Textarea
        label={t("reason")}
        hint={waits ? t("reasonWaits") : t("reasonHint")}
        error={faults.of("reason") ?? faults.general ?? undefined}
        required
        rows={3}
        maxLength={2000}
        value={agreement.reason}
        onChange={(event) => agreement.write(event.target.value)}
        onBlur={() => void agreement.save()}
        onKeyDown={(event) => {
          if (event.key === "Escape" || (event.key === "Enter" && (event.ctrlKey || event.metaKey))) {
            event.preventDefault();
            // Leaving the field saves.
            event.currentTarget.blur();
          }
        }}
      />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          disabled={agreement.value === null || agreement.reason.trim() === "" || !agreement.isDirty}
          onClick={() => void agreement.save()}
        >
          {t("save")}
        </Button>
        {agreement.stands && (
          <Button look="quiet" onClick={() => void agreement.remove()}>
            {t("remove")}
          </Button>
        )}
        <SaveStatus state={agreement.state} />
      </div>
      {agreement.isRestored && agreement.state.kind === "idle" && (
        <p className="text-sm text-ink-2">{t("restored")}</p>
      )}
      {agreed !== null && !agreement.isDirty && (
        <p className="text-sm text-ink-3">
          {t("savedBy", { name: agreed.agreedBy, at: formatMoment(agreed.agreedAt, locale) })}
        </p>
      )}
    </div>
  );
}
