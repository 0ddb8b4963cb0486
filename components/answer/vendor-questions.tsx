"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useRef, useState, useTransition } from "react";
import { answerOf } from "@/components/people/answer-of";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { notifyDone } from "@/components/ui/notify";
import { Section } from "@/components/ui/page-header";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { useFaults } from "@/components/ui/use-faults";
import type { Failure } from "@/lib/domain/outcome";
import { MAX_QUESTION_LENGTH } from "@/lib/domain/request";
import { formatMoment } from "@/lib/i18n/formats";
import type { AnswerActions } from "./vendor-view";

interface QuestionView {
  readonly id: string;
  readonly kind: "own" | "answered" | "to_us";
  readonly lineId: string | null;
  readonly text: string;
  readonly publishedText: string;
  readonly answer: string;
  readonly answeredAt: string | null;
  readonly askedAt: string | null;
  readonly edition: number;
}

/** What this vendor asks and is asked, and what was answered for all. */
export function VendorQuestions(props: {
  readonly selectionId: string;
  readonly organisation: string;
  readonly questions: readonly QuestionView[];
  readonly lines: readonly { readonly id: string; readonly name: string }[];
  readonly readOnly: boolean;
  readonly ask: AnswerActions["ask"];
  readonly reply: AnswerActions["reply"];
}) {
  const { questions, lines, readOnly } = props;
  const t = useTranslations("answer.page.questions");
  const of = (kind: QuestionView["kind"]) => questions.filter((each) => each.kind === kind);
  const lineOf = (id: string | null) => lines.find((each) => each.id === id)?.name;
  const [toUs, own, all] = [of("to_us"), of("own"), of("answered")];
  return (
    <div className="grid max-w-3xl gap-6">
      {toUs.length > 0 && (
        <Section title={t("toUs")}>
          <ul className="grid gap-2.5">
            {toUs.map((question) => (
              <ToUs
                key={`${question.id} ${question.edition}`}
                {...props}
                question={question}
                line={lineOf(question.lineId)}
              />
            ))}
          </ul>
        </Section>
      )}
      {!readOnly && <Ask {...props} />}
      {own.length > 0 && (
        <Section title={t("yours")}>
          <QuestionList questions={own} lineOf={lineOf} />
        </Section>
      )}
      <Section title={t("all")} description={t("body")}>
        {all.length === 0 ? (
          <p className="text-ink-3">{t("none")}</p>
        ) : (
          <QuestionList questions={all} lineOf={lineOf} />
        )}
      </Section>
    </div>
  );
}

const boxClass = "grid gap-1.5 rounded-lg border border-rule bg-raised px-4 py-3";

function QuestionList(props: {
  readonly questions: readonly QuestionView[];
  readonly lineOf: (id: string | null) => string | undefined;
}) {
  const t = useTranslations("answer.page.questions");
  const locale = useLocale();
  return (
    <ul className="grid gap-2.5">
      {props.questions.map((question) => (
        <li key={question.id} className={boxClass}>
          <About line={props.lineOf(question.lineId)} />
          <p className="whitespace-pre-line wrap-anywhere">{question.text}</p>
          {question.kind === "own" &&
            question.publishedText !== "" &&
            question.publishedText !== question.text && (
              <p className="text-sm whitespace-pre-line text-ink-2 wrap-anywhere">
                {t("publishedAs", { text: question.publishedText })}
              </p>
            )}
          {question.answer === "" ? (
            <p className="text-sm text-ink-3">
              {t("waiting")}
              {question.askedAt !== null &&
                ` · ${t("askedAt", { at: formatMoment(question.askedAt, locale) })}`}
            </p>
          ) : (
            <Answer question={question} />
          )}
        </li>
      ))}
    </ul>
  );
}

function About({ line }: { readonly line: string | undefined }) {
  return line === undefined ? null : <p className="text-sm text-ink-2">{line}</p>;
}

function Answer({ question }: { readonly question: QuestionView }) {
  const locale = useLocale();
  return (
    <p className="border-l-3 border-rule-strong pl-3 whitespace-pre-line wrap-anywhere">
      {question.answer}
      {question.answeredAt !== null && (
        <span className="block text-xs text-ink-3">{formatMoment(question.answeredAt, locale)}</span>
      )}
    </p>
  );
}

function Ask(
  props: Pick<Parameters<typeof VendorQuestions>[0], "selectionId" | "organisation" | "lines" | "ask">,
) {
  const t = useTranslations("answer.page.questions");
  const form = useRef<HTMLFormElement>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, startTransition] = useTransition();
  const faults = useFaults(failure);
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const line = String(data.get("lineId") ?? "");
    startTransition(async () => {
      const { selectionId } = props;
      const text = String(data.get("text") ?? "");
      const outcome = await answerOf(props.ask({ selectionId, lineId: line === "" ? null : line, text }));
      setFailure(outcome.ok ? null : outcome);
      if (!outcome.ok) return;
      form.current?.reset();
      notifyDone(t("sent", { organisation: props.organisation }));
    });
  }
  return (
    <Section title={t("ask")}>
      <form ref={form} noValidate onSubmit={submit} className="grid gap-3">
        <Select
          name="lineId"
          label={t("about")}
          emptyLabel={t("aboutNothing")}
          options={props.lines.map((each) => ({ value: each.id, label: each.name }))}
        />
        <Textarea
          name="text"
          label={t("text")}
          rows={3}
          maxLength={MAX_QUESTION_LENGTH}
          error={faults.of("text")}
        />
        {faults.general !== null && <FieldError>{faults.general}</FieldError>}
        <Button type="submit" look="primary" pending={isPending} className="justify-self-start">
          {t("send")}
        </Button>
      </form>
    </Section>
  );
}

function ToUs(
  props: Pick<Parameters<typeof VendorQuestions>[0], "selectionId" | "readOnly" | "reply"> & {
    readonly question: QuestionView;
    readonly line: string | undefined;
  },
) {
  const t = useTranslations("answer.page.questions");
  const { question } = props;
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, startTransition] = useTransition();
  const faults = useFaults(failure);
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const answer = String(new FormData(event.currentTarget).get("answer") ?? "");
    startTransition(async () => {
      const { id, edition } = question;
      const outcome = await answerOf(
        props.reply({ selectionId: props.selectionId, id, expectedEdition: edition, answer }),
      );
      setFailure(outcome.ok ? null : outcome);
      if (outcome.ok) notifyDone(t("replied"));
    });
  }
  return (
    <li className={boxClass}>
      <About line={props.line} />
      <p className="whitespace-pre-line wrap-anywhere">{question.text}</p>
      {question.answer !== "" || props.readOnly ? (
        <Answer question={question} />
      ) : (
        <form noValidate onSubmit={submit} className="grid gap-2">
          <Textarea
            name="answer"
            label={t("replyText")}
            rows={3}
            maxLength={MAX_QUESTION_LENGTH}
            error={faults.of("answer")}
          />
          {faults.general !== null && <FieldError>{faults.general}</FieldError>}
          <Button type="submit" size="sm" pending={isPending} className="justify-self-start">
            {t("reply")}
          </Button>
        </form>
      )}
    </li>
  );
}
