"use client";

import { useLocale, useTranslations } from "next-intl";
import { useId, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { Dialog } from "@/components/ui/dialog";
import { FieldError } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { Outcome } from "@/lib/domain/outcome";
import { errorText } from "@/lib/i18n/error-text";
import { formatMoment } from "@/lib/i18n/formats";
import { answerOf } from "./answer-of";
import type { LinkRound, PersonView } from "./people-view";

type Told = Omit<LinkRound, "refused">;

/** The conflicts of interest somebody declared, with what they wrote, and the way to take one back. */
export function ConflictsDialog(props: {
  readonly person: PersonView;
  readonly isSelf: boolean;
  readonly isScoringClosed: boolean;
  readonly takeBack: (input: { candidateId: string; reason: string }) => Promise<Outcome<Told>>;
  readonly onTakenBack: (told: Told) => void;
  readonly onClose: () => void;
}) {
  const { person, isSelf, isScoringClosed } = props;
  const t = useTranslations("people.conflicts");
  const tAction = useTranslations("common.action");
  const locale = useLocale();
  const [chosen, setChosen] = useState<string | null>(null);
  const mayTakeBack = !isSelf && !isScoringClosed;
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && props.onClose()}
      title={t("title", { name: person.name })}
      description={t(isSelf ? "bodySelf" : isScoringClosed ? "bodyClosed" : "body", { name: person.name })}
      footer={<Button onClick={props.onClose}>{tAction("close")}</Button>}
    >
      <ul className="divide-y divide-rule rounded-lg border border-rule-strong">
        {person.conflicts.map(({ candidateId, letter, name, note, declaredAt }) => (
          <li key={candidateId} className="grid gap-2.5 p-3.5">
            <div className="flex flex-wrap items-start justify-between gap-3">
              <div className="grid min-w-0 gap-1">
                <CandidateChip letter={letter} name={name} />
                <p className="text-base wrap-anywhere">{note === "" ? t("noNote") : note}</p>
                <p className="text-xs text-ink-3">
                  {t("declared", { when: formatMoment(declaredAt, locale) })}
                </p>
              </div>
              {mayTakeBack && chosen !== candidateId && (
                <Button size="sm" onClick={() => setChosen(candidateId)}>
                  {t("takeBack")}
                </Button>
              )}
            </div>
            {mayTakeBack && chosen === candidateId && (
              <TakeBack
                person={person.name}
                run={(reason) => props.takeBack({ candidateId, reason })}
                onDone={props.onTakenBack}
                onCancel={() => setChosen(null)}
              />
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function TakeBack(props: {
  readonly person: string;
  readonly run: (reason: string) => Promise<Outcome<Told>>;
  readonly onDone: (told: Told) => void;
  readonly onCancel: () => void;
}) {
  const t = useTranslations("people.conflicts");
  const tAction = useTranslations("common.action");
  const tErrors = useTranslations("errors");
  const [reason, setReason] = useState("");
  const [required, setRequired] = useState<string | undefined>();
  const [fault, setFault] = useState<string | null>(null);
  const [isPending, startTransition] = useTransition();
  const faultId = useId();
  const go = () => {
    if (reason.trim() === "") return setRequired(tErrors("field.required"));
    startTransition(async () => {
      const outcome = await answerOf(props.run(reason.trim()));
      if (outcome.ok) props.onDone(outcome.value);
      else setFault(errorText(tErrors, outcome.code, outcome.params));
    });
  };
  return (
    <div className="grid gap-2.5">
      <Textarea
        label={t("reason")}
        hint={t("reasonHint", { name: props.person })}
        rows={2}
        maxLength={1000}
        autoFocus
        value={reason}
        error={required}
        onChange={(event) => {
          setReason(event.target.value);
          setRequired(undefined);
        }}
      />
      {fault !== null && (
        <div role="alert">
          <FieldError id={faultId}>{fault}</FieldError>
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        <Button look="primary" pending={isPending} onClick={go}>
          {t("go")}
        </Button>
        <Button onClick={props.onCancel}>{tAction("cancel")}</Button>
      </div>
    </div>
  );
}
