"use client";

import { Plus, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import {
  type AmountUnit,
  keepFigure,
  minorOfKept,
  showFigure,
  unreadText,
} from "@/components/candidate/account-figure";
import { DraftForm } from "@/components/draft/draft-form";
import { useDraft } from "@/components/draft/use-draft";
import { useSave } from "@/components/draft/use-save";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { IconButton } from "@/components/ui/icon-button";
import { notifyDone, notifyFailed } from "@/components/ui/notify";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import type { FieldError } from "@/lib/domain/field-error";
import { FIGURE_SOURCES } from "@/lib/domain/financial-soundness";
import { FIRST_YEAR, type IsoDay, LAST_YEAR, parseIsoDay } from "@/lib/domain/iso-day";
import { CURRENCIES, type Currency } from "@/lib/domain/money";
import { deleteYear, saveYears } from "@/lib/features/candidate/actions";
import { errorText } from "@/lib/i18n/error-text";
import { AccountCell } from "./account-cell";
import {
  emptyYear,
  extraKey,
  GRID_ROWS,
  storedYears,
  type YearColumn,
  type YearRow,
  yearColumns,
} from "./year-columns";

type YearInput = Parameters<typeof saveYears>[0]["years"][number];

const isGridRow = (name: string) => GRID_ROWS.some((row) => row === name);

/** Three or more years of accounts as a grid that is typed into like a spreadsheet: years across, figures down. */
export function YearsForm(props: {
  selectionId: string;
  candidateId: string;
  rows: readonly YearRow[];
  today: IsoDay;
  currency: Currency;
}) {
  const { selectionId, candidateId, rows, today, currency } = props;
  const t = useTranslations("candidates.years");
  const tDraft = useTranslations("candidates.draft");
  const tSource = useTranslations("candidates.source");
  const tAction = useTranslations("common.action");
  const tErrors = useTranslations("errors");
  const locale = useLocale();
  const draft = useDraft(`years:${candidateId}`, storedYears(rows, today, currency));
  const saving = useSave();
  const router = useRouter();
  const [isThousands, setIsThousands] = useState(false);
  const [sent, setSent] = useState<readonly string[]>([]);
  const unit: AmountUnit = isThousands ? 1000 : 1;
  const columns = yearColumns(rows, draft.names, draft.text);

  const currencyOf = (key: string) =>
    CURRENCIES.find((one) => one === draft.text(`${key}.currency`)) ?? currency;
  const yearName = (key: string) => draft.text(`${key}.year`) || t("newYear");

  function faultOf(key: string, field: string): string | undefined {
    const index = sent.indexOf(key);
    return index < 0
      ? undefined
      : (saving.fault(`${index}.${field}`) ?? saving.fault(`years.${index}.${field}`));
  }

  function isToSave({ key, row }: YearColumn): boolean {
    if (row === null) return GRID_ROWS.some((name) => draft.text(`${key}.${name}`) !== "");
    const before = storedYears([row], today, currency);
    return Object.entries(before).some(
      ([name, text]) => name.startsWith(`${key}.`) && draft.text(name) !== text,
    );
  }

  function inputOf({ key, row }: YearColumn): YearInput {
    const amount = (name: string) => minorOfKept(draft.text(`${key}.${name}`));
    const employees = amount("employees");
    return {
      id: row?.id ?? null,
      expectedEdition: row === null ? null : saving.edition(row.id, row.edition),
      year: Number(draft.text(`${key}.year`)),
      currency: currencyOf(key),
      equity: amount("equity"),
      result: amount("result"),
      totalAssets: amount("totalAssets"),
      revenue: amount("revenue"),
      shareCapital: amount("shareCapital"),
      employees: employees === null ? null : employees / 100,
      source: FIGURE_SOURCES.find((one) => one === draft.text(`${key}.source`)) ?? "typed",
      sourceNote: draft.text(`${key}.sourceNote`),
      sourceDate: parseIsoDay(draft.text(`${key}.sourceDate`)),
    };
  }

  /** What the browser can tell by itself: text in a number, a year that is none. */
  function faultsOf({ key }: YearColumn, index: number): FieldError[] {
    const faults = GRID_ROWS.flatMap((name): FieldError[] =>
      unreadText(draft.text(`${key}.${name}`)) === null
        ? []
        : [{ path: `${index}.${name}`, code: "number.not_a_number", params: {} }],
    );
    return /^\d{4}$/.test(draft.text(`${key}.year`).trim())
      ? faults
      : [
          ...faults,
          {
            path: `${index}.year`,
            code: "financial.year_range",
            params: { first: FIRST_YEAR, last: LAST_YEAR },
          },
        ];
  }

  async function save(): Promise<void> {
    const toSave = columns.filter(isToSave);
    setSent(toSave.map(({ key }) => key));
    const faults = toSave.flatMap(faultsOf);
    if (faults.length > 0) {
      saving.refuse(faults);
      return;
    }
    if (toSave.length === 0) {
      draft.discard();
      return;
    }
    const years = toSave.map(inputOf);
    if (await saving.run(() => saveYears({ selectionId, candidateId, years }))) draft.settle();
  }

  async function remove(column: YearColumn, row: YearRow): Promise<void> {
    const year = inputOf(column);
    const expectedEdition = saving.edition(row.id, row.edition) ?? row.edition;
    const outcome = await deleteYear({ selectionId, candidateId, id: row.id, expectedEdition });
    if (!outcome.ok) {
      notifyFailed(errorText(tErrors, outcome.code, outcome.params));
      router.refresh();
      return;
    }
    for (const name of draft.names) if (name.startsWith(`${row.id}.`)) draft.takeTheirs(name);
    notifyDone(t("deleted", { year: row.year }), {
      label: tAction("undo"),
      run: () =>
        void saving.run(() =>
          saveYears({ selectionId, candidateId, years: [{ ...year, id: null, expectedEdition: null }] }),
        ),
    });
  }

  function addYear(): void {
    const first = Math.min(
      ...columns.map(({ key }) => Number(draft.text(`${key}.year`)) || Number.MAX_VALUE),
    );
    const year = Number.isFinite(first) && first < LAST_YEAR ? first - 1 : FIRST_YEAR;
    draft.setMany(
      emptyYear(extraKey(year, columns.length), year, columns[0] ? currencyOf(columns[0].key) : currency),
    );
  }

  function paste(row: number, column: number, text: string): void {
    const typed: Record<string, string> = {};
    text
      .replace(/\r/g, "")
      .replace(/\n$/, "")
      .split("\n")
      .forEach((line, down) => {
        line.split("\t").forEach((cell, across) => {
          const name = GRID_ROWS[row + down];
          const target = columns[column + across];
          if (name === undefined || target === undefined) return;
          const shownUnit = name === "employees" ? 1 : unit;
          typed[`${target.key}.${name}`] = keepFigure(cell, shownUnit, currencyOf(target.key), locale);
        });
      });
    draft.setMany(typed);
  }

  const nameOf = (name: string) => {
    const [key = "", field = ""] = name.split(".");
    return t("cell", { figure: fieldName(field), year: yearName(key) });
  };
  function fieldName(field: string): string {
    const known = [...GRID_ROWS, "year", "currency", "source", "sourceNote", "sourceDate"] as const;
    const found = known.find((one) => one === field);
    return found === undefined ? field : t(found);
  }
  const label = (field: string, key: string) => t("cell", { figure: fieldName(field), year: yearName(key) });
  const head =
    "sticky left-0 z-10 w-44 min-w-32 bg-paper py-2 pr-3 text-left align-top font-normal text-ink-2 max-md:w-32";

  return (
    <DraftForm
      draft={draft}
      saving={saving}
      onSave={() => void save()}
      nameOf={nameOf}
      show={(name, text) => (isGridRow(name.split(".")[1] ?? "") ? showFigure(text, 1, locale) : text)}
      actions={
        <Button look="quiet" icon={<Plus aria-hidden />} onClick={addYear}>
          {t("addYear")}
        </Button>
      }
    >
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <Checkbox
          label={t("thousands")}
          checked={isThousands}
          onChange={(event) => setIsThousands(event.target.checked)}
        />
        <p className="text-xs text-ink-3">{t("paste")}</p>
      </div>
      <div className="scroll-quiet relative overflow-x-auto pb-1">
        <table className="num border-separate border-spacing-x-2 border-spacing-y-1 text-base">
          <caption className="sr-only">{t("grid")}</caption>
          <thead>
            <tr>
              <th scope="col" className={head}>
                {t("year")}
              </th>
              {columns.map((column) => (
                <th key={column.key} scope="col" className="w-40 min-w-36 align-top font-normal">
                  <div className="flex items-start gap-1">
                    <TextField
                      className="flex-1 text-left"
                      label={label("year", column.key)}
                      labelHidden
                      inputMode="numeric"
                      inputClassName="num text-right font-semibold"
                      maxLength={4}
                      value={draft.text(`${column.key}.year`)}
                      onChange={(event) => draft.set(`${column.key}.year`, event.target.value)}
                      error={faultOf(column.key, "year")}
                    />
                    {column.row !== null && (
                      <IconButton
                        label={t("deleteYear", { year: column.row.year })}
                        onClick={() => column.row && void remove(column, column.row)}
                      >
                        <Trash2 aria-hidden />
                      </IconButton>
                    )}
                  </div>
                  {column.isGone && <p className="pt-1 text-left text-xs text-warn">{tDraft("gone")}</p>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row" className={head}>
                {t("currency")}
              </th>
              {columns.map(({ key }) => (
                <td key={key} className="align-top">
                  <Select
                    label={label("currency", key)}
                    labelHidden
                    options={CURRENCIES.map((value) => ({ value, label: value }))}
                    value={currencyOf(key)}
                    onChange={(event) => draft.set(`${key}.currency`, event.target.value)}
                  />
                </td>
              ))}
            </tr>
            {GRID_ROWS.map((name, row) => (
              <tr key={name}>
                <th scope="row" className={head}>
                  {t(name)}
                </th>
                {columns.map(({ key }, column) => (
                  <td key={key} className="align-top">
                    <AccountCell
                      label={label(name, key)}
                      kept={draft.text(`${key}.${name}`)}
                      onKeep={(kept) => draft.set(`${key}.${name}`, kept)}
                      onPaste={(text) => paste(row, column, text)}
                      unit={unit}
                      currency={currencyOf(key)}
                      place={{ row, column }}
                      fault={faultOf(key, name)}
                      isCount={name === "employees"}
                    />
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row" className={head}>
                {t("source")}
              </th>
              {columns.map(({ key }) => (
                <td key={key} className="align-top">
                  <Select
                    label={label("source", key)}
                    labelHidden
                    options={FIGURE_SOURCES.map((value) => ({ value, label: tSource(value) }))}
                    value={draft.text(`${key}.source`)}
                    onChange={(event) => draft.set(`${key}.source`, event.target.value)}
                  />
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row" className={head}>
                {t("sourceNote")}
              </th>
              {columns.map(({ key }) => (
                <td key={key} className="align-top">
                  <TextField
                    label={label("sourceNote", key)}
                    labelHidden
                    maxLength={200}
                    value={draft.text(`${key}.sourceNote`)}
                    onChange={(event) => draft.set(`${key}.sourceNote`, event.target.value)}
                    error={faultOf(key, "sourceNote")}
                  />
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row" className={head}>
                {t("sourceDate")}
              </th>
              {columns.map(({ key }) => (
                <td key={key} className="align-top">
                  <TextField
                    type="date"
                    label={label("sourceDate", key)}
                    labelHidden
                    value={draft.text(`${key}.sourceDate`)}
                    onChange={(event) => draft.set(`${key}.sourceDate`, event.target.value)}
                    error={faultOf(key, "sourceDate")}
                  />
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </DraftForm>
  );
}
