import type { CellChange, CellResult } from "@/lib/domain/offer-sheet";
import type { Outcome } from "@/lib/domain/outcome";
import type { StoredDrafts } from "./draft-store";
import type { SheetState } from "./sheet-state";
import type { FieldKey, TypedFault } from "./typed-fault";

export type StoreStatus =
  | { readonly kind: "idle" | "unsaved" | "saving" }
  | { readonly kind: "saved"; readonly at: number }
  /** Everything unsent is kept on this device. `again`: it is tried again by itself. */
  | { readonly kind: "failed"; readonly code: string; readonly again: boolean };

export interface StoreSnapshot {
  readonly sheet: SheetState;
  readonly faults: ReadonlyMap<FieldKey, TypedFault>;
  readonly status: StoreStatus;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Cells of an earlier visit that were put back; null when there were none. */
  readonly restored: number | null;
  readonly typing: StoredDrafts["typing"];
}

export interface StoreOptions {
  readonly selectionId: string;
  readonly actorName: string;
  /** Whose drafts these are: reader and selection. */
  readonly scope: string;
  readonly save: (input: {
    selectionId: string;
    changes: readonly CellChange[];
  }) => Promise<Outcome<readonly CellResult[]>>;
  /** Prices are sealed: what has been stored is not kept here, neither to be shown nor to be taken back. */
  readonly isSealed?: boolean;
}

/** What the store needs of a browser; tests bring their own. */
export interface Surroundings {
  readonly storage: Storage | null;
  readonly tab: string;
  readonly now: () => number;
}
