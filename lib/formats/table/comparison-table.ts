import type { PreparedComparison } from "@/lib/domain/comparison/prepare";
import type { CandidateResult, Comparison } from "@/lib/domain/comparison/result";
import { againstStaying, stayingCost } from "@/lib/domain/comparison/staying";
import type { CatalogueLine } from "@/lib/domain/offer";
import { offerWarnings } from "@/lib/domain/offer-warnings";
import { type ExportTexts, filled, refusalText } from "../export-texts";
import { lineWords, totalWords } from "../line-words";
import { criterionWords, standingWords } from "../score-words";
import { warningWords } from "../warning-words";

/** One value of the table. Amounts are minor units; `words` say what a number alone would hide. */
export type TableCell =
  | { readonly kind: "money"; readonly minor: number; readonly words?: string }
  | {
      readonly kind: "number";
      readonly value: number;
      readonly decimals: number;
      readonly words?: string;
    }
  | { readonly kind: "words"; readonly words: string };

export interface TableRow {
  readonly label: string;
  readonly unit: string;
  /** 0 heading, 1 total, 2 detail. */
  readonly level: 0 | 1 | 2;
  /** Aligned with the columns; none on a heading. */
  readonly cells: readonly TableCell[];
}

/** The comparison as rows of plain values: what CSV and the command line print. */
export interface ComparisonTable {
  readonly title: string;
  readonly columns: readonly { readonly letter: string; readonly name: string }[];
  /** What the comparison was made on, name by name. */
  readonly basis: readonly { readonly label: string; readonly value: string }[];
  readonly rows: readonly TableRow[];
  /** What to notice about the offers; none while prices are sealed. */
  readonly warnings: readonly {
    readonly letter: string;
    readonly name: string;
    readonly kind: string;
    readonly words: string;
  }[];
  readonly warningsTitle: string;
}

type CellOf = (column: CandidateResult, index: number) => TableCell;

/** Lays a comparison out as a table. `madeOn` and `madeWith` end up among the basis. */
export function comparisonTable(
  prepared: PreparedComparison,
  comparison: Comparison,
  texts: ExportTexts,
  made: { readonly on: string; readonly with: string },
): ComparisonTable {
  const { selection } = prepared.dossier;
  const row =
    (level: 1 | 2) =>
    (label: string, unit: string, cellOf: CellOf): TableRow => ({
      label,
      unit,
      level,
      cells: comparison.candidates.map(cellOf),
    });
  return {
    title: filled(texts.title, { name: selection.name }),
    columns: prepared.candidates.map(({ candidate, letter }) => ({
      letter,
      name: candidate.vendor.legalName,
    })),
    basis: basisOf(prepared, comparison, texts, made),
    rows: [
      ...(comparison.pricesSealed
        ? []
        : [
            heading(texts.row.order),
            ...orderRows(texts, row(1)),
            heading(texts.row.costs),
            ...costRows(prepared, texts, row(1), row(2)),
            ...stayingRows(prepared, comparison, texts, row(1), row(2)),
          ]),
      heading(texts.row.quality),
      ...qualityRows(prepared, texts, row(1), row(2)),
      ...(comparison.pricesSealed ? [] : meritRows(prepared, comparison, texts, row(1))),
    ],
    warnings: offerWarnings(prepared, comparison).map((warning) => ({
      letter: warning.letter,
      name:
        prepared.candidates.find(({ candidate }) => candidate.id === warning.candidateId)?.candidate.vendor
          .legalName ?? "",
      kind: texts.warningKind[warning.code],
      words: warningWords(warning, selection.currency, texts),
    })),
    warningsTitle: texts.sheet.warnings,
  };
}

const heading = (label: string): TableRow => ({ label, unit: "", level: 0, cells: [] });

type MakeRow = (label: string, unit: string, cellOf: CellOf) => TableRow;

const words = (text: string): TableCell => ({ kind: "words", words: text });

function basisOf(
  prepared: PreparedComparison,
  comparison: Comparison,
  texts: ExportTexts,
  made: { readonly on: string; readonly with: string },
): ComparisonTable["basis"] {
  const { basis } = comparison;
  const { lines, selection } = prepared.dossier;
  const types = { 1: texts.basis.type1, 2: texts.basis.type2, 3: texts.basis.type3 };
  const leftOut = lines.filter((line) => basis.leftOutLineIds.includes(line.id)).map((line) => line.name);
  const gaps = comparison.candidates.reduce((sum, each) => sum + each.openGaps, 0);
  const left = comparison.candidates.reduce((sum, each) => sum + each.leftGaps, 0);
  const plugs = comparison.candidates.reduce((sum, each) => sum + each.plugs, 0);
  return [
    { label: texts.basis.type, value: types[basis.establishmentType] },
    { label: texts.basis.horizon, value: String(basis.horizonMonths) },
    { label: texts.basis.volume, value: `${basis.volumePercent} %` },
    { label: texts.basis.discount, value: `${basis.discountBasisPoints / 100} %` },
    { label: texts.basis.priceShare, value: `${comparison.weights.priceShareTenths / 10} %` },
    {
      label: texts.basis.optional,
      value: basis.withOptional ? texts.basis.optionalOn : texts.basis.optionalOff,
    },
    {
      label: texts.basis.leftOut,
      value: leftOut.length === 0 ? texts.basis.none : leftOut.join(", "),
    },
    { label: texts.basis.formula, value: texts.formula[selection.priceModel.formula] },
    ...(comparison.pricesSealed
      ? []
      : [
          { label: texts.row.openGaps, value: String(gaps) },
          ...(left > 0 ? [{ label: texts.row.leftGaps, value: String(left) }] : []),
          { label: texts.row.plugs, value: String(plugs) },
        ]),
    ...standingWords(prepared, texts),
    { label: texts.basis.made, value: made.on },
    { label: texts.basis.version, value: made.with },
  ];
}

