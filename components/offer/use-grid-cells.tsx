"use client";

import { useCallback, useMemo } from "react";
import { patternOf } from "@/components/ui/status-mark";
import type { Bundle } from "@/lib/domain/offer";
import type { Quantities } from "@/lib/domain/selection";
import { type CellContext, type CellField, cellText } from "./cell-text";
import { AmountView, CellView, FaultView } from "./cell-view";
import type { GridCell } from "./grid-shape";
import { SealedCellView } from "./sealed-cell-view";
import { type CellKey, cellAt, keyParts, sealedAt } from "./sheet-state";
import type { StoreSnapshot } from "./store-snapshot";
import { fieldKey } from "./typed-fault";

interface Ground {
  readonly only: string | null;
  readonly placeOf: (rowId: string, columnId: string) => { key: CellKey; field: CellField | null };
  readonly contextOf: (key: CellKey) => CellContext | null;
  readonly bundlesOf: (candidateId: string) => readonly Pick<Bundle, "id" | "name">[];
  readonly isLocked: (candidateId: string) => boolean;
  readonly nameOf: (lineId: string) => string;
  readonly quantities: Quantities;
}

/** Everything of the store that one cell shows. */
interface Shown {
  readonly value: ReturnType<typeof cellAt>;
  readonly fault: ReturnType<StoreSnapshot["faults"]["get"]>;
  readonly sealed: ReturnType<typeof sealedAt>;
  readonly conflict: boolean;
  readonly refusal: string | null;
  readonly warned: readonly string[];
}

const EMPTY: GridCell = { text: "", view: null };

/**
 * The cells of an offer grid. A cell that shows what it showed before is the very same object, so that a row in which
 * nothing has changed need not be drawn again: after an edit that is nearly all of them.
 */
export function useGridCells({
  snapshot: { sheet, faults },
  warned,
  ...ground
}: Ground & {
  readonly snapshot: StoreSnapshot;
  readonly warned: (candidateId: string, lineId: string) => readonly string[];
}): (rowId: string, columnId: string) => GridCell {
  const { only, placeOf, contextOf, bundlesOf, isLocked, nameOf, quantities } = ground;
  const make = useMemo(() => {
    const known = new Map<string, { readonly shown: Shown; readonly cell: GridCell }>();
    const around = { only, placeOf, contextOf, bundlesOf, isLocked, nameOf, quantities };
    return (rowId: string, columnId: string, shown: Shown): GridCell => {
      const name = `${rowId} ${columnId}`;
      const before = known.get(name);
      if (before && sameShown(before.shown, shown)) return before.cell;
      const cell = gridCell(around, rowId, columnId, shown);
      known.set(name, { shown, cell });
      return cell;
    };
  }, [only, placeOf, contextOf, bundlesOf, isLocked, nameOf, quantities]);
  return useCallback(
    (rowId, columnId) => {
      const { key, field } = placeOf(rowId, columnId);
      const { candidateId, lineId } = keyParts(key);
      return make(rowId, columnId, {
        value: cellAt(sheet, key),
        fault: field === null ? undefined : faults.get(fieldKey(key, field)),
        sealed: sealedAt(sheet, key),
        conflict: sheet.conflicts.has(key),
        refusal: sheet.refusals.get(key) ?? null,
        warned: field === "answer" ? warned(candidateId, lineId) : NOTHING,
      });
    },
    [make, placeOf, sheet, faults, warned],
  );
}

const NOTHING: readonly string[] = [];

function sameShown(a: Shown, b: Shown): boolean {
  return (
    a.value === b.value &&
    a.fault === b.fault &&
    a.sealed === b.sealed &&
    a.conflict === b.conflict &&
    a.refusal === b.refusal &&
    a.warned.length === b.warned.length &&
    a.warned.every((text, index) => text === b.warned[index])
  );
}

function gridCell(ground: Ground, rowId: string, columnId: string, shown: Shown): GridCell {
  const { key, field } = ground.placeOf(rowId, columnId);
  const context = ground.contextOf(key);
  if (!context) return EMPTY;
  const { candidateId } = keyParts(key);
  const { value, fault, sealed, conflict, refusal, warned } = shown;
  const locked = ground.isLocked(candidateId);
  if (field === null)
    return {
      text: "",
      readOnly: true,
      view: (
        <AmountView
          cell={value}
          line={context.line}
          quantities={ground.quantities}
          currency={context.currency}
        />
      ),
    };
  if (fault)
    return {
      text: fault.text,
      readOnly: locked,
      invalid: true,
      look: "bg-bad-soft",
      view: <FaultView fault={fault} />,
    };
  if (sealed)
    return {
      text: "",
      readOnly: locked,
      look: patternOf("sealed"),
      view: field === "answer" ? <SealedCellView cell={sealed} /> : null,
    };
  const text = cellText(value, field, context);
  if (field !== "answer")
    return { text, readOnly: locked, view: <span className="truncate text-ink-2">{text}</span> };
  return {
    text,
    readOnly: locked,
    invalid: refusal !== null || conflict,
    look: conflict ? "bg-warn-soft" : refusal === null ? undefined : "bg-bad-soft",
    view: (
      <CellView
        cell={value}
        line={context.line}
        lineName={ground.nameOf}
        bundleName={(id) => ground.bundlesOf(candidateId).find((each) => each.id === id)?.name ?? ""}
        currency={context.currency}
        conflict={conflict}
        refusal={refusal}
        warned={warned}
        isAlone={ground.only === null}
      />
    ),
  };
}
