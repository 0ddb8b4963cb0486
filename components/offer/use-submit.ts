"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Failure, Outcome } from "@/lib/domain/outcome";
import { errorText } from "@/lib/i18n/error-text";

/** Sends something, once at a time, and turns what comes back into sentences beside the fields. */
export function useSubmit() {
  const t = useTranslations("errors");
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function run<Value>(
    send: () => Promise<Outcome<Value>>,
    onDone: (value: Value) => void = () => {},
  ): Promise<void> {
    if (pending) return;
    setPending(true);
    setFailure(null);
    const outcome = await send().catch((): Failure => ({ ok: false, code: "network" }));
    setPending(false);
    if (outcome.ok) onDone(outcome.value);
    else setFailure(outcome);
  }

  return {
    run,
    pending,
    failure,
    clear: () => setFailure(null),
    /** The sentence for one field, by its path. */
    faultOf: (path: string): string | undefined => {
      const fault = failure?.fields?.find((each) => each.path === path || each.path.endsWith(`.${path}`));
      return fault && errorText(t, fault.code, { ...fault.params });
    },
    /** The sentence for the whole, unless every fault has a field of its own. */
    general: failure && !failure.fields?.length ? errorText(t, failure.code, { ...failure.params }) : null,
  };
}
