"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useSubmit } from "@/components/offer/use-submit";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { notifyDone } from "@/components/ui/notify";
import { Section } from "@/components/ui/page-header";
import { Select } from "@/components/ui/select";
import {
  type ColumnMapping,
  isAsked,
  type LostColumns,
  type LostParts,
  lastRowOf,
  MAPPED_KINDS,
  type MappedKind,
  type MappedPart,
} from "@/lib/domain/column-mapping";
import { firstParts, freshPart, namedIn, nextHeader } from "@/lib/domain/mapped-parts";
import type { MappedSheet } from "@/lib/domain/mapped-sheet";
import {
  isPointPart,
  lostTargets,
  type MappingTargets,
  type PointPart,
  pointPartOf,
  rowGuess,
} from "@/lib/domain/mapping-guess";
import type { Outcome } from "@/lib/domain/outcome";
import { LostColumnsMapper } from "./lost-columns";
import { PartMapper } from "./part-mapper";

interface Draft extends MappedPart {
  readonly key: number;
}

/**
 * Says how a vendor's own workbook is laid out: what each sheet holds, which columns, which row is what. Of a workbook
 * of ours, which sheet or column is the one that is lost.
 */
export function ColumnMapper(props: {
  /** Said over it; what is lost says so itself. */
  readonly vendorName: string;
  /** The vendor itself looks at it. */
  readonly isOwn?: boolean;
  readonly sheets: readonly MappedSheet[];
  readonly targets: MappingTargets;
  readonly mapping: ColumnMapping | null;
  /** Null: the workbook is none of ours. */
  readonly lost: LostParts | null;
  readonly send: (mapping: ColumnMapping) => Promise<Outcome<unknown>>;
  /** Left out where there is nothing to go back to. */
  readonly onCancel?: (() => void) | undefined;
}) {
  const t = useTranslations("upload.map");
  const tAction = useTranslations("common.action");
  const { lost } = props;
  const targets = lost ? lostTargets(lost, props.targets) : props.targets;
  const isMarked = (name: string) => lost?.marked.includes(name) ?? false;
  const sheets = props.sheets.filter(({ name }) => !isMarked(name));
  const kinds = lost?.kinds ?? MAPPED_KINDS;
  const [parts, setParts] = useState<readonly Draft[]>(() =>
    (props.mapping?.parts ?? firstParts(sheets, targets)).map((part, key) => ({ ...part, key })),
  );
  const { run, pending, general } = useSubmit();
  const nextKey = Math.max(-1, ...parts.map(({ key }) => key)) + 1;
  const inSheet = (name: string) =>
    parts.filter(({ sheet }) => sheet === name).sort((a, b) => a.headerRow - b.headerRow);
  const change = (key: number, part: Partial<MappedPart>) =>
    setParts((before) => before.map((each) => (each.key === key ? { ...each, ...part } : each)));
  const remove = (key: number) => setParts((before) => before.filter((each) => each.key !== key));
  const ordered = sheets.flatMap((sheet) => inSheet(sheet.name).map((part) => ({ sheet, part })));
  const told = parts.filter(({ sheet, columns }) => isMarked(sheet) && Object.keys(columns).length > 0);
  const lostIn = (lost?.columns ?? []).flatMap((each) => {
    const sheet = props.sheets.find(({ name }) => name === each.sheet);
    return sheet ? [{ sheet, each }] : [];
  });
  function tellColumns({ sheet, holds, headerRow }: LostColumns, columns: MappedPart["columns"]): void {
    const others = parts.filter((part) => part.sheet !== sheet);
    const part = { sheet, holds, headerRow, columns, period: null, driver: null, rows: {}, key: nextKey };
    setParts([...others, part]);
  }
  return (
    <div>
      {lostIn.map(({ sheet, each }) => (
        <LostColumnsMapper
          key={sheet.name}
          sheet={sheet}
          lost={each}
          columns={parts.find((part) => part.sheet === sheet.name)?.columns ?? {}}
          onChange={(columns) => tellColumns(each, columns)}
        />
      ))}
      {kinds.length > 0 && sheets.length > 0 && (
        <Section
          title={lost ? t("lost.title") : t("title")}
          description={
            lost ? t(props.isOwn ? "lost.ownBody" : "lost.body") : t("body", { name: props.vendorName })
          }
        >
          {lost && (
            <p className="mb-3 font-medium">{t("lost.which", { names: lostNames(kinds, t).join(", ") })}</p>
          )}
          {props.mapping !== null && props.mapping.parts.length > 0 && (
            <p className="mb-3 text-sm text-ink-2">{lost ? t("lost.proposed") : t("proposed")}</p>
          )}
          <ul className="border-t border-rule">
            {sheets.map((sheet) => (
              <SheetContents
                key={sheet.name}
                sheet={sheet}
                kinds={kinds}
                parts={inSheet(sheet.name)}
                onChoose={(part, holds) => {
                  if (holds === null) {
                    if (part) remove(part.key);
                  } else if (part) change(part.key, freshPart(sheet, part.headerRow, holds, targets));
                  else
                    setParts([
                      ...parts,
                      { ...freshPart(sheet, nextHeader(sheet, 0), holds, targets), key: nextKey },
                    ]);
                }}
                onAdd={() => {
                  const last = inSheet(sheet.name).at(-1);
                  const header = nextHeader(sheet, last?.headerRow ?? 0);
                  const holds = kinds.find((kind) => kind === "establishment") ?? kinds[0] ?? "services";
                  setParts([...parts, { ...freshPart(sheet, header, holds, targets), key: nextKey }]);
                }}
              />
            ))}
          </ul>
        </Section>
      )}
      {ordered.map(({ sheet, part }) => (
        <PartMapper
          key={part.key}
          sheet={sheet}
          part={part}
          lastRow={lastRowOf(part, parts)}
          targets={targets}
          note={pointNote(sheet, part, lastRowOf(part, parts), props.targets, targets)}
          taken={takenBeside(parts, part.key)}
          onChange={(changed) => change(part.key, changed)}
        />
      ))}
      {lost === null && parts.length === 0 && <p className="py-4 text-ink-2">{t("nothingYet")}</p>}
      {general !== null && <FieldError>{general}</FieldError>}
      <div className="mt-4 flex flex-wrap gap-2">
        <Button
          look="primary"
          pending={pending}
          disabled={ordered.length + told.length === 0}
          onClick={() =>
            void run(
              () =>
                props.send({
                  parts: [...ordered.map(({ part }) => part), ...told].map(({ key: _key, ...part }) => part),
                }),
              () => notifyDone(lost ? t("lost.done") : t("done")),
            )
          }
        >
          {t("save")}
        </Button>
        {props.onCancel && (
          <Button look="quiet" onClick={props.onCancel}>
            {tAction("cancel")}
          </Button>
        )}
      </div>
    </div>
  );
}

