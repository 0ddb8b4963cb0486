import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minor } from "./money";
import { answerFaults, canonicalAnswer, emptyAnswer, type OfferAnswer } from "./offer-answer";

const ASKED = { lines: [], requirementIds: new Set(["req_1"]), pointIds: new Set(["rpt_1"]) };

const item = (id: string, name: string) =>
  ({ id, lineId: null, name, unitPrice: minor(100), driver: "users", period: "month" }) as const;

describe("an answer", () => {
  it("names only what was asked, and each of it once", () => {
    const answer: OfferAnswer = {
      ...emptyAnswer("DKK"),
      requirements: [
        { requirementId: "req_1", answer: "meets", note: "" },
        { requirementId: "req_1", answer: "partly", note: "" },
        { requirementId: "req_gone", answer: "meets", note: "" },
      ],
      points: [{ pointId: "rpt_1", text: "Three months" }],
    };
    expect(answerFaults(answer, ASKED).map(({ path, code }) => [path, code])).toEqual([
      ["requirements.1.requirementId", "requirement.twice"],
      ["requirements.2.requirementId", "requirement.gone"],
    ]);
  });

  it("has no fault when nothing is answered: what is missing is a gap", () => {
    expect(answerFaults(emptyAnswer("NOK"), ASKED)).toEqual([]);
  });
});

describe("the text a receipt's hash is made of", () => {
  it("is the same in whatever order the answer was typed, and does not change it", () => {
    const cells = ["a", "b", "c"].map(
      (lineId) => ({ lineId, cell: { state: "not_offered", note: "" } }) as const,
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(cells, { minLength: 3 }), (shuffled) => {
        const answer = { ...emptyAnswer("DKK"), cells: shuffled };
        const before = structuredClone(answer);
        expect(canonicalAnswer(answer)).toBe(canonicalAnswer({ ...emptyAnswer("DKK"), cells }));
        expect(answer).toEqual(before);
      }),
    );
  });

  it("forgets ids that hold within one answer only", () => {
    const with_ = (id: string): OfferAnswer => ({
      ...emptyAnswer("DKK"),
      cells: [{ lineId: "a", cell: { state: "bundled", bundleId: id, note: "" } }],
      bundles: [{ id, name: "Both", amount: minor(500), split: [], splitNote: "" }],
      priceList: [item(`${id}-item`, "User")],
    });
    expect(canonicalAnswer(with_("one"))).toBe(canonicalAnswer(with_("two")));
  });

  it("differs when a single amount or state does", () => {
    const one = { ...emptyAnswer("DKK"), priceList: [item("i", "User")] };
    const other = { ...one, priceList: [{ ...item("i", "User"), unitPrice: minor(101) }] };
    expect(canonicalAnswer(one)).not.toBe(canonicalAnswer(other));
  });
});
