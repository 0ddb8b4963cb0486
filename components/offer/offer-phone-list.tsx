"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useRef, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { Dialog } from "@/components/ui/dialog";
import { Select } from "@/components/ui/select";
import { patternOf } from "@/components/ui/status-mark";
import type { Bundle, Cell } from "@/lib/domain/offer";
import type { SheetLine } from "@/lib/domain/offer-sheet";
import type { Quantities } from "@/lib/domain/selection";
import { headingAbove, withHeadings } from "./catalogue-rows";
import { CellForm } from "./cell-form";
import { CELL_FIELDS, type CellContext } from "./cell-text";
import { CellView, FaultView } from "./cell-view";
import { CellWarnings } from "./cell-warnings";
import type { OfferCandidate } from "./offer-workbench";
import { SealedCellView } from "./sealed-cell-view";
import { type CellKey, cellAt, cellKey, sealedAt } from "./sheet-state";
import type { StoreSnapshot } from "./store-snapshot";
import { fieldKey } from "./typed-fault";
import { useHeadingWords } from "./use-cell-words";

interface OfferPhoneListProps {
  readonly candidates: readonly OfferCandidate[];
  readonly lines: readonly SheetLine[];
  /** Those of them that are listed. */
  readonly shown: readonly SheetLine[];
  readonly snapshot: StoreSnapshot;
  readonly contextOf: (key: CellKey) => CellContext | null;
  readonly bundlesOf: (candidateId: string) => readonly Pick<Bundle, "id" | "name">[];
  readonly quantities: Quantities;
  readonly readOnly: boolean;
  /** As its vendor submitted it: read, not typed into. */
  readonly isLocked: (candidateId: string) => boolean;
  readonly warned: (candidateId: string, lineId: string) => readonly string[];
  readonly onPut: (key: CellKey, cell: Cell) => void;
}

/** One candidate's answers as a list for a phone: tap a line to edit it in a sheet. */
export function OfferPhoneList(props: OfferPhoneListProps) {
  const t = useTranslations("offers");
  const headings = useHeadingWords();
  const { candidates, lines, shown, snapshot } = props;
  const [candidateId, setCandidateId] = useState(candidates[0]?.id ?? "");
  const [openLine, setOpenLine] = useState<string | null>(null);
  const rows = useMemo(() => withHeadings(shown, headings), [shown, headings]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 46,
    overscan: 8,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const group = headingAbove(rows, virtual.range?.startIndex ?? 0);
  const openKey = openLine === null ? null : cellKey(candidateId, openLine);
  const openContext = openKey && props.contextOf(openKey);
  const nameOf = (id: string) => lines.find((line) => line.id === id)?.name ?? "";

  return (
    <div className="grid gap-3">
      {candidates.length > 1 && (
        <Select
          label={t("candidate")}
          value={candidateId}
          options={candidates.map((each) => ({
            value: each.id,
            label: each.letter === null ? each.name : `${each.letter} · ${each.name}`,
          }))}
          onChange={(event) => setCandidateId(event.target.value)}
        />
      )}
      <div
        ref={scroller}
        className="scroll-quiet num h-[calc(100dvh-15rem)] min-h-80 overflow-y-auto rounded-lg border border-rule-strong bg-raised"
      >
        {group !== null && (
          // Takes no room of its own, so that nothing moves when it comes and goes.
          <div aria-hidden className="sticky top-0 z-10 h-0">
            <p className="border-b border-rule-strong bg-sunk px-3 py-2 text-sm font-semibold">{group}</p>
          </div>
        )}
        <ul className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            const place = {
              ref: virtual.measureElement,
              "data-index": item.index,
              style: { transform: `translateY(${item.start}px)` },
            };
            if (row.kind === "heading")
              return (
                <li
                  key={row.id}
                  {...place}
                  className="absolute inset-x-0 top-0 border-b border-rule-strong bg-sunk px-3 py-2 text-sm font-semibold"
                >
                  {row.label}
                </li>
              );
            const key = cellKey(candidateId, row.id);
            const context = props.contextOf(key);
            const fault = snapshot.faults.get(fieldKey(key, "answer"));
            const bundles = props.bundlesOf(candidateId);
            const sealed = sealedAt(snapshot.sheet, key);
            return (
              <li key={row.id} {...place} className="absolute inset-x-0 top-0 border-b border-rule">
                <button
                  type="button"
                  onClick={() => setOpenLine(row.id)}
                  className={classNames(
                    "flex min-h-11 w-full items-center gap-2 px-3 py-1.5 text-left",
                    snapshot.sheet.conflicts.has(key) && "bg-warn-soft",
                    sealed && patternOf("sealed"),
                  )}
                >
                  <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{row.line.name}</span>
                  {fault ? (
                    <FaultView fault={fault} />
                  ) : sealed ? (
                    <SealedCellView cell={sealed} />
                  ) : (
                    context && (
                      <span className="max-w-[55%]">
                        <CellView
                          cell={cellAt(snapshot.sheet, key)}
                          line={row.line}
                          lineName={nameOf}
                          bundleName={(id) => bundles.find((each) => each.id === id)?.name ?? ""}
                          currency={context.currency}
                          conflict={snapshot.sheet.conflicts.has(key)}
                          refusal={snapshot.sheet.refusals.get(key) ?? null}
                          warned={props.warned(candidateId, row.id)}
                          isAlone
                        />
                      </span>
                    )
                  )}
                  <ChevronRight aria-hidden className="size-4 shrink-0 text-ink-3" />
                </button>
              </li>
            );
          })}
        </ul>
      </div>
      <Dialog
        title={openContext?.line.name ?? ""}
        open={openKey !== null}
        onOpenChange={(open) => {
          if (!open) setOpenLine(null);
        }}
      >
        {openKey && sealedAt(snapshot.sheet, openKey) && (
          <p className="mb-3 text-sm text-warn">{t("sealed.replacing")}</p>
        )}
        {openLine !== null && <CellWarnings texts={props.warned(candidateId, openLine)} />}
        {openKey && openContext && (
          <CellForm
            key={openKey}
            cell={cellAt(snapshot.sheet, openKey)}
            line={openContext.line}
            lines={lines}
            bundles={props.bundlesOf(candidateId)}
            currency={openContext.currency}
            quantities={props.quantities}
            readOnly={props.readOnly || props.isLocked(candidateId)}
            faults={CELL_FIELDS.flatMap((field) => snapshot.faults.get(fieldKey(openKey, field)) ?? [])}
            onPut={(cell) => props.onPut(openKey, cell)}
          />
        )}
      </Dialog>
    </div>
  );
}
