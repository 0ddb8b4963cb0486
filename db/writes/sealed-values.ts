import type { Minor } from "@/lib/domain/money";
import type { Cell, Tier } from "@/lib/domain/offer";
import { arePricesSealed } from "@/lib/domain/sealing";
import type { SelectionRow } from "../queries/access";
import type { cellFromRow } from "../queries/dossier-offers";
import { amount, listOf, orNull, record, text, whole } from "./sealed-reading";

/**
 * What is sealed of each row of an offer, and how it is written down. Only the writes that seal, the comparison with
 * what stands inside their own transaction, and the opening come here: no query that answers a page does.
 */

/** Seals and opens texts with one selection's key. Made in `lib/server`, which alone knows keys. */
export interface PriceVault {
  /** `place` is the table and row the text belongs to; it opens nowhere else. */
  readonly seal: (text: string, place: string) => string;
  /** @throws Error when the text was sealed with another key or for another place, or was changed */
  readonly open: (sealed: string, place: string) => string;
}

/**
 * The vault a write must use: null when the selection's prices are open.
 * @throws Error when they are sealed and no vault was brought: nothing is ever stored open by oversight
 */
export function vaultFor(context: {
  readonly selection: SelectionRow;
  readonly vault?: PriceVault | null;
}): PriceVault | null {
  if (!arePricesSealed(context.selection)) return null;
  if (!context.vault) throw new Error("sealed prices cannot be written without their key");
  return context.vault;
}

/** The sealed part of a cell. */
interface CellContent {
  readonly price: Minor | null;
  readonly quantity: number | null;
  readonly minimum: number | null;
  readonly tiers: readonly Tier[];
  readonly note: string;
}

export interface SealedTerms {
  readonly index: number;
  readonly indexAfter: number;
  readonly total: Minor | null;
  readonly source: string;
  /** Months over which establishment is paid; null = at the start. */
  readonly financed: number | null;
  readonly financeRate: number;
}

export interface SealedBundleContent {
  readonly amount: Minor;
  readonly split: readonly { readonly lineId: string; readonly amount: Minor }[];
  readonly note: string;
}

/** So that the length of what is sealed tells nothing of the size of an amount. Spaces after JSON mean nothing. */
const STEP = 128;
const padded = (value: unknown): string => {
  const text = JSON.stringify(value);
  return text.padEnd(Math.ceil(text.length / STEP) * STEP);
};

const places = {
  cell: (id: string) => `offer_line/${id}`,
  terms: (id: string) => `offer_version/${id}`,
  bundle: (id: string) => `offer_bundle/${id}`,
  item: (id: string) => `price_list_item/${id}`,
  words: (table: WordsTable, id: string) => `${table}/${id}`,
} as const;

type LineRow = Parameters<typeof cellFromRow>[0];

/** The sealed part of a cell; null when it has nothing to seal. */
export function sealCell(vault: PriceVault, rowId: string, cell: Cell): string | null {
  if (cell.state !== "priced" && cell.note === "") return null;
  const priced = cell.state === "priced" ? cell : null;
  const content: CellContent = {
    price: priced?.unitPrice ?? null,
    quantity: priced?.quantityMilli ?? null,
    minimum: priced?.minimumMilli ?? null,
    tiers: priced?.tiers ?? [],
    note: cell.note,
  };
  return vault.seal(padded(content), places.cell(rowId));
}

function cellContent(opened: string): CellContent {
  const held = record(opened);
  return {
    price: orNull(held.price, amount),
    quantity: orNull(held.quantity, whole),
    minimum: orNull(held.minimum, whole),
    tiers: listOf(held.tiers, (tier) => ({
      fromMilli: whole(tier.fromMilli),
      unitPrice: amount(tier.unitPrice),
    })),
    note: text(held.note),
  };
}

/** A row of a cell with what was sealed put back, and its tiers. A row with nothing sealed is left as it is. */
export function openedCellRow(
  vault: PriceVault,
  row: LineRow,
): { readonly row: LineRow; readonly tiers: readonly Tier[] } {
  if (row.sealed === null) return { row, tiers: [] };
  const content = cellContent(vault.open(row.sealed, places.cell(row.id)));
  return {
    row: {
      ...row,
      unitPriceMinor: content.price,
      quantityMilli: content.quantity,
      minimumMilli: content.minimum,
      note: content.note,
      sealed: null,
    },
    tiers: content.tiers,
  };
}

/** Tables whose rows hold a vendor's own words, which may name prices. */
export type WordsTable = "point_answer" | "requirement_reply" | "offer_draft" | "document";

/** Seals what a vendor wrote, or a whole answer that is not an offer yet. */
export function sealWords(vault: PriceVault, table: WordsTable, rowId: string, words: string): string {
  return vault.seal(padded({ words }), places.words(table, rowId));
}

export function openWords(vault: PriceVault, table: WordsTable, rowId: string, sealed: string): string {
  return text(record(vault.open(sealed, places.words(table, rowId))).words);
}

export function sealTerms(vault: PriceVault, versionId: string, terms: SealedTerms): string {
  return vault.seal(padded(terms), places.terms(versionId));
}

export function openTerms(vault: PriceVault, versionId: string, sealed: string): SealedTerms {
  const held = record(vault.open(sealed, places.terms(versionId)));
  return {
    index: whole(held.index),
    indexAfter: whole(held.indexAfter),
    total: orNull(held.total, amount),
    source: text(held.source),
    // Sealed before offers could be financed: paid at the start.
    financed: orNull(held.financed ?? null, whole),
    financeRate: whole(held.financeRate ?? 0),
  };
}

export function sealBundle(
  vault: PriceVault,
  bundleId: string,
  content: {
    readonly amount: number;
    readonly split: readonly { readonly lineId: string; readonly amount: number }[];
    readonly note: string;
  },
): string {
  return vault.seal(padded(content), places.bundle(bundleId));
}

export function openBundle(vault: PriceVault, bundleId: string, sealed: string): SealedBundleContent {
  const held = record(vault.open(sealed, places.bundle(bundleId)));
  return {
    amount: amount(held.amount),
    split: listOf(held.split, (part) => ({ lineId: text(part.lineId), amount: amount(part.amount) })),
    note: text(held.note),
  };
}

export function sealItem(vault: PriceVault, itemId: string, price: number): string {
  return vault.seal(padded({ price }), places.item(itemId));
}

export function openItem(vault: PriceVault, itemId: string, sealed: string): Minor {
  return amount(record(vault.open(sealed, places.item(itemId))).price);
}
