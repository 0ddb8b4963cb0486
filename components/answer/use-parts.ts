"use client";

import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { type PartsSnapshot, PartsStore } from "./parts-store";
import type { AnswerActions } from "./vendor-view";

function browserStore(): Storage | null {
  try {
    return localStorage;
  } catch {
    // Switched off by the reader: nothing is kept over a reload then.
    return null;
  }
}

/** Where a vendor's answer is typed: which one, by whom. */
export interface AnswerPlace {
  readonly selectionId: string;
  readonly variant: string;
  readonly readerId: string;
}

/** A store of typed parts that lives as long as its form. */
export function useParts(
  { selectionId, variant, readerId }: AnswerPlace,
  save: AnswerActions["saveParts"],
  readOnly: boolean,
): { readonly store: PartsStore; readonly snapshot: PartsSnapshot } {
  const [store] = useState(
    () =>
      new PartsStore({
        scope: `${readerId}.${variant}`,
        send: (changes) => save({ selectionId, variant, changes }),
      }),
  );
  useEffect(() => (readOnly ? undefined : store.attach(browserStore())), [store, readOnly]);
  const snapshot = useSyncExternalStore(store.subscribe, store.snapshot, store.snapshot);
  return useMemo(() => ({ store, snapshot }), [store, snapshot]);
}
