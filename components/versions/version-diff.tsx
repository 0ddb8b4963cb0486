import { ArrowRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Section } from "@/components/ui/page-header";
import type { VersionStanding } from "@/lib/domain/comparison/version-effect";
import type { Currency } from "@/lib/domain/money";
import type { Bundle, PriceListItem } from "@/lib/domain/offer";
import { diffCount, type OfferDiff, type SealedDifference } from "@/lib/domain/offer-diff";
import { formatMoney } from "@/lib/i18n/formats";
import { useCellSentence, useTermWords } from "./diff-words";

type Names = Readonly<Record<string, string>>;

/** Everything that differs between two versions, before beside after; on a phone under it. */
export function VersionDiff(props: {
  readonly diff: OfferDiff;
  readonly offerCurrency: Currency;
  readonly lineNames: Names;
  readonly bundleNames: Names;
  readonly requirementNames: Names;
  readonly pointNames: Names;
  /** Numbers of the two versions. */
  readonly from: number;
  readonly to: number;
}) {
  const t = useTranslations("versions");
  const { diff, offerCurrency } = props;
  const heads = [t("option", { number: props.from }), t("option", { number: props.to })] as const;
  const cell = useCellSentence(offerCurrency, props.lineNames, props.bundleNames);
  const term = useTermWords(offerCurrency);
  const bundle = useBundleSentence(offerCurrency, props.lineNames);
  const item = useItemSentence(offerCurrency);
  const answers = useTranslations("versions.answer");
  if (diffCount(diff) === 0) return <p className="mt-6 text-ink-2">{t("same")}</p>;
  const reply = (each: OfferDiff["requirements"][number]["before"]) =>
    each === null ? null : [answers(each.answer), each.note].filter((text) => text !== "").join(" · ");
  return (
    <>
      <Part
        heads={heads}
        title={t("part.terms")}
        rows={diff.terms.map((each) => ({
          key: each.term,
          name: t(`term.${each.term}`),
          before: term(each, each.before),
          after: term(each, each.after),
        }))}
      />
      <Part
        heads={heads}
        title={t("part.cells")}
        rows={diff.cells.map((each) => ({
          key: each.line.id,
          name: each.line.name,
          what: each.parts.map((part) => t(`what.${part}`)).join(", "),
          before: cell(each.before),
          after: cell(each.after),
        }))}
      />
      <Part
        heads={heads}
        title={t("part.bundles")}
        rows={diff.bundles.map((each, index) => ({
          key: `${index}`,
          name: (each.after ?? each.before)?.name ?? "",
          before: each.before && bundle(each.before),
          after: each.after && bundle(each.after),
        }))}
      />
      <Part
        heads={heads}
        title={t("part.priceList")}
        rows={diff.priceList.map((each, index) => ({
          key: `${index}`,
          name: (each.after ?? each.before)?.name ?? "",
          before: each.before && item(each.before),
          after: each.after && item(each.after),
        }))}
      />
      <Part
        heads={heads}
        title={t("part.requirements")}
        rows={diff.requirements.map((each) => ({
          key: each.requirementId,
          name: props.requirementNames[each.requirementId] ?? "",
          before: reply(each.before),
          after: reply(each.after),
        }))}
      />
      <Part
        heads={heads}
        title={t("part.points")}
        rows={diff.points.map((each) => ({
          key: each.pointId,
          name: props.pointNames[each.pointId] ?? "",
          before: each.before === "" ? null : each.before,
          after: each.after === "" ? null : each.after,
        }))}
      />
    </>
  );
}

/** The same while prices are sealed: states only. */
export function SealedDiff({
  cells,
  from,
  to,
}: {
  readonly cells: readonly SealedDifference[];
  readonly from: number;
  readonly to: number;
}) {
  const t = useTranslations("versions");
  const states = useTranslations("offers.state");
  if (cells.length === 0) return <p className="mt-6 text-ink-2">{t("sameStates")}</p>;
  return (
    <Part
      heads={[t("option", { number: from }), t("option", { number: to })]}
      title={t("part.cells")}
      rows={cells.map(({ line, before, after }) => ({
        key: line.id,
        name: line.name,
        before: states(before),
        after: states(after),
      }))}
    />
  );
}

interface DiffRow {
  readonly key: string;
  readonly name: string;
  /** Which parts differ, in words. */
  readonly what?: string;
  /** Null = it was not there. */
  readonly before: ReactNode;
  readonly after: ReactNode;
}

