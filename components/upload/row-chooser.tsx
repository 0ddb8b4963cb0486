"use client";

import { useTranslations } from "next-intl";
import { type HeadingWords, headingOf } from "@/components/offer/catalogue-rows";
import { useHeadingWords } from "@/components/offer/use-cell-words";
import { ShowAllRows, useFirstRows } from "@/components/ui/first-rows";
import { Select } from "@/components/ui/select";
import { Cell, ColumnHead, Row, RowHead, Table, TableHead } from "@/components/ui/table";
import { isAsked, type MappedKind, type NamedRow } from "@/lib/domain/column-mapping";
import { isPointPart, type MappingTargets, POINT_KIND_OF, targetIds } from "@/lib/domain/mapping-guess";
import type { CatalogueLine } from "@/lib/domain/offer";
import { useTermName } from "./use-subject-name";

/** What a select calls an entry of the price list that is no line's, and a bundle. */
const OWN = "own";

/** Row by row of a vendor's table: what it answers, or that it is left out. */
export function RowChooser(props: {
  readonly holds: MappedKind;
  readonly rows: readonly (NamedRow & { readonly number: number })[];
  readonly targets: MappingTargets;
  readonly chosen: Readonly<Record<string, string>>;
  /** Lines that are rows elsewhere. */
  readonly taken: ReadonlySet<string>;
  /** Null leaves the row out; empty takes it for an entry of the price list that is no line's. */
  readonly onChoose: (number: number, lineId: string | null) => void;
}) {
  const t = useTranslations("upload.map");
  const choices = useChoices(props.holds, props.targets);
  const { holds, chosen } = props;
  const shown = useFirstRows(props.rows);
  const isList = !isAsked(holds);
  const title = t(isList ? "items" : "rows", { holds });
  const ours = t("ours", { holds });
  const here = new Set(Object.values(chosen));
  if (props.rows.length === 0) return <p className="mt-3 text-ink-2">{t("noRows")}</p>;
  return (
    <>
      <Table caption={title} layout="fixed" className="mt-2">
        <TableHead>
          <Row>
            <ColumnHead>{t("theirs")}</ColumnHead>
            <ColumnHead>{ours}</ColumnHead>
          </Row>
        </TableHead>
        <tbody>
          {shown.rows.map(({ number, name, stage }) => {
            const own = chosen[String(number)];
            const label = stage === "" ? name : `${name} (${stage})`;
            return (
              <Row key={number}>
                <RowHead sticky={false}>{label}</RowHead>
                <Cell align="left">
                  <Select
                    className="max-w-96"
                    label={`${ours}: ${label}`}
                    labelHidden
                    emptyLabel={t("leftOut")}
                    value={own === "" ? OWN : (own ?? "")}
                    options={[
                      ...(isList ? [{ value: OWN, label: t("ownPrice", { holds }) }] : []),
                      ...choices.map(({ id, label: choice }) => ({
                        value: id,
                        label: choice,
                        disabled: !isList && id !== own && (here.has(id) || props.taken.has(id)),
                      })),
                    ]}
                    onChange={({ target: { value } }) =>
                      props.onChoose(number, value === "" ? null : value === OWN ? "" : value)
                    }
                  />
                </Cell>
              </Row>
            );
          })}
        </tbody>
      </Table>
      <ShowAllRows of={shown} label={t("allRows", { count: props.rows.length })} />
    </>
  );
}

/** What the rows of a part can be, as a reader calls it. */
function useChoices(
  holds: MappedKind,
  targets: MappingTargets,
): readonly { readonly id: string; readonly label: string }[] {
  const headings = useHeadingWords();
  const termName = useTermName();
  if (holds === "bundles") return [];
  if (holds === "terms") return targetIds(holds, targets).map((id) => ({ id, label: termName(id) }));
  if (holds === "requirements") return targets.requirements.map(({ id, name }) => ({ id, label: name }));
  if (isPointPart(holds))
    return firstOf(targets.points, ({ kind }) => kind === POINT_KIND_OF[holds]).map(({ id, name }) => ({
      id,
      label: name,
    }));
  const lines =
    holds === "establishment" ? firstOf(targets.lines, ({ kind }) => kind !== "service") : targets.lines;
  return lines.map((line) => ({ id: line.id, label: lineLabel(line, headings) }));
}

/** A piece of establishment is told with its stage: the same name may stand in two. */
function lineLabel(line: CatalogueLine, words: HeadingWords): string {
  return line.kind === "establishment" ? `${line.name} (${headingOf(line, words)})` : line.name;
}

/** What such a part is most likely about comes first. */
function firstOf<Each>(all: readonly Each[], isLikely: (each: Each) => boolean): readonly Each[] {
  return [...all.filter(isLikely), ...all.filter((each) => !isLikely(each))];
}
