"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { BundleList } from "@/components/offer/bundle-list";
import { OfferWorkbench } from "@/components/offer/offer-workbench";
import { PriceList } from "@/components/offer/price-list";
import type { CellResult, OfferSheet, SheetLine } from "@/lib/domain/offer-sheet";
import { succeed } from "@/lib/domain/outcome";
import type { Quantities } from "@/lib/domain/selection";
import { AnswerFoot } from "./answer-foot";
import type { PartResult } from "./parts-store";
import type { AnswerPlace } from "./use-parts";
import type { AnswerActions } from "./vendor-view";

type SaveCells = Parameters<typeof OfferWorkbench>[0]["save"];

/** The same grid the buyer types offers in, with one column of answers: the vendor's own. */
export function AnswerPrices(props: {
  readonly place: AnswerPlace;
  readonly readerName: string;
  readonly candidate: { readonly id: string; readonly name: string };
  readonly lines: readonly SheetLine[];
  readonly quantities: Quantities;
  readonly sheet: OfferSheet;
  readonly readOnly: boolean;
  /** How far the whole answer was when the page was drawn, and where it is submitted; null where it cannot be. */
  readonly foot: {
    readonly href: string;
    readonly done: number;
    readonly total: number;
    /** Of what is missing, those that are lines. */
    readonly openLines: number;
  } | null;
  readonly actions: Pick<
    AnswerActions,
    "saveParts" | "saveBundle" | "deleteBundle" | "saveItem" | "deleteItem"
  >;
}) {
  const t = useTranslations("answer.page");
  const { place, candidate, lines, sheet, readOnly, actions } = props;
  const { selectionId, variant, readerId } = place;
  const where = { selectionId, candidateId: candidate.id };
  const saveCells: SaveCells = async ({ changes }) => {
    const sent = changes.map(({ lineId, cell, expectedEdition }) => ({
      part: { kind: "cell" as const, lineId, cell },
      expectedEdition,
    }));
    const outcome = await actions.saveParts({ selectionId, variant, changes: sent });
    if (!outcome.ok) return outcome;
    return succeed(outcome.value.flatMap((result) => cellResult(candidate.id, result)));
  };
  const candidates = useMemo(
    () => [{ id: candidate.id, name: candidate.name, letter: null }],
    [candidate.id, candidate.name],
  );
  const { foot } = props;
  const [openLines, setOpenLines] = useState(foot?.openLines ?? 0);
  const sheets = useMemo(() => [sheet], [sheet]);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <p className="max-w-prose text-ink-2">{t("pricesBody")}</p>
      <OfferWorkbench
        key={`${sheet.versionId} ${sheet.currency}`}
        selectionId={selectionId}
        currency={sheet.currency}
        quantities={props.quantities}
        lines={lines}
        candidates={candidates}
        sheets={sheets}
        only={candidate.id}
        readOnly={readOnly}
        // Two offers of one vendor are two grids: what is unsent of one must not come up in the other.
        reader={{ key: `answer.${readerId}.${variant}`, name: props.readerName }}
        save={saveCells}
        onOpenLines={setOpenLines}
      />
      {lines.some(({ kind }) => kind === "establishment") && (
        <BundleList
          {...where}
          currency={sheet.currency}
          lines={lines}
          sheet={sheet}
          readOnly={readOnly}
          canSplit={false}
          save={({ bundleId, expectedEdition, name, amount, lineIds }) =>
            actions.saveBundle({
              ...{ selectionId, variant, bundleId, expectedEdition, name, amount },
              lineIds,
            })
          }
          remove={({ bundleId }) => actions.deleteBundle({ selectionId, variant, bundleId })}
        />
      )}
      <PriceList
        {...where}
        currency={sheet.currency}
        lines={lines}
        items={sheet.priceList}
        readOnly={readOnly}
        save={({ candidateId: _of, ...item }) => actions.saveItem({ ...item, variant })}
        remove={({ itemId }) => actions.deleteItem({ selectionId, variant, itemId })}
      />
      {foot && (
        <AnswerFoot
          href={foot.href}
          progress={{ done: foot.done + foot.openLines - openLines, total: foot.total }}
        />
      )}
    </div>
  );
}

/** What the server says of a part, as the grid takes it. */
function cellResult(candidateId: string, result: PartResult): CellResult[] {
  const lineId = result.key.slice("cell ".length);
  if (result.result === "saved") return [{ candidateId, lineId, result: "saved", edition: result.edition }];
  if (result.result === "refused") return [{ candidateId, lineId, result: "refused", code: result.code }];
  const { current, mark } = result;
  if (current.kind !== "cell") return [];
  const { edition, by: updatedBy, at: updatedAt } = mark;
  const standing = { lineId, cell: current.cell, edition, updatedBy, updatedAt };
  return [{ candidateId, lineId, result: "conflict", current: standing }];
}
