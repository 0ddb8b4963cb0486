"use client";

import { CheckCircle2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { CandidateSquare } from "@/components/ui/candidate-chip";
import { EmptyState } from "@/components/ui/empty-state";
import { notifyDone } from "@/components/ui/notify";
import { SidePanel, WithSidePanel } from "@/components/ui/side-panel";
import { StatusMark } from "@/components/ui/status-mark";
import type { Currency } from "@/lib/domain/money";
import type { OfferWarning } from "@/lib/domain/offer-warnings";
import { useWarningWords } from "../warning-list";
import { warningText } from "../warning-text";
import {
  type BoardGap,
  byCandidate,
  countsByColumn,
  filterGaps,
  type GapFilter,
  keyOf,
  NO_FILTER,
  type QuestionFrame,
} from "./board-gap";
import { GapFilters } from "./gap-filters";
import { GapRow } from "./gap-row";
import type { PreviewGround } from "./plug-preview";
import { RESOLUTIONS, type Resolution, ResolvePanel } from "./resolve-panel";
import { useUndo } from "./settle-form";
import { type GapActions, openAgain, putBack } from "./settling";

/** As many as are read without losing one's place. */
const PAGE = 50;
const NONE: ReadonlySet<string> = new Set();

export interface GapWorkshopProps {
  readonly selectionId: string;
  readonly currency: Currency;
  readonly gaps: readonly BoardGap[];
  /** The comparison's columns, variants among them. */
  readonly columns: readonly {
    readonly id: string;
    readonly name: string;
    readonly letter: string | null;
  }[];
  /** Those about a line are told beside its gap. */
  readonly warnings: readonly OfferWarning[];
  readonly readOnly: boolean;
  readonly ground: PreviewGround;
  readonly frames: Readonly<Record<string, QuestionFrame>>;
  readonly actions: GapActions;
}

interface OpenPanel {
  readonly keys: ReadonlySet<string>;
  readonly way: Resolution;
}

/** Every gap of every offer on the selection's basis, to be narrowed, chosen and settled, one or many at once. */
export function GapWorkshop(props: GapWorkshopProps) {
  const t = useTranslations("price.gap");
  const offers = useTranslations("offers.gap");
  const { gaps, columns, readOnly } = props;
  const [filter, setFilter] = useState<GapFilter>(NO_FILTER);
  const [page, setPage] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(NONE);
  const [atHand, setAtHand] = useState(0);
  const [panel, setPanel] = useState<OpenPanel | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const warned = useWarnedLines(props.warnings, props.currency);
  const reopen = useOpenAgain(props);
  const nameOf = (id: string) => columns.find((each) => each.id === id)?.name ?? "";

  const found = useMemo(() => filterGaps(gaps, filter), [gaps, filter]);
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const current = Math.min(page, pages - 1);
  const rows = found.slice(current * PAGE, (current + 1) * PAGE);
  const active = Math.min(atHand, Math.max(0, rows.length - 1));
  const picked = useMemo(() => gaps.filter((gap) => chosen.has(keyOf(gap))), [gaps, chosen]);
  const inPanel = useMemo(
    () => (panel === null ? [] : gaps.filter((gap) => panel.keys.has(keyOf(gap)))),
    [gaps, panel],
  );

  const narrow = (next: GapFilter) => {
    setFilter(next);
    setPage(0);
    setAtHand(0);
    // What is out of sight is not settled by mistake.
    setChosen(NONE);
  };
  const choose = (key: string) => {
    const after = new Set(chosen);
    if (!after.delete(key)) after.add(key);
    setChosen(after);
  };
  const settled = () => {
    setPanel(null);
    setChosen(NONE);
  };
  const focusRow = (index: number) => {
    const row = Math.max(0, Math.min(rows.length - 1, index));
    setAtHand(row);
    list.current?.querySelectorAll("li")[row]?.querySelector<HTMLElement>("input, button")?.focus();
  };

  function onKeyDown(event: KeyboardEvent<HTMLUListElement>): void {
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      Home: 0,
      End: rows.length - 1,
    };
    const to = moves[event.key];
    const gap = rows[active];
    if (to !== undefined) {
      event.preventDefault();
      if (event.shiftKey && gap && !readOnly) {
        const next = rows[Math.max(0, Math.min(rows.length - 1, to))];
        setChosen(new Set([...chosen, keyOf(gap), ...(next ? [keyOf(next)] : [])]));
      }
      focusRow(to);
    } else if (event.key === "a" && (event.ctrlKey || event.metaKey) && !readOnly) {
      event.preventDefault();
      setChosen(new Set(found.map(keyOf)));
    } else if (event.key === "Enter" && gap && !readOnly && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      setPanel({ keys: chosen.size > 0 ? chosen : new Set([keyOf(gap)]), way: "fill" });
    }
  }

  if (gaps.length === 0)
    return (
      <EmptyState icon={<CheckCircle2 aria-hidden />} title={offers("none")} body={offers("noneBody")} />
    );
  return (
    <WithSidePanel>
      <div className="grid gap-4">
        <OpenCounts gaps={gaps} nameOf={nameOf} />
        <GapFilters
          filter={filter}
          candidates={columns.filter(({ id }) =>
            gaps.some((gap) => gap.columns.some(({ candidateId }) => candidateId === id)),
          )}
          onChange={narrow}
        />
        {!readOnly && (
          <div className="flex flex-wrap items-center gap-2">
            <Button
              size="sm"
              look="quiet"
              disabled={found.length === 0}
              onClick={() => setChosen(picked.length === found.length ? NONE : new Set(found.map(keyOf)))}
            >
              {picked.length > 0 && picked.length === found.length
                ? t("chooseNone")
                : t("chooseAll", { count: found.length })}
            </Button>
            <span role="status" className="num text-sm text-ink-2">
              {t("chosen", { count: picked.length })}
            </span>
            <span className="ml-auto flex flex-wrap gap-2">
              {RESOLUTIONS.map((way) => (
                <Button
                  key={way}
                  size="sm"
                  disabled={picked.length === 0}
                  onClick={() => setPanel({ keys: chosen, way })}
                >
                  {t(`do.${way}`)}
                </Button>
              ))}
              <Button
                size="sm"
                disabled={!picked.some(isDecided)}
                onClick={() => {
                  reopen(picked.filter(isDecided));
                  settled();
                }}
              >
                {t("do.reopen")}
              </Button>
            </span>
          </div>
        )}
        {found.length === 0 ? (
          <p className="text-ink-2">{t("noneFound")}</p>
        ) : (
          <>
            <ul
              ref={list}
              aria-label={t("which")}
              onKeyDown={onKeyDown}
              className="overflow-hidden rounded-lg border border-rule-strong bg-raised"
            >
              {rows.map((gap, index) => {
                const key = keyOf(gap);
                return (
                  <GapRow
                    key={key}
                    gap={gap}
                    name={nameOf(gap.candidateId)}
                    currency={props.currency}
                    readOnly={readOnly}
                    isChosen={chosen.has(key)}
                    isOpen={panel?.keys.has(key) === true}
                    isAtHand={index === active}
                    warnings={warned(key)}
                    onFocus={() => setAtHand(index)}
                    onChoose={() => choose(key)}
                    onResolve={() =>
                      setPanel({ keys: new Set([key]), way: gap.left === null ? "fill" : "leave" })
                    }
                    onOpenAgain={() => reopen([gap])}
                  />
                );
              })}
            </ul>
            <div className="flex flex-wrap items-center gap-2 text-sm text-ink-2">
              {pages > 1 && (
                <>
                  <Button size="sm" disabled={current === 0} onClick={() => setPage(current - 1)}>
                    {t("previous")}
                  </Button>
                  <Button size="sm" disabled={current >= pages - 1} onClick={() => setPage(current + 1)}>
                    {t("next")}
                  </Button>
                  <span className="num">
                    {t("page", {
                      from: current * PAGE + 1,
                      to: current * PAGE + rows.length,
                      count: found.length,
                    })}
                  </span>
                </>
              )}
              {!readOnly && <span className="ml-auto text-xs text-ink-3 max-lg:hidden">{t("keys")}</span>}
            </div>
          </>
        )}
      </div>
      <SidePanel
        open={inPanel.length > 0}
        onClose={() => setPanel(null)}
        title={inPanel.length === 1 ? (inPanel[0]?.line.name ?? "") : t("settle", { count: inPanel.length })}
        description={byCandidate(inPanel)
          .map(({ candidateId }) => nameOf(candidateId))
          .join(", ")}
      >
        {panel !== null && (
          <ResolvePanel
            key={`${panel.way} ${inPanel.map((gap) => `${keyOf(gap)} ${gap.plugEdition} ${gap.leftEdition}`).join()}`}
            selectionId={props.selectionId}
            currency={props.currency}
            ground={props.ground}
            gaps={inPanel}
            frames={props.frames}
            nameOf={nameOf}
            first={panel.way}
            actions={props.actions}
            onDone={settled}
          />
        )}
      </SidePanel>
    </WithSidePanel>
  );
}

