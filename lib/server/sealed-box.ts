import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import { env } from "./env";

/**
 * Encryption of what the database must not show to somebody who holds a copy of it: AES-256-GCM with a random nonce
 * of 96 bits and a tag of 128 (NIST SP 800-38D). Every sealed text is bound to the place it was sealed for, so that it
 * cannot be moved to another row. Keys are opaque `KeyObject`s: logged or printed by mistake, they show nothing.
 *
 * Written as `v1.<nonce>.<tag>.<ciphertext>`, each part base64url.
 */

const VERSION = "v1";
const ALGORITHM = "aes-256-gcm";
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A sealed text that cannot be opened: another key, another place, or it was changed. Says nothing of its content. */
export class SealBroken extends Error {
  constructor(place: string) {
    super(`what is sealed at ${place} cannot be opened with this key`);
    this.name = "SealBroken";
  }
}

/**
 * Seals a text for one place, e.g. a table and a row's id. The same text sealed twice looks different.
 *
 * @example sealText(key, "kr. 400", "offer_cell/cell_1") // "v1.8J…"
 */
export function sealText(key: KeyObject, text: string, place: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(place, "utf8"));
  const content = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return [VERSION, ...[nonce, cipher.getAuthTag(), content].map((part) => part.toString("base64url"))].join(
    ".",
  );
}

/**
 * Opens a sealed text with the key and the place it was sealed for.
 *
 * @throws SealBroken with any other key or place, or when a single character was changed
 * @example openText(key, sealText(key, "kr. 400", "offer_cell/cell_1"), "offer_cell/cell_1") // "kr. 400"
 */
export function openText(key: KeyObject, sealed: string, place: string): string {
  const [version, nonce, tag, content, ...more] = sealed.split(".");
  if (version !== VERSION || nonce === undefined || tag === undefined || content === undefined || more.length)
    throw new SealBroken(place);
  try {
    const decipher = createDecipheriv(ALGORITHM, key, Buffer.from(nonce, "base64url"), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(place, "utf8"));
    decipher.setAuthTag(Buffer.from(tag, "base64url"));
    return Buffer.concat([decipher.update(Buffer.from(content, "base64url")), decipher.final()]).toString(
      "utf8",
    );
  } catch {
    throw new SealBroken(place);
  }
}

/** A new random key of 256 bits. */
export function newSealKey(): KeyObject {
  return createSecretKey(randomBytes(KEY_BYTES));
}

/** A key, sealed with another one, for keeping in the database. */
export function wrapKey(master: KeyObject, key: KeyObject, place: string): string {
  return sealText(master, key.export().toString("base64"), place);
}

/** The key that was wrapped. @throws SealBroken as `openText` */
export function unwrapKey(master: KeyObject, wrapped: string, place: string): KeyObject {
  return createSecretKey(Buffer.from(openText(master, wrapped, place), "base64"));
}

let known: { readonly origin: string; readonly key: KeyObject } | undefined;

/**
 * The installation's master key: `SHORTLIST_SEAL_KEY` when it is set (several servers on one database share it that
 * way), else the file `seal-key` in the data folder, made at the first call and readable by its owner alone. It is
 * never in the database: whoever loses it loses what is sealed.
 *
 * @throws Error naming the file when it does not hold a key; a broken key is never replaced by a new one
 */
export function masterKey(): KeyObject {
  const { sealKey, dataFolder } = env();
  const origin = sealKey === null ? path.join(dataFolder, "seal-key") : "SHORTLIST_SEAL_KEY";
  if (known?.origin !== origin) known = { origin, key: keyOf(sealKey ?? keyFile(origin), origin) };
  return known.key;
}

function keyOf(text: string, origin: string): KeyObject {
  const bytes = Buffer.from(text, "base64");
  if (bytes.length !== KEY_BYTES) throw new Error(`${origin} does not hold a key of ${KEY_BYTES} bytes`);
  return createSecretKey(bytes);
}

/** The content of the key file; a missing one is made. */
function keyFile(file: string): string {
  const kept = readIfThere(file);
  if (kept !== null) return kept;
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const text = randomBytes(KEY_BYTES).toString("base64");
  // Written in full elsewhere and then given its name, which fails if another server was faster: nobody ever reads
  // half a key, and nobody uses a key that is not on the disk.
  const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  try {
    const handle = openSync(draft, "wx", 0o600);
    try {
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    linkSync(draft, file);
    syncFolder(path.dirname(file));
    return text;
  } catch (error) {
    const faster = readIfThere(file);
    if (faster === null) throw error;
    return faster;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** So that the file's name, too, survives a power cut. Some systems cannot do it for a folder, and need not. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, "r");
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    return;
  }
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
