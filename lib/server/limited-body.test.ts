import { describe, expect, it } from "vitest";
import { limitedBody, uploadedFile } from "./limited-body";

function post(body: BodyInit | null, headers: Record<string, string> = {}): Request {
  const init: RequestInit & { duplex: string } = { method: "POST", body, headers, duplex: "half" };
  return new Request("http://localhost/", init);
}

/** A body that never ends, and says whether it was stopped. */
function endless(): { stream: ReadableStream<Uint8Array>; sent: () => number; stopped: () => boolean } {
  let sent = 0;
  let stopped = false;
  const stream = new ReadableStream<Uint8Array>({
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

describe("the body of an upload", () => {
  it("is read whole up to the limit", async () => {
    expect(await limitedBody(post("12345"), 5)).toHaveLength(5);
    expect(await limitedBody(post("123456"), 5)).toBeNull();
    expect(await limitedBody(post(null), 5)).toHaveLength(0);
  });

  it("is counted while it streams, and stopped as soon as it is too long", async () => {
    const body = endless();
    expect(await limitedBody(post(body.stream), 10_000)).toBeNull();
    expect(body.stopped()).toBe(true);
    expect(body.sent()).toBeLessThan(20_000);
  });

  it("is the first file of a form", async () => {
    const form = new FormData();
    form.append("note", "not a file");
    form.append("file", new File(["{}"], "x.json"));
    const text = Buffer.from((await uploadedFile(post(form), 100)) ?? []).toString();
    expect(text).toBe("{}");
    form.set("file", new File(["x".repeat(101)], "x.json"));
    expect(await uploadedFile(post(form), 100)).toBeNull();
    expect(
      await uploadedFile(post("junk", { "content-type": "multipart/form-data; boundary=x" }), 100),
    ).toHaveLength(0);
  });
});
