import type { Score } from "../criterion";
import type { Dossier } from "../dossier";
import { minor } from "../money";
import { type Cell, type Offer, PERIODS } from "../offer";
import { DRIVERS } from "../selection";

/**
 * A dossier as it travels to the browser: the same content in about a tenth of the bytes.
 *
 * Cells are short tuples in catalogue order; scores are one character per participant ("." nobody, "0" cannot judge,
 * "1"–"5"). Two things are left behind: drafts of scores, which count for nothing, and the clock time of a score,
 * of which the latest day per candidate and criterion is kept.
 */

type PackedCell =
  | 0
  | readonly ["u", string]
  | readonly ["n", string]
  | readonly ["i", number, string]
  | readonly ["b", number, string]
  | readonly [
      price: number,
      driver: number,
      period: number,
      quantity?: number | null,
      minimum?: number | null,
      tiers?: readonly (readonly [number, number])[] | null,
      note?: string,
    ];

interface PackedOffer extends Omit<Offer, "cells"> {
  readonly packedCells: readonly PackedCell[];
}

/** Scores of one candidate: by criterion, who gave what. */
interface PackedScores {
  readonly candidate: number;
  /** Index into the dossier's criteria, group by group. */
  readonly criterion: number;
  readonly given: string;
  readonly latest: string;
  /** Participant and note, for the scores that carry one. */
  readonly notes?: readonly (readonly [number, string])[];
}

export interface PackedDossier extends Omit<Dossier, "offers" | "scores"> {
  readonly packedOffers: readonly PackedOffer[];
  readonly packedScores: readonly PackedScores[];
}

/** See {@link PackedDossier}. Does not change its input. */
export function packDossier(dossier: Dossier): PackedDossier {
  const { offers, scores, ...rest } = dossier;
  return {
    ...rest,
    packedOffers: offers.map((offer) => packOffer(offer, dossier)),
    packedScores: packScores(scores, dossier),
  };
}

/** The dossier that was packed, drafts and clock times apart. */
export function unpackDossier(packed: PackedDossier): Dossier {
  const { packedOffers, packedScores, ...rest } = packed;
  return {
    ...rest,
    offers: packedOffers.map((offer) => unpackOffer(offer, packed)),
    scores: packedScores.flatMap((row) => unpackScores(row, packed)),
  };
}

function packOffer(offer: Offer, dossier: Dossier): PackedOffer {
  const { cells, ...rest } = offer;
  const cellOf = new Map(cells.map(({ lineId, cell }) => [lineId, cell]));
  const lineIndex = new Map(dossier.lines.map((line, index) => [line.id, index]));
  const bundleIndex = new Map(offer.bundles.map((bundle, index) => [bundle.id, index]));
  return {
    ...rest,
    packedCells: dossier.lines.map((line) => {
      const cell = cellOf.get(line.id);
      if (!cell) return 0;
      switch (cell.state) {
        case "unanswered":
          return cell.note === "" ? 0 : ["u", cell.note];
        case "not_offered":
          return ["n", cell.note];
        case "included":
          return ["i", lineIndex.get(cell.inLineId) ?? -1, cell.note];
        case "bundled":
          return ["b", bundleIndex.get(cell.bundleId) ?? -1, cell.note];
        default:
          return packPriced(cell);
      }
    }),
  };
}

function packPriced(cell: Extract<Cell, { state: "priced" }>): PackedCell {
  const driver = DRIVERS.indexOf(cell.driver);
  const period = PERIODS.indexOf(cell.period);
  if (cell.note !== "" || cell.tiers.length > 0)
    return [
      cell.unitPrice,
      driver,
      period,
      cell.quantityMilli,
      cell.minimumMilli,
      cell.tiers.map((tier) => [tier.fromMilli, tier.unitPrice] as const),
      cell.note,
    ];
  if (cell.minimumMilli !== null)
    return [cell.unitPrice, driver, period, cell.quantityMilli, cell.minimumMilli];
  if (cell.quantityMilli !== null) return [cell.unitPrice, driver, period, cell.quantityMilli];
  return [cell.unitPrice, driver, period];
}