const COLUMNS = "md:grid-cols-[minmax(0,1fr)_minmax(0,1.3fr)_minmax(0,1.3fr)]";

function Part({
  title,
  heads,
  rows,
}: {
  title: string;
  heads: readonly [before: string, after: string];
  rows: readonly DiffRow[];
}) {
  const t = useTranslations("versions");
  if (rows.length === 0) return null;
  return (
    <Section title={`${title} (${rows.length})`}>
      {/* Each row says it again for who does not see it. */}
      <div
        aria-hidden
        className={`sticky top-topbar z-10 hidden gap-x-5 border-b border-rule-strong bg-paper py-2 text-sm font-semibold text-ink-2 md:grid ${COLUMNS}`}
      >
        <span />
        <span>{heads[0]}</span>
        <span className="pl-5">{heads[1]}</span>
      </div>
      <ul className="border-t border-rule md:border-t-0">
        {rows.map((row) => (
          <li key={row.key} className={`grid gap-x-5 gap-y-1 border-b border-rule py-2 ${COLUMNS}`}>
            <span className="font-medium [overflow-wrap:anywhere]">
              {row.name}
              {row.what !== undefined && (
                <span className="block text-xs font-normal text-ink-3">{row.what}</span>
              )}
            </span>
            <del className="num text-ink-2 decoration-ink-3/50 [overflow-wrap:anywhere]">
              <span className="sr-only">{t("was")} </span>
              {row.before ?? t("notThere")}
            </del>
            <ins className="num flex items-start gap-1.5 font-medium no-underline [overflow-wrap:anywhere]">
              <ArrowRight aria-hidden className="mt-1 size-3.5 shrink-0 text-ink-3" />
              <span className="min-w-0">
                <span className="sr-only">{t("is")} </span>
                {row.after ?? t("notThere")}
              </span>
            </ins>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function useBundleSentence(currency: Currency, lineNames: Names) {
  const locale = useLocale();
  const money = (amount: number) => formatMoney(amount, currency, locale, { decimals: true });
  return ({ amount, split, splitNote }: Bundle) =>
    [
      money(amount),
      ...split.map((part) => `${lineNames[part.lineId] ?? "?"} ${money(part.amount)}`),
      splitNote,
    ]
      .filter((text) => text !== "")
      .join(" · ");
}

function useItemSentence(currency: Currency) {
  const t = useTranslations("offers");
  const locale = useLocale();
  return ({ unitPrice, driver, period }: PriceListItem) =>
    `${formatMoney(unitPrice, currency, locale, { decimals: true })} ${t(`per.${driver}`)}, ${t(`period.${period}`)}`;
}

/** What the choice of version does to the comparable total, on the selection's own basis. */
export function VersionEffect(props: {
  readonly currency: Currency;
  readonly before: VersionStanding | null;
  readonly after: VersionStanding | null;
}) {
  const t = useTranslations("versions");
  const locale = useLocale();
  const { before, after, currency } = props;
  if (before === null || after === null) return <p className="text-sm text-ink-2">{t("effect.none")}</p>;
  const total = ({ comparableTotal, openGaps }: VersionStanding) =>
    comparableTotal === null
      ? t("effect.notComparable", { gaps: openGaps })
      : formatMoney(comparableTotal, currency, locale);
  const both = before.comparableTotal !== null && after.comparableTotal !== null;
  const change = both ? (after.comparableTotal ?? 0) - (before.comparableTotal ?? 0) : null;
  return (
    <dl className="num grid gap-x-8 gap-y-2 rounded-lg border border-rule p-4 sm:grid-cols-3">
      <Figure name={t("effect.before")}>{total(before)}</Figure>
      <Figure name={t("effect.after")}>{total(after)}</Figure>
      <Figure name={t("effect.change")}>
        {change === null
          ? "–"
          : change === 0
            ? t("effect.unchanged")
            : `${change > 0 ? "+" : "−"}${formatMoney(Math.abs(change), currency, locale)}`}
        {before.rank !== after.rank && before.rank !== null && after.rank !== null && (
          <span className="block text-sm font-normal text-ink-2">
            {t("effect.rank", { before: before.rank, after: after.rank })}
          </span>
        )}
      </Figure>
    </dl>
  );
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-ink-2">{name}</dt>
      <dd className="text-lg font-semibold tracking-tight">{children}</dd>
    </div>
  );
}
