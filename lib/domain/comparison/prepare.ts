import type { Candidate } from "../candidate";
import { COMPARED_STAGES } from "../candidate";
import type { Criterion, CriterionFeed, CriterionGroup } from "../criterion";
import type { Dossier } from "../dossier";
import type { IsoDay } from "../iso-day";
import { mainOfferOf } from "../main-offer";
import type { ExchangeRate, LeftGap, Offer, Plug } from "../offer";
import { ownerOf } from "../offer-target";
import { pairKey } from "../scoring-duties";
import type { Evidence } from "./evidence";
import { evidenceFor } from "./evidence";
import type { PreparedBundle, PreparedCell, PreparedLine, PricedCell } from "./prepared-offer";
import { prepareBundles, prepareCells, prepareLines, pricedFromList } from "./prepared-offer";
import type { KnockOut } from "./result";

/**
 * A dossier indexed once, so that a comparison on any basis only loops over numbers. Nothing here depends on a basis
 * or on weights; keep it as long as the dossier is unchanged.
 */
export interface PreparedComparison {
  readonly dossier: Dossier;
  readonly today: IsoDay;
  readonly lines: readonly PreparedLine[];
  readonly lineIndex: ReadonlyMap<string, number>;
  readonly groups: readonly CriterionGroup[];
  /** All criteria, group by group. */
  readonly criteria: readonly Criterion[];
  /** Those on the shortlist or beyond it, in the order of their letters. */
  readonly candidates: readonly PreparedCandidate[];
}

/** One submitted, judged score: who and what. */
export interface JudgedScore {
  readonly participantId: string;
  readonly value: number;
  readonly submittedAt: string;
}

/** What is known of one candidate on one criterion that people judge. */
export interface Judgement {
  readonly agreed: number | null;
  readonly agreedReason: string;
  /** Submitted scores 1–5, aligned with `scores`. */
  readonly values: readonly number[];
  readonly scores: readonly JudgedScore[];
  readonly cannotJudge: number;
  /** Participants whose score is still expected. */
  readonly awaitedOf: readonly string[];
  /** Others have scored, and the reader may not see it yet: everything else in here is empty. */
  readonly blind: boolean;
}

export interface PreparedCandidate {
  readonly candidate: Candidate;
  readonly letter: string;
  readonly offer: Offer | null;
  /** The rate that reads this offer in the selection's currency; null when none is typed. */
  readonly rate: { readonly millionths: number; readonly date: IsoDay | null } | null;
  /** Aligned with `lines`. */
  readonly cells: readonly PreparedCell[];
  readonly bundles: readonly PreparedBundle[];
  /** Aligned with `lines`. */
  readonly plugs: readonly (PreparedPlug | null)[];
  /** Gaps left open on purpose, by place in `lines`. */
  readonly left: ReadonlyMap<number, LeftGap>;
  /** Aligned with `criteria`; null where evidence feeds the criterion. */
  readonly judgements: readonly (Judgement | null)[];
  readonly evidence: Readonly<Record<Exclude<CriterionFeed, "people">, Evidence>>;
  readonly knockOuts: readonly KnockOut[];
}

export interface PreparedPlug {
  readonly plug: Plug;
  /** The price list's own price of the line, for `own_price_list`; null when it has none that fits. */
  readonly listPrice: PricedCell | null;
}

/**
 * Indexes a dossier. `today` decides how fresh evidence is; nothing else looks at the clock.
 * References to lines, bundles or candidates that do not exist are read as unanswered, never as zero.
 */
export function prepareComparison(dossier: Dossier, today: IsoDay): PreparedComparison {
  const lines = prepareLines(dossier.lines);
  const lineIndex = new Map(dossier.lines.map((line, index) => [line.id, index]));
  const criteria = dossier.groups.flatMap((group) => group.criteria);
  const compared = dossier.candidates
    .filter((candidate) => COMPARED_STAGES.includes(candidate.stage))
    .sort((a, b) => compareLetters(a, b));
  const judgements = judgementsOf(dossier, criteria, compared);
  return {
    dossier,
    today,
    lines,
    lineIndex,
    groups: dossier.groups,
    criteria,
    candidates: compared.map((candidate, index) => {
      const offer = mainOfferOf(dossier.offers, candidate.id) ?? null;
      const rate = offer === null ? null : rateFor(offer, dossier, today);
      const bundles = offer === null ? [] : prepareBundles(offer, lines, lineIndex, rate);
      const { evidence, knockOuts } = evidenceFor(candidate, dossier, today);
      return {
        candidate,
        letter: candidate.letter ?? "",
        offer,
        rate,
        bundles,
        cells: prepareCells(offer, lines, lineIndex, bundles),
        plugs: preparePlugs(candidate.id, dossier, lines, lineIndex, offer),
        left: prepareLeft(candidate.id, dossier, lineIndex),
        judgements: judgements[index] ?? [],
        evidence,
        knockOuts,
      };
    }),
  };
}

