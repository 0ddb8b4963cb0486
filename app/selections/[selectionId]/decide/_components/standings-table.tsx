import { getLocale, getTranslations } from "next-intl/server";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { StatusMark } from "@/components/ui/status-mark";
import { Cell, ColumnHead, Row, RowHead, Table, TableFrame, TableHead } from "@/components/ui/table";
import type { Standing } from "@/lib/features/decision/loaders";
import { formatMoney, formatNumber } from "@/lib/i18n/formats";

/** Every candidate of the comparison by its place, with what the place is made of. */
export async function StandingsTable(props: { standings: readonly Standing[]; currency: string }) {
  const t = await getTranslations("decide");
  const locale = await getLocale();
  const points = (value: number | null) => (value === null ? "–" : formatNumber(value, locale, 1));
  const range = (value: { low: number; high: number } | null) =>
    value === null
      ? "–"
      : value.low === value.high
        ? points(value.low)
        : `${points(value.low)}–${points(value.high)}`;
  return (
    <TableFrame label={t("title")}>
      <Table caption={t("title")}>
        <TableHead>
          <tr>
            <ColumnHead sticky>{t("column.candidate")}</ColumnHead>
            <ColumnHead align="right">{t("column.rank")}</ColumnHead>
            <ColumnHead align="right">{t("column.total")}</ColumnHead>
            <ColumnHead align="right">{t("column.quality")}</ColumnHead>
            <ColumnHead align="right">{t("column.price")}</ColumnHead>
            <ColumnHead align="right">{t("column.cost", { currency: props.currency })}</ColumnHead>
            <ColumnHead>{t("column.note")}</ColumnHead>
          </tr>
        </TableHead>
        <tbody>
          {props.standings.map((one) => (
            <Row key={one.candidateId}>
              <RowHead className="min-w-40 py-2">
                <CandidateChip letter={one.letter} colour={one.colour} name={one.name} />
              </RowHead>
              <Cell className="text-lg font-semibold">{one.rank ?? "–"}</Cell>
              <Cell className="font-semibold whitespace-nowrap">{range(one.total)}</Cell>
              <Cell className="whitespace-nowrap">{range(one.quality)}</Cell>
              <Cell>{points(one.pricePoints)}</Cell>
              <Cell className={one.cost !== null && one.pluggedTotal > 0 ? "pattern-plugged" : undefined}>
                {one.cost === null ? "–" : formatMoney(one.cost, props.currency, locale)}
              </Cell>
              <Cell align="left">
                <Notes standing={one} currency={props.currency} />
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </TableFrame>
  );
}

/** Why a candidate has no place, and what to know of the place it has. */
async function Notes({ standing, currency }: { standing: Standing; currency: string }) {
  const t = await getTranslations("decide.note");
  const locale = await getLocale();
  const { knockOut, comparable, hasOffer, openGaps, leftGaps: decided, pluggedTotal, total, rank } = standing;
  return (
    <span className="grid justify-items-start gap-0.5">
      {knockOut !== null && (
        <StatusMark
          state="gap"
          shape="text"
          word={t(knockOut === "requirement_not_met" ? "knockedOut" : "unanswered")}
        />
      )}
      {!hasOffer && <StatusMark state="missing" shape="text" word={t("noOffer")} />}
      {hasOffer && !comparable && (
        <StatusMark
          state={openGaps === decided && decided > 0 ? "left" : "gap"}
          shape="text"
          word={t("notComparable", { count: openGaps })}
        />
      )}
      {standing.decisions.map(({ leftBy, reason }) => (
        <span key={`${leftBy} ${reason}`} className="text-sm text-ink-2">
          {t("left", { by: leftBy, reason })}
        </span>
      ))}
      {comparable && knockOut === null && rank === null && (
        <StatusMark state="missing" shape="text" word={t("noPoints")} />
      )}
      {comparable && pluggedTotal > 0 && (
        <StatusMark
          state="plugged"
          shape="text"
          word={t("plugged", { amount: formatMoney(pluggedTotal, currency, locale, { code: true }) })}
        />
      )}
      {total !== null && total.low !== total.high && <StatusMark state="provisional" shape="text" />}
      {standing.abnormallyLow && <StatusMark state="watch" shape="text" word={t("abnormallyLow")} />}
    </span>
  );
}
