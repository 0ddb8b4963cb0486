import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { describe, expect, it } from "vitest";
import { fail, succeed } from "@/lib/domain/outcome";
import { type UploadFile, withUpload } from "./upload-file";

function post(body: BodyInit | null, headers: Record<string, string> = {}): Request {
  const init: RequestInit & { duplex: string } = { method: "POST", body, headers, duplex: "half" };
  return new Request("http://localhost/", init);
}

const room = (most: number) => ({ most, tooLarge: () => fail("file.too_large") });
const text = async ({ handle }: UploadFile) => succeed(await handle.readFile("utf8"));
const leftovers = () => readdirSync(tmpdir()).filter((name) => /^shortlist-[0-9a-f]{24}\.part$/.test(name));

/** A body that never ends, and says whether it was stopped. */
function endless(begins = ""): {
  stream: ReadableStream<Uint8Array>;
  sent: () => number;
  stopped: () => boolean;
} {
  let sent = 0;
  let stopped = false;
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(Buffer.from(begins)),
    pull(controller) {
      sent += 1_000;
      controller.enqueue(new Uint8Array(1_000));
    },
    cancel() {
      stopped = true;
    },
  });
  return { stream, sent: () => sent, stopped: () => stopped };
}

describe("a file that a request carries", () => {
  it("is taken in up to the limit, and stands at its beginning for whoever reads it", async () => {
    expect(await withUpload(post("12345"), room(5), text)).toEqual({ ok: true, value: "12345" });
    expect(await withUpload(post("123456"), room(5), text)).toMatchObject({ code: "file.too_large" });
  });

  it("comes with its size and the SHA-256 of its content", async () => {
    const about = async ({ byteCount, hash }: UploadFile) => succeed({ byteCount, hash });
    expect(await withUpload(post("abc"), room(5), about)).toEqual({
      ok: true,
      value: {
        byteCount: 3,
        hash: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
      },
    });
  });

  it("that is empty, or no file at all, is said to be", async () => {
    for (const body of [null, "", new FormData()])
      expect(await withUpload(post(body), room(5), text)).toMatchObject({ code: "file.empty" });
    const junk = post("junk", { "content-type": "multipart/form-data; boundary=x" });
    expect(await withUpload(junk, room(100), text)).toMatchObject({ code: "file.empty" });
  });

  it("is counted while it streams, and stopped as soon as it is too long", async () => {
    const body = endless();
    expect(await withUpload(post(body.stream), room(10_000), text)).toMatchObject({ code: "file.too_large" });
    expect(body.stopped()).toBe(true);
    expect(body.sent()).toBeLessThan(20_000);
  });

  it("is not even begun when its header says that it is too long", async () => {
    const body = endless();
    const request = post(body.stream, { "content-length": "10001" });
    expect(await withUpload(request, room(10_000), text)).toMatchObject({ code: "file.too_large" });
    expect(body.sent()).toBeLessThan(3_000);
  });

  it("is said not to have come whole when its sender goes away", async () => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array(10)),
      pull: (controller) => controller.error(new Error("connection lost")),
    });
    expect(await withUpload(post(body), room(100), text)).toMatchObject({ code: "document.interrupted" });
  });

  it("is the first file of a form", async () => {
    const form = new FormData();
    form.append("note", "not a file");
    form.append("file", new File(["{}"], "x.json"));
    expect(await withUpload(post(form), room(100), text)).toEqual({ ok: true, value: "{}" });
    form.set("file", new File(["x".repeat(101)], "x.json"));
    expect(await withUpload(post(form), room(100), text)).toMatchObject({ code: "file.too_large" });
  });

  it("of a form is stopped, too, as soon as it is too long", async () => {
    const body = endless('--x\r\nContent-Disposition: form-data; name="a"; filename="a"\r\n\r\n');
    const request = post(body.stream, { "content-type": "multipart/form-data; boundary=x" });
    expect(await withUpload(request, room(100_000), text)).toMatchObject({ code: "file.too_large" });
    expect(body.stopped()).toBe(true);
    expect(body.sent()).toBeLessThan(200_000);
  });

  it("lies under no name, neither while it is read nor when reading it fails", async () => {
    const before = leftovers();
    const looks = async () => succeed(leftovers());
    expect(await withUpload(post("12345"), room(5), looks)).toEqual({ ok: true, value: before });
    const fails = () => Promise.reject(new Error("no reader"));
    await expect(withUpload(post("12345"), room(5), fails)).rejects.toThrow("no reader");
    expect(leftovers()).toEqual(before);
  });
});
