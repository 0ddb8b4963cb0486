"use client";

import { useTranslations } from "next-intl";
import type { Failure } from "@/lib/domain/outcome";
import { errorText } from "@/lib/i18n/error-text";
import type { SummaryFault } from "./form-summary";

/** What was refused, as sentences in the reader's language. */
export interface Faults {
  /** The sentence for one field; undefined when it is in order. */
  of(path: string): string | undefined;
  /** The sentence for the whole, when no field is to blame; null otherwise. */
  readonly general: string | null;
  /** All fields' sentences, for the summary at the top of a long form. */
  readonly all: readonly SummaryFault[];
}

/**
 * Turns a refused action into sentences beside the fields.
 *
 * @example const faults = useFaults(failure); <TextField error={faults.of("name")} … />
 */
export function useFaults(failure: Failure | null): Faults {
  const t = useTranslations("errors");
  const all = (failure?.fields ?? []).map(({ path, code, params }) => ({
    path,
    message: errorText(t, code, params),
  }));
  return {
    of: (path) => all.find((fault) => fault.path === path)?.message,
    general: failure && all.length === 0 ? errorText(t, failure.code, failure.params ?? {}) : null,
    all,
  };
}
