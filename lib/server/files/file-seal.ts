import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { pipeline } from "node:stream/promises";

/**
 * Files that may hold prices, while those are sealed: each is encrypted with a key of its own (AES-256-GCM), so that
 * opening prices needs only the key to be opened, and no file to be written. Stored as nonce, ciphertext, tag.
 */

const ALGORITHM = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A new key, as text for the vault. */
export const newFileKey = (): string => randomBytes(32).toString("base64");

/** Writes an encrypted copy of a file. */
export async function encryptFile(from: string, to: string, key: string): Promise<void> {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, Buffer.from(key, "base64"), nonce, { authTagLength: TAG_BYTES });
  await pipeline(
    createReadStream(from),
    async function* (source) {
      yield nonce;
      for await (const chunk of source) if (Buffer.isBuffer(chunk)) yield cipher.update(chunk);
      yield cipher.final();
      yield cipher.getAuthTag();
    },
    createWriteStream(to, { flags: "wx", mode: 0o600, flush: true }),
  );
}

/** The content of an encrypted file. @throws Error with another key, or when a byte was changed */
export async function decryptFile(file: string, key: string): Promise<Buffer<ArrayBuffer>> {
  const stored = await readFile(file);
  const decipher = createDecipheriv(ALGORITHM, Buffer.from(key, "base64"), stored.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAuthTag(stored.subarray(stored.length - TAG_BYTES));
  return Buffer.concat([
    decipher.update(stored.subarray(NONCE_BYTES, stored.length - TAG_BYTES)),
    decipher.final(),
  ]);
}
