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
