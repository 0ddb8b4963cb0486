"use client";

import { useEffect, useMemo, useState } from "react";
import {
  type Changes,
  type Conflict,
  conflictsOf,
  isChanged,
  readChanges,
  rebased,
  storedText,
  type Values,
  withoutField,
  withText,
} from "./draft";

export interface DraftFields {
  /** The text to show in a field. */
  readonly text: (name: string) => string;
  readonly set: (name: string, text: string) => void;
  readonly setMany: (texts: Values) => void;
  readonly names: readonly string[];
  readonly isDirty: boolean;
  /** What stands here was typed before the page was loaded. */
  readonly isRestored: boolean;
  readonly conflicts: readonly Conflict[];
  readonly keepMine: (name: string) => void;
  readonly takeTheirs: (name: string) => void;
  readonly discard: () => void;
  /** What is typed has just been stored. */
  readonly settle: () => void;
}

/** Whether a form with this key has something typed and not saved, e.g. to open it again after a reload. */
export function hasDraft(key: string): boolean {
  const changes = readChanges(read(key));
  return changes !== null && Object.keys(changes).length > 0;
}

const storageKey = (key: string) => `draft:${key}`;

function read(key: string): string | null {
  try {
    return sessionStorage.getItem(storageKey(key));
  } catch {
    // Storage can be switched off; the draft then lives as long as the page.
    return null;
  }
}

function write(key: string, changes: Changes): void {
  try {
    if (Object.keys(changes).length === 0) sessionStorage.removeItem(storageKey(key));
    else sessionStorage.setItem(storageKey(key), JSON.stringify(changes));
  } catch {
    // As above, or full: the draft still stands on the page.
  }
}

/**
 * The fields of a form whose typed text outlives a failed save and a reload (per tab).
 * `key` names the form and must not change while it is mounted; `stored` is what the server says now.
 */
export function useDraft(key: string, stored: Values): DraftFields {
  const [changes, setChanges] = useState<Changes>({});
  const [isRestored, setIsRestored] = useState(false);
  const [settled, setSettled] = useState<{ values: Values; against: string } | null>(null);

  // After a save the old stored values may stand for a moment until the page's new ones arrive.
  const fingerprint = JSON.stringify(stored);
  const current = useMemo(
    () => (settled?.against === fingerprint ? { ...stored, ...settled.values } : stored),
    [stored, settled, fingerprint],
  );

  useEffect(() => {
    const kept = readChanges(read(key));
    if (kept === null || Object.keys(kept).length === 0) return;
    setChanges(kept);
    setIsRestored(true);
  }, [key]);

  function change(next: Changes): void {
    setChanges(next);
    write(key, next);
    if (Object.keys(next).length === 0) setIsRestored(false);
  }

  return {
    text: (name) => changes[name]?.mine ?? storedText(current, name),
    set: (name, text) => change(withText(changes, current, name, text)),
    setMany: (texts) =>
      change(
        Object.entries(texts).reduce((all, [name, text]) => withText(all, current, name, text), changes),
      ),
    names: [...new Set([...Object.keys(current), ...Object.keys(changes)])],
    isDirty: isChanged(changes, current),
    isRestored,
    conflicts: conflictsOf(changes, current),
    keepMine: (name) => change(rebased(changes, current, name)),
    takeTheirs: (name) => change(withoutField(changes, name)),
    discard: () => change({}),
    settle: () => {
      const values = Object.fromEntries(Object.entries(changes).map(([name, { mine }]) => [name, mine]));
      setSettled({ values: { ...current, ...values }, against: fingerprint });
      change({});
    },
  };
}
