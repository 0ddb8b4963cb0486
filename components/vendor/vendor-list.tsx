"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useDeferredValue, useMemo, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { ShowAllRows, useFirstRows } from "@/components/ui/first-rows";
import { Cell, ColumnHead, Row, RowHead, Table, TableFrame, TableHead } from "@/components/ui/table";
import { TextField } from "@/components/ui/text-field";
import { formatRegistrationNumber, isCountry } from "@/lib/domain/registration-number";
import { sizeHint } from "@/lib/domain/vendor-size";
import { formatNumber } from "@/lib/i18n/formats";

export interface ListedVendor {
  readonly id: string;
  readonly legalName: string;
  readonly country: string;
  readonly registrationNumber: string;
  readonly employees: number | null;
  readonly usedIn: number;
}

type Column = "legalName" | "country" | "registrationNumber" | "employees" | "usedIn";

/** The directory: found by name or number, sorted by any column. */
export function VendorList({ vendors }: { vendors: readonly ListedVendor[] }) {
  const t = useTranslations("vendors");
  const locale = useLocale();
  const [search, setSearch] = useState("");
  const [order, setOrder] = useState<{ column: Column; falling: boolean }>({
    column: "legalName",
    falling: false,
  });
  const wanted = useDeferredValue(search);
  const shown = useMemo(
    () => sorted(vendors.filter(matches(wanted)), order.column, order.falling, locale),
    [vendors, wanted, order, locale],
  );
  const first = useFirstRows(shown);
  const head = (column: Column, align: "left" | "right", className?: string) => (
    <ColumnHead
      align={align}
      className={className}
      {...(order.column === column ? { sort: order.falling ? "descending" : "ascending" } : {})}
    >
      <button
        type="button"
        className="inline-flex min-h-6 items-center gap-1 rounded-sm hover:text-ink [&_svg]:size-3"
        onClick={() => setOrder({ column, falling: order.column === column && !order.falling })}
      >
        {t(`column.${column}`)}
        {order.column === column && (order.falling ? <ArrowDown aria-hidden /> : <ArrowUp aria-hidden />)}
      </button>
    </ColumnHead>
  );
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-4">
        <TextField
          className="w-72 max-w-full"
          type="search"
          label={t("search")}
          labelHidden
          placeholder={t("search")}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <output aria-live="polite" className="num text-sm text-ink-3">
          {shown.length < vendors.length && t("shown", { shown: shown.length, total: vendors.length })}
        </output>
      </div>
      {shown.length === 0 ? (
        <p className="text-ink-2">{t("noMatch")}</p>
      ) : (
        <TableFrame label={t("title")} scroll="page">
          <Table caption={t("title")}>
            <TableHead under="topbar">
              <tr>
                {head("legalName", "left")}
                {head("country", "left", "max-sm:hidden")}
                {head("registrationNumber", "left")}
                {head("employees", "right", "max-sm:hidden")}
                {head("usedIn", "right")}
              </tr>
            </TableHead>
            <tbody>
              {first.rows.map((vendor) => (
                <VendorRow key={vendor.id} vendor={vendor} />
              ))}
            </tbody>
          </Table>
        </TableFrame>
      )}
      <ShowAllRows of={first} label={t("showAll", { count: shown.length })} />
    </>
  );
}

function VendorRow({ vendor }: { vendor: ListedVendor }) {
  const t = useTranslations("vendors");
  const locale = useLocale();
  const { country, registrationNumber, employees } = vendor;
  const size = sizeHint(employees);
  const missing = <span className="text-ink-3">–</span>;
  return (
    <Row interactive>
      <RowHead sticky={false}>
        <Link
          href={`/vendors/${vendor.id}`}
          prefetch={false}
          className="inline-block min-h-6 rounded-sm leading-6 font-medium hover:text-accent"
        >
          {vendor.legalName}
        </Link>
      </RowHead>
      <Cell align="left" className="max-sm:hidden">
        {isCountry(country) ? t(`country.${country}`) : country}
      </Cell>
      <Cell align="left" className="whitespace-nowrap">
        {registrationNumber === ""
          ? missing
          : isCountry(country)
            ? formatRegistrationNumber(country, registrationNumber)
            : registrationNumber}
      </Cell>
      <Cell className="whitespace-nowrap max-sm:hidden">
        {employees === null ? missing : formatNumber(employees, locale)}
        {size !== null && (
          <span title={t(`sizeHint.${size}`)} className="ml-2 inline-block w-14 text-left text-xs text-ink-3">
            {t(`size.${size}`)}
          </span>
        )}
        {size === null && <span className="ml-2 inline-block w-14" />}
      </Cell>
      <Cell className={classNames(vendor.usedIn === 0 && "text-ink-3")}>{vendor.usedIn}</Cell>
    </Row>
  );
}

/** By name, or by number however it is spaced. */
function matches(search: string): (vendor: ListedVendor) => boolean {
  const text = search.trim().toLowerCase();
  const digits = text.replace(/[\s.-]/g, "");
  return ({ legalName, registrationNumber }) =>
    text === "" ||
    legalName.toLowerCase().includes(text) ||
    (digits !== "" && registrationNumber.toLowerCase().includes(digits));
}

/** What is not known stands last, whichever way the column is sorted. */
function sorted(
  vendors: readonly ListedVendor[],
  column: Column,
  falling: boolean,
  locale: string,
): readonly ListedVendor[] {
  const direction = falling ? -1 : 1;
  const collator = new Intl.Collator(locale, { numeric: true });
  return [...vendors].sort((a, b) => {
    const [left, right] = [a[column], b[column]];
    const [noLeft, noRight] = [left === null || left === "", right === null || right === ""];
    if (noLeft !== noRight) return noLeft ? 1 : -1;
    const difference =
      typeof left === "number" && typeof right === "number"
        ? left - right
        : collator.compare(String(left ?? ""), String(right ?? ""));
    return difference * direction || collator.compare(a.legalName, b.legalName);
  });
}
