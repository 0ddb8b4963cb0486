import { MAX_PRICE_MINOR } from "@/lib/domain/money";
import { SELECTION_LIMITS } from "@/lib/domain/selection";
import { filled } from "../export-texts";
import type { Check } from "./form-sheet";
import type { RequestTexts } from "./request-texts";

/** What each kind of cell takes, and what is said when it does not. Spreadsheets cut messages at 225 characters. */
export function checks({ check }: RequestTexts) {
  const stop = (message: string): Omit<Check, "type"> => ({
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: "stop",
    errorTitle: check.title.slice(0, 32),
    errorMessage: message.slice(0, 225),
  });
  const decimal = (most: number, message: string): Check => ({
    type: "decimal",
    operator: "between",
    formula1: "0",
    formula2: String(most),
    ...stop(message),
  });
  return {
    list: (range: string): Check => ({ type: "list", formula1: range, ...stop(check.list) }),
    price: decimal(MAX_PRICE_MINOR / 100, check.price),
    // A whole offer may cost more than any single line of it.
    stated: decimal(1_000_000_000_000, check.price),
    quantity: decimal(SELECTION_LIMITS.quantityMaxMilli / 1000, check.quantity),
    percent: (most: number): Check => decimal(most, filled(check.percent, { limit: most })),
    months: (mayBeEmpty: boolean): Check => ({
      type: "whole",
      operator: "between",
      formula1: "1",
      formula2: "84",
      ...stop(mayBeEmpty ? check.monthsFinanced : check.months),
    }),
    // Days since 1900: from 2020 to 2099.
    date: {
      type: "date",
      operator: "between",
      formula1: "43831",
      formula2: "73050",
      ...stop(check.date),
    } as const,
    text: (most: number): Check => ({
      type: "textLength",
      operator: "lessThanOrEqual",
      formula1: String(most),
      ...stop(filled(check.text, { limit: most })),
    }),
  };
}

export type Checks = ReturnType<typeof checks>;
