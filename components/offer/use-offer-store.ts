"use client";

import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { OfferSheet } from "@/lib/domain/offer-sheet";
import type { SealedSheet } from "@/lib/domain/sealed-offer";
import { OfferStore } from "./offer-store";
import type { StoreOptions, StoreSnapshot } from "./store-snapshot";

/** This tab's name, kept over reloads. */
function tabName(): string {
  try {
    const known = sessionStorage.getItem("shortlist.tab");
    if (known !== null) return known;
    const made = crypto.getRandomValues(new Uint32Array(2)).join("-");
    sessionStorage.setItem("shortlist.tab", made);
    return made;
  } catch {
    return "only";
  }
}

function browserStore(): Storage | null {
  try {
    return localStorage;
  } catch {
    // Switched off by the reader: nothing is kept over a reload then.
    return null;
  }
}

/** An offer store that lives as long as its grid, fed with what the server last drew. */
export function useOfferStore(
  options: StoreOptions,
  sheets: readonly OfferSheet[],
  sealedSheets: readonly SealedSheet[],
  readOnly: boolean,
): { readonly store: OfferStore; readonly snapshot: StoreSnapshot } {
  const [store] = useState(() => {
    const made = new OfferStore(options);
    made.takeSheets(sheets);
    made.takeSealedSheets(sealedSheets);
    return made;
  });
  useEffect(() => store.takeSheets(sheets), [store, sheets]);
  useEffect(() => store.takeSealedSheets(sealedSheets), [store, sealedSheets]);
  useEffect(
    // What cannot be changed here keeps and sends nothing: drafts in the store belong to the current version.
    () =>
      readOnly ? undefined : store.attach({ storage: browserStore(), tab: tabName(), now: () => Date.now() }),
    [store, readOnly],
  );
  const snapshot = useSyncExternalStore(store.subscribe, store.snapshot, store.snapshot);
  return useMemo(() => ({ store, snapshot }), [store, snapshot]);
}
