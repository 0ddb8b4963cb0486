import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { decryptedContent, encryptFile, newFileKey } from "./file-seal";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "seal-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function sealed(content: Buffer) {
  const [plain, file, key] = [path.join(folder, "plain"), path.join(folder, "sealed"), newFileKey()];
  writeFileSync(plain, content);
  await encryptFile(plain, file, key);
  return { file, key };
}
async function whole(file: string, key: string): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of await decryptedContent(file, key)) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe("a file under a key of its own", () => {
  it("comes back byte by byte, however many pieces it is read in", async () => {
    for (const size of [1, 65_535, 65_536, 200_000]) {
      const content = Buffer.alloc(size, "Backup 713 907 kr. ");
      const { file, key } = await sealed(content);
      expect(readFileSync(file, "latin1")).not.toContain("713");
      expect((await whole(file, key)).equals(content)).toBe(true);
      rmSync(file);
    }
  });

  it("of which a byte was changed, or with another key, gives nothing at all", async () => {
    const { file, key } = await sealed(Buffer.alloc(200_000, 7));
    await expect(decryptedContent(file, newFileKey())).rejects.toThrow();
    const stored = readFileSync(file);
    stored[150_000] = (stored[150_000] ?? 0) ^ 1;
    writeFileSync(file, stored);
    await expect(decryptedContent(file, key)).rejects.toThrow();
    writeFileSync(file, stored.subarray(0, 20));
    await expect(decryptedContent(file, key)).rejects.toThrow();
  });
});
