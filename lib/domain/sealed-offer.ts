import type { IsoDay } from "./iso-day";
import type { Currency } from "./money";
import type { CellState, LineKind, Period } from "./offer";
import type { Driver, EstablishmentStage } from "./selection";

/**
 * Offers while their prices are sealed: what arrived, from whom, when and how complete. None of these shapes has a
 * place for an amount, a quantity or a note.
 */

/** One stored cell as anybody may know it. */
export interface SealedCell {
  readonly lineId: string;
  readonly state: CellState;
  readonly driver: Driver | null;
  readonly period: Period | null;
  readonly inLineId: string | null;
  readonly bundleId: string | null;
  readonly edition: number;
  readonly updatedBy: string;
  /** ISO timestamp. */
  readonly updatedAt: string;
}

export interface SealedBundle {
  readonly id: string;
  readonly name: string;
  readonly edition: number;
}

export interface SealedItem {
  readonly id: string;
  readonly lineId: string | null;
  readonly name: string;
  readonly driver: Driver;
  readonly period: Period;
  readonly edition: number;
}

/** The current version of one offer without anything that is sealed. */
export interface SealedSheet {
  readonly candidateId: string;
  readonly versionId: string;
  readonly versionNumber: number;
  /** As its vendor submitted it: nobody types into it. */
  readonly isAsSubmitted: boolean;
  readonly edition: number;
  readonly currency: Currency;
  readonly receivedOn: IsoDay | null;
  readonly validUntil: IsoDay | null;
  /** ISO timestamp of the version's start. */
  readonly createdAt: string;
  readonly cells: readonly SealedCell[];
  readonly bundles: readonly SealedBundle[];
  readonly priceList: readonly SealedItem[];
}

/** How much of one part of the catalogue an offer answers. */
export interface PartAnswered {
  readonly part: "service" | EstablishmentStage | "exit";
  readonly lines: number;
  readonly answered: number;
}

/** How complete a sealed offer is. */
export interface Completeness {
  readonly byState: Readonly<Record<CellState, number>>;
  /** In the catalogue's order of parts; parts without lines are left out. */
  readonly parts: readonly PartAnswered[];
  /** Lines in scope that are unanswered or not offered. */
  readonly gaps: number;
  /** Who typed, each once, the last to type first. */
  readonly typedBy: readonly string[];
  /** ISO timestamp of the last change; null when nothing was answered. */
  readonly lastChange: string | null;
}

/** What is told of one candidate's offer while prices are sealed. */
export interface Arrival {
  readonly candidateId: string;
  readonly name: string;
  readonly letter: string | null;
  /** Null: nothing has arrived. */
  readonly offer:
    | (Pick<SealedSheet, "versionNumber" | "receivedOn" | "validUntil" | "currency"> & Completeness)
    | null;
}

interface CountedLine {
  readonly id: string;
  readonly kind: LineKind;
  readonly stage: EstablishmentStage | null;
  readonly scope: "in_scope" | "optional";
}

const PARTS = ["service", "move", "upgrade", "improve", "exit"] as const;

/**
 * How complete an offer is, from its states alone. A line without a row is unanswered, never zero.
 *
 * @example completeness([service], []).gaps // 1
 */
export function completeness(lines: readonly CountedLine[], cells: readonly SealedCell[]): Completeness {
  const byLine = new Map(cells.map((cell) => [cell.lineId, cell]));
  const byState: Record<CellState, number> = {
    priced: 0,
    included: 0,
    bundled: 0,
    not_offered: 0,
    unanswered: 0,
  };
  for (const line of lines) byState[byLine.get(line.id)?.state ?? "unanswered"] += 1;
  const isGap = ({ id }: CountedLine) => {
    const state = byLine.get(id)?.state ?? "unanswered";
    return state === "unanswered" || state === "not_offered";
  };
  const parts = PARTS.flatMap((part): PartAnswered[] => {
    const own = lines.filter((line) => (line.stage ?? line.kind) === part);
    if (own.length === 0) return [];
    const answered = own.filter(({ id }) => (byLine.get(id)?.state ?? "unanswered") !== "unanswered").length;
    return [{ part, lines: own.length, answered }];
  });
  const latest = [...cells].sort((a, b) =>
    a.updatedAt < b.updatedAt ? 1 : a.updatedAt > b.updatedAt ? -1 : 0,
  );
  return {
    byState,
    parts,
    gaps: lines.filter((line) => line.scope === "in_scope" && isGap(line)).length,
    typedBy: [...new Set(latest.map(({ updatedBy }) => updatedBy).filter((name) => name !== ""))],
    lastChange: latest[0]?.updatedAt ?? null,
  };
}
