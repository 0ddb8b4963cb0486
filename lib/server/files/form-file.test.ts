import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BrokenForm, firstFileOf, formBoundary } from "./form-file";

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function fileIn(form: Uint8Array, boundary: string, size = 7): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of firstFileOf(inPieces(form, size), boundary)) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

/** A form as the platform itself writes it. */
async function written(form: FormData): Promise<{ bytes: Uint8Array; boundary: string }> {
  const response = new Response(form);
  const boundary = formBoundary(response.headers.get("content-type") ?? "") ?? "";
  return { bytes: new Uint8Array(await response.arrayBuffer()), boundary };
}

describe("the first file of a form", () => {
  it("is found among its other parts, whatever it is called", async () => {
    const form = new FormData();
    form.append("note", "not a file");
    form.append("empty", "");
    form.append("file", new File(["{}"], "Tilbud; filename=æ.json"));
    form.append("file", new File(["second"], "b.json"));
    const { bytes, boundary } = await written(form);
    expect((await fileIn(bytes, boundary)).toString()).toBe("{}");
  });

  it("is nothing where a form carries none, and may be empty", async () => {
    const form = new FormData();
    form.append("note", "not a file");
    const without = await written(form);
    expect(await fileIn(without.bytes, without.boundary)).toHaveLength(0);
    form.append("file", new File([], "a.json"));
    const empty = await written(form);
    expect(await fileIn(empty.bytes, empty.boundary)).toHaveLength(0);
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
        const { bytes: whole, boundary } = await written(form);
        expect([...(await fileIn(whole, boundary, size))]).toEqual([...before]);
      }),
    );
  });

  it("of a form that breaks off, or is none, is not taken for a whole one", async () => {
    const form = new FormData();
    form.append("file", new File(["0123456789"], "a.json"));
    const { bytes, boundary } = await written(form);
    await expect(fileIn(bytes.subarray(0, -20), boundary)).rejects.toThrow(BrokenForm);
    await expect(fileIn(Buffer.from("junk"), "x")).rejects.toThrow(BrokenForm);
    const endlessHead = Buffer.from(`--x\r\n${"a: b\r\n".repeat(10_000)}`);
    await expect(fileIn(endlessHead, "x", 1_000)).rejects.toThrow(BrokenForm);
  });
});

describe("what parts a form", () => {
  it("is read from its type, with and without quotes, and is nobody's business otherwise", () => {
    expect(formBoundary("multipart/form-data; boundary=----abc")).toBe("----abc");
    expect(formBoundary('Multipart/Form-Data; charset=utf-8; boundary="a b"; x=y')).toBe("a b");
    expect(formBoundary("multipart/form-data")).toBe("");
    expect(formBoundary("application/json; boundary=x")).toBeNull();
    expect(formBoundary("")).toBeNull();
  });
});
