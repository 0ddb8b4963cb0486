import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { CandidateSquare } from "@/components/ui/candidate-chip";
import { Cell, ColumnHead, Row, RowHead, Table, TableHead } from "@/components/ui/table";
import { isOwnTarget } from "@/lib/domain/offer-target";
import type { Standing } from "@/lib/features/decision/loaders";
import { formatMoney, formatNumber } from "@/lib/i18n/formats";
import { StandingNotes } from "./standing-notes";

/**
 * Every candidate of the comparison by its place, with what the place is made of: a table where there is room for its
 * columns, one below the other on a phone.
 */
export async function StandingsTable(props: { standings: readonly Standing[]; currency: string }) {
  const t = await getTranslations("decide");
  const locale = await getLocale();
  const { currency, standings } = props;
  const points = (value: number | null) => (value === null ? "–" : formatNumber(value, locale, 1));
  const range = (value: { low: number; high: number } | null) =>
    value === null
      ? "–"
      : value.low === value.high
        ? points(value.low)
        : `${points(value.low)}–${points(value.high)}`;
  const cost = (one: Standing) => (one.cost === null ? "–" : formatMoney(one.cost, currency, locale));
  const plugged = (one: Standing) => (one.cost !== null && one.pluggedTotal > 0 ? "pattern-plugged" : "");
  return (
    <>
      <div className="max-md:hidden">
        <Table caption={t("title")}>
          <TableHead under="topbar">
            <tr>
              <ColumnHead className="w-full">{t("column.candidate")}</ColumnHead>
              <ColumnHead align="right">{t("column.rank")}</ColumnHead>
              <ColumnHead align="right">{t("column.total")}</ColumnHead>
              <ColumnHead align="right">{t("column.quality")}</ColumnHead>
              <ColumnHead align="right" className="max-lg:whitespace-normal">
                {t("column.price")}
              </ColumnHead>
              <ColumnHead align="right" className="max-lg:whitespace-normal">
                {t("column.cost", { currency })}
              </ColumnHead>
              <ColumnHead>{t("column.note")}</ColumnHead>
            </tr>
          </TableHead>
          <tbody>
            {standings.map((one) => (
              <Row key={one.candidateId} className="[&>*]:align-baseline">
                <RowHead sticky={false} className="min-w-40 py-2">
                  <Name standing={one} />
                </RowHead>
                <Cell className="text-lg font-semibold">{one.rank ?? "–"}</Cell>
                <Cell className="font-semibold whitespace-nowrap">{range(one.total)}</Cell>
                <Cell className="whitespace-nowrap">{range(one.quality)}</Cell>
                <Cell>{points(one.pricePoints)}</Cell>
                <Cell className={plugged(one)}>{cost(one)}</Cell>
                <Cell align="left" className="min-w-56">
                  <StandingNotes standing={one} currency={currency} />
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      </div>
      <ol aria-label={t("title")} className="border-t border-rule md:hidden">
        {standings.map((one) => (
          <li key={one.candidateId} className="num grid gap-2 border-b border-rule py-3">
            <span className="flex items-start gap-3">
              <Name standing={one} />
              {one.rank !== null && (
                <span className="ml-auto shrink-0 text-right">
                  <span className="block text-2xs text-ink-3">{t("column.rank")}</span>
                  <span className="text-lg leading-none font-semibold">{one.rank}</span>
                </span>
              )}
            </span>
            <dl className="flex flex-wrap gap-x-6 gap-y-1.5">
              {one.total !== null && <Figure name={t("column.total")} value={<b>{range(one.total)}</b>} />}
              <Figure name={t("column.quality")} value={range(one.quality)} />
              {one.pricePoints !== null && (
                <Figure name={t("column.price")} value={points(one.pricePoints)} />
              )}
              {one.cost !== null && (
                <Figure
                  name={t("column.cost", { currency })}
                  value={<span className={plugged(one)}>{cost(one)}</span>}
                />
              )}
            </dl>
            <StandingNotes standing={one} currency={currency} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Figure({ name, value }: { name: string; value: ReactNode }) {
  return (
    <div className="flex items-baseline gap-1.5">
      <dt className="text-sm text-ink-2">{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** A candidate by its whole name; a variant by its own, under its candidate's. */
async function Name({ standing }: { standing: Standing }) {
  const t = await getTranslations("common.candidate");
  const { candidateId, letter, colour, name, variant } = standing;
  return (
    <span className={isOwnTarget(candidateId) ? "flex items-start gap-2" : "flex items-start gap-2 md:pl-4"}>
      <span className="mt-0.5 inline-flex">
        <CandidateSquare letter={letter} colour={colour} />
      </span>
      <span className="sr-only">{t("letter", { letter })}</span>
      <span className="min-w-0 [overflow-wrap:anywhere]">
        {variant === null ? (
          <span className="font-semibold">{name}</span>
        ) : (
          <>
            <span className="block text-sm text-ink-2">{name}</span>
            <span className="font-medium">{variant}</span>
          </>
        )}
      </span>
    </span>
  );
}
