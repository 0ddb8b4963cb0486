import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CatalogueLine } from "@/lib/domain/offer";
import type { CellChange, CellResult } from "@/lib/domain/offer-sheet";
import type { Outcome } from "@/lib/domain/outcome";
import type { CellContext } from "./cell-text";
import { gridCommand, nextPlace } from "./grid-keys";
import { OfferStore } from "./offer-store";
import { cellAt, cellKey } from "./sheet-state";

const line: CatalogueLine = {
  id: "line_1",
  kind: "service",
  name: "Support",
  description: "",
  category: "",
  stage: null,
  driver: "users",
  scope: "in_scope",
  templateKey: null,
};
const context: CellContext = {
  line,
  lines: [line],
  bundles: [],
  currency: "DKK",
  locale: "en",
  words: {
    included: (name) => `included in ${name}`,
    bundled: (name) => `bundled in ${name}`,
    notOffered: "not offered",
    driver: { users: "users", servers: "servers", gb: "GB", devices: "devices", fixed: "fixed" },
    period: { month: "month", year: "year", once: "once" },
  },
};
const key = cellKey("can_a", "line_1");

class MemoryStorage implements Storage {
  #items = new Map<string, string>();
  get length() {
    return this.#items.size;
  }
  clear() {
    this.#items.clear();
  }
  getItem(name: string) {
    return this.#items.get(name) ?? null;
  }
  key(index: number) {
    return [...this.#items.keys()][index] ?? null;
  }
  removeItem(name: string) {
    this.#items.delete(name);
  }
  setItem(name: string, value: string) {
    this.#items.set(name, value);
  }
}

type Save = (input: { changes: readonly CellChange[] }) => Promise<Outcome<readonly CellResult[]>>;
const saved: Save = async ({ changes }) => ({
  ok: true,
  value: changes.map((change) => ({
    candidateId: change.candidateId,
    lineId: change.lineId,
    result: "saved",
    edition: change.expectedEdition + 1,
  })),
});

let storage: MemoryStorage;
beforeEach(() => {
  vi.useFakeTimers();
  storage = new MemoryStorage();
  vi.stubGlobal("window", { addEventListener() {}, removeEventListener() {} });
  vi.stubGlobal("document", { addEventListener() {}, removeEventListener() {} });
  vi.stubGlobal("navigator", {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function open(save: Save): OfferStore {
  const store = new OfferStore({ selectionId: "sel_1", actorName: "Me", scope: "par_1.sel_1", save });
  store.attach({ storage, tab: "t1", now: () => Date.now() });
  return store;
}
const type = (store: OfferStore, text: string) =>
  store.write([{ key, field: "answer", text }], () => context);

describe("the store behind an offer grid", () => {
  it("sends after a pause and says when it is saved", async () => {
    const save = vi.fn(saved);
    const store = open(save);
    type(store, "12");
    expect(store.snapshot().status.kind).toBe("unsaved");
    await vi.advanceTimersByTimeAsync(700);
    expect(save).toHaveBeenCalledTimes(1);
    expect(store.snapshot().status.kind).toBe("saved");
    expect(storage.length).toBe(0);
  });

  it("does not call unsaved what was undone and done again before it was sent", async () => {
    const save = vi.fn(saved);
    const store = open(save);
    type(store, "12");
    await vi.advanceTimersByTimeAsync(700);
    store.undo();
    expect(store.snapshot().status.kind).toBe("unsaved");
    store.redo();
    await vi.advanceTimersByTimeAsync(700);
    expect(store.snapshot().status.kind).toBe("saved");
    expect(save).toHaveBeenCalledTimes(1);
  });

  it("keeps what could not be sent, tries again by itself and sends it once", async () => {
    let down = true;
    const save = vi.fn<Save>((input) => (down ? Promise.reject(new Error("offline")) : saved(input)));
    const store = open(save);
    type(store, "12");
    await vi.advanceTimersByTimeAsync(700);
    expect(store.snapshot().status).toEqual({ kind: "failed", code: "network", again: true });
    expect(storage.length).toBe(1);
    down = false;
    await vi.advanceTimersByTimeAsync(2_100);
    expect(store.snapshot().status.kind).toBe("saved");
    expect(save).toHaveBeenCalledTimes(2);
  });

  it("does not knock again where it may not come in", async () => {
    const save = vi.fn<Save>(async () => ({ ok: false, code: "access.signed_out" }));
    const store = open(save);
    type(store, "12");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(save).toHaveBeenCalledTimes(1);
    expect(store.snapshot().status).toMatchObject({ code: "access.signed_out", again: false });
  });

  it("gives a reloaded page its unsent cells, unreadable text and half-typed word back", async () => {
    const store = open(() => new Promise(() => {}));
    type(store, "12");
    store.write([{ key, field: "quantity", text: "many" }], () => context);
    store.type({ row: "line_1", column: "answer", text: "45" });
    const save = vi.fn(saved);
    const reloaded = open(save);
    expect(cellAt(reloaded.snapshot().sheet, key)).toMatchObject({ state: "priced", unitPrice: 1_200 });
    expect(reloaded.snapshot().restored).toBe(2);
    expect(reloaded.snapshot().typing?.text).toBe("45");
    await vi.advanceTimersByTimeAsync(10);
    expect(save).toHaveBeenCalledTimes(1);
  });

  it("undoes a paste in one step, and unreadable text with it", () => {
    const store = open(saved);
    const other = cellKey("can_b", "line_1");
    store.write(
      [
        { key, field: "answer", text: "12" },
        { key: other, field: "answer", text: "many" },
      ],
      () => context,
    );
    expect(store.snapshot().faults.size).toBe(1);
    store.undo();
    expect(cellAt(store.snapshot().sheet, key).state).toBe("unanswered");
    expect(store.snapshot().faults.size).toBe(0);
    store.redo();
    expect(cellAt(store.snapshot().sheet, key).state).toBe("priced");
    expect(store.snapshot().faults.size).toBe(1);
  });

  it("reads a quantity that waited for its price", () => {
    const store = open(saved);
    store.write([{ key, field: "quantity", text: "80" }], () => context);
    expect([...store.snapshot().faults.values()]).toMatchObject([{ text: "80", code: "offer.price_first" }]);
    type(store, "12");
    expect(cellAt(store.snapshot().sheet, key)).toMatchObject({ unitPrice: 1_200, quantityMilli: 80_000 });
    expect(store.snapshot().faults.size).toBe(0);
  });
});

describe("keys of a grid", () => {
  const press = (key: string, held: Partial<Parameters<typeof gridCommand>[0]> = {}) =>
    gridCommand({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held });
  it("move, extend, edit and undo as in a spreadsheet", () => {
    expect(press("ArrowDown", { shiftKey: true })).toEqual({ do: "move", rows: 1, columns: 0, extend: true });
    expect(press("Enter")).toEqual({ do: "move", rows: 1, columns: 0, extend: false });
    expect(press("7")).toEqual({ do: "edit", replace: "7" });
    expect(press("F2")).toEqual({ do: "edit", replace: null });
    expect(press("z", { metaKey: true, shiftKey: true })).toEqual({ do: "redo" });
    expect(press("c", { ctrlKey: true })).toBeNull();
    expect(press("Shift")).toBeNull();
  });
  it("walk row after row with Tab and leave at the end", () => {
    const size = { rows: 2, columns: 2 };
    expect(nextPlace({ row: 0, column: 1 }, 1, size)).toEqual({ row: 1, column: 0 });
    expect(nextPlace({ row: 1, column: 1 }, 1, size)).toBeNull();
    expect(nextPlace({ row: 0, column: 0 }, -1, size)).toBeNull();
  });
});
