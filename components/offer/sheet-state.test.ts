import { describe, expect, it } from "vitest";
import { minor } from "@/lib/domain/money";
import type { Cell } from "@/lib/domain/offer";
import type { SheetCell } from "@/lib/domain/offer-sheet";
import { readStored, storedText } from "./draft-store";
import {
  cellAt,
  cellKey,
  editCells,
  emptySheet,
  restoreDrafts,
  sendingFailed,
  settleConflict,
  startSending,
  takeResults,
  takeSaved,
  unsent,
} from "./sheet-state";

const key = cellKey("can_a", "line_1");
const price = (amount: number): Cell => ({
  state: "priced",
  unitPrice: minor(amount),
  driver: "users",
  quantityMilli: null,
  period: "month",
  minimumMilli: null,
  tiers: [],
  note: "",
});
const stored = (cell: Cell, edition: number, updatedBy = "Ann"): SheetCell => ({
  lineId: "line_1",
  cell,
  edition,
  updatedBy,
  updatedAt: "2026-11-22T09:00:00Z",
});
const by = { name: "Me", at: "2026-11-22T09:00:01Z" };
const edited = (amount: number, from = emptySheet()) => editCells(from, [{ key, cell: price(amount) }]);
const sent = (amount: number, from = emptySheet()) => {
  const batch = startSending(edited(amount, from), () => 1, 100);
  if (!batch) throw new Error("nothing to send");
  return batch;
};
const where = { candidateId: "can_a", lineId: "line_1" };

describe("an offer sheet", () => {
  it("shows a draft before what is stored, and forgets it when it is back to that", () => {
    const saved = takeSaved(emptySheet(), [[key, stored(price(5), 1)]]);
    expect(cellAt(edited(7, saved), key)).toEqual(price(7));
    expect(unsent(edited(5, edited(7, saved)))).toEqual([]);
  });

  it("sends a draft once, with the edition its maker saw", () => {
    const batch = sent(7, takeSaved(emptySheet(), [[key, stored(price(5), 3)]]));
    expect(batch.changes).toEqual([{ ...where, versionNumber: 1, expectedEdition: 3, cell: price(7) }]);
    expect(startSending(batch.state, () => 1, 100)).toBeNull();
  });

  it("keeps what was changed while the first value was on its way, on the new edition", () => {
    const later = edited(8, sent(7).state);
    const after = takeResults(later, [{ ...where, result: "saved", edition: 1 }], by);
    expect(cellAt(after, key)).toEqual(price(8));
    expect(startSending(after, () => 1, 100)?.changes[0]?.expectedEdition).toBe(1);
  });

  it("sends a value again that was undone while another was on its way", () => {
    const saved = takeSaved(emptySheet(), [[key, stored(price(5), 1)]]);
    const undone = edited(5, sent(7, saved).state);
    const after = takeResults(undone, [{ ...where, result: "saved", edition: 2 }], by);
    expect(startSending(after, () => 1, 100)?.changes[0]).toMatchObject({
      expectedEdition: 2,
      cell: price(5),
    });
  });

  it("loses nothing when sending fails", () => {
    const failed = sendingFailed(sent(7).state);
    expect(unsent(failed)).toEqual([key]);
  });

  it("keeps both values of a conflict until one is chosen", () => {
    const conflict = takeResults(
      sent(7).state,
      [{ ...where, result: "conflict", current: stored(price(9), 4) }],
      by,
    );
    expect(cellAt(conflict, key)).toEqual(price(7));
    expect(conflict.conflicts.get(key)).toMatchObject({ cell: price(9) });
    expect(unsent(conflict)).toEqual([]);
    const mine = settleConflict(conflict, key, "mine");
    expect(startSending(mine, () => 1, 100)?.changes[0]).toMatchObject({
      expectedEdition: 4,
      cell: price(7),
    });
    const theirs = settleConflict(conflict, key, "theirs");
    expect(cellAt(theirs, key)).toEqual(price(9));
    expect(unsent(theirs)).toEqual([]);
  });

  it("is no conflict when the other wrote the same", () => {
    const after = takeResults(
      sent(7).state,
      [{ ...where, result: "conflict", current: stored(price(7), 4) }],
      by,
    );
    expect(after.conflicts.size).toBe(0);
    expect(after.drafts.size).toBe(0);
  });

  it("does not send a refused cell again until it is changed", () => {
    const refused = takeResults(
      sent(7).state,
      [{ ...where, result: "refused", code: "offer.period_wrong" }],
      by,
    );
    expect(unsent(refused)).toEqual([]);
    expect(unsent(edited(8, refused))).toEqual([key]);
  });

  it("never lets an older edition replace a newer one", () => {
    const newer = takeSaved(emptySheet(), [[key, stored(price(9), 4)]]);
    expect(cellAt(takeSaved(newer, [[key, stored(price(5), 3)]]), key)).toEqual(price(9));
  });

  it("restores drafts of an earlier visit on the edition they were made on", () => {
    const text = storedText({ drafts: [...edited(7).drafts], faults: [], typing: null }, 1);
    const back = readStored(text);
    const now = takeSaved(emptySheet(), [[key, stored(price(9), 4)]]);
    const restored = restoreDrafts(now, back?.drafts ?? []);
    expect(startSending(restored, () => 1, 100)?.changes[0]).toMatchObject({
      expectedEdition: 0,
      cell: price(7),
    });
  });
});

describe("the browser's store of drafts", () => {
  it("holds what is being typed and what could not be read", () => {
    const typing = { row: "line_1", column: "can_a answer", text: "12" };
    const faults = [["can_a line_1 answer", "abc"]] as const;
    expect(readStored(storedText({ drafts: [], faults, typing }, 5))).toEqual({
      drafts: [],
      faults,
      typing,
      at: 5,
    });
  });
  it("holds nothing when there is nothing", () => {
    expect(storedText({ drafts: [], faults: [], typing: null }, 5)).toBeNull();
  });
  it.each([null, "", "{", '{"v":2}', '{"v":1,"at":1,"drafts":[["x",{}]],"faults":[],"typing":null}'])(
    "leaves %s alone",
    (text) => {
      expect(readStored(text)).toBeNull();
    },
  );
});
