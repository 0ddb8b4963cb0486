import { describe, expect, it } from "vitest";
import { isOpen, partsOf, progressOf, stopsOf, submittedAnswers } from "./judging-parts";
import type { JudgedPair, PairState } from "./judging-view";
import { addressOf, placeOf } from "./use-place";

const question = (id: string) => ({ id, name: id, help: "", rubric: ["", "", "", "", ""] as const });
const candidate = (id: string) => ({ id, letter: id, colour: null, name: id });
const pair = (candidateId: string, groupId: string, state: PairState): JudgedPair => ({
  ...{ candidateId, groupId, state, submittedAt: state === "submitted" ? "2026-11-01" : null },
});
const judging = {
  closedAt: null,
  candidates: [candidate("A"), candidate("B")],
  groups: [
    { id: "chemistry", name: "Chemistry", criteria: [question("listens"), question("flexible")] },
    { id: "skills", name: "Skills", criteria: [question("skill")] },
    { id: "none", name: "None", criteria: [] },
  ],
  pairs: [
    pair("A", "chemistry", "open"),
    pair("A", "skills", "submitted"),
    pair("B", "chemistry", "before_meeting"),
    pair("B", "skills", "open"),
  ],
};
const answered =
  (...keys: string[]) =>
  ({ rowId, candidateId }: { rowId: string; candidateId: string }) =>
    keys.includes(`${candidateId} ${rowId}`);
const told = (parts: ReturnType<typeof partsOf>) =>
  parts.map(
    ({ candidate: { id }, group, state, answered: n, total }) => `${id} ${group.id} ${state} ${n}/${total}`,
  );

describe("parts", () => {
  it("go candidate by candidate and say how far each is", () => {
    expect(told(partsOf(judging, answered("A listens", "A skill", "B skill")))).toEqual([
      "A chemistry begun 1/2",
      "A skills submitted 1/1",
      "B chemistry before_meeting 0/2",
      "B skills ready 1/1",
    ]);
  });

  it("that are not submitted are closed with scoring", () => {
    const parts = partsOf({ ...judging, closedAt: "2026-11-20" }, answered());
    expect(parts.map(({ state }) => state)).toEqual(["closed", "submitted", "closed", "closed"]);
    expect(parts.some(isOpen)).toBe(false);
  });

  it("leave out pairs that are not the reader's", () => {
    expect(told(partsOf({ ...judging, pairs: judging.pairs.slice(3) }, answered()))).toEqual([
      "B skills empty 0/1",
    ]);
  });
});

describe("the way through", () => {
  it("stops at every question of the open parts, and not at answers that are submitted", () => {
    const isSubmitted = submittedAnswers({
      scores: [
        {
          ...{ candidateId: "A", criterionId: "listens", value: 4, note: "", edition: 1 },
          isSubmitted: true,
        },
      ],
    });
    const stops = stopsOf(partsOf(judging, answered("A listens")), isSubmitted);
    expect(stops.map(({ part, question: { id }, index }) => `${part.candidate.id} ${id} ${index}`)).toEqual([
      "A flexible 1",
      "B skill 0",
    ]);
  });

  it("counts what is asked now, and apart what comes after a meeting", () => {
    expect(progressOf(partsOf(judging, answered("A listens", "A skill")))).toEqual({
      submitted: 1,
      later: 1,
      answered: 2,
      questions: 4,
    });
  });
});

describe("a place's address", () => {
  it.each([
    { kind: "parts" as const },
    { kind: "review" as const, candidateId: "can_1", groupId: "grp_2" },
    { kind: "question" as const, candidateId: "can_1", criterionId: "cri_2" },
  ])("leads back to %o", (place) => {
    expect(placeOf(addressOf(place))).toEqual(place);
  });

  it.each(["", "#", "#elsewhere", "#ask/can_1", "#ask/a/b/c", "#content"])("%o is none", (hash) => {
    expect(placeOf(hash)).toBeNull();
  });
});
