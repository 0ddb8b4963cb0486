import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { priceBasket } from "@/lib/domain/basket";
import { curvesWithToday, namedCrossings } from "@/lib/domain/comparison/named-curves";
import type { PreparedComparison } from "@/lib/domain/comparison/prepare";
import type { Comparison } from "@/lib/domain/comparison/result";
import { againstStaying, stayingCost } from "@/lib/domain/comparison/staying";
import { cheapestSpans, VOLUME_SCENARIOS, volumeTurns } from "@/lib/domain/comparison/volume-curve";
import { offerWarnings } from "@/lib/domain/offer-warnings";
import { formatMoney, formatNumber } from "@/lib/i18n/formats";
import type { ChartStory, ChartWords } from "../compare/charts/chart-words";
import { costCurvesStory } from "../compare/charts/cost-curves";
import { costStack, costStackStory } from "../compare/charts/cost-stack";
import { PrintScroll } from "../compare/print-scroll";
import { CandidateSquare } from "../ui/candidate-chip";
import { classNames } from "../ui/class-names";
import { PrintCurves, PrintStack } from "./print-cost";
import { volumeStory } from "./volume-story";
import { WarningSentences } from "./warning-list";

interface PrintPriceProps {
  readonly prepared: PreparedComparison;
  readonly comparison: Comparison;
}

const CELL = "border-b border-rule px-2 py-1 align-top";

/** What the price really is, for paper: charts of cost, today's way, other volumes, the basket, warnings. */
export function PrintPrice({ prepared, comparison }: PrintPriceProps) {
  const t = useTranslations("charts");
  const price = useTranslations("price");
  const locale = useLocale();
  const { currency } = prepared.dossier.selection;
  const names = new Map(
    prepared.candidates.map(({ letter, candidate }) => [letter, candidate.vendor.legalName]),
  );
  const words: ChartWords = { t, locale, currency, nameOf: (letter) => names.get(letter) ?? letter };
  const { ownCosts, basket } = prepared.dossier;
  const staying = stayingCost(ownCosts, comparison.basis);
  const columns = costStack(prepared, comparison);
  const beside = curvesWithToday(prepared, comparison);
  const curves = [...beside.candidates, ...(beside.today ? [beside.today] : [])];
  const missing = comparison.candidates
    .map(({ letter }) => letter)
    .filter((letter) => beside.candidates.every((curve) => curve.letter !== letter));
  const stack = costStackStory(columns, words, staying);
  const curve = costCurvesStory(beside.candidates, missing, words, beside);
  const points = volumeTurns(prepared, comparison.basis);
  const volume = volumeStory(points, cheapestSpans(points), {
    t: price,
    locale,
    nameAt: (index) => prepared.candidates[index]?.candidate.vendor.legalName ?? "",
  });
  const warnings = offerWarnings(prepared, comparison);
  return (
    <>
      <Told story={stack}>
        {columns.length > 0 && (
          <PrintStack columns={columns} staying={staying} label={stack.title} words={words} />
        )}
      </Told>
      <Told story={curve}>
        {beside.candidates.length > 0 && (
          <PrintCurves curves={curves} crossed={namedCrossings(curves)} label={curve.title} words={words} />
        )}
      </Told>
      {ownCosts.length > 0 && (
        <PrintSection title={price("own.title")} note={price("own.description")}>
          <Staying prepared={prepared} comparison={comparison} />
        </PrintSection>
      )}
      <Told story={volume}>
        <Volumes prepared={prepared} points={points} />
      </Told>
      {basket.length > 0 && (
        <PrintSection title={price("basket.title")} note={price("basket.description")}>
          <Baskets prepared={prepared} />
        </PrintSection>
      )}
      {warnings.length > 0 && (
        <PrintSection title={price("warning.title")} note={price("warning.description")}>
          <WarningSentences warnings={warnings} currency={currency} nameOf={words.nameOf} />
        </PrintSection>
      )}
    </>
  );
}

function PrintSection(props: {
  readonly title: string;
  readonly note: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="mt-8">
      <h2 className="break-after-avoid text-lg font-semibold">{props.title}</h2>
      <p className="mb-2 max-w-prose break-after-avoid text-sm text-ink-2">{props.note}</p>
      {props.children}
    </section>
  );
}

function Told({ story, children }: { readonly story: ChartStory; readonly children: ReactNode }) {
  return (
    <section className="mt-8 break-inside-avoid">
      <h2 className="text-lg font-semibold">{story.title}</h2>
      <p className="mb-3 text-sm text-ink-2">{story.summary}</p>
      {children}
    </section>
  );
}

