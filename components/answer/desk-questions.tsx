"use client";

import { MessageCircleQuestion, Send } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { answerOf } from "@/components/people/answer-of";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FieldError } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { notifyDone } from "@/components/ui/notify";
import { Section } from "@/components/ui/page-header";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { MAX_QUESTION_LENGTH } from "@/lib/domain/request";
import { formatMoment } from "@/lib/i18n/formats";
import type { DeskActions, DeskCandidate, DeskQuestion } from "./desk-view";

interface DeskQuestionsProps {
  readonly selectionId: string;
  readonly questions: readonly DeskQuestion[];
  readonly candidates: readonly Pick<DeskCandidate, "id" | "name" | "letter">[];
  readonly lines: readonly { readonly id: string; readonly name: string }[];
  readonly actions: Pick<DeskActions, "answer" | "ask">;
}

/** Questions from vendors, to be answered for all, and ours to single vendors with what they answered. */
export function DeskQuestions(props: DeskQuestionsProps) {
  const { selectionId, questions, candidates, lines, actions } = props;
  const t = useTranslations("answer.desk.questions");
  const locale = useLocale();
  const [open, setOpen] = useState<DeskQuestion | "ask" | null>(null);
  const close = () => setOpen(null);
  const nameOf = (id: string) => candidates.find((each) => each.id === id)?.name ?? t("gone");
  const lineOf = (id: string | null) => lines.find((each) => each.id === id)?.name;
  // What waits for us comes first.
  const inOrder = [...questions].sort(
    (a, b) => Number(waits(b)) - Number(waits(a)) || b.createdAt.localeCompare(a.createdAt),
  );
  return (
    <Section
      title={t("title")}
      description={t("description")}
      actions={
        <Button icon={<Send aria-hidden />} onClick={() => setOpen("ask")}>
          {t("ask")}
        </Button>
      }
    >
      {questions.length === 0 ? (
        <EmptyState icon={<MessageCircleQuestion aria-hidden />} title={t("none")} body={t("noneBody")} />
      ) : (
        <ul className="grid gap-2">
          {inOrder.map((question) => {
            const line = lineOf(question.lineId);
            return (
              <li
                key={question.id}
                className="grid gap-1.5 rounded-lg border border-rule bg-raised px-4 py-3"
              >
                <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-2">
                  <Badge tone={question.answeredAt !== null ? "good" : waits(question) ? "warn" : "outline"}>
                    {question.answeredAt !== null ? t("answered") : waits(question) ? t("waits") : t("sent")}
                  </Badge>
                  <span>
                    {t(question.direction === "from_vendor" ? "from" : "to", {
                      candidate: nameOf(question.candidateId),
                      person: question.askedBy,
                      at: formatMoment(question.createdAt, locale),
                    })}
                  </span>
                  {line !== undefined && <span>· {line}</span>}
                </p>
                <p className="whitespace-pre-line wrap-anywhere">{question.text}</p>
                {question.publishedText !== "" && question.publishedText !== question.text && (
                  <p className="text-sm whitespace-pre-line text-ink-2 wrap-anywhere">
                    {t("publishedAs", { text: question.publishedText })}
                  </p>
                )}
                {question.answer !== "" && (
                  <p className="border-l-3 border-rule-strong pl-3 whitespace-pre-line wrap-anywhere">
                    {question.answer}
                    <span className="block text-xs text-ink-3">
                      {question.answeredBy}
                      {question.answeredAt !== null && ` · ${formatMoment(question.answeredAt, locale)}`}
                    </span>
                  </p>
                )}
                {question.direction === "from_vendor" && (
                  <Button
                    size="sm"
                    look={waits(question) ? "primary" : "quiet"}
                    className="justify-self-start"
                    onClick={() => setOpen(question)}
                  >
                    {waits(question) ? t("answer") : t("change")}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {open !== null && open !== "ask" && (
        <FormDialog
          title={t("answerTitle")}
          description={t("answerBody")}
          submit={t("publish")}
          look="primary"
          onSubmit={(text) =>
            answerOf(
              actions.answer({
                selectionId,
                id: open.id,
                expectedEdition: open.edition,
                answer: text("answer"),
                publishedText: text("publishedText"),
              }),
            )
          }
          onDone={() => notifyDone(t("published"))}
          onClose={close}
        >
          {(faults) => (
            <div className="grid gap-4">
              <Textarea
                name="publishedText"
                label={t("publishedText")}
                hint={t("publishedHint")}
                rows={3}
                maxLength={MAX_QUESTION_LENGTH}
                defaultValue={open.publishedText === "" ? open.text : open.publishedText}
                error={faults.of("publishedText")}
              />
              <Textarea
                name="answer"
                label={t("answerText")}
                rows={5}
                maxLength={MAX_QUESTION_LENGTH}
                defaultValue={open.answer}
                error={faults.of("answer")}
              />
              {faults.general !== null && <FieldError>{faults.general}</FieldError>}
            </div>
          )}
        </FormDialog>
      )}
      {open === "ask" && (
        <FormDialog
          title={t("askTitle")}
          description={t("askBody")}
          submit={t("send")}
          look="primary"
          onSubmit={(text) =>
            answerOf(
              actions.ask({
                selectionId,
                candidateId: text("candidateId"),
                lineId: text("lineId") === "" ? null : text("lineId"),
                text: text("text"),
              }),
            )
          }
          onDone={() => notifyDone(t("asked"))}
          onClose={close}
        >
          {(faults) => (
            <div className="grid gap-4">
              <Select
                name="candidateId"
                label={t("whom")}
                options={candidates.map((each) => ({ value: each.id, label: each.name }))}
              />
              <Select
                name="lineId"
                label={t("about")}
                emptyLabel={t("aboutNothing")}
                options={lines.map((each) => ({ value: each.id, label: each.name }))}
              />
              <Textarea
                name="text"
                label={t("text")}
                rows={4}
                maxLength={MAX_QUESTION_LENGTH}
                error={faults.of("text")}
              />
              {faults.general !== null && <FieldError>{faults.general}</FieldError>}
            </div>
          )}
        </FormDialog>
      )}
    </Section>
  );
}

/** Nobody but us can answer it. */
const waits = ({ direction, answeredAt }: DeskQuestion): boolean =>
  direction === "from_vendor" && answeredAt === null;
