/**
 * What reading a workbook has found, each with where. A finding never carries an amount, nor words a vendor typed that
 * could hold one: findings are shown while prices are sealed.
 */

export const FINDING_SEVERITIES = ["unclear", "missing", "info"] as const;
/**
 * `unclear`: something stands there that could not be taken as it is; it is mended, or left with a word, before the
 * answer is accepted. `missing`: asked for and not answered. `info`: worth knowing.
 */
export type FindingSeverity = (typeof FINDING_SEVERITIES)[number];

export const FINDING_CODES = {
  /** Prices and numbers. */
  notANumber: "unclear",
  ambiguousNumber: "unclear",
  negative: "unclear",
  tooLarge: "unclear",
  tooManyDecimals: "unclear",
  /** What is told of any of these where it stands in a price, while prices are sealed. */
  priceUnclear: "unclear",
  rounded: "info",
  otherCurrency: "unclear",
  dayInsteadOfNumber: "unclear",
  notWhole: "unclear",
  percentTooHigh: "unclear",
  /** Cells. */
  cellError: "unclear",
  uncalculated: "unclear",
  mergedRows: "unclear",
  cutText: "info",
  /** States. */
  unknownState: "unclear",
  zeroPrice: "unclear",
  pricedWithoutPrice: "unclear",
  priceAndOtherState: "unclear",
  unknownUnit: "unclear",
  unknownPeriod: "unclear",
  periodMissing: "unclear",
  periodWrong: "unclear",
  includedWhere: "unclear",
  includedFault: "unclear",
  bundleUnknown: "unclear",
  bundleWhere: "unclear",
  bundleNotHere: "unclear",
  bundleTwice: "unclear",
  bundleWithoutName: "unclear",
  bundleWithoutPrice: "unclear",
  bundleWithoutPieces: "unclear",
  tierIncomplete: "unclear",
  tiersOrder: "unclear",
  itemWithoutName: "unclear",
  itemWithoutPrice: "missing",
  itemUnit: "unclear",
  itemPeriod: "unclear",
  itemLine: "unclear",
  unknownAnswer: "unclear",
  answerTwice: "unclear",
  unknownCurrency: "unclear",
  notADay: "unclear",
  /** Rows, columns, sheets. */
  lineTwice: "unclear",
  lineUnknown: "unclear",
  lineDropped: "info",
  lineAdded: "missing",
  strayRow: "unclear",
  strayRows: "unclear",
  hiddenRow: "info",
  hiddenSheet: "info",
  columnLost: "unclear",
  sheetLost: "unclear",
  sheetTwice: "info",
  sheetUnknown: "info",
  sheetOther: "info",
  moreFindings: "info",
  /** The whole. */
  oldRequest: "info",
  unknownRequest: "unclear",
  currencyOther: "info",
  currencyNeedsRate: "info",
  nothingChanged: "info",
  notMapped: "info",
  /** Not answered. */
  lineMissing: "missing",
  requirementMissing: "missing",
  absoluteMissing: "missing",
  pointMissing: "missing",
  pricelistMissing: "missing",
} as const satisfies Record<string, FindingSeverity>;
export type FindingCode = keyof typeof FINDING_CODES;

export const MEND_PARTS = ["cell", "bundle", "item", "requirement", "point", "term", "row"] as const;

/**
 * What of an answer a finding is about, so that it can be mended there. `id`: a catalogue line's, a requirement's, a
 * point's, a term's name, the id a bundle or an entry of the price list has in the answer; of a `row` that says not what
 * it answers, the kind of its sheet. `field`: what of it, such as `unitPrice`; empty when it is the whole.
 */
export interface FindingSubject {
  readonly part: (typeof MEND_PARTS)[number];
  readonly id: string;
  readonly field: string;
}

export interface UploadFinding {
  /** Its place among the findings of one upload. */
  readonly key: number;
  readonly code: FindingCode;
  /** As the sheet is called in the file; empty when it is about the whole file. */
  readonly sheet: string;
  /** `D7`; empty when it is about a whole sheet. */
  readonly cell: string;
  /** Our own words and counts alone. */
  readonly params: Readonly<Record<string, string | number>>;
  /** The catalogue line whose answer mends it. */
  readonly lineId: string | null;
  /** What else mends it; null when nothing in the answer does. */
  readonly about: FindingSubject | null;
  /** By whom it was mended, or left as it is, and with what word. */
  readonly settled: { readonly by: string; readonly how: "mended" | "left"; readonly word: string } | null;
}

/** `severityOf({ code: "zeroPrice" })` is `"unclear"`. */
export function severityOf({ code }: Pick<UploadFinding, "code">): FindingSeverity {
  return FINDING_CODES[code];
}

/** Those that keep an upload from being accepted: unclear, and nobody has mended or left them. */
export function openFindings(findings: readonly UploadFinding[]): readonly UploadFinding[] {
  return findings.filter((finding) => severityOf(finding) === "unclear" && finding.settled === null);
}

/** What mends a finding: `subjectOf` of one about line "lin_1" is `{ part: "cell", id: "lin_1", field: "" }`. */
export function subjectOf({ about, lineId }: Pick<UploadFinding, "about" | "lineId">): FindingSubject | null {
  return about ?? (lineId === null ? null : { part: "cell", id: lineId, field: "" });
}

/** Fields an amount stands in. */
const PRICE_FIELDS: readonly string[] = [
  "unitPrice",
  "amount",
  "tiers",
  "statedTotal",
  "indexBasisPoints",
  "financeBasisPoints",
];

/** Faults that tell something of the figure they are about: that it is 0, below zero, very large, in another currency. */
const FIGURE_FAULTS: readonly FindingCode[] = [
  "notANumber",
  "ambiguousNumber",
  "negative",
  "tooLarge",
  "tooManyDecimals",
  "otherCurrency",
  "dayInsteadOfNumber",
  "percentTooHigh",
  "zeroPrice",
  "priceAndOtherState",
  "rounded",
];

/**
 * Findings as they may be told and kept while prices are sealed: of a price that could not be taken, that it could not,
 * and not why.
 *
 * @example sealedFindings([{ code: "zeroPrice", about: { part: "cell", id: "lin_1", field: "unitPrice" }, … }])
 * // [{ code: "priceUnclear", … }]
 */
export function sealedFindings(findings: readonly UploadFinding[]): readonly UploadFinding[] {
  return findings.flatMap((finding) => {
    const isPrice = PRICE_FIELDS.includes(finding.about?.field ?? "");
    if (!isPrice || !FIGURE_FAULTS.includes(finding.code)) return [finding];
    return severityOf(finding) === "unclear" ? [{ ...finding, code: "priceUnclear" as const }] : [];
  });
}

/** Text with every run of digits veiled, for what a vendor typed and a reader must not learn an amount from. `maskDigits("Tilbud 3,2 mio")` is `"Tilbud • mio"`. */
export function maskDigits(text: string): string {
  return text.replace(/\p{N}+(?:[.,\s'’]*\p{N}+)*/gu, "•");
}

/** What was read, by part: how many answers of how many that were asked for. No amount. */
export interface UploadSummary {
  readonly services: StateCounts;
  readonly establishment: StateCounts;
  readonly bundles: number;
  readonly priceList: number;
  readonly requirements: { readonly answered: number; readonly asked: number };
  readonly points: { readonly answered: number; readonly asked: number };
}

export interface StateCounts {
  readonly asked: number;
  readonly priced: number;
  readonly included: number;
  readonly bundled: number;
  readonly notOffered: number;
  readonly unanswered: number;
}
