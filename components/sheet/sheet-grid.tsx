"use client";

import {
  Fragment,
  type KeyboardEvent,
  memo,
  type ReactNode,
  useMemo,
  useRef,
  useSyncExternalStore,
} from "react";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { classNames } from "@/components/ui/class-names";
import { ColumnHead, Row, RowHead, Table, TableFrame, TableHead } from "@/components/ui/table";
import type { Cell, CellKey, Sheet } from "./sheet";

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
  /** Keep it the same function while nothing changes: every cell is drawn anew with another one. */
  readonly look: (cell: Cell<Value>, key: CellKey) => CellLook;
  /** What a pressed key answers; undefined = it is not an answer. */
  readonly valueOfKey: (key: string) => Value | undefined;
  readonly onAnswer: (key: CellKey, value: Value) => void;
  /** Enter on a cell: opens what stands beside the grid. */
  readonly onOpen?: ((key: CellKey) => void) | undefined;
  readonly foot?: ReactNode;
  readonly scroll?: "page" | "frame" | undefined;
  readonly className?: string | undefined;
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
  const idList = candidates.map(({ id }) => id).join("\n");
  const candidateIds = useMemo(() => idList.split("\n"), [idList]);
  const { look } = props;
  const source = useMemo<CellSource>(
    () => ({
      subscribe: sheet.subscribe,
      cell: (key) => sheet.cell(key),
      look: (key) => look(sheet.cell(key), key),
    }),
    [sheet, look],
  );
  const [firstRow] = order;
  const [firstCandidate] = candidates;
  const isThere =
    current !== null &&
    order.includes(current.rowId) &&
    candidates.some(({ id }) => id === current.candidateId);
  const first =
    firstRow !== undefined && firstCandidate ? { rowId: firstRow, candidateId: firstCandidate.id } : null;
  const tabKey = isThere ? current : first;

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
    <TableFrame label={props.label} scroll={props.scroll ?? "page"} className={props.className ?? ""}>
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
        style={{ minWidth: `${props.headWidth + candidates.length * 5.5}rem` }}
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
              {group.rows.map((row) => {
                const stop = tabKey?.rowId === row.id ? tabKey.candidateId : null;
                return (
                  <GridRow
                    key={row.id}
                    row={row}
                    candidateIds={candidateIds}
                    source={source}
                    tabStop={stop}
                    isCurrent={isThere && stop !== null}
                  />
                );
              })}
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

/** A sheet as a cell sees it: without the kind of value, so that rows can be remembered. */
interface CellSource {
  readonly subscribe: (listener: () => void) => () => void;
  readonly cell: (key: CellKey) => unknown;
  readonly look: (key: CellKey) => CellLook;
}

interface GridRowProps {
  readonly row: SheetRow;
  readonly candidateIds: readonly string[];
  readonly source: CellSource;
  /** The candidate whose cell Tab reaches; null in all rows but one. */
  readonly tabStop: string | null;
  readonly isCurrent: boolean;
}

/** Drawn anew only when it is moved into or out of: with a hundred rows, moving must stay instant. */
const GridRow = memo(function GridRow({ row, candidateIds, source, tabStop, isCurrent }: GridRowProps) {
  return (
    <tr>
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
      {candidateIds.map((candidateId) => (
        <GridCell
          key={candidateId}
          rowId={row.id}
          candidateId={candidateId}
          source={source}
          isTabStop={tabStop === candidateId}
          isCurrent={isCurrent && tabStop === candidateId}
        />
      ))}
    </tr>
  );
});

interface GridCellProps extends CellKey {
  readonly source: CellSource;
  readonly isTabStop: boolean;
  readonly isCurrent: boolean;
}

const GridCell = memo(function GridCell({ rowId, candidateId, source, isTabStop, isCurrent }: GridCellProps) {
  const read = () => source.cell({ rowId, candidateId });
  useSyncExternalStore(source.subscribe, read, read);
  const { content, words, className } = source.look({ rowId, candidateId });
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
        isCurrent ? "bg-accent-soft shadow-[inset_0_0_0_1px_var(--color-accent)]" : className,
      )}
    >
      <span className="sr-only">{words}</span>
      <span aria-hidden className="inline-flex max-w-full items-center gap-1.5">
        {content}
      </span>
    </td>
  );
});
