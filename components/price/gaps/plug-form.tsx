"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { MoneyField } from "@/components/ui/money-field";
import { StatusMark } from "@/components/ui/status-mark";
import { Textarea } from "@/components/ui/textarea";
import type { LowBaseHigh } from "@/lib/domain/comparison/result";
import { type Currency, minor } from "@/lib/domain/money";
import { PLUG_SOURCES, type PlugSource } from "@/lib/domain/offer";
import { formatMoney } from "@/lib/i18n/formats";
import type { BoardGap } from "./board-gap";
import type { ResolveProps } from "./resolve-panel";
import { SettleForm } from "./settle-form";
import { putBack } from "./settling";

/** What a source would put in the gap now; null when it has nothing to offer. */
function fillOf(gap: BoardGap, source: PlugSource): LowBaseHigh | null {
  if (source === "estimate") return gap.estimate;
  if (source !== "own_price_list") return gap.fills[source];
  const price = gap.fills.own_price_list;
  return price === null ? null : { low: price, base: price, high: price };
}

/** Chooses what stands in for a missing price. What each source would give is shown before choosing. */
export function PlugForm({
  selectionId,
  gap,
  currency,
  ground,
  actions,
  onDone,
}: ResolveProps & { readonly gap: BoardGap; readonly currency: Currency }) {
  const t = useTranslations("offers.gap");
  const words = useTranslations("offers");
  const settled = useTranslations("price.gap");
  const locale = useLocale();
  const first = PLUG_SOURCES.find((source) => fillOf(gap, source) !== null) ?? "estimate";
  const [source, setSource] = useState<PlugSource>(gap.plug?.source ?? first);
  const [low, setLow] = useState<number | null>(gap.estimate?.low ?? null);
  const [base, setBase] = useState<number | null>(gap.estimate?.base ?? null);
  const [high, setHigh] = useState<number | null>(gap.estimate?.high ?? null);
  const [note, setNote] = useState(gap.plug?.note ?? "");
  const { candidateId } = gap;
  const lineId = gap.line.id;
  const trials = useMemo(() => {
    const figures =
      source === "estimate" && low !== null && base !== null && high !== null && low <= base && base <= high
        ? { low: minor(low), base: minor(base), high: minor(high) }
        : null;
    if (source === "estimate" && figures === null) return null;
    return [{ candidateId, lineId, source, ...(figures ?? { low: null, base: null, high: null }) }];
  }, [candidateId, lineId, source, low, base, high]);
  const money = (value: number) => formatMoney(value, currency, locale);
  const unit = gap.line.kind === "service" ? words("perMonth") : words("perOnce");

  return (
    <SettleForm
      ground={ground}
      trials={trials}
      label={t("save")}
      done={settled("filledAll", { count: 1 })}
      onDone={onDone}
      settle={() => {
        const own = source === "estimate" ? { low, base, high } : { low: null, base: null, high: null };
        const { plugEdition: expectedEdition, leftEdition } = gap;
        const place = { selectionId, candidateId, lineId, expectedEdition, leftEdition };
        return actions.save({ ...place, source, ...own, note });
      }}
      undo={() => putBack(selectionId, [gap], "plug", actions)}
    >
      {(faultOf) => (
        <>
          <p className="text-sm text-ink-2">{t(`reason.${gap.reason}`)}</p>
          <fieldset className="grid gap-1.5">
            <legend className="mb-1.5 text-sm font-medium">{t("chooseSource")}</legend>
            {PLUG_SOURCES.map((each) => {
              const fill = fillOf(gap, each);
              const isEmpty = fill === null && each !== "estimate";
              return (
                <label
                  key={each}
                  className={classNames(
                    "flex items-start gap-2.5 rounded-md border px-3 py-2 text-base has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
                    source === each ? "border-ink" : "border-rule",
                    isEmpty && "text-ink-3",
                  )}
                >
                  <input
                    type="radio"
                    name="source"
                    value={each}
                    checked={source === each}
                    disabled={isEmpty}
                    onChange={() => setSource(each)}
                    className="mt-1 accent-current focus-visible:outline-none"
                  />
                  <span className="min-w-0 flex-1">
                    {t(`source.${each}`)}
                    <span className="num block text-sm text-ink-2">
                      {fill === null ? (
                        each === "estimate" ? (
                          t("estimateHint")
                        ) : (
                          t("gives.nothing")
                        )
                      ) : (
                        <>
                          {money(fill.base)} {currency} {unit}
                          {fill.low !== fill.high && ` (${money(fill.low)} – ${money(fill.high)})`}
                        </>
                      )}
                    </span>
                  </span>
                </label>
              );
            })}
          </fieldset>
          {source === "estimate" && (
            <div className="grid gap-3">
              <MoneyField
                label={t("low")}
                currency={currency}
                value={low}
                error={faultOf("low")}
                onCommit={setLow}
              />
              <MoneyField
                label={t("base")}
                currency={currency}
                value={base}
                error={faultOf("base")}
                onCommit={setBase}
              />
              <MoneyField
                label={t("high")}
                currency={currency}
                value={high}
                error={faultOf("high")}
                onCommit={setHigh}
              />
            </div>
          )}
          <Textarea
            label={t("note")}
            optional={source !== "estimate"}
            hint={source === "estimate" ? t("noteHint") : undefined}
            rows={2}
            value={note}
            error={faultOf("note")}
            onChange={(event) => setNote(event.target.value)}
          />
          <p className="flex items-start gap-2 text-sm text-ink-2">
            <StatusMark state="plugged" word={t("ours")} />
            {t("visible")}
          </p>
        </>
      )}
    </SettleForm>
  );
}
