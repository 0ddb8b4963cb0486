"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { type Cell, type CellKey, type Draft, Sheet, type SheetOptions } from "./sheet";

const NOTE_DELAY = 700;
/** How often what was lost on the way is sent again, in milliseconds. */
const RETRY_EVERY = 5_000;

/**
 * A sheet that lives as long as the page. Drafts wait under `storageKey` in this browser tab, or on this `device` also
 * after the tab is closed; `isValue` tells what a stored value is, since anything may stand in storage. What was lost
 * on the way is sent again by itself.
 */
export function useSheet<Value>(options: {
  readonly storageKey: string;
  readonly keep?: "tab" | "device" | undefined;
  readonly answers: SheetOptions<Value>["answers"];
  readonly save: SheetOptions<Value>["save"];
  readonly isKnown: (key: CellKey) => boolean;
  readonly isValue: (value: unknown) => value is Value;
}): Sheet<Value> {
  const { storageKey, isKnown, isValue, answers, keep = "tab" } = options;
  const [sheet] = useState(
    () =>
      new Sheet<Value>({
        answers: options.answers,
        save: options.save,
        now: () => Date.now(),
        noteDelay: NOTE_DELAY,
        drafts: {
          load: () => readDrafts(keep, storageKey, isValue),
          save: (drafts) => writeDrafts(keep, storageKey, drafts),
        },
      }),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: drafts are taken up once, when the page opens
  useEffect(() => {
    sheet.resume(isKnown);
    const retry = () => sheet.retry();
    const again = setInterval(() => {
      const state = sheet.state();
      if (state.kind === "failed" && state.code === "connection.lost") sheet.retry();
    }, RETRY_EVERY);
    window.addEventListener("online", retry);
    return () => {
      clearInterval(again);
      window.removeEventListener("online", retry);
    };
  }, [sheet]);
  // The page was drawn anew: another device may have answered meanwhile.
  useEffect(() => sheet.take(answers), [sheet, answers]);
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

const storageOf = (keep: "tab" | "device") => (keep === "tab" ? sessionStorage : localStorage);

function readDrafts<Value>(
  keep: "tab" | "device",
  storageKey: string,
  isValue: (value: unknown) => value is Value,
): Draft<Value>[] {
  try {
    const stored: unknown = JSON.parse(storageOf(keep).getItem(storageKey) ?? "[]");
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

function writeDrafts<Value>(
  keep: "tab" | "device",
  storageKey: string,
  drafts: readonly Draft<Value>[],
): void {
  try {
    if (drafts.length === 0) storageOf(keep).removeItem(storageKey);
    else storageOf(keep).setItem(storageKey, JSON.stringify(drafts));
  } catch {
    // Without storage the answers still go to the server; only a reload in between would lose them.
  }
}
