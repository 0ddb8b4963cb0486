import type { Cell } from "@/lib/domain/offer";
import {
  type CellChange,
  type CellResult,
  NO_ANSWER,
  type SheetCell,
  sameCell,
} from "@/lib/domain/offer-sheet";
import type { SealedCell } from "@/lib/domain/sealed-offer";

/** What the server has of a cell: all of it, or while prices are sealed its state alone. */
export type StoredCell = SheetCell | SealedCell;

/**
 * What an offer grid knows: the cells as the server has them, what was changed here and is not stored yet, what is on
 * its way, what cannot be read, and where somebody else was faster.
 * Invariant: an edit leaves this state only when the server has said "saved" or its maker took the other value.
 */
export interface SheetState {
  readonly saved: ReadonlyMap<CellKey, SheetCell>;
  /** Cells that are stored sealed: that they are, not what they say. Empty once prices are open. */
  readonly sealed: ReadonlyMap<CellKey, SealedCell>;
  readonly drafts: ReadonlyMap<CellKey, Draft>;
  /** Sent and not answered yet; null when nothing is on its way. */
  readonly sending: ReadonlyMap<CellKey, Cell> | null;
  /** What stands there instead of the draft, where somebody else was faster. */
  readonly conflicts: ReadonlyMap<CellKey, StoredCell>;
  /** Why the server would not have a draft. */
  readonly refusals: ReadonlyMap<CellKey, string>;
}

/** Candidate and line of a cell. */
export type CellKey = `${string} ${string}`;

export interface Draft {
  readonly cell: Cell;
  /** The edition its maker saw. */
  readonly baseEdition: number;
}

export interface CellEdit {
  readonly key: CellKey;
  /** Null: back to what is stored, whatever that is. */
  readonly cell: Cell | null;
}

export const cellKey = (candidateId: string, lineId: string): CellKey => `${candidateId} ${lineId}`;

export function keyParts(key: CellKey): { candidateId: string; lineId: string } {
  const [candidateId = "", lineId = ""] = key.split(" ");
  return { candidateId, lineId };
}

export function emptySheet(): SheetState {
  return {
    saved: new Map(),
    sealed: new Map(),
    drafts: new Map(),
    sending: null,
    conflicts: new Map(),
    refusals: new Map(),
  };
}

/** The stored cell behind what is shown as sealed; undefined where a draft stands, or nothing, or an open cell. */
export function sealedAt(state: SheetState, key: CellKey): SealedCell | undefined {
  return state.drafts.has(key) ? undefined : state.sealed.get(key);
}

/** What stands in a cell for its reader: the own draft before what is stored. Nothing is known of a sealed cell. */
export function cellAt(state: SheetState, key: CellKey): Cell {
  return state.drafts.get(key)?.cell ?? state.saved.get(key)?.cell ?? NO_ANSWER;
}

/** Takes what the server has. An older edition never replaces a newer one: pages can be kept and shown again. */
export function takeSaved(state: SheetState, cells: readonly (readonly [CellKey, SheetCell])[]): SheetState {
  const saved = new Map(state.saved);
  for (const [key, cell] of cells) if (cell.edition >= (saved.get(key)?.edition ?? 0)) saved.set(key, cell);
  return { ...state, saved };
}

/** The same for cells that are stored sealed. */
export function takeSealed(
  state: SheetState,
  cells: readonly (readonly [CellKey, SealedCell])[],
): SheetState {
  const sealed = new Map(state.sealed);
  for (const [key, cell] of cells) if (cell.edition >= (sealed.get(key)?.edition ?? 0)) sealed.set(key, cell);
  return { ...state, sealed };
}

/** Changes cells here. A cell that is back to what is stored is no longer a draft. */
export function editCells(state: SheetState, edits: readonly CellEdit[]): SheetState {
  const drafts = new Map(state.drafts);
  const refusals = new Map(state.refusals);
  for (const { key, cell } of edits) {
    refusals.delete(key);
    const saved = state.saved.get(key);
    const sealed = state.sealed.get(key);
    const settled = !state.sending?.has(key) && !state.conflicts.has(key);
    const edition = saved?.edition ?? sealed?.edition ?? 0;
    if (cell === null) drafts.delete(key);
    // Whether a sealed cell already says this is for the server to see.
    else if (settled && !sealed && sameCell(saved?.cell ?? NO_ANSWER, cell)) drafts.delete(key);
    else drafts.set(key, { cell, baseEdition: drafts.get(key)?.baseEdition ?? edition });
  }
  return { ...state, drafts, refusals };
}

