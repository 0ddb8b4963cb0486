"use client";

import { useEffect, useState } from "react";
import { type PackedDossier, unpackDossier } from "@/lib/domain/comparison/packed-dossier";
import { type PreparedComparison, prepareComparison } from "@/lib/domain/comparison/prepare";
import type { IsoDay } from "@/lib/domain/iso-day";

export type ComparisonData<Part = null> =
  | { readonly state: "loading" }
  | { readonly state: "failed"; readonly retry: () => void }
  | { readonly state: "ready"; readonly prepared: PreparedComparison; readonly part: Part };

const noPart = async () => null;

/**
 * Fetches what the comparison is computed from and indexes it. While a newer revision is on its way, the one at hand
 * stays in view.
 */
export function useComparisonData(url: string, revision: number, today: IsoDay): ComparisonData {
  return useComparisonDataWith(url, revision, today, noPart);
}

/**
 * The same together with a part of the page that only those data need: both are there, or neither.
 *
 * @param load fetches the part; the same function at every drawing
 */
export function useComparisonDataWith<Part>(
  url: string,
  revision: number,
  today: IsoDay,
  load: () => Promise<Part>,
): ComparisonData<Part> {
  const [data, setData] = useState<ComparisonData<Part>>({ state: "loading" });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    Promise.all([fetch(addressAt(url, revision, attempt), { signal: stop.signal }).then(unzipped), load()])
      .then(([packed, part]) => {
        if (stop.signal.aborted) return;
        const prepared = prepareComparison(unpackDossier(packed), today);
        setData({ state: "ready", prepared, part });
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
  }, [url, revision, today, attempt, load]);
  return data;
}

/** The packed dossier in an answer: JSON, compressed once by the server and kept so. */
async function unzipped(answer: Response): Promise<PackedDossier> {
  if (!answer.ok || !answer.body) throw new Error(String(answer.status));
  return new Response(answer.body.pipeThrough(new DecompressionStream("gzip"))).json();
}

/** The address for a revision, the same as the page's preload asks for; a second attempt asks past the cache. */
function addressAt(url: string, revision: number, attempt: number): string {
  return `${url}?r=${revision}${attempt === 0 ? "" : `&attempt=${attempt}`}`;
}
