"use client";

import { Fragment, type KeyboardEvent, type ReactNode, useRef } from "react";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { classNames } from "@/components/ui/class-names";
import { ColumnHead, Row, RowHead, Table, TableFrame, TableHead } from "@/components/ui/table";
import type { Cell, CellKey, Sheet } from "./sheet";
import { useCell } from "./use-sheet";

export interface SheetRow {
  readonly id: string;
  readonly name: string;
  /** Small words after the name. */
  readonly unit?: ReactNode;
  /** What stands at the right end of the row's name, e.g. its menu. */
  readonly tools?: ReactNode;
}

export interface SheetRowGroup {
  readonly id: string;
  readonly name: ReactNode;
  readonly rows: readonly SheetRow[];
}

export interface SheetCandidate {
  readonly id: string;
  readonly letter: string | null;
  readonly name: string;
  readonly under?: ReactNode;
}

export interface CellLook {
  readonly content: ReactNode;
  /** The cell in words, read aloud after row and column. */
  readonly words: string;
  readonly className?: string | undefined;
}

export interface SheetGridProps<Value> {
  readonly label: string;
  readonly corner: ReactNode;
  readonly groups: readonly SheetRowGroup[];
  readonly candidates: readonly SheetCandidate[];
  readonly sheet: Sheet<Value>;
  /** The cell in hand; the one that Tab reaches. */
  readonly current: CellKey | null;
  readonly onCurrent: (key: CellKey) => void;
  readonly look: (cell: Cell<Value>, key: CellKey) => CellLook;
  /** What a pressed key answers; undefined = it is not an answer. */
  readonly valueOfKey: (key: string) => Value | undefined;
  readonly onAnswer: (key: CellKey, value: Value) => void;
  /** Enter on a cell: opens what stands beside the grid. */
  readonly onOpen?: ((key: CellKey) => void) | undefined;
  readonly foot?: ReactNode;
  readonly scroll?: "page" | "frame" | undefined;
  /** Width of the rows' names, in rem. */
  readonly headWidth: number;
}

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * Candidates are columns, questions are rows, and it is moved about in as in a spreadsheet: arrows, Home, End, and the
 * answers' own keys. One cell takes part in the page's Tab order.
 */
