"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { numbered } from "@/components/draft/numbered";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import { notifyDone } from "@/components/ui/notify";
import { TextField } from "@/components/ui/text-field";
import { Textarea } from "@/components/ui/textarea";
import { useFaults } from "@/components/ui/use-faults";
import type { Failure } from "@/lib/domain/outcome";
import type { MakeRequest } from "./request-view";

/** The frame of the next number: until when, with which words, with or without the weights. */
export function MakeRequestForm(props: {
  selectionId: string;
  /** The newest number there is; 0 = none. */
  last: number;
  deadline: { readonly day: string; readonly clock: string } | null;
  message: string;
  weightsShown: boolean;
  make: MakeRequest;
}) {
  const { selectionId, last } = props;
  const t = useTranslations("request.make");
  const [day, setDay] = useState(props.deadline?.day ?? "");
  const [clock, setClock] = useState(props.deadline?.clock ?? "12:00");
  const [message, setMessage] = useState(props.message);
  const [weightsShown, setWeightsShown] = useState(props.weightsShown);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [pending, setPending] = useState(false);
  const faults = useFaults(failure);

  async function make(): Promise<void> {
    setPending(true);
    setFailure(null);
    try {
      const outcome = await numbered(
        "offerRequest.make",
        props.make,
      )({
        selectionId,
        afterNumber: last,
        deadline: day === "" ? null : { day, clock },
        message,
        weightsShown,
      });
      if (outcome.ok) notifyDone(t("done", { number: outcome.value.number }));
      else setFailure(outcome);
    } catch {
      setFailure({ ok: false, code: "connection.lost" });
    } finally {
      setPending(false);
    }
  }

  return (
    <form
      className="grid max-w-2xl gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <div>
        <div className="flex flex-wrap gap-3">
          <TextField
            label={t("day")}
            type="date"
            className="w-44"
            value={day}
            onChange={(event) => setDay(event.target.value)}
            error={faults.of("deadline") ?? faults.of("deadline.day")}
          />
          <TextField
            label={t("clock")}
            type="time"
            className="w-32"
            value={clock}
            onChange={(event) => setClock(event.target.value)}
            error={faults.of("deadline.clock")}
          />
        </div>
        <p className="mt-1 text-xs text-ink-3">{t("zone")}</p>
      </div>
      <Textarea
        label={t("message")}
        hint={t("messageHint")}
        rows={4}
        maxLength={4000}
        value={message}
        onChange={(event) => setMessage(event.target.value)}
        error={faults.of("message")}
      />
      <Checkbox
        label={t("weights")}
        hint={t("weightsHint")}
        checked={weightsShown}
        onChange={(event) => setWeightsShown(event.target.checked)}
      />
      {faults.general !== null && <Callout tone="bad">{faults.general}</Callout>}
      <div>
        <Button look="primary" type="submit" pending={pending}>
          {t("submit", { number: last + 1 })}
        </Button>
      </div>
    </form>
  );
}
