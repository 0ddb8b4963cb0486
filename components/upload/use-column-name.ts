"use client";

import { useTranslations } from "next-intl";

const COLUMN_NAMES = [
  "name",
  "state",
  "unitPrice",
  "period",
  "driver",
  "ownQuantity",
  "minimum",
  "includedIn",
  "note",
  "bundle",
  "amount",
  "line",
  "answer",
  "text",
  "value",
] as const;

/** What a column of a request workbook is called in the reader's language; its mark when it has no name. */
export function useColumnName(): (column: string) => string {
  const t = useTranslations("upload.columnName");
  return (column) => {
    const known = COLUMN_NAMES.find((each) => each === column);
    return known ? t(known) : column;
  };
}
