"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown, ArrowUp, GripVertical, ListPlus, Pencil, Plus, Trash2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { type CatalogueRow, withHeadings } from "@/components/offer/catalogue-rows";
import { useHeadingWords } from "@/components/offer/use-cell-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { classNames } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { notifyDone, notifyFailed } from "@/components/ui/notify";
import { SidePanel, WithSidePanel } from "@/components/ui/side-panel";
import type { SheetLine } from "@/lib/domain/offer-sheet";
import type { Failure, Outcome } from "@/lib/domain/outcome";
import { errorText } from "@/lib/i18n/error-text";
import { LineForm, type LineFormProps, type LineInput } from "./line-form";

export interface CatalogueEditorProps {
  readonly selectionId: string;
  readonly lines: readonly SheetLine[];
  readonly readOnly: boolean;
  readonly save: LineFormProps["save"];
  readonly remove: (input: { selectionId: string; lineId: string }) => Promise<Outcome<null>>;
  readonly move: (input: {
    selectionId: string;
    lineId: string;
    afterLineId: string | null;
  }) => Promise<Outcome<null>>;
}

/** The service catalogue: every line, in its order, with what it is counted in. Rows are drawn as they come into view. */
export function CatalogueEditor(props: CatalogueEditorProps) {
  const t = useTranslations("offers.catalogue");
  const words = useTranslations("offers");
  const errors = useTranslations("errors");
  const headings = useHeadingWords();
  const { readOnly, selectionId } = props;
  const [order, setOrder] = useState<readonly SheetLine[]>(props.lines);
  const [open, setOpen] = useState<string | "new" | null>(null);
  const [refused, setRefused] = useState<{ line: SheetLine; failure: Failure } | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const scroller = useRef<HTMLDivElement>(null);
  const focusOn = useRef<string | null>(null);

  useEffect(() => setOrder(props.lines), [props.lines]);
  const rows = useMemo(() => withHeadings(order, headings), [order, headings]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 38,
    overscan: 12,
    initialRect: { width: 1_000, height: 720 },
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  useEffect(() => {
    if (focusOn.current === null) return;
    const index = rows.findIndex((row) => row.id === focusOn.current);
    if (index >= 0) virtual.scrollToIndex(index, { align: "auto" });
    scroller.current?.querySelector<HTMLElement>(`[data-line="${focusOn.current}"]`)?.focus();
    focusOn.current = null;
  });

  async function move(line: SheetLine, to: number): Promise<void> {
    const from = order.findIndex((each) => each.id === line.id);
    const place = Math.max(0, Math.min(order.length - 1, to));
    if (from < 0 || from === place) return;
    const next = order.filter((each) => each.id !== line.id);
    next.splice(place, 0, line);
    const before = order;
    setOrder(next);
    focusOn.current = line.id;
    setSaid(t("moved", { name: line.name, place: place + 1, count: next.length }));
    const outcome = await props
      .move({ selectionId, lineId: line.id, afterLineId: next[place - 1]?.id ?? null })
      .catch((): Failure => ({ ok: false, code: "network" }));
    if (outcome.ok) return;
    setOrder(before);
    notifyFailed(errorText(errors, outcome.code, { ...outcome.params }));
  }

  async function remove(line: SheetLine): Promise<void> {
    setOpen(null);
    const outcome = await props
      .remove({ selectionId, lineId: line.id })
      .catch((): Failure => ({ ok: false, code: "network" }));
    if (!outcome.ok) {
      setRefused({ line, failure: outcome });
      return;
    }
    setRefused(null);
    const { id: _id, edition: _edition, templateKey: _key, ...content } = line;
    notifyDone(t("deleted", { name: line.name }), {
      label: words("undo"),
      run: () => void props.save({ ...content, selectionId, lineId: null, expectedEdition: 0 }),
    });
  }

  async function makeOptional(line: SheetLine): Promise<void> {
    const { id, edition, templateKey: _key, ...content } = line;
    const input: LineInput = {
      ...content,
      scope: "optional",
      selectionId,
      lineId: id,
      expectedEdition: edition,
    };
    const outcome = await props.save(input).catch((): Failure => ({ ok: false, code: "network" }));
    setRefused(null);
    if (outcome.ok) notifyDone(t("madeOptional", { name: line.name }));
    else notifyFailed(errorText(errors, outcome.code, { ...outcome.params }));
  }

  function onRowKey(event: KeyboardEvent, line: SheetLine): void {
    const index = order.findIndex((each) => each.id === line.id);
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    const step = event.key === "ArrowUp" ? -1 : 1;
    if (event.altKey && !readOnly) void move(line, index + step);
    else {
      focusOn.current = order[index + step]?.id ?? null;
      setSaid("");
      setOrder([...order]);
    }
  }

  const opened = order.find((line) => line.id === open) ?? null;
  const isRefusedForUse = refused?.failure.code.startsWith("catalogue_line.");
  const addButton = !readOnly && (
    <Button icon={<Plus aria-hidden />} look="primary" onClick={() => setOpen("new")}>
      {t("add")}
    </Button>
  );

  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <p className="mr-auto text-sm text-ink-2">
          {t("count", { count: order.length })}
          {!readOnly && <span className="ml-2 text-ink-3 max-md:hidden">{t("keys")}</span>}
        </p>
        {order.length > 0 && addButton}
      </div>
      <output className="sr-only" aria-live="polite">
        {said}
      </output>
      {refused && (
        <Callout
          tone="bad"
          title={t("notDeleted", { name: refused.line.name })}
          action={
            <>
              {isRefusedForUse && refused.line.scope === "in_scope" && (
                <Button size="sm" onClick={() => void makeOptional(refused.line)}>
                  {t("makeOptional")}
                </Button>
              )}
              <Button size="sm" look="quiet" onClick={() => setRefused(null)}>
                {t("close")}
              </Button>
            </>
          }
        >
          <span role="alert">
            {errorText(errors, refused.failure.code, { ...refused.failure.params })}{" "}
            {isRefusedForUse && (
              <>
                {t("instead")}{" "}
                <Link
                  href={`/selections/${selectionId}/compare`}
                  className="text-accent underline underline-offset-2"
                >
                  {t("takeOut")}
                </Link>
              </>
            )}
          </span>
        </Callout>
      )}
      <WithSidePanel>
        {order.length === 0 ? (
          <EmptyState
            icon={<ListPlus aria-hidden />}
            title={t("empty")}
            body={t("emptyBody")}
            action={addButton}
          />
        ) : (
          <div
            ref={scroller}
            className="scroll-quiet max-h-[calc(100dvh-var(--spacing-topbar)-11rem)] min-h-60 overflow-y-auto rounded-lg border border-rule-strong bg-raised"
          >
            <ul aria-label={t("label")} className="relative" style={{ height: virtual.getTotalSize() }}>
              {virtual.getVirtualItems().map((item) => {
                const row = rows[item.index];
                if (!row) return null;
                return (
                  <li
                    key={row.id}
                    ref={virtual.measureElement}
                    data-index={item.index}
                    aria-setsize={rows.length}
                    aria-posinset={item.index + 1}
                    style={{ transform: `translateY(${item.start}px)` }}
                    className="absolute inset-x-0 top-0 border-b border-rule"
                    onDragOver={(event) => {
                      if (dragged !== null && row.kind === "line") event.preventDefault();
                    }}
                    onDrop={() => {
                      const line = order.find((each) => each.id === dragged);
                      if (line && row.kind === "line")
                        void move(
                          line,
                          order.findIndex((each) => each.id === row.id),
                        );
                      setDragged(null);
                    }}
                  >
                    {row.kind === "heading" ? (
                      <h3 className="bg-sunk px-3.5 py-2 text-sm font-semibold">{row.label}</h3>
                    ) : (
                      <LineRow
                        row={row}
                        readOnly={readOnly}
                        isOpen={open === row.id}
                        onKey={(event) => onRowKey(event, row.line)}
                        onDrag={() => setDragged(row.id)}
                        onDragEnd={() => setDragged(null)}
                        onMove={(step) =>
                          void move(row.line, order.findIndex((each) => each.id === row.id) + step)
                        }
                        onOpen={() => setOpen(row.id)}
                        onRemove={() => void remove(row.line)}
                      />
                    )}
                  </li>
                );
              })}
            </ul>
          </div>
        )}
        <SidePanel
          open={open !== null}
          onClose={() => setOpen(null)}
          title={open === "new" ? t("add") : t("editTitle")}
        >
          {open !== null && (
            <LineForm
              key={opened ? `${opened.id} ${opened.edition}` : "new"}
              selectionId={selectionId}
              line={opened}
              categories={[...new Set(order.map((line) => line.category))].filter((name) => name !== "")}
              save={props.save}
              onDone={() => setOpen(null)}
            />
          )}
        </SidePanel>
      </WithSidePanel>
    </div>
  );
}