export function SheetGrid<Value>(props: SheetGridProps<Value>) {
  const { groups, candidates, sheet, current } = props;
  const body = useRef<HTMLTableElement>(null);
  const order = groups.flatMap((group) => group.rows.map((row) => row.id));
  const first = order[0] !== undefined && candidates[0] ? `${order[0]}\n${candidates[0].id}` : null;
  const isThere =
    current !== null &&
    order.includes(current.rowId) &&
    candidates.some(({ id }) => id === current.candidateId);
  const tabStop = isThere ? `${current.rowId}\n${current.candidateId}` : first;

  function moveTo(rowIndex: number, columnIndex: number): void {
    const rowId = order[Math.max(0, Math.min(order.length - 1, rowIndex))];
    const candidate = candidates[Math.max(0, Math.min(candidates.length - 1, columnIndex))];
    if (rowId === undefined || !candidate) return;
    const cells = body.current?.querySelectorAll<HTMLElement>("[data-row-id]") ?? [];
    for (const cell of cells) {
      if (cell.dataset.rowId === rowId && cell.dataset.candidateId === candidate.id) cell.focus();
    }
  }

  function onKeyDown(event: KeyboardEvent<HTMLTableElement>): void {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const key = keyOf(event.target);
    if (key === null) return;
    const rowIndex = order.indexOf(key.rowId);
    const columnIndex = candidates.findIndex(({ id }) => id === key.candidateId);
    const move = MOVES[event.key];
    if (move) moveTo(rowIndex + move[0], columnIndex + move[1]);
    else if (event.key === "Home") moveTo(rowIndex, 0);
    else if (event.key === "End") moveTo(rowIndex, candidates.length - 1);
    else if (event.key === "PageUp") moveTo(rowIndex - 10, columnIndex);
    else if (event.key === "PageDown") moveTo(rowIndex + 10, columnIndex);
    else if (event.key === "Enter" && props.onOpen) props.onOpen(key);
    else {
      const value = props.valueOfKey(event.key);
      if (value === undefined) return;
      props.onAnswer(key, value);
    }
    event.preventDefault();
  }

  return (
    <TableFrame label={props.label} scroll={props.scroll ?? "page"}>
      <Table
        ref={body}
        role="grid"
        layout="fixed"
        caption={props.label}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          const key = keyOf(event.target);
          if (key) props.onCurrent(key);
        }}
        style={{ minWidth: `${props.headWidth + candidates.length * 8}rem` }}
      >
        <TableHead under={props.scroll === "frame" ? "frame" : "topbar"}>
          <tr>
            <ColumnHead sticky style={{ width: `${props.headWidth}rem` }}>
              {props.corner}
            </ColumnHead>
            {candidates.map((candidate) => (
              <ColumnHead key={candidate.id} className="whitespace-normal">
                <CandidateChip letter={candidate.letter} name={candidate.name} under={candidate.under} />
              </ColumnHead>
            ))}
          </tr>
        </TableHead>
        <tbody>
          {groups.map((group) => (
            <Fragment key={group.id}>
              <Row look="group">
                <RowHead scope="rowgroup" colSpan={candidates.length + 1}>
                  {group.name}
                </RowHead>
              </Row>
              {group.rows.map((row) => (
                <tr key={row.id}>
                  <RowHead indent unit={row.unit} className="align-middle">
                    {row.tools === undefined ? (
                      row.name
                    ) : (
                      <span className="inline-flex w-full items-center gap-1">
                        <span className="min-w-0 flex-1">{row.name}</span>
                        {row.tools}
                      </span>
                    )}
                  </RowHead>
                  {candidates.map((candidate) => (
                    <SheetCell<Value>
                      key={candidate.id}
                      rowId={row.id}
                      candidateId={candidate.id}
                      sheet={sheet}
                      look={props.look}
                      isTabStop={tabStop === `${row.id}\n${candidate.id}`}
                      isCurrent={isThere && tabStop === `${row.id}\n${candidate.id}`}
                    />
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
        {props.foot}
      </Table>
    </TableFrame>
  );
}

function keyOf(target: EventTarget): CellKey | null {
  if (!(target instanceof HTMLElement)) return null;
  const { rowId, candidateId } = target.dataset;
  return rowId === undefined || candidateId === undefined ? null : { rowId, candidateId };
}

interface SheetCellProps<Value> {
  readonly rowId: string;
  readonly candidateId: string;
  readonly sheet: Sheet<Value>;
  readonly look: SheetGridProps<Value>["look"];
  readonly isTabStop: boolean;
  readonly isCurrent: boolean;
}

function SheetCell<Value>(props: SheetCellProps<Value>) {
  const { rowId, candidateId, sheet, isTabStop, isCurrent } = props;
  const cell = useCell(sheet, { rowId, candidateId });
  const { content, words, className } = props.look(cell, { rowId, candidateId });
  return (
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid is moved into, as in a spreadsheet
      role="gridcell"
      tabIndex={isTabStop ? 0 : -1}
      data-row-id={rowId}
      data-candidate-id={candidateId}
      aria-selected={isCurrent}
      className={classNames(
        "h-row cursor-pointer border-b px-3.5 py-1.5 text-left transition-colors duration-100 hover:bg-hover focus-visible:outline-offset-[-2px]",
        isCurrent && "bg-accent-soft shadow-[inset_0_0_0_1px_var(--color-accent)]",
        cell.state.kind === "conflict" && "pattern-gap",
        className,
      )}
    >
      <span className="sr-only">{words}</span>
      <span aria-hidden className="inline-flex max-w-full items-center gap-1.5">
        {content}
      </span>
    </td>
  );
}