/** Candidates without a letter come last; equal letters keep the order of ids, so that input order never shows. */
function compareLetters(a: Candidate, b: Candidate): number {
  const left = `${a.letter === null ? "1" : "0"}${a.letter ?? ""} ${a.id}`;
  const right = `${b.letter === null ? "1" : "0"}${b.letter ?? ""} ${b.id}`;
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * The rate of the offer's currency that was the latest on the day of the comparison; the selection's own currency
 * needs none. One dated after that day was not known yet and counts for nothing.
 */
function rateFor(offer: Offer, dossier: Dossier, today: IsoDay): PreparedCandidate["rate"] {
  if (offer.currency === dossier.selection.currency) return { millionths: 1_000_000, date: null };
  let latest: ExchangeRate | null = null;
  for (const rate of dossier.rates) {
    if (rate.currency !== offer.currency || rate.date > today) continue;
    if (latest === null || rate.date > latest.date) latest = rate;
  }
  return latest === null ? null : { millionths: latest.rateMillionths, date: latest.date };
}

/** A plug put on a line, or taken off it, for a trial. */
interface TriedPlug {
  readonly candidateId: string;
  readonly lineId: string;
  readonly plug: Omit<Plug, "madeOn"> | null;
}

/** The same comparison with some plugs put on or taken off; nothing else is indexed anew. Does not change its input. */
export function withPlugs(prepared: PreparedComparison, tried: readonly TriedPlug[]): PreparedComparison {
  const { today, lines, lineIndex } = prepared;
  return {
    ...prepared,
    candidates: prepared.candidates.map((candidate) => {
      // A stand-in is the candidate's: its variants share it, as they do once it is stored.
      const owner = ownerOf(candidate.candidate.id);
      const own = tried.filter(({ candidateId }) => ownerOf(candidateId) === owner);
      if (own.length === 0) return candidate;
      const plugs = [...candidate.plugs];
      for (const { lineId, plug } of own) {
        const index = lineIndex.get(lineId);
        const line = index === undefined ? undefined : lines[index];
        if (index === undefined || line === undefined) continue;
        const listPrice = plug?.source === "own_price_list" ? pricedFromList(candidate.offer, line) : null;
        plugs[index] = plug === null ? null : { plug: { ...plug, madeOn: today }, listPrice };
      }
      return { ...candidate, plugs };
    }),
  };
}

/** One plug a line; of several the one made last counts. */
function preparePlugs(
  candidateId: string,
  dossier: Dossier,
  lines: readonly PreparedLine[],
  lineIndex: ReadonlyMap<string, number>,
  offer: Offer | null,
): (PreparedPlug | null)[] {
  const plugs: (PreparedPlug | null)[] = lines.map(() => null);
  for (const plug of dossier.plugs) {
    const index = plug.candidateId === candidateId ? lineIndex.get(plug.lineId) : undefined;
    const line = index === undefined ? undefined : lines[index];
    if (index === undefined || line === undefined) continue;
    const earlier = plugs[index];
    if (earlier && earlier.plug.madeOn > plug.madeOn) continue;
    plugs[index] = {
      plug,
      listPrice: plug.source === "own_price_list" ? pricedFromList(offer, line) : null,
    };
  }
  return plugs;
}

function prepareLeft(
  candidateId: string,
  { leftGaps }: Dossier,
  lineIndex: ReadonlyMap<string, number>,
): ReadonlyMap<number, LeftGap> {
  const left = new Map<number, LeftGap>();
  for (const each of leftGaps) {
    const index = each.candidateId === candidateId ? lineIndex.get(each.lineId) : undefined;
    if (index !== undefined) left.set(index, each);
  }
  return left;
}

/** A judgement while it is being collected. */
interface GrowingJudgement {
  agreed: number | null;
  agreedReason: string;
  values: number[];
  scores: JudgedScore[];
  cannotJudge: number;
  awaitedOf: readonly string[];
  blind: boolean;
}

const NOBODY: readonly string[] = [];

function noJudgement(): GrowingJudgement {
  return {
    agreed: null,
    agreedReason: "",
    values: [],
    scores: [],
    cannotJudge: 0,
    awaitedOf: NOBODY,
    blind: false,
  };
}

/** Submitted scores grouped by candidate and criterion, in one pass over all scores. */
function judgementsOf(
  dossier: Dossier,
  criteria: readonly Criterion[],
  candidates: readonly Candidate[],
): (Judgement | null)[][] {
  const criterionIndex = new Map(criteria.map((criterion, index) => [criterion.id, index]));
  const candidateIndex = new Map(candidates.map((candidate, index) => [candidate.id, index]));
  const table = candidates.map(() =>
    criteria.map((criterion) => (criterion.feed === "people" ? noJudgement() : null)),
  );
  const at = (candidateId: string, criterionId: string) =>
    table[candidateIndex.get(candidateId) ?? -1]?.[criterionIndex.get(criterionId) ?? -1] ?? null;
  for (const score of dossier.scores) {
    if (score.submittedAt === null) continue;
    const judgement = at(score.candidateId, score.criterionId);
    if (judgement === null) continue;
    if (score.value === null) {
      judgement.cannotJudge += 1;
    } else {
      judgement.values.push(score.value);
      judgement.scores.push({
        participantId: score.participantId,
        value: score.value,
        submittedAt: score.submittedAt,
      });
    }
  }
  for (const agreed of dossier.agreedScores) {
    const judgement = at(agreed.candidateId, agreed.criterionId);
    if (judgement === null) continue;
    judgement.agreed = agreed.value;
    judgement.agreedReason = agreed.reason;
  }
  const blind = new Set(dossier.blindPairs.map(pairKey));
  const awaited = new Map<string, string[]>();
  for (const each of dossier.awaited) {
    const people = awaited.get(pairKey(each));
    if (people === undefined) awaited.set(pairKey(each), [each.participantId]);
    else people.push(each.participantId);
  }
  for (const candidate of candidates) {
    for (const group of dossier.groups) {
      const pair = pairKey({ candidateId: candidate.id, groupId: group.id });
      for (const criterion of group.criteria) {
        const judgement = at(candidate.id, criterion.id);
        if (judgement === null) continue;
        judgement.awaitedOf = awaited.get(pair) ?? NOBODY;
        judgement.blind = blind.has(pair);
      }
    }
  }
  return table;
}
