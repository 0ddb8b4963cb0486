"use client";

import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Textarea } from "@/components/ui/textarea";
import { type AnswerPart, markOf } from "@/lib/domain/answer-draft";
import { ANSWER_LIMITS, type OfferAnswer } from "@/lib/domain/offer-answer";
import { REQUIREMENT_ANSWERS, type RequirementLevel } from "@/lib/domain/requirements";
import { PartNotice, PartsSaveStatus } from "./part-notices";
import { type AnswerPlace, useParts } from "./use-parts";
import type { AnswerActions, MarksView } from "./vendor-view";

type Reply = Extract<AnswerPart, { kind: "requirement" }>;

/** How far the vendor meets each requirement, in its own words; saved as it is typed. */
export function AnswerRequirements(props: {
  readonly place: AnswerPlace;
  readonly requirements: readonly {
    readonly id: string;
    readonly name: string;
    readonly level: RequirementLevel;
  }[];
  readonly answer: OfferAnswer;
  readonly marks: MarksView;
  readonly readOnly: boolean;
  readonly save: AnswerActions["saveParts"];
}) {
  const t = useTranslations("answer.page");
  const { answer, marks, readOnly } = props;
  const { store, snapshot } = useParts(props.place, props.save, readOnly);
  const replyTo = (requirementId: string): Reply => {
    const typed = snapshot.typed.get(`requirement ${requirementId}`);
    if (typed?.kind === "requirement") return typed;
    const stored = answer.requirements.find((each) => each.requirementId === requirementId);
    return {
      kind: "requirement",
      requirementId,
      answer: stored?.answer ?? "not_answered",
      note: stored?.note ?? "",
    };
  };
  const inWords = (part: AnswerPart) =>
    part.kind === "requirement" ? `${t(`answer.${part.answer}`)} ${part.note}`.trim() : "";
  return (
    <div className="grid gap-3">
      <PartsSaveStatus snapshot={snapshot} />
      <ol className="grid gap-3">
        {props.requirements.map(({ id, name, level }) => {
          const key = `requirement ${id}`;
          const reply = replyTo(id);
          const put = (change: Partial<Pick<Reply, "answer" | "note">>) =>
            store.put({ ...reply, ...change }, markOf(marks, key).edition);
          return (
            <li key={id} className="grid gap-2.5 rounded-lg border border-rule bg-raised px-4 py-3">
              <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
                <span className="min-w-0 flex-1 basis-60 font-medium wrap-anywhere">{name}</span>
                <Badge tone={level === "absolute" ? "warn" : "outline"}>{t(`level.${level}`)}</Badge>
              </p>
              <SegmentedControl
                legend={name}
                legendHidden
                value={reply.answer}
                disabled={readOnly}
                onValueChange={(value) => put({ answer: value })}
                segments={REQUIREMENT_ANSWERS.map((each) => ({ value: each, label: t(`answer.${each}`) }))}
              />
              <Textarea
                label={t("note")}
                optional
                rows={2}
                maxLength={ANSWER_LIMITS.note}
                value={reply.note}
                readOnly={readOnly}
                onChange={(event) => put({ note: event.target.value })}
              />
              <PartNotice partKey={key} store={store} snapshot={snapshot} show={inWords} />
            </li>
          );
        })}
      </ol>
    </div>
  );
}
