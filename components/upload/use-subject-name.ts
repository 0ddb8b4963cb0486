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

/** What the part of an answer is called that a finding is about. */
export function useSubjectName(
  frame: Pick<MendFrame, "lines" | "requirements" | "points" | "open">,
): (subject: FindingSubject) => string {
  const t = useTranslations("upload.mend");
  const tTerms = useTranslations("offers.terms");
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
      case "term": {
        const term = Object.entries(TERMS).find(([field]) => field === id)?.[1];
        return term ? tTerms(term) : "";
      }
      case "row":
        return t("row");
    }
  };
}
