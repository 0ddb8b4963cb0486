import { describe, expect, it, vi } from "vitest";
import { type CellKey, type Draft, type SavedAnswer, Sheet } from "./sheet";

const KEY: CellKey = { rowId: "listens", candidateId: "fjord" };

interface Sent {
  readonly value: number;
  readonly note: string;
  readonly edition: number | null;
  readonly reply: (saved: SavedAnswer<number>) => Promise<void>;
}

function sheetWith(
  answers: readonly (CellKey & { value: number; note: string; edition: number })[] = [],
  kept: readonly Draft<number>[] = [],
) {
  const sent: Sent[] = [];
  let drafts = kept;
  const sheet = new Sheet<number>({
    answers,
    save: (_key, value, note, edition) =>
      new Promise((resolve) => {
        sent.push({
          value,
          note,
          edition,
          reply: async (saved) => {
            resolve(saved);
            await Promise.resolve();
            await Promise.resolve();
          },
        });
      }),
    drafts: {
      load: () => drafts,
      save: (next) => {
        drafts = next;
      },
    },
    now: () => 1000,
    noteDelay: 700,
  });
  return { sheet, sent, drafts: () => drafts };
}

describe("a sheet that saves itself", () => {
  it("shows an answer at once, sends it once, and says when it is saved", async () => {
    const { sheet, sent, drafts } = sheetWith();
    sheet.answer(KEY, 4);
    expect(sheet.cell(KEY)).toMatchObject({ value: 4, state: { kind: "saving" } });
    expect(drafts()).toHaveLength(1);
    await sent[0]?.reply({ ok: true, edition: 1 });
    expect(sheet.cell(KEY)).toMatchObject({ value: 4, edition: 1, state: { kind: "saved", at: 1000 } });
    expect(drafts()).toEqual([]);
    sheet.answer(KEY, 4);
    expect(sent).toHaveLength(1);
  });

  it("sends what changed meanwhile after the first reply, with the edition of that reply", async () => {
    const { sheet, sent } = sheetWith();
    sheet.answer(KEY, 4);
    sheet.answer(KEY, 2);
    expect(sent).toHaveLength(1);
    await sent[0]?.reply({ ok: true, edition: 1 });
    expect(sent[1]).toMatchObject({ value: 2, edition: 1 });
  });

  it("keeps what could not be sent, says why, and sends it again when asked", async () => {
    const { sheet, sent, drafts } = sheetWith();
    sheet.answer(KEY, 4);
    await sent[0]?.reply({ ok: false, code: "storage.full", params: {} });
    expect(sheet.state()).toMatchObject({ kind: "failed", code: "storage.full" });
    expect(drafts()).toMatchObject([{ value: 4 }]);
    sheet.retry();
    await sent[1]?.reply({ ok: true, edition: 1 });
    expect(sheet.state()).toEqual({ kind: "saved", at: 1000 });
  });

  it("takes a lost connection as a failure, not as an end", async () => {
    const { sheet } = sheetWith();
    const broken = new Sheet<number>({
      answers: [],
      save: () => Promise.reject(new Error("offline")),
      drafts: { load: () => [], save: () => undefined },
      now: () => 0,
      noteDelay: 0,
    });
    broken.answer(KEY, 3);
    await vi.waitFor(() => expect(broken.cell(KEY).state).toMatchObject({ code: "connection.lost" }));
    expect(broken.cell(KEY).value).toBe(3);
    expect(sheet.cell(KEY).value).toBeUndefined();
  });

  it("takes up drafts after a reload, but only for questions that still exist", async () => {
    const draft = { ...KEY, value: 5, note: "Typed just before the reload", edition: null };
    const gone = { ...draft, rowId: "deleted" };
    const { sheet, sent, drafts } = sheetWith([], [draft, gone]);
    sheet.resume(({ rowId }) => rowId === KEY.rowId);
    expect(sent).toMatchObject([{ value: 5, note: draft.note, edition: null }]);
    await sent[0]?.reply({ ok: true, edition: 1 });
    expect(drafts()).toEqual([]);
  });

  it("keeps both answers when another device was faster, until one is chosen", async () => {
    const theirs = { value: 2, note: "", edition: 7 };
    for (const choice of ["mine", "theirs"] as const) {
      const { sheet, sent } = sheetWith();
      sheet.answer(KEY, 4);
      await sent[0]?.reply({ ok: false, theirs });
      expect(sheet.cell(KEY)).toMatchObject({ value: 4, state: { kind: "conflict", theirs } });
      expect(sheet.conflicts()).toEqual([KEY]);
      sheet.answer(KEY, 5);
      expect(sent).toHaveLength(1);
      sheet.settle(KEY, choice);
      if (choice === "mine") expect(sent[1]).toMatchObject({ value: 5, edition: 7 });
      else expect(sheet.cell(KEY)).toEqual({ ...theirs, state: { kind: "idle" } });
    }
  });

  it("keeps a note until there is an answer, then sends both together", () => {
    vi.useFakeTimers();
    const { sheet, sent, drafts } = sheetWith();
    sheet.note(KEY, "Good questions");
    vi.advanceTimersByTime(10_000);
    expect(sent).toEqual([]);
    expect(drafts()).toMatchObject([{ note: "Good questions" }]);
    sheet.answer(KEY, 4);
    expect(sent).toMatchObject([{ value: 4, note: "Good questions" }]);
    vi.useRealTimers();
  });

  it("sends a note after a pause in typing, or when its field is left", () => {
    vi.useFakeTimers();
    const { sheet, sent } = sheetWith([{ ...KEY, value: 4, note: "", edition: 1 }]);
    sheet.note(KEY, "G");
    sheet.note(KEY, "Go");
    vi.advanceTimersByTime(699);
    expect(sent).toEqual([]);
    sheet.flush(KEY);
    expect(sent).toMatchObject([{ value: 4, note: "Go", edition: 1 }]);
    vi.useRealTimers();
  });

  it("does not ask about an answer of its own whose reply was lost", async () => {
    const sent: { value: number; edition: number | null }[] = [];
    let lost = true;
    const sheet = new Sheet<number>({
      answers: [],
      save: async (_key, value, note, edition) => {
        sent.push({ value, edition });
        if (lost) throw new Error("the reply never came, the answer did");
        return edition === null
          ? { ok: false, theirs: { value: 4, note, edition: 1 } }
          : { ok: true, edition: 2 };
      },
      drafts: { load: () => [], save: () => undefined },
      now: () => 0,
      noteDelay: 0,
    });
    sheet.answer(KEY, 4);
    await vi.waitFor(() => expect(sheet.state().kind).toBe("failed"));
    lost = false;
    sheet.answer(KEY, 5);
    await vi.waitFor(() => expect(sheet.state().kind).toBe("saved"));
    expect(sent.at(-1)).toEqual({ value: 5, edition: 1 });
    expect(sheet.cell(KEY)).toMatchObject({ value: 5, edition: 2 });
    expect(sheet.waiting()).toBe(0);
  });

  it("takes what another device answered, but not over what waits here or is newer", async () => {
    const other: CellKey = { rowId: "flexible", candidateId: "fjord" };
    const { sheet, sent } = sheetWith([{ ...KEY, value: 3, note: "", edition: 2 }]);
    sheet.take([
      { ...KEY, value: 1, note: "older", edition: 1 },
      { ...other, value: 2, note: "", edition: 1 },
    ]);
    expect(sheet.cell(KEY).value).toBe(3);
    expect(sheet.cell(other)).toMatchObject({ value: 2, edition: 1 });
    sheet.answer(KEY, 5);
    expect(sheet.waiting()).toBe(1);
    sheet.take([{ ...KEY, value: 4, note: "", edition: 3 }]);
    expect(sheet.cell(KEY).value).toBe(5);
    await sent[0]?.reply({ ok: true, edition: 4 });
    expect(sheet.waiting()).toBe(0);
  });
});
