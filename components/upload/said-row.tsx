"use client";

import { useTranslations } from "next-intl";
import type { SaidCell } from "@/lib/domain/upload-rest";
import { useColumnName } from "./use-column-name";

/** A row of the workbook as it stands there, to be read beside the form that mends it. */
export function SaidRow({ cells }: { readonly cells: readonly SaidCell[] }) {
  const t = useTranslations("upload.mend");
  const nameOf = useColumnName();
  return (
    <section aria-label={t("said")} className="rounded-md bg-sunk px-3 py-2.5">
      <h3 className="mb-1.5 text-xs font-medium text-ink-2">{t("said")}</h3>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
        {cells.map(({ column, text }) => (
          <div key={column} className="contents">
            <dt className="text-ink-2">{nameOf(column)}</dt>
            <dd className="wrap-anywhere">{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