/** A table with a column for each candidate, and one of one's own when it is named. */
function Columns(props: {
  readonly label: string;
  readonly prepared: PreparedComparison;
  readonly first: string;
  readonly last?: string | undefined;
  readonly rows: readonly {
    readonly key: string;
    readonly label: ReactNode;
    readonly cells: readonly ReactNode[];
    readonly strong?: boolean;
  }[];
}) {
  const { prepared, rows, last } = props;
  const head = "border-b-2 border-ink px-2 pb-1 align-bottom font-semibold";
  return (
    <PrintScroll label={props.label}>
      <table
        style={{ minWidth: `${10 + prepared.candidates.length * 7 + (last === undefined ? 0 : 7)}rem` }}
        className="num w-full border-separate border-spacing-0 text-sm print:text-[8pt]"
      >
        <thead>
          <tr>
            <th scope="col" className={`${head} text-left`}>
              {props.first}
            </th>
            {prepared.candidates.map(({ letter, candidate }) => (
              <th key={candidate.id} scope="col" className={`${head} text-right`}>
                <span className="inline-flex items-center gap-1.5">
                  <CandidateSquare letter={letter} size="sm" />
                  {candidate.vendor.legalName}
                </span>
              </th>
            ))}
            {last === undefined ? null : (
              <th scope="col" className={`${head} border-l border-l-rule-strong text-right`}>
                {last}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, cells, strong }) => (
            <tr key={key} className={strong ? "font-semibold" : undefined}>
              <th scope="row" className={classNames(CELL, "text-left", !strong && "font-normal")}>
                {label}
              </th>
              {cells.map((cell, index) => (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
                  key={index}
                  className={classNames(
                    CELL,
                    "text-right",
                    last !== undefined && index === cells.length - 1 && "border-l border-l-rule-strong",
                  )}
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </PrintScroll>
  );
}

function Staying({ prepared, comparison }: PrintPriceProps) {
  const t = useTranslations("price.own");
  const kinds = useTranslations("price.kind");
  const locale = useLocale();
  const { currency } = prepared.dossier.selection;
  const staying = stayingCost(prepared.dossier.ownCosts, comparison.basis);
  const money = (amount: number) => formatMoney(amount, currency, locale);
  const each = (cell: (column: Comparison["candidates"][number]) => number | null | undefined) =>
    comparison.candidates.map((column) => {
      const amount = cell(column);
      return amount == null ? t("notComparable") : money(amount);
    });
  const own = staying.known ? money(staying.total) : t("notKnown");
  return (
    <Columns
      prepared={prepared}
      label={t("title")}
      first={t("overHorizon", { months: comparison.basis.horizonMonths })}
      last={t("column")}
      rows={[
        ...staying.items
          .filter(({ cost }) => cost.kind !== "follow_up")
          .map(({ cost, total }) => ({
            key: cost.id,
            label: `${kinds(cost.kind)}: ${cost.name}`,
            cells: [...comparison.candidates.map(() => ""), money(total)],
          })),
        {
          key: "levelled",
          label: t("levelled"),
          cells: [...each(({ comparable, levelled }) => (comparable ? levelled.total : null)), own],
        },
        {
          key: "followUp",
          label: t("followUp"),
          cells: [
            ...comparison.candidates.map(() =>
              staying.followUpKnown ? money(staying.followUp) : t("notKnown"),
            ),
            "–",
          ],
        },
        {
          key: "withFollowUp",
          label: t("withFollowUp"),
          strong: true,
          cells: [...each((column) => againstStaying(column, staying)?.withFollowUp), own],
        },
        ...(staying.known
          ? [
              {
                key: "saved",
                label: t("saved"),
                cells: [...each((column) => againstStaying(column, staying)?.saved), "–"],
              },
            ]
          : []),
      ]}
    />
  );
}

function Volumes({
  prepared,
  points,
}: {
  readonly prepared: PreparedComparison;
  readonly points: ReturnType<typeof volumeTurns>;
}) {
  const t = useTranslations("price.volume");
  const locale = useLocale();
  const { currency } = prepared.dossier.selection;
  return (
    <Columns
      prepared={prepared}
      label={t("row")}
      first={t("row")}
      rows={points
        .filter(({ percent }) => VOLUME_SCENARIOS.some((each) => each === percent))
        .map(({ percent, usersMilli, totals }) => ({
          key: String(percent),
          label: [
            `× ${formatNumber(percent / 100, locale, 1)}`,
            ...(usersMilli === null
              ? []
              : [t("at", { users: formatNumber(Math.round(usersMilli / 1_000), locale) })]),
          ].join(" · "),
          cells: totals.map((total) =>
            total === null ? t("missing") : formatMoney(total, currency, locale),
          ),
        }))}
    />
  );
}

function Baskets({ prepared }: { readonly prepared: PreparedComparison }) {
  const t = useTranslations("price.basket");
  const words = useTranslations("price");
  const units = useTranslations("offers.driver");
  const locale = useLocale();
  const { basket, selection } = prepared.dossier;
  const columns = priceBasket(prepared, basket);
  const money = (amount: number) => formatMoney(amount, selection.currency, locale);
  return (
    <Columns
      prepared={prepared}
      label={t("title")}
      first={t("thing")}
      rows={[
        ...basket.map((item, index) => ({
          key: item.id,
          label: `${item.name} · ${formatNumber(item.quantityMilli / 1_000, locale, item.quantityMilli % 1_000 === 0 ? 0 : 3)}${item.driver === "fixed" ? "" : ` ${units(item.driver)}`}`,
          cells: columns.map(({ prices }) => {
            const price = prices[index];
            if (price?.kind !== "priced") return price ? t(`miss.${price.reason}`) : "";
            return `${money(price.monthly ?? price.once ?? 0)} ${words(price.monthly === null ? "per.once" : "per.month")}`;
          }),
        })),
        {
          key: "twelveMonths",
          label: t("twelveMonths"),
          strong: true,
          cells: columns.map((column) =>
            column.missing === column.prices.length
              ? "–"
              : `${money(column.twelveMonths)}${column.missing > 0 ? ` (${t("partly")})` : ""}`,
          ),
        },
        {
          key: "rank",
          label: t("rank"),
          cells: columns.map(({ rank, missing }) => rank ?? t("missingCount", { count: missing })),
        },
      ]}
    />
  );
}
