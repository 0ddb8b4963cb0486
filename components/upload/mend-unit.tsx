"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { FieldError } from "@/components/ui/field";
import { MoneyField } from "@/components/ui/money-field";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { linesOf } from "@/lib/domain/answer-draft";
import { isMinor, MAX_PRICE_MINOR } from "@/lib/domain/money";
import { PERIODS, type PriceListItem } from "@/lib/domain/offer";
import { isRecurring } from "@/lib/domain/offer-sheet";
import { DRIVERS } from "@/lib/domain/selection";
import type { HalfBundle, HalfItem } from "@/lib/domain/upload-rest";
import type { MendFormProps } from "./mend-frame";

const isPrice = (amount: number | null): amount is PriceListItem["unitPrice"] =>
  amount !== null && isMinor(amount) && amount <= MAX_PRICE_MINOR;

/** One price over several establishment pieces, and which they are. */
export function MendBundle({ frame, subject, fields }: MendFormProps) {
  const t = useTranslations("offers.bundle");
  const tMend = useTranslations("upload.mend");
  const { open } = frame;
  const { id } = subject;
  const standing = open?.answer.bundles.find((each) => each.id === id);
  const half = open?.rest.bundles.find((each) => each.id === id);
  const [bundle, setBundle] = useState<Omit<HalfBundle, "id"> & { lineIds: readonly string[] }>(() => ({
    name: standing?.name ?? half?.name ?? "",
    amount: standing?.amount ?? half?.amount ?? null,
    lineIds: open ? linesOf(open.answer, id) : [],
  }));
  const change = (part: Partial<typeof bundle>) => {
    const next = { ...bundle, ...part };
    setBundle(next);
    const { name, amount, lineIds } = next;
    const isWhole = name.trim() !== "" && isPrice(amount) && lineIds.length > 0;
    fields.put(isWhole ? { kind: "bundle", bundleId: id, bundle: { name, amount, lineIds } } : null);
  };
  const pieces = frame.lines.filter(({ kind }) => kind === "establishment");
  const noPieces = fields.errorOf("lineIds", bundle.lineIds.length === 0);
  return (
    <>
      <TextField
        label={t("name")}
        value={bundle.name}
        maxLength={200}
        error={fields.errorOf("name", bundle.name.trim() === "")}
        onChange={(event) => change({ name: event.target.value })}
      />
      <MoneyField
        label={t("amount")}
        currency={open?.answer.currency ?? frame.currency}
        value={bundle.amount}
        error={fields.errorOf("amount", bundle.amount === null)}
        onCommit={(amount) => change({ amount: isPrice(amount) ? amount : null })}
      />
      <fieldset className="grid gap-1">
        <legend className="mb-1 text-sm font-medium">{t("pieces")}</legend>
        <p className="mb-1 text-xs text-ink-3">{open === null ? tMend("unseenPieces") : t("piecesHint")}</p>
        {pieces.map((line) => (
          <Checkbox
            key={line.id}
            label={line.name}
            checked={bundle.lineIds.includes(line.id)}
            onChange={(event) =>
              change({
                lineIds: event.target.checked
                  ? [...bundle.lineIds, line.id]
                  : bundle.lineIds.filter((each) => each !== line.id),
              })
            }
          />
        ))}
        {noPieces !== undefined && <FieldError>{noPieces}</FieldError>}
      </fieldset>
    </>
  );
}

/** One unit price of the price list. */
export function MendItem({ frame, subject, fields }: MendFormProps) {
  const t = useTranslations("offers.priceList");
  const words = useTranslations("offers");
  const tMend = useTranslations("upload.mend");
  const { open, lines } = frame;
  const { id } = subject;
  const [item, setItem] = useState<Omit<HalfItem, "id">>(() => {
    const all = [...(open?.answer.priceList ?? []), ...(open?.rest.items ?? [])];
    const { id: _id, ...found } = all.find((each) => each.id === id) ?? NO_ITEM;
    return found;
  });
  const change = (part: Partial<typeof item>) => {
    const next = { ...item, ...part };
    setItem(next);
    const { name, lineId, unitPrice, driver, period } = next;
    const isWhole = name.trim() !== "" && isPrice(unitPrice) && driver !== null && period !== null;
    fields.put(
      isWhole ? { kind: "item", itemId: id, item: { name, lineId, unitPrice, driver, period } } : null,
    );
  };
  function tie(lineId: string): void {
    const line = lines.find((each) => each.id === lineId);
    if (!line) change({ lineId: null });
    else
      change({
        lineId,
        name: item.name === "" ? line.name : item.name,
        driver: item.driver ?? line.driver,
        period: item.period ?? (isRecurring(line) ? "month" : "once"),
      });
  }
  return (
    <>
      <Select
        label={t("line")}
        optional
        hint={t("lineHint")}
        emptyLabel={t("noLine")}
        value={item.lineId ?? ""}
        options={lines.map((line) => ({ value: line.id, label: line.name }))}
        error={fields.errorOf("lineId")}
        onChange={(event) => tie(event.target.value)}
      />
      <TextField
        label={t("name")}
        value={item.name}
        maxLength={200}
        error={fields.errorOf("name", item.name.trim() === "")}
        onChange={(event) => change({ name: event.target.value })}
      />
      <MoneyField
        label={words("form.price")}
        currency={open?.answer.currency ?? frame.currency}
        value={item.unitPrice}
        error={fields.errorOf("unitPrice", item.unitPrice === null)}
        onCommit={(amount) => change({ unitPrice: isPrice(amount) ? amount : null })}
      />
      <div className="grid grid-cols-2 gap-3">
        <Select
          label={words("form.driver")}
          emptyLabel={tMend("choose")}
          value={item.driver ?? ""}
          error={fields.errorOf("driver", item.driver === null)}
          options={DRIVERS.map((each) => ({ value: each, label: words(`driver.${each}`) }))}
          onChange={(event) =>
            change({ driver: DRIVERS.find((each) => each === event.target.value) ?? null })
          }
        />
        <Select
          label={words("form.period")}
          emptyLabel={tMend("choose")}
          value={item.period ?? ""}
          error={fields.errorOf("period", item.period === null)}
          options={PERIODS.map((each) => ({ value: each, label: words(`period.${each}`) }))}
          onChange={(event) =>
            change({ period: PERIODS.find((each) => each === event.target.value) ?? null })
          }
        />
      </div>
    </>
  );
}

const NO_ITEM: HalfItem = { id: "", name: "", lineId: null, unitPrice: null, driver: null, period: null };
