"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useMemo, useState } from "react";
import { useSubmit } from "@/components/offer/use-submit";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { FieldError } from "@/components/ui/field";
import { notifyDone } from "@/components/ui/notify";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { PLUG_SOURCES } from "@/lib/domain/offer";
import type { Outcome } from "@/lib/domain/outcome";
import type { PreviewGround } from "./plug-preview";

const PlugPreview = lazy(async () => ({ default: (await import("./plug-preview")).PlugPreview }));

/** A gap as the panels know it. */
export interface PanelGap {
  readonly candidateId: string;
  readonly lineId: string;
  readonly name: string;
  readonly plugEdition: number;
  /** Its line in a question, in the vendor's language. */
  readonly asking: string;
}

/** How a question to one vendor begins and ends, in its language. */
export interface QuestionFrame {
  /** Null = no contact is invited. */
  readonly contact: string | null;
  readonly opening: string;
  readonly closing: string;
}

/** One question about several gaps: drafted, to be edited, put to the vendor or copied into a mail. */
export function AskPanel(props: {
  readonly selectionId: string;
  readonly gaps: readonly PanelGap[];
  readonly frame: QuestionFrame;
  readonly ask: (input: {
    selectionId: string;
    candidateId: string;
    lineIds: string[];
    text: string;
  }) => Promise<Outcome<{ readonly questionId: string }>>;
  readonly onDone: () => void;
}) {
  const t = useTranslations("price.gap");
  const submit = useSubmit();
  const { gaps, frame } = props;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [edited, setEdited] = useState<string | null>(null);
  const chosen = gaps.filter(({ lineId }) => !left.has(lineId));
  const draft = `${frame.opening}\n\n${chosen.map(({ asking }) => `– ${asking}`).join("\n")}\n\n${frame.closing}`;
  const text = edited ?? draft;
  const [first] = gaps;
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!first || chosen.length === 0) return;
        void submit.run(
          () =>
            props.ask({
              selectionId: props.selectionId,
              candidateId: first.candidateId,
              lineIds: chosen.map(({ lineId }) => lineId),
              text,
            }),
          () => {
            notifyDone(t("sent"));
            props.onDone();
          },
        );
      }}
    >
      <p className="text-sm text-ink-2">
        {frame.contact === null ? t("noContact") : `${t("to", { name: frame.contact })}. ${t("askHint")}`}
      </p>
      <fieldset className="max-h-60 overflow-y-auto">
        <legend className="mb-1 text-sm font-medium">{t("which")}</legend>
        {gaps.map(({ lineId, name }) => (
          <Checkbox
            key={lineId}
            label={name}
            checked={!left.has(lineId)}
            onChange={() => {
              const after = new Set(left);
              if (!after.delete(lineId)) after.add(lineId);
              setLeft(after);
            }}
          />
        ))}
      </fieldset>
      <Textarea
        label={t("text")}
        rows={10}
        maxLength={20_000}
        value={text}
        error={submit.faultOf("text")}
        onChange={(event) => setEdited(event.target.value)}
      />
      {submit.general && <FieldError>{submit.general}</FieldError>}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" pending={submit.pending} disabled={chosen.length === 0}>
          {t("send")}
        </Button>
        <Button onClick={() => void navigator.clipboard.writeText(text).then(() => notifyDone(t("copied")))}>
          {t("copy")}
        </Button>
      </div>
    </form>
  );
}

const LIST_SOURCES = PLUG_SOURCES.filter((source) => source !== "estimate");
type ListSource = (typeof LIST_SOURCES)[number];

/** Fills all gaps of one candidate from the same source; what it does to the order is shown before. */
export function FillPanel(props: {
  readonly ground: PreviewGround;
  readonly gaps: readonly PanelGap[];
  readonly fill: (input: {
    selectionId: string;
    candidateId: string;
    source: ListSource;
    note: string;
    gaps: { lineId: string; expectedEdition: number }[];
  }) => Promise<Outcome<{ readonly saved: number }>>;
  readonly open: (input: {
    selectionId: string;
    candidateId: string;
    lineIds: string[];
  }) => Promise<Outcome<{ readonly removed: number }>>;
  readonly onDone: () => void;
}) {
  const t = useTranslations("price.gap");
  const words = useTranslations("offers.gap");
  const submit = useSubmit();
  const { gaps, ground } = props;
  const [source, setSource] = useState<ListSource>("median_of_others");
  const [note, setNote] = useState("");
  const [first] = gaps;
  const trials = useMemo(
    () =>
      gaps.map(({ candidateId, lineId }) => ({
        candidateId,
        lineId,
        source,
        low: null,
        base: null,
        high: null,
      })),
    [gaps, source],
  );
  if (!first) return null;
  const where = { selectionId: ground.selectionId, candidateId: first.candidateId };
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit.run(
          () =>
            props.fill({
              ...where,
              source,
              note,
              gaps: gaps.map(({ lineId, plugEdition }) => ({ lineId, expectedEdition: plugEdition })),
            }),
          ({ saved }) => {
            notifyDone(t("filledAll", { count: saved }), {
              label: t("undo"),
              run: () => void props.open({ ...where, lineIds: gaps.map(({ lineId }) => lineId) }),
            });
            props.onDone();
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
