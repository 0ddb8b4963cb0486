"use client";

import { useLocale, useTranslations } from "next-intl";
import { RateForm, type RateFormProps } from "@/components/offer/rate-form";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { notifyDone, notifyFailed } from "@/components/ui/notify";
import { Section } from "@/components/ui/page-header";
import { Cell, ColumnHead, Row, RowHead, Table, TableFrame, TableHead } from "@/components/ui/table";
import type { IsoDay } from "@/lib/domain/iso-day";
import type { Currency } from "@/lib/domain/money";
import type { ExchangeRate } from "@/lib/domain/offer";
import type { Outcome } from "@/lib/domain/outcome";
import { errorText } from "@/lib/i18n/error-text";
import { formatDay, formatNumber } from "@/lib/i18n/formats";

type Rate = ExchangeRate & { readonly edition: number };

/** Dated rates of every foreign currency, and which of them counts today. */
export function RateList(props: {
  readonly selectionId: string;
  readonly into: Currency;
  readonly today: IsoDay;
  /** Currencies that offers are in. */
  readonly foreign: readonly Currency[];
  /** Newest first within a currency. */
  readonly rates: readonly Rate[];
  readonly readOnly: boolean;
  readonly save: RateFormProps["save"];
  readonly remove: (input: {
    selectionId: string;
    currency: Currency;
    date: string;
  }) => Promise<Outcome<null>>;
}) {
  const t = useTranslations("price.rates");
  const errors = useTranslations("errors");
  const locale = useLocale();
  const { rates, today, selectionId, into } = props;
  const currencies = [...new Set([...props.foreign, ...rates.map(({ currency }) => currency)])];
  const counting = (currency: Currency) =>
    rates
      .filter((rate) => rate.currency === currency && rate.date <= today)
      .reduce<Rate | null>(
        (latest, rate) => (latest === null || rate.date > latest.date ? rate : latest),
        null,
      );

  async function remove(rate: Rate): Promise<void> {
    const { currency, date, rateMillionths } = rate;
    const outcome = await props.remove({ selectionId, currency, date });
    if (!outcome.ok) return notifyFailed(errorText(errors, outcome.code, { ...outcome.params }));
    notifyDone(t("removed", { date: formatDay(date, locale, "short") }), {
      label: t("undo"),
      run: () => void props.save({ selectionId, currency, date, rateMillionths, expectedEdition: 0 }),
    });
  }

  return (
    <Section id="rates" title={t("title")} description={t("description")}>
      {currencies.length === 0 ? <p className="text-ink-2">{t("none")}</p> : null}
      {rates.length > 0 && (
        <TableFrame label={t("title")} className="max-w-2xl">
          <Table caption={t("title")}>
            <TableHead>
              <tr>
                <ColumnHead sticky>{t("currency")}</ColumnHead>
                <ColumnHead>{t("date")}</ColumnHead>
                <ColumnHead align="right">{into}</ColumnHead>
                <ColumnHead>
                  <span className="sr-only">{t("actions")}</span>
                </ColumnHead>
              </tr>
            </TableHead>
            <tbody>
              {rates.map((rate) => (
                <Row key={`${rate.currency} ${rate.date}`}>
                  <RowHead>{t("rate", { currency: rate.currency })}</RowHead>
                  <Cell align="left">{formatDay(rate.date, locale, "short")}</Cell>
                  <Cell>{formatNumber(rate.rateMillionths / 1_000_000, locale, 4)}</Cell>
                  <Cell>
                    <span className="inline-flex items-center gap-2">
                      {counting(rate.currency) === rate && <Badge>{t("counts")}</Badge>}
                      {!props.readOnly && (
                        <Button size="sm" look="quiet" onClick={() => void remove(rate)}>
                          {t("remove")}
                        </Button>
                      )}
                    </span>
                  </Cell>
                </Row>
              ))}
            </tbody>
          </Table>
        </TableFrame>
      )}
      {!props.readOnly &&
        currencies.map((currency) => (
          <Disclosure
            key={currency}
            summary={`${t("add")}: ${currency}`}
            open={counting(currency) === null}
            className="mt-2 max-w-2xl"
          >
            <RateForm
              key={rates.length}
              selectionId={selectionId}
              from={currency}
              into={into}
              rate={counting(currency)}
              readOnly={false}
              save={props.save}
            />
          </Disclosure>
        ))}
    </Section>
  );
}