/** What the lost sheets hold. Bundles may be told along with others, and are missed by themselves alone. */
function lostNames(
  kinds: readonly MappedKind[],
  t: ReturnType<typeof useTranslations<"upload.map">>,
): readonly string[] {
  const missed = kinds.length > 1 ? kinds.filter((kind) => kind !== "bundles") : kinds;
  return missed.map((kind) => t(`holds.${kind}`));
}

/** What a part's rows are when they are points of the other kind, or such as another sheet is read for. */
function pointNote(
  sheet: MappedSheet,
  part: MappedPart,
  lastRow: number,
  all: MappingTargets,
  told: MappingTargets,
): { readonly holds: PointPart; readonly isElsewhere: boolean } | null {
  if (!isPointPart(part.holds)) return null;
  const among = (targets: MappingTargets) =>
    pointPartOf(Object.values(rowGuess(part.holds, namedIn(sheet, part, lastRow), targets)), targets.points);
  const here = among(told);
  if (here !== null) return here === part.holds ? null : { holds: here, isElsewhere: false };
  const elsewhere = among(all);
  return elsewhere && { holds: elsewhere, isElsewhere: true };
}

/** What is the row of another part already; entries of their own take nothing. */
function takenBeside(parts: readonly Draft[], key: number): ReadonlySet<string> {
  const others = parts.filter((part) => part.key !== key && isAsked(part.holds));
  return new Set(others.flatMap(({ rows }) => Object.values(rows)));
}

/** What one sheet holds: nothing, one table, or several below each other. */
function SheetContents(props: {
  readonly sheet: MappedSheet;
  readonly kinds: readonly MappedKind[];
  readonly parts: readonly Draft[];
  readonly onChoose: (part: Draft | null, holds: MappedPart["holds"] | null) => void;
  readonly onAdd: () => void;
}) {
  const t = useTranslations("upload.map");
  const { sheet, parts } = props;
  const rows: readonly (Draft | null)[] = parts.length === 0 ? [null] : parts;
  return (
    <li className="grid gap-x-6 gap-y-2 border-b border-rule py-2.5 md:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
      <p className="self-start pt-1 font-medium wrap-anywhere">{sheet.name}</p>
      <div className="grid gap-2">
        {rows.map((part, index) => (
          <div key={part?.key ?? "none"} className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <Select
              className="w-60 max-w-full"
              label={t("holdsOf", { sheet: sheet.name, number: index + 1 })}
              labelHidden
              emptyLabel={t("holds.nothing")}
              value={part?.holds ?? ""}
              options={props.kinds.map((each) => ({ value: each, label: t(`holds.${each}`) }))}
              onChange={(event) =>
                props.onChoose(part, MAPPED_KINDS.find((each) => each === event.target.value) ?? null)
              }
            />
            {part && (
              <span className="text-sm text-ink-2">
                {t("from", { row: part.headerRow, count: Object.keys(part.rows).length })}
              </span>
            )}
            {part && index === parts.length - 1 && (
              <Button size="sm" look="quiet" onClick={props.onAdd}>
                {t("another")}
              </Button>
            )}
          </div>
        ))}
      </div>
    </li>
  );
}
