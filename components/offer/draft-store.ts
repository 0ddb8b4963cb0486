import { isMinor } from "@/lib/domain/money";
import { type Cell, PERIODS, type Tier } from "@/lib/domain/offer";
import { DRIVERS } from "@/lib/domain/selection";
import type { CellKey, Draft } from "./sheet-state";

/**
 * Unsent cells, kept in the browser so that a reload, a crash or a lost connection loses nothing. One entry per tab:
 * two tabs of the same reader do not overwrite each other. What cannot be read (another version wrote it) is left alone.
 */

export interface StoredDrafts {
  readonly drafts: readonly (readonly [CellKey, Draft])[];
  /** Text that could not be read, by candidate, line and field. */
  readonly faults: readonly (readonly [string, string])[];
  /** The cell that was being typed in. */
  readonly typing: { readonly row: string; readonly column: string; readonly text: string } | null;
}

/** Text for the browser's store; null when there is nothing to keep. */
export function storedText(drafts: StoredDrafts, at: number): string | null {
  if (drafts.drafts.length === 0 && drafts.faults.length === 0 && drafts.typing === null) return null;
  return JSON.stringify({ v: 1, at, ...drafts });
}

/** The reverse; null for anything that is not ours. */
export function readStored(text: string | null): (StoredDrafts & { readonly at: number }) | null {
  const value = parsed(text);
  if (!isRecord(value) || value.v !== 1 || typeof value.at !== "number") return null;
  const drafts = listOf(value.drafts, draftOf);
  const faults = listOf(value.faults, textPair);
  const typing = value.typing === null ? null : typingOf(value.typing);
  if (drafts === null || faults === null || typing === undefined) return null;
  return { at: value.at, drafts, faults, typing };
}

/** Where drafts of one reader in one grid are kept; `tab` tells tabs apart. */
export const storeName = (scope: string, tab: string) => `shortlist.offer-drafts.${scope}.${tab}`;

/** Tabs of the same scope whose entries are in the store, the own one left out. */
export function otherTabs(scope: string, own: string, names: readonly string[]): string[] {
  const prefix = storeName(scope, "");
  return names.flatMap((name) => {
    const tab = name.startsWith(prefix) ? name.slice(prefix.length) : "";
    return tab !== "" && tab !== own ? [tab] : [];
  });
}

function parsed(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isKey = (value: unknown): value is CellKey => typeof value === "string" && /^\S+ \S+$/.test(value);
const isCount = (value: unknown): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0;

/** All of a list or nothing of it. */
function listOf<Value>(value: unknown, read: (item: unknown) => Value | null): readonly Value[] | null {
  if (!Array.isArray(value)) return null;
  const items: Value[] = [];
  for (const item of value) {
    const one = read(item);
    if (one === null) return null;
    items.push(one);
  }
  return items;
}

function textPair(item: unknown): readonly [string, string] | null {
  if (!Array.isArray(item)) return null;
  const [name, text]: unknown[] = item;
  return typeof name === "string" && typeof text === "string" ? [name, text] : null;
}

function typingOf(value: unknown): StoredDrafts["typing"] | undefined {
  if (!isRecord(value)) return undefined;
  const { row, column, text } = value;
  return typeof row === "string" && typeof column === "string" && typeof text === "string"
    ? { row, column, text }
    : undefined;
}

function draftOf(item: unknown): readonly [CellKey, Draft] | null {
  if (!Array.isArray(item)) return null;
  const [key, draft]: unknown[] = item;
  if (!isKey(key) || !isRecord(draft) || !isCount(draft.baseEdition)) return null;
  const cell = cellOf(draft.cell);
  return cell && [key, { cell, baseEdition: draft.baseEdition }];
}

function cellOf(value: unknown): Cell | null {
  if (!isRecord(value) || typeof value.note !== "string") return null;
  const { note } = value;
  switch (value.state) {
    case "priced":
      return pricedOf(value, note);
    case "included":
      return typeof value.inLineId === "string"
        ? { state: "included", inLineId: value.inLineId, note }
        : null;
    case "bundled":
      return typeof value.bundleId === "string" ? { state: "bundled", bundleId: value.bundleId, note } : null;
    case "not_offered":
    case "unanswered":
      return { state: value.state, note };
    default:
      return null;
  }
}

function pricedOf(value: Record<string, unknown>, note: string): Cell | null {
  const { unitPrice, quantityMilli, minimumMilli } = value;
  const driver = DRIVERS.find((each) => each === value.driver);
  const period = PERIODS.find((each) => each === value.period);
  const tiers = listOf(value.tiers, tierOf);
  if (!driver || !period || !tiers || !isCount(unitPrice) || !isMinor(unitPrice)) return null;
  if (quantityMilli !== null && !isCount(quantityMilli)) return null;
  if (minimumMilli !== null && !isCount(minimumMilli)) return null;
  return { state: "priced", unitPrice, driver, quantityMilli, period, minimumMilli, tiers, note };
}

function tierOf(value: unknown): Tier | null {
  if (!isRecord(value) || !isCount(value.fromMilli) || !isCount(value.unitPrice)) return null;
  return isMinor(value.unitPrice) ? { fromMilli: value.fromMilli, unitPrice: value.unitPrice } : null;
}
