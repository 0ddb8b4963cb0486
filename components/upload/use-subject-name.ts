"use client";

import { useTranslations } from "next-intl";
import type { FindingSubject } from "@/lib/domain/upload-finding";
import type { MendFrame } from "./mend-frame";

const TERMS = {
  currency: "currency",
  validUntil: "validUntil",
  indexBasisPoints: "index",
  indexAfterMonths: "indexAfter",
  statedTotal: "statedTotal",
  financedMonths: "financedMonths",
  financeBasisPoints: "financeRate",
} as const;

/** What a term is called in the reader's language; empty for what is none. */
export function useTermName(): (field: string) => string {
  const t = useTranslations("offers.terms");
  return (field) => {
    const term = Object.entries(TERMS).find(([key]) => key === field)?.[1];
    return term ? t(term) : "";
  };
}

/** What the part of an answer is called that a finding is about. */
export function useSubjectName(
  frame: Pick<MendFrame, "lines" | "requirements" | "points" | "open">,
): (subject: FindingSubject) => string {
  const t = useTranslations("upload.mend");
  const termName = useTermName();
  const named = (rows: readonly { readonly id: string; readonly name: string }[], id: string) =>
    rows.find((row) => row.id === id)?.name;
  return ({ part, id }) => {
    switch (part) {
      case "cell":
        return named(frame.lines, id) ?? "";
      case "requirement":
        return named(frame.requirements, id) ?? t("requirement");
      case "point":
        return named(frame.points, id) ?? t("point");
      case "bundle":
        return named(frame.open?.rest.bundles ?? [], id) || t("bundle");
      case "item":
        return named(frame.open?.rest.items ?? [], id) || t("item");
      case "term":
        return termName(id);
      case "row":
        return t("row");
    }
  };
}
