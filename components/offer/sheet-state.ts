import type { Cell } from "@/lib/domain/offer";
import {
  type CellChange,
  type CellResult,
  NO_ANSWER,
  type SheetCell,
  sameCell,
} from "@/lib/domain/offer-sheet";

/**
 * What an offer grid knows: the cells as the server has them, what was changed here and is not stored yet, what is on
 * its way, what cannot be read, and where somebody else was faster.
 * Invariant: an edit leaves this state only when the server has said "saved" or its maker took the other value.
 */
export interface SheetState {
  readonly saved: ReadonlyMap<CellKey, SheetCell>;
  readonly drafts: ReadonlyMap<CellKey, Draft>;
  /** Sent and not answered yet; null when nothing is on its way. */
  readonly sending: ReadonlyMap<CellKey, Cell> | null;
  /** What stands there instead of the draft, where somebody else was faster. */
  readonly conflicts: ReadonlyMap<CellKey, SheetCell>;
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
  readonly cell: Cell;
}

export const cellKey = (candidateId: string, lineId: string): CellKey => `${candidateId} ${lineId}`;

export function keyParts(key: CellKey): { candidateId: string; lineId: string } {
  const [candidateId = "", lineId = ""] = key.split(" ");
  return { candidateId, lineId };
}

export function emptySheet(): SheetState {
  return { saved: new Map(), drafts: new Map(), sending: null, conflicts: new Map(), refusals: new Map() };
}

/** What stands in a cell for its reader: the own draft before what is stored. */
export function cellAt(state: SheetState, key: CellKey): Cell {
  return state.drafts.get(key)?.cell ?? state.saved.get(key)?.cell ?? NO_ANSWER;
}

/** Takes what the server has. An older edition never replaces a newer one: pages can be kept and shown again. */
export function takeSaved(state: SheetState, cells: readonly (readonly [CellKey, SheetCell])[]): SheetState {
  const saved = new Map(state.saved);
  for (const [key, cell] of cells) if (cell.edition >= (saved.get(key)?.edition ?? 0)) saved.set(key, cell);
  return { ...state, saved };
}

/** Changes cells here. A cell that is back to what is stored is no longer a draft. */
export function editCells(state: SheetState, edits: readonly CellEdit[]): SheetState {
  const drafts = new Map(state.drafts);
  const refusals = new Map(state.refusals);
  for (const { key, cell } of edits) {
    refusals.delete(key);
    const saved = state.saved.get(key);
    const settled = !state.sending?.has(key) && !state.conflicts.has(key);
    if (settled && sameCell(saved?.cell ?? NO_ANSWER, cell)) drafts.delete(key);
    else drafts.set(key, { cell, baseEdition: drafts.get(key)?.baseEdition ?? saved?.edition ?? 0 });
  }
  return { ...state, drafts, refusals };
}

/** Puts drafts from an earlier visit back, with the editions they were made on. */
export function restoreDrafts(state: SheetState, stored: readonly (readonly [CellKey, Draft])[]): SheetState {
  const drafts = new Map(state.drafts);
  for (const [key, draft] of stored)
    if (!drafts.has(key) && !sameCell(state.saved.get(key)?.cell ?? NO_ANSWER, draft.cell))
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

/** Takes the server's answer, cell by cell. A draft that was changed again meanwhile stays one, on the new edition. */
export function takeResults(
  state: SheetState,
  results: readonly CellResult[],
  by: { readonly name: string; readonly at: string },
): SheetState {
  const saved = new Map(state.saved);
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
      saved.set(key, { lineId, cell: sent, edition: result.edition, updatedBy: by.name, updatedAt: by.at });
      conflicts.delete(key);
      if (draft && sameCell(draft.cell, sent)) drafts.delete(key);
      else if (draft) drafts.set(key, { ...draft, baseEdition: result.edition });
    } else if (result.result === "conflict") {
      saved.set(key, result.current);
      if (draft && !sameCell(draft.cell, result.current.cell)) conflicts.set(key, result.current);
      else drafts.delete(key);
    } else if (draft && sameCell(draft.cell, sent)) refusals.set(key, result.code);
  }
  return { ...state, saved, drafts, conflicts, refusals, sending: null };
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
