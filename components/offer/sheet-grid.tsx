// biome-ignore-all lint/a11y/useSemanticElements: a table cannot be a grid whose rows come and go while scrolling
"use client";

import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { headingAbove } from "./catalogue-rows";
import { type GridCommand, gridCommand, nextPlace } from "./grid-keys";
import { HeadingRow, LineRow } from "./grid-row";
import type { GridCell, GridColumn, GridRow, GridSelection, GridText } from "./grid-shape";
import { blockText, type PlacedText, parseBlock, placeBlock, type Rectangle, rangeOf } from "./paste-block";
import { useOwnSelection } from "./use-own-selection";
import { useRowActions } from "./use-row-actions";

interface SheetGridProps {
  readonly label: string;
  readonly rowHead: string;
  readonly rows: readonly GridRow[];
  readonly columns: readonly GridColumn[];
  readonly cell: (rowId: string, columnId: string) => GridCell;
  readonly readOnly: boolean;
  readonly selection: GridSelection;
  readonly onSelect: (selection: GridSelection) => void;
  readonly onWrite: (texts: readonly GridText[]) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  /** Cells of a pasted block that found no room. */
  readonly onOutside: (cells: number) => void;
  readonly onDetails: () => void;
  readonly onTyping: (typing: GridText | null) => void;
  /** A cell that was being typed in when the page went away. */
  readonly typing: GridText | null;
  /** Takes over a block that was copied here, with all that text cannot say; false = read it as text. */
  readonly onPasteOwn?: ((text: string, placed: readonly PlacedText[]) => boolean) | undefined;
  readonly onCopy?: ((text: string, range: Rectangle) => void) | undefined;
}

const HEAD = 52;
const ROW = 34;
/** Least width of the column that names the lines. */
const HEAD_REM = 12.75;

/**
 * A grid that behaves like a spreadsheet: one cell has the focus, arrows move it, typing edits, blocks are copied and
 * pasted. Only rows near the view are drawn. Knows nothing about offers: text goes in and out.
 */
