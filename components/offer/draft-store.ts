import { z } from "zod";
import { isMinor, type Minor } from "@/lib/domain/money";
import { PERIODS } from "@/lib/domain/offer";
import { DRIVERS } from "@/lib/domain/selection";
import type { CellKey, Draft } from "./sheet-state";

/**
 * Unsent cells, kept in the browser so that a reload, a crash or a lost connection loses nothing. One entry per tab:
 * two tabs of the same reader do not overwrite each other. What cannot be read (another version wrote it) is left alone.
 */

const minorValue = z.number().refine((value): value is Minor => isMinor(value));
const milli = z.int().min(0).nullable();
const note = z.string();
const StoredCell = z.discriminatedUnion("state", [
  z.object({
    state: z.literal("priced"),
    unitPrice: minorValue,
    driver: z.enum(DRIVERS),
    quantityMilli: milli,
    period: z.enum(PERIODS),
    minimumMilli: milli,
    tiers: z.array(z.object({ fromMilli: z.int(), unitPrice: minorValue })),
    note,
  }),
  z.object({ state: z.literal("included"), inLineId: z.string(), note }),
  z.object({ state: z.literal("bundled"), bundleId: z.string(), note }),
  z.object({ state: z.literal("not_offered"), note }),
  z.object({ state: z.literal("unanswered"), note }),
]);

const Stored = z.object({
  v: z.literal(1),
  at: z.number(),
  drafts: z.array(z.tuple([z.string(), z.object({ cell: StoredCell, baseEdition: z.int() })])),
  /** Text that could not be read, by candidate, line and field. */
  faults: z.array(z.tuple([z.string(), z.string()])),
  /** The cell that was being typed in. */
  typing: z.object({ row: z.string(), column: z.string(), text: z.string() }).nullable(),
});

export interface StoredDrafts {
  readonly drafts: readonly (readonly [CellKey, Draft])[];
  readonly faults: readonly (readonly [string, string])[];
  readonly typing: { readonly row: string; readonly column: string; readonly text: string } | null;
}

const isKey = (text: string): text is CellKey => /^\S+ \S+$/.test(text);

/** Text for the browser's store; null when there is nothing to keep. */
export function storedText(drafts: StoredDrafts, at: number): string | null {
  if (drafts.drafts.length === 0 && drafts.faults.length === 0 && drafts.typing === null) return null;
  return JSON.stringify({ v: 1, at, ...drafts });
}

/** The reverse; null for anything that is not ours. */
export function readStored(text: string | null): (StoredDrafts & { readonly at: number }) | null {
  if (text === null) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = Stored.safeParse(value);
  if (!parsed.success) return null;
  const { drafts, faults, typing, at } = parsed.data;
  return {
    drafts: drafts.flatMap(([key, draft]) => (isKey(key) ? [[key, draft] as const] : [])),
    faults,
    typing,
    at,
  };
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