function LineRow(props: {
  readonly row: Extract<CatalogueRow<SheetLine>, { kind: "line" }>;
  readonly readOnly: boolean;
  readonly isOpen: boolean;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onDrag: () => void;
  readonly onDragEnd: () => void;
  readonly onMove: (step: -1 | 1) => void;
  readonly onOpen: () => void;
  readonly onRemove: () => void;
}) {
  const t = useTranslations("offers.catalogue");
  const words = useTranslations("offers");
  const { line } = props.row;
  return (
    <div
      className={classNames(
        "group/row flex min-h-9.5 items-center gap-2 pr-2 pl-1.5 hover:bg-hover",
        props.isOpen && "bg-accent-soft",
      )}
    >
      {!props.readOnly && (
        <span
          draggable
          onDragStart={props.onDrag}
          onDragEnd={props.onDragEnd}
          className="cursor-grab px-0.5 text-ink-3 max-md:hidden"
          aria-hidden
        >
          <GripVertical className="size-4" />
        </span>
      )}
      <button
        type="button"
        data-line={line.id}
        aria-keyshortcuts={props.readOnly ? undefined : "Alt+ArrowUp Alt+ArrowDown"}
        onKeyDown={props.onKey}
        onClick={props.onOpen}
        disabled={props.readOnly}
        className="flex min-w-0 flex-1 items-baseline gap-2 rounded-sm py-1.5 text-left focus-visible:outline-offset-0 max-md:pl-1.5"
      >
        <span
          className="line-clamp-2 font-medium [overflow-wrap:anywhere] md:shrink-0 md:max-w-[60%]"
          title={line.name}
        >
          {line.name}
        </span>
        <span className="truncate text-sm text-ink-3 max-md:hidden">{line.description}</span>
      </button>
      {line.scope === "optional" && <Badge tone="outline">{words("scope.optional")}</Badge>}
      <span className="w-24 shrink-0 text-right text-sm text-ink-2 max-md:hidden">
        {words(`per.${line.driver}`)}
      </span>
      {!props.readOnly && (
        <span className="flex shrink-0">
          <span className="flex opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100 max-md:opacity-100">
            <IconButton size="sm" label={t("moveUp", { name: line.name })} onClick={() => props.onMove(-1)}>
              <ArrowUp aria-hidden />
            </IconButton>
            <IconButton size="sm" label={t("moveDown", { name: line.name })} onClick={() => props.onMove(1)}>
              <ArrowDown aria-hidden />
            </IconButton>
          </span>
          <IconButton
            size="sm"
            label={t("edit", { name: line.name })}
            className="max-md:hidden"
            onClick={props.onOpen}
          >
            <Pencil aria-hidden />
          </IconButton>
          <IconButton size="sm" label={t("delete", { name: line.name })} onClick={props.onRemove}>
            <Trash2 aria-hidden />
          </IconButton>
        </span>
      )}
    </div>
  );
}
