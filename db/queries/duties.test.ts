import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../engine/database";
import { declaredConflict, participantGroup } from "../schema/assignment";
import { participant } from "../schema/participant";
import { scoreSubmission, scoringRound } from "../schema/scoring";
import { openMemory } from "../testing/open-memory";
import {
  addCandidate,
  addCriteria,
  addParticipant,
  addSelection,
  addUser,
} from "../testing/selection-fixture";
import { loadScorers, loadScoringFrame, loadSubmissions } from "./duties";

const AT = "2026-11-01T08:00:00.000Z";
let db: Database;

beforeEach(async () => {
  db = await openMemory();
  await db.transaction(async (tx) => {
    for (const key of ["one", "two"]) {
      await addSelection(tx, key);
      await addUser(tx, `mette-${key}`);
      await addParticipant(tx, key, `mette-${key}`, "evaluator");
      await addCandidate(tx, key, "Nordlys", "A");
      await addCandidate(tx, key, "Fjord", null);
      await addCriteria(tx, key, "chemistry", [`listens-${key}`, `mature-${key}`]);
      await addCriteria(tx, key, "facts", [`sound-${key}`], "financial_soundness");
    }
  });
});
afterEach(() => db.close());

describe("what is loaded to tell duties", () => {
  it("is one selection's, and only candidates on the shortlist", async () => {
    expect(await loadScoringFrame(db.read, "sel_one")).toEqual({
      candidateIds: ["can_one_Nordlys"],
      groups: [
        { id: "grp_one_chemistry", heldBack: false, criteria: 2 },
        { id: "grp_one_facts", heldBack: false, criteria: 0 },
      ],
      rounds: [],
    });
    expect((await loadScorers(db.read, "sel_one")).map(({ id }) => id)).toEqual(["par_one_mette-one"]);
  });

  it("holds assignments, conflicts, rounds and submissions", async () => {
    const participantId = "par_one_mette-one";
    const pair = { candidateId: "can_one_Nordlys", groupId: "grp_one_chemistry" };
    await db.transaction(async (tx) => {
      await tx.update(participant).set({ allGroups: false });
      await tx.insert(participantGroup).values({ id: "pgr_1", participantId, groupId: pair.groupId });
      await tx
        .insert(declaredConflict)
        .values({ id: "con_1", participantId, candidateId: pair.candidateId, declaredAt: AT });
      await tx.insert(scoringRound).values({ id: "rou_1", ...pair, openedAt: AT, openedBy: "Anna" });
      await tx.insert(scoreSubmission).values({ id: "sub_1", participantId, ...pair, submittedAt: AT });
    });
    const [mette] = await loadScorers(db.read, "sel_one");
    expect(mette).toMatchObject({
      groupIds: [pair.groupId],
      candidateIds: null,
      conflicts: [pair.candidateId],
    });
    expect((await loadScoringFrame(db.read, "sel_one")).rounds).toEqual([pair]);
    expect(await loadSubmissions(db.read, "sel_one")).toEqual([{ participantId, ...pair }]);
    expect(await loadSubmissions(db.read, "sel_two")).toEqual([]);
  });
});
