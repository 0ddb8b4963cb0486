"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { classNames } from "@/components/ui/class-names";
import { FieldError } from "@/components/ui/field";
import { MoneyField } from "@/components/ui/money-field";
import { notifyDone } from "@/components/ui/notify";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { patternOf, StatusMark } from "@/components/ui/status-mark";
import { TextField } from "@/components/ui/text-field";
import { type IsoDay, parseIsoDay } from "@/lib/domain/iso-day";
import { CURRENCIES, type Currency, isMinor } from "@/lib/domain/money";
import type { OfferSheet, OfferTerms } from "@/lib/domain/offer-sheet";
import type { Outcome } from "@/lib/domain/outcome";
import type { SealedSheet } from "@/lib/domain/sealed-offer";
import { RateForm, type RateFormProps } from "./rate-form";
import { useSubmit } from "./use-submit";

export interface TermsFormProps {
  readonly selectionId: string;
  readonly candidateId: string;
  readonly selectionCurrency: Currency;
  readonly sheet: OfferSheet | null;
  /** While prices are sealed, instead of `sheet`: the yearly rise, the stated total and the source are sealed, too. */
  readonly sealed?: SealedSheet | null | undefined;
  readonly rate: RateFormProps["rate"];
  readonly readOnly: boolean;
  readonly save: (input: {
    selectionId: string;
    candidateId: string;
    expectedEdition: number;
    terms: OfferTerms;
    keepsSealed?: boolean;
  }) => Promise<Outcome<{ readonly edition: number }>>;
  /** Left out while prices are sealed: rates are the lead's, and matter once there is something to convert. */
  readonly saveRate?: RateFormProps["save"];
}

