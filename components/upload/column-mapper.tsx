"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useSubmit } from "@/components/offer/use-submit";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { notifyDone } from "@/components/ui/notify";
import { Section } from "@/components/ui/page-header";
import { Select } from "@/components/ui/select";
import { type ColumnMapping, lastRowOf, MAPPED_KINDS, type MappedPart } from "@/lib/domain/column-mapping";
import type { CatalogueLine } from "@/lib/domain/offer";
import type { Outcome } from "@/lib/domain/outcome";
import { firstParts, freshPart, nextHeader } from "./mapped-parts";
import type { MappedSheet } from "./mapped-sheet";
import { PartMapper } from "./part-mapper";

interface Draft extends MappedPart {
  readonly key: number;
}

/** Says once how a vendor's own workbook is laid out: what each sheet holds, which columns, which row is which line. */
export function ColumnMapper(props: {
  readonly vendorName: string;
  readonly sheets: readonly MappedSheet[];
  readonly lines: readonly CatalogueLine[];
  readonly mapping: ColumnMapping | null;
  readonly send: (mapping: ColumnMapping) => Promise<Outcome<unknown>>;
}) {
  const t = useTranslations("upload.map");
  const { sheets, lines } = props;
  const [parts, setParts] = useState<readonly Draft[]>(() =>
    (props.mapping?.parts ?? firstParts(sheets, lines)).map((part, key) => ({ ...part, key })),
  );
  const { run, pending, general } = useSubmit();
  const nextKey = Math.max(-1, ...parts.map(({ key }) => key)) + 1;
  const inSheet = (name: string) =>
    parts.filter(({ sheet }) => sheet === name).sort((a, b) => a.headerRow - b.headerRow);
  const change = (key: number, part: Partial<MappedPart>) =>
    setParts((before) => before.map((each) => (each.key === key ? { ...each, ...part } : each)));
  const remove = (key: number) => setParts((before) => before.filter((each) => each.key !== key));
  const ordered = sheets.flatMap((sheet) => inSheet(sheet.name).map((part) => ({ sheet, part })));
  return (
    <div>
      <Section title={t("title")} description={t("body", { name: props.vendorName })}>
        {props.mapping !== null && <p className="mb-3 text-sm text-ink-2">{t("proposed")}</p>}
        <ul className="border-t border-rule">
          {sheets.map((sheet) => (
            <SheetContents
              key={sheet.name}
              sheet={sheet}
              parts={inSheet(sheet.name)}
              onChoose={(part, holds) => {
                if (holds === null) {
                  if (part) remove(part.key);
                } else if (part) change(part.key, freshPart(sheet, part.headerRow, holds, lines));
                else
                  setParts([
                    ...parts,
                    { ...freshPart(sheet, nextHeader(sheet, 0), holds, lines), key: nextKey },
                  ]);
              }}
              onAdd={() => {
                const last = inSheet(sheet.name).at(-1);
                const header = nextHeader(sheet, last?.headerRow ?? 0);
                setParts([...parts, { ...freshPart(sheet, header, "establishment", lines), key: nextKey }]);
              }}
            />
          ))}
        </ul>
      </Section>
      {ordered.map(({ sheet, part }) => (
        <PartMapper
          key={part.key}
          sheet={sheet}
          part={part}
          lastRow={lastRowOf(part, parts)}
          lines={lines}
          taken={takenBeside(parts, part.key)}
          onChange={(changed) => change(part.key, changed)}
        />
      ))}
      {parts.length === 0 && <p className="py-4 text-ink-2">{t("nothingYet")}</p>}
      {general !== null && <FieldError>{general}</FieldError>}
      <div className="mt-4">
        <Button
          look="primary"
          pending={pending}
          disabled={parts.length === 0}
          onClick={() =>
            void run(
              () => props.send({ parts: ordered.map(({ part: { key: _key, ...part } }) => part) }),
              () => notifyDone(t("done")),
            )
          }
        >
          {t("save")}
        </Button>
      </div>
    </div>
  );
}

/** Lines that are rows of other parts already; a price list takes none. */
function takenBeside(parts: readonly Draft[], key: number): ReadonlySet<string> {
  const others = parts.filter((part) => part.key !== key && part.holds !== "pricelist");
  return new Set(others.flatMap(({ rows }) => Object.values(rows)));
}

/** What one sheet holds: nothing, one table, or several below each other. */
function SheetContents(props: {
  readonly sheet: MappedSheet;
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
              options={MAPPED_KINDS.map((each) => ({ value: each, label: t(`holds.${each}`) }))}
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
