"use client";

import { useTranslations } from "next-intl";
import { lazy, type ReactNode, Suspense } from "react";
import { useSubmit } from "@/components/offer/use-submit";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { notifyDone, notifyFailed } from "@/components/ui/notify";
import type { PlugTrial } from "@/lib/domain/comparison/plug-effect";
import type { Failure, Outcome } from "@/lib/domain/outcome";
import { errorText } from "@/lib/i18n/error-text";
import type { PreviewGround } from "./plug-preview";

const PlugPreview = lazy(async () => ({ default: (await import("./plug-preview")).PlugPreview }));

/** What every way of settling gaps is given. */
export interface SettleFormProps {
  readonly ground: PreviewGround;
  /** What is to be tried for the effect; null while it cannot be told yet. */
  readonly trials: readonly PlugTrial[] | null;
  /** What is to be said of the effect instead of what being left open does. */
  readonly effectNote?: string;
  /** The word on the button. */
  readonly label: string;
  readonly settle: () => Promise<Outcome<unknown>>;
  /** Said once it is done. */
  readonly done?: string;
  /** Takes it back; left out where there is nothing to take back. */
  readonly undo?: (() => Promise<Outcome<unknown>>) | undefined;
  readonly onDone: () => void;
  /** The fields; faults stand beside them. */
  readonly children: (faultOf: (path: string) => string | undefined) => ReactNode;
}

/** The one form of settling gaps: its fields, what it would do to the order, what went wrong, and the button. */
export function SettleForm(props: SettleFormProps) {
  const t = useTranslations("price.gap");
  const submit = useSubmit();
  const takeBack = useUndo();
  const { done, undo } = props;
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit.run(props.settle, () => {
          if (done !== undefined) notifyDone(done, undo && { label: t("undo"), run: () => takeBack(undo) });
          props.onDone();
        });
      }}
    >
      {props.children(submit.faultOf)}
      {props.trials !== null && (
        <Suspense>
          <PlugPreview ground={props.ground} trials={props.trials} note={props.effectNote} />
        </Suspense>
      )}
      {submit.general && <FieldError>{submit.general}</FieldError>}
      <Button type="submit" look="primary" pending={submit.pending} className="justify-self-start">
        {props.label}
      </Button>
    </form>
  );
}

/** Takes back what was done, and says so when that does not work. */
export function useUndo(): (undo: () => Promise<Outcome<unknown>>) => void {
  const t = useTranslations("errors");
  return (undo) =>
    void undo()
      .catch((): Failure => ({ ok: false, code: "network" }))
      .then((outcome) =>
        outcome.ok ? undefined : notifyFailed(errorText(t, outcome.code, { ...outcome.params })),
      );
}
