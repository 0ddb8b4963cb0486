"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ClipboardEvent, type KeyboardEvent, useId, useState } from "react";
import {
  type AmountUnit,
  keepFigure,
  readFigure,
  showFigure,
  unreadText,
} from "@/components/candidate/account-figure";
import { classNames } from "@/components/ui/class-names";
import { FieldError, inputClass } from "@/components/ui/field";
import { errorText } from "@/lib/i18n/error-text";
import { formatMoney } from "@/lib/i18n/formats";

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** Moves the focus to a neighbouring cell of the same grid. */
function moveTo(from: HTMLElement, { row, column }: CellPlace): void {
  const cell = from.closest("table")?.querySelector(`[data-cell="${row}:${column}"]`);
  if (!(cell instanceof HTMLInputElement)) return;
  cell.focus();
  cell.select();
}

/**
 * One amount in the grid of accounts: left alone while it is typed, kept at every stroke, echoed in the reader's own
 * notation when left. Enter and the arrows up and down move within the column; a block can be pasted from here on.
 */
export function AccountCell(props: {
  label: string;
  /** As kept by `keepFigure`. */
  kept: string;
  onKeep: (kept: string) => void;
  onPaste: (text: string) => void;
  unit: AmountUnit;
  currency: string;
  place: CellPlace;
  fault: string | undefined;
  /** Whole numbers (employees): no currency, no thousands. */
  isCount?: boolean | undefined;
}) {
  const { label, kept, onKeep, unit, currency, place, isCount } = props;
  const tErrors = useTranslations("errors");
  const locale = useLocale();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const shownUnit = isCount ? 1 : unit;
  const unread = unreadText(kept);
  const fault = typed === null && unread !== null ? unreadFault(unread) : props.fault;

  function unreadFault(text: string): string {
    const reading = readFigure(text, shownUnit, currency, locale);
    const example = formatMoney(123_450, currency, locale);
    return errorText(tErrors, reading.ok ? "number.not_a_number" : reading.code, { example, currency });
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === "ArrowUp") moveTo(event.currentTarget, { ...place, row: place.row - 1 });
    else if (event.key === "ArrowDown" || event.key === "Enter")
      moveTo(event.currentTarget, { ...place, row: place.row + 1 });
    else return;
    event.preventDefault();
  }

  function onPaste(event: ClipboardEvent<HTMLInputElement>): void {
    const text = event.clipboardData.getData("text/plain");
    if (!/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    setTyped(null);
    props.onPaste(text);
  }

  return (
    <div className="grid gap-1">
      <input
        aria-label={label}
        aria-invalid={fault === undefined ? undefined : true}
        aria-describedby={fault === undefined ? undefined : `${id}-fault`}
        data-cell={`${place.row}:${place.column}`}
        inputMode={isCount ? "numeric" : "text"}
        autoComplete="off"
        spellCheck={false}
        className={classNames(inputClass, "num h-8 text-right pointer-coarse:h-11")}
        value={typed ?? showFigure(kept, shownUnit, locale)}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          setTyped(event.target.value);
          onKeep(keepFigure(event.target.value, shownUnit, currency, locale));
        }}
        onBlur={() => setTyped(null)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      {fault !== undefined && <FieldError id={`${id}-fault`}>{fault}</FieldError>}
    </div>
  );
}
