import type { Cell } from "@/lib/domain/offer";
import { type CellResult, type OfferSheet, sameCell } from "@/lib/domain/offer-sheet";
import type { SealedSheet } from "@/lib/domain/sealed-offer";
import { CELL_FIELDS, type CellContext, type CellField, readCellText } from "./cell-text";
import { otherTabs, readStored, type StoredDrafts, storedText, storeName } from "./draft-store";
import {
  type CellEdit,
  type CellKey,
  cellAt,
  cellKey,
  editCells,
  emptySheet,
  keyParts,
  restoreDrafts,
  sealedAt,
  sendingFailed,
  settleConflict,
  startSending,
  takeResults,
  takeSaved,
  takeSealed,
  unsent,
} from "./sheet-state";
import type { StoreOptions, StoreSnapshot, StoreStatus, Surroundings } from "./store-snapshot";
import { type FieldKey, fieldKey, isFieldKey, sameFaults, type TypedFault } from "./typed-fault";
import { emptyStack, pushStep, redoStep, type UndoStack, undoStep } from "./undo-stack";

interface Step {
  readonly before: readonly CellEdit[];
  readonly after: readonly CellEdit[];
  readonly faultsBefore: ReadonlyMap<FieldKey, TypedFault>;
  readonly faultsAfter: ReadonlyMap<FieldKey, TypedFault>;
}

const PAUSE = 600;
const BATCH = 1_000;
const FIRST_RETRY = 2_000;
const LAST_RETRY = 30_000;
/** Failures that trying again can mend. */
const PASSING = new Set([
  "internal",
  "storage.full",
  "storage.slow",
  "storage.busy",
  "storage.unreachable",
  "network",
]);

/** Newest cells this browser has seen, so that a page kept by the router and shown again is not older than that. */
const seen = new Map<string, OfferSheet["cells"][number]>();

/**
 * Keeps an offer grid's edits safe: into the browser's store at once, to the server after a short pause, again and
 * again while that fails. One batch is on its way at a time.
 */
export class OfferStore {
  #sheet = emptySheet();
  #faults: ReadonlyMap<FieldKey, TypedFault> = new Map();
  #undo: UndoStack<Step> = emptyStack();
  #status: StoreStatus = { kind: "idle" };
  /** The status while nothing waits to be sent. */
  #safe: StoreStatus = { kind: "idle" };
  #restored: number | null = null;
  #typing: StoredDrafts["typing"] = null;
  /** What the browser's store was last given. */
  #kept: readonly unknown[] = [];
  #versions = new Map<string, { id: string; number: number }>();
  #listeners = new Set<() => void>();
  #snapshot: StoreSnapshot;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #retry = FIRST_RETRY;
  #surroundings: Surroundings | null = null;

  constructor(readonly options: StoreOptions) {
    this.#snapshot = this.#make();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  snapshot = (): StoreSnapshot => this.#snapshot;

  #make(): StoreSnapshot {
    return {
      sheet: this.#sheet,
      faults: this.#faults,
      status: this.#status,
      canUndo: this.#undo.done.length > 0,
      canRedo: this.#undo.undone.length > 0,
      restored: this.#restored,
      typing: this.#typing,
    };
  }

  #changed(): void {
    this.#keep();
    this.#snapshot = this.#make();
    for (const listener of this.#listeners) listener();
  }

