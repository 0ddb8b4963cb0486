"use client";

import { useLocale, useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { OfferWarningBand } from "@/components/price/offer-warning-band";
import { SETTLED, useOfferWarnings } from "@/components/price/use-offer-warnings";
import { notifyFailed } from "@/components/ui/notify";
import type { Currency } from "@/lib/domain/money";
import type { Bundle } from "@/lib/domain/offer";
import type { OfferSheet, SheetLine } from "@/lib/domain/offer-sheet";
import type { OfferWarning } from "@/lib/domain/offer-warnings";
import type { SealedSheet } from "@/lib/domain/sealed-offer";
import type { Quantities } from "@/lib/domain/selection";
import { CELL_FIELDS, type CellContext, type CellField, cellText } from "./cell-text";
import type { GridSelection, GridText } from "./grid-shape";
import { OfferCellPanel } from "./offer-cell-panel";
import { OfferPhoneList } from "./offer-phone-list";
import type { PlacedText, Rectangle } from "./paste-block";
import { SheetGrid } from "./sheet-grid";
import { ConflictList, RestoredNotice } from "./sheet-notices";
import { type CellKey, cellAt, cellKey, keyParts, sealedAt } from "./sheet-state";
import type { StoreOptions } from "./store-snapshot";
import { useCellWords } from "./use-cell-words";
import { useGridCells } from "./use-grid-cells";
import { useGridFrame } from "./use-grid-frame";
import { useOfferStore } from "./use-offer-store";
import { nextOpen, useOpenLines } from "./use-open-lines";
import { WorkbenchBar } from "./workbench-bar";

export interface OfferCandidate {
  readonly id: string;
  readonly name: string;
  readonly letter: string | null;
}

export interface OfferWorkbenchProps {
  readonly selectionId: string;
  readonly currency: Currency;
  readonly quantities: Quantities;
  readonly lines: readonly SheetLine[];
  readonly candidates: readonly OfferCandidate[];
  readonly sheets: readonly OfferSheet[];
  /** While prices are sealed, instead of `sheets`: which cells are stored, not what they say. */
  readonly sealedSheets?: readonly SealedSheet[] | undefined;
  /** Null: all candidates side by side. Otherwise this one's answers, part by part. */
  readonly only: string | null;
  readonly readOnly: boolean;
  readonly reader: { readonly key: string; readonly name: string };
  readonly save: StoreOptions["save"];
  /** What to notice on the offers shown; undefined where nothing is said of them. */
  readonly warnings?: readonly OfferWarning[] | undefined;
  /** Is told how many lines of the one offer are still to be answered, whenever that changes. */
  readonly onOpenLines?: ((count: number) => void) | undefined;
}

const FIRST: GridSelection = { row: 0, column: 0, range: { top: 0, left: 0, bottom: 0, right: 0 } };
const NO_BUNDLES: readonly Bundle[] = [];
const NOTHING_SEALED: readonly SealedSheet[] = [];
const NARROW = "(max-width: 48rem)";
const subscribeToWidth = (listener: () => void) => {
  const query = window.matchMedia(NARROW);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
};

/** The offers as a grid to type in, with the details of the focused cell beside it. */
export function OfferWorkbench(props: OfferWorkbenchProps) {
  const t = useTranslations("offers");
  const locale = useLocale();
  const words = useCellWords();
  const { lines, candidates, only } = props;
  // One offer that stands as its vendor submitted it is read like any other that is not the reader's to type.
  const readOnly =
    props.readOnly ||
    (only !== null &&
      [...props.sheets, ...(props.sealedSheets ?? [])].some(
        (each) => each.candidateId === only && each.isAsSubmitted,
      ));
  const { store, snapshot } = useOfferStore(
    {
      selectionId: props.selectionId,
      actorName: props.reader.name,
      scope: `${props.reader.key}.${only ?? props.selectionId}`,
      save: props.save,
      isSealed: props.sealedSheets !== undefined,
    },
    props.sheets,
    props.sealedSheets ?? NOTHING_SEALED,
    readOnly,
  );
  const { sheet, faults } = snapshot;
  const { status } = snapshot;
  const warned = useOfferWarnings(
    props.warnings,
    props.currency,
    status.kind === "saved" ? status.at : null,
    only === null ? SETTLED.all : SETTLED.one,
  );
  const isNarrow = useSyncExternalStore(
    subscribeToWidth,
    () => window.matchMedia(NARROW).matches,
    () => false,
  );
  const [selection, setSelection] = useState<GridSelection>(FIRST);
  const openLines = useOpenLines(lines, only, sheet);
  const { shown } = openLines;
  const { onOpenLines } = props;
  useEffect(() => onOpenLines?.(openLines.open.length), [onOpenLines, openLines.open.length]);
  const copied = useRef<{ text: string; cells: Map<string, CellKey> } | null>(null);
  const panel = useRef<HTMLElement>(null);

  const lineById = useMemo(() => new Map(lines.map((line) => [line.id, line])), [lines]);
  const sheetOf = useMemo(
    () =>
      new Map(
        [...props.sheets, ...(props.sealedSheets ?? [])].map((each) => [each.candidateId, each] as const),
      ),
    [props.sheets, props.sealedSheets],
  );
  const nameOf = useCallback((lineId: string) => lineById.get(lineId)?.name ?? "", [lineById]);
  const candidateName = (id: string) => candidates.find((each) => each.id === id)?.name ?? "";

  const contextOf = useCallback(
    (key: CellKey): CellContext | null => {
      const { candidateId, lineId } = keyParts(key);
      const line = lineById.get(lineId);
      if (!line) return null;
      const offer = sheetOf.get(candidateId);
      return {
        line,
        lines,
        bundles: offer?.bundles ?? NO_BUNDLES,
        currency: offer?.currency ?? props.currency,
        locale,
        words,
      };
    },
    [lineById, sheetOf, lines, props.currency, locale, words],
  );

  const bundlesOf = useCallback(
    (candidateId: string) => sheetOf.get(candidateId)?.bundles ?? NO_BUNDLES,
    [sheetOf],
  );
  const isLocked = useCallback(
    (candidateId: string) => sheetOf.get(candidateId)?.isAsSubmitted === true,
    [sheetOf],
  );
  const warningsHref = `/selections/${props.selectionId}/offers/price#warnings`;
  const { rows, columns } = useGridFrame({
    ...{ lines: shown, candidates, only, isLocked, warnings: props.warnings, warningsHref },
    currencyOf: useCallback(
      (candidateId: string) => sheetOf.get(candidateId)?.currency ?? props.currency,
      [sheetOf, props.currency],
    ),
  });

  const placeOf = useCallback(
    (rowId: string, columnId: string): { key: CellKey; field: CellField | null } => ({
      key: cellKey(only ?? columnId, rowId),
      field: only === null ? "answer" : (CELL_FIELDS.find((field) => field === columnId) ?? null),
    }),
    [only],
  );

  const cell = useGridCells({
    ...{ snapshot, only, placeOf, contextOf, isLocked, nameOf, warned, quantities: props.quantities },
    bundlesOf,
  });

  function write(texts: readonly GridText[]): void {
    store.write(
      texts.flatMap(({ rowId, columnId, text }) => {
        const { key, field } = placeOf(rowId, columnId);
        return field === null ? [] : [{ key, field, text }];
      }),
      contextOf,
    );
  }

  const typing = useMemo<GridText | null>(
    () =>
      snapshot.typing && {
        rowId: snapshot.typing.row,
        columnId: snapshot.typing.column,
        text: snapshot.typing.text,
      },
    [snapshot.typing],
  );

  const lineAt = (row: number) => shown[row];
  const activeLine = lineAt(selection.row);
  const activeColumn = columns[selection.column];
  const activeKey = activeLine && activeColumn ? placeOf(activeLine.id, activeColumn.id).key : null;

  function goTo(key: CellKey, takesFocus = false): void {
    const { candidateId, lineId } = keyParts(key);
    const isShown = shown.some((line) => line.id === lineId);
    if (!isShown) openLines.narrow(false);
    const row = (isShown ? shown : lines).findIndex((line) => line.id === lineId);
    const column = only === null ? columns.findIndex((each) => each.id === candidateId) : 0;
    if (row < 0 || column < 0) return;
    setSelection({ row, column, range: { top: row, left: column, bottom: row, right: column }, takesFocus });
  }

  function goToNextOpen(): void {
    const ids = (some: readonly SheetLine[]) => some.map(({ id }) => id);
    const next = nextOpen(ids(shown), ids(openLines.open), selection.row);
    if (next !== null && only !== null) goTo(cellKey(only, next), true);
  }

  function onCopy(text: string, range: Rectangle): void {
    const cells = new Map<string, CellKey>();
    for (let row = range.top; row <= range.bottom; row += 1)
      for (let column = range.left; column <= range.right; column += 1) {
        const line = lineAt(row);
        const from = columns[column];
        if (line && from)
          cells.set(`${row - range.top}:${column - range.left}`, placeOf(line.id, from.id).key);
      }
    copied.current = only === null ? { text, cells } : null;
  }

  /** Whole cells, with driver, tiers and note, when the block comes from this very grid. */
  function onPasteOwn(text: string, placed: readonly PlacedText[]): boolean {
    const own = copied.current;
    const first = placed[0];
    if (!own || own.text !== text || !first) return false;
    const edits = placed.flatMap(({ row, column }) => {
      const single = own.cells.size === 1 ? "0:0" : `${row - first.row}:${column - first.column}`;
      const from = own.cells.get(single);
      const line = lineAt(row);
      const into = columns[column];
      // What a sealed cell says is not known here, so it cannot be copied.
      if (!from || !line || !into || sealedAt(sheet, from) || isLocked(only ?? into.id)) return [];
      const value = cellAt(sheet, from);
      const source = lineById.get(keyParts(from).lineId);
      const fits =
        value.state === "not_offered" || value.state === "unanswered" || source?.kind === line.kind;
      const points = value.state === "bundled" || (value.state === "included" && value.inLineId === line.id);
      return fits && !points ? [{ key: placeOf(line.id, into.id).key, cell: value }] : [];
    });
    if (edits.length !== placed.length) return false;
    store.put(edits);
    return true;
  }

  const conflicts = [...sheet.conflicts].map(([key, theirs]) => ({
    key,
    theirs,
    mine: cellAt(sheet, key),
    lineName: nameOf(keyParts(key).lineId),
    candidateName: candidateName(keyParts(key).candidateId),
  }));
  const faultKeys = [...faults.keys(), ...sheet.refusals.keys()];
  const show = (keys: readonly CellKey[] | null) => {
    const [first] = keys ?? [];
    if (first) goTo(first);
  };
  const inWords = (key: CellKey, value: Parameters<typeof cellText>[0]) => {
    const context = contextOf(key);
    const text = context ? cellText(value, "answer", context) : "";
    return text === "" ? t("state.unanswered") : text;
  };

  return (
    <div className="grid gap-3">
      <OfferWarningBand
        warnings={props.warnings ?? []}
        currency={props.currency}
        named={only === null ? candidates : undefined}
        href={only === null ? warningsHref : undefined}
        onGo={isNarrow ? undefined : (lineId, candidateId) => goTo(cellKey(candidateId, lineId))}
      />
      {snapshot.restored !== null && <RestoredNotice count={snapshot.restored} />}
      <ConflictList
        conflicts={conflicts}
        write={inWords}
        onSettle={(key, choice) => store.settle(key, choice)}
        onGo={goTo}
      />
      <WorkbenchBar
        snapshot={snapshot}
        readOnly={readOnly}
        showsKeys={!isNarrow}
        faults={faultKeys.length}
        onUndo={() => show(store.undo())}
        onRedo={() => show(store.redo())}
        onFault={() => {
          const [candidateId = "", lineId = ""] = faultKeys[0]?.split(" ") ?? [];
          goTo(cellKey(candidateId, lineId), true);
        }}
        open={readOnly ? 0 : openLines.open.length}
        isNarrowed={openLines.isNarrowed}
        onNarrow={() => {
          openLines.narrow(!openLines.isNarrowed);
          setSelection(FIRST);
        }}
        onNext={isNarrow ? undefined : goToNextOpen}
      />
      {isNarrow ? (
        <OfferPhoneList
          candidates={only === null ? candidates : candidates.filter((each) => each.id === only)}
          lines={lines}
          shown={shown}
          snapshot={snapshot}
          contextOf={contextOf}
          bundlesOf={bundlesOf}
          quantities={props.quantities}
          readOnly={readOnly}
          isLocked={isLocked}
          warned={warned}
          onPut={(key, value) => store.put([{ key, cell: value }])}
        />
      ) : (
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_15.5rem] lg:gap-4 xl:grid-cols-[minmax(0,1fr)_19rem]">
          <SheetGrid
            label={only === null ? t("gridLabel") : t("gridLabelOne", { name: candidateName(only) })}
            rowHead={t("line")}
            rows={rows}
            columns={columns}
            cell={cell}
            readOnly={readOnly}
            selection={selection}
            onSelect={setSelection}
            onWrite={write}
            onUndo={() => show(store.undo())}
            onRedo={() => show(store.redo())}
            onOutside={(count) => notifyFailed(t("outside", { count }))}
            onDetails={() => panel.current?.querySelector<HTMLElement>("select, input, textarea")?.focus()}
            onTyping={(text) =>
              store.type(text && { row: text.rowId, column: text.columnId, text: text.text })
            }
            typing={typing}
            onCopy={onCopy}
            onPasteOwn={onPasteOwn}
          />
          {activeKey && (
            <OfferCellPanel
              ref={panel}
              cellKey={activeKey}
              snapshot={snapshot}
              context={contextOf(activeKey)}
              bundles={bundlesOf(keyParts(activeKey).candidateId)}
              candidate={candidates.find((each) => each.id === keyParts(activeKey).candidateId) ?? null}
              quantities={props.quantities}
              readOnly={readOnly || isLocked(keyParts(activeKey).candidateId)}
              warned={warned(keyParts(activeKey).candidateId, keyParts(activeKey).lineId)}
              onPut={(value) => store.put([{ key: activeKey, cell: value }])}
              onSettle={(choice) => store.settle(activeKey, choice)}
              inWords={(value) => inWords(activeKey, value)}
            />
          )}
        </div>
      )}
    </div>
  );
}
