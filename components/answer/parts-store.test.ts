import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { partKey, type TypedPart } from "@/lib/domain/answer-draft";
import type { Outcome } from "@/lib/domain/outcome";
import { type PartResult, PartsStore } from "./parts-store";
import { readPart, storedPart } from "./stored-part";

class Kept implements Storage {
  [name: string]: unknown;
  get length() {
    return Object.keys(this).length;
  }
  clear() {}
  key() {
    return null;
  }
  getItem(name: string) {
    const held = this[name];
    return typeof held === "string" ? held : null;
  }
  setItem(name: string, text: string) {
    this[name] = text;
  }
  removeItem(name: string) {
    delete this[name];
  }
}

const point = (text: string): TypedPart => ({ kind: "point", pointId: "rpt_1", text });
const KEY = "point rpt_1";
type Sent = readonly { readonly part: TypedPart; readonly expectedEdition: number }[];

/** A server that answers as it is told, else saves on the next edition. */
function server(...answers: (Outcome<readonly PartResult[]> | Error)[]) {
  const sent: Sent[] = [];
  const send = async (changes: Sent): Promise<Outcome<readonly PartResult[]>> => {
    sent.push(changes);
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return (
      answer ?? {
        ok: true,
        value: changes.map(({ part, expectedEdition }) => ({
          key: partKey(part),
          result: "saved" as const,
          edition: expectedEdition + 1,
        })),
      }
    );
  };
  return { sent, store: new PartsStore({ scope: "par_1.", send }) };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("document", Object.assign(new EventTarget(), { visibilityState: "visible" }));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("typed parts", () => {
  it("go out together after a pause, and typing on goes out on the new edition", async () => {
    const { sent, store } = server();
    store.attach(new Kept());
    store.put(point("6"), 3);
    store.put(point("60"), 3);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent).toEqual([[{ part: point("60"), expectedEdition: 3 }]]);
    expect(store.snapshot().status.kind).toBe("saved");
    store.put(point("600"), 3);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent[1]).toEqual([{ part: point("600"), expectedEdition: 4 }]);
  });

  it("are kept on the device while there is no connection, and sent again by themselves", async () => {
    const { sent, store } = server(new Error("gone"));
    const storage = new Kept();
    store.attach(storage);
    store.put(point("60"), 0);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(store.snapshot().status).toMatchObject({ kind: "failed", code: "network", again: true });
    expect(storage.length).toBe(1);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(sent).toHaveLength(2);
    expect(storage.length).toBe(0);
    expect(store.snapshot().status.kind).toBe("saved");
  });

  it("of an earlier visit are put back and sent", async () => {
    const storage = new Kept();
    storage.setItem(`shortlist.answer.par_1..${KEY}`, storedPart({ part: point("60"), expectedEdition: 2 }));
    storage.setItem("shortlist.answer.par_1..point rpt_2", "nonsense");
    const { sent, store } = server();
    store.attach(storage);
    expect(store.snapshot()).toMatchObject({ isRestored: true });
    expect(store.snapshot().typed.get(KEY)).toEqual(point("60"));
    await vi.advanceTimersByTimeAsync(10);
    expect(sent).toEqual([[{ part: point("60"), expectedEdition: 2 }]]);
  });

  it("where a colleague was faster wait for a choice; either is kept as chosen", async () => {
    const mark = { edition: 5, by: "Bo", at: "2026-11-22T10:00:00.000Z" };
    const conflict = {
      ok: true as const,
      value: [{ key: KEY, result: "conflict" as const, current: point("90"), mark }],
    };
    for (const choice of ["mine", "theirs"] as const) {
      const { sent, store } = server(conflict);
      store.attach(null);
      store.put(point("60"), 4);
      await vi.advanceTimersByTimeAsync(1_000);
      expect(store.snapshot().conflicts.get(KEY)).toEqual({ current: point("90"), mark });
      store.settle(KEY, choice);
      await vi.advanceTimersByTimeAsync(1_000);
      expect(store.snapshot().conflicts.size).toBe(0);
      expect(store.snapshot().typed.get(KEY)).toEqual(point(choice === "mine" ? "60" : "90"));
      expect(sent.slice(1)).toEqual(choice === "mine" ? [[{ part: point("60"), expectedEdition: 5 }]] : []);
    }
  });

  it("that cannot stand are said to be so and not sent again before they change", async () => {
    const { sent, store } = server({
      ok: true,
      value: [{ key: KEY, result: "refused", code: "answer.asked_no_more" }],
    });
    store.attach(null);
    store.put(point("60"), 0);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(store.snapshot().refusals.get(KEY)).toBe("answer.asked_no_more");
    expect(sent).toHaveLength(1);
  });
});

describe("a part in the browser's store", () => {
  it("comes back as it was", () => {
    const parts: TypedPart[] = [
      point("60"),
      { kind: "requirement", requirementId: "req_1", answer: "partly", note: "Almost" },
      { kind: "term", term: { field: "currency", value: "NOK" } },
      { kind: "term", term: { field: "validUntil", value: null } },
      { kind: "term", term: { field: "financedMonths", value: 36 } },
    ];
    for (const part of parts)
      expect(readPart(storedPart({ part, expectedEdition: 1 }))).toEqual({ part, expectedEdition: 1 });
  });

  it("that is not ours is left alone", () => {
    for (const text of [null, "", "{", "[]", '{"v":2}', '{"v":1,"part":{"kind":"cell"},"expectedEdition":1}'])
      expect(readPart(text)).toBeNull();
  });
});
