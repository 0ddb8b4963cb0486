import { describe, expect, it } from "vitest";
import { minor } from "@/lib/domain/money";
import { emptyAnswer, type OfferAnswer } from "@/lib/domain/offer-answer";
import { AnswerSchema, readAnswer, writeAnswer } from "./answer-text";

const ANSWER: OfferAnswer = {
  ...emptyAnswer("NOK"),
  cells: [{ lineId: "line_1", cell: { state: "included", inLineId: "line_2", note: "in support" } }],
  bundles: [{ id: "b", name: "Both", amount: minor(0), split: [], splitNote: "" }],
};

describe("a kept answer", () => {
  it("reads back as it was written", () => {
    expect(readAnswer(writeAnswer(ANSWER))).toEqual(ANSWER);
  });

  it("is not guessed at when it is something else, and its text is not repeated", () => {
    expect(() => readAnswer("{ secret 4711")).toThrow("a kept draft is not an answer");
  });

  it("takes no amount that is negative, broken or beyond its limit", () => {
    for (const amount of [-1, 1.5, 10 ** 16]) {
      const bundles = [{ ...ANSWER.bundles[0], amount }];
      expect(AnswerSchema.safeParse({ ...ANSWER, bundles }).success).toBe(false);
    }
  });
});
