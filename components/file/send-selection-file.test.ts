import { afterEach, describe, expect, it, vi } from "vitest";
import { sendSelectionFile } from "./send-selection-file";

const file = new File(["{}"], "hansen.json", { lastModified: 1_763_800_000_000 });
const answer = (body: unknown) => new Response(JSON.stringify(body));
const LOST = new TypeError("the line was cut");

/** A server that answers in turn; an error is an answer that is lost on its way. */
function server(...answers: (Response | Error)[]) {
  const numbers: string[] = [];
  vi.stubGlobal("fetch", async (address: string) => {
    numbers.push(new URL(address, "http://shortlist.test").searchParams.get("number") ?? "");
    const next = answers.shift() ?? answer({ ok: true, value: { id: "sel_1" } });
    if (next instanceof Error) throw next;
    return next;
  });
  return numbers;
}

afterEach(() => vi.unstubAllGlobals());

describe("sending a selection file", () => {
  it("carries the same number again when its answer was lost, or nobody knows whether it was stored", async () => {
    const numbers = server(LOST, answer({ ok: false, code: "storage.unreachable" }));
    expect(await sendSelectionFile("org_1", file)).toMatchObject({ ok: false, code: "file.not_sent" });
    expect(await sendSelectionFile("org_1", file)).toMatchObject({ ok: false, code: "storage.unreachable" });
    expect(await sendSelectionFile("org_1", file)).toEqual({ ok: true, id: "sel_1" });
    expect([new Set(numbers).size, numbers[0]?.length]).toEqual([1, 36]);
  });

  it("is a new wish once it was answered, and gives each fault with its place", async () => {
    const fault = { path: "offers.0.currency", code: "file.unknown_word", params: { count: 2 } };
    const numbers = server(
      answer({ ok: false, code: "file.invalid", params: { count: 1 }, fields: [fault] }),
    );
    expect(await sendSelectionFile("org_1", file)).toEqual({
      ...{ ok: false, code: "file.invalid", params: { count: 1 } },
      faults: [fault],
    });
    await sendSelectionFile("org_1", file);
    expect(new Set(numbers).size).toBe(2);
  });
});
