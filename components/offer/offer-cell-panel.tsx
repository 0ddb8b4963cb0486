"use client";

import { useLocale, useTranslations } from "next-intl";
import { type Ref, useState } from "react";
import { Button } from "@/components/ui/button";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { classNames } from "@/components/ui/class-names";
import { patternOf } from "@/components/ui/status-mark";
import type { Bundle, Cell } from "@/lib/domain/offer";
import type { Quantities } from "@/lib/domain/selection";
import { formatMoment } from "@/lib/i18n/formats";
import { CellForm } from "./cell-form";
import { CELL_FIELDS, type CellContext } from "./cell-text";
import { CellWarnings } from "./cell-warnings";
import { SealedCellView } from "./sealed-cell-view";
import { type CellKey, cellAt, sealedAt } from "./sheet-state";
import type { StoreSnapshot } from "./store-snapshot";
import { fieldKey } from "./typed-fault";

interface OfferCellPanelProps {
  readonly ref: Ref<HTMLElement>;
  readonly cellKey: CellKey;
  readonly snapshot: StoreSnapshot;
  readonly context: CellContext | null;
  readonly bundles: readonly Pick<Bundle, "id" | "name">[];
  readonly candidate: { readonly name: string; readonly letter: string | null } | null;
  readonly quantities: Quantities;
  readonly readOnly: boolean;
  readonly warned: readonly string[];
  readonly onPut: (cell: Cell) => void;
  readonly onSettle: (choice: "mine" | "theirs") => void;
  readonly inWords: (cell: Cell) => string;
}

/** The details of the focused cell, beside the grid. It follows the focus and never takes it. */
export function OfferCellPanel(props: OfferCellPanelProps) {
  const t = useTranslations("offers");
  const locale = useLocale();
  const { cellKey: key, snapshot, context } = props;
  const [replaced, setReplaced] = useState<string | null>(null);
  if (!context) return null;
  const stored = snapshot.sheet.sealed.get(key);
  // Once stored again it is shown as sealed again.
  const version = `${key} ${stored?.edition}`;
  const sealed = replaced === version ? undefined : sealedAt(snapshot.sheet, key);
  const cell = cellAt(snapshot.sheet, key);
  const saved = snapshot.sheet.saved.get(key) ?? stored;
  const theirs = snapshot.sheet.conflicts.get(key);
  return (
    <aside
      ref={props.ref}
      aria-label={t("details")}
      className="scroll-quiet sticky top-[calc(var(--spacing-topbar)+1rem)] max-h-[calc(100dvh-var(--spacing-topbar)-2rem)] overflow-y-auto rounded-lg border border-rule-strong bg-raised px-4 py-3.5"
    >
      <h2 className="text-base font-semibold">{context.line.name}</h2>
      {props.candidate && (
        <p className="mt-0.5 mb-3 text-sm">
          <CandidateChip size="sm" letter={props.candidate.letter} name={props.candidate.name} />
        </p>
      )}
      {context.line.description !== "" && (
        <p className="mb-3 text-sm text-ink-2">{context.line.description}</p>
      )}
      <CellWarnings texts={props.warned} />
      {theirs && (
        <div className="mb-3.5 grid gap-2 rounded-md bg-warn-soft px-3 py-2.5 text-sm">
          <p className="font-semibold">
            {t("conflict.who", { name: theirs.updatedBy, at: formatMoment(theirs.updatedAt, locale) })}
          </p>
          <dl className="num grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5">
            <dt className="text-ink-2">{t("conflict.mine")}</dt>
            <dd className="text-right font-medium">{props.inWords(cell)}</dd>
            <dt className="text-ink-2">{t("conflict.theirs")}</dt>
            <dd className="text-right font-medium">
              {"cell" in theirs ? props.inWords(theirs.cell) : <SealedCellView cell={theirs} />}
            </dd>
          </dl>
          <div className="flex gap-2">
            <Button size="sm" onClick={() => props.onSettle("mine")}>
              {t("conflict.keepMine")}
            </Button>
            <Button size="sm" onClick={() => props.onSettle("theirs")}>
              {t("conflict.takeTheirs")}
            </Button>
          </div>
        </div>
      )}
      {sealed && (
        <div
          className={classNames(
            "grid gap-2.5 rounded-md border border-rule px-3 py-2.5",
            patternOf("sealed"),
          )}
        >
          <SealedCellView cell={sealed} />
          <p className="text-sm text-ink-2">{t("sealed.cellHelp")}</p>
          {!props.readOnly && (
            <Button size="sm" className="justify-self-start" onClick={() => setReplaced(version)}>
              {t("sealed.replace")}
            </Button>
          )}
        </div>
      )}
      {!sealed && stored && <p className="mb-3 text-sm text-warn">{t("sealed.replacing")}</p>}
      {!sealed && (
        <CellForm
          key={key}
          cell={cell}
          line={context.line}
          lines={context.lines}
          bundles={props.bundles}
          currency={context.currency}
          quantities={props.quantities}
          readOnly={props.readOnly}
          faults={CELL_FIELDS.flatMap((field) => snapshot.faults.get(fieldKey(key, field)) ?? [])}
          onPut={props.onPut}
        />
      )}
      {saved && saved.updatedAt !== "" && (
        <p className="mt-3 border-t border-rule pt-2 text-xs text-ink-3">
          {t("lastChanged", { name: saved.updatedBy, at: formatMoment(saved.updatedAt, locale) })}
        </p>
      )}
    </aside>
  );
}
