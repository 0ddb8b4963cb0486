"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useMemo, useRef } from "react";
import type { Currency } from "@/lib/domain/money";
import type { OfferWarning } from "@/lib/domain/offer-warnings";
import { useWarningWords } from "./warning-list";
import { warningText } from "./warning-text";

/** How long a grid must have been saved and left alone before its warnings are worked out anew, in ms: one offer, and all. */
export const SETTLED = { one: 700, all: 4_000 } as const;
const NOTHING: readonly string[] = [];

/**
 * The warnings of a grid's offers, in words by cell. When everything typed is stored the page is drawn anew, so that
 * a mended cell loses its warning.
 *
 * @param warnings undefined where nothing is said of the offer: sealed or past
 * @param settled how long it rests before that, in ms
 * @param savedAt when the grid was stored last; null while it is not
 */
export function useOfferWarnings(
  warnings: readonly OfferWarning[] | undefined,
  currency: Currency,
  savedAt: number | null,
  settled: number,
): (candidateId: string, lineId: string) => readonly string[] {
  const words = useWarningWords(currency);
  const byCell = useMemo(() => {
    const found = new Map<string, OfferWarning[]>();
    for (const warning of warnings ?? []) {
      if (warning.lineId === null) continue;
      const cell = `${warning.candidateId} ${warning.lineId}`;
      found.set(cell, [...(found.get(cell) ?? []), warning]);
    }
    return found;
  }, [warnings]);
  const router = useRouter();
  const drawn = useRef<number | null>(null);
  const isWanted = warnings !== undefined;
  useEffect(() => {
    if (!isWanted || savedAt === null || drawn.current === savedAt) return;
    const timer = setTimeout(() => {
      drawn.current = savedAt;
      router.refresh();
    }, settled);
    return () => clearTimeout(timer);
  }, [isWanted, savedAt, settled, router]);
  return useCallback(
    (candidateId, lineId) =>
      byCell.get(`${candidateId} ${lineId}`)?.map((each) => warningText(each, words)) ?? NOTHING,
    [byCell, words],
  );
}
