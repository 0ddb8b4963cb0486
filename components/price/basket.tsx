"use client";

import { ShoppingBasket } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { EditableList } from "@/components/ui/editable-list";
import { EmptyState } from "@/components/ui/empty-state";
import { notifyDone, notifyFailed } from "@/components/ui/notify";
import { StatusMark } from "@/components/ui/status-mark";
import { Cell, ColumnHead, Row, RowHead, Table, TableFrame, TableHead } from "@/components/ui/table";
import type { BasketColumn, BasketItem, BasketPrice } from "@/lib/domain/basket";
import type { Currency } from "@/lib/domain/money";
import type { Outcome } from "@/lib/domain/outcome";
import { errorText } from "@/lib/i18n/error-text";
import { formatMoney, formatNumber } from "@/lib/i18n/formats";
import { BasketForm, type BasketLine, type SaveBasketItem } from "./basket-form";

type Item = BasketItem & { readonly edition: number };

export interface BasketProps {
  readonly selectionId: string;
  readonly currency: Currency;
  readonly lines: readonly BasketLine[];
  readonly items: readonly Item[];
  /** Aligned with the items; empty while prices are sealed. */
  readonly columns: readonly (BasketColumn & { readonly name: string })[];
  readonly readOnly: boolean;
  readonly save: SaveBasketItem;
  readonly suggest: (input: { selectionId: string }) => Promise<Outcome<{ readonly added: number }>>;
  readonly remove: (input: { selectionId: string; itemId: string }) => Promise<Outcome<null>>;
}

/** The basket of additions, priced by every candidate's own price list. */
export function Basket(props: BasketProps) {
  const t = useTranslations("price.basket");
  const errors = useTranslations("errors");
  const locale = useLocale();
  const { items, columns, currency, readOnly } = props;
  const [busy, setBusy] = useState(false);
  const money = (amount: number) => formatMoney(amount, currency, locale);

  async function suggest(): Promise<void> {
    setBusy(true);
    const outcome = await props.suggest({ selectionId: props.selectionId });
    setBusy(false);
    if (!outcome.ok) return notifyFailed(errorText(errors, outcome.code, { ...outcome.params }));
    notifyDone(t("suggested", { count: outcome.value.added }));
  }

  const suggestButton = !readOnly && (
    <Button pending={busy} onClick={() => void suggest()}>
      {t("suggest")}
    </Button>
  );
  return (
    <EditableList<Item>
      id="basket"
      title={t("title")}
      description={t("description")}
      words={{
        add: t("add"),
        edit: t("edit"),
        editTitle: t("editTitle"),
        remove: t("remove"),
        undo: t("undo"),
        actions: t("actions"),
        removed: (name) => t("removed", { name }),
      }}
      readOnly={readOnly}
      actions={items.length > 0 && suggestButton}
      remove={({ id }) => props.remove({ selectionId: props.selectionId, itemId: id })}
      restore={({ id: _id, edition: _edition, ...fields }) =>
        props.save({ selectionId: props.selectionId, itemId: null, expectedEdition: 0, ...fields })
      }
      form={(item, onDone) => (
        <BasketForm
          selectionId={props.selectionId}
          lines={props.lines}
          item={item}
          save={props.save}
          onDone={onDone}
        />
      )}
    >
      {({ head, cellOf, emptyCell }) =>
        items.length === 0 ? (
          <EmptyState
            icon={<ShoppingBasket aria-hidden />}
            title={t("none")}
            body={t("noneBody")}
            action={suggestButton || undefined}
          />
        ) : (
          <TableFrame label={t("title")}>
            <Table caption={t("title")}>
              <TableHead>
                <tr>
                  <ColumnHead sticky>{t("thing")}</ColumnHead>
                  {columns.map(({ candidateId, letter, name }) => (
                    <ColumnHead key={candidateId} align="right" className="max-w-36" title={name}>
                      <CandidateChip letter={letter} name={name} />
                    </ColumnHead>
                  ))}
                  {head}
                </tr>
              </TableHead>
              <tbody>
                {items.map((item, index) => (
                  <Row key={item.id}>
                    <RowHead unit={<Quantity item={item} />} className="min-w-32">
                      {item.name}
                    </RowHead>
                    {columns.map(({ candidateId, prices }) => (
                      <Cell key={candidateId}>
                        <Price price={prices[index]} money={money} />
                      </Cell>
                    ))}
                    {cellOf(item)}
                  </Row>
                ))}
                {columns.length > 0 &&
                  (["monthly", "once", "twelveMonths"] as const).map((part) => (
                    <Row key={part} look={part === "twelveMonths" ? "total" : "plain"}>
                      <RowHead unit={currency}>{t(part)}</RowHead>
                      {columns.map((column) => (
                        <Cell key={column.candidateId}>
                          {column.missing === column.prices.length ? (
                            <span className="text-ink-3">–</span>
                          ) : (
                            <>
                              {money(column[part])}
                              {column.missing > 0 && (
                                <span className="block text-2xs text-ink-3">{t("partly")}</span>
                              )}
                            </>
                          )}
                        </Cell>
                      ))}
                      {emptyCell}
                    </Row>
                  ))}
                {columns.length > 0 && (
                  <Row look="rank">
                    <RowHead>{t("rank")}</RowHead>
                    {columns.map((column) => (
                      <Cell key={column.candidateId}>
                        {column.rank ?? (
                          <StatusMark
                            state="missing"
                            shape="text"
                            word={t("missingCount", { count: column.missing })}
                          />
                        )}
                      </Cell>
                    ))}
                    {emptyCell}
                  </Row>
                )}
              </tbody>
            </Table>
          </TableFrame>
        )
      }
    </EditableList>
  );
}

function Quantity({ item }: { readonly item: Item }) {
  const words = useTranslations("offers");
  const locale = useLocale();
  const decimals = item.quantityMilli % 1_000 === 0 ? 0 : 3;
  const number = formatNumber(item.quantityMilli / 1_000, locale, decimals);
  return item.driver === "fixed" ? number : `${number} ${words(`driver.${item.driver}`)}`;
}

function Price({
  price,
  money,
}: {
  readonly price: BasketPrice | undefined;
  readonly money: (amount: number) => string;
}) {
  const t = useTranslations("price.basket");
  const words = useTranslations("price");
  if (price === undefined) return null;
  if (price.kind === "missing")
    return <StatusMark state="missing" shape="text" word={t(`miss.${price.reason}`)} />;
  return (
    <span title={price.foundBy === "name" ? `${t("byName")}: ${price.item.name}` : price.item.name}>
      {money(price.monthly ?? price.once ?? 0)}{" "}
      <span className="text-2xs text-ink-3">{words(price.monthly === null ? "per.once" : "per.month")}</span>
    </span>
  );
}
