"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useMemo, useState } from "react";
import { useSubmit } from "@/components/offer/use-submit";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { notifyDone, notifyFailed } from "@/components/ui/notify";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { Currency } from "@/lib/domain/money";
import { PLUG_SOURCES } from "@/lib/domain/offer";
import { type Failure, type Outcome, succeed } from "@/lib/domain/outcome";
import { errorText } from "@/lib/i18n/error-text";
import { type BoardGap, byCandidate, draftQuestion, type QuestionFrame } from "./board-gap";
import { PlugForm, type PlugInput } from "./plug-form";
import type { PreviewGround } from "./plug-preview";

const PlugPreview = lazy(async () => ({ default: (await import("./plug-preview")).PlugPreview }));

export const RESOLUTIONS = ["ask", "fill", "leave"] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

const LIST_SOURCES = PLUG_SOURCES.filter((source) => source !== "estimate");
type ListSource = (typeof LIST_SOURCES)[number];

/** What the page hands over to settle gaps. */
export interface GapActions {
  readonly ask: (input: {
    selectionId: string;
    candidateId: string;
    lineIds: string[];
    text: string;
  }) => Promise<Outcome<{ readonly questionId: string }>>;
  readonly fillAll: (input: {
    selectionId: string;
    candidateId: string;
    source: ListSource;
    note: string;
    gaps: { lineId: string; expectedEdition: number }[];
  }) => Promise<Outcome<{ readonly saved: number }>>;
  readonly openAll: (input: {
    selectionId: string;
    candidateId: string;
    lineIds: string[];
  }) => Promise<Outcome<{ readonly removed: number }>>;
  readonly save: (
    input: PlugInput,
  ) => Promise<Outcome<{ readonly plugId: string; readonly edition: number }>>;
}

interface ResolvePanelProps {
  readonly selectionId: string;
  readonly currency: Currency;
  readonly ground: PreviewGround;
  /** One or more; of one candidate or several. */
  readonly gaps: readonly BoardGap[];
  readonly frames: Readonly<Record<string, QuestionFrame>>;
  readonly nameOf: (candidateId: string) => string;
  readonly first: Resolution;
  readonly actions: GapActions;
  readonly onDone: () => void;
}

/** The three ways to settle gaps: ask their vendors, stand in for the prices, or leave them open. Each says what it does first. */
export function ResolvePanel(props: ResolvePanelProps) {
  const t = useTranslations("price.gap");
  const [way, setWay] = useState<Resolution>(props.first);
  const [only] = props.gaps;
  if (only === undefined) return null;
  return (
    <div className="grid gap-4">
      <SegmentedControl
        legend={t("way.legend")}
        legendHidden
        segments={RESOLUTIONS.map((each) => ({ value: each, label: t(`way.${each}`) }))}
        value={way}
        onValueChange={setWay}
      />
      {way === "ask" && <AskForms {...props} />}
      {way === "fill" &&
        (props.gaps.length === 1 ? (
          <PlugForm
            selectionId={props.selectionId}
            gap={only}
            currency={props.currency}
            ground={props.ground}
            save={props.actions.save}
            onDone={props.onDone}
          />
        ) : (
          <FillForm {...props} />
        ))}
      {way === "leave" && <LeaveForm {...props} />}
    </div>
  );
}

/** Does something for one candidate after another; stops at the first that fails, and says for whom it went how. */
async function forEachCandidate(
  gaps: readonly BoardGap[],
  work: (candidateId: string, own: readonly BoardGap[]) => Promise<Outcome<unknown>>,
  went: (candidateId: string, isDone: boolean) => void = () => undefined,
): Promise<Outcome<null>> {
  for (const { candidateId, gaps: own } of byCandidate(gaps)) {
    const outcome = await work(candidateId, own);
    went(candidateId, outcome.ok);
    if (!outcome.ok) return outcome;
  }
  return succeed(null);
}

/** Takes back what was done, and says so when that does not work. */
function useUndo(): (undo: () => Promise<Outcome<unknown>>) => void {
  const t = useTranslations("errors");
  return (undo) =>
    void undo()
      .catch((): Failure => ({ ok: false, code: "network" }))
      .then((outcome) =>
        outcome.ok ? undefined : notifyFailed(errorText(t, outcome.code, { ...outcome.params })),
      );
}

const where = ({ candidateId, line }: BoardGap) => ({ candidateId, lineId: line.id });