  /** Takes what the server has of all offers. A new version replaces everything of the one before. */
  takeSheets(sheets: readonly OfferSheet[]): void {
    for (const sheet of sheets) {
      const known = this.#versions.get(sheet.candidateId);
      if (known && known.number > sheet.versionNumber) continue;
      if (known && known.id !== sheet.versionId) this.#forget(sheet.candidateId);
      this.#versions.set(sheet.candidateId, { id: sheet.versionId, number: sheet.versionNumber });
      const cells = sheet.cells.map((cell) => {
        const newest = seen.get(`${sheet.versionId} ${cell.lineId}`);
        return newest && newest.edition > cell.edition ? newest : cell;
      });
      this.#sheet = takeSaved(
        this.#sheet,
        cells.map((cell) => [cellKey(sheet.candidateId, cell.lineId), cell] as const),
      );
    }
    this.#changed();
  }

  /** The same while prices are sealed: that cells are stored, not what they say. */
  takeSealedSheets(sheets: readonly SealedSheet[]): void {
    for (const sheet of sheets) {
      const known = this.#versions.get(sheet.candidateId);
      if (known && known.number > sheet.versionNumber) continue;
      if (known && known.id !== sheet.versionId) this.#forget(sheet.candidateId);
      this.#versions.set(sheet.candidateId, { id: sheet.versionId, number: sheet.versionNumber });
      this.#sheet = takeSealed(
        this.#sheet,
        sheet.cells.map((cell) => [cellKey(sheet.candidateId, cell.lineId), cell] as const),
      );
    }
    this.#changed();
  }

  #forget(candidateId: string): void {
    const saved = new Map(this.#sheet.saved);
    const sealed = new Map(this.#sheet.sealed);
    for (const cells of [saved, sealed])
      for (const key of cells.keys()) if (keyParts(key).candidateId === candidateId) cells.delete(key);
    this.#sheet = { ...this.#sheet, saved, sealed };
  }

  /** Puts typed or pasted text into cells, as one step. What cannot be read stays as text with its reason. */
  write(
    texts: readonly { readonly key: CellKey; readonly field: CellField; readonly text: string }[],
    contextOf: (key: CellKey) => CellContext | null,
  ): void {
    const cells = new Map<CellKey, Cell>();
    const faults = new Map(this.#faults);
    const now = (key: CellKey) => cells.get(key) ?? cellAt(this.#sheet, key);
    const put = (key: CellKey, field: CellField, text: string): void => {
      const context = contextOf(key);
      if (!context) return;
      if (!cells.has(key) && sealedAt(this.#sheet, key)) {
        // A blank takes nothing away that could not be brought back: that is said with the word for it.
        if (text.trim() === "") {
          faults.delete(fieldKey(key, field));
          return;
        }
        // A part of an answer that nobody can see cannot be changed alone.
        if (field !== "answer") {
          faults.set(fieldKey(key, field), { text, code: "offer.sealed_first", values: {} });
          return;
        }
      }
      const reading = readCellText(now(key), field, text, context);
      if (reading.ok) {
        cells.set(key, reading.cell);
        faults.delete(fieldKey(key, field));
      } else faults.set(fieldKey(key, field), { text, code: reading.code, values: reading.values });
    };
    for (const { key, field, text } of texts) put(key, field, text);
    // A quantity that waited for its price can be read now.
    for (const key of cells.keys())
      for (const field of CELL_FIELDS) {
        const waiting = faults.get(fieldKey(key, field));
        if (waiting?.code === "offer.price_first" || waiting?.code === "offer.sealed_first")
          put(key, field, waiting.text);
      }
    this.#step(cells, faults);
  }

  /** Puts whole cells, as one step; what could not be read in them is forgotten. */
  put(edits: readonly CellEdit[]): void {
    const faults = new Map(this.#faults);
    for (const { key } of edits) for (const field of CELL_FIELDS) faults.delete(fieldKey(key, field));
    this.#step(new Map(edits.flatMap(({ key, cell }) => (cell ? [[key, cell] as const] : []))), faults);
  }

  #step(cells: ReadonlyMap<CellKey, Cell>, faultsAfter: ReadonlyMap<FieldKey, TypedFault>): void {
    const before: CellEdit[] = [];
    const after: CellEdit[] = [];
    for (const [key, cell] of cells) {
      // Nothing is known of what a sealed cell says, so anything put there may be a change.
      const old = sealedAt(this.#sheet, key) ? null : cellAt(this.#sheet, key);
      if (old && sameCell(old, cell)) continue;
      before.push({ key, cell: old });
      after.push({ key, cell });
    }
    const faultsBefore = this.#faults;
    if (after.length === 0 && sameFaults(faultsBefore, faultsAfter)) return;
    this.#undo = pushStep(this.#undo, { before, after, faultsBefore, faultsAfter });
    this.#apply(after, faultsAfter);
  }

  #apply(edits: readonly CellEdit[], faults: ReadonlyMap<FieldKey, TypedFault>): void {
    this.#sheet = editCells(this.#sheet, edits);
    this.#faults = faults;
    this.#schedule(PAUSE);
    this.#changed();
  }

  /** The cells an undo changed, so that the grid can show them; null when there was nothing to take back. */
  undo(): readonly CellKey[] | null {
    const taken = undoStep(this.#undo);
    if (!taken) return null;
    this.#undo = taken.stack;
    this.#apply(taken.step.before, taken.step.faultsBefore);
    return taken.step.before.map(({ key }) => key);
  }

  redo(): readonly CellKey[] | null {
    const taken = redoStep(this.#undo);
    if (!taken) return null;
    this.#undo = taken.stack;
    this.#apply(taken.step.after, taken.step.faultsAfter);
    return taken.step.after.map(({ key }) => key);
  }

  settle(key: CellKey, choice: "mine" | "theirs"): void {
    this.#sheet = settleConflict(this.#sheet, key, choice);
    this.#schedule(0);
    this.#changed();
  }

  /** Remembers what is being typed, letter by letter, in case the page goes away. */
  type(typing: StoredDrafts["typing"]): void {
    this.#typing = typing;
    this.#keep();
  }

  /** Begins to work in a browser: puts back what an earlier visit left, and sends it. Returns how to stop. */
  attach(surroundings: Surroundings): () => void {
    this.#surroundings = surroundings;
    const { storage, tab } = surroundings;
    this.#restore(storage, tab);
    const locks = typeof navigator === "undefined" ? undefined : navigator.locks;
    const name = (other: string) => storeName(this.options.scope, other);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    // While the lock is held this tab is alive; entries of tabs without one are left from a crash.
    void locks?.request(name(tab), { ifAvailable: true }, () => held);
    for (const other of otherTabs(this.options.scope, tab, storage === null ? [] : Object.keys(storage)))
      void locks?.request(name(other), { ifAvailable: true }, (lock) => {
        if (lock === null) return;
        this.#restore(storage, other);
        storage?.removeItem(name(other));
      });
    const again = () => this.#schedule(0);
    const hidden = () => {
      if (document.visibilityState === "hidden") again();
    };
    window.addEventListener("online", again);
    document.addEventListener("visibilitychange", hidden);
    return () => {
      window.removeEventListener("online", again);
      document.removeEventListener("visibilitychange", hidden);
      release();
      void this.#send();
    };
  }

  #restore(storage: Storage | null, tab: string): void {
    const stored = readStored(storage?.getItem(storeName(this.options.scope, tab)) ?? null);
    if (!stored) return;
    const before = this.#sheet.drafts.size;
    this.#sheet = restoreDrafts(this.#sheet, stored.drafts);
    const faults = new Map(this.#faults);
    for (const [name, text] of stored.faults)
      if (isFieldKey(name)) faults.set(name, { text, code: "offer.typed_before", values: {} });
    const count = this.#sheet.drafts.size - before + (faults.size - this.#faults.size);
    this.#faults = faults;
    this.#typing = stored.typing ?? this.#typing;
    if (count > 0) this.#restored = (this.#restored ?? 0) + count;
    this.#schedule(0);
    this.#changed();
  }

  #keep(): void {
    if (!this.#surroundings?.storage) return;
    const { storage, tab, now } = this.#surroundings;
    const kept = [this.#sheet.drafts, this.#faults, this.#typing] as const;
    // A change of the status alone writes nothing: with hundreds of drafts that is felt while typing.
    if (kept.every((each, index) => each === this.#kept[index])) return;
    this.#kept = kept;
    const name = storeName(this.options.scope, tab);
    const text = storedText(
      {
        drafts: [...this.#sheet.drafts],
        faults: [...this.#faults].map(([key, { text }]) => [key, text] as const),
        typing: this.#typing,
      },
      now(),
    );
    try {
      if (text === null) storage.removeItem(name);
      else storage.setItem(name, text);
    } catch {
      // The browser's store is full or switched off: the server still gets everything.
    }
  }

  #schedule(delay: number): void {
    if (unsent(this.#sheet).length === 0) {
      // What was to be sent has been taken back: the server has everything again.
      if (this.#status.kind !== "saving") this.#status = this.#safe;
      return;
    }
    if (this.#status.kind !== "saving" && this.#status.kind !== "failed") this.#status = { kind: "unsaved" };
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#send(), delay);
  }

  async #send(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const batch = startSending(this.#sheet, (id) => this.#versions.get(id)?.number ?? 0, BATCH);
    if (!batch) return;
    this.#sheet = batch.state;
    if (this.#status.kind !== "failed") this.#status = { kind: "saving" };
    this.#changed();
    const outcome = await this.options
      .save({ selectionId: this.options.selectionId, changes: batch.changes })
      .catch(() => ({ ok: false as const, code: "network" }));
    if (outcome?.ok) this.#arrived(outcome.value);
    else this.#failed(outcome?.code ?? "network");
  }

  #arrived(results: readonly CellResult[]): void {
    const at = this.#surroundings?.now() ?? Date.now();
    const by = { name: this.options.actorName, at: new Date(at).toISOString() };
    const { isSealed = false } = this.options;
    this.#sheet = takeResults(this.#sheet, results, by, isSealed);
    // What was typed is sealed now: taking a step back would bring it out again.
    if (isSealed) this.#undo = emptyStack();
    for (const { candidateId, lineId } of isSealed ? [] : results) {
      const version = this.#versions.get(candidateId);
      const cell = this.#sheet.saved.get(cellKey(candidateId, lineId));
      if (version && cell) seen.set(`${version.id} ${lineId}`, cell);
    }
    this.#retry = FIRST_RETRY;
    const more = unsent(this.#sheet).length > 0;
    this.#safe = { kind: "saved", at };
    this.#status = more ? { kind: "unsaved" } : this.#safe;
    this.#changed();
    if (more) this.#schedule(0);
  }

  #failed(code: string): void {
    this.#sheet = sendingFailed(this.#sheet);
    const again = PASSING.has(code);
    this.#status = { kind: "failed", code, again };
    this.#changed();
    if (!again) return;
    this.#schedule(this.#retry);
    this.#retry = Math.min(this.#retry * 2, LAST_RETRY);
  }
}
