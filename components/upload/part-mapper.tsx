"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/page-header";
import { Select } from "@/components/ui/select";
import { COLUMNS_OF, type MappedColumn, type MappedPart } from "@/lib/domain/column-mapping";
import { rowGuess } from "@/lib/domain/mapping-guess";
import type { CatalogueLine } from "@/lib/domain/offer";
import { PERIODS } from "@/lib/domain/offer";
import { DRIVERS } from "@/lib/domain/selection";
import { namedIn } from "./mapped-parts";
import { columnLetter, type MappedSheet, textIn } from "./mapped-sheet";
import { RowChooser } from "./row-chooser";
import { SheetRows } from "./sheet-rows";

/** Headings are looked for among the first rows; a part further down has its own choice of rows around it. */
const OFFERED_ROWS = 60;

/** One table of a vendor's workbook: where its headings are, which column holds what, which row is which line. */
export function PartMapper(props: {
  readonly sheet: MappedSheet;
  readonly part: MappedPart;
  readonly lastRow: number;
  readonly lines: readonly CatalogueLine[];
  /** Lines that are rows of another part. */
  readonly taken: ReadonlySet<string>;
  readonly onChange: (part: Partial<MappedPart>) => void;
}) {
  const t = useTranslations("upload.map");
  const { sheet, part, lines, onChange } = props;
  const { columns, holds } = part;
  const header = sheet.rows.find(({ number }) => number === part.headerRow);
  const all = columnsOf(sheet, part.headerRow, props.lastRow);
  const rows = namedIn(sheet, part, props.lastRow);
  const matched = (next: Pick<MappedPart, "headerRow" | "columns">) =>
    rowGuess(holds, namedIn(sheet, next, props.lastRow), lines);
  const count = rows.filter(({ number }) => part.rows[String(number)] !== undefined).length;
  function chooseColumn(key: MappedColumn, chosen: string): void {
    const { [key]: _before, ...others } = columns;
    const next = chosen === "" ? others : { ...others, [key]: Number(chosen) };
    const renames = key === "name" || key === "stage";
    onChange({ columns: next, ...(renames ? { rows: matched({ ...part, columns: next }) } : {}) });
  }
  return (
    <Section title={t("partTitle", { sheet: sheet.name, holds })}>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <Select
          label={t("headerRow")}
          value={String(part.headerRow)}
          options={headerChoices(sheet, part.headerRow).map((number) => ({
            value: String(number),
            label: t("row", { number }),
          }))}
          onChange={(event) => {
            const headerRow = Number(event.target.value);
            onChange({ headerRow, rows: matched({ ...part, headerRow }) });
          }}
        />
        {COLUMNS_OF[holds].map((key) => (
          <Select
            key={key}
            label={t(`column.${key}`)}
            emptyLabel={t("noColumn")}
            optional={key !== "name" && key !== "unitPrice"}
            value={String(columns[key] ?? "")}
            options={all.map((column) => ({ value: String(column), label: headingOf(header, column) }))}
            onChange={(event) => chooseColumn(key, event.target.value)}
          />
        ))}
        {holds !== "establishment" && columns.period === undefined && (
          <Select
            label={t(holds === "services" ? "defaultPeriod" : "itemPeriod")}
            emptyLabel={t("choose")}
            value={part.period ?? ""}
            options={PERIODS.filter((each) => holds === "pricelist" || each !== "once").map((each) => ({
              value: each,
              label: t(`per.${each}`),
            }))}
            onChange={(event) =>
              onChange({ period: PERIODS.find((each) => each === event.target.value) ?? null })
            }
          />
        )}
        {holds === "pricelist" && columns.driver === undefined && (
          <Select
            label={t("itemDriver")}
            emptyLabel={t("choose")}
            value={part.driver ?? ""}
            options={DRIVERS.map((each) => ({ value: each, label: t(`driver.${each}`) }))}
            onChange={(event) =>
              onChange({ driver: DRIVERS.find((each) => each === event.target.value) ?? null })
            }
          />
        )}
      </div>
      <div className="mt-5">
        <SheetRows sheet={sheet} columns={all} headerRow={part.headerRow} lastRow={props.lastRow} />
      </div>
      <div className="mt-6 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h3 className="font-semibold">{t(holds === "pricelist" ? "items" : "rows")}</h3>
          <p className="mt-0.5 max-w-prose text-sm text-ink-2">
            {t(holds === "pricelist" ? "itemsBody" : "rowsBody", { matched: count, total: rows.length })}
          </p>
        </div>
        <Button size="sm" onClick={() => onChange({ rows: matched(part) })} disabled={rows.length === 0}>
          {t("match")}
        </Button>
      </div>
      <RowChooser
        holds={holds}
        rows={rows}
        lines={lines}
        chosen={part.rows}
        taken={props.taken}
        onChoose={(number, lineId) => {
          const { [String(number)]: _before, ...others } = part.rows;
          onChange({ rows: lineId === null ? others : { ...others, [String(number)]: lineId } });
        }}
      />
    </Section>
  );
}

function headerChoices(sheet: MappedSheet, chosen: number): number[] {
  const numbers = sheet.rows.map(({ number }) => number);
  const from = Math.max(0, numbers.indexOf(chosen) - OFFERED_ROWS / 2);
  return numbers.slice(from, from + OFFERED_ROWS);
}

function columnsOf(sheet: MappedSheet, from: number, to: number): number[] {
  const rows = sheet.rows.filter(({ number }) => number >= from && number <= to);
  return [...new Set(rows.flatMap(({ cells }) => cells.map(({ column }) => column)))].sort((a, b) => a - b);
}

function headingOf(header: MappedSheet["rows"][number] | undefined, column: number): string {
  const heading = header ? textIn(header, column) : "";
  return heading === "" ? columnLetter(column) : `${columnLetter(column)}: ${heading}`;
}
