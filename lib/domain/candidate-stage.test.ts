import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CANDIDATE_STAGES, type CandidateStage } from "./candidate";
import {
  checkStageMove,
  colourFor,
  isExitStage,
  isOnShortlist,
  nextLetter,
  shortlistState,
  stageMoves,
} from "./candidate-stage";

const other = (stage: CandidateStage, letter: string | null = null) => ({ stage, letter });
const move = (
  from: CandidateStage,
  to: CandidateStage,
  extra: Partial<Parameters<typeof checkStageMove>[0]> = {},
) => checkStageMove({ from, to, reason: "", wasShortlisted: false, others: [], ...extra });

describe("moving a candidate through the stages", () => {
  it("lets a longlisted candidate be prequalified, shortlisted or let go", () => {
    expect(stageMoves("longlisted", false)).toEqual(["prequalified", "shortlisted", "withdrawn", "rejected"]);
  });

  it("does not let the shortlist be skipped", () => {
    expect(move("longlisted", "negotiating")).toMatchObject({ ok: false, code: "candidate.stage_skips" });
    expect(move("prequalified", "chosen")).toMatchObject({ ok: false, code: "candidate.stage_skips" });
  });

  it("lets a slip be taken back to any earlier stage", () => {
    expect(stageMoves("chosen", true)).toEqual(
      expect.arrayContaining(["longlisted", "shortlisted", "negotiating"]),
    );
  });

  it.each(["withdrawn", "rejected"] as const)("asks why when a candidate is %s", (exit) => {
    expect(move("longlisted", exit, { reason: " " })).toMatchObject({
      ok: false,
      code: "candidate.reason_missing",
    });
    expect(move("longlisted", exit, { reason: "No capacity until autumn" })).toMatchObject({ ok: true });
  });

  it("lets one that left come back, past the shortlist only if it has been there", () => {
    const others = [other("shortlisted", "B")];
    expect(move("withdrawn", "shortlisted", { others })).toMatchObject({ ok: true });
    expect(move("withdrawn", "negotiating", { others })).toMatchObject({ ok: false });
    expect(move("withdrawn", "negotiating", { others, wasShortlisted: true })).toMatchObject({ ok: true });
  });

  it("says so when nothing would change", () => {
    expect(move("shortlisted", "shortlisted")).toMatchObject({ ok: false, code: "candidate.stage_same" });
  });

  it("refuses a sixth on the shortlist, counting those negotiating and chosen, and names the limit", () => {
    const others = [
      other("shortlisted", "A"),
      other("shortlisted", "B"),
      other("negotiating", "C"),
      other("negotiating", "D"),
      other("chosen", "E"),
    ];
    expect(move("longlisted", "shortlisted", { others })).toEqual({
      ok: false,
      code: "candidate.shortlist_full",
      params: { limit: 5 },
      fields: [],
    });
  });

  it("does not count those withdrawn, rejected or not yet shortlisted", () => {
    const others = CANDIDATE_STAGES.filter((stage) => !isOnShortlist(stage)).flatMap((stage) =>
      Array.from({ length: 5 }, () => other(stage)),
    );
    expect(move("longlisted", "shortlisted", { others })).toMatchObject({ ok: true });
  });

  it("does not negotiate with the only candidate there has been", () => {
    expect(move("shortlisted", "negotiating", { wasShortlisted: true })).toMatchObject({
      ok: false,
      code: "candidate.shortlist_too_short",
      params: { minimum: 2 },
    });
    const others = [other("rejected", "B")];
    expect(move("shortlisted", "negotiating", { wasShortlisted: true, others })).toMatchObject({ ok: true });
  });

  it("never offers a move that it then refuses for skipping", () => {
    fc.assert(
      fc.property(fc.constantFrom(...CANDIDATE_STAGES), fc.boolean(), (from, wasShortlisted) => {
        const others = [other("shortlisted", "B")];
        for (const to of stageMoves(from, wasShortlisted))
          expect(move(from, to, { wasShortlisted, others, reason: "why" })).toMatchObject({ ok: true });
      }),
    );
  });

  it("never lets more than five be on the shortlist, whatever is asked in whatever order", () => {
    const steps = fc.array(fc.record({ who: fc.nat(8), to: fc.constantFrom(...CANDIDATE_STAGES) }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(steps, (asked) => {
        const all = Array.from({ length: 9 }, (): { stage: CandidateStage; letter: string | null } =>
          other("longlisted"),
        );
        for (const { who, to } of asked) {
          const one = all[who];
          if (!one) continue;
          const others = all.filter((candidate) => candidate !== one);
          const result = checkStageMove({
            from: one.stage,
            to,
            reason: "why",
            wasShortlisted: one.letter !== null,
            others,
          });
          if (!result.ok) continue;
          one.stage = to;
          if (isOnShortlist(to)) one.letter ??= nextLetter(all.flatMap(({ letter }) => letter ?? []));
          expect(all.filter(({ stage }) => isOnShortlist(stage)).length).toBeLessThanOrEqual(5);
        }
        const letters = all.flatMap(({ letter }) => letter ?? []);
        expect(new Set(letters).size).toBe(letters.length);
      }),
    );
  });

  it("does not change its input", () => {
    const others = Object.freeze([Object.freeze(other("shortlisted", "A"))]);
    expect(move("longlisted", "shortlisted", { others })).toMatchObject({ ok: true });
    expect(others).toEqual([other("shortlisted", "A")]);
  });
});

describe("letters and hues", () => {
  it("gives the first letter not used", () => {
    expect(nextLetter([])).toBe("A");
    expect(nextLetter(["A", "C"])).toBe("B");
    expect(nextLetter(Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))).toBe("AA");
  });

  it("never gives a letter twice", () => {
    const used: string[] = [];
    for (let count = 0; count < 100; count += 1) {
      const letter = nextLetter(used);
      expect(used).not.toContain(letter);
      used.push(letter);
    }
  });

  it("prefers a hue nobody has worn, then one nobody on the shortlist wears", () => {
    expect(colourFor(null, [], [])).toBe(0);
    expect(colourFor(null, [1], [0, 1])).toBe(2);
    expect(colourFor(null, [0, 1, 2, 4], [0, 1, 2, 3, 4])).toBe(3);
  });

  it("lets a candidate keep its hue unless another on the shortlist wears it now", () => {
    expect(colourFor(2, [0, 1], [0, 1, 2])).toBe(2);
    expect(colourFor(2, [0, 2], [0, 1, 2])).toBe(3);
  });

  it("keeps hues on a shortlist apart", () => {
    const hue = fc.nat(4);
    fc.assert(
      fc.property(
        fc.option(hue),
        fc.uniqueArray(hue, { maxLength: 4 }),
        fc.array(hue),
        (own, onShortlist, past) => {
          expect(onShortlist).not.toContain(colourFor(own, onShortlist, [...onShortlist, ...past]));
        },
      ),
    );
  });
});

describe("the state of the shortlist", () => {
  it("counts what is missing and what there is room for", () => {
    expect(shortlistState(["longlisted", "shortlisted", "withdrawn"])).toEqual({
      count: 1,
      missing: 1,
      room: 4,
    });
    expect(shortlistState([])).toEqual({ count: 0, missing: 2, room: 5 });
  });

  it("tells exits from the road", () => {
    expect(CANDIDATE_STAGES.filter(isExitStage)).toEqual(["withdrawn", "rejected"]);
  });
});