function orderRows(texts: ExportTexts, row: MakeRow): TableRow[] {
  const rank = (of: (column: CandidateResult) => number | null): CellOf => {
    return (column) => {
      const place = of(column);
      return place === null ? words(texts.mark.noPlace) : { kind: "number", value: place, decimals: 0 };
    };
  };
  return [
    row(
      texts.row.rank,
      texts.unit.place,
      rank((column) => column.rank),
    ),
    row(
      texts.row.rankLevelled,
      texts.unit.place,
      rank((column) => column.rankLevelled),
    ),
    row(
      texts.row.rankQuoted,
      texts.unit.place,
      rank((column) => column.rankQuoted),
    ),
  ];
}

function costRows(
  prepared: PreparedComparison,
  texts: ExportTexts,
  total: MakeRow,
  detail: MakeRow,
): TableRow[] {
  const { currency } = prepared.dossier.selection;
  const isFinanced = prepared.dossier.offers.some(({ financedMonths }) => financedMonths != null);
  const money = (minor: number, remark = ""): TableCell => ({
    kind: "money",
    minor,
    ...(remark === "" ? {} : { words: remark }),
  });
  const levelled =
    (of: (column: CandidateResult) => number): CellOf =>
    (column) =>
      column.comparable
        ? money(of(column), totalWords(column, texts))
        : words([texts.mark.notComparable, totalWords(column, texts)].filter(Boolean).join("; "));
  const lineRows = (isWanted: (line: CatalogueLine) => boolean) =>
    prepared.lines.flatMap(({ line }, index) =>
      isWanted(line)
        ? [detail(lineLabel(line, texts), lineUnit(line, currency, texts), lineCell(index))]
        : [],
    );
  const lineCell =
    (index: number): CellOf =>
    (column) => {
      const result = column.lines[index];
      if (result === undefined) return words("");
      const remark = lineWords(result, prepared.dossier, texts);
      if (result.kind === "counted") return money(result.rate, remark);
      if (result.kind === "plugged") return money(result.rate.base, remark);
      return words(remark);
    };
  return [
    total(
      texts.row.levelled,
      currency,
      levelled((column) => column.levelled.total),
    ),
    detail(
      texts.row.levelledLow,
      currency,
      levelled((column) => column.levelledLow.total),
    ),
    detail(
      texts.row.levelledHigh,
      currency,
      levelled((column) => column.levelledHigh.total),
    ),
    detail(texts.row.plugged, currency, (column) => money(column.pluggedTotal)),
    detail(texts.row.setAside, currency, (column) => money(column.setAsideTotal)),
    total(texts.row.quoted, currency, (column) =>
      column.pricesAnything
        ? money(column.quoted.total, column.quotedComplete ? "" : texts.mark.incomplete)
        : words(column.hasOffer ? texts.mark.noPrice : texts.mark.noOffer),
    ),
    total(texts.row.establishment, currency, (column) =>
      money(column.levelled.establishment, column.openGaps > 0 ? texts.mark.incomplete : ""),
    ),
    ...lineRows((line) => line.kind === "establishment"),
    ...(isFinanced
      ? [
          detail(texts.row.financing, currency, ({ financing }) =>
            financing === null ? words(texts.mark.noPlace) : money(financing.levelled),
          ),
        ]
      : []),
    detail(texts.row.bundles, currency, (column) => bundleCell(column, texts)),
    total(texts.row.operation, currency, (column) =>
      money(column.levelled.operation, column.openGaps > 0 ? texts.mark.incomplete : ""),
    ),
    ...lineRows((line) => line.kind !== "establishment"),
  ];
}

