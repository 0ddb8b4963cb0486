import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AnswerDraft,
  type AnswerPart,
  completeness,
  markOf,
  partKey,
  prunedAnswer,
  samePart,
  standingPart,
  withPart,
} from "./answer-draft";
import { minor } from "./money";
import { emptyAnswer } from "./offer-answer";

const NOW = "2026-11-22T10:00:00.000Z";
const empty: AnswerDraft = { answer: emptyAnswer("DKK"), marks: {} };
const price = (amount: number, lineId = "line_1"): AnswerPart => ({
  kind: "cell",
  lineId,
  cell: {
    state: "priced",
    unitPrice: minor(amount),
    driver: "users",
    quantityMilli: null,
    period: "month",
    minimumMilli: null,
    tiers: [],
    note: "",
  },
});
const bundle = (lineIds: readonly string[], bundleId = "bun_1"): AnswerPart => ({
  kind: "bundle",
  bundleId,
  bundle: { name: "All", amount: minor(100), lineIds },
});
const put = (draft: AnswerDraft, ...parts: readonly AnswerPart[]) =>
  parts.reduce((all, part) => withPart(all, part, "Ida", NOW), draft);

const anyPart: fc.Arbitrary<AnswerPart> = fc.oneof(
  fc
    .tuple(fc.nat(1_000), fc.constantFrom("line_1", "line_2", "line_3"))
    .map(([amount, id]) => price(amount, id)),
  fc.subarray(["line_1", "line_2", "line_3"], { minLength: 1 }).map((ids) => bundle(ids)),
  fc.string().map((text): AnswerPart => ({ kind: "point", pointId: "rpt_1", text })),
  fc
    .constantFrom("meets", "partly", "does_not", "not_answered")
    .map((answer): AnswerPart => ({ kind: "requirement", requirementId: "req_1", answer, note: "" })),
  fc
    .option(fc.nat(84), { nil: null })
    .map((value): AnswerPart => ({ kind: "term", term: { field: "financedMonths", value } })),
  fc.constant<AnswerPart>({ kind: "item", itemId: "item_1", item: null }),
);

describe("a part put into an answer", () => {
  it("stands there, and its mark counts one more", () => {
    const draft = put(empty, { kind: "point", pointId: "rpt_1", text: "60 days" });
    expect(draft.answer.points).toEqual([{ pointId: "rpt_1", text: "60 days" }]);
    expect(draft.marks).toEqual({ "point rpt_1": { edition: 1, by: "Ida", at: NOW } });
  });

  it("is what is read back from its place, whatever was put in before", () => {
    fc.assert(
      fc.property(fc.array(anyPart, { maxLength: 12 }), anyPart, (before, last) => {
        const draft = put(empty, ...before, last);
        const standing = standingPart(draft.answer, last);
        const sorted = (part: AnswerPart) =>
          part.kind === "bundle" && part.bundle
            ? { ...part, bundle: { ...part.bundle, lineIds: [...part.bundle.lineIds].sort() } }
            : part;
        expect(samePart(sorted(standing), sorted(last))).toBe(true);
      }),
    );
  });

  it("raises its own mark by one and never lowers another", () => {
    fc.assert(
      fc.property(fc.array(anyPart, { maxLength: 8 }), anyPart, (before, last) => {
        const old = put(empty, ...before);
        const next = put(old, last);
        const key = partKey(last);
        expect(markOf(next.marks, key).edition).toBe(markOf(old.marks, key).edition + 1);
        for (const [name, mark] of Object.entries(old.marks))
          expect(markOf(next.marks, name).edition).toBeGreaterThanOrEqual(mark.edition);
      }),
    );
  });

  it("that says nothing leaves no trace but its mark", () => {
    const draft = put(empty, price(5), {
      kind: "cell",
      lineId: "line_1",
      cell: { state: "unanswered", note: "" },
    });
    expect(draft.answer.cells).toEqual([]);
    expect(markOf(draft.marks, "cell line_1").edition).toBe(2);
  });

  it("as a bundle takes its pieces' cells; those that leave it are unanswered, and their marks say so", () => {
    const both = put(empty, price(5), bundle(["line_1", "line_2"]));
    expect(both.answer.cells.map(({ cell }) => cell.state)).toEqual(["bundled", "bundled"]);
    const one = put(both, bundle(["line_2", "line_3"]));
    expect(one.answer.cells.map(({ lineId }) => lineId)).toEqual(["line_2", "line_3"]);
    expect(markOf(one.marks, "cell line_1").edition).toBe(3);
    expect(markOf(one.marks, "cell line_2").edition).toBe(1);
    const none = put(one, { kind: "bundle", bundleId: "bun_1", bundle: null });
    expect(none.answer).toMatchObject({ cells: [], bundles: [] });
  });

  it("does not change its input", () => {
    const draft = put(empty, price(5), bundle(["line_1", "line_2"]));
    const before = structuredClone(draft);
    put(draft, bundle(["line_2"]), price(9, "line_3"));
    expect(draft).toEqual(before);
  });
});

describe("completeness", () => {
  const named = (id: string) => ({ id, name: `Name of ${id}` });
  const asked = {
    lines: [named("line_1"), named("line_2")],
    requirements: [named("req_1")],
    points: [named("rpt_1")],
  };

  it("counts what is asked for and not answered, and how long the offer stands", () => {
    expect(completeness(emptyAnswer("DKK"), asked)).toMatchObject({ missing: 5, total: 5 });
    const { answer } = put(empty, price(0), {
      kind: "cell",
      lineId: "line_2",
      cell: { state: "not_offered", note: "" },
    });
    expect(completeness(answer, asked)).toMatchObject({
      lines: [],
      requirements: ["Name of req_1"],
      missing: 3,
    });
  });

  it("takes no account of what nobody asks for any more", () => {
    const { answer } = put(empty, price(5, "line_gone"));
    expect(completeness(answer, asked).missing).toBe(5);
  });

  it("an answer of spaces is none", () => {
    const { answer } = put(empty, { kind: "point", pointId: "rpt_1", text: "  " });
    expect(completeness(answer, asked).points).toEqual(["Name of rpt_1"]);
  });
});

describe("an answer without what is gone", () => {
  it("keeps what is known, drops the rest and bundles left without pieces", () => {
    const { answer } = put(empty, bundle(["line_1", "line_2"]), price(5, "line_3"), {
      kind: "item",
      itemId: "item_1",
      item: { lineId: "line_1", name: "Day", unitPrice: minor(1), driver: "fixed", period: "once" },
    });
    const known = {
      lineIds: new Set(["line_3"]),
      requirementIds: new Set<string>(),
      pointIds: new Set<string>(),
    };
    expect(prunedAnswer(answer, known)).toMatchObject({
      cells: [{ lineId: "line_3" }],
      bundles: [],
      priceList: [{ name: "Day", lineId: null }],
    });
  });
});
