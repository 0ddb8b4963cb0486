// biome-ignore-all lint/a11y/useSemanticElements: a table cannot be a grid whose rows come and go while scrolling
"use client";

import type { CSSProperties, MouseEvent } from "react";
import { classNames } from "@/components/ui/class-names";
import { EditInput, type Then } from "./edit-input";
import type { GridCell, GridColumn, GridRow, GridSelection, GridText } from "./grid-shape";

interface PlaceProps {
  readonly measure: (element: Element | null) => void;
  readonly index: number;
  readonly style: CSSProperties;
}

/** A row of a sheet grid that names the rows below it. */
export function HeadingRow({ label, measure, index, style }: PlaceProps & { readonly label: string }) {
  return (
    <div
      ref={measure}
      data-index={index}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      style={style}
      className="absolute inset-x-0 top-0 grid border-b border-rule-strong bg-sunk"
    >
      <span
        role="rowheader"
        tabIndex={-1}
        className="sticky left-0 flex min-h-[34px] items-center bg-sunk px-3.5 text-sm font-semibold whitespace-nowrap"
      >
        {label}
      </span>
    </div>
  );
}

interface LineRowProps extends PlaceProps {
  readonly row: Extract<GridRow, { kind: "line" }>;
  /** Its place among the lines, headings not counted. */
  readonly line: number;
  readonly columns: readonly GridColumn[];
  readonly cell: (rowId: string, columnId: string) => GridCell;
  readonly selection: GridSelection;
  readonly editing: { readonly columnId: string; readonly text: string; readonly keep: boolean } | null;
  readonly onPress: (event: MouseEvent, row: number, column: number) => void;
  readonly onDrag: (column: number) => void;
  readonly onEdit: () => void;
  readonly onReach: (column: number) => void;
  readonly onTyping: (typing: GridText) => void;
  readonly onDone: (text: string | null, then: Then) => void;
}

/** A row of cells. The one with the focus is the only one the Tab key reaches. */
export function LineRow(props: LineRowProps) {
  const { row, line, columns, selection, editing } = props;
  const { range } = selection;
  return (
    <div
      ref={props.measure}
      data-index={props.index}
      role="row"
      tabIndex={-1}
      aria-rowindex={props.index + 2}
      style={props.style}
      className="group/row absolute inset-x-0 top-0 grid border-b border-rule"
    >
      <span
        role="rowheader"
        tabIndex={-1}
        className="sticky left-0 z-10 flex min-h-[33px] items-center gap-2 border-r border-rule bg-raised px-3.5 py-1 group-hover/row:bg-hover"
      >
        <span
          className="line-clamp-3 min-w-0 flex-1 leading-tight [overflow-wrap:anywhere]"
          title={row.label}
        >
          {row.label}
        </span>
        <span className="shrink-0 text-2xs text-ink-2">{row.detail}</span>
      </span>
      {columns.map((column, at) => {
        const cell = props.cell(row.id, column.id);
        const isActive = selection.row === line && selection.column === at;
        const isIn = line >= range.top && line <= range.bottom && at >= range.left && at <= range.right;
        return (
          <span
            key={column.id}
            role="gridcell"
            data-place={`${line}:${at}`}
            data-cell={`${row.id} ${column.id}`}
            aria-colindex={at + 2}
            aria-selected={isIn}
            aria-invalid={cell.invalid ? true : undefined}
            aria-readonly={cell.readOnly ? true : undefined}
            tabIndex={isActive ? 0 : -1}
            onMouseDown={(event) => props.onPress(event, line, at)}
            onMouseEnter={(event) => {
              if (event.buttons === 1) props.onDrag(at);
            }}
            onDoubleClick={props.onEdit}
            onFocus={() => {
              if (!isActive) props.onReach(at);
            }}
            className={classNames(
              "relative flex min-h-[33px] min-w-0 cursor-cell items-center justify-end px-3 py-1 text-right",
              cell.look,
              isIn && !isActive && "bg-accent-soft",
              isActive ? "z-[5] outline-2! -outline-offset-2! outline-accent!" : "outline-none!",
              cell.readOnly && "cursor-default bg-sunk/60",
            )}
          >
            {editing?.columnId === column.id ? (
              <EditInput
                label={`${row.label}, ${column.name}`}
                text={editing.text}
                keep={editing.keep}
                onTyping={(text) => props.onTyping({ rowId: row.id, columnId: column.id, text })}
                onDone={props.onDone}
              />
            ) : (
              cell.view
            )}
          </span>
        );
      })}
    </div>
  );
}
