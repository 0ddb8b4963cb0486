"use client";

import { useEffect, useRef, useState } from "react";
import type { PairKey } from "./judging-view";

/** Where on the guest page somebody is: one question, a part's summary, or the list of parts. */
export type Place =
  | { readonly kind: "question"; readonly candidateId: string; readonly criterionId: string }
  | ({ readonly kind: "review" } & PairKey)
  | { readonly kind: "parts" };

/** The place as the address says it after #. @example addressOf({ kind: "parts" }) // "#all" */
export function addressOf(place: Place): string {
  if (place.kind === "parts") return "#all";
  if (place.kind === "review") return `#done/${place.candidateId}/${place.groupId}`;
  return `#ask/${place.candidateId}/${place.criterionId}`;
}

/** The place an address means; null for anything else. @example placeOf("#all") // { kind: "parts" } */
export function placeOf(hash: string): Place | null {
  if (hash === "#all") return { kind: "parts" };
  const [kind, candidateId, id, ...more] = hash.slice(1).split("/");
  if (!candidateId || !id || more.length > 0) return null;
  if (kind === "done") return { kind: "review", candidateId, groupId: id };
  return kind === "ask" ? { kind: "question", candidateId, criterionId: id } : null;
}

/** The place, and a way to another; the phone's own back button goes back one place. */
export function usePlace(start: Place): [Place, (next: Place) => void] {
  const [place, setPlace] = useState(start);
  // Where the page opened, which its address does not say.
  const first = useRef(start);
  useEffect(() => {
    function read(): void {
      setPlace(placeOf(window.location.hash) ?? first.current);
    }
    read();
    window.addEventListener("popstate", read);
    return () => window.removeEventListener("popstate", read);
  }, []);
  function go(next: Place): void {
    window.history.pushState(null, "", addressOf(next));
    setPlace(next);
    window.scrollTo({ top: 0 });
  }
  return [place, go];
}
