"use client";

import { CheckCircle2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { classNames } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/empty-state";
import { notifyDone, notifyFailed } from "@/components/ui/notify";
import { SidePanel, WithSidePanel } from "@/components/ui/side-panel";
import { patternOf, StatusMark } from "@/components/ui/status-mark";
import type { GapEntry } from "@/lib/domain/comparison/gap-list";
import type { Currency } from "@/lib/domain/money";
import { isRecurring } from "@/lib/domain/offer-sheet";
import type { Outcome } from "@/lib/domain/outcome";
import { errorText } from "@/lib/i18n/error-text";
import { formatDay, formatMoney } from "@/lib/i18n/formats";
import { PlugForm, type PlugInput } from "./plug-form";

/** A gap with the edition of the plug on it (0 = none) and the estimate it carries. */
export interface BoardGap extends GapEntry {
  readonly plugEdition: number;
  readonly estimate: { readonly low: number; readonly base: number; readonly high: number } | null;
}

export interface GapBoardProps {
  readonly selectionId: string;
  readonly currency: Currency;
  readonly gaps: readonly BoardGap[];
  readonly candidates: readonly {
    readonly id: string;
    readonly name: string;
    readonly letter: string | null;
  }[];
  readonly readOnly: boolean;
  readonly save: (
    input: PlugInput,
  ) => Promise<Outcome<{ readonly plugId: string; readonly edition: number }>>;
  readonly remove: (input: {
    selectionId: string;
    candidateId: string;
    lineId: string;
  }) => Promise<Outcome<null>>;
}

const keyOf = (gap: BoardGap) => `${gap.candidateId} ${gap.line.id}`;

/** Every gap of every offer on the selection's basis, open ones and those we have filled ourselves. */
export function GapBoard(props: GapBoardProps) {
  const t = useTranslations("offers.gap");
  const errors = useTranslations("errors");
  const { gaps, candidates } = props;
  const [openKey, setOpenKey] = useState<string | null>(null);
  const open = gaps.find((gap) => keyOf(gap) === openKey) ?? null;

  async function remove(gap: BoardGap): Promise<void> {
    const where = { selectionId: props.selectionId, candidateId: gap.candidateId, lineId: gap.line.id };
    const outcome = await props.remove(where);
    if (!outcome.ok) {
      notifyFailed(errorText(errors, outcome.code, { ...outcome.params }));
      return;
    }
    const { plug, estimate } = gap;
    notifyDone(
      t("removed"),
      plug === null
        ? undefined
        : {
            label: t("undo"),
            run: () =>
              void props.save({
                ...where,
                expectedEdition: 0,
                source: plug.source,
                low: estimate?.low ?? null,
                base: estimate?.base ?? null,
                high: estimate?.high ?? null,
                note: plug.note,
              }),
          },
    );
  }

  if (gaps.length === 0)
    return <EmptyState icon={<CheckCircle2 aria-hidden />} title={t("none")} body={t("noneBody")} />;
  return (
    <WithSidePanel>
      <div className="grid gap-6">
        {candidates.map((candidate) => {
          const own = gaps.filter((gap) => gap.candidateId === candidate.id);
          if (own.length === 0) return null;
          const left = own.filter((gap) => gap.plug?.amount == null).length;
          return (
            <section key={candidate.id} aria-label={candidate.name}>
              <h2 className="mb-1.5 flex flex-wrap items-center gap-3 text-base">
                <CandidateChip letter={candidate.letter} name={candidate.name} />
                <span className="text-sm text-ink-2">
                  {left === 0 ? t("allFilled") : t("left", { count: left })}
                </span>
              </h2>
              <ul className="overflow-hidden rounded-lg border border-rule-strong bg-raised">
                {own.map((gap) => (
                  <GapRow
                    key={keyOf(gap)}
                    gap={gap}
                    currency={props.currency}
                    readOnly={props.readOnly}
                    isOpen={keyOf(gap) === openKey}
                    onOpen={() => setOpenKey(keyOf(gap))}
                    onRemove={() => void remove(gap)}
                  />
                ))}
              </ul>
            </section>
          );
        })}
      </div>
      <SidePanel
        open={open !== null}
        onClose={() => setOpenKey(null)}
        title={open?.line.name ?? ""}
        description={candidates.find((each) => each.id === open?.candidateId)?.name}
      >
        {open && (
          <PlugForm
            key={`${keyOf(open)} ${open.plugEdition}`}
            selectionId={props.selectionId}
            gap={open}
            currency={props.currency}
            save={props.save}
            onDone={() => setOpenKey(null)}
          />
        )}
      </SidePanel>
    </WithSidePanel>
  );
}

function GapRow(props: {
  readonly gap: BoardGap;
  readonly currency: Currency;
  readonly readOnly: boolean;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onRemove: () => void;
}) {
  const t = useTranslations("offers.gap");
  const words = useTranslations("offers");
  const locale = useLocale();
  const { gap, currency } = props;
  const { plug } = gap;
  const amount = plug?.amount ?? null;
  const money = (value: number) => formatMoney(value, currency, locale);
  const unit = isRecurring(gap.line) ? words("perMonth") : words("perOnce");
  return (
    <li
      className={classNames(
        "flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-rule px-3.5 py-2 last:border-b-0",
        amount !== null && patternOf("plugged"),
        props.isOpen && "outline-2 -outline-offset-2 outline-accent",
      )}
    >
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-medium">{gap.line.name}</p>
        <p className="text-sm text-ink-2">
          {t(`reason.${gap.reason}`)}
          {plug && (
            <>
              {" · "}
              {t(`source.${plug.source}`)}, {plug.madeBy}, {formatDay(plug.madeOn, locale, "short")}
            </>
          )}
        </p>
        {plug && plug.note !== "" && <p className="text-sm text-ink-3">{plug.note}</p>}
      </div>
      {amount ? (
        <span className="num text-right">
          <span className="flex items-center justify-end gap-2">
            <StatusMark state="plugged" shape="text" word={t("ours")} />
            <strong className="font-semibold">
              {money(amount.base)} {currency}
            </strong>
            <span className="text-2xs text-ink-3">{unit}</span>
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
        <span className="flex gap-1">
          <Button size="sm" onClick={props.onOpen}>
            {plug ? t("change") : t("fill")}
          </Button>
          {plug && (
            <Button size="sm" look="quiet" onClick={props.onRemove}>
              {t("remove")}
            </Button>
          )}
        </span>
      )}
    </li>
  );
}
