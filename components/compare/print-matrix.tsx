import type { FrameColumn } from "@/lib/domain/comparison/frame";
import { CandidateSquare, candidateHue } from "../ui/candidate-chip";
import { classNames } from "../ui/class-names";
import { MatrixCellView } from "./matrix-cell";
import type { MatrixRow } from "./matrix-row";

const looks = {
  plain: "",
  heading: "",
  group: "[&>*]:border-rule-strong [&>*]:bg-sunk [&>*]:font-semibold",
  total: "[&>*]:font-semibold",
  rank: "[&>*]:font-semibold [&>td]:text-lg",
} as const;

const indents = ["", "pl-4", "pl-8"] as const;

/** The whole matrix as one plain table: no folds, no buttons; its head is repeated on every page. */
export function PrintMatrix(props: {
  label: string;
  /** Stands in the repeated head: what this is, for a page that has come loose. */
  corner: string;
  columns: readonly FrameColumn[];
  rows: readonly MatrixRow[];
}) {
  const { label, corner, columns, rows } = props;
  return (
    <table
      aria-label={label}
      className="num w-full table-fixed border-separate border-spacing-0 text-sm print:text-[8pt] [&_td]:h-auto [&_td>span]:min-h-6 [&_td>span]:px-2 [&_td>span]:py-0.5 print:[&_td>span]:min-h-4.5 print:[&_td>span]:py-0 print:[&_tbody_th]:py-0.5"
    >
      <colgroup>
        <col className={columns.length > 4 ? "w-[24%]" : "w-[28%]"} />
        {columns.map((column) => (
          <col key={column.candidateId} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th
            scope="col"
            className="border-b-2 border-ink bg-paper px-2 pb-1.5 text-left align-bottom text-2xs font-normal text-ink-3"
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
                <span className="min-w-0 hyphens-auto wrap-break-word">{column.name}</span>
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={row.key}
            className={classNames(
              looks[row.look],
              (row.look === "group" || row.look === "heading") && "break-after-avoid",
            )}
          >
            <th
              scope="row"
              className={classNames(
                "border-b border-rule px-2 py-1 text-left leading-tight font-normal hyphens-auto wrap-break-word",
                indents[row.level],
                row.look === "heading" && "pt-2 text-2xs font-semibold text-ink-3",
              )}
            >
              {row.label}
              {/* The space lets the unit go to the next line, instead of breaking the word before it. */}
              {row.unit ? " " : null}
              {row.unit ? <span className="ml-0.5 text-2xs font-normal text-ink-3">{row.unit}</span> : null}
            </th>
            {columns.map((column, index) => (
              <MatrixCellView
                key={column.candidateId}
                cell={row.cell(index)}
                hue={candidateHue(column.letter).value}
                inWindow
                chosen={false}
                label={`${row.label}, ${column.name}`}
                onChoose={null}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
