import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergedAnswer } from "./answer-merge";
import { parseIsoDay } from "./iso-day";
import { minor } from "./money";
import type { Cell } from "./offer";
import { emptyAnswer, type OfferAnswer } from "./offer-answer";

const priced = (amount: number, note = ""): Cell => ({
  ...{ state: "priced", unitPrice: minor(amount), driver: "users", quantityMilli: null },
  ...{ period: "month", minimumMilli: null, tiers: [], note },
});
const bundled = (bundleId: string): Cell => ({ state: "bundled", bundleId, note: "" });
const answer = (cells: Readonly<Record<string, Cell>>, rest: Partial<OfferAnswer> = {}): OfferAnswer => ({
  ...emptyAnswer("DKK"),
  cells: Object.entries(cells).map(([lineId, cell]) => ({ lineId, cell })),
  ...rest,
});
const bundle = (id: string, name: string, amount = 100) => ({
  ...{ id, name, amount: minor(amount), split: [], splitNote: "" },
});
const item = (id: string, name: string, amount: number) => ({
  ...{ id, name, lineId: null, unitPrice: minor(amount), driver: "fixed" as const },
  period: "once" as const,
});
const cellsOf = ({ cells }: OfferAnswer) =>
  Object.fromEntries(cells.map(({ lineId, cell }) => [lineId, cell]));

describe("a workbook taken into what was typed", () => {
  it("takes the place of what it answers and leaves what it leaves blank", () => {
    const typed = answer({ backup: priced(10), support: priced(20) });
    const merged = mergedAnswer(
      typed,
      answer({ backup: priced(12), support: { state: "unanswered", note: "" } }),
    );
    expect(cellsOf(merged.answer)).toEqual({ backup: priced(12), support: priced(20) });
    expect(merged).toMatchObject({ changed: ["cell backup"], stays: 1, undone: [], otherCurrency: 0 });
  });

  it("with a note alone puts the note beside the typed price", () => {
    const merged = mergedAnswer(
      answer({ a: priced(10) }),
      answer({ a: { state: "unanswered", note: "From May" } }),
    );
    expect(cellsOf(merged.answer)).toEqual({ a: priced(10, "From May") });
  });

  it("a term that is blank in it stays as typed", () => {
    const validUntil = parseIsoDay("2027-03-31");
    const typed = answer({}, { validUntil, indexBasisPoints: 200, statedTotal: minor(5) });
    const merged = mergedAnswer(typed, answer({}, { indexBasisPoints: 300 }));
    expect(merged.answer).toMatchObject({ validUntil, indexBasisPoints: 300, statedTotal: 5 });
    expect(merged.changed).toEqual(["term indexBasisPoints"]);
  });

  it("knows a bundle and an entry of the price list again by their names", () => {
    const typed = answer(
      { a: bundled("bun_1"), b: bundled("bun_1") },
      {
        bundles: [bundle("bun_1", "All")],
        priceList: [item("itm_1", "Day", 10), item("itm_2", "Night", 20)],
      },
    );
    const read = answer(
      { a: bundled("new:1"), b: bundled("new:1") },
      {
        bundles: [bundle("new:1", "all ", 150)],
        priceList: [item("new:1", "Day", 11), item("new:2", "Hour", 2)],
      },
    );
    const merged = mergedAnswer(typed, read);
    expect(merged.answer.bundles).toEqual([bundle("bun_1", "All", 150)]);
    expect(merged.answer.priceList.map(({ id, name, unitPrice }) => [id, name, unitPrice])).toEqual([
      ["itm_1", "Day", 11],
      ["itm_2", "Night", 20],
      ["read-item-1", "Hour", 2],
    ]);
    expect([...merged.changed].sort()).toEqual(["bundle bun_1", "item itm_1", "item read-item-1"]);
  });

  it("undoes a typed bundle of which one piece at most is left, and says so", () => {
    const typed = answer({ a: bundled("bun_1"), b: bundled("bun_1") }, { bundles: [bundle("bun_1", "All")] });
    const merged = mergedAnswer(typed, answer({ a: priced(10) }));
    expect(cellsOf(merged.answer)).toEqual({ a: priced(10) });
    expect(merged.answer.bundles).toEqual([]);
    expect(merged.undone).toEqual(["All"]);
  });

  it("in another currency leaves no amount of the typed one standing, and says how many go", () => {
    const typed = answer(
      { a: priced(10), b: { state: "not_offered", note: "" } },
      { priceList: [item("itm_1", "Day", 10)], statedTotal: minor(5) },
    );
    const merged = mergedAnswer(typed, { ...answer({ c: priced(1) }), currency: "EUR" });
    expect(cellsOf(merged.answer)).toEqual({ b: { state: "not_offered", note: "" }, c: priced(1) });
    expect(merged).toMatchObject({ otherCurrency: 3, answer: { priceList: [], statedTotal: null } });
  });

  it("keeps a reply's words when it says only how far, and the other way round", () => {
    const reply = (given: "meets" | "partly" | "not_answered", note: string) =>
      answer({}, { requirements: [{ requirementId: "req_1", answer: given, note }] });
    expect(mergedAnswer(reply("meets", "Ours"), reply("partly", "")).answer.requirements).toEqual([
      { requirementId: "req_1", answer: "partly", note: "Ours" },
    ]);
    expect(mergedAnswer(reply("meets", ""), reply("not_answered", "Soon")).answer.requirements).toEqual([
      { requirementId: "req_1", answer: "meets", note: "Soon" },
    ]);
  });

  const cellOf = fc.oneof(
    fc.nat(1_000).map((amount) => priced(amount)),
    fc.constantFrom<Cell>({ state: "not_offered", note: "" }, { state: "unanswered", note: "Soon" }),
    fc.constantFrom("one", "two").map(bundled),
  );
  const answers = fc
    .record({
      cells: fc.dictionary(fc.constantFrom("a", "b", "c", "d"), cellOf),
      names: fc.uniqueArray(fc.constantFrom("All", "Half", "Rest"), { minLength: 2, maxLength: 2 }),
      items: fc.uniqueArray(fc.constantFrom("Day", "Hour", "Night"), { maxLength: 3 }),
      text: fc.constantFrom("", "Three months"),
    })
    .map(({ cells, names: [one = "", two = ""], items, text }) =>
      answer(cells, {
        bundles: [bundle("one", one), bundle("two", two, 7)].filter(({ id }) =>
          Object.values(cells).some((cell) => cell.state === "bundled" && cell.bundleId === id),
        ),
        priceList: items.map((name, index) => item(`new:${index}`, name, index)),
        points: text === "" ? [] : [{ pointId: "rpt_1", text }],
      }),
    );

  it("changes nothing the second time, loses no answer, and points at no bundle that is not there", () => {
    fc.assert(
      fc.property(answers, answers, (typed, read) => {
        const once = mergedAnswer(typed, read);
        expect(mergedAnswer(once.answer, read).changed).toEqual([]);
        const ids = once.answer.bundles.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { cell } of once.answer.cells)
          if (cell.state === "bundled") expect(ids).toContain(cell.bundleId);
        const after = cellsOf(once.answer);
        for (const { lineId, cell } of typed.cells)
          if (cell.state === "priced" || cell.state === "not_offered")
            expect(after[lineId]?.state ?? "unanswered").not.toBe("unanswered");
      }),
    );
  });

  it("does not change its input", () => {
    fc.assert(
      fc.property(answers, answers, (typed, read) => {
        const before = JSON.stringify([typed, read]);
        mergedAnswer(typed, read);
        expect(JSON.stringify([typed, read])).toBe(before);
      }),
    );
  });
});