function unpackOffer(packed: PackedOffer, dossier: Pick<Dossier, "lines">): Offer {
  const { packedCells, ...rest } = packed;
  const cells: { lineId: string; cell: Cell }[] = [];
  packedCells.forEach((packedCell, index) => {
    const lineId = dossier.lines[index]?.id;
    const cell = unpackCell(packedCell, packed, dossier);
    if (lineId !== undefined && cell) cells.push({ lineId, cell });
  });
  return { ...rest, cells };
}

function unpackCell(packed: PackedCell, offer: PackedOffer, dossier: Pick<Dossier, "lines">): Cell | null {
  if (packed === 0) return null;
  switch (packed[0]) {
    case "u":
      return { state: "unanswered", note: packed[1] };
    case "n":
      return { state: "not_offered", note: packed[1] };
    case "i":
      return { state: "included", inLineId: dossier.lines[packed[1]]?.id ?? "", note: packed[2] };
    case "b":
      return { state: "bundled", bundleId: offer.bundles[packed[1]]?.id ?? "", note: packed[2] };
  }
  const [price, driver, period, quantity, minimum, tiers, note] = packed;
  return {
    state: "priced",
    unitPrice: minor(price),
    driver: DRIVERS[driver] ?? "fixed",
    period: PERIODS[period] ?? "once",
    quantityMilli: quantity ?? null,
    minimumMilli: minimum ?? null,
    tiers: (tiers ?? []).map(([fromMilli, unitPrice]) => ({ fromMilli, unitPrice: minor(unitPrice) })),
    note: note ?? "",
  };
}

const NOBODY = ".";

function packScores(scores: readonly Score[], dossier: Dossier): PackedScores[] {
  const participantIndex = new Map(dossier.participants.map((each, index) => [each.id, index]));
  const candidateIndex = new Map(dossier.candidates.map((each, index) => [each.id, index]));
  const criterionIndex = new Map(criterionIds(dossier).map((id, index) => [id, index]));
  const rows = new Map<number, { given: string[]; latest: string; notes: [number, string][] }>();
  const width = criterionIndex.size;
  for (const score of scores) {
    const participant = participantIndex.get(score.participantId);
    const candidate = candidateIndex.get(score.candidateId);
    const criterion = criterionIndex.get(score.criterionId);
    if (
      score.submittedAt === null ||
      participant === undefined ||
      candidate === undefined ||
      criterion === undefined
    )
      continue;
    const key = candidate * width + criterion;
    const row = rows.get(key) ?? { given: [], latest: "", notes: [] };
    rows.set(key, row);
    while (row.given.length <= participant) row.given.push(NOBODY);
    row.given[participant] = String(score.value ?? 0);
    if (score.submittedAt > row.latest) row.latest = score.submittedAt;
    if (score.note !== "") row.notes.push([participant, score.note]);
  }
  return [...rows].map(([key, row]) => ({
    candidate: Math.floor(key / width),
    criterion: key % width,
    given: row.given.join(""),
    latest: row.latest.slice(0, 10),
    ...(row.notes.length > 0 ? { notes: row.notes } : {}),
  }));
}

function unpackScores(row: PackedScores, dossier: PackedDossier): Score[] {
  const candidateId = dossier.candidates[row.candidate]?.id;
  const criterionId = criterionIds(dossier)[row.criterion];
  if (candidateId === undefined || criterionId === undefined) return [];
  const notes = new Map(row.notes ?? []);
  const scores: Score[] = [];
  for (let index = 0; index < row.given.length; index += 1) {
    const mark = row.given[index];
    const participant = dossier.participants[index];
    if (mark === undefined || mark === NOBODY || !participant) continue;
    scores.push({
      participantId: participant.id,
      candidateId,
      criterionId,
      value: mark === "0" ? null : Number(mark),
      note: notes.get(index) ?? "",
      submittedAt: row.latest,
    });
  }
  return scores;
}

const idsByGroups = new WeakMap<Dossier["groups"], string[]>();

function criterionIds({ groups }: Pick<Dossier, "groups">): string[] {
  const known = idsByGroups.get(groups);
  if (known) return known;
  const ids = groups.flatMap((group) => group.criteria.map((criterion) => criterion.id));
  idsByGroups.set(groups, ids);
  return ids;
}
