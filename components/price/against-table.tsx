"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CandidateSquare } from "@/components/ui/candidate-chip";
import { StatusMark } from "@/components/ui/status-mark";
import { Cell, ColumnHead, Row, RowHead, Table, TableHead } from "@/components/ui/table";
import { formatMoney } from "@/lib/i18n/formats";
import type { OwnCostsProps } from "./own-costs";

/** Set off from the candidates: it is none of them. */
const TODAY = "[&>*]:border-t [&>*]:border-t-ink [&>*]:bg-sunk";

interface Line {
  readonly key: string;
  readonly name: ReactNode;
  readonly levelled: ReactNode;
  readonly followUp: ReactNode;
  readonly withFollowUp: ReactNode;
  /** Undefined while it is not known what staying costs. */
  readonly saved: ReactNode;
  readonly isToday: boolean;
}

/**
 * Offers with the buyer's own follow-up on top, and staying below them. A row each: with variants there are more of them
 * than a screen has room for columns. On a phone one below the other.
 */
export function AgainstTable({
  candidates,
  staying,
  currency,
}: Pick<OwnCostsProps, "candidates" | "staying" | "currency">) {
  const t = useTranslations("price.own");
  const locale = useLocale();
  const money = (amount: number) => formatMoney(amount, currency, locale);
  const unknown = <StatusMark state="missing" shape="text" word={t("notKnown")} />;
  const orGap = (amount: number | null | undefined) =>
    amount == null ? <StatusMark state="gap" shape="text" word={t("notComparable")} /> : money(amount);
  const today = staying.known ? money(staying.total) : unknown;
  const none = <span className="text-ink-3">–</span>;
  const lines: readonly Line[] = [
    ...candidates.map(({ id, letter, name, levelled, against }) => ({
      key: id,
      name: (
        <span className="flex items-start gap-2">
          <span className="mt-0.5 inline-flex">
            <CandidateSquare letter={letter} />
          </span>
          <span className="min-w-0 font-semibold [overflow-wrap:anywhere]">{name}</span>
        </span>
      ),
      levelled: orGap(levelled),
      followUp: staying.followUpKnown ? money(staying.followUp) : unknown,
      // Said once for each offer.
      withFollowUp: levelled === null ? none : orGap(against?.withFollowUp),
      saved: levelled === null ? none : orGap(against?.saved),
      isToday: false,
    })),
    {
      ...{ key: "today", levelled: today, followUp: none, withFollowUp: today, saved: none, isToday: true },
      name: (
        <>
          <span className="font-semibold">{t("column")}</span>{" "}
          <span className="block text-2xs text-ink-2">{t("columnNote")}</span>
        </>
      ),
    },
  ];
  const heads = [
    "levelled",
    "followUp",
    "withFollowUp",
    ...(staying.known ? (["saved"] as const) : []),
  ] as const;
  return (
    <>
      <div className="max-md:hidden">
        <Table caption={t("against")}>
          <TableHead under="topbar">
            <tr>
              <ColumnHead className="w-2/5">{t("offer")}</ColumnHead>
              {heads.map((head) => (
                <ColumnHead key={head} align="right" className="whitespace-normal!">
                  {t(head)} <span className="text-2xs font-normal text-ink-3">{currency}</span>
                </ColumnHead>
              ))}
            </tr>
          </TableHead>
          <tbody>
            {lines.map((line) => (
              <Row key={line.key} className={line.isToday ? TODAY : undefined}>
                <RowHead sticky={false}>{line.name}</RowHead>
                {heads.map((head) => (
                  <Cell key={head} className={head === "withFollowUp" ? "font-semibold" : undefined}>
                    {line[head]}
                  </Cell>
                ))}
              </Row>
            ))}
          </tbody>
        </Table>
      </div>
      <ul aria-label={t("against")} className="num border-t border-rule md:hidden">
        {lines.map((line) => (
          <li
            key={line.key}
            className={
              line.isToday ? "border-y border-y-ink bg-sunk px-2 py-3" : "border-b border-rule px-2 py-3"
            }
          >
            <p className="mb-1.5">{line.name}</p>
            <dl className="grid gap-1 text-sm">
              {heads
                .filter((head) => line[head] !== none)
                // Staying has one figure: what it costs.
                .filter((head) => !line.isToday || head === "withFollowUp")
                .map((head) => (
                  <div key={head} className="flex items-baseline justify-between gap-4">
                    <dt className="text-ink-2">
                      {t(line.isToday ? "total" : head)}{" "}
                      <span className="text-2xs text-ink-3">{currency}</span>
                    </dt>
                    <dd className={head === "withFollowUp" ? "text-right font-semibold" : "text-right"}>
                      {line[head]}
                    </dd>
                  </div>
                ))}
            </dl>
          </li>
        ))}
      </ul>
    </>
  );
}