/** Own costs: only where any are entered. Staying is no candidate, so its sum stands the same in every column. */
function stayingRows(
  { dossier }: PreparedComparison,
  { basis }: Comparison,
  texts: ExportTexts,
  total: MakeRow,
  detail: MakeRow,
): TableRow[] {
  if (dossier.ownCosts.length === 0) return [];
  const staying = stayingCost(dossier.ownCosts, basis);
  const { currency } = dossier.selection;
  const money = (minor: number | null | undefined): TableCell =>
    minor == null ? words(texts.mark.noPlace) : { kind: "money", minor };
  const against = (column: CandidateResult) => againstStaying(column, staying);
  return [
    ...(staying.followUpKnown
      ? [
          detail(texts.row.followUp, currency, () => money(staying.followUp)),
          total(texts.row.withFollowUp, currency, (column) => money(against(column)?.withFollowUp)),
        ]
      : []),
    ...(staying.known
      ? [
          detail(texts.row.staying, currency, () => money(staying.total)),
          detail(texts.row.stayingRunning, currency, () => money(staying.running)),
          detail(texts.row.stayingHidden, currency, () => money(staying.hidden)),
          total(texts.row.saved, currency, (column) => money(against(column)?.saved)),
        ]
      : []),
  ];
}

function bundleCell(column: CandidateResult, texts: ExportTexts): TableCell {
  const counted = column.bundles.filter(({ status }) => status === "counted");
  const names = column.bundles.filter(({ status }) => status !== "split").map(({ bundle }) => bundle.name);
  if (counted.length === 0) return words(names.length === 0 ? texts.mark.noPlace : names.join(", "));
  const minor = counted.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  return { kind: "money", minor, words: names.join(", ") };
}

function lineLabel(line: CatalogueLine, texts: ExportTexts): string {
  return line.stage === null ? line.name : `${line.name} (${texts.stage[line.stage]})`;
}

function lineUnit(line: CatalogueLine, currency: string, texts: ExportTexts): string {
  return filled(line.kind === "service" ? texts.unit.month : texts.unit.once, { currency });
}

const pointsIn =
  (texts: ExportTexts) =>
  (value: number, isProvisional: boolean): TableCell => ({
    kind: "number",
    value,
    decimals: 1,
    ...(isProvisional ? { words: texts.mark.provisional } : {}),
  });

/** Quality, its groups, and each criterion with what must be said of it: agreed, missing, hidden. */
function qualityRows(
  prepared: PreparedComparison,
  texts: ExportTexts,
  total: MakeRow,
  detail: MakeRow,
): TableRow[] {
  const of100 = texts.unit.of100;
  const points = pointsIn(texts);
  const names = new Map(prepared.dossier.participants.map(({ id, name }) => [id, name]));
  let next = 0;
  return [
    total(texts.row.qualityLow, of100, ({ quality }) => points(quality.low, quality.value === null)),
    total(texts.row.qualityHigh, of100, ({ quality }) => points(quality.high, quality.value === null)),
    ...prepared.groups.flatMap((group, groupIndex) => {
      const first = next;
      next += group.criteria.length;
      return [
        detail(group.name, of100, ({ groups }) => {
          const value = groups[groupIndex];
          return value === undefined ? words("") : points(value.low, value.value === null);
        }),
        ...group.criteria.map((criterion, offset) =>
          detail(`${group.name}: ${criterion.name}`, of100, ({ criteria }, column) => {
            const value = criteria[first + offset];
            if (value === undefined) return words("");
            const awaitedOf = prepared.candidates[column]?.judgements[first + offset]?.awaitedOf ?? [];
            const remark = criterionWords(
              value,
              awaitedOf.map((id) => names.get(id) ?? ""),
              texts,
            );
            if (value.low === 0 && value.high === 100) return words(remark);
            const range = value.value === null ? `${value.low.toFixed(1)} – ${value.high.toFixed(1)}` : "";
            return {
              kind: "number",
              value: value.low,
              decimals: 1,
              ...(remark === "" ? {} : { words: [range, remark].filter(Boolean).join("; ") }),
            };
          }),
        ),
      ];
    }),
  ];
}

function meritRows(
  prepared: PreparedComparison,
  comparison: Comparison,
  texts: ExportTexts,
  total: MakeRow,
): TableRow[] {
  const of100 = texts.unit.of100;
  const points = pointsIn(texts);
  const refusal = comparison.priceRefusal === null ? "" : refusalText(texts, comparison.priceRefusal);
  const nothing = words(refusal === "" ? texts.mark.noPlace : refusal);
  const byValue = prepared.dossier.selection.priceModel.formula === "priced_quality";
  return [
    byValue
      ? total(texts.row.evaluated, prepared.dossier.selection.currency, ({ evaluatedPrice }) =>
          evaluatedPrice === null ? nothing : { kind: "money", minor: evaluatedPrice },
        )
      : total(texts.row.points, of100, ({ pricePoints }) =>
          pricePoints === null ? nothing : points(pricePoints, false),
        ),
    total(texts.row.totalLow, of100, (column) =>
      column.total === null ? nothing : points(column.total.low, column.total.low !== column.total.high),
    ),
    total(texts.row.totalHigh, of100, (column) =>
      column.total === null ? nothing : points(column.total.high, column.total.low !== column.total.high),
    ),
  ];
}