/** What an offer says beside its prices: currency, dates, yearly rise, the total the vendor states. */
export function TermsForm(props: TermsFormProps) {
  const t = useTranslations("offers.terms");
  const { readOnly } = props;
  const sheet = props.sheet ?? props.sealed ?? null;
  const open = props.sheet;
  const submit = useSubmit();
  // What is sealed stays as it is until its keeper says that it is typed anew.
  const [keepsSealed, setKeepsSealed] = useState(props.sealed != null);
  const [terms, setTerms] = useState<OfferTerms>({
    currency: sheet?.currency ?? props.selectionCurrency,
    receivedOn: sheet?.receivedOn ?? null,
    validUntil: sheet?.validUntil ?? null,
    indexBasisPoints: open?.indexBasisPoints ?? 0,
    indexAfterMonths: open?.indexAfterMonths ?? 12,
    statedTotal: open?.statedTotal ?? null,
    source: open?.source ?? "",
    financedMonths: open?.financedMonths ?? null,
    financeBasisPoints: open?.financeBasisPoints ?? 0,
  });
  const change = (part: Partial<OfferTerms>) => setTerms({ ...terms, ...part });
  const day = (text: string): IsoDay | null => (text === "" ? null : parseIsoDay(text));

  return (
    <div className="grid max-w-3xl gap-5">
      <form
        className="grid gap-4 sm:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault();
          void submit.run(
            () =>
              props.save({
                selectionId: props.selectionId,
                candidateId: props.candidateId,
                expectedEdition: sheet?.edition ?? 0,
                terms,
                ...(keepsSealed ? { keepsSealed } : {}),
              }),
            () => notifyDone(t("saved")),
          );
        }}
      >
        <Select
          label={t("currency")}
          hint={sheet && terms.currency !== sheet.currency ? t("currencyChanges") : undefined}
          value={terms.currency}
          disabled={readOnly}
          options={CURRENCIES.map((each) => ({ value: each, label: each }))}
          onChange={(event) => {
            const currency = CURRENCIES.find((each) => each === event.target.value);
            if (currency) change({ currency });
          }}
        />
        <TextField
          type="date"
          label={t("receivedOn")}
          value={terms.receivedOn ?? ""}
          readOnly={readOnly}
          error={submit.faultOf("receivedOn")}
          onChange={(event) => change({ receivedOn: day(event.target.value) })}
        />
        <TextField
          type="date"
          label={t("validUntil")}
          value={terms.validUntil ?? ""}
          readOnly={readOnly}
          error={submit.faultOf("validUntil")}
          onChange={(event) => change({ validUntil: day(event.target.value) })}
        />
        {keepsSealed ? (
          <div
            className={classNames(
              "grid gap-2 rounded-md border border-rule px-4 py-3 sm:col-span-2",
              patternOf("sealed"),
            )}
          >
            <StatusMark state="sealed" className="justify-self-start" />
            <p className="text-sm text-ink-2">{t("sealedPart")}</p>
            {!readOnly && (
              <Button size="sm" className="justify-self-start" onClick={() => setKeepsSealed(false)}>
                {t("sealedAnew")}
              </Button>
            )}
          </div>
        ) : (
          <>
            <TextField
              label={t("source")}
              hint={t("sourceHint")}
              value={terms.source}
              maxLength={300}
              readOnly={readOnly}
              error={submit.faultOf("source")}
              onChange={(event) => change({ source: event.target.value })}
            />
            <NumberField
              label={t("index")}
              hint={t("indexHint")}
              suffix="%"
              min={0}
              max={25}
              decimals={2}
              value={terms.indexBasisPoints / 100}
              readOnly={readOnly}
              error={submit.faultOf("indexBasisPoints")}
              onCommit={(value) => change({ indexBasisPoints: Math.round((value ?? 0) * 100) })}
            />
            <NumberField
              label={t("indexAfter")}
              suffix={t("months")}
              inputClassName="pr-20"
              min={1}
              max={84}
              value={terms.indexAfterMonths}
              readOnly={readOnly}
              error={submit.faultOf("indexAfterMonths")}
              onCommit={(value) => change({ indexAfterMonths: value ?? 12 })}
            />
            <NumberField
              label={t("financedMonths")}
              hint={t("financedMonthsHint")}
              suffix={t("months")}
              inputClassName="pr-20"
              min={1}
              max={84}
              value={terms.financedMonths}
              readOnly={readOnly}
              error={submit.faultOf("financedMonths")}
              onCommit={(value) =>
                change({
                  financedMonths: value,
                  ...(value === null ? { financeBasisPoints: 0 } : {}),
                })
              }
            />
            <NumberField
              label={t("financeRate")}
              hint={t("financeRateHint")}
              suffix="%"
              min={0}
              max={50}
              decimals={2}
              value={terms.financeBasisPoints / 100}
              readOnly={readOnly || terms.financedMonths === null}
              error={submit.faultOf("financeBasisPoints")}
              onCommit={(value) => change({ financeBasisPoints: Math.round((value ?? 0) * 100) })}
            />
            <MoneyField
              label={t("statedTotal")}
              hint={t("statedTotalHint")}
              currency={terms.currency}
              value={terms.statedTotal}
              readOnly={readOnly}
              error={submit.faultOf("statedTotal")}
              onCommit={(value) => change({ statedTotal: value !== null && isMinor(value) ? value : null })}
            />
          </>
        )}
        <div className="flex flex-wrap items-center gap-3 self-end sm:col-span-2">
          {!readOnly && (
            <Button type="submit" look="primary" pending={submit.pending}>
              {t("save")}
            </Button>
          )}
          {submit.general && <FieldError>{submit.general}</FieldError>}
        </div>
      </form>
      {props.saveRate && sheet && sheet.currency !== props.selectionCurrency && (
        <Callout
          tone={props.rate === null ? "warn" : "neutral"}
          title={t("rateTitle", { currency: sheet.currency })}
        >
          <p className="mb-3 text-ink-2">{props.rate === null ? t("rateMissing") : t("rateKnown")}</p>
          <RateForm
            key={props.rate?.edition ?? 0}
            selectionId={props.selectionId}
            from={sheet.currency}
            into={props.selectionCurrency}
            rate={props.rate}
            readOnly={readOnly}
            save={props.saveRate}
          />
        </Callout>
      )}
    </div>
  );
}
