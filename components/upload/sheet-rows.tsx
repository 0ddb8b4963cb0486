"use client";

import { useTranslations } from "next-intl";
import { Cell, ColumnHead, Row, RowHead, Table, TableFrame, TableHead } from "@/components/ui/table";
import { columnLetter, type MappedSheet, textIn } from "@/lib/domain/mapped-sheet";

/** Rows shown from the headings on, for finding one's way; and those above them. */
const SHOWN_ROWS = 8;
const ABOVE = 2;

/** The first rows of a part, as a spreadsheet shows them. */
export function SheetRows(props: {
  readonly sheet: MappedSheet;
  readonly columns: readonly number[];
  readonly headerRow: number;
  readonly lastRow: number;
}) {
  const t = useTranslations("upload.map");
  const { sheet, columns, headerRow } = props;
  const start = Math.max(
    0,
    sheet.rows.findIndex(({ number }) => number === headerRow),
  );
  const rows = sheet.rows
    .slice(Math.max(0, start - ABOVE), start + SHOWN_ROWS)
    .filter(({ number }) => number <= props.lastRow);
  const label = t("firstRows", { sheet: sheet.name });
  return (
    <TableFrame label={label} className="max-h-80">
      <Table caption={label}>
        <TableHead>
          <Row>
            <ColumnHead>#</ColumnHead>
            {columns.map((column) => (
              <ColumnHead key={column}>{columnLetter(column)}</ColumnHead>
            ))}
          </Row>
        </TableHead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.number} look={row.number === headerRow ? "group" : "plain"}>
              <RowHead>{row.number}</RowHead>
              {columns.map((column) => (
                <Cell key={column} align="left" className="max-w-60 truncate">
                  {textIn(row, column)}
                </Cell>
              ))}
            </Row>
          ))}
        </tbody>
      </Table>
    </TableFrame>
  );
}
