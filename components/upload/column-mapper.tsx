"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useSubmit } from "@/components/offer/use-submit";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { ShowAllRows, useFirstRows } from "@/components/ui/first-rows";
import { notifyDone } from "@/components/ui/notify";
import { Section } from "@/components/ui/page-header";
import { Select } from "@/components/ui/select";
import { Cell, ColumnHead, Row, RowHead, Table, TableFrame, TableHead } from "@/components/ui/table";
import { type ColumnMapping, MAPPED_COLUMNS, MAPPED_PERIODS, matchNames } from "@/lib/domain/column-mapping";
import type { CatalogueLine } from "@/lib/domain/offer";
import type { Outcome } from "@/lib/domain/outcome";
import { columnLetter, type MappedSheet, textIn } from "./mapped-sheet";

/** Rows of a sheet that are shown for finding the headings. */
const SHOWN_ROWS = 12;

/** Says once how a vendor's own workbook is laid out: which sheet, which columns, which row is which line. */
export function ColumnMapper(props: {
  readonly vendorName: string;
  readonly sheets: readonly MappedSheet[];
  readonly lines: readonly CatalogueLine[];
  readonly mapping: ColumnMapping | null;
  readonly send: (mapping: ColumnMapping) => Promise<Outcome<unknown>>;
}) {
  const t = useTranslations("upload.map");
  const { sheets, lines } = props;
  const [mapping, setMapping] = useState<ColumnMapping>(() => props.mapping ?? firstGuess(sheets));
  const { run, pending, general } = useSubmit();
  const sheet = sheets.find(({ name }) => name === mapping.sheet) ?? sheets[0];
  const header = sheet?.rows.find(({ number }) => number === mapping.headerRow);
  const columns = columnsOf(sheet);
  const change = (part: Partial<ColumnMapping>) => setMapping((before) => ({ ...before, ...part }));
  const nameColumn = mapping.columns.name;
  const named = (sheet?.rows ?? []).flatMap((row) => {
    const name = nameColumn === undefined ? "" : textIn(row, nameColumn);
    return row.number > mapping.headerRow && name !== "" ? [{ number: row.number, name }] : [];
  });
  const match = () => {
    const found = matchNames(
      named.map(({ name }) => name),
      lines,
      {},
    );
    change({
      rows: Object.fromEntries(
        named.flatMap(({ number }, index) => {
          const lineId = found[index];
          return lineId ? [[String(number), lineId]] : [];
        }),
      ),
    });
  };
  return (
    <div>
      <Section title={t("title")} description={t("body", { name: props.vendorName })}>
        {props.mapping !== null && <p className="mb-3 text-sm text-ink-2">{t("proposed")}</p>}
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
          <Select
            label={t("sheet")}
            value={sheet?.name ?? ""}
            options={sheets.map(({ name }) => ({ value: name, label: name }))}
            onChange={(event) =>
              setMapping(firstGuess(sheets.filter(({ name }) => name === event.target.value)))
            }
          />
          <Select
            label={t("headerRow")}
            value={String(mapping.headerRow)}
            options={(sheet?.rows ?? [])
              .slice(0, 40)
              .map(({ number }) => ({ value: String(number), label: t("row", { number }) }))}
            onChange={(event) => change({ headerRow: Number(event.target.value), rows: {} })}
          />
          <Select
            label={t("defaultPeriod")}
            emptyLabel={t("notSaid")}
            value={mapping.period ?? ""}
            options={[
              { value: "month", label: t("perMonth") },
              { value: "year", label: t("perYear") },
            ]}
            onChange={(event) =>
              change({ period: MAPPED_PERIODS.find((each) => each === event.target.value) ?? null })
            }
          />
          {MAPPED_COLUMNS.map((key) => (
            <Select
              key={key}
              label={t(`column.${key}`)}
              emptyLabel={t("noColumn")}
              value={String(mapping.columns[key] ?? "")}
              options={columns.map((column) => ({
                value: String(column),
                label: headingOf(header, column),
              }))}
              onChange={(event) => {
                const { [key]: _before, ...others } = mapping.columns;
                const chosen = event.target.value;
                change({
                  columns: chosen === "" ? others : { ...others, [key]: Number(chosen) },
                  ...(key === "name" ? { rows: {} } : {}),
                });
              }}
            />
          ))}
        </div>
      </Section>
      {sheet && (
        <Section title={t("firstRows", { sheet: sheet.name })}>
          <FirstRowsOf sheet={sheet} columns={columns} headerRow={mapping.headerRow} />
        </Section>
      )}
      <Section
        title={t("rows")}
        description={t("rowsBody", { matched: Object.keys(mapping.rows).length, total: named.length })}
        actions={
          <Button size="sm" onClick={match} disabled={named.length === 0}>
            {t("match")}
          </Button>
        }
      >
        <RowChooser
          rows={named}
          lines={lines}
          chosen={mapping.rows}
          onChoose={(number, lineId) => {
            const { [String(number)]: _before, ...others } = mapping.rows;
            change({ rows: lineId === "" ? others : { ...others, [String(number)]: lineId } });
          }}
        />
        {general !== null && <FieldError>{general}</FieldError>}
        <div className="mt-4">
          <Button
            look="primary"
            pending={pending}
            onClick={() =>
              void run(
                () => props.send({ ...mapping, sheet: sheet?.name ?? mapping.sheet }),
                () => notifyDone(t("done")),
              )
            }
          >
            {t("save")}
          </Button>
        </div>
      </Section>
    </div>
  );
}

