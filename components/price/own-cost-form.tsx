"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { numbered } from "@/components/draft/numbered";
import { useSubmit } from "@/components/offer/use-submit";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { MoneyField } from "@/components/ui/money-field";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import type { Currency } from "@/lib/domain/money";
import { PERIODS, type Period } from "@/lib/domain/offer";
import type { Outcome } from "@/lib/domain/outcome";
import { OWN_COST_KINDS, type OwnCost, type OwnCostKind } from "@/lib/domain/own-cost";

export interface OwnCostInput {
  selectionId: string;
  costId: string | null;
  expectedEdition: number;
  kind: OwnCostKind;
  name: string;
  amount: number;
  period: Period;
  source: string;
  sourceDate: string | null;
}

export type SaveOwnCost = (
  input: OwnCostInput,
) => Promise<Outcome<{ readonly costId: string; readonly edition: number }>>;

/** One cost of the buyer's own, with where its figure comes from. */
export function OwnCostForm(props: {
  readonly selectionId: string;
  readonly currency: Currency;
  readonly cost: (OwnCost & { readonly edition: number }) | null;
  readonly save: SaveOwnCost;
  readonly onDone: () => void;
}) {
  const t = useTranslations("price");
  const required = useTranslations("errors.field");
  const submit = useSubmit();
  const { cost } = props;
  const [kind, setKind] = useState<OwnCostKind>(cost?.kind ?? "running");
  const [name, setName] = useState(cost?.name ?? "");
  const [amount, setAmount] = useState<number | null>(cost?.amount ?? null);
  const [period, setPeriod] = useState<Period>(cost?.period ?? "year");
  const [source, setSource] = useState(cost?.source ?? "");
  const [date, setDate] = useState<string>(cost?.sourceDate ?? "");
  const [isTried, setTried] = useState(false);
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (amount === null || name.trim() === "") return;
        void submit.run(
          () =>
            numbered(
              "ownCost.save",
              props.save,
            )({
              selectionId: props.selectionId,
              costId: cost?.id ?? null,
              expectedEdition: cost?.edition ?? 0,
              kind,
              name,
              amount,
              period,
              source,
              sourceDate: date === "" ? null : date,
            }),
          props.onDone,
        );
      }}
    >
      <Select
        label={t("own.kind")}
        hint={t(`kindHint.${kind}`)}
        value={kind}
        options={OWN_COST_KINDS.map((each) => ({ value: each, label: t(`kind.${each}`) }))}
        onChange={(event) => setKind(OWN_COST_KINDS.find((each) => each === event.target.value) ?? kind)}
      />
      <TextField
        label={t("own.name")}
        value={name}
        maxLength={200}
        error={submit.faultOf("name") ?? (isTried && name.trim() === "" ? required("required") : undefined)}
        onChange={(event) => setName(event.target.value)}
      />
      <div className="grid grid-cols-2 gap-3">
        <MoneyField
          label={t("own.amount")}
          currency={props.currency}
          value={amount}
          error={submit.faultOf("amount") ?? (isTried && amount === null ? required("required") : undefined)}
          onCommit={setAmount}
        />
        <Select
          label={t("own.period")}
          value={period}
          options={PERIODS.map((each) => ({ value: each, label: t(`per.${each}`) }))}
          onChange={(event) => setPeriod(PERIODS.find((each) => each === event.target.value) ?? period)}
        />
      </div>
      <TextField
        label={t("own.source")}
        optional
        value={source}
        maxLength={300}
        error={submit.faultOf("source")}
        onChange={(event) => setSource(event.target.value)}
      />
      <TextField
        type="date"
        label={t("own.date")}
        optional
        value={date}
        error={submit.faultOf("sourceDate")}
        onChange={(event) => setDate(event.target.value)}
      />
      {submit.general && <FieldError>{submit.general}</FieldError>}
      <Button type="submit" look="primary" pending={submit.pending} className="justify-self-start">
        {t("own.save")}
      </Button>
    </form>
  );
}
