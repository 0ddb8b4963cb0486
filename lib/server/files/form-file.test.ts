import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BrokenForm, firstFileOf, isForm } from "./form-file";

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function fileIn(form: Uint8Array, type: string, size = 7): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of firstFileOf(inPieces(form, size), type)) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

/** A form as the platform itself writes it. */
async function written(form: FormData): Promise<{ bytes: Uint8Array; type: string }> {
  const response = new Response(form);
  const type = response.headers.get("content-type") ?? "";
  return { bytes: new Uint8Array(await response.arrayBuffer()), type };
}

describe("the first file of a form", () => {
  it("is found among its other parts, whatever it is called", async () => {
    const form = new FormData();
    form.append("note", "not a file");
    form.append("empty", "");
    form.append("file", new File(["{}"], "Tilbud; filename=æ.json"));
    form.append("file", new File(["second"], "b.json"));
    const { bytes, type } = await written(form);
    expect((await fileIn(bytes, type)).toString()).toBe("{}");
  });

  it("is nothing where a form carries none, and may be empty", async () => {
    const form = new FormData();
    form.append("note", "not a file");
    const without = await written(form);
    expect(await fileIn(without.bytes, without.type)).toHaveLength(0);
    form.append("file", new File([], "a.json"));
    const empty = await written(form);
    expect(await fileIn(empty.bytes, empty.type)).toHaveLength(0);
  });

  it("comes byte by byte as it was sent, in whatever pieces it arrives", async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.array(fc.constantFrom(10, 13, 45), { maxLength: 60 }).map((list) => Uint8Array.from(list)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, fc.integer({ min: 1, max: 90 }), async (content, size) => {
        const before = content.slice();
        const form = new FormData();
        form.append("note", "\r\n-- a note --");
        form.append("file", new File([content], "offer.xlsx"));
        const { bytes: whole, type } = await written(form);
        expect([...(await fileIn(whole, type, size))]).toEqual([...before]);
      }),
    );
  });

  it("of a form that breaks off, or is none, is not taken for a whole one", async () => {
    const form = new FormData();
    form.append("file", new File(["0123456789"], "a.json"));
    const { bytes, type } = await written(form);
    await expect(fileIn(bytes.subarray(0, -20), type)).rejects.toThrow(BrokenForm);
    await expect(fileIn(Buffer.from("junk"), "multipart/form-data; boundary=x")).rejects.toThrow(BrokenForm);
    const endlessHead = Buffer.from(`--x\r\n${"a: b\r\n".repeat(10_000)}`);
    await expect(fileIn(endlessHead, "multipart/form-data; boundary=x", 1_000)).rejects.toThrow(BrokenForm);
  });
});

describe("what a request carries", () => {
  it("is a form when its type says so, and what says no boundary is none that can be read", async () => {
    expect(isForm("multipart/form-data; boundary=----abc")).toBe(true);
    expect(isForm("Multipart/Form-Data; charset=utf-8")).toBe(true);
    expect(isForm("application/json; boundary=x")).toBe(false);
    expect(isForm("")).toBe(false);
    await expect(fileIn(Buffer.from("junk"), "multipart/form-data")).rejects.toThrow(BrokenForm);
  });

  it("stops coming when nobody listens any more", async () => {
    let isStopped = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        yield Buffer.from('--x\r\ncontent-disposition: form-data; name="f"; filename="a"\r\n\r\n');
        for (;;) yield new Uint8Array(1_000);
      } finally {
        isStopped = true;
      }
    }
    for await (const _piece of firstFileOf(endless(), "multipart/form-data; boundary=x")) break;
    expect(isStopped).toBe(true);
  });

  it("says itself why it stopped", async () => {
    async function* cut(): AsyncGenerator<Uint8Array> {
      yield Buffer.from("--x\r\n");
      throw new RangeError("too much");
    }
    const reads = async () => {
      for await (const _piece of firstFileOf(cut(), "multipart/form-data; boundary=x"));
    };
    await expect(reads()).rejects.toThrow(RangeError);
  });
});
