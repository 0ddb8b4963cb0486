"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { FieldError } from "@/components/ui/field";
import { Flash } from "@/components/ui/flash";
import { MoneyField } from "@/components/ui/money-field";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { type Currency, isMinor, MAX_PRICE_MINOR } from "@/lib/domain/money";
import { type Bundle, type CatalogueLine, CELL_STATES, type Cell, type CellState } from "@/lib/domain/offer";
import { isRecurring } from "@/lib/domain/offer-sheet";
import { DRIVERS, type Quantities, SELECTION_LIMITS } from "@/lib/domain/selection";
import { errorText } from "@/lib/i18n/error-text";
import { milliText, usualPeriod } from "./cell-text";
import { AmountView } from "./cell-view";
import { lineCost } from "./line-cost";
import { TierFields } from "./tier-fields";
import type { TypedFault } from "./typed-fault";

type Priced = Extract<Cell, { state: "priced" }>;

export interface CellFormProps {
  readonly cell: Cell;
  readonly line: CatalogueLine;
  readonly lines: readonly CatalogueLine[];
  readonly bundles: readonly Pick<Bundle, "id" | "name">[];
  readonly currency: Currency;
  readonly quantities: Quantities;
  readonly readOnly: boolean;
  readonly faults: readonly TypedFault[];
  readonly onPut: (cell: Cell) => void;
  /** The sentence beside a field, where a form is sent as a whole; `isEmpty` when nothing is given yet. */
  readonly errorOf?: ((field: string, isEmpty?: boolean) => string | undefined) | undefined;
  /** The state that is wanted to begin with, where nothing is answered yet. */
  readonly startsAs?: CellState | undefined;
  /** Told when a state is chosen that still lacks what it needs. */
  readonly onWanted?: (() => void) | undefined;
}

/** Everything one cell says: its state, its price and what that is multiplied by, its note. */
export function CellForm(props: CellFormProps) {
  const t = useTranslations("offers");
  const errors = useTranslations("errors");
  const { cell, line, lines, bundles, currency, readOnly, onPut } = props;
  const { note } = cell;
  // A state that still lacks what it needs (a price, a line) is only wanted until that is given.
  const [wanted, setWanted] = useState<CellState | null>(
    cell.state === "unanswered" ? (props.startsAs ?? null) : null,
  );
  const state = wanted ?? cell.state;

  function choose(next: CellState): void {
    const settled = next === cell.state || next === "not_offered" || next === "unanswered";
    setWanted(settled ? null : next);
    if (next === "not_offered" || next === "unanswered") onPut({ state: next, note });
    else if (!settled) props.onWanted?.();
    else if (props.onWanted) onPut(cell);
  }
  function put(next: Cell): void {
    setWanted(null);
    onPut(next);
  }

  const states = CELL_STATES.filter(
    (each) =>
      each !== "bundled" || (line.kind === "establishment" && (bundles.length > 0 || state === "bundled")),
  );
  return (
    <div className="grid gap-3.5">
      {props.faults.map((fault) => (
        <div key={fault.text} className="rounded-md bg-bad-soft px-3 py-2 text-sm">
          <p className="mb-1">{t("form.typed", { text: fault.text })}</p>
          <FieldError>{errorText(errors, fault.code, fault.values)}</FieldError>
        </div>
      ))}
      <Select
        label={t("form.state")}
        value={state}
        disabled={readOnly}
        error={props.errorOf?.("state", state === "unanswered")}
        options={states.map((each) => ({ value: each, label: t(`state.${each}`) }))}
        onChange={(event) => {
          const next = CELL_STATES.find((each) => each === event.target.value);
          if (next) choose(next);
        }}
      />
      {state === "priced" && <PricedFields {...props} onPut={put} />}
      {state === "included" && (
        <Select
          label={t("form.includedIn")}
          hint={t("form.includedHint")}
          emptyLabel={t("form.chooseLine")}
          value={cell.state === "included" ? cell.inLineId : ""}
          error={props.errorOf?.("inLineId", cell.state !== "included")}
          disabled={readOnly}
          options={lines
            .filter((each) => each.id !== line.id)
            .map((each) => ({ value: each.id, label: each.name }))}
          onChange={(event) => put({ state: "included", inLineId: event.target.value, note })}
        />
      )}
      {state === "bundled" && (
        <Select
          label={t("form.bundle")}
          emptyLabel={t("form.chooseBundle")}
          value={cell.state === "bundled" ? cell.bundleId : ""}
          error={props.errorOf?.("bundleId", cell.state !== "bundled")}
          disabled={readOnly}
          options={bundles.map((each) => ({ value: each.id, label: each.name }))}
          onChange={(event) => put({ state: "bundled", bundleId: event.target.value, note })}
        />
      )}
      {state === "unanswered" && <p className="text-sm text-ink-3">{t("form.unansweredHint")}</p>}
      {state === "priced" && cell.state === "priced" && (
        <p className="flex items-baseline justify-between gap-3 border-t border-rule pt-3 text-base">
          <span className="text-ink-2">
            {isRecurring(line) ? t("form.monthAmount") : t("form.onceAmount")}
          </span>
          <strong className="num font-semibold">
            <Flash watch={amountKey(cell, props.quantities)}>
              <AmountView cell={cell} line={line} quantities={props.quantities} currency={currency} />
            </Flash>
          </strong>
        </p>
      )}
      <Textarea
        key={`${line.id} ${note}`}
        label={t("form.note")}
        optional
        rows={2}
        defaultValue={note}
        readOnly={readOnly}
        maxLength={2_000}
        onBlur={(event) => {
          const typed = event.target.value.trim();
          if (typed !== note) onPut({ ...cell, note: typed });
        }}
      />
    </div>
  );
}

