import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sampleAsWritten } from "@/lib/formats/sample/sample";
import { MOST_FILE_BYTES } from "@/lib/formats/selection-file/read-selection-file";
import { parseUpload } from "./parse-upload";
import { uploadOf } from "./testing/upload-of";

/** Reads bytes as if somebody had uploaded them. */
const read = (bytes: Uint8Array, seconds?: number) => uploadOf(bytes, (file) => parseUpload(file, seconds));

const sample = readFileSync("lib/formats/sample/hansen-maskinfabrik.json");

describe("reading an upload in a process of its own", () => {
  it("gives the dossier of a good file", async () => {
    expect(await read(sample)).toEqual({ ok: true, value: sampleAsWritten() });
  });

  it("gives every fault of a bad one with its path", async () => {
    const bad = sample.toString("utf8").replace('"currency": "DKK"', '"currency": "BTC"');
    expect(await read(Buffer.from(bad))).toMatchObject({
      ok: false,
      code: "file.faults",
      fields: [{ path: "selection.currency", code: "file.not_in_list" }],
    });
    expect(await read(Buffer.from([0xff, 0xfe, 0x00]))).toMatchObject({ code: "file.not_json" });
  });

  it("refuses what is larger than a selection file may be", async () => {
    expect(await read(Buffer.alloc(MOST_FILE_BYTES + 1, " "))).toMatchObject({
      code: "file.too_large",
    });
  });

  it("stops a reading that takes too long", async () => {
    expect(await read(sample, 0.01)).toMatchObject({ code: "file.too_slow" });
  });

  it("stops a reading that takes too much memory, and the next one works", async () => {
    // Two and a half million empty objects: 20 MB of text, many times that once read.
    const heavy = `{"format":"shortlist.selection","version":1,"scores":[${"[{}],".repeat(3_300_000)}0]}`;
    const outcome = await read(Buffer.from(heavy));
    expect(outcome.ok).toBe(false);
    expect((await read(sample)).ok).toBe(true);
    // Processes are waited for, on a machine that may be busy.
  }, 60_000);
});
