"use client";

import { useEffect, useState } from "react";
import { type PackedDossier, unpackDossier } from "@/lib/domain/comparison/packed-dossier";
import { type PreparedComparison, prepareComparison } from "@/lib/domain/comparison/prepare";
import type { IsoDay } from "@/lib/domain/iso-day";

export type ComparisonData =
  | { readonly state: "loading" }
  | { readonly state: "failed"; readonly retry: () => void }
  | { readonly state: "ready"; readonly prepared: PreparedComparison };

/**
 * Fetches what the comparison is computed from and indexes it. While a newer revision is on its way, the one at hand
 * stays in view.
 */
export function useComparisonData(url: string, revision: number, today: IsoDay): ComparisonData {
  const [data, setData] = useState<ComparisonData>({ state: "loading" });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    // A new revision or a new attempt asks again.
    const asked = `${revision}.${attempt}`;
    const stop = new AbortController();
    fetch(url, { signal: stop.signal, headers: { "X-Shortlist-Asked": asked } })
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))))
      .then((packed: PackedDossier) => {
        const prepared = prepareComparison(unpackDossier(packed), today);
        setData({ state: "ready", prepared });
      })
      .catch(() => {
        if (stop.signal.aborted) return;
        setData((before) =>
          before.state === "ready"
            ? before
            : { state: "failed", retry: () => setAttempt((count) => count + 1) },
        );
      });
    return () => stop.abort();
  }, [url, revision, today, attempt]);
  return data;
}
