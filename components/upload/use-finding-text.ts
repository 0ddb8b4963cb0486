"use client";

import { useTranslations } from "next-intl";
import type { UploadFinding } from "@/lib/domain/upload-finding";

const PARTS = ["services", "establishment", "requirements", "points"] as const;
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

/** The sentence for a finding in the reader's language. */
export function useFindingText(): (finding: UploadFinding) => string {
  const t = useTranslations("upload");
  return ({ code, params }) => {
    const part = PARTS.find((each) => each === params.part);
    const column = COLUMN_NAMES.find((each) => each === params.column);
    return t.markup(`code.${code}`, {
      ...params,
      ...(part ? { part: t(`part.${part}`) } : {}),
      ...(column ? { column: t(`columnName.${column}`) } : {}),
    });
  };
}
