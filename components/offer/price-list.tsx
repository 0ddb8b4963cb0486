"use client";

import { Tags } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { EditableList } from "@/components/ui/editable-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Cell, ColumnHead, Row, RowHead, Table, TableHead } from "@/components/ui/table";
import type { CatalogueLine } from "@/lib/domain/offer";
import type { SheetItem } from "@/lib/domain/offer-sheet";
import type { Outcome } from "@/lib/domain/outcome";
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
  const locale = useLocale();
  const { items, lines, readOnly } = props;
  const nameOf = (id: string | null) => lines.find((line) => line.id === id)?.name ?? "";

  const where = { selectionId: props.selectionId, candidateId: props.candidateId };
  return (
    <EditableList<SheetItem>
      title={t("title")}
      description={t("description")}
      words={{
        add: t("add"),
        edit: t("edit"),
        editTitle: t("editTitle"),
        remove: t("remove"),
        undo: words("undo"),
        actions: t("actions"),
        removed: (name) => t("removed", { name }),
      }}
      readOnly={readOnly}
      remove={({ id }) => props.remove({ ...where, itemId: id })}
      restore={({ lineId, name, unitPrice, driver, period }) =>
        props.save({ ...where, itemId: null, expectedEdition: 0, lineId, name, unitPrice, driver, period })
      }
      form={(item, onDone) => (
        <PriceListForm
          {...where}
          currency={props.currency}
          lines={lines}
          item={item}
          save={props.save}
          onDone={onDone}
        />
      )}
    >
      {({ head, cellOf }) =>
        items.length === 0 ? (
          <EmptyState icon={<Tags aria-hidden />} title={t("none")} body={t("noneBody")} />
        ) : (
          <div className="relative overflow-x-auto">
            <Table caption={t("title")}>
              <TableHead>
                <tr>
                  <ColumnHead>{t("name")}</ColumnHead>
                  <ColumnHead align="right">{t("price", { currency: props.currency })}</ColumnHead>
                  <ColumnHead>{t("per")}</ColumnHead>
                  <ColumnHead className="max-sm:hidden">{t("line")}</ColumnHead>
                  {head}
                </tr>
              </TableHead>
              <tbody>
                {items.map((item) => (
                  <Row key={item.id}>
                    <RowHead sticky={false}>
                      {item.name}
                      <span className="block text-xs text-ink-3 sm:hidden">{nameOf(item.lineId)}</span>
                    </RowHead>
                    <Cell>{formatMoney(item.unitPrice, props.currency, locale)}</Cell>
                    <Cell align="left">
                      {words(`driver.${item.driver}`)}, {words(`period.${item.period}`)}
                    </Cell>
                    <Cell align="left" className="text-ink-2 max-sm:hidden">
                      {nameOf(item.lineId)}
                    </Cell>
                    {cellOf(item)}
                  </Row>
                ))}
              </tbody>
            </Table>
          </div>
        )
      }
    </EditableList>
  );
}
