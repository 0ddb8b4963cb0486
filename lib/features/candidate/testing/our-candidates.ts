import { afterEach, beforeEach } from "vitest";
import type { Database } from "@/db/engine/database";
import { candidateRows } from "@/db/queries/candidate";
import { insertCandidates, PEOPLE } from "@/db/testing/candidate-fixture";
import { openMemory } from "@/db/testing/open-memory";
import type { CandidateStage } from "@/lib/domain/candidate";
import { request } from "@/lib/server/testing/request";
import { setStage } from "../actions";

/** The surroundings of tests of what is done about candidates: a selection of ours with some, and its lead who asks. */

export let db: Database;

/** Before each test a selection of its own; the lead asks. */
export function withCandidates(): void {
  beforeEach(async () => {
    db = await openMemory();
    await db.transaction(insertCandidates);
    request.database = db;
    request.actor = PEOPLE.lead;
  });
  afterEach(() => db.close());
}

export const ours = { selectionId: "sel_ours", candidateId: "can_1" };

/** Moves a candidate of ours from one stage to another. */
export const stage = (candidateId: string, from: CandidateStage, to: CandidateStage, reason = "") =>
  setStage({ selectionId: ours.selectionId, candidateId, from, to, reason });

/** What is stored about a candidate of ours. */
export async function rows(candidateId = ours.candidateId) {
  const found = await candidateRows(db.read, ours.selectionId, candidateId);
  if (!found) throw new Error("no such candidate");
  return found;
}
