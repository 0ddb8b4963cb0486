"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { ANSWER_LIMITS } from "@/lib/domain/offer-answer";
import { REQUIREMENT_ANSWERS, type RequirementAnswer } from "@/lib/domain/requirements";
import type { MendFormProps } from "./mend-frame";

/** How far a requirement is met, in the vendor's words. */
export function MendReply({ frame, subject, fields }: MendFormProps) {
  const t = useTranslations("upload.mend");
  const { open } = frame;
  const standing = open?.answer.requirements.find(({ requirementId }) => requirementId === subject.id);
  const [answer, setAnswer] = useState<RequirementAnswer | null>(
    standing && standing.answer !== "not_answered" ? standing.answer : null,
  );
  const [note, setNote] = useState(standing?.note ?? "");
  const put = (given: RequirementAnswer | null, words: string) => {
    setAnswer(given);
    setNote(words);
    fields.put(
      given && { kind: "requirement", requirementId: subject.id, answer: given, note: words.trim() },
    );
  };
  return (
    <>
      <Select
        label={t("reply")}
        emptyLabel={t("choose")}
        value={answer ?? ""}
        error={fields.errorOf("answer", answer === null)}
        options={REQUIREMENT_ANSWERS.map((each) => ({ value: each, label: t(`answer.${each}`) }))}
        onChange={(event) =>
          put(REQUIREMENT_ANSWERS.find((each) => each === event.target.value) ?? null, note)
        }
      />
      <Textarea
        label={t("note")}
        optional
        hint={open === null ? t("unseenNote") : undefined}
        maxLength={ANSWER_LIMITS.note}
        value={note}
        error={fields.errorOf("note")}
        onChange={(event) => put(answer, event.target.value)}
      />
    </>
  );
}

/** What is answered in words to a contract point or a question. */
export function MendPoint({ frame, subject, fields }: MendFormProps) {
  const t = useTranslations("upload.mend");
  const [text, setText] = useState(
    frame.open?.answer.points.find(({ pointId }) => pointId === subject.id)?.text ?? "",
  );
  return (
    <Textarea
      label={t("reply")}
      rows={5}
      hint={frame.open === null ? t("unseenNote") : undefined}
      maxLength={ANSWER_LIMITS.pointText}
      value={text}
      error={fields.errorOf("text", text.trim() === "")}
      onChange={(event) => {
        const typed = event.target.value;
        setText(typed);
        fields.put(typed.trim() === "" ? null : { kind: "point", pointId: subject.id, text: typed.trim() });
      }}
    />
  );
}
