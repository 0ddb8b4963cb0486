"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { type Cell, type CellKey, type Draft, Sheet, type SheetOptions } from "./sheet";

const NOTE_DELAY = 700;

/**
 * A sheet that lives as long as the page. Drafts wait in this browser tab under `storageKey`; `readDraftValue` tells
 * what a stored value is, since anything may stand in storage.
 */
export function useSheet<Value>(options: {
  readonly storageKey: string;
  readonly answers: SheetOptions<Value>["answers"];
  readonly save: SheetOptions<Value>["save"];
  readonly isKnown: (key: CellKey) => boolean;
  readonly isValue: (value: unknown) => value is Value;
}): Sheet<Value> {
  const { storageKey, isKnown, isValue } = options;
  const [sheet] = useState(
    () =>
      new Sheet<Value>({
        answers: options.answers,
        save: options.save,
        now: () => Date.now(),
        noteDelay: NOTE_DELAY,
        drafts: {
          load: () => readDrafts(storageKey, isValue),
          save: (drafts) => writeDrafts(storageKey, drafts),
        },
      }),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: drafts are taken up once, when the page opens
  useEffect(() => {
    sheet.resume(isKnown);
    const retry = () => sheet.retry();
    window.addEventListener("online", retry);
    return () => window.removeEventListener("online", retry);
  }, [sheet]);
  return sheet;
}

/** One cell, drawn anew when it changes. */
export function useCell<Value>(sheet: Sheet<Value>, key: CellKey): Cell<Value> {
  const read = () => sheet.cell(key);
  return useSyncExternalStore(sheet.subscribe, read, read);
}

/** Drawn anew whenever anything in the sheet changes: for summaries. */
export function useSheetVersion<Value>(sheet: Sheet<Value>): number {
  return useSyncExternalStore(sheet.subscribe, sheet.version, sheet.version);
}

function readDrafts<Value>(storageKey: string, isValue: (value: unknown) => value is Value): Draft<Value>[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? "[]");
    return Array.isArray(stored) ? stored.flatMap((entry: unknown) => draftFrom(entry, isValue)) : [];
  } catch {
    // Storage can be switched off or hold something else.
    return [];
  }
}

function draftFrom<Value>(entry: unknown, isValue: (value: unknown) => value is Value): Draft<Value>[] {
  if (typeof entry !== "object" || entry === null) return [];
  if (!("rowId" in entry && "candidateId" in entry && "note" in entry && "edition" in entry)) return [];
  const { rowId, candidateId, note, edition } = entry;
  const value = "value" in entry ? entry.value : undefined;
  if (typeof rowId !== "string" || typeof candidateId !== "string" || typeof note !== "string") return [];
  if (edition !== null && typeof edition !== "number") return [];
  if (value !== undefined && !isValue(value)) return [];
  return [{ rowId, candidateId, note, edition, value }];
}

function writeDrafts<Value>(storageKey: string, drafts: readonly Draft<Value>[]): void {
  try {
    if (drafts.length === 0) sessionStorage.removeItem(storageKey);
    else sessionStorage.setItem(storageKey, JSON.stringify(drafts));
  } catch {
    // Without storage the answers still go to the server; only a reload in between would lose them.
  }
}
