"use client";

import { Layers, Plus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { notifyDone, notifyFailed } from "@/components/ui/notify";
import { Section } from "@/components/ui/page-header";
import { SidePanel, WithSidePanel } from "@/components/ui/side-panel";
import type { CatalogueLine } from "@/lib/domain/offer";
import type { OfferSheet, SheetBundle } from "@/lib/domain/offer-sheet";
import type { Outcome } from "@/lib/domain/outcome";
import { errorText } from "@/lib/i18n/error-text";
import { formatMoney } from "@/lib/i18n/formats";
import { BundleForm, type BundleFormProps } from "./bundle-form";

export interface BundleListProps {
  readonly selectionId: string;
  readonly candidateId: string;
  readonly currency: BundleFormProps["currency"];
  readonly lines: readonly CatalogueLine[];
  readonly sheet: OfferSheet | null;
  readonly readOnly: boolean;
  readonly save: BundleFormProps["save"];
  readonly canSplit?: BundleFormProps["canSplit"];
  readonly remove: (input: {
    selectionId: string;
    candidateId: string;
    bundleId: string;
  }) => Promise<Outcome<null>>;
}

/** The bundles of one offer: one price over several establishment pieces, and the buyer's split of it. */
export function BundleList(props: BundleListProps) {
  const t = useTranslations("offers.bundle");
  const errors = useTranslations("errors");
  const locale = useLocale();
  const { sheet, lines, readOnly } = props;
  const [open, setOpen] = useState<SheetBundle | "new" | null>(null);
  const bundles = sheet?.bundles ?? [];
  const piecesOf = (bundleId: string) =>
    (sheet?.cells ?? []).flatMap(({ lineId, cell }) =>
      cell.state === "bundled" && cell.bundleId === bundleId ? [lineId] : [],
    );
  const nameOf = (id: string) => lines.find((line) => line.id === id)?.name ?? "";

  async function remove(bundle: SheetBundle): Promise<void> {
    setOpen(null);
    const where = { selectionId: props.selectionId, candidateId: props.candidateId };
    const pieces = piecesOf(bundle.id);
    const outcome = await props.remove({ ...where, bundleId: bundle.id });
    if (!outcome.ok) {
      notifyFailed(errorText(errors, outcome.code, { ...outcome.params }));
      return;
    }
    notifyDone(t("removed", { name: bundle.name }), {
      label: t("undo"),
      run: () =>
        void props.save({
          ...where,
          bundleId: null,
          expectedEdition: 0,
          name: bundle.name,
          amount: bundle.amount,
          lineIds: pieces,
          split: bundle.split,
          splitNote: bundle.splitNote,
        }),
    });
  }

  return (
    <Section
      title={t("title")}
      description={t("description")}
      actions={
        !readOnly && (
          <Button icon={<Plus aria-hidden />} onClick={() => setOpen("new")}>
            {t("add")}
          </Button>
        )
      }
    >
      <WithSidePanel>
        {bundles.length === 0 ? (
          <EmptyState icon={<Layers aria-hidden />} title={t("none")} body={t("noneBody")} />
        ) : (
          <ul className="grid gap-2">
            {bundles.map((bundle) => {
              const pieces = piecesOf(bundle.id);
              const split =
                bundle.split.length > 0 &&
                bundle.split.length === pieces.length &&
                bundle.split.every((part) => pieces.includes(part.lineId));
              return (
                <li
                  key={bundle.id}
                  className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded-lg border border-rule bg-raised px-4 py-3"
                >
                  <div className="min-w-0 flex-1 basis-60">
                    <p className="font-semibold">{bundle.name}</p>
                    <p className="text-sm text-ink-2">{pieces.map(nameOf).join(" · ")}</p>
                    {bundle.splitNote !== "" && <p className="text-sm text-ink-3">{bundle.splitNote}</p>}
                  </div>
                  {props.canSplit !== false && (
                    <Badge tone={split ? "neutral" : "outline"}>
                      {split ? t("split") : bundle.split.length > 0 ? t("splitStale") : t("notSplit")}
                    </Badge>
                  )}
                  <span className="num font-semibold">
                    {formatMoney(bundle.amount, props.currency, locale, { code: true })}
                  </span>
                  {!readOnly && (
                    <span className="flex gap-1">
                      <Button size="sm" onClick={() => setOpen(bundle)}>
                        {t("edit")}
                      </Button>
                      <Button size="sm" look="quiet" onClick={() => void remove(bundle)}>
                        {t("remove")}
                      </Button>
                    </span>
                  )}
                </li>
              );
            })}
          </ul>
        )}
        <SidePanel
          open={open !== null}
          onClose={() => setOpen(null)}
          title={open === "new" ? t("add") : t("editTitle")}
        >
          {open !== null && (
            <BundleForm
              key={open === "new" ? "new" : `${open.id} ${open.edition}`}
              selectionId={props.selectionId}
              candidateId={props.candidateId}
              currency={props.currency}
              lines={lines.filter((line) => line.kind === "establishment")}
              bundle={open === "new" ? null : open}
              pieces={open === "new" ? [] : piecesOf(open.id)}
              save={props.save}
              canSplit={props.canSplit}
              onDone={() => setOpen(null)}
            />
          )}
        </SidePanel>
      </WithSidePanel>
    </Section>
  );
}
