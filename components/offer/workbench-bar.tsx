"use client";

import { Check, Redo2, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { FaultCount, OfferSaveStatus } from "./sheet-notices";
import type { StoreSnapshot } from "./store-snapshot";

/** Above the grid: steps back and forth, whether everything is saved, and what could not be read. */
export function WorkbenchBar(props: {
  readonly snapshot: StoreSnapshot;
  readonly readOnly: boolean;
  /** There is a keyboard to speak of. */
  readonly showsKeys: boolean;
  readonly faults: number;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  /** Goes to the first thing that could not be read. */
  readonly onFault: () => void;
  /** Lines nobody has answered; 0 where they are not told of. */
  readonly open: number;
  /** Only those lines are shown. */
  readonly isNarrowed: boolean;
  readonly onNarrow: () => void;
  /** Goes to the next of them; left out where there is no grid to go in. */
  readonly onNext?: (() => void) | undefined;
}) {
  const t = useTranslations("offers");
  const { snapshot, readOnly } = props;
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-1">
      {!readOnly && (
        <span className="flex gap-0.5">
          <IconButton label={t("undo")} size="sm" disabled={!snapshot.canUndo} onClick={props.onUndo}>
            <Undo2 aria-hidden />
          </IconButton>
          <IconButton label={t("redo")} size="sm" disabled={!snapshot.canRedo} onClick={props.onRedo}>
            <Redo2 aria-hidden />
          </IconButton>
        </span>
      )}
      {readOnly ? (
        <span className="text-sm text-ink-3">{t("readOnly")}</span>
      ) : (
        <OfferSaveStatus status={snapshot.status} />
      )}
      <FaultCount count={props.faults} onGo={props.onFault} />
      {(props.open > 0 || props.isNarrowed) && (
        <span className="flex flex-wrap gap-2">
          <Button size="sm" aria-pressed={props.isNarrowed} onClick={props.onNarrow}>
            {props.isNarrowed && <Check aria-hidden className="size-3.5" />}
            {t("open.only", { count: props.open })}
          </Button>
          {props.onNext && props.open > 0 && (
            <Button size="sm" look="quiet" onClick={props.onNext}>
              {t("open.next")}
            </Button>
          )}
        </span>
      )}
      {props.showsKeys && !readOnly && (
        <span className="ml-auto text-xs text-ink-3 max-lg:hidden">{t("keys")}</span>
      )}
    </div>
  );
}
