"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { ChevronDown, ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { type TouchEvent, useCallback, useLayoutEffect, useRef, useState } from "react";
import type { ExplanationTarget } from "@/lib/domain/comparison/explanation";
import type { FrameColumn } from "@/lib/domain/comparison/frame";
import { CandidateSquare, candidateHue } from "../ui/candidate-chip";
import { classNames } from "../ui/class-names";
import { IconButton } from "../ui/icon-button";
import { MatrixCellView, sameTarget } from "./matrix-cell";
import type { MatrixCell, MatrixRow } from "./matrix-row";

/** From so many rows on, only those in view are drawn. */
const DRAW_ALL = 90;
const ROW_HEIGHT = 35;
/** Columns that fit beside the labels on a phone. */
const WINDOW = 2;

interface MatrixProps {
  readonly columns: readonly FrameColumn[];
  readonly rows: readonly MatrixRow[];
  readonly chosen: ExplanationTarget | null;
  readonly onChoose: ((target: ExplanationTarget) => void) | null;
  readonly onFold: (fold: string) => void;
  readonly emptyText: string;
}

/** Candidates are columns, everything else is rows; the head and the labels stay put while the page scrolls. */
export function Matrix({ columns, rows, chosen, onChoose, onFold, emptyText }: MatrixProps) {
  const t = useTranslations("compare");
  const [first, setFirst] = useState(0);
  const lastFirst = Math.max(0, columns.length - WINDOW);
  const from = Math.min(first, lastFirst);
  const move = (step: number) => setFirst(Math.max(0, Math.min(lastFirst, from + step)));
  const swipe = useSwipe(move);
  const inWindow = (column: number) => column >= from && column < from + WINDOW;
  const choose = useCallback(
    (cell: MatrixCell) => {
      if (cell.target && onChoose) onChoose(cell.target);
    },
    [onChoose],
  );
  const { before, after, drawn, bodyRef } = useDrawnRows(rows);

  return (
    <div {...swipe}>
      {columns.length > WINDOW ? (
        <div className="flex items-center justify-end gap-2 pt-2 text-sm text-ink-2 md:hidden">
          <span className="num">
            {t("matrix.window", {
              from: from + 1,
              to: Math.min(from + WINDOW, columns.length),
              all: columns.length,
            })}
          </span>
          <IconButton label={t("matrix.previous")} size="sm" disabled={from === 0} onClick={() => move(-1)}>
            <ChevronLeft aria-hidden />
          </IconButton>
          <IconButton
            label={t("matrix.next")}
            size="sm"
            disabled={from === lastFirst}
            onClick={() => move(1)}
          >
            <ChevronRight aria-hidden />
          </IconButton>
        </div>
      ) : null}
      <table
        aria-label={t("matrix.label")}
        aria-rowcount={rows.length + 1}
        className="num w-full table-fixed border-separate border-spacing-0 text-base"
      >
        <colgroup>
          <col className="w-76 max-xl:w-66 max-lg:w-48 max-md:w-33" />
          {columns.map((column, index) => (
            <col key={column.candidateId} className={inWindow(index) ? undefined : "max-md:hidden"} />
          ))}
        </colgroup>
        <thead className="sticky top-topbar z-20 bg-paper print:static">
          <tr aria-rowindex={1}>
            <th
              scope="col"
              className="sticky left-0 z-30 h-15 border-b border-rule-strong bg-paper px-3.5 pb-2 text-left align-bottom max-md:px-2"
            >
              <span className="sr-only">{t("matrix.rowHead")}</span>
            </th>
            {columns.map((column, index) => (
              <ColumnTitle
                key={column.candidateId}
                column={column}
                hidden={!inWindow(index)}
                stage={stageText(t, column.stage)}
              />
            ))}
          </tr>
        </thead>
        <tbody ref={bodyRef}>
          {before > 0 ? <Spacer height={before} /> : null}
          {drawn.map(({ row, index }) => (
            <MatrixRowView
              key={row.key}
              row={row}
              index={index}
              columns={columns}
              inWindow={inWindow}
              chosen={chosen}
              onChoose={onChoose ? choose : null}
              onFold={onFold}
            />
          ))}
          {after > 0 ? <Spacer height={after} /> : null}
        </tbody>
      </table>
      {rows.length === 0 ? <p className="px-3.5 py-6 text-ink-2">{emptyText}</p> : null}
    </div>
  );
}

function stageText(t: ReturnType<typeof useTranslations<"compare">>, stage: string): string {
  switch (stage) {
    case "shortlisted":
    case "negotiating":
    case "chosen":
      return t(`candidateStage.${stage}`);
    default:
      return "";
  }
}

function ColumnTitle({ column, hidden, stage }: { column: FrameColumn; hidden: boolean; stage: string }) {
  const t = useTranslations("compare");
  return (
    <th
      scope="col"
      className={classNames(
        "h-15 border-b border-rule-strong bg-paper px-3.5 pb-2 text-right align-bottom font-semibold max-md:px-2",
        hidden && "max-md:hidden",
      )}
    >
      <span className="inline-flex max-w-full items-center gap-2" title={column.name}>
        <CandidateSquare letter={column.letter} colour={column.colour} />
        <span className="line-clamp-2 min-w-0 text-left hyphens-auto wrap-break-word">{column.name}</span>
      </span>
      <span className="block text-2xs font-normal text-ink-3">
        {column.offerVersion === null ? stage : t("stageAndVersion", { stage, number: column.offerVersion })}
      </span>
    </th>
  );
}

