import type { FrameColumn } from "@/lib/domain/comparison/frame";
import { CandidateSquare, candidateHue } from "../ui/candidate-chip";
import { classNames } from "../ui/class-names";
import type { MatrixRow } from "./matrix-row";
import { MarkSymbols, PRINT_CELLS, PrintCell } from "./print-cell";
import { PrintScroll } from "./print-scroll";

const looks = {
  plain: "",
  heading: "",
  group: "[&>*]:border-rule-strong! [&>*]:bg-sunk! [&>*]:font-semibold!",
  total: "[&>*]:font-semibold!",
  rank: "[&>*]:font-semibold! [&>td]:text-lg",
} as const;

const indents = ["", "pl-4!", "pl-8!"] as const;

/** Least widths on a screen, where the table scrolls in its frame rather than being squeezed. */
const HEAD_REM = 12;
const COLUMN_REM = 8;

/** The look of the rows' names, once for the table. They stay in view while it scrolls sideways. */
const HEADS =
  "[&_tbody_th]:sticky [&_tbody_th]:left-0 [&_tbody_th]:z-10 [&_tbody_th]:bg-paper [&_tbody_th]:border-b [&_tbody_th]:border-rule [&_tbody_th]:px-2 [&_tbody_th]:py-1 [&_tbody_th]:text-left [&_tbody_th]:align-top [&_tbody_th]:leading-tight [&_tbody_th]:font-normal [&_tbody_th]:hyphens-auto [&_tbody_th]:wrap-break-word print:[&_tbody_th]:py-0.5 [&_tbody_small]:ml-0.5 [&_tbody_small]:text-2xs [&_tbody_small]:font-normal [&_tbody_small]:text-ink-3";

/** The whole matrix as one plain table: no folds, no buttons; its head is repeated on every page. */
export function PrintMatrix(props: {
  label: string;
  /** Stands in the repeated head: what this is, for a page that has come loose. */
  corner: string;
  columns: readonly FrameColumn[];
  rows: readonly MatrixRow[];
}) {
  const { label, corner, columns, rows } = props;
  const states = new Set(rows.flatMap((row) => columns.flatMap((_, index) => row.cell(index).state ?? [])));
  return (
    <PrintScroll label={label}>
      <MarkSymbols states={states} />
      <table
        aria-label={label}
        style={{ minWidth: `${HEAD_REM + columns.length * COLUMN_REM}rem` }}
        className={`num w-full table-fixed border-separate border-spacing-0 text-sm print:text-[8pt] ${PRINT_CELLS} ${HEADS}`}
      >
        <colgroup>
          <col className={columns.length > 4 ? "w-[24%] max-md:w-36" : "w-[28%] max-md:w-36"} />
          {columns.map((column) => (
            <col key={column.candidateId} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th
              scope="col"
              className="sticky left-0 z-10 border-b-2 border-ink bg-paper px-2 pb-1.5 text-left align-bottom text-2xs font-normal text-ink-3"
            >
              {corner}
            </th>
            {columns.map((column) => (
              <th
                key={column.candidateId}
                scope="col"
                className="border-b-2 border-ink bg-paper px-2 pb-1.5 text-right align-bottom font-semibold"
              >
                <span className="inline-flex max-w-full items-center gap-1.5 text-left">
                  <CandidateSquare letter={column.letter} />
                  {/* The head comes again on every page, where a long name would take a quarter of it: it stands whole above. */}
                  <span className="line-clamp-3 min-w-0 hyphens-auto wrap-break-word print:text-[7.5pt] print:leading-tight">
                    {column.name}
                  </span>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={row.key}
              className={
                classNames(
                  looks[row.look],
                  (row.look === "group" || row.look === "heading") && "break-after-avoid",
                ) || undefined
              }
            >
              <th
                scope="row"
                className={
                  classNames(
                    indents[row.level],
                    row.look === "heading" && "pt-2! text-2xs font-semibold text-ink-3",
                  ) || undefined
                }
              >
                {row.label}
                {/* The space lets the unit go to the next line, instead of breaking the word before it. */}
                {row.unit ? " " : null}
                {row.unit ? <small>{row.unit}</small> : null}
              </th>
              {columns.map((column, index) => (
                <PrintCell
                  key={column.candidateId}
                  cell={row.cell(index)}
                  hue={candidateHue(column.letter).value}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </PrintScroll>
  );
}
