import { describe, expect, it } from "vitest";
import { aCandidate, aDossier, aSelection, compareDossier } from "./comparison/testing";
import type { Dossier } from "./dossier";
import { type NegotiationStanding, NO_NEGOTIATION } from "./negotiation-standing";
import { negotiationPoints } from "./open-points";
import { phaseRoad } from "./phase-road";

const dossier: Dossier = aDossier({
  selection: aSelection({ phase: "negotiate" }),
  candidates: [aCandidate("A"), aCandidate("B"), { ...aCandidate("C"), stage: "withdrawn" }],
});
const [a = "", b = "", c = ""] = dossier.candidates.map(({ id }) => id);
const round = { number: 2, deadline: "2026-12-01T11:00:00.000Z", isFinal: true, unansweredBy: [a, c] };
const told = (standing: Partial<NegotiationStanding>) =>
  negotiationPoints(dossier, { ...NO_NEGOTIATION, ...standing });

describe("what is under way with the vendors", () => {
  it("is nothing as long as nothing is asked and nothing waits", () => {
    expect(told({})).toEqual([]);
  });

  it("is an open round with its deadline, and who has not answered in it", () => {
    expect(told({ round })).toMatchObject([
      { code: "offers.round_open", section: "offers", params: { number: 2, kind: "final" } },
      { code: "offers.round_unanswered", candidateId: a, params: { letter: "A", number: 2 } },
    ]);
    expect(told({ round: { ...round, deadline: null, isFinal: false } })[0]?.params).toEqual({
      ...{ number: 2, kind: "round", deadline: "none" },
    });
  });

  it("is an answer that came late, and questions nobody has answered; not of who has left", () => {
    expect(told({ lateFrom: [b, c], openQuestions: 3 })).toMatchObject([
      { code: "offers.late_waiting", candidateId: b },
      { code: "offers.questions_open", params: { count: 3 } },
    ]);
  });

  it("stands on the road before deciding, and can be passed over with a reason", () => {
    const standing = { round, lateFrom: [b], openQuestions: 0 };
    const road = phaseRoad(dossier, compareDossier(dossier), standing);
    const conditions = road.phases.find(({ phase }) => phase === "decide")?.conditions ?? [];
    for (const code of ["offers.late_waiting", "offers.round_open"])
      expect(conditions).toContainEqual(expect.objectContaining({ code, strictness: "soft", met: false }));
    const quiet = phaseRoad(dossier, compareDossier(dossier));
    expect(road.openBySection.offers - quiet.openBySection.offers).toBe(3);
  });

  it("does not change its input", () => {
    const standing = Object.freeze({ round: Object.freeze(round), lateFrom: [b], openQuestions: 1 });
    negotiationPoints(dossier, standing);
    expect(standing).toEqual({ round, lateFrom: [b], openQuestions: 1 });
  });
});
