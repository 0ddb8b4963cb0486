import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CatalogueLine } from "@/lib/domain/offer";
import type { CellChange, CellResult } from "@/lib/domain/offer-sheet";
import type { Outcome } from "@/lib/domain/outcome";
import type { SealedCell, SealedSheet } from "@/lib/domain/sealed-offer";
import type { CellContext } from "./cell-text";
import { OfferStore } from "./offer-store";
import { cellAt, cellKey, sealedAt } from "./sheet-state";
import { fieldKey } from "./typed-fault";

const line: CatalogueLine = {
  id: "line_1",
  kind: "service",
  name: "Support",
  description: "",
  category: "",
  stage: null,
  driver: "users",
  scope: "in_scope",
};
const word = { users: "users", servers: "servers", gb: "GB", devices: "devices", fixed: "fixed" };
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
    driver: word,
    period: { month: "month", year: "year", once: "once" },
  },
};
const key = cellKey("can_a", "line_1");
const cell = (edition: number, updatedBy = "Kim"): SealedCell => ({
  lineId: "line_1",
  state: "priced",
  driver: "users",
  period: "month",
  inLineId: null,
  bundleId: null,
  edition,
  updatedBy,
  updatedAt: "2026-11-22T09:00:00.000Z",
});
const sheet: SealedSheet = {
  candidateId: "can_a",
  versionId: "ofv_1",
  versionNumber: 1,
  isAsSubmitted: false,
  edition: 1,
  currency: "DKK",
  receivedOn: null,
  validUntil: null,
  createdAt: "2026-11-22T09:00:00.000Z",
  cells: [cell(3)],
  bundles: [],
  priceList: [],
};

type Save = (input: { changes: readonly CellChange[] }) => Promise<Outcome<readonly CellResult[]>>;
const saved: Save = async ({ changes }) => ({
  ok: true,
  value: changes.map(({ candidateId, lineId, expectedEdition }) => ({
    candidateId,
    lineId,
    result: "saved",
    edition: expectedEdition + 1,
  })),
});

let kept: Map<string, string>;
beforeEach(() => {
  vi.useFakeTimers();
  kept = new Map();
  vi.stubGlobal("window", { addEventListener() {}, removeEventListener() {} });
  vi.stubGlobal("document", { addEventListener() {}, removeEventListener() {} });
  vi.stubGlobal("navigator", {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function open(save: Save, stored: readonly SealedSheet[] = []): OfferStore {
  const options = { selectionId: "sel_1", actorName: "Me", scope: "par_1.sel_1", save, isSealed: true };
  const store = new OfferStore(options);
  store.takeSealedSheets(stored);
  const storage: Storage = {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    getItem: (name) => kept.get(name) ?? null,
    key: (index) => [...kept.keys()][index] ?? null,
    removeItem: (name) => void kept.delete(name),
    setItem: (name, value) => void kept.set(name, value),
  };
  store.attach({ storage, tab: "t1", now: () => Date.now() });
  return store;
}
const type = (store: OfferStore, text: string, field: "answer" | "quantity" | "note" = "answer") =>
  store.write([{ key, field, text }], () => context);

describe("the store behind a grid of sealed prices", () => {
  it("forgets an amount once it is stored: on the page, in the browser and for undo", async () => {
    const store = open(saved);
    type(store, "73914");
    expect(JSON.stringify([...kept.values()])).toContain("7391400");
    await vi.advanceTimersByTimeAsync(700);
    const { sheet: state, canUndo, status } = store.snapshot();
    expect(status.kind).toBe("saved");
    expect(sealedAt(state, key)).toMatchObject({ state: "priced", edition: 1, updatedBy: "Me" });
    expect(cellAt(state, key).state).toBe("unanswered");
    expect(canUndo).toBe(false);
    expect(kept.size).toBe(0);
    expect(JSON.stringify([...state.saved, ...state.sealed, ...state.drafts])).not.toContain("73914");
  });

  it("sends a new amount over a sealed one with the edition that is stored", async () => {
    const save = vi.fn(saved);
    const store = open(save, [sheet]);
    type(store, "12");
    await vi.advanceTimersByTimeAsync(700);
    expect(save.mock.calls[0]?.[0].changes[0]).toMatchObject({ expectedEdition: 3, versionNumber: 1 });
  });

  it("takes back what was typed over a sealed cell without touching what is stored", async () => {
    const save = vi.fn(saved);
    const store = open(save, [sheet]);
    type(store, "12");
    store.undo();
    await vi.advanceTimersByTimeAsync(700);
    expect(save).not.toHaveBeenCalled();
    expect(sealedAt(store.snapshot().sheet, key)).toMatchObject({ edition: 3 });
  });

  it("takes nothing away when a sealed cell is cleared: nobody could bring it back", async () => {
    const save = vi.fn(saved);
    const store = open(save, [sheet]);
    type(store, "");
    await vi.advanceTimersByTimeAsync(700);
    expect(save).not.toHaveBeenCalled();
  });

  it("changes no part of an answer that nobody can see, and says why", async () => {
    const save = vi.fn(saved);
    const store = open(save, [sheet]);
    type(store, "40", "quantity");
    await vi.advanceTimersByTimeAsync(700);
    expect(save).not.toHaveBeenCalled();
    expect(store.snapshot().faults.get(fieldKey(key, "quantity"))).toMatchObject({
      code: "offer.sealed_first",
      text: "40",
    });
    // With the price it can be read.
    type(store, "12");
    expect(cellAt(store.snapshot().sheet, key)).toMatchObject({ unitPrice: 1200, quantityMilli: 40_000 });
  });

  it("tells that somebody else was faster, and stores the own one only when that is chosen", async () => {
    const save = vi.fn<Save>(async () => ({
      ok: true,
      value: [{ candidateId: "can_a", lineId: "line_1", result: "sealed_conflict", current: cell(4, "Bo") }],
    }));
    const store = open(save, [sheet]);
    type(store, "12");
    await vi.advanceTimersByTimeAsync(700);
    expect(store.snapshot().sheet.conflicts.get(key)).toMatchObject({ updatedBy: "Bo" });
    save.mockImplementation(saved);
    store.settle(key, "mine");
    await vi.advanceTimersByTimeAsync(700);
    expect(save.mock.calls.at(-1)?.[0].changes[0]).toMatchObject({ expectedEdition: 4 });
    expect(sealedAt(store.snapshot().sheet, key)).toMatchObject({ edition: 5, updatedBy: "Me" });
  });
});
