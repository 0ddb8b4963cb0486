"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId, useLayoutEffect, useRef, useState } from "react";
import { Disclosure } from "../../ui/disclosure";
import { TableFrame } from "../../ui/table";
import type { ChartStory } from "./chart-words";

/** The table behind a chart: texts, ready to be read. The first column names the row. */
export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}

interface ChartFigureProps {
  readonly story: ChartStory;
  readonly table: ChartTable;
  readonly legend?: ReactNode;
  readonly note?: string | undefined;
  readonly className?: string | undefined;
  /** Draws at a width in pixels. Null when there is nothing to draw: then story and table stand alone. */
  readonly draw: ((width: number) => ReactNode) | null;
}

/** A chart with its statement above, its words and its figures below. */
export function ChartFigure({ story, table, legend, note, className, draw }: ChartFigureProps) {
  const t = useTranslations("charts");
  const titleId = useId();
  const summaryId = useId();
  const [frame, width] = useWidth();
  return (
    <figure
      aria-labelledby={titleId}
      className={`min-w-0 border-t border-rule-strong pt-3 ${className ?? ""}`}
    >
      <figcaption>
        <h3 id={titleId} className="text-md font-semibold">
          {story.title}
        </h3>
        <p id={summaryId} className="mt-1 mb-3 max-w-prose text-sm text-ink-2">
          {story.summary}
        </p>
      </figcaption>
      {legend}
      <div ref={frame} className="min-w-0 print:[&_svg]:h-auto print:[&_svg]:max-w-full">
        {draw && width > 0 ? (
          <div role="img" aria-labelledby={titleId} aria-describedby={summaryId} className="num">
            {draw(width)}
          </div>
        ) : null}
      </div>
      {note ? <p className="mt-1 text-xs text-ink-3">{note}</p> : null}
      <Disclosure summary={t("table")} className="mt-2 text-sm">
        <FiguresTable label={story.title} table={table} />
      </Disclosure>
    </figure>
  );
}

function FiguresTable({ label, table }: { label: string; table: ChartTable }) {
  return (
    <TableFrame label={label} className="max-h-96">
      <table className="num w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">{label}</caption>
        <thead>
          <tr>
            {table.head.map((title, index) => (
              <th
                key={title}
                scope="col"
                className={`sticky top-0 border-b border-rule-strong bg-paper px-2 py-1.5 align-bottom font-medium text-ink-2 ${index === 0 ? "text-left" : "text-right"}`}
              >
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.key}>
              {table.head.map((title, index) =>
                index === 0 ? (
                  <th
                    key={title}
                    scope="row"
                    className="border-b border-rule px-2 py-1 text-left font-normal"
                  >
                    {row.cells[index]}
                  </th>
                ) : (
                  <td key={title} className="border-b border-rule px-2 py-1 text-right">
                    {row.cells[index]}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

/** The width there is to draw in, kept up as the window changes. */
function useWidth() {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const measure = () => setWidth(Math.floor(element.getBoundingClientRect().width));
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return [frame, width] as const;
}
