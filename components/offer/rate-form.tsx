"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { notifyDone } from "@/components/ui/notify";
import { NumberField } from "@/components/ui/number-field";
import { TextField } from "@/components/ui/text-field";
import type { Currency } from "@/lib/domain/money";
import type { ExchangeRate } from "@/lib/domain/offer";
import type { Outcome } from "@/lib/domain/outcome";
import { useSubmit } from "./use-submit";

export interface RateFormProps {
  readonly selectionId: string;
  readonly from: Currency;
  readonly into: Currency;
  readonly rate: (ExchangeRate & { readonly edition: number }) | null;
  readonly readOnly: boolean;
  readonly save: (input: {
    selectionId: string;
    currency: Currency;
    rateMillionths: number;
    date: string;
    expectedEdition: number;
  }) => Promise<Outcome<{ readonly edition: number }>>;
}

/** The rate between two currencies, typed by the lead, with the day it was true. */
export function RateForm(props: RateFormProps) {
  const t = useTranslations("offers.rate");
  const errors = useTranslations("errors.field");
  const submit = useSubmit();
  const [millionths, setMillionths] = useState(props.rate?.rateMillionths ?? null);
  const [date, setDate] = useState<string>(props.rate?.date ?? "");
  const [isIncomplete, setIncomplete] = useState(false);
  return (
    <form
      className="grid items-start gap-3 sm:grid-cols-[1fr_1fr_auto]"
      onSubmit={(event) => {
        event.preventDefault();
        setIncomplete(millionths === null || date === "");
        if (millionths === null || date === "") return;
        void submit.run(
          () =>
            props.save({
              selectionId: props.selectionId,
              currency: props.from,
              rateMillionths: millionths,
              date,
              expectedEdition: props.rate?.edition ?? 0,
            }),
          () => notifyDone(t("saved")),
        );
      }}
    >
      <NumberField
        label={t("rate", { from: props.from, into: props.into })}
        min={0}
        max={100}
        decimals={6}
        value={millionths === null ? null : millionths / 1_000_000}
        readOnly={props.readOnly}
        error={
          submit.faultOf("rateMillionths") ??
          (isIncomplete && millionths === null ? errors("required") : undefined)
        }
        onCommit={(value) => setMillionths(value === null ? null : Math.round(value * 1_000_000))}
      />
      <TextField
        type="date"
        label={t("date")}
        value={date}
        readOnly={props.readOnly}
        error={submit.faultOf("date") ?? (isIncomplete && date === "" ? errors("required") : undefined)}
        onChange={(event) => setDate(event.target.value)}
      />
      {!props.readOnly && (
        <Button type="submit" pending={submit.pending} className="sm:mt-6">
          {t("save")}
        </Button>
      )}
      {submit.general && (
        <div className="sm:col-span-3">
          <FieldError>{submit.general}</FieldError>
        </div>
      )}
    </form>
  );
}
