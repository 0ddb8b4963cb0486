"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { MoneyField } from "@/components/ui/money-field";
import { NumberField } from "@/components/ui/number-field";
import { type Currency, isMinor, MAX_PRICE_MINOR, type Minor } from "@/lib/domain/money";
import type { Tier } from "@/lib/domain/offer";
import { SELECTION_LIMITS } from "@/lib/domain/selection";
import { errorText } from "@/lib/i18n/error-text";

interface TierRow {
  readonly id: number;
  readonly fromMilli: number | null;
  readonly unitPrice: Minor | null;
}

/** Prices from a quantity on. Rows are kept here until each has both figures and no two begin alike. */
export function TierFields(props: {
  readonly tiers: readonly Tier[];
  readonly currency: Currency;
  readonly readOnly: boolean;
  readonly onChange: (tiers: readonly Tier[]) => void;
}) {
  const t = useTranslations("offers.form");
  const errors = useTranslations("errors");
  const [rows, setRows] = useState<readonly TierRow[]>(() =>
    props.tiers.map((tier, id) => ({ id, fromMilli: tier.fromMilli, unitPrice: tier.unitPrice })),
  );
  const complete = rows.flatMap(({ fromMilli, unitPrice }) =>
    fromMilli === null || unitPrice === null ? [] : [{ fromMilli, unitPrice }],
  );
  const isTwice = new Set(complete.map((tier) => tier.fromMilli)).size < complete.length;

  function update(next: readonly TierRow[]): void {
    setRows(next);
    const tiers = next.flatMap(({ fromMilli, unitPrice }) =>
      fromMilli === null || unitPrice === null ? [] : [{ fromMilli, unitPrice }],
    );
    if (new Set(tiers.map((tier) => tier.fromMilli)).size === tiers.length)
      props.onChange(tiers.sort((a, b) => a.fromMilli - b.fromMilli));
  }
  const change = (id: number, part: Partial<TierRow>) =>
    update(rows.map((row) => (row.id === id ? { ...row, ...part } : row)));

  return (
    <fieldset className="grid gap-2" disabled={props.readOnly}>
      <legend className="mb-1.5 text-sm font-medium">{t("tiers")}</legend>
      {rows.length === 0 && <p className="text-xs text-ink-3">{t("noTiers")}</p>}
      {rows.map((row, index) => (
        <div key={row.id} className="grid grid-cols-[1fr_1.3fr_auto] items-end gap-2">
          <NumberField
            label={t("tierFrom")}
            labelHidden={index > 0}
            value={row.fromMilli === null ? null : row.fromMilli / 1_000}
            min={0}
            max={SELECTION_LIMITS.quantityMaxMilli / 1_000}
            decimals={3}
            onCommit={(value) =>
              change(row.id, { fromMilli: value === null ? null : Math.round(value * 1_000) })
            }
          />
          <MoneyField
            label={t("tierPrice")}
            labelHidden={index > 0}
            currency={props.currency}
            value={row.unitPrice}
            onCommit={(value) =>
              change(row.id, {
                unitPrice: value !== null && value <= MAX_PRICE_MINOR && isMinor(value) ? value : null,
              })
            }
          />
          <IconButton
            label={t("removeTier")}
            onClick={() => update(rows.filter((each) => each.id !== row.id))}
          >
            <X aria-hidden />
          </IconButton>
        </div>
      ))}
      {isTwice && <FieldError>{errorText(errors, "offer.tiers_order")}</FieldError>}
      {!props.readOnly && (
        <Button
          size="sm"
          look="quiet"
          icon={<Plus aria-hidden />}
          className="justify-self-start"
          onClick={() =>
            setRows([
              ...rows,
              { id: Math.max(-1, ...rows.map((row) => row.id)) + 1, fromMilli: null, unitPrice: null },
            ])
          }
        >
          {t("addTier")}
        </Button>
      )}
    </fieldset>
  );
}