function amountKey(cell: Priced, quantities: Quantities): number | null {
  const cost = lineCost(cell, quantities);
  return cost.kind === "amount" ? cost.amount : null;
}

const toMilli = (value: number | null) => (value === null ? null : Math.round(value * 1_000));
const fromMilli = (milli: number | null) => (milli === null ? null : milli / 1_000);

function PricedFields({ cell, line, currency, quantities, readOnly, errorOf, onPut }: CellFormProps) {
  const t = useTranslations("offers");
  const errors = useTranslations("errors");
  const locale = useLocale();
  const [tooLarge, setTooLarge] = useState(false);
  const priced: Priced | null = cell.state === "priced" ? cell : null;
  const driver = priced?.driver ?? line.driver;
  const recurring = isRecurring(line);

  function setPrice(amount: number | null): void {
    setTooLarge(amount !== null && amount > MAX_PRICE_MINOR);
    if (amount === null) onPut({ state: "unanswered", note: cell.note });
    else if (amount <= MAX_PRICE_MINOR && isMinor(amount))
      onPut(
        priced
          ? { ...priced, unitPrice: amount }
          : {
              state: "priced",
              unitPrice: amount,
              driver: line.driver,
              quantityMilli: null,
              period: usualPeriod(line),
              minimumMilli: null,
              tiers: [],
              note: cell.note,
            },
      );
  }
  const change = (part: Partial<Omit<Priced, "state">>) => priced && onPut({ ...priced, ...part });
  const usual = driver === "fixed" ? 1_000 : quantities[driver];

  return (
    <>
      <MoneyField
        label={t("form.price")}
        currency={currency}
        value={priced?.unitPrice ?? null}
        onCommit={setPrice}
        readOnly={readOnly}
        error={tooLarge ? errorText(errors, "number.too_large") : errorOf?.("unitPrice", priced === null)}
      />
      {priced && (
        <>
          <div className="grid grid-cols-2 gap-3">
            <Select
              label={t("form.driver")}
              value={driver}
              disabled={readOnly}
              error={errorOf?.("driver")}
              options={DRIVERS.map((each) => ({ value: each, label: t(`driver.${each}`) }))}
              onChange={(event) => {
                const next = DRIVERS.find((each) => each === event.target.value);
                if (next) change({ driver: next });
              }}
            />
            {recurring ? (
              <Select
                label={t("form.period")}
                value={priced.period}
                disabled={readOnly}
                error={errorOf?.("period")}
                options={(["month", "year"] as const).map((each) => ({
                  value: each,
                  label: t(`period.${each}`),
                }))}
                onChange={(event) => change({ period: event.target.value === "year" ? "year" : "month" })}
              />
            ) : (
              <p className="self-end pb-1.5 text-sm text-ink-3">{t("form.paidOnce")}</p>
            )}
          </div>
          <div className="grid grid-cols-2 gap-3">
            <NumberField
              label={t("form.quantity")}
              error={errorOf?.("ownQuantity")}
              value={fromMilli(priced.quantityMilli)}
              min={0}
              max={SELECTION_LIMITS.quantityMaxMilli / 1_000}
              decimals={3}
              readOnly={readOnly}
              placeholder={usual === null ? "" : milliText(usual, locale)}
              hint={
                priced.quantityMilli !== null
                  ? undefined
                  : usual === null
                    ? t("form.quantityMissing")
                    : t("form.quantityFromSelection")
              }
              onCommit={(value) => change({ quantityMilli: toMilli(value) })}
            />
            <NumberField
              label={t("form.minimum")}
              error={errorOf?.("minimum")}
              optional
              value={fromMilli(priced.minimumMilli)}
              min={0}
              max={SELECTION_LIMITS.quantityMaxMilli / 1_000}
              decimals={3}
              readOnly={readOnly}
              onCommit={(value) => change({ minimumMilli: toMilli(value) })}
            />
          </div>
          <TierFields
            key={line.id}
            tiers={priced.tiers}
            currency={currency}
            readOnly={readOnly}
            onChange={(tiers) => change({ tiers })}
          />
          {errorOf?.("tiers") !== undefined && <FieldError>{errorOf("tiers")}</FieldError>}
        </>
      )}
    </>
  );
}
