"use client";

import { TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { CandidateSquare } from "@/components/ui/candidate-chip";
import { Checkbox } from "@/components/ui/checkbox";
import { classNames } from "@/components/ui/class-names";
import { patternOf, StatusMark } from "@/components/ui/status-mark";
import type { Currency } from "@/lib/domain/money";
import { formatDay, formatMoment, formatMoney } from "@/lib/i18n/formats";
import type { BoardGap } from "./board-gap";

/** One gap: whose, what, why, what stands in it. Only the row at hand is in the order of tabs; arrows lead to the others. */
export function GapRow(props: {
  readonly gap: BoardGap;
  readonly name: string;
  readonly currency: Currency;
  readonly readOnly: boolean;
  readonly isChosen: boolean;
  readonly isOpen: boolean;
  readonly isAtHand: boolean;
  readonly warnings: readonly string[];
  readonly onFocus: () => void;
  readonly onChoose: () => void;
  readonly onResolve: () => void;
}) {
  const t = useTranslations("offers.gap");
  const words = useTranslations("offers");
  const workshop = useTranslations("price.gap");
  const locale = useLocale();
  const { gap, currency, name } = props;
  const { plug } = gap;
  const amount = plug?.amount ?? null;
  const money = (value: number) => formatMoney(value, currency, locale);
  const tabIndex = props.isAtHand ? 0 : -1;
  return (
    <li
      data-gap={gap.line.id}
      onFocus={props.onFocus}
      className={classNames(
        "flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-rule px-3 py-1.5 last:border-b-0",
        amount !== null && patternOf("plugged"),
        props.isChosen && amount === null && "bg-accent-soft",
        props.isOpen && "outline-2 -outline-offset-2 outline-accent",
      )}
    >
      {!props.readOnly && (
        <Checkbox
          label={`${gap.line.name}, ${name}`}
          labelHidden
          tabIndex={tabIndex}
          checked={props.isChosen}
          onChange={props.onChoose}
        />
      )}
      <CandidateSquare letter={gap.letter} size="sm" />
      <div className="min-w-0 flex-1 basis-48">
        <p className="font-medium [overflow-wrap:anywhere]">
          <span className="sr-only">{name}: </span>
          {gap.line.name}
          {gap.line.stage !== null && (
            <span className="ml-2 text-2xs font-normal text-ink-2">{words(`stage.${gap.line.stage}`)}</span>
          )}
        </p>
        <p className="text-sm text-ink-2">
          {t(`reason.${gap.reason}`)}
          {plug && (
            <>
              {" · "}
              {t(`source.${plug.source}`)}, {plug.madeBy}, {formatDay(plug.madeOn, locale, "short")}
            </>
          )}
          {gap.asked && (
            <>
              {" · "}
              {workshop(gap.asked.answeredAt === null ? "asked" : "answered", {
                date: formatMoment(gap.asked.answeredAt ?? gap.asked.askedAt, locale),
              })}
            </>
          )}
        </p>
        {plug && plug.note !== "" && <p className="text-sm text-ink-2">{plug.note}</p>}
        {props.warnings.map((text) => (
          <p key={text} className="flex items-start gap-1.5 text-sm text-warn">
            <TriangleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
            {text}
          </p>
        ))}
      </div>
      {amount ? (
        <span className="num text-right">
          <span className="flex items-center justify-end gap-2">
            <StatusMark state="plugged" shape="text" word={t("ours")} />
            <strong className="font-semibold">
              {money(amount.base)} {currency}
            </strong>
            <span className="text-2xs text-ink-2">
              {gap.line.kind === "service" ? words("perMonth") : words("perOnce")}
            </span>
          </span>
          {amount.low !== amount.high && (
            <span className="text-xs text-ink-2">
              {money(amount.low)} – {money(amount.high)}
            </span>
          )}
        </span>
      ) : plug ? (
        <Badge tone="bad">{t("plugFailed")}</Badge>
      ) : (
        <StatusMark state="gap" shape="text" word={t("open")} />
      )}
      {!props.readOnly && (
        <Button size="sm" tabIndex={tabIndex} onClick={props.onResolve}>
          {plug ? t("change") : t("fill")}
          <span className="sr-only">
            : {gap.line.name}, {name}
          </span>
        </Button>
      )}
    </li>
  );
}
