import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type IsoDay, parseIsoDay } from "./iso-day";
import {
  checkReference,
  isReferenceRating,
  REFERENCE_FINDERS,
  REFERENCE_RATINGS,
  type Reference,
  referenceFlags,
  referencesScore,
  similarityCount,
} from "./references";

function day(text: string): IsoDay {
  const parsed = parseIsoDay(text);
  if (parsed === null) throw new Error(`${text} is not a day`);
  return parsed;
}
const TODAY = day("2026-11-22");

function reference(parts: Partial<Reference> = {}): Reference {
  return {
    id: "ref_1",
    customer: "Bager A/S",
    contact: "Jens",
    foundBy: "buyer",
    similarSize: true,
    similarIndustry: null,
    similarSystems: false,
    calledBy: "Mette",
    calledOn: TODAY,
    answers: {
      establishment_project: "On time",
      daily_operation: "Quiet",
      support: "Quick",
      proactivity: "Some",
      invoices: "Right",
      choose_again: "Yes",
    },
    rating: 4,
    ...parts,
  };
}

const anyReference = fc
  .record({
    foundBy: fc.constantFrom(...REFERENCE_FINDERS),
    similarSize: fc.option(fc.boolean()),
    calledBy: fc.constantFrom("", " ", "Mette"),
    calledOn: fc.constantFrom(null, TODAY),
    rating: fc.constantFrom(null, ...REFERENCE_RATINGS),
  })
  .map(reference);
const codes = (references: readonly Reference[]) => referenceFlags(references).map(({ code }) => code);

describe("the references score", () => {
  it("is the mean rating of completed calls on 0 to 100", () => {
    expect(referencesScore([reference({ rating: 5 }), reference({ rating: 4 })])).toBe(87.5);
    expect(referencesScore([reference({ rating: 1 })])).toBe(0);
    expect(referencesScore([reference({ rating: 5 })])).toBe(100);
  });

  it("is not there without a completed call, which is not 0", () => {
    expect(referencesScore([])).toBeNull();
    expect(referencesScore([reference({ rating: null })])).toBeNull();
    expect(referencesScore([reference({ calledOn: null })])).toBeNull();
    expect(referencesScore([reference({ calledBy: "  " })])).toBeNull();
  });

  it("leaves calls that are not completed out of the mean", () => {
    expect(referencesScore([reference({ rating: 5 }), reference({ rating: 1, calledOn: null })])).toBe(100);
  });

  it("stays within 0 and 100 in any order, and its input stays as it was", () => {
    fc.assert(
      fc.property(fc.array(anyReference), (references) => {
        const before = structuredClone(references);
        const score = referencesScore(references);
        expect(referencesScore([...references].reverse())).toBe(score);
        referenceFlags(references);
        expect(references).toEqual(before);
        return score === null || (score >= 0 && score <= 100);
      }),
    );
  });
});

describe("the flags", () => {
  it("are none for two good calls of which the buyer found one", () => {
    expect(codes([reference(), reference({ foundBy: "vendor" })])).toEqual([]);
  });

  it("tell of fewer than two completed calls", () => {
    expect(referenceFlags([])).toEqual([{ code: "too_few_calls", params: { completed: 0, needed: 2 } }]);
    expect(codes([reference(), reference({ calledOn: null })])).toEqual(["too_few_calls"]);
  });

  it("tell when every customer was named by the vendor", () => {
    expect(codes([reference({ foundBy: "vendor" }), reference({ foundBy: "vendor" })])).toEqual([
      "none_found_by_buyer",
    ]);
  });

  it("tell when nobody called is known to be like us", () => {
    const unlike = reference({ similarSize: null, similarIndustry: false });
    expect(similarityCount(unlike)).toBe(0);
    expect(codes([unlike, unlike])).toEqual(["none_similar"]);
    expect(codes([unlike, reference()])).toEqual([]);
  });

  it("tell of a low rating and of questions without an answer, naming the customer", () => {
    const unhappy = reference({ customer: "Smed ApS", rating: 2 });
    const short = reference({ answers: { ...reference().answers, invoices: " ", choose_again: "" } });
    expect(referenceFlags([unhappy, short])).toEqual([
      { code: "low_rating", params: { customer: "Smed ApS", rating: 2 } },
      { code: "answers_missing", params: { customer: "Bager A/S", missing: 2 } },
    ]);
  });

  it("tell of too few calls exactly when fewer than two are completed", () => {
    fc.assert(
      fc.property(fc.array(anyReference, { maxLength: 4 }), (references) => {
        const completed = references.filter(
          ({ calledBy, calledOn, rating }) => calledBy.trim() !== "" && calledOn !== null && rating !== null,
        );
        return codes(references).includes("too_few_calls") === completed.length < 2;
      }),
    );
  });
});

describe("checking an entered reference", () => {
  it("finds nothing wrong with a call or with a customer yet to be called", () => {
    expect(checkReference(reference(), TODAY)).toEqual([]);
    expect(checkReference(reference({ calledBy: "", calledOn: null, rating: null }), TODAY)).toEqual([]);
  });

  it.each([
    ["no customer", { customer: " " }, "customer", "reference.customer_missing"],
    ["a call without a caller", { calledBy: "" }, "calledBy", "reference.caller_missing"],
    ["a call without a day", { calledOn: null }, "calledOn", "reference.call_date_missing"],
    [
      "a day of a call and nothing else",
      { calledBy: "", rating: null },
      "calledBy",
      "reference.caller_missing",
    ],
    [
      "a caller and nothing else",
      { calledOn: null, rating: null },
      "calledOn",
      "reference.call_date_missing",
    ],
    ["a call to come", { calledOn: addDays(TODAY, 1) }, "calledOn", "reference.call_future"],
  ] as const)("refuses %s", (_, parts, path, code) => {
    expect(checkReference(reference(parts), TODAY)).toEqual([{ path, code, params: {} }]);
  });

  it("knows a rating from 1 to 5 and nothing else", () => {
    expect(REFERENCE_RATINGS.every(isReferenceRating)).toBe(true);
    for (const value of [0, 6, 2.5, "3", null]) expect(isReferenceRating(value)).toBe(false);
  });
});
