import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

/**
 * Tables in the house style: thin rules, generous rows, figures that line up, a head and a first column
 * that stay put. Plain elements, so that a table of a thousand rows costs nothing extra.
 */

export interface TableFrameProps {
  /** What the table shows: named for the screen reader, and for the keyboard that scrolls it. */
  label: string;
  /**
   * `page`: the page scrolls and the head sticks under the top bar; for tables that fit across.
   * `frame`: the frame scrolls both ways and both head and first column stick inside it; for wide tables.
   */
  scroll?: "page" | "frame" | undefined;
  className?: string | undefined;
  children: ReactNode;
}

/** Scrolls a table. */
export function TableFrame({ label, scroll, className, children }: TableFrameProps) {
  if (scroll === "page") return <div className={className}>{children}</div>;
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className={classNames(
        "scroll-quiet relative max-h-[calc(100dvh-var(--spacing-topbar)-1rem)] overflow-auto print:max-h-none print:overflow-visible",
        className,
      )}
    >
      {children}
    </section>
  );
}

export interface TableProps extends ComponentProps<"table"> {
  /** A name for the table when no heading stands above it. Shown only to screen readers. */
  caption?: string | undefined;
  /** `fixed` gives columns their width from the head alone: quicker, and steady while rows change. */
  layout?: "auto" | "fixed" | undefined;
}

export function Table({ caption, layout, className, children, ...rest }: TableProps) {
  return (
    <table
      className={classNames(
        "num w-full border-separate border-spacing-0 text-base",
        layout === "fixed" && "table-fixed",
        className,
      )}
      {...rest}
    >
      {caption !== undefined && <caption className="sr-only">{caption}</caption>}
      {children}
    </table>
  );
}

/** Head rows stick to the top of the page (under the bar) or of the frame. */
export function TableHead({
  className,
  under,
  ...rest
}: ComponentProps<"thead"> & { under?: "topbar" | "frame" }) {
  return (
    <thead
      className={classNames(
        "sticky z-20 bg-paper",
        under === "topbar" ? "top-topbar print:static" : "top-0",
        className,
      )}
      {...rest}
    />
  );
}

export interface CellLook {
  /** Figures go right, words go left. */
  align?: "left" | "right" | "center" | undefined;
  /** Stays at the left edge while the table scrolls sideways. */
  sticky?: boolean | undefined;
}

const aligns = { left: "text-left", right: "text-right", center: "text-center" } as const;

function cellClass({ align, sticky }: CellLook, kind: "head" | "cell"): string {
  return classNames(
    "border-b px-3.5 max-md:px-2",
    aligns[align ?? "left"],
    sticky && classNames("sticky left-0 bg-paper", kind === "head" ? "z-30" : "z-10"),
  );
}

/** A column's name. Pass `sort` when its order is on show. */
export function ColumnHead(
  props: Omit<ComponentProps<"th">, "align"> & CellLook & { sort?: "ascending" | "descending" | undefined },
) {
  const { align, sticky, sort, className, scope, ...rest } = props;
  return (
    <th
      scope={scope ?? "col"}
      {...(sort === undefined ? {} : { "aria-sort": sort })}
      className={classNames(
        cellClass({ align, sticky }, "head"),
        "h-row border-rule-strong py-2 align-bottom text-sm font-semibold whitespace-nowrap text-ink-2",
        className,
      )}
      {...rest}
    />
  );
}

export type RowLook = "plain" | "group" | "total" | "rank";

const rowLooks: Record<RowLook, string> = {
  plain: "",
  group: "[&>*]:bg-sunk [&>*]:font-semibold [&>*]:border-rule-strong",
  total: "[&>*]:font-semibold",
  rank: "[&>*]:h-11.5 [&>td]:text-lg [&>*]:font-semibold [&>td]:tracking-tight",
};

/** A row. `group` heads a fold, `total` sums, `rank` shows the order in large figures. */
export function Row({
  look,
  interactive,
  className,
  ...rest
}: ComponentProps<"tr"> & { look?: RowLook; interactive?: boolean }) {
  return (
    <tr
      className={classNames(rowLooks[look ?? "plain"], interactive && "[&:hover>*]:bg-hover", className)}
      {...rest}
    />
  );
}

/** A row's name: its first cell. Sticks by default; `indent` for rows inside a group. */
export function RowHead(
  props: Omit<ComponentProps<"th">, "align"> & CellLook & { indent?: boolean | undefined; unit?: ReactNode },
) {
  const { align, sticky, indent, unit, className, scope, children, ...rest } = props;
  return (
    <th
      scope={scope ?? "row"}
      className={classNames(
        cellClass({ align, sticky: sticky ?? true }, "cell"),
        "h-row py-1.5 font-normal",
        indent && "pl-8.5 text-ink-2 max-md:pl-5",
        className,
      )}
      {...rest}
    >
      {children}
      {/* The space lets the unit go to the next line, instead of breaking the word before it. */}
      {unit != null && " "}
      {unit != null && <span className="ml-0.5 text-2xs font-normal text-ink-3">{unit}</span>}
    </th>
  );
}

/** A value. Right-aligned unless told otherwise. */
export function Cell({ align, sticky, className, ...rest }: Omit<ComponentProps<"td">, "align"> & CellLook) {
  return (
    <td
      className={classNames(
        cellClass({ align: align ?? "right", sticky }, "cell"),
        "h-row py-1.5",
        className,
      )}
      {...rest}
    />
  );
}

/** The empty corner above the row names. Not a heading: it names nothing. */
export function Corner({ className, ...rest }: ComponentProps<"td">) {
  return (
    <td
      className={classNames(cellClass({ sticky: true }, "head"), "border-rule-strong", className)}
      {...rest}
    />
  );
}
