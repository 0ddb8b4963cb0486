"use client";

import { useTranslations } from "next-intl";
import { type HeadingWords, headingOf } from "@/components/offer/catalogue-rows";
import { useHeadingWords } from "@/components/offer/use-cell-words";
import { ShowAllRows, useFirstRows } from "@/components/ui/first-rows";
import { Select } from "@/components/ui/select";
import { Cell, ColumnHead, Row, RowHead, Table, TableHead } from "@/components/ui/table";
import type { MappedKind, NamedRow } from "@/lib/domain/column-mapping";
import type { CatalogueLine } from "@/lib/domain/offer";

/** What a select calls an entry of the price list that is no line's. */
const OWN = "own";

/** Row by row of a vendor's table: which line of the catalogue it is, or that it is left out. */
export function RowChooser(props: {
  readonly holds: MappedKind;
  readonly rows: readonly (NamedRow & { readonly number: number })[];
  readonly lines: readonly CatalogueLine[];
  readonly chosen: Readonly<Record<string, string>>;
  /** Lines that are rows elsewhere. */
  readonly taken: ReadonlySet<string>;
  /** Null leaves the row out; empty takes it for an entry of the price list that is no line's. */
  readonly onChoose: (number: number, lineId: string | null) => void;
}) {
  const t = useTranslations("upload.map");
  const headings = useHeadingWords();
  const { holds, chosen } = props;
  const shown = useFirstRows(props.rows);
  const isList = holds === "pricelist";
  const here = new Set(Object.values(chosen));
  const lines = ordered(props.lines, holds);
  if (props.rows.length === 0) return <p className="mt-3 text-ink-2">{t("noRows")}</p>;
  return (
    <>
      <Table caption={t(isList ? "items" : "rows")} layout="fixed" className="mt-2">
        <TableHead>
          <Row>
            <ColumnHead>{t("theirs")}</ColumnHead>
            <ColumnHead>{t("ours")}</ColumnHead>
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
                    label={`${t("ours")}: ${label}`}
                    labelHidden
                    emptyLabel={t("leftOut")}
                    value={own === "" ? OWN : (own ?? "")}
                    options={[
                      ...(isList ? [{ value: OWN, label: t("ownPrice") }] : []),
                      ...lines.map((line) => ({
                        value: line.id,
                        label: lineLabel(line, headings),
                        disabled:
                          !isList && line.id !== own && (here.has(line.id) || props.taken.has(line.id)),
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

/** A piece of establishment is told with its stage: the same name may stand in two. */
function lineLabel(line: CatalogueLine, words: HeadingWords): string {
  return line.kind === "establishment" ? `${line.name} (${headingOf(line, words)})` : line.name;
}

/** The lines such a part is most likely about come first. */
function ordered(lines: readonly CatalogueLine[], holds: MappedKind): readonly CatalogueLine[] {
  if (holds !== "establishment") return lines;
  const isService = ({ kind }: CatalogueLine) => kind === "service";
  return [...lines.filter((line) => !isService(line)), ...lines.filter(isService)];
}
