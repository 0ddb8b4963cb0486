// biome-ignore-all lint/a11y/useSemanticElements: a table cannot be a grid whose rows come and go while scrolling
"use client";

import { type CSSProperties, type MouseEvent, memo } from "react";
import { classNames } from "@/components/ui/class-names";
import { EditInput, type Then } from "./edit-input";
import type { GridCell, GridColumn, GridRow, GridText } from "./grid-shape";

interface PlaceProps {
  readonly measure: (element: Element | null) => void;
  readonly index: number;
  /** Widths of the columns, as CSS. */
  readonly template: string;
  /** Distance from the top of the rows, in px. */
  readonly start: number;
}

const placed = ({ template, start }: PlaceProps): CSSProperties => ({
  gridTemplateColumns: template,
  transform: `translateY(${start}px)`,
});

/** A row of a sheet grid that names the rows below it. */
export function HeadingRow(props: PlaceProps & { readonly label: string }) {
  const { label, index } = props;
  return (
    <div
      ref={props.measure}
      data-index={index}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      style={placed(props)}
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

/** What a row tells its grid. The same object for as long as the grid lives. */
export interface RowActions {
  readonly press: (event: MouseEvent, row: number, column: number) => void;
  readonly drag: (row: number, column: number) => void;
  readonly edit: () => void;
  readonly reach: (row: number, column: number) => void;
  readonly typing: (typing: GridText) => void;
  readonly done: (text: string | null, then: Then) => void;
}

interface LineRowProps extends PlaceProps {
  readonly row: Extract<GridRow, { kind: "line" }>;
  /** Its place among the lines, headings not counted. */
  readonly line: number;
  readonly columns: readonly GridColumn[];
  /** One for each column. */
  readonly cells: readonly GridCell[];
  /** Column of the focused cell; null when it is in another row. */
  readonly active: number | null;
  /** First and last chosen column; null when nothing of this row is chosen. */
  readonly left: number | null;
  readonly right: number | null;
  readonly editing: { readonly columnId: string; readonly text: string; readonly keep: boolean } | null;
  readonly actions: RowActions;
}

/** A row of cells. The one with the focus is the only one the Tab key reaches. Drawn again only when it shows something else. */
export const LineRow = memo(PlainLineRow, sameRow);

function sameRow(before: LineRowProps, after: LineRowProps): boolean {
  const { cells: old, ...own } = before;
  const { cells, ...now } = after;
  return (
    cells.length === old.length &&
    cells.every((cell, at) => cell === old[at]) &&
    own.row === now.row &&
    own.line === now.line &&
    own.index === now.index &&
    own.start === now.start &&
    own.template === now.template &&
    own.measure === now.measure &&
    own.columns === now.columns &&
    own.active === now.active &&
    own.left === now.left &&
    own.right === now.right &&
    own.editing === now.editing &&
    own.actions === now.actions
  );
}

function PlainLineRow(props: LineRowProps) {
  const { row, line, columns, editing, active, left, right, actions } = props;
  return (
    <div
      ref={props.measure}
      data-index={props.index}
      role="row"
      tabIndex={-1}
      aria-rowindex={props.index + 2}
      style={placed(props)}
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
        const cell = props.cells[at];
        if (!cell) return null;
        const isActive = active === at;
        const isIn = left !== null && right !== null && at >= left && at <= right;
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
            onMouseDown={(event) => actions.press(event, line, at)}
            onMouseEnter={(event) => {
              if (event.buttons === 1) actions.drag(line, at);
            }}
            onDoubleClick={actions.edit}
            onFocus={() => {
              if (!isActive) actions.reach(line, at);
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
                onTyping={(text) => actions.typing({ rowId: row.id, columnId: column.id, text })}
                onDone={actions.done}
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
