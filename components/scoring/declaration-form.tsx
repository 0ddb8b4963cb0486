"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { CandidateSquare } from "@/components/ui/candidate-chip";
import { Checkbox } from "@/components/ui/checkbox";
import { FieldError } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { errorText } from "@/lib/i18n/error-text";
import type { ConfirmDeclaration } from "./judging-view";
import type { CandidateView } from "./scoring-view";

export interface DeclarationFormProps {
  readonly selectionId: string;
  readonly candidates: readonly CandidateView[];
  readonly declare: ConfirmDeclaration;
  /** `first` opens scoring; `later` asks about those who came after it; `more` lets somebody think of one more tie. */
  readonly occasion: "first" | "later" | "more";
  readonly onDone?: (() => void) | undefined;
  readonly onCancel?: (() => void) | undefined;
}

const BUTTONS = { first: "start", later: "goOn", more: "add" } as const;

/** Confidentiality and conflicts of interest, confirmed before the first score. */
export function DeclarationForm(props: DeclarationFormProps) {
  const { candidates, onCancel } = props;
  const t = useTranslations("judging.declaration");
  const tErrors = useTranslations("errors");
  const tAction = useTranslations("common.action");
  const isMore = props.occasion === "more";
  const isFirst = props.occasion === "first";
  const [conflicts, setConflicts] = useState<Readonly<Record<string, string>>>({});
  const [isConfirmed, setIsConfirmed] = useState(!isFirst);
  const [isPending, setIsPending] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const chosen = Object.entries(conflicts);

  function choose(id: string, isChosen: boolean): void {
    setConflicts(({ [id]: note = "", ...others }) => (isChosen ? { ...others, [id]: note } : others));
  }

  async function confirm(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!isConfirmed) {
      setFault(tErrors("declaration.not_confirmed"));
      return;
    }
    setIsPending(true);
    setFault(null);
    try {
      const outcome = await props.declare({
        selectionId: props.selectionId,
        confidential: true,
        candidateIds: isMore ? [] : candidates.map(({ id }) => id),
        conflicts: chosen.map(([candidateId, note]) => ({ candidateId, note })),
      });
      if (outcome.ok) props.onDone?.();
      else setFault(errorText(tErrors, outcome.code, outcome.params));
    } catch {
      setFault(tErrors("connection.lost"));
    }
    setIsPending(false);
  }

  return (
    <form onSubmit={(event) => void confirm(event)} className="grid gap-5" noValidate>
      <fieldset className="grid gap-1">
        <legend className="mb-1 text-md font-semibold">{t("conflicts", { count: candidates.length })}</legend>
        <p className="mb-2 text-base text-ink-2">{t("conflictsHelp")}</p>
        <ul className="divide-y divide-rule rounded-lg border border-rule-strong bg-raised">
          {candidates.map((candidate) => {
            const note = conflicts[candidate.id];
            return (
              <li key={candidate.id} className="grid gap-2 px-3.5 py-2">
                <Checkbox
                  checked={note !== undefined}
                  onChange={(event) => choose(candidate.id, event.target.checked)}
                  label={
                    <span className="inline-flex min-w-0 items-center gap-2">
                      <CandidateSquare letter={candidate.letter} colour={candidate.colour} />
                      <span className="min-w-0 wrap-anywhere">{candidate.name}</span>
                    </span>
                  }
                />
                {note !== undefined && (
                  <Textarea
                    className="mb-1.5 pl-7"
                    label={t("note", { name: candidate.name })}
                    hint={t("noteHint")}
                    rows={2}
                    maxLength={1000}
                    value={note}
                    onChange={(event) => setConflicts({ ...conflicts, [candidate.id]: event.target.value })}
                  />
                )}
              </li>
            );
          })}
        </ul>
        <p className="mt-2 text-sm text-ink-2" aria-live="polite">
          {chosen.length === 0
            ? t("noneChosen", { count: candidates.length })
            : t("someChosen", { count: chosen.length })}
        </p>
      </fieldset>
      {isFirst && (
        <fieldset className="grid gap-1">
          <legend className="mb-1 text-md font-semibold">{t("confidentiality")}</legend>
          <Checkbox
            required
            checked={isConfirmed}
            onChange={(event) => {
              setIsConfirmed(event.target.checked);
              setFault(null);
            }}
            label={t("confirm")}
          />
        </fieldset>
      )}
      {fault !== null && (
        <div role="alert">
          <FieldError id="declaration-fault">{fault}</FieldError>
        </div>
      )}
      <div className="flex flex-wrap gap-2.5 max-sm:grid">
        <Button
          look="primary"
          size="lg"
          type="submit"
          pending={isPending}
          disabled={isMore && chosen.length === 0}
        >
          {t(BUTTONS[props.occasion])}
        </Button>
        {onCancel && (
          <Button size="lg" onClick={onCancel}>
            {tAction("cancel")}
          </Button>
        )}
      </div>
    </form>
  );
}
