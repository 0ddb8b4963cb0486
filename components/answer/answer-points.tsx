"use client";

import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/page-header";
import { Textarea } from "@/components/ui/textarea";
import { type AnswerPart, markOf } from "@/lib/domain/answer-draft";
import { ANSWER_LIMITS, type OfferAnswer } from "@/lib/domain/offer-answer";
import { POINT_KINDS, type PointKind } from "@/lib/domain/request";
import { PartNotice, PartsSaveStatus } from "./part-notices";
import { type AnswerPlace, useParts } from "./use-parts";
import type { AnswerActions, MarksView } from "./vendor-view";

/** What the vendor proposes to each contract point, and answers to each question; saved as it is typed. */
export function AnswerPoints(props: {
  readonly place: AnswerPlace;
  readonly points: readonly {
    readonly id: string;
    readonly kind: PointKind;
    readonly name: string;
    readonly help: string;
  }[];
  readonly answer: OfferAnswer;
  readonly marks: MarksView;
  readonly readOnly: boolean;
  readonly save: AnswerActions["saveParts"];
}) {
  const t = useTranslations("answer.page");
  const { answer, marks, points, readOnly } = props;
  const { store, snapshot } = useParts(props.place, props.save, readOnly);
  const textOf = (id: string): string => {
    const typed = snapshot.typed.get(`point ${id}`);
    return typed?.kind === "point"
      ? typed.text
      : (answer.points.find(({ pointId }) => pointId === id)?.text ?? "");
  };
  const inWords = (part: AnswerPart) => (part.kind === "point" ? part.text : "");
  const titles = { contract: t("contractPoints"), question: t("ownQuestions") };
  return (
    <div className="grid gap-3">
      <PartsSaveStatus snapshot={snapshot} />
      {POINT_KINDS.map((kind) => {
        const own = points.filter((point) => point.kind === kind);
        return (
          own.length > 0 && (
            <Section key={kind} title={titles[kind]}>
              <div className="grid max-w-3xl gap-4">
                {own.map(({ id, name, help }) => (
                  <div key={id} className="grid gap-2">
                    <Textarea
                      label={name}
                      hint={help === "" ? undefined : help}
                      rows={3}
                      maxLength={ANSWER_LIMITS.pointText}
                      value={textOf(id)}
                      readOnly={readOnly}
                      onChange={(event) =>
                        store.put(
                          { kind: "point", pointId: id, text: event.target.value },
                          markOf(marks, `point ${id}`).edition,
                        )
                      }
                    />
                    <PartNotice partKey={`point ${id}`} store={store} snapshot={snapshot} show={inWords} />
                  </div>
                ))}
              </div>
            </Section>
          )
        );
      })}
    </div>
  );
}
