import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { inspect } from "node:util";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { newSealKey, openText, SealBroken, sealText, unwrapKey, wrapKey } from "./sealed-box";

describe("a sealed text", () => {
  const key = newSealKey();
  const place = "mail_message/mail_1";

  it("is opened with its key at its place, whatever it says", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(openText(key, sealText(key, text, place), place)).toBe(text);
      }),
    );
  });

  it("shows nothing of what it says and never looks the same twice", () => {
    const sealed = sealText(key, "a canary", place);
    expect(sealed).not.toContain("canary");
    expect(sealText(key, "a canary", place)).not.toBe(sealed);
  });

  it("is refused with another key, at another place, and after any change", () => {
    const sealed = sealText(key, "Blåbærgrød", place);
    expect(() => openText(newSealKey(), sealed, place)).toThrow(SealBroken);
    expect(() => openText(key, sealed, "mail_message/mail_2")).toThrow(SealBroken);
    fc.assert(
      fc.property(fc.nat({ max: sealed.length - 1 }), fc.constantFrom("A", "z", "."), (at, letter) => {
        const changed = `${sealed.slice(0, at)}${letter}${sealed.slice(at + 1)}`;
        let opened: string | null;
        try {
          opened = openText(key, changed, place);
        } catch (error) {
          expect(error).toBeInstanceOf(SealBroken);
          opened = null;
        }
        // The last letter of a part holds bits that belong to no byte: a change there alone is no change.
        if (opened !== null) expect(opened).toBe("Blåbærgrød");
      }),
    );
    for (const broken of ["", "v1", "v1...", "v2.a.b.c", `${sealed}.x`, "nonsense"])
      expect(() => openText(key, broken, place)).toThrow(SealBroken);
  });

  it("is not opened when its tag was cut short", () => {
    const [version, nonce, tag = "", content] = sealText(key, "text", place).split(".");
    expect(() => openText(key, [version, nonce, tag.slice(0, 6), content].join("."), place)).toThrow(
      SealBroken,
    );
  });

  it("names the place and nothing else when it cannot be opened", () => {
    expect(() => openText(newSealKey(), sealText(key, "secret words", place), place)).toThrow(
      `what is sealed at ${place} cannot be opened with this key`,
    );
  });
});

describe("a wrapped key", () => {
  it("opens what was sealed with it, and only the master unwraps it", () => {
    const master = newSealKey();
    const key = newSealKey();
    const wrapped = wrapKey(master, key, "selection_key/sel_1");
    const sealed = sealText(key, "400", "offer_cell/cell_1");
    expect(openText(unwrapKey(master, wrapped, "selection_key/sel_1"), sealed, "offer_cell/cell_1")).toBe(
      "400",
    );
    expect(() => unwrapKey(newSealKey(), wrapped, "selection_key/sel_1")).toThrow(SealBroken);
    expect(() => unwrapKey(master, wrapped, "selection_key/sel_2")).toThrow(SealBroken);
  });

  it("does not print its bytes", () => {
    const key = newSealKey();
    const bytes = key.export().toString("base64");
    expect(inspect(key)).not.toContain(bytes);
    expect(JSON.stringify({ key })).not.toContain(bytes);
  });
});

describe("the installation's master key", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "shortlist-seal-"));
    vi.stubEnv("SHORTLIST_DATA", folder);
    vi.resetModules();
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });
  const file = () => path.join(folder, "seal-key");
  const fresh = async () => (await import("./sealed-box")).masterKey();

  it("is made at the first use, in a file that only its owner reads, and is the same after a restart", async () => {
    const first = (await fresh()).export().toString("base64");
    expect(Buffer.from(readFileSync(file(), "utf8"), "base64")).toHaveLength(32);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(["seal-key"]);
    vi.resetModules();
    expect((await fresh()).export().toString("base64")).toBe(first);
  });

  it("is the one of the environment when that is set, and no file is made", async () => {
    const given = newSealKey().export().toString("base64");
    vi.stubEnv("SHORTLIST_SEAL_KEY", given);
    expect((await fresh()).export().toString("base64")).toBe(given);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("is never replaced when the file does not hold one", async () => {
    writeFileSync(file(), "half a k");
    await expect(fresh()).rejects.toThrow("does not hold a key");
    expect(readFileSync(file(), "utf8")).toBe("half a k");
  });

  it("is refused from the environment when it is not 32 bytes", async () => {
    vi.stubEnv("SHORTLIST_SEAL_KEY", Buffer.from("short").toString("base64"));
    await expect(fresh()).rejects.toThrow("SHORTLIST_SEAL_KEY");
  });
});
