import type { IsoDay } from "../iso-day";
import type { PreparedCandidate, PreparedComparison } from "./prepare";
import type { CandidateResult, Comparison } from "./result";

/** What a careful buyer should notice about an offer. Remarks, never faults: they change no figure. */
export const OFFER_NOTES = [
  /** The vendor's own total is not the sum of its prices. `{ stated, ours, difference }`, selection's currency. */
  "stated_total_differs",
  /** A price of 0, typed as such. `{ line }` */
  "zero_price",
  /** One price over stages of which only some are in the basis. `{ bundle, amount }` */
  "bundle_reaches_beyond",
  /** A price per server where the catalogue counts users: totals agree only at today's volumes. `{ line, driver }` */
  "other_driver",
  "validity_passed",
] as const;

export interface OfferNote {
  readonly code: (typeof OFFER_NOTES)[number];
  readonly candidateId: string;
  readonly lineId: string | null;
  readonly params: Readonly<Record<string, string | number>>;
}

/**
 * Remarks on all offers of a comparison, candidate by candidate. The stated total is compared with the quoted total
 * of this basis when every price could be read, so compare on the basis the vendor was asked for.
 */
export function offerNotes(prepared: PreparedComparison, comparison: Comparison): OfferNote[] {
  return prepared.candidates.flatMap((candidate, index) => {
    const result = comparison.candidates[index];
    if (candidate.offer === null || result === undefined) return [];
    return [
      ...statedTotalNote(candidate, result),
      ...validityNote(candidate, prepared.today),
      ...lineNotes(prepared, candidate),
      ...result.bundles.flatMap((bundle): OfferNote[] =>
        bundle.status === "reaches_beyond"
          ? [
              note("bundle_reaches_beyond", candidate, null, {
                bundle: bundle.bundle.name,
                amount: bundle.amount ?? "",
              }),
            ]
          : [],
      ),
    ];
  });
}

function note(
  code: OfferNote["code"],
  candidate: PreparedCandidate,
  lineId: string | null,
  params: OfferNote["params"],
): OfferNote {
  return { code, candidateId: candidate.candidate.id, lineId, params };
}

/** A total is stated in the offer's own currency; another currency is compared only when it is the selection's. */
function statedTotalNote(candidate: PreparedCandidate, result: CandidateResult): OfferNote[] {
  const stated = candidate.offer?.statedTotal ?? null;
  const foreign = candidate.rate === null || candidate.rate.date !== null;
  if (stated === null || foreign || !result.pricesAnything || !result.quotedComplete) return [];
  const ours = result.quoted.total;
  if (stated === ours) return [];
  return [note("stated_total_differs", candidate, null, { stated, ours, difference: stated - ours })];
}

function validityNote(candidate: PreparedCandidate, today: IsoDay): OfferNote[] {
  const until = candidate.offer?.validUntil ?? null;
  if (until === null || until >= today) return [];
  return [note("validity_passed", candidate, null, { until })];
}

function lineNotes(prepared: PreparedComparison, candidate: PreparedCandidate): OfferNote[] {
  return candidate.cells.flatMap((cell, index): OfferNote[] => {
    const line = prepared.lines[index]?.line;
    if (cell.state !== "priced" || line === undefined) return [];
    const notes: OfferNote[] = [];
    const params = { line: line.name };
    if (cell.unitPrice === 0) notes.push(note("zero_price", candidate, line.id, params));
    if (line.kind === "service" && cell.driver !== line.driver) {
      notes.push(note("other_driver", candidate, line.id, { ...params, driver: cell.driver }));
    }
    return notes;
  });
}