/** Puts drafts from an earlier visit back, with the editions they were made on. */
export function restoreDrafts(state: SheetState, stored: readonly (readonly [CellKey, Draft])[]): SheetState {
  const drafts = new Map(state.drafts);
  for (const [key, draft] of stored)
    if (
      !drafts.has(key) &&
      (state.sealed.has(key) || !sameCell(state.saved.get(key)?.cell ?? NO_ANSWER, draft.cell))
    )
      drafts.set(key, draft);
  return { ...state, drafts };
}

/** Drafts that can be sent: not in conflict and not refused. */
export function unsent(state: SheetState): CellKey[] {
  return [...state.drafts.keys()].filter((key) => !state.conflicts.has(key) && !state.refusals.has(key));
}

/** The next batch to send; null while one is on its way or when there is nothing to send. */
export function startSending(
  state: SheetState,
  versionOf: (candidateId: string) => number,
  limit: number,
): { readonly state: SheetState; readonly changes: readonly CellChange[] } | null {
  if (state.sending !== null) return null;
  const sending = new Map<CellKey, Cell>();
  const changes: CellChange[] = [];
  for (const key of unsent(state).slice(0, limit)) {
    const draft = state.drafts.get(key);
    if (!draft) continue;
    const parts = keyParts(key);
    sending.set(key, draft.cell);
    changes.push({
      ...parts,
      versionNumber: versionOf(parts.candidateId),
      expectedEdition: draft.baseEdition,
      cell: draft.cell,
    });
  }
  return changes.length === 0 ? null : { state: { ...state, sending }, changes };
}

/**
 * Takes the server's answer, cell by cell. A draft that was changed again meanwhile stays one, on the new edition.
 * While prices are sealed what was stored is forgotten here: from then on the cell is known by its state alone.
 */
export function takeResults(
  state: SheetState,
  results: readonly CellResult[],
  by: { readonly name: string; readonly at: string },
  isSealed = false,
): SheetState {
  const saved = new Map(state.saved);
  const sealed = new Map(state.sealed);
  const drafts = new Map(state.drafts);
  const conflicts = new Map(state.conflicts);
  const refusals = new Map(state.refusals);
  for (const result of results) {
    const key = cellKey(result.candidateId, result.lineId);
    const sent = state.sending?.get(key);
    const draft = drafts.get(key);
    if (sent === undefined) continue;
    if (result.result === "saved") {
      const { lineId } = result;
      const stored = { lineId, edition: result.edition, updatedBy: by.name, updatedAt: by.at };
      if (isSealed) sealed.set(key, { ...stored, ...stateOf(sent) });
      else saved.set(key, { ...stored, cell: sent });
      conflicts.delete(key);
      if (draft && sameCell(draft.cell, sent)) drafts.delete(key);
      else if (draft) drafts.set(key, { ...draft, baseEdition: result.edition });
    } else if (result.result === "conflict") {
      saved.set(key, result.current);
      if (draft && !sameCell(draft.cell, result.current.cell)) conflicts.set(key, result.current);
      else drafts.delete(key);
    } else if (result.result === "sealed_conflict") {
      sealed.set(key, result.current);
      if (draft) conflicts.set(key, result.current);
    } else if (draft && sameCell(draft.cell, sent)) refusals.set(key, result.code);
  }
  return { ...state, saved, sealed, drafts, conflicts, refusals, sending: null };
}

/** What a cell tells while it is sealed. */
function stateOf(cell: Cell): Pick<SealedCell, "state" | "driver" | "period" | "inLineId" | "bundleId"> {
  return {
    state: cell.state,
    driver: cell.state === "priced" ? cell.driver : null,
    period: cell.state === "priced" ? cell.period : null,
    inLineId: cell.state === "included" ? cell.inLineId : null,
    bundleId: cell.state === "bundled" ? cell.bundleId : null,
  };
}

/** Nothing came back: everything that was sent is still a draft and can be sent again. */
export function sendingFailed(state: SheetState): SheetState {
  return { ...state, sending: null };
}

/** Settles a conflict: keep the own value (it is sent again, knowing theirs) or take theirs. */
export function settleConflict(state: SheetState, key: CellKey, choice: "mine" | "theirs"): SheetState {
  const theirs = state.conflicts.get(key);
  const draft = state.drafts.get(key);
  if (!theirs || !draft) return state;
  const conflicts = new Map(state.conflicts);
  const drafts = new Map(state.drafts);
  conflicts.delete(key);
  if (choice === "mine") drafts.set(key, { ...draft, baseEdition: theirs.edition });
  else drafts.delete(key);
  return { ...state, conflicts, drafts };
}
