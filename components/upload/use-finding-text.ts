"use client";

import { useTranslations } from "next-intl";
import { MAPPED_KINDS } from "@/lib/domain/column-mapping";
import type { UploadFinding } from "@/lib/domain/upload-finding";
import { useColumnName } from "./use-column-name";

/** The sentence for a finding in the reader's language. */
export function useFindingText(): (finding: UploadFinding) => string {
  const t = useTranslations("upload");
  const columnName = useColumnName();
  return ({ code, params }) => {
    const part = MAPPED_KINDS.find((each) => each === params.part);
    return t.markup(`code.${code}`, {
      ...params,
      // Kept before it was told, or of something else.
      ...{ kind: part ?? "", loose: params.loose ?? "", why: params.why ?? "" },
      name: params.name ?? "empty",
      ...(part ? { part: t(`part.${part}`) } : {}),
      ...(params.column === undefined ? {} : { column: columnName(String(params.column)) }),
    });
  };
}
