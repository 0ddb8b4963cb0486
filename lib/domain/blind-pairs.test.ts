import { describe, expect, it } from "vitest";
import { blindPairsOf } from "./blind-pairs";
import type { Scorer } from "./scoring-duties";

const scorer = (id: string, more: Partial<Scorer> = {}): Scorer => ({
  id,
  role: "evaluator",
  knowsPrices: false,
  revoked: false,
  reachable: true,
  groupIds: null,
  candidateIds: null,
  conflicts: [],
  ...more,
});
const NOTHING = { everything: false, pairs: [] } as const;
const submitted = (participantId: string, candidateId = "a", groupId = "g") => ({
  participantId,
  candidateId,
  groupId,
});

describe("pairs a reader may not see yet", () => {
  it("are those that others have scored and the reader has not, each once", () => {
    const pairs = blindPairsOf(
      NOTHING,
      [scorer("bo"), scorer("eva")],
      [submitted("bo"), submitted("eva"), submitted("eva", "b")],
    );
    expect(pairs).toEqual([
      { candidateId: "a", groupId: "g" },
      { candidateId: "b", groupId: "g" },
    ]);
  });

  it("are fewer by what the reader has submitted, and none once everything is in sight", () => {
    const scorers = [scorer("bo")];
    const submissions = [submitted("bo"), submitted("bo", "b")];
    const sight = { everything: false, pairs: [{ candidateId: "a", groupId: "g" }] } as const;
    expect(blindPairsOf(sight, scorers, submissions)).toEqual([{ candidateId: "b", groupId: "g" }]);
    expect(blindPairsOf({ everything: true }, scorers, submissions)).toEqual([]);
  });

  it("are not those whose only scores count for nothing", () => {
    const out = [scorer("bo", { revoked: true }), scorer("eva", { conflicts: ["a"] })];
    expect(blindPairsOf(NOTHING, out, [submitted("bo"), submitted("eva"), submitted("gone")])).toEqual([]);
  });
});
