import type { Basis } from "../basis";
import type { Currency } from "../money";
import type { PreparedComparison } from "./prepare";
import type { CandidateResult, Comparison, Verdict } from "./result";

/** What a comparison's first screen needs, and no more: the columns, the rows of the order, and the verdict. */
export interface ComparisonFrame {
  readonly name: string;
  readonly currency: Currency;
  readonly basis: Basis;
  readonly weights: Comparison["weights"];
  readonly columns: readonly FrameColumn[];
  readonly verdict: Verdict;
  readonly tooFew: boolean;
  readonly pricesSealed: boolean;
  readonly linesInBasis: number;
  readonly lines: number;
  /** Names of the services that a candidate leaves out, for the verdict's sentence. */
  readonly lineNames: Readonly<Record<string, string>>;
  /** The newest day an offer was received on; null when none is known. */
  readonly newestOffer: string | null;
}

export interface FrameColumn
  extends Pick<
    CandidateResult,
    | "candidateId"
    | "letter"
    | "hasOffer"
    | "quoted"
    | "pricesAnything"
    | "quotedComplete"
    | "levelled"
    | "levelledLow"
    | "levelledHigh"
    | "pluggedTotal"
    | "comparable"
    | "openGaps"
    | "leftGaps"
    | "rank"
    | "rankQuoted"
    | "rankLevelled"
    | "total"
    | "quality"
    | "knockOuts"
  > {
  readonly name: string;
  readonly stage: string;
  readonly colour: number | null;
  /** Which version of the offer is compared; null without one. */
  readonly offerVersion: number | null;
}

/** Picks the first screen out of a comparison. Does not change its input. */
export function comparisonFrame(prepared: PreparedComparison, comparison: Comparison): ComparisonFrame {
  const { selection, lines, offers } = prepared.dossier;
  const left = new Set(comparison.verdict.leavesOut.flatMap((each) => each.serviceLineIds.slice(0, 3)));
  return {
    name: selection.name,
    currency: selection.currency,
    basis: comparison.basis,
    weights: comparison.weights,
    columns: comparison.candidates.map((result, index) => columnOf(prepared, result, index)),
    verdict: comparison.verdict,
    tooFew: comparison.tooFew,
    pricesSealed: comparison.pricesSealed,
    linesInBasis: comparison.linesInBasis,
    lines: lines.length,
    lineNames: Object.fromEntries(
      lines.filter((line) => left.has(line.id)).map((line) => [line.id, line.name]),
    ),
    newestOffer: offers.reduce<string | null>(
      (newest, { receivedOn }) =>
        receivedOn !== null && (newest === null || receivedOn > newest) ? receivedOn : newest,
      null,
    ),
  };
}

function columnOf(prepared: PreparedComparison, result: CandidateResult, index: number): FrameColumn {
  const candidate = prepared.candidates[index]?.candidate;
  return {
    candidateId: result.candidateId,
    letter: result.letter,
    hasOffer: result.hasOffer,
    quoted: result.quoted,
    pricesAnything: result.pricesAnything,
    quotedComplete: result.quotedComplete,
    levelled: result.levelled,
    levelledLow: result.levelledLow,
    levelledHigh: result.levelledHigh,
    pluggedTotal: result.pluggedTotal,
    comparable: result.comparable,
    openGaps: result.openGaps,
    leftGaps: result.leftGaps,
    rank: result.rank,
    rankQuoted: result.rankQuoted,
    rankLevelled: result.rankLevelled,
    total: result.total,
    quality: result.quality,
    knockOuts: result.knockOuts,
    name: candidate?.vendor.legalName ?? "",
    stage: candidate?.stage ?? "",
    colour: candidate?.colour ?? null,
    offerVersion: prepared.candidates[index]?.offer?.versionNumber ?? null,
  };
}