/** Something stands on it that can be taken away. */
const isDecided = ({ plug, left }: BoardGap) => plug !== null || left !== null;

/** Opens gaps again at once, and offers to take that back. */
function useOpenAgain({ selectionId, actions }: GapWorkshopProps): (gaps: readonly BoardGap[]) => void {
  const t = useTranslations("price.gap");
  const attempt = useUndo();
  return (gaps) =>
    attempt(async () => {
      const opened = await openAgain(selectionId, gaps, actions);
      if (opened.ok)
        notifyDone(t("reopened", { count: gaps.length }), {
          label: t("undo"),
          run: () => attempt(() => putBack(selectionId, gaps, "nothing", actions)),
        });
      return opened;
    });
}

/** How many gaps each column has left to settle, and how many were left on purpose; with one open it has no comparable total. */
function OpenCounts(props: {
  readonly gaps: readonly BoardGap[];
  readonly nameOf: (candidateId: string) => string;
}) {
  const t = useTranslations("price.gap");
  const offers = useTranslations("offers.gap");
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-1.5">
      {countsByColumn(props.gaps).map(({ candidateId, letter, unsettled, left }) => (
        <li key={candidateId} className="flex items-start gap-2 text-sm">
          <CandidateSquare letter={letter} size="sm" />
          <span className="flex min-w-0 flex-wrap gap-x-2">
            <span className="font-semibold">{props.nameOf(candidateId)}</span>
            {(unsettled > 0 || left === 0) && (
              <span className="text-ink-2">
                {unsettled === 0 ? offers("allFilled") : offers("left", { count: unsettled })}
              </span>
            )}
            {left > 0 && <StatusMark state="left" shape="text" word={t("leftCount", { count: left })} />}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Warnings in words by the gap they are about. */
function useWarnedLines(
  warnings: readonly OfferWarning[],
  currency: Currency,
): (key: string) => readonly string[] {
  const words = useWarningWords(currency);
  return useMemo(() => {
    const found = new Map<string, string[]>();
    for (const warning of warnings) {
      if (warning.lineId === null) continue;
      const key = `${warning.candidateId} ${warning.lineId}`;
      found.set(key, [...(found.get(key) ?? []), warningText(warning, words)]);
    }
    return (key) => found.get(key) ?? [];
  }, [warnings, words]);
}
