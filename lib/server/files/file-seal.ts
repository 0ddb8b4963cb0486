import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { open as openFile } from "node:fs/promises";
import { pipeline } from "node:stream/promises";

/**
 * Files that may hold prices, while those are sealed: each is encrypted with a key of its own (AES-256-GCM), so that
 * opening prices needs only the key to be opened, and no file to be written. Stored as nonce, ciphertext, tag.
 */

const ALGORITHM = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const PIECE_BYTES = 64 * 1024;

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

/**
 * The content of an encrypted file, piece by piece. It is read through once before the first piece, so that nothing of
 * a file that was changed is handed on.
 * @throws Error with another key, or when a byte was changed
 */
export async function decryptedContent(
  file: string,
  key: string,
): Promise<AsyncGenerator<Uint8Array, void, undefined>> {
  for await (const _piece of deciphered(file, key)) {
    // The tag is told to be right at the end.
  }
  return deciphered(file, key);
}

async function* deciphered(file: string, key: string): AsyncGenerator<Uint8Array, void, undefined> {
  const handle = await openFile(file, "r");
  try {
    const { size } = await handle.stat();
    const tagAt = size - TAG_BYTES;
    const nonce = Buffer.alloc(NONCE_BYTES);
    await handle.read(nonce, 0, NONCE_BYTES, 0);
    const tag = Buffer.alloc(TAG_BYTES);
    await handle.read(tag, 0, TAG_BYTES, Math.max(0, tagAt));
    const decipher = createDecipheriv(ALGORITHM, Buffer.from(key, "base64"), nonce, {
      authTagLength: TAG_BYTES,
    });
    decipher.setAuthTag(tag);
    for (let at = NONCE_BYTES; at < tagAt; ) {
      const { buffer, bytesRead } = await handle.read(
        Buffer.alloc(Math.min(PIECE_BYTES, tagAt - at)),
        0,
        null,
        at,
      );
      if (bytesRead === 0) break;
      at += bytesRead;
      yield decipher.update(buffer.subarray(0, bytesRead));
    }
    decipher.final();
  } finally {
    await handle.close();
  }
}
