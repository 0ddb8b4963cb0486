"use client";

import { Layers, Plus, Tags } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { notifyDone, notifyFailed } from "@/components/ui/notify";
import { Section } from "@/components/ui/page-header";
import { SidePanel, WithSidePanel } from "@/components/ui/side-panel";
import { StatusMark } from "@/components/ui/status-mark";
import type { CatalogueLine } from "@/lib/domain/offer";
import type { Outcome } from "@/lib/domain/outcome";
import type { SealedBundle, SealedItem, SealedSheet } from "@/lib/domain/sealed-offer";
import { errorText } from "@/lib/i18n/error-text";
import { BundleForm, type BundleFormProps } from "./bundle-form";
import type { BundleListProps } from "./bundle-list";
import type { PriceListProps } from "./price-list";
import { PriceListForm, type PriceListFormProps } from "./price-list-form";

interface Where {
  readonly selectionId: string;
  readonly candidateId: string;
  readonly currency: BundleFormProps["currency"];
  readonly lines: readonly CatalogueLine[];
  readonly sheet: SealedSheet | null;
}

/** The bundles of a sealed offer for whoever keeps its prices: their names and pieces; amounts can be typed anew. */
export function SealedBundles(
  props: Where & { readonly save: BundleFormProps["save"]; readonly remove: BundleListProps["remove"] },
) {
  const t = useTranslations("offers.bundle");
  const { sheet, lines, selectionId, candidateId } = props;
  const [open, setOpen] = useState<SealedBundle | "new" | null>(null);
  const piecesOf = (bundleId: string) =>
    (sheet?.cells ?? []).flatMap((cell) => (cell.bundleId === bundleId ? [cell.lineId] : []));
  const nameOf = (id: string) => lines.find((line) => line.id === id)?.name ?? "";
  return (
    <SealedList
      title={t("title")}
      description={t("description")}
      words={{ add: t("add"), edit: t("edit"), editTitle: t("editTitle"), remove: t("remove") }}
      empty={<EmptyState icon={<Layers aria-hidden />} title={t("none")} body={t("noneBody")} />}
      items={(sheet?.bundles ?? []).map((bundle) => ({
        ...bundle,
        detail: piecesOf(bundle.id).map(nameOf).join(" · "),
      }))}
      onOpen={(id) => setOpen(sheet?.bundles.find((bundle) => bundle.id === id) ?? "new")}
      onRemove={(bundleId) => props.remove({ selectionId, candidateId, bundleId })}
      removed={(name) => t("removed", { name })}
      isLocked={sheet?.isAsSubmitted === true}
      state={open === null ? null : open === "new" ? "new" : "edit"}
      onClose={() => setOpen(null)}
    >
      {open !== null && (
        <BundleForm
          key={open === "new" ? "new" : `${open.id} ${open.edition}`}
          selectionId={selectionId}
          candidateId={candidateId}
          currency={props.currency}
          lines={lines.filter((line) => line.kind === "establishment")}
          bundle={open === "new" ? null : open}
          pieces={open === "new" ? [] : piecesOf(open.id)}
          save={props.save}
          onDone={() => setOpen(null)}
        />
      )}
    </SealedList>
  );
}

