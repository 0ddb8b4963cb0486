"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Select } from "@/components/ui/select";
import { StatusMark } from "@/components/ui/status-mark";
import { CURRENCIES, type Currency } from "@/lib/domain/money";
import type { ExchangeRate } from "@/lib/domain/offer";
import { formatDay, formatPlainDecimal } from "@/lib/i18n/formats";
import { RateForm, type RateFormProps } from "./rate-form";

/**
 * The rates between the selection's currency and others, which are the lead's own numbers and no vendor's: they can be
 * typed while prices are sealed.
 */
export function RatesPanel(props: {
  readonly selectionId: string;
  readonly own: Currency;
  readonly rates: readonly (ExchangeRate & { readonly edition: number })[];
  /** Currencies that offers have come in. */
  readonly used: readonly Currency[];
  readonly readOnly: boolean;
  readonly save: RateFormProps["save"];
}) {
  const { own, rates, readOnly } = props;
  const t = useTranslations("offers.rates");
  const locale = useLocale();
  const rateOf = (currency: Currency) => rates.find((rate) => rate.currency === currency) ?? null;
  const missing = props.used.filter((currency) => currency !== own && rateOf(currency) === null);
  const others = CURRENCIES.filter((currency) => currency !== own);
  const [chosen, setChosen] = useState<Currency | null>(missing[0] ?? null);
  const rate = chosen === null ? null : rateOf(chosen);
  if (readOnly && rates.length === 0 && missing.length === 0) return null;
  return (
    <section aria-labelledby="rates" className="grid max-w-3xl gap-3 border-t border-rule pt-4">
      <div className="grid gap-1">
        <h2 id="rates" className="text-lg font-semibold tracking-tight">
          {t("title")}
        </h2>
        <p className="text-base text-ink-2">{t("body", { currency: own })}</p>
      </div>
      {(rates.length > 0 || missing.length > 0) && (
        <ul className="divide-y divide-rule rounded-lg border border-rule-strong">
          {rates.map(({ currency, rateMillionths, date }) => (
            <li key={currency} className="num flex flex-wrap justify-between gap-x-4 px-3.5 py-2">
              <span>
                {t("line", {
                  from: currency,
                  into: own,
                  rate: formatPlainDecimal(String(rateMillionths / 1_000_000), locale),
                })}
              </span>
              <span className="text-ink-3">{t("of", { day: formatDay(date, locale) })}</span>
            </li>
          ))}
          {missing.map((currency) => (
            <li key={currency} className="flex flex-wrap justify-between gap-x-4 px-3.5 py-2">
              <span>{t("missing", { currency })}</span>
              <StatusMark state="missing" />
            </li>
          ))}
        </ul>
      )}
      {!readOnly && (
        <div className="grid items-start gap-3 sm:grid-cols-[11rem_1fr]">
          <Select
            label={t("currency")}
            emptyLabel={t("choose")}
            value={chosen ?? ""}
            options={others.map((currency) => ({ value: currency, label: currency }))}
            onChange={(event) =>
              setChosen(others.find((currency) => currency === event.target.value) ?? null)
            }
          />
          {chosen !== null && (
            <RateForm
              key={`${chosen} ${rate?.edition ?? 0}`}
              selectionId={props.selectionId}
              from={chosen}
              into={own}
              rate={rate}
              readOnly={false}
              save={props.save}
            />
          )}
        </div>
      )}
    </section>
  );
}
