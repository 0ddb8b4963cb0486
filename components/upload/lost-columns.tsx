"use client";

import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/page-header";
import { Select } from "@/components/ui/select";
import type { LostColumns, MappedColumn, MappedPart } from "@/lib/domain/column-mapping";
import type { MappedSheet } from "@/lib/domain/mapped-sheet";
import { columnsOf, headingOf } from "./part-mapper";
import { SheetRows } from "./sheet-rows";

/** Which column of a sheet each one is whose mark is gone. The sheet's rows are known. */
export function LostColumnsMapper(props: {
  readonly sheet: MappedSheet;
  readonly lost: LostColumns;
  readonly columns: MappedPart["columns"];
  readonly onChange: (columns: MappedPart["columns"]) => void;
}) {
  const t = useTranslations("upload.map");
  const { sheet, lost, columns } = props;
  const last = sheet.rows.at(-1)?.number ?? lost.headerRow;
  const all = columnsOf(sheet, lost.headerRow, last);
  const header = sheet.rows.find(({ number }) => number === lost.headerRow);
  const free = all.filter((column) => !lost.known.includes(column));
  function choose(key: MappedColumn, chosen: string): void {
    const { [key]: _before, ...others } = columns;
    props.onChange(chosen === "" ? others : { ...others, [key]: Number(chosen) });
  }
  return (
    <Section
      title={t("partTitle", { sheet: sheet.name, holds: lost.holds })}
      description={t("lost.columnBody")}
    >
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        {lost.lost.map((key) => (
          <Select
            key={key}
            label={t(`column.${key}`)}
            emptyLabel={t("noColumn")}
            value={String(columns[key] ?? "")}
            options={free.map((column) => ({
              value: String(column),
              label: headingOf(header, column),
              disabled: columns[key] !== column && Object.values(columns).includes(column),
            }))}
            onChange={(event) => choose(key, event.target.value)}
          />
        ))}
      </div>
      <div className="mt-5">
        <SheetRows sheet={sheet} columns={all} headerRow={lost.headerRow} lastRow={last} />
      </div>
    </Section>
  );
}
