"use client";

import { useTranslations } from "next-intl";
import { errorText } from "@/lib/i18n/error-text";
import type { Fault } from "./send-selection-file";

/** The faults of a file: the place as the file has it, and what is wrong there in words. */
export function FaultList({ faults }: { faults: readonly Fault[] }) {
  const tError = useTranslations("errors");
  return (
    <ol className="grid gap-2">
      {faults.map((fault) => (
        <li key={`${fault.path} ${fault.code}`} className="border-b border-rule pb-2 last:border-0">
          <code className="num block text-sm break-all text-ink-2">{fault.path || "/"}</code>
          {errorText(tError, fault.code, fault.params)}
        </li>
      ))}
    </ol>
  );
}
