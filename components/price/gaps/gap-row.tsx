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
import { ownerOf } from "@/lib/domain/offer-target";
import { formatDay, formatMoment, formatMoney } from "@/lib/i18n/formats";
import type { BoardGap } from "./board-gap";

/** One gap: whose, what, why, what stands in it. Only the row at hand is in the order of tabs; arrows lead to the others. */
export function GapRow(props: {
  readonly gap: BoardGap;
  /** Of the first column that has it: the candidate, or one of its variants. */
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
  readonly onOpenAgain: () => void;
}) {
  const t = useTranslations("offers.gap");
  const words = useTranslations("offers");
  const workshop = useTranslations("price.gap");
  const locale = useLocale();
  const { gap, currency, name } = props;
  const { plug, left } = gap;
  const also = gap.columns.slice(1).map(({ letter }) => letter);
  const amount = plug?.amount ?? null;
  const money = (value: number) => formatMoney(value, currency, locale);
  const tabIndex = props.isAtHand ? 0 : -1;
  const about = (
    <span className="sr-only">
      : {gap.line.name}, {name}
    </span>
  );
  return (
    <li
      data-gap={gap.line.id}
      onFocus={props.onFocus}
      className={classNames(
        "flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-rule px-3 py-1.5 last:border-b-0",
        amount !== null && patternOf("plugged"),
        left !== null && patternOf("left"),
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
          {gap.candidateId !== ownerOf(gap.candidateId) && (
            <span className="ml-2 text-xs font-normal text-ink-2">{name}</span>
          )}
          {also.length > 0 && (
            <span className="ml-2 text-xs font-normal text-ink-2">
              {workshop("alsoIn", { letters: also.join(", ") })}
            </span>
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
          {left && (
            <>
              {" · "}
              {workshop("leftBy", { name: left.leftBy, date: formatDay(left.leftOn, locale, "short") })}
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
        {left && <p className="text-sm [overflow-wrap:anywhere]">“{left.reason}”</p>}
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
      ) : left ? (
        <StatusMark state="left" shape="text" word={workshop("state.left")} />
      ) : plug ? (
        <Badge tone="bad">{t("plugFailed")}</Badge>
      ) : (
        <StatusMark state="gap" shape="text" word={t("open")} />
      )}
      {!props.readOnly && (
        <span className="flex gap-2">
          {(plug || left) && (
            <Button size="sm" look="quiet" tabIndex={tabIndex} onClick={props.onOpenAgain}>
              {workshop("reopen")}
              {about}
            </Button>
          )}
          <Button size="sm" tabIndex={tabIndex} onClick={props.onResolve}>
            {plug || left ? t("change") : workshop("settleOne")}
            {about}
          </Button>
        </span>
      )}
    </li>
  );
}
