import type { KeyObject } from "node:crypto";
import type { Reader, Tx } from "@/db/engine/database";
import type { SelectionRow } from "@/db/queries/access";
import { wrappedKeyOf } from "@/db/queries/opening";
import { openWords, type PriceVault } from "@/db/writes/sealed-values";
import { holdUnopened, keepWrappedKey } from "@/db/writes/selection-key";
import { holdUnsealed } from "@/db/writes/selection-sealing";
import type { OfferAnswer } from "@/lib/domain/offer-answer";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import { mayTypePrices, mayUploadOffers } from "@/lib/domain/policy";
import { arePricesSealed } from "@/lib/domain/sealing";
import { readAnswer } from "@/lib/formats/answer-text/answer-text";
import type { AuthorizedSelection } from "./access";
import { logBug } from "./log";
import { masterKey, newSealKey, openText, SealBroken, sealText, unwrapKey, wrapKey } from "./sealed-box";

/**
 * The way to a selection's sealed prices. Each selection has a key of its own, kept in the database encrypted with the
 * installation's master key, which is not there. Without that key a write is refused in words; nothing is ever stored
 * open, or read as something else, in its place.
 */

const placeOf = (selectionId: string) => `selection_key/${selectionId}`;

/** The vault of one selection, made with its first sealed price. Call it in the transaction that uses it. */
async function openVault(
  tx: Tx,
  selection: SelectionRow,
  now: string,
  master: () => KeyObject,
): Promise<Outcome<PriceVault>> {
  if (!(await holdUnopened(tx, selection.id))) return fail("prices.already_open");
  const place = placeOf(selection.id);
  const key = await keyOf(tx, selection.id, now, master, place);
  if (!key.ok) return key;
  return succeed({
    seal: (text, where) => sealText(key.value, text, where),
    open: (sealed, where) => openText(key.value, sealed, where),
  });
}

async function keyOf(
  tx: Tx,
  selectionId: string,
  now: string,
  master: () => KeyObject,
  place: string,
): Promise<Outcome<KeyObject>> {
  let held: KeyObject;
  try {
    held = master();
  } catch (error) {
    // The key file is there and cannot be read: the log says which, the reader what it means.
    logBug(error, "seal-key");
    return fail("seal.key_missing");
  }
  const wrapped =
    (await wrappedKeyOf(tx, selectionId)) ??
    (await keepWrappedKey(tx, selectionId, wrapKey(held, newSealKey(), place), now));
  try {
    return succeed(unwrapKey(held, wrapped, place));
  } catch (error) {
    if (error instanceof SealBroken) return fail("seal.key_missing");
    throw error;
  }
}

interface PriceWrite {
  readonly tx: Tx;
  readonly authorized: AuthorizedSelection;
  readonly now: string;
  /** The installation's own, unless a test brings another. */
  readonly master?: () => KeyObject;
}

/**
 * Runs a write of offers for somebody who may type them now, with the vault it needs: null when prices are open.
 * Errors: `prices.keeper_only`, `access.forbidden`, `seal.key_missing` (the master key is lost or another one),
 * `seal.broken` (something sealed was changed from outside), `prices.already_open`.
 */
export async function typingPrices<Value>(
  { tx, authorized, now, master = masterKey }: PriceWrite,
  work: (vault: PriceVault | null) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  const { selection, participant } = authorized;
  const sealed = arePricesSealed(selection);
  if (!mayTypePrices({ role: participant.role, knowsPrices: participant.knowsPrices, sealed }))
    return fail(sealed ? "prices.keeper_only" : "access.forbidden");
  if (sealed) return withVault({ tx, authorized, now, master }, work);
  // Sealed since this write looked: the next try meets a sealed selection.
  return (await holdUnsealed(tx, selection.id)) ? work(null) : fail("prices.keeper_only");
}

/**
 * Runs a write of what a vendor sent, by somebody who hands it on without having to know what is in it. Otherwise as
 * {@link typingPrices}.
 */
export async function handingOnPrices<Value>(
  write: PriceWrite,
  work: (vault: PriceVault | null) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  const { selection, participant } = write.authorized;
  const sealed = arePricesSealed(selection);
  if (!mayUploadOffers({ role: participant.role, knowsPrices: participant.knowsPrices, sealed }))
    return fail(sealed ? "prices.keeper_only" : "access.forbidden");
  if (sealed) return withVault(write, work);
  return (await holdUnsealed(write.tx, selection.id)) ? work(null) : fail("prices.keeper_only");
}

/**
 * Runs a write of prices by somebody whose right to it has been seen to elsewhere, e.g. a vendor's own answer. Errors:
 * those of the vault; `row.changed_meanwhile` when prices were sealed at this very moment.
 */
export async function storingPrices<Value>(
  write: PriceWrite,
  work: (vault: PriceVault | null) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  const { selection } = write.authorized;
  if (arePricesSealed(selection)) return withVault(write, work);
  return (await holdUnsealed(write.tx, selection.id)) ? work(null) : fail("row.changed_meanwhile");
}

/** Runs work that opens what is sealed. Errors: as {@link typingPrices}, whoever asks. */
export async function withVault<Value>(
  { tx, authorized, now, master = masterKey }: PriceWrite,
  work: (vault: PriceVault) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  const vault = await openVault(tx, authorized.selection, now, master);
  if (!vault.ok) return vault;
  try {
    return await work(vault.value);
  } catch (error) {
    if (error instanceof SealBroken) return fail("seal.broken");
    throw error;
  }
}

/** A kept answer as its row holds it. */
export interface KeptAnswer {
  readonly id: string;
  readonly content: string;
  readonly isSealed: boolean;
}

/**
 * A kept answer for the one who wrote it, on a page of theirs. The caller has seen to it that the reader is its writer:
 * while prices are sealed nobody else may have it.
 * Errors: `seal.key_missing`, `seal.broken`.
 */
export async function ownAnswer(
  reader: Reader,
  selectionId: string,
  kept: KeptAnswer,
  master: () => KeyObject = masterKey,
): Promise<Outcome<OfferAnswer>> {
  const text = await ownWords(reader, selectionId, kept, master);
  return text.ok ? succeed(readAnswer(text.value)) : text;
}

/** The text of what somebody keeps, for the one who wrote it. As {@link ownAnswer}. */
export async function ownWords(
  reader: Reader,
  selectionId: string,
  kept: KeptAnswer,
  master: () => KeyObject = masterKey,
): Promise<Outcome<string>> {
  if (!kept.isSealed) return succeed(kept.content);
  const wrapped = await wrappedKeyOf(reader, selectionId);
  if (wrapped === undefined) return fail("seal.key_missing");
  try {
    const key = unwrapKey(master(), wrapped, placeOf(selectionId));
    const opener: PriceVault = {
      seal: (text, where) => sealText(key, text, where),
      open: (sealed, where) => openText(key, sealed, where),
    };
    return succeed(openWords(opener, "offer_draft", kept.id, kept.content));
  } catch (error) {
    if (error instanceof SealBroken) return fail("seal.broken");
    throw error;
  }
}