/** One cell only: spanning columns that a phone hides would bring them back, and squeeze those it shows. */
function Spacer({ height }: { height: number }) {
  return (
    <tr aria-hidden>
      <td style={{ height }} />
    </tr>
  );
}

interface MatrixRowViewProps {
  readonly row: MatrixRow;
  readonly index: number;
  readonly columns: readonly FrameColumn[];
  readonly inWindow: (column: number) => boolean;
  readonly chosen: ExplanationTarget | null;
  readonly onChoose: ((cell: MatrixCell) => void) | null;
  readonly onFold: (fold: string) => void;
}

const looks = {
  plain: "",
  heading: "",
  group: "[&>*]:border-rule-strong [&>*]:bg-sunk [&>*]:font-semibold",
  total: "[&>*]:font-semibold",
  rank: "[&>td]:h-11.5 [&>td]:text-lg [&>*]:font-semibold [&>td]:tracking-tight",
} as const;

const indents = ["", "pl-8.5 max-md:pl-4", "pl-13 max-md:pl-6"] as const;

function MatrixRowView({ row, index, columns, inWindow, chosen, onChoose, onFold }: MatrixRowViewProps) {
  const label = (
    <>
      {row.label}
      {/* The space lets the unit go to the next line, instead of breaking the word before it. */}
      {row.unit ? " " : null}
      {row.unit ? <span className="ml-0.5 text-2xs font-normal text-ink-3">{row.unit}</span> : null}
    </>
  );
  return (
    <tr className={looks[row.look]} aria-rowindex={index + 2}>
      <th
        scope="row"
        className={classNames(
          "sticky left-0 z-10 h-row border-b border-rule bg-paper px-3.5 py-1 text-left leading-tight font-normal hyphens-auto wrap-break-word max-md:px-2",
          indents[row.level],
          row.level > 0 && "text-ink-2",
          row.look === "heading" && "pt-3 text-xs font-semibold text-ink-3",
        )}
      >
        {row.fold ? (
          <FoldButton fold={row.fold} onFold={onFold}>
            {label}
          </FoldButton>
        ) : (
          label
        )}
      </th>
      {columns.map((column, columnIndex) => {
        const cell = row.cell(columnIndex);
        return (
          <MatrixCellView
            key={column.candidateId}
            cell={cell}
            hue={candidateHue(column.letter, column.colour).value}
            inWindow={inWindow(columnIndex)}
            chosen={chosen !== null && sameTarget(cell.target, chosen)}
            label={`${row.label}, ${column.name}`}
            onChoose={onChoose}
          />
        );
      })}
    </tr>
  );
}

function FoldButton(props: {
  fold: NonNullable<MatrixRow["fold"]>;
  onFold: (fold: string) => void;
  children: React.ReactNode;
}) {
  const { fold, onFold, children } = props;
  const Icon = fold.open ? ChevronDown : ChevronRight;
  return (
    <button
      type="button"
      aria-expanded={fold.open}
      onClick={() => onFold(fold.key)}
      className="-ml-1 flex min-h-6 w-full cursor-pointer items-center gap-1.5 text-left"
    >
      <Icon aria-hidden className="size-3.5 shrink-0 text-ink-3" />
      <span className="min-w-0">{children}</span>
    </button>
  );
}

/** The rows to draw: all of a short matrix, else those near the window, with the height of the rest. */
function useDrawnRows(rows: readonly MatrixRow[]) {
  const bodyRef = useRef<HTMLTableSectionElement>(null);
  const [margin, setMargin] = useState(0);
  const virtual = rows.length > DRAW_ALL;
  useLayoutEffect(() => {
    if (bodyRef.current) setMargin(bodyRef.current.getBoundingClientRect().top + window.scrollY);
  }, []);
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollMargin: margin,
    enabled: virtual,
    initialRect: { width: 1280, height: 800 },
  });
  if (!virtual) return { bodyRef, before: 0, after: 0, drawn: rows.map((row, index) => ({ row, index })) };
  const items = virtualizer.getVirtualItems();
  const firstItem = items[0];
  const lastItem = items.at(-1);
  return {
    bodyRef,
    before: firstItem ? firstItem.start - margin : 0,
    after: lastItem ? virtualizer.getTotalSize() - (lastItem.end - margin) : 0,
    drawn: items.flatMap(({ index }) => {
      const row = rows[index];
      return row ? [{ row, index }] : [];
    }),
  };
}

/** Sideways swipes of more than a finger's width; scrolling up and down is left alone. */
function useSwipe(move: (step: number) => void) {
  const start = useRef<{ x: number; y: number } | null>(null);
  return {
    onTouchStart: (event: TouchEvent) => {
      const touch = event.touches[0];
      start.current = touch ? { x: touch.clientX, y: touch.clientY } : null;
    },
    onTouchEnd: (event: TouchEvent) => {
      const touch = event.changedTouches[0];
      if (!start.current || !touch) return;
      const x = touch.clientX - start.current.x;
      const y = touch.clientY - start.current.y;
      if (Math.abs(x) > 45 && Math.abs(x) > 2 * Math.abs(y)) move(x < 0 ? 1 : -1);
      start.current = null;
    },
  };
}