export function SheetGrid(props: SheetGridProps) {
  const { rows, columns, selection } = props;
  const { onSelect, takeOver } = useOwnSelection(selection, props.onSelect);
  const scroller = useRef<HTMLDivElement>(null);
  const anchor = useRef({ row: 0, column: 0 });
  /** Where the focus is to go once that place is the selected one: an effect of an earlier drawing may still come. */
  const wantsFocus = useRef<{ row: number; column: number } | null>(null);
  const letGo = useRef(false);
  const [editing, setEditing] = useState<{
    rowId: string;
    columnId: string;
    text: string;
    keep: boolean;
  } | null>(null);

  const lines = useMemo(
    () =>
      rows.flatMap((row, index) => (row.kind === "line" ? [{ id: row.id, label: row.label, index }] : [])),
    [rows],
  );
  const size = { rows: lines.length, columns: columns.length };
  const active = { row: selection.row, column: selection.column };
  const activeIndex = lines[active.row]?.index ?? 0;

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 10,
    initialRect: { width: 1_000, height: 720 },
    scrollPaddingStart: HEAD,
    getItemKey: (index) => rows[index]?.id ?? index,
    // The focused cell stays drawn while it is scrolled away; otherwise the focus would be lost.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), activeIndex])].sort((a, b) => a - b),
  });

  // Reopens the cell that was being typed in before a reload.
  const { typing } = props;
  useEffect(() => {
    if (!typing) return;
    const row = lines.findIndex((line) => line.id === typing.rowId);
    const column = columns.findIndex((each) => each.id === typing.columnId);
    if (row < 0 || column < 0) return;
    anchor.current = { row, column };
    onSelect({ row, column, range: rangeOf({ row, column }, { row, column }) });
    setEditing({ ...typing, keep: true });
  }, [typing, lines, columns, onSelect]);

  useEffect(() => {
    if (!takeOver(selection)) return;
    const { row, column } = selection;
    anchor.current = { row, column };
    if (selection.takesFocus) wantsFocus.current = { row, column };
    else virtual.scrollToIndex(activeIndex, { align: "auto" });
  }, [selection, takeOver, activeIndex, virtual]);

  useEffect(() => {
    const wanted = wantsFocus.current;
    if (!wanted || editing || wanted.row !== active.row || wanted.column !== active.column) return;
    virtual.scrollToIndex(activeIndex, { align: "auto" });
    const cell = scroller.current?.querySelector<HTMLElement>(
      `[data-place="${active.row}:${active.column}"]`,
    );
    // Not drawn yet: it will be with the next drawing, and is focused then.
    if (!cell) return;
    wantsFocus.current = null;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  function go(row: number, column: number, extend = false): void {
    if (lines.length === 0) return;
    const place = {
      row: Math.max(0, Math.min(size.rows - 1, row)),
      column: Math.max(0, Math.min(size.columns - 1, column)),
    };
    if (!extend) anchor.current = place;
    wantsFocus.current = place;
    onSelect({ ...place, range: rangeOf(anchor.current, place) });
  }

  const cellAt = (place: { row: number; column: number }): GridCell | null => {
    const line = lines[place.row];
    const column = columns[place.column];
    return line && column ? props.cell(line.id, column.id) : null;
  };

  function startEdit(replace: string | null): void {
    const line = lines[active.row];
    const column = columns[active.column];
    const cell = cellAt(active);
    if (!line || !column || !cell || props.readOnly || cell.readOnly) return;
    const text = replace ?? cell.text;
    setEditing({ rowId: line.id, columnId: column.id, text, keep: replace === null });
    props.onTyping({ rowId: line.id, columnId: column.id, text });
  }

  function endEdit(
    text: string | null,
    then: { rows: number; columns: number } | "tab" | "back" | null,
  ): void {
    if (!editing) return;
    setEditing(null);
    props.onTyping(null);
    if (text !== null) props.onWrite([{ rowId: editing.rowId, columnId: editing.columnId, text }]);
    if (then === "tab" || then === "back") {
      const next = nextPlace(active, then === "tab" ? 1 : -1, size) ?? active;
      go(next.row, next.column);
    } else if (then) go(active.row + then.rows, active.column + then.columns);
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (editing || event.defaultPrevented) return;
    const command = gridCommand(event);
    if (!command) return;
    if (command.do === "tab") {
      const next = letGo.current ? null : nextPlace(active, command.direction, size);
      if (!next) return;
      event.preventDefault();
      go(next.row, next.column);
      return;
    }
    letGo.current = command.do === "letGo";
    event.preventDefault();
    run(command);
  }

  function run(command: Exclude<GridCommand, { do: "tab" }>): void {
    const extend = "extend" in command && command.extend;
    switch (command.do) {
      case "move":
        go(active.row + command.rows, active.column + command.columns, extend);
        break;
      case "edge":
        go(
          command.rows === 0 ? active.row : command.rows < 0 ? 0 : size.rows - 1,
          command.columns === 0 ? active.column : command.columns < 0 ? 0 : size.columns - 1,
          extend,
        );
        break;
      case "page": {
        const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 600) / ROW) - 2);
        go(active.row + page * command.direction, active.column, extend);
        break;
      }
      case "edit":
        startEdit(command.replace);
        break;
      case "clear":
        clear();
        break;
      case "undo":
        props.onUndo();
        break;
      case "redo":
        props.onRedo();
        break;
      case "details":
        props.onDetails();
        break;
      case "all":
        anchor.current = { row: 0, column: 0 };
        onSelect({
          ...active,
          range: rangeOf(anchor.current, { row: size.rows - 1, column: size.columns - 1 }),
        });
        break;
      case "letGo":
        go(active.row, active.column);
        break;
    }
  }

  const inRange = (): { rowId: string; columnId: string; row: number; column: number }[] => {
    const { range } = selection;
    return lines.slice(range.top, range.bottom + 1).flatMap((line, down) =>
      columns.slice(range.left, range.right + 1).map((column, across) => ({
        rowId: line.id,
        columnId: column.id,
        row: range.top + down,
        column: range.left + across,
      })),
    );
  };

  const writable = (texts: readonly GridText[]) =>
    texts.filter(({ rowId, columnId }) => props.cell(rowId, columnId).readOnly !== true);

  function clear(): void {
    if (props.readOnly) return;
    props.onWrite(writable(inRange().map(({ rowId, columnId }) => ({ rowId, columnId, text: "" }))));
  }

  function onCopy(event: ClipboardEvent<HTMLDivElement>, cut: boolean): void {
    if (editing) return;
    event.preventDefault();
    const { range } = selection;
    const text = blockText(
      lines
        .slice(range.top, range.bottom + 1)
        .map((line) =>
          columns.slice(range.left, range.right + 1).map((column) => props.cell(line.id, column.id).text),
        ),
    );
    event.clipboardData.setData("text/plain", text);
    props.onCopy?.(text, range);
    if (cut) clear();
  }

  function onPaste(event: ClipboardEvent<HTMLDivElement>): void {
    if (editing || props.readOnly) return;
    event.preventDefault();
    const text = event.clipboardData.getData("text/plain");
    if (text === "") return;
    const { placed, outside } = placeBlock(parseBlock(text), selection.range, size);
    if (outside > 0) props.onOutside(outside);
    if (props.onPasteOwn?.(text, placed)) return;
    props.onWrite(
      writable(
        placed.flatMap(({ row, column, text: cellText }) => {
          const line = lines[row];
          const into = columns[column];
          return line && into ? [{ rowId: line.id, columnId: into.id, text: cellText }] : [];
        }),
      ),
    );
  }

  function onPress(event: MouseEvent, row: number, column: number): void {
    if (event.button !== 0) return;
    if (editing) return;
    event.preventDefault();
    letGo.current = false;
    go(row, column, event.shiftKey);
  }

  const template = useMemo(
    () =>
      [{ rem: HEAD_REM, grow: 1.6 }, ...columns]
        .map(({ rem, grow }) => `minmax(${rem}rem, ${grow}fr)`)
        .join(" "),
    [columns],
  );
  const actions = useRowActions({
    press: onPress,
    drag: (row, column) => !editing && go(row, column, true),
    edit: () => startEdit(null),
    reach: go,
    typing: props.onTyping,
    done: (text, then) => {
      wantsFocus.current = active;
      endEdit(text, then);
    },
  });
  const minWidth = `${columns.reduce((sum, { rem }) => sum + rem, HEAD_REM)}rem`;
  const lineRow = useMemo(() => new Map(lines.map((line, row) => [line.index, row])), [lines]);
  const group = headingAbove(rows, virtual.range?.startIndex ?? 0);

  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={-1}
      aria-label={props.label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable
      aria-readonly={props.readOnly}
      onKeyDown={onKeyDown}
      onCopy={(event) => onCopy(event, false)}
      onCut={(event) => onCopy(event, !props.readOnly)}
      onPaste={onPaste}
      className="scroll-quiet num relative max-h-[calc(100dvh-var(--spacing-topbar)-13rem)] min-h-60 scroll-pt-13 scroll-pl-52 overflow-auto rounded-lg border border-rule-strong bg-raised select-none"
    >
      <div style={{ minWidth }}>
        <div
          role="row"
          tabIndex={-1}
          aria-rowindex={1}
          style={{ gridTemplateColumns: template, height: HEAD }}
          className="sticky top-0 z-20 grid border-b border-rule-strong bg-paper text-sm font-semibold text-ink-2"
        >
          <span
            role="columnheader"
            tabIndex={-1}
            className="sticky left-0 z-10 flex min-w-0 flex-col justify-end border-r border-rule bg-paper px-3.5 pb-2"
          >
            {props.rowHead}
            {/* Its own heading has gone up out of view, and lines mean little without it. */}
            {group !== null && (
              <span aria-hidden className="truncate text-xs font-normal text-ink-2" title={group}>
                {group}
              </span>
            )}
          </span>
          {columns.map((column) => (
            <span
              key={column.id}
              role="columnheader"
              tabIndex={-1}
              className="flex min-w-0 items-end justify-end px-3 pb-2"
            >
              {column.head}
            </span>
          ))}
        </div>
        <div className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            const place = {
              measure: virtual.measureElement,
              index: item.index,
              template,
              start: item.start,
            };
            if (row.kind === "heading") return <HeadingRow key={row.id} label={row.label} {...place} />;
            const line = lineRow.get(item.index) ?? 0;
            const { range } = selection;
            const isIn = line >= range.top && line <= range.bottom;
            return (
              <LineRow
                key={row.id}
                {...place}
                row={row}
                line={line}
                columns={columns}
                cells={columns.map(({ id }) => props.cell(row.id, id))}
                active={line === selection.row ? selection.column : null}
                left={isIn ? range.left : null}
                right={isIn ? range.right : null}
                editing={editing?.rowId === row.id ? editing : null}
                actions={actions}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}