/** The first row with three texts or more is taken for the headings until somebody says otherwise. */
function firstGuess(sheets: readonly MappedSheet[]): ColumnMapping {
  const [sheet] = sheets;
  const header = sheet?.rows.find(
    ({ cells }) => cells.filter(({ value }) => typeof value === "string").length >= 3,
  );
  return {
    sheet: sheet?.name ?? "",
    headerRow: header?.number ?? sheet?.rows[0]?.number ?? 1,
    columns: {},
    period: "month",
    rows: {},
  };
}

function columnsOf(sheet: MappedSheet | undefined): number[] {
  const found = new Set((sheet?.rows ?? []).flatMap(({ cells }) => cells.map(({ column }) => column)));
  return [...found].sort((a, b) => a - b);
}

function headingOf(header: MappedSheet["rows"][number] | undefined, column: number): string {
  const heading = header ? textIn(header, column) : "";
  return heading === "" ? columnLetter(column) : `${columnLetter(column)}: ${heading}`;
}

function FirstRowsOf(props: {
  readonly sheet: MappedSheet;
  readonly columns: readonly number[];
  readonly headerRow: number;
}) {
  const t = useTranslations("upload.map");
  const { sheet, columns } = props;
  const start = Math.max(
    0,
    sheet.rows.findIndex(({ number }) => number === props.headerRow),
  );
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
          {sheet.rows.slice(Math.max(0, start - 2), start + SHOWN_ROWS).map((row) => (
            <Row key={row.number} look={row.number === props.headerRow ? "group" : "plain"}>
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

function RowChooser(props: {
  readonly rows: readonly { readonly number: number; readonly name: string }[];
  readonly lines: readonly CatalogueLine[];
  readonly chosen: Readonly<Record<string, string>>;
  readonly onChoose: (number: number, lineId: string) => void;
}) {
  const t = useTranslations("upload.map");
  const shown = useFirstRows(props.rows);
  const taken = new Set(Object.values(props.chosen));
  return (
    <>
      <Table caption={t("rows")}>
        <TableHead>
          <Row>
            <ColumnHead>{t("theirs")}</ColumnHead>
            <ColumnHead>{t("ours")}</ColumnHead>
          </Row>
        </TableHead>
        <tbody>
          {shown.rows.map(({ number, name }) => {
            const own = props.chosen[String(number)] ?? "";
            return (
              <Row key={number}>
                <RowHead sticky={false}>{name}</RowHead>
                <Cell align="left">
                  <Select
                    className="max-w-96"
                    label={`${t("ours")}: ${name}`}
                    labelHidden
                    emptyLabel={t("leftOut")}
                    value={own}
                    options={props.lines.map((line) => ({
                      value: line.id,
                      label: line.name,
                      disabled: line.id !== own && taken.has(line.id),
                    }))}
                    onChange={(event) => props.onChoose(number, event.target.value)}
                  />
                </Cell>
              </Row>
            );
          })}
        </tbody>
      </Table>
      <ShowAllRows of={shown} label={t("allRows", { count: props.rows.length })} />
    </>
  );
}
