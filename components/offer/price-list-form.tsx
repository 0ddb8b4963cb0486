"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { numbered } from "@/components/draft/numbered";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { MoneyField } from "@/components/ui/money-field";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import type { Currency } from "@/lib/domain/money";
import { type CatalogueLine, PERIODS, type Period } from "@/lib/domain/offer";
import { isRecurring, type SheetItem } from "@/lib/domain/offer-sheet";
import type { Outcome } from "@/lib/domain/outcome";
import { DRIVERS, type Driver } from "@/lib/domain/selection";
import { useSubmit } from "./use-submit";

export interface PriceListFormProps {
  readonly selectionId: string;
  readonly candidateId: string;
  readonly currency: Currency;
  readonly lines: readonly CatalogueLine[];
  /** Null for a new one. Of a sealed one the price is not known. */
  readonly item: (Omit<SheetItem, "unitPrice"> & Partial<Pick<SheetItem, "unitPrice">>) | null;
  readonly save: (input: {
    selectionId: string;
    candidateId: string;
    itemId: string | null;
    expectedEdition: number;
    lineId: string | null;
    name: string;
    unitPrice: number;
    driver: Driver;
    period: Period;
  }) => Promise<Outcome<{ readonly itemId: string; readonly edition: number }>>;
  readonly onDone: () => void;
}

/** One unit price of a price list. Tied to a line of the catalogue it can stand in for a gap there. */
export function PriceListForm(props: PriceListFormProps) {
  const t = useTranslations("offers.priceList");
  const words = useTranslations("offers");
  const required = useTranslations("errors.field");
  const submit = useSubmit();
  const { item, lines } = props;
  const [name, setName] = useState(item?.name ?? "");
  const [price, setPrice] = useState<number | null>(item?.unitPrice ?? null);
  const [lineId, setLineId] = useState<string | null>(item?.lineId ?? null);
  const [driver, setDriver] = useState<Driver>(item?.driver ?? "users");
  const [period, setPeriod] = useState<Period>(item?.period ?? "month");
  const [isTried, setTried] = useState(false);

  function tie(id: string): void {
    const line = lines.find((each) => each.id === id);
    setLineId(line?.id ?? null);
    if (!line) return;
    if (name === "") setName(line.name);
    setDriver(line.driver);
    if (isRecurring(line) === (period === "once")) setPeriod(isRecurring(line) ? "month" : "once");
  }

  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (price === null || name.trim() === "") return;
        void submit.run(
          () =>
            numbered(
              "priceListItem.save",
              props.save,
            )({
              selectionId: props.selectionId,
              candidateId: props.candidateId,
              itemId: item?.id ?? null,
              expectedEdition: item?.edition ?? 0,
              lineId,
              name,
              unitPrice: price,
              driver,
              period,
            }),
          props.onDone,
        );
      }}
    >
      <Select
        label={t("line")}
        optional
        hint={t("lineHint")}
        emptyLabel={t("noLine")}
        value={lineId ?? ""}
        options={lines.map((line) => ({ value: line.id, label: line.name }))}
        onChange={(event) => tie(event.target.value)}
      />
      <TextField
        label={t("name")}
        value={name}
        maxLength={200}
        error={submit.faultOf("name") ?? (isTried && name.trim() === "" ? required("required") : undefined)}
        onChange={(event) => setName(event.target.value)}
      />
      <MoneyField
        label={words("form.price")}
        currency={props.currency}
        value={price}
        error={submit.faultOf("unitPrice") ?? (isTried && price === null ? required("required") : undefined)}
        onCommit={setPrice}
      />
      <div className="grid grid-cols-2 gap-3">
        <Select
          label={words("form.driver")}
          value={driver}
          options={DRIVERS.map((each) => ({ value: each, label: words(`driver.${each}`) }))}
          onChange={(event) => setDriver(DRIVERS.find((each) => each === event.target.value) ?? driver)}
        />
        <Select
          label={words("form.period")}
          value={period}
          error={submit.faultOf("period")}
          options={PERIODS.map((each) => ({ value: each, label: words(`period.${each}`) }))}
          onChange={(event) => setPeriod(PERIODS.find((each) => each === event.target.value) ?? period)}
        />
      </div>
      {submit.general && <FieldError>{submit.general}</FieldError>}
      <Button type="submit" look="primary" pending={submit.pending} className="justify-self-start">
        {t("save")}
      </Button>
    </form>
  );
}
