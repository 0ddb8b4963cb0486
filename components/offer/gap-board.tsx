"use client";

import { CheckCircle2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
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
import { formatDay, formatMoment, formatMoney } from "@/lib/i18n/formats";
import { AskPanel, FillPanel, type PanelGap, type QuestionFrame } from "../price/gap-panels";
import type { PreviewGround } from "../price/plug-preview";
import { ShowAllRows, useFirstRows } from "../ui/first-rows";
import { PlugForm, type PlugInput } from "./plug-form";

/** A gap with the edition of the plug on it (0 = none) and the estimate it carries. */
export interface BoardGap extends GapEntry {
  readonly plugEdition: number;
  /** When the vendor was asked about it last, and when it answered. */
  readonly asked: { readonly askedAt: string; readonly answeredAt: string | null } | null;
  /** Its line in a question, in the vendor's language. */
  readonly asking: string;
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
  readonly ground: PreviewGround;
  /** By candidate: how a question to its vendor begins and ends. */
  readonly frames: Readonly<Record<string, QuestionFrame>>;
  readonly ask: Parameters<typeof AskPanel>[0]["ask"];
  readonly fillAll: Parameters<typeof FillPanel>[0]["fill"];
  readonly openAll: Parameters<typeof FillPanel>[0]["open"];
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
  const [panel, setPanel] = useState<{ kind: "ask" | "fill"; candidateId: string } | null>(null);
  const workshop = useTranslations("price.gap");
  const panelGaps = useMemo(
    () =>
      gaps
        .filter((gap) => gap.candidateId === panel?.candidateId && gap.plug?.amount == null)
        .map(
          (gap): PanelGap => ({
            candidateId: gap.candidateId,
            lineId: gap.line.id,
            name: gap.line.name,
            plugEdition: gap.plugEdition,
            asking: gap.asking,
          }),
        ),
    [gaps, panel],
  );
  const close = () => {
    setOpenKey(null);
    setPanel(null);
  };
  const begin = (kind: "ask" | "fill", candidateId: string) => {
    setOpenKey(null);
    setPanel({ kind, candidateId });
  };

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
              {!props.readOnly && left > 0 && (
                <p className="mb-2 flex flex-wrap gap-2">
                  <Button size="sm" onClick={() => begin("ask", candidate.id)}>
                    {workshop("ask")}
                  </Button>
                  <Button size="sm" onClick={() => begin("fill", candidate.id)}>
                    {workshop("all")}
                  </Button>
                </p>
              )}
              <GapRows
                gaps={own}
                currency={props.currency}
                readOnly={props.readOnly}
                openKey={openKey}
                onOpen={(gap) => {
                  setPanel(null);
                  setOpenKey(keyOf(gap));
                }}
                onRemove={(gap) => void remove(gap)}
              />
            </section>
          );
        })}
      </div>
      <SidePanel
        open={open !== null || panel !== null}
        onClose={close}
        title={
          panel === null
            ? (open?.line.name ?? "")
            : workshop(panel.kind === "ask" ? "askTitle" : "allTitle", { count: panelGaps.length })
        }
        description={candidates.find((each) => each.id === (panel?.candidateId ?? open?.candidateId))?.name}
      >
        {panel?.kind === "ask" && (
          <AskPanel
            key={panel.candidateId}
            selectionId={props.selectionId}
            gaps={panelGaps}
            frame={props.frames[panel.candidateId] ?? { contact: null, opening: "", closing: "" }}
            ask={props.ask}
            onDone={close}
          />
        )}
        {panel?.kind === "fill" && (
          <FillPanel
            key={panel.candidateId}
            ground={props.ground}
            gaps={panelGaps}
            fill={props.fillAll}
            open={props.openAll}
            onDone={close}
          />
        )}
        {open && (
          <PlugForm
            key={`${keyOf(open)} ${open.plugEdition}`}
            selectionId={props.selectionId}
            gap={open}
            currency={props.currency}
            ground={props.ground}
            save={props.save}
            onDone={() => setOpenKey(null)}
          />
        )}
      </SidePanel>
    </WithSidePanel>
  );
}

/** The first rows of a candidate's gaps, and all of them when asked for. */
function GapRows(props: {
  readonly gaps: readonly BoardGap[];
  readonly currency: Currency;
  readonly readOnly: boolean;
  readonly openKey: string | null;
  readonly onOpen: (gap: BoardGap) => void;
  readonly onRemove: (gap: BoardGap) => void;
}) {
  const t = useTranslations("price.gap");
  const shown = useFirstRows(props.gaps);
  return (
    <>
      <ul className="overflow-hidden rounded-lg border border-rule-strong bg-raised">
        {shown.rows.map((gap) => (
          <GapRow
            key={keyOf(gap)}
            gap={gap}
            currency={props.currency}
            readOnly={props.readOnly}
            isOpen={keyOf(gap) === props.openKey}
            onOpen={() => props.onOpen(gap)}
            onRemove={() => props.onRemove(gap)}
          />
        ))}
      </ul>
      <ShowAllRows of={shown} label={t("showAll", { count: props.gaps.length })} />
    </>
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
  const workshop = useTranslations("price.gap");
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
        {gap.asked && (
          <p className="text-sm text-ink-2">
            {workshop(gap.asked.answeredAt === null ? "asked" : "answered", {
              date: formatMoment(gap.asked.answeredAt ?? gap.asked.askedAt, locale),
            })}
          </p>
        )}
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
