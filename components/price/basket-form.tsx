"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { numbered } from "@/components/draft/numbered";
import { useSubmit } from "@/components/offer/use-submit";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import type { BasketItem } from "@/lib/domain/basket";
import type { CatalogueLine, Period } from "@/lib/domain/offer";
import type { Outcome } from "@/lib/domain/outcome";
import { DRIVERS, type Driver } from "@/lib/domain/selection";

export type BasketLine = Pick<CatalogueLine, "id" | "name" | "driver" | "kind">;

export type SaveBasketItem = (input: {
  selectionId: string;
  itemId: string | null;
  expectedEdition: number;
  lineId: string | null;
  name: string;
  driver: Driver;
  period: Period;
  quantityMilli: number;
}) => Promise<Outcome<{ readonly itemId: string; readonly edition: number }>>;

/** One thing of the basket: a line of the catalogue, or a name to look for in price lists. */
export function BasketForm(props: {
  readonly selectionId: string;
  readonly lines: readonly BasketLine[];
  readonly item: (BasketItem & { readonly edition: number }) | null;
  readonly save: SaveBasketItem;
  readonly onDone: () => void;
}) {
  const t = useTranslations("price.basket");
  const words = useTranslations("offers");
  const required = useTranslations("errors.field");
  const submit = useSubmit();
  const { item, lines } = props;
  const [lineId, setLineId] = useState<string | null>(item?.lineId ?? null);
  const [name, setName] = useState(item?.name ?? "");
  const [driver, setDriver] = useState<Driver>(item?.driver ?? "users");
  const [recurs, setRecurs] = useState(item?.period !== "once");
  const [quantity, setQuantity] = useState<number | null>(item ? item.quantityMilli / 1_000 : null);
  const [isTried, setTried] = useState(false);
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (quantity === null || name.trim() === "") return;
        void submit.run(
          () =>
            numbered(
              "basketItem.save",
              props.save,
            )({
              selectionId: props.selectionId,
              itemId: item?.id ?? null,
              expectedEdition: item?.edition ?? 0,
              lineId,
              name,
              driver,
              period: recurs ? "month" : "once",
              quantityMilli: Math.round(quantity * 1_000),
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
        onChange={(event) => {
          const line = lines.find(({ id }) => id === event.target.value);
          setLineId(line?.id ?? null);
          if (!line) return;
          if (name === "") setName(line.name);
          setDriver(line.driver);
          setRecurs(line.kind === "service");
        }}
      />
      <TextField
        label={t("name")}
        value={name}
        maxLength={200}
        error={submit.faultOf("name") ?? (isTried && name.trim() === "" ? required("required") : undefined)}
        onChange={(event) => setName(event.target.value)}
      />
      <div className="grid grid-cols-3 gap-3">
        <NumberField
          label={t("quantity")}
          min={0}
          decimals={3}
          value={quantity}
          error={
            submit.faultOf("quantityMilli") ??
            (isTried && quantity === null ? required("required") : undefined)
          }
          onCommit={setQuantity}
        />
        <Select
          label={t("driver")}
          value={driver}
          options={DRIVERS.map((each) => ({ value: each, label: words(`driver.${each}`) }))}
          onChange={(event) => setDriver(DRIVERS.find((each) => each === event.target.value) ?? driver)}
        />
        <Select
          label={t("period")}
          value={recurs ? "month" : "once"}
          options={[
            { value: "month", label: t("recurring") },
            { value: "once", label: words("period.once") },
          ]}
          onChange={(event) => setRecurs(event.target.value === "month")}
        />
      </div>
      {submit.general && <FieldError>{submit.general}</FieldError>}
      <Button type="submit" look="primary" pending={submit.pending} className="justify-self-start">
        {t("save")}
      </Button>
    </form>
  );
}
