"use client";

import { useLocale } from "next-intl";
import { useMemo } from "react";
import { formatPlainDecimal } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locales";
import { parseDecimal } from "@/lib/i18n/parse-decimal";
import { ParsedInput, type ParsedInputProps, type Reading } from "./parsed-input";

export interface NumberFieldProps extends ParsedInputProps<number> {
  min?: number | undefined;
  max?: number | undefined;
  /** How many decimals may be given. 0 (the default) asks for a whole number. */
  decimals?: number | undefined;
}

/**
 * A number that is not money: a quantity, a year, a percentage. Takes 1.234,5 and 1,234.5.
 * For exact amounts use MoneyField.
 *
 * @example <NumberField label={t("users")} value={120} min={0} onCommit={setUsers} />
 */
export function NumberField({ min, max, decimals, ...rest }: NumberFieldProps) {
  const locale = useLocale();
  const places = decimals ?? 0;
  const reader = useMemo(
    () => ({
      read: (text: string) => readNumber(text, locale, { places, min, max }),
      write: (value: number) => formatPlainDecimal(plainNumber(value), locale),
      plain: plainNumber,
      example: formatPlainDecimal(places === 0 ? "1234" : "1234.5", locale),
    }),
    [locale, places, min, max],
  );
  return <ParsedInput {...rest} reader={reader} />;
}

interface Limits {
  places: number;
  min: number | undefined;
  max: number | undefined;
}

function readNumber(text: string, locale: Locale, { places, min, max }: Limits): Reading<number> {
  const parsed = parseDecimal(text, locale);
  if (!parsed.ok) return parsed;
  const fraction = (parsed.plain.split(".")[1] ?? "").replace(/0+$/, "");
  if (fraction.length > places) {
    return { ok: false, code: places === 0 ? "number.not_whole" : "number.too_many_decimals" };
  }
  const value = Number(parsed.plain);
  if (min !== undefined && value < min) {
    if (min === 0) return { ok: false, code: "number.negative" };
    return {
      ok: false,
      code: "number.too_low",
      values: { limit: formatPlainDecimal(plainNumber(min), locale) },
    };
  }
  if (max !== undefined && value > max) {
    return {
      ok: false,
      code: "number.too_high",
      values: { limit: formatPlainDecimal(plainNumber(max), locale) },
    };
  }
  return { ok: true, value };
}

/** The shortest decimal text of a number, without an exponent. */
function plainNumber(value: number): string {
  const text = String(value);
  return text.includes("e") ? value.toFixed(20).replace(/\.?0+$/, "") : text;
}
