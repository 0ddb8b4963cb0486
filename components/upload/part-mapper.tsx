"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Section } from "@/components/ui/page-header";
import { Select } from "@/components/ui/select";
import {
  COLUMNS_OF,
  isAsked,
  type MappedColumn,
  type MappedPart,
  NEEDED_OF,
} from "@/lib/domain/column-mapping";
import { namedIn } from "@/lib/domain/mapped-parts";
import { columnLetter, type MappedSheet, textIn } from "@/lib/domain/mapped-sheet";
import { type MappingTargets, type PointPart, rowGuess } from "@/lib/domain/mapping-guess";
import { PERIODS } from "@/lib/domain/offer";
import { DRIVERS } from "@/lib/domain/selection";
import { RowChooser } from "./row-chooser";
import { SheetRows } from "./sheet-rows";

/** Headings are looked for among the first rows; a part further down has its own choice of rows around it. */
const OFFERED_ROWS = 60;

/** One table of a vendor's workbook: where its headings are, which column holds what, which row is which line. */
export function PartMapper(props: {
  readonly sheet: MappedSheet;
  readonly part: MappedPart;
  readonly lastRow: number;
  readonly targets: MappingTargets;
  /** Lines that are rows of another part. */
  readonly taken: ReadonlySet<string>;
  /** Its rows are points of another kind than was said. */
  readonly note: { readonly holds: PointPart; readonly isElsewhere: boolean } | null;
  readonly onChange: (part: Partial<MappedPart>) => void;
}) {
  const t = useTranslations("upload.map");
  const { sheet, part, targets, onChange } = props;
  const { columns, holds } = part;
  const needed: readonly MappedColumn[] = NEEDED_OF[holds];
  const header = sheet.rows.find(({ number }) => number === part.headerRow);
  const all = columnsOf(sheet, part.headerRow, props.lastRow);
  const rows = namedIn(sheet, part, props.lastRow);
  const matched = (next: Pick<MappedPart, "headerRow" | "columns" | "holds">) =>
    rowGuess(holds, namedIn(sheet, next, props.lastRow), targets);
  const count = rows.filter(({ number }) => part.rows[String(number)] !== undefined).length;
  function chooseColumn(key: MappedColumn, chosen: string): void {
    const { [key]: _before, ...others } = columns;
    const next = chosen === "" ? others : { ...others, [key]: Number(chosen) };
    const renames = key === "name" || key === "stage" || key === "line";
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
            optional={!needed.includes(key)}
            value={String(columns[key] ?? "")}
            options={all.map((column) => ({ value: String(column), label: headingOf(header, column) }))}
            onChange={(event) => chooseColumn(key, event.target.value)}
          />
        ))}
        {(holds === "services" || holds === "pricelist") && columns.period === undefined && (
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
          <h3 className="font-semibold">{t(isAsked(holds) ? "rows" : "items", { holds })}</h3>
          <p className="mt-0.5 max-w-prose text-sm text-ink-2">
            {t(isAsked(holds) ? "rowsBody" : "itemsBody", { holds, matched: count, total: rows.length })}
          </p>
        </div>
        <Button size="sm" onClick={() => onChange({ rows: matched(part) })} disabled={rows.length === 0}>
          {t("match")}
        </Button>
      </div>
      {props.note && (
        <Callout tone={props.note.isElsewhere ? "warn" : undefined} className="mt-3">
          {t(props.note.isElsewhere ? "pointsElsewhere" : "pointsHere", { holds: props.note.holds })}
        </Callout>
      )}
      <RowChooser
        holds={holds}
        rows={rows}
        targets={targets}
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

/** The columns that hold something between two rows. */
export function columnsOf(sheet: MappedSheet, from: number, to: number): number[] {
  const rows = sheet.rows.filter(({ number }) => number >= from && number <= to);
  return [...new Set(rows.flatMap(({ cells }) => cells.map(({ column }) => column)))].sort((a, b) => a - b);
}

/** `"D: Price"`; `"D"` where the column has no heading. */
export function headingOf(header: MappedSheet["rows"][number] | undefined, column: number): string {
  const heading = header ? textIn(header, column) : "";
  return heading === "" ? columnLetter(column) : `${columnLetter(column)}: ${heading}`;
}
