"use client";

import { Plus, Tags } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { notifyDone, notifyFailed } from "@/components/ui/notify";
import { Section } from "@/components/ui/page-header";
import { SidePanel, WithSidePanel } from "@/components/ui/side-panel";
import { Cell, ColumnHead, Row, RowHead, Table, TableHead } from "@/components/ui/table";
import type { CatalogueLine } from "@/lib/domain/offer";
import type { SheetItem } from "@/lib/domain/offer-sheet";
import type { Outcome } from "@/lib/domain/outcome";
import { errorText } from "@/lib/i18n/error-text";
import { formatMoney } from "@/lib/i18n/formats";
import { PriceListForm, type PriceListFormProps } from "./price-list-form";

export interface PriceListProps {
  readonly selectionId: string;
  readonly candidateId: string;
  readonly currency: PriceListFormProps["currency"];
  readonly lines: readonly CatalogueLine[];
  readonly items: readonly SheetItem[];
  readonly readOnly: boolean;
  readonly save: PriceListFormProps["save"];
  readonly remove: (input: {
    selectionId: string;
    candidateId: string;
    itemId: string;
  }) => Promise<Outcome<null>>;
}

/** An offer's unit prices for what is added after signing. */
export function PriceList(props: PriceListProps) {
  const t = useTranslations("offers.priceList");
  const words = useTranslations("offers");
  const errors = useTranslations("errors");
  const locale = useLocale();
  const { items, lines, readOnly } = props;
  const [open, setOpen] = useState<SheetItem | "new" | null>(null);
  const nameOf = (id: string | null) => lines.find((line) => line.id === id)?.name ?? "";

  async function remove(item: SheetItem): Promise<void> {
    setOpen(null);
    const where = { selectionId: props.selectionId, candidateId: props.candidateId };
    const outcome = await props.remove({ ...where, itemId: item.id });
    if (!outcome.ok) {
      notifyFailed(errorText(errors, outcome.code, { ...outcome.params }));
      return;
    }
    const { lineId, name, unitPrice, driver, period } = item;
    notifyDone(t("removed", { name }), {
      label: words("undo"),
      run: () =>
        void props.save({
          ...where,
          itemId: null,
          expectedEdition: 0,
          lineId,
          name,
          unitPrice,
          driver,
          period,
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
        {items.length === 0 ? (
          <EmptyState icon={<Tags aria-hidden />} title={t("none")} body={t("noneBody")} />
        ) : (
          <div className="overflow-x-auto">
            <Table caption={t("title")}>
              <TableHead>
                <tr>
                  <ColumnHead>{t("name")}</ColumnHead>
                  <ColumnHead align="right">{t("price", { currency: props.currency })}</ColumnHead>
                  <ColumnHead>{t("per")}</ColumnHead>
                  <ColumnHead>{t("line")}</ColumnHead>
                  {!readOnly && (
                    <ColumnHead>
                      <span className="sr-only">{t("actions")}</span>
                    </ColumnHead>
                  )}
                </tr>
              </TableHead>
              <tbody>
                {items.map((item) => (
                  <Row key={item.id}>
                    <RowHead sticky={false}>{item.name}</RowHead>
                    <Cell>{formatMoney(item.unitPrice, props.currency, locale)}</Cell>
                    <Cell align="left">
                      {words(`driver.${item.driver}`)}, {words(`period.${item.period}`)}
                    </Cell>
                    <Cell align="left" className="text-ink-2">
                      {nameOf(item.lineId)}
                    </Cell>
                    {!readOnly && (
                      <Cell>
                        <span className="inline-flex gap-1">
                          <Button size="sm" onClick={() => setOpen(item)}>
                            {t("edit")}
                          </Button>
                          <Button size="sm" look="quiet" onClick={() => void remove(item)}>
                            {t("remove")}
                          </Button>
                        </span>
                      </Cell>
                    )}
                  </Row>
                ))}
              </tbody>
            </Table>
          </div>
        )}
        <SidePanel
          open={open !== null}
          onClose={() => setOpen(null)}
          title={open === "new" ? t("add") : t("editTitle")}
        >
          {open !== null && (
            <PriceListForm
              key={open === "new" ? "new" : `${open.id} ${open.edition}`}
              selectionId={props.selectionId}
              candidateId={props.candidateId}
              currency={props.currency}
              lines={lines}
              item={open === "new" ? null : open}
              save={props.save}
              onDone={() => setOpen(null)}
            />
          )}
        </SidePanel>
      </WithSidePanel>
    </Section>
  );
}