/** The price list of a sealed offer for whoever keeps its prices. */
export function SealedPriceList(
  props: Where & { readonly save: PriceListFormProps["save"]; readonly remove: PriceListProps["remove"] },
) {
  const t = useTranslations("offers.priceList");
  const words = useTranslations("offers");
  const { sheet, selectionId, candidateId } = props;
  const [open, setOpen] = useState<SealedItem | "new" | null>(null);
  return (
    <SealedList
      title={t("title")}
      description={t("description")}
      words={{ add: t("add"), edit: t("edit"), editTitle: t("editTitle"), remove: t("remove") }}
      empty={<EmptyState icon={<Tags aria-hidden />} title={t("none")} body={t("noneBody")} />}
      items={(sheet?.priceList ?? []).map((item) => ({
        ...item,
        detail: `${words(`driver.${item.driver}`)}, ${words(`period.${item.period}`)}`,
      }))}
      onOpen={(id) => setOpen(sheet?.priceList.find((item) => item.id === id) ?? "new")}
      onRemove={(itemId) => props.remove({ selectionId, candidateId, itemId })}
      removed={(name) => t("removed", { name })}
      isLocked={sheet?.isAsSubmitted === true}
      state={open === null ? null : open === "new" ? "new" : "edit"}
      onClose={() => setOpen(null)}
    >
      {open !== null && (
        <PriceListForm
          key={open === "new" ? "new" : `${open.id} ${open.edition}`}
          selectionId={selectionId}
          candidateId={candidateId}
          currency={props.currency}
          lines={props.lines}
          item={open === "new" ? null : open}
          save={props.save}
          onDone={() => setOpen(null)}
        />
      )}
    </SealedList>
  );
}

/** Names with the mark of what is sealed; a panel beside them to type one anew. */
function SealedList(props: {
  readonly title: string;
  readonly description: string;
  readonly words: Readonly<Record<"add" | "edit" | "editTitle" | "remove", string>>;
  readonly empty: ReactNode;
  readonly items: readonly { readonly id: string; readonly name: string; readonly detail: string }[];
  /** With no id: a new one. */
  readonly onOpen: (id?: string) => void;
  readonly onRemove: (id: string) => Promise<Outcome<null>>;
  readonly removed: (name: string) => string;
  /** As its vendor submitted it: read, not typed into. */
  readonly isLocked: boolean;
  readonly state: "new" | "edit" | null;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const t = useTranslations("offers.sealed");
  const errors = useTranslations("errors");
  const { words } = props;
  return (
    <Section
      title={props.title}
      description={props.description}
      actions={
        !props.isLocked && (
          <Button icon={<Plus aria-hidden />} onClick={() => props.onOpen()}>
            {words.add}
          </Button>
        )
      }
    >
      <WithSidePanel>
        {props.items.length === 0 ? (
          props.empty
        ) : (
          <ul className="grid gap-2">
            {props.items.map(({ id, name, detail }) => (
              <li
                key={id}
                className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded-lg border border-rule bg-raised px-4 py-3"
              >
                <div className="min-w-0 flex-1 basis-60">
                  <p className="font-semibold">{name}</p>
                  <p className="text-sm text-ink-2">{detail}</p>
                </div>
                <StatusMark state="sealed" />
                <span className={props.isLocked ? "hidden" : "flex gap-1"}>
                  <Button size="sm" onClick={() => props.onOpen(id)}>
                    {words.edit}
                  </Button>
                  <RemoveSealed
                    name={name}
                    label={words.remove}
                    onRemove={async () => {
                      const outcome = await props.onRemove(id);
                      if (outcome.ok) notifyDone(props.removed(name));
                      else notifyFailed(errorText(errors, outcome.code, { ...outcome.params }));
                    }}
                  />
                </span>
              </li>
            ))}
          </ul>
        )}
        <SidePanel
          open={props.state !== null}
          onClose={props.onClose}
          title={props.state === "new" ? words.add : words.editTitle}
        >
          {props.state === "edit" && <p className="mb-3 text-sm text-warn">{t("replacing")}</p>}
          {props.children}
        </SidePanel>
      </WithSidePanel>
    </Section>
  );
}

/** Asks once: what is sealed is known to nobody here, so it could not be put back. */
function RemoveSealed(props: {
  readonly name: string;
  readonly label: string;
  readonly onRemove: () => Promise<void>;
}) {
  const t = useTranslations("offers.sealed");
  const [isAsked, setAsked] = useState(false);
  return (
    <Button
      size="sm"
      look={isAsked ? "primary" : "quiet"}
      onClick={() => (isAsked ? void props.onRemove() : setAsked(true))}
      onBlur={() => setAsked(false)}
    >
      {isAsked ? t("removeForGood", { name: props.name }) : props.label}
    </Button>
  );
}
