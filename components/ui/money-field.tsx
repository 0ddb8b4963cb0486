"use client";

import { useLocale } from "next-intl";
import { useMemo } from "react";
import { formatMoney, plainFromMinor } from "@/lib/i18n/formats";
import { parseMoney } from "@/lib/i18n/parse-decimal";
import { ParsedInput, type ParsedInputProps } from "./parsed-input";

export interface MoneyFieldProps extends Omit<ParsedInputProps<number>, "suffix"> {
  /** ISO code; shown at the end of the field. */
  currency: string;
  /** Results and equity can be below zero; prices cannot. */
  allowNegative?: boolean | undefined;
}

/**
 * An amount. `value` and `onCommit` speak whole minor units (øre, cent); the form sends a plain decimal
 * ("1234.50"). An empty field is null: a price not given is never zero.
 *
 * @example <MoneyField label={t("equity")} currency="DKK" value={null} allowNegative onCommit={save} />
 */
export function MoneyField({ currency, allowNegative, ...rest }: MoneyFieldProps) {
  const locale = useLocale();
  const reader = useMemo(
    () => ({
      read: (text: string) => {
        const parsed = parseMoney(text, currency, locale);
        if (!parsed.ok) return { ...parsed, values: { currency } };
        if (parsed.minor < 0 && allowNegative !== true)
          return { ok: false, code: "number.negative" } as const;
        return { ok: true, value: parsed.minor } as const;
      },
      write: (minor: number) => formatMoney(minor, currency, locale),
      plain: (minor: number) => plainFromMinor(minor, currency),
      example: formatMoney(123450, currency, locale),
    }),
    [locale, currency, allowNegative],
  );
  return <ParsedInput {...rest} suffix={currency} reader={reader} />;
}
