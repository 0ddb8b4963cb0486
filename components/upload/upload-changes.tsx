"use client";

import { useTranslations } from "next-intl";
import { CellView } from "@/components/offer/cell-view";
import { ShowAllRows, useFirstRows } from "@/components/ui/first-rows";
import { Cell, ColumnHead, Row, RowHead, Table, TableHead } from "@/components/ui/table";
import type { Currency } from "@/lib/domain/money";
import type { CatalogueLine, Cell as OfferCell } from "@/lib/domain/offer";

/** Line by line, what an upload changes against the version that counts now. Prices are open. */
export function UploadChanges(props: {
  readonly changed: readonly { lineId: string; before: OfferCell; after: OfferCell }[];
  readonly lines: readonly CatalogueLine[];
  readonly bundleNames: Readonly<Record<string, string>>;
  readonly places: Readonly<Record<string, { readonly sheet: string; readonly cell: string }>>;
  readonly currency: Currency;
  /** False for a first version: there is nothing to set beside it. */
  readonly hasBefore: boolean;
}) {
  const t = useTranslations("upload.changed");
  const shown = useFirstRows(props.changed);
  const lines = new Map(props.lines.map((line) => [line.id, line]));
  if (props.changed.length === 0) return <p className="text-ink-2">{t("nothing")}</p>;
  const view = (cell: OfferCell, line: CatalogueLine) => (
    <CellView
      cell={cell}
      line={line}
      lineName={(id) => lines.get(id)?.name ?? ""}
      bundleName={(id) => props.bundleNames[id] ?? ""}
      currency={props.currency}
      conflict={false}
      refusal={null}
      isAlone
    />
  );
  return (
    <>
      <Table caption={t("first")} className="max-md:table-fixed">
        <TableHead>
          <Row>
            <ColumnHead>{t("line")}</ColumnHead>
            {props.hasBefore && <ColumnHead align="right">{t("before")}</ColumnHead>}
            <ColumnHead align="right">{t("after")}</ColumnHead>
            <ColumnHead className="max-md:hidden">{t("where")}</ColumnHead>
          </Row>
        </TableHead>
        <tbody>
          {shown.rows.map(({ lineId, before, after }) => {
            const line = lines.get(lineId);
            const place = props.places[lineId];
            return (
              line && (
                <Row key={lineId}>
                  <RowHead sticky={false}>{line.name}</RowHead>
                  {props.hasBefore && <Cell className="text-ink-2">{view(before, line)}</Cell>}
                  <Cell>{view(after, line)}</Cell>
                  <Cell align="left" className="text-sm text-ink-2 max-md:hidden">
                    {place && `${place.sheet}, ${place.cell}`}
                  </Cell>
                </Row>
              )
            );
          })}
        </tbody>
      </Table>
      <ShowAllRows of={shown} label={t("all")} />
    </>
  );
}