/** One drafted question for each vendor, about all of its gaps at hand. */
function AskForms({ selectionId, gaps, frames, nameOf, actions, ground, onDone }: ResolvePanelProps) {
  const t = useTranslations("price.gap");
  const submit = useSubmit();
  const [edited, setEdited] = useState<Readonly<Record<string, string>>>({});
  // Whoever was asked is not asked again when another's question has to be mended first.
  const [sentTo, setSentTo] = useState<ReadonlySet<string>>(new Set());
  const [failedAt, setFailedAt] = useState<string | null>(null);
  const left = gaps.filter(({ candidateId }) => !sentTo.has(candidateId));
  const groups = byCandidate(left);
  const textFor = (candidateId: string, own: readonly BoardGap[]) => {
    const frame = frames[candidateId];
    return edited[candidateId] ?? (frame === undefined ? "" : draftQuestion(frame, own));
  };
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit.run(
          () =>
            forEachCandidate(
              left,
              (candidateId, own) =>
                actions.ask({
                  selectionId,
                  candidateId,
                  lineIds: own.map(({ line }) => line.id),
                  text: textFor(candidateId, own),
                }),
              (candidateId, isDone) => {
                if (isDone) setSentTo((before) => new Set(before).add(candidateId));
                else setFailedAt(candidateId);
              },
            ),
          () => {
            notifyDone(t("sent"));
            onDone();
          },
        );
      }}
    >
      {groups.map(({ candidateId, gaps: own }) => {
        const contact = frames[candidateId]?.contact ?? null;
        return (
          <div key={candidateId} className="grid gap-2">
            <p className="text-sm text-ink-2">
              {contact === null ? t("noContact") : `${t("to", { name: contact })}. ${t("askHint")}`}
            </p>
            <Textarea
              label={byCandidate(gaps).length === 1 ? t("text") : t("textTo", { name: nameOf(candidateId) })}
              rows={groups.length === 1 ? 10 : 6}
              maxLength={20_000}
              value={textFor(candidateId, own)}
              error={candidateId === failedAt ? submit.faultOf("text") : undefined}
              onChange={(event) => setEdited({ ...edited, [candidateId]: event.target.value })}
            />
            <Button
              size="sm"
              className="justify-self-start"
              onClick={() =>
                void copyText(textFor(candidateId, own)).then(
                  () => notifyDone(t("copied")),
                  () => notifyFailed(t("cannotCopy")),
                )
              }
            >
              {t("copy")}
            </Button>
          </div>
        );
      })}
      <Suspense>
        <PlugPreview ground={ground} trials={NO_TRIALS} note={t("askEffect")} />
      </Suspense>
      {submit.general && <FieldError>{submit.general}</FieldError>}
      <Button type="submit" look="primary" pending={submit.pending} className="justify-self-start">
        {t("send")}
      </Button>
    </form>
  );
}

/** Browsers give the clipboard to pages on this machine and over https only; elsewhere there is none. */
async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}

const NO_TRIALS = [] as const;

/** Fills several gaps from the same source. */
function FillForm({ selectionId, gaps, actions, ground, onDone }: ResolvePanelProps) {
  const t = useTranslations("price.gap");
  const words = useTranslations("offers.gap");
  const submit = useSubmit();
  const undo = useUndo();
  const [source, setSource] = useState<ListSource>("median_of_others");
  const [note, setNote] = useState("");
  const trials = useMemo(
    () => gaps.map((gap) => ({ ...where(gap), source, low: null, base: null, high: null })),
    [gaps, source],
  );
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit.run(
          () =>
            forEachCandidate(gaps, (candidateId, own) =>
              actions.fillAll({
                selectionId,
                candidateId,
                source,
                note,
                gaps: own.map(({ line, plugEdition }) => ({ lineId: line.id, expectedEdition: plugEdition })),
              }),
            ),
          () => {
            notifyDone(t("filledAll", { count: gaps.length }), {
              label: t("undo"),
              run: () =>
                undo(async () => {
                  const opened = await forEachCandidate(gaps, (candidateId, own) =>
                    actions.openAll({ selectionId, candidateId, lineIds: own.map(({ line }) => line.id) }),
                  );
                  return opened.ok ? putBack(selectionId, gaps, actions.save) : opened;
                }),
            });
            onDone();
          },
        );
      }}
    >
      <Select
        label={t("source")}
        value={source}
        options={LIST_SOURCES.map((each) => ({ value: each, label: words(`source.${each}`) }))}
        onChange={(event) => setSource(LIST_SOURCES.find((each) => each === event.target.value) ?? source)}
      />
      <Textarea
        label={words("note")}
        optional
        rows={2}
        maxLength={2_000}
        error={submit.faultOf("note")}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Suspense>
        <PlugPreview ground={ground} trials={trials} />
      </Suspense>
      {submit.general && <FieldError>{submit.general}</FieldError>}
      <Button type="submit" look="primary" pending={submit.pending} className="justify-self-start">
        {t("fillAll")}
      </Button>
    </form>
  );
}

/** Leaves gaps open: what stands in them is taken away, and their candidates have no comparable total. */
function LeaveForm({ selectionId, gaps, actions, ground, onDone }: ResolvePanelProps) {
  const t = useTranslations("price.gap");
  const submit = useSubmit();
  const undo = useUndo();
  const filled = useMemo(() => gaps.filter(({ plug }) => plug !== null), [gaps]);
  const trials = useMemo(
    () => filled.map((gap) => ({ ...where(gap), source: null, low: null, base: null, high: null })),
    [filled],
  );
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit.run(
          () =>
            forEachCandidate(filled, (candidateId, own) =>
              actions.openAll({ selectionId, candidateId, lineIds: own.map(({ line }) => line.id) }),
            ),
          () => {
            notifyDone(
              t("leftOpen", { count: gaps.length }),
              filled.length === 0
                ? undefined
                : { label: t("undo"), run: () => undo(() => putBack(selectionId, filled, actions.save)) },
            );
            onDone();
          },
        );
      }}
    >
      <p className="text-sm text-ink-2">{t("leaveHint")}</p>
      <Suspense>
        <PlugPreview ground={ground} trials={trials} />
      </Suspense>
      {submit.general && <FieldError>{submit.general}</FieldError>}
      <Button type="submit" look="primary" pending={submit.pending} className="justify-self-start">
        {t("leaveOpen")}
      </Button>
    </form>
  );
}

/** Puts stand-ins back as they were, one by one. */
async function putBack(
  selectionId: string,
  gaps: readonly BoardGap[],
  save: GapActions["save"],
): Promise<Outcome<null>> {
  for (const gap of gaps) {
    if (gap.plug === null) continue;
    const { low, base, high } = gap.estimate ?? { low: null, base: null, high: null };
    const { source, note } = gap.plug;
    const outcome = await save({
      selectionId,
      ...where(gap),
      expectedEdition: 0,
      source,
      low,
      base,
      high,
      note,
    });
    if (!outcome.ok) return outcome;
  }
  return succeed(null);
}
