"use client";

import { PhoneCall } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { DraftForm } from "@/components/draft/draft-form";
import { useDraft } from "@/components/draft/use-draft";
import { type SavedAt, useSave } from "@/components/draft/use-save";
import { Button } from "@/components/ui/button";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { Textarea } from "@/components/ui/textarea";
import { type IsoDay, parseIsoDay } from "@/lib/domain/iso-day";
import type { Outcome } from "@/lib/domain/outcome";
import {
  REFERENCE_QUESTIONS,
  REFERENCE_RATINGS,
  type Reference,
  type ReferenceQuestion,
  type ReferenceRating,
} from "@/lib/domain/references";
import { formatDay } from "@/lib/i18n/formats";
import type { CandidateView } from "./scoring-view";

/** A customer whom the reader was asked to call. */
export interface OwnCall
  extends Pick<Reference, "id" | "customer" | "contact" | "calledOn" | "rating" | "answers"> {
  readonly candidate: CandidateView;
  readonly edition: number;
}

export type SaveOwnCall = (input: {
  selectionId: string;
  id: string;
  expectedEdition: number;
  calledOn: IsoDay | null;
  rating: ReferenceRating | null;
  answers: Record<ReferenceQuestion, string>;
}) => Promise<Outcome<SavedAt>>;

/**
 * The reference calls somebody was asked to make, to be written down as they are made. The page around it brings the
 * messages of `judging` and `candidates`.
 */
export function OwnCalls(props: {
  readonly selectionId: string;
  readonly calls: readonly OwnCall[];
  readonly save: SaveOwnCall;
}) {
  const t = useTranslations("judging.calls");
  const tCalls = useTranslations("candidates.calls");
  const locale = useLocale();
  const [openId, setOpenId] = useState<string | null>(null);
  const buttons = useRef(new Map<string, HTMLButtonElement>());
  const [closedId, setClosedId] = useState<string | null>(null);
  // The form took the button's place: back where it was, the button has the focus again.
  useEffect(() => {
    if (closedId !== null) buttons.current.get(closedId)?.focus();
  }, [closedId]);
  if (props.calls.length === 0) return null;
  return (
    <section className="grid gap-2.5" aria-labelledby="own-calls">
      <h2 id="own-calls" className="text-md font-semibold tracking-tight">
        {t("title")}
      </h2>
      <p className="text-base text-ink-2">{t("body")}</p>
      <ul className="grid gap-3">
        {props.calls.map((call) => {
          const isDone = call.calledOn !== null && call.rating !== null;
          const isOpen = openId === call.id;
          return (
            <li key={call.id} className="grid gap-3 rounded-lg border border-rule-strong bg-raised p-3.5">
              <div className="flex flex-wrap items-start justify-between gap-3">
                <div className="grid min-w-0 gap-0.5">
                  <span className="text-base font-semibold wrap-anywhere">{call.customer}</span>
                  {call.contact !== "" && (
                    <span className="text-sm text-ink-2 wrap-anywhere">{call.contact}</span>
                  )}
                  <CandidateChip {...call.candidate} size="sm" />
                  <span className="num mt-1 text-sm text-ink-2">
                    {isDone && call.calledOn !== null && call.rating !== null
                      ? t("done", {
                          day: formatDay(call.calledOn, locale),
                          rating: tCalls("ratingOf", { rating: call.rating }),
                        })
                      : t("open")}
                  </span>
                </div>
                {!isOpen && (
                  <Button
                    icon={<PhoneCall aria-hidden />}
                    className="pointer-coarse:min-h-11"
                    ref={(button) => {
                      if (button) buttons.current.set(call.id, button);
                      else buttons.current.delete(call.id);
                    }}
                    onClick={() => {
                      setClosedId(null);
                      setOpenId(call.id);
                    }}
                  >
                    {t(isDone ? "change" : "write")}
                  </Button>
                )}
              </div>
              {isOpen && (
                <CallForm
                  selectionId={props.selectionId}
                  call={call}
                  save={props.save}
                  onClose={() => {
                    setOpenId(null);
                    setClosedId(call.id);
                  }}
                />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const textsOf = (call: OwnCall) => ({
  calledOn: call.calledOn ?? "",
  rating: call.rating === null ? "" : String(call.rating),
  ...call.answers,
});

function CallForm(props: { selectionId: string; call: OwnCall; save: SaveOwnCall; onClose: () => void }) {
  const { call } = props;
  const t = useTranslations("candidates.calls");
  const tAction = useTranslations("common.action");
  const draft = useDraft(`call:${call.id}`, textsOf(call));
  const saving = useSave();
  const questionOf = (name: string) => REFERENCE_QUESTIONS.find((one) => one === name);
  const nameOf = (name: string) => {
    const question = questionOf(name);
    return question ? t(`question.${question}`) : t(name === "rating" ? "rating" : "calledOn");
  };
  const field = (name: "calledOn" | "rating" | ReferenceQuestion) => ({
    name,
    label: nameOf(name),
    value: draft.text(name),
    onChange: (event: { target: { value: string } }) => draft.set(name, event.target.value),
    error: saving.fault(name) ?? saving.fault(`answers.${name}`),
  });

  async function save(): Promise<void> {
    const text = draft.text;
    const isDone = await saving.run(() =>
      props.save({
        selectionId: props.selectionId,
        id: call.id,
        expectedEdition: saving.edition(call.id, call.edition) ?? call.edition,
        calledOn: parseIsoDay(text("calledOn")),
        rating: REFERENCE_RATINGS.find((one) => String(one) === text("rating")) ?? null,
        answers: {
          establishment_project: text("establishment_project"),
          daily_operation: text("daily_operation"),
          support: text("support"),
          proactivity: text("proactivity"),
          invoices: text("invoices"),
          choose_again: text("choose_again"),
        },
      }),
    );
    if (isDone) draft.settle();
  }

  return (
    <DraftForm
      draft={draft}
      saving={saving}
      onSave={() => void save()}
      nameOf={nameOf}
      actions={
        <Button look="quiet" className="pointer-coarse:min-h-11" onClick={props.onClose}>
          {tAction("close")}
        </Button>
      }
    >
      {REFERENCE_QUESTIONS.map((name, index) => (
        <Textarea key={name} {...field(name)} rows={2} maxLength={4000} autoFocus={index === 0} />
      ))}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField {...field("calledOn")} type="date" />
        <Select
          {...field("rating")}
          options={REFERENCE_RATINGS.map((rating) => ({
            value: String(rating),
            label: t("ratingOf", { rating }),
          }))}
          emptyLabel={t("notRated")}
        />
      </div>
    </DraftForm>
  );
}
