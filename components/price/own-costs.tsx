"use client";

import { Wallet } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { AdviceNote } from "@/components/ui/advice-note";
import { EditableList } from "@/components/ui/editable-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Cell, ColumnHead, Row, RowHead, Table, TableFrame, TableHead } from "@/components/ui/table";
import type { AgainstStaying, StayingCost } from "@/lib/domain/comparison/staying";
import type { Currency } from "@/lib/domain/money";
import type { Outcome } from "@/lib/domain/outcome";
import type { OwnCost } from "@/lib/domain/own-cost";
import { formatDay, formatMoney } from "@/lib/i18n/formats";
import { AgainstTable } from "./against-table";
import { OwnCostForm, type SaveOwnCost } from "./own-cost-form";

type Cost = OwnCost & { readonly edition: number };

export interface OwnCostsProps {
  readonly selectionId: string;
  readonly currency: Currency;
  readonly months: number;
  readonly costs: readonly Cost[];
  readonly totals: readonly { readonly costId: string; readonly total: number }[];
  readonly staying: Pick<StayingCost, "total" | "followUp" | "known" | "followUpKnown">;
  /** Empty while prices are sealed. */
  readonly candidates: readonly {
    readonly id: string;
    readonly letter: string;
    readonly name: string;
    readonly levelled: number | null;
    readonly against: AgainstStaying | null;
  }[];
  readonly readOnly: boolean;
  readonly save: SaveOwnCost;
  readonly remove: (input: { selectionId: string; costId: string }) => Promise<Outcome<null>>;
}

/** What staying as one is costs, typed here, and every offer held against it. */
export function OwnCosts(props: OwnCostsProps) {
  const t = useTranslations("price.own");
  const words = useTranslations("price");
  const locale = useLocale();
  const { costs, currency, readOnly } = props;
  const money = (amount: number) => formatMoney(amount, currency, locale);
  const totalOf = new Map(props.totals.map(({ costId, total }) => [costId, total]));
  const sourceOf = ({ source, sourceDate }: Cost) =>
    [source, sourceDate && formatDay(sourceDate, locale, "short")].filter(Boolean).join(", ");

  return (
    <EditableList<Cost>
      id="staying"
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
      remove={({ id }) => props.remove({ selectionId: props.selectionId, costId: id })}
      restore={({ id: _id, edition: _edition, ...fields }) =>
        props.save({ selectionId: props.selectionId, costId: null, expectedEdition: 0, ...fields })
      }
      form={(cost, onDone) => (
        <OwnCostForm
          selectionId={props.selectionId}
          currency={currency}
          cost={cost}
          save={props.save}
          onDone={onDone}
        />
      )}
    >
      {({ head, cellOf }) => (
        <div className="grid gap-5">
          {costs.length === 0 ? (
            <EmptyState icon={<Wallet aria-hidden />} title={t("none")} body={t("noneBody")} />
          ) : (
            <TableFrame label={t("list")}>
              <Table caption={t("list")}>
                <TableHead>
                  <tr>
                    <ColumnHead sticky>{t("name")}</ColumnHead>
                    <ColumnHead className="max-sm:hidden">{t("kind")}</ColumnHead>
                    <ColumnHead align="right">{t("amount")}</ColumnHead>
                    <ColumnHead className="max-sm:hidden">{t("source")}</ColumnHead>
                    <ColumnHead align="right" className="max-sm:hidden">
                      {t("overHorizon", { months: props.months })}
                    </ColumnHead>
                    {head}
                  </tr>
                </TableHead>
                <tbody>
                  {costs.map((cost) => (
                    <Row key={cost.id}>
                      <RowHead>
                        {cost.name}
                        <span className="block text-sm font-normal text-ink-2 sm:hidden">
                          {[words(`kind.${cost.kind}`), sourceOf(cost)].filter(Boolean).join(" · ")}
                        </span>
                      </RowHead>
                      <Cell align="left" className="whitespace-nowrap max-sm:hidden">
                        {words(`kind.${cost.kind}`)}
                      </Cell>
                      <Cell className="whitespace-nowrap">
                        {money(cost.amount)}{" "}
                        <span className="text-2xs text-ink-3">{words(`per.${cost.period}`)}</span>
                        <span className="block whitespace-normal text-sm text-ink-2 sm:hidden">
                          {t("overHorizon", { months: props.months })}: {money(totalOf.get(cost.id) ?? 0)}
                        </span>
                      </Cell>
                      <Cell align="left" className="text-ink-2 max-sm:hidden">
                        {sourceOf(cost)}
                      </Cell>
                      <Cell className="max-sm:hidden">{money(totalOf.get(cost.id) ?? 0)}</Cell>
                      {cellOf(cost)}
                    </Row>
                  ))}
                </tbody>
              </Table>
            </TableFrame>
          )}
          {props.candidates.length > 0 && costs.length > 0 && <AgainstTable {...props} />}
          {props.candidates.some(({ against }) => (against?.saved ?? 0) > 0) && (
            <AdviceNote id="savings-expected">{t("caution")}</AdviceNote>
          )}
        </div>
      )}
    </EditableList>
  );
}
