"use client";

import { CircleAlert, RotateCcw, TriangleAlert, X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { type SaveState, SaveStatus } from "@/components/ui/save-status";
import type { Cell } from "@/lib/domain/offer";
import { errorText } from "@/lib/i18n/error-text";
import { formatMoment } from "@/lib/i18n/formats";
import { SealedCellView } from "./sealed-cell-view";
import type { CellKey, StoredCell } from "./sheet-state";
import type { StoreStatus } from "./store-snapshot";

/** Whether what was typed is safe, and where it is if the server does not have it. */
export function OfferSaveStatus({ status }: { readonly status: StoreStatus }) {
  const t = useTranslations("offers.save");
  const errors = useTranslations("errors");
  const state: SaveState =
    status.kind === "failed"
      ? {
          kind: "failed",
          reason: `${status.code === "network" ? t("offline") : errorText(errors, status.code)} ${
            status.again ? t("keptAgain") : t("kept")
          }`,
        }
      : status;
  return <SaveStatus state={state} />;
}

/** Says that an earlier visit's unsent cells were put back. */
export function RestoredNotice({ count }: { readonly count: number }) {
  const t = useTranslations("offers");
  const common = useTranslations("common.action");
  const [isShown, setShown] = useState(true);
  if (!isShown) return null;
  return (
    <div
      role="status"
      className="flex items-center gap-2.5 rounded-md border border-rule bg-accent-soft px-3 py-1.5 text-sm"
    >
      <RotateCcw aria-hidden className="size-3.5 shrink-0 text-accent" />
      <span className="min-w-0 flex-1">{t("restored", { count })}</span>
      <IconButton label={common("dismiss")} size="sm" onClick={() => setShown(false)}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
}

export interface SheetConflict {
  readonly key: CellKey;
  readonly lineName: string;
  readonly candidateName: string;
  readonly mine: Cell;
  readonly theirs: StoredCell;
}

/** Every cell where somebody else was faster, with both values, until one of them is chosen. */
export function ConflictList(props: {
  readonly conflicts: readonly SheetConflict[];
  readonly write: (key: CellKey, cell: Cell) => string;
  readonly onSettle: (key: CellKey, choice: "mine" | "theirs") => void;
  readonly onGo: (key: CellKey) => void;
}) {
  const t = useTranslations("offers.conflict");
  const locale = useLocale();
  const { conflicts } = props;
  if (conflicts.length === 0) return null;
  const shown = conflicts.slice(0, 5);
  const all = (choice: "mine" | "theirs") => {
    for (const { key } of conflicts) props.onSettle(key, choice);
  };
  return (
    <section
      aria-label={t("title", { count: conflicts.length })}
      className="rounded-md border border-l-3 border-rule border-l-warn bg-raised px-4 py-3 text-base"
    >
      <div role="alert" className="mb-2 flex flex-wrap items-center gap-2">
        <TriangleAlert aria-hidden className="size-4 text-warn" />
        <strong className="mr-auto font-semibold">{t("title", { count: conflicts.length })}</strong>
        {conflicts.length > 1 && (
          <>
            <Button size="sm" onClick={() => all("mine")}>
              {t("keepAllMine")}
            </Button>
            <Button size="sm" onClick={() => all("theirs")}>
              {t("takeAllTheirs")}
            </Button>
          </>
        )}
      </div>
      <ul className="grid gap-2">
        {shown.map((conflict) => (
          <li
            key={conflict.key}
            className="flex flex-wrap items-center gap-x-4 gap-y-1.5 border-t border-rule pt-2"
          >
            <div className="min-w-0 flex-1 basis-64">
              <button
                type="button"
                className="font-medium underline-offset-2 hover:underline"
                onClick={() => props.onGo(conflict.key)}
              >
                {conflict.lineName}, {conflict.candidateName}
              </button>
              <p className="text-sm text-ink-2">
                {t("who", {
                  name: conflict.theirs.updatedBy,
                  at: formatMoment(conflict.theirs.updatedAt, locale),
                })}
              </p>
            </div>
            <dl className="num flex gap-4 text-sm">
              <div>
                <dt className="text-2xs text-ink-3">{t("mine")}</dt>
                <dd className="font-medium">{props.write(conflict.key, conflict.mine)}</dd>
              </div>
              <div>
                <dt className="text-2xs text-ink-3">{t("theirs")}</dt>
                <dd className="font-medium">
                  {"cell" in conflict.theirs ? (
                    props.write(conflict.key, conflict.theirs.cell)
                  ) : (
                    <SealedCellView cell={conflict.theirs} />
                  )}
                </dd>
              </div>
            </dl>
            <div className="flex gap-2">
              <Button size="sm" onClick={() => props.onSettle(conflict.key, "mine")}>
                {t("keepMine")}
              </Button>
              <Button size="sm" onClick={() => props.onSettle(conflict.key, "theirs")}>
                {t("takeTheirs")}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {conflicts.length > shown.length && (
        <p className="mt-2 text-sm text-ink-2">{t("more", { count: conflicts.length - shown.length })}</p>
      )}
    </section>
  );
}

/** How many cells could not be read or stored, and a way to the first of them. */
export function FaultCount({ count, onGo }: { readonly count: number; readonly onGo: () => void }) {
  const t = useTranslations("offers");
  if (count === 0) return null;
  return (
    <button
      type="button"
      onClick={onGo}
      className="inline-flex items-center gap-1.5 text-sm font-medium text-bad underline-offset-2 hover:underline"
    >
      <CircleAlert aria-hidden className="size-3.5" />
      {t("faults", { count })}
    </button>
  );
}
