"use client";

import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { WarningsMark } from "@/components/price/warnings-mark";
import { CandidateChip } from "@/components/ui/candidate-chip";
import type { Currency } from "@/lib/domain/money";
import type { SheetLine } from "@/lib/domain/offer-sheet";
import type { OfferWarning } from "@/lib/domain/offer-warnings";
import { withHeadings } from "./catalogue-rows";
import { CELL_FIELDS, type CellField } from "./cell-text";
import type { GridColumn, GridRow } from "./grid-shape";
import type { OfferCandidate } from "./offer-workbench";
import { useHeadingWords } from "./use-cell-words";

const REMS: Readonly<Record<CellField | "amount", number>> = {
  answer: 9.5,
  driver: 5,
  quantity: 5.5,
  period: 4.75,
  minimum: 5,
  note: 4.5,
  amount: 7.25,
};

const NO_WARNINGS: readonly OfferWarning[] = [];

/** Rows and columns of a grid of offers: lines against candidates, or against the parts of one candidate's answers. */
export function useGridFrame({
  lines,
  candidates,
  only,
  currencyOf,
  isLocked,
  warnings,
  warningsHref,
}: {
  readonly lines: readonly SheetLine[];
  readonly candidates: readonly OfferCandidate[];
  readonly only: string | null;
  readonly currencyOf: (candidateId: string) => Currency;
  readonly isLocked: (candidateId: string) => boolean;
  readonly warnings: readonly OfferWarning[] | undefined;
  /** Where they all stand. */
  readonly warningsHref: string;
}): { readonly rows: readonly GridRow[]; readonly columns: readonly GridColumn[] } {
  const t = useTranslations("offers");
  const headings = useHeadingWords();
  const rows = useMemo<readonly GridRow[]>(
    () =>
      withHeadings(lines, headings).map((row) =>
        row.kind === "heading"
          ? row
          : {
              kind: "line",
              id: row.id,
              label: row.line.name,
              detail: (
                <>
                  {only === null && row.line.driver !== "fixed" && t(`per.${row.line.driver}`)}
                  {row.line.scope === "optional" && (
                    <em className="ml-1 not-italic">{t("scope.optional")}</em>
                  )}
                </>
              ),
            },
      ),
    [lines, headings, only, t],
  );
  const columns = useMemo<readonly GridColumn[]>(
    () =>
      only === null
        ? candidates.map((each) => ({
            id: each.id,
            name: isLocked(each.id) ? `${each.name}, ${t("asSubmitted.mark")}` : each.name,
            head: (
              <CandidateChip
                letter={each.letter}
                name={each.name}
                under={
                  <span className="inline-flex items-center gap-1">
                    {currencyOf(each.id)}
                    {isLocked(each.id) && (
                      <>
                        <Lock aria-hidden className="size-3" />
                        <span className="sr-only">{t("asSubmitted.mark")}</span>
                      </>
                    )}
                    <WarningsMark
                      name={each.name}
                      href={warningsHref}
                      warnings={(warnings ?? NO_WARNINGS).filter(
                        ({ candidateId }) => candidateId === each.id,
                      )}
                    />
                  </span>
                }
              />
            ),
            rem: 8,
            grow: 1,
          }))
        : [...CELL_FIELDS, "amount" as const].map((id) => ({
            id,
            name: t(`column.${id}`),
            head: t(`column.${id}`),
            rem: REMS[id],
            grow: id === "answer" ? 1.5 : 1,
          })),
    [only, candidates, currencyOf, isLocked, warnings, warningsHref, t],
  );
  return { rows, columns };
}
