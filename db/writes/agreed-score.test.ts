import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database, Tx } from "../engine/database";
import { declaredConflict } from "../schema/assignment";
import { participant } from "../schema/participant";
import { agreedScore, score } from "../schema/scoring";
import { selection } from "../schema/selection";
import { openMemory } from "../testing/open-memory";
import { draftScores, submitScores } from "../testing/score-fixture";
import {
  addCandidate,
  addCriteria,
  addParticipant,
  addSelection,
  addUser,
} from "../testing/selection-fixture";
import { type AgreedScoreInput, deleteAgreedScore, saveAgreedScore } from "./agreed-score";

const NOW = "2026-11-20T12:00:00.000Z";
const A = "can_one_A";
const LISTENS = "cri_one_listens";
const CHEMISTRY = "grp_one_Chemistry";

let db: Database;

/** The lead and Eva have scored A; both are all there is to wait for. */
beforeEach(async () => {
  db = await openMemory();
  await db.transaction(async (tx) => {
    for (const key of ["one", "two"]) {
      await addSelection(tx, key);
      await addCandidate(tx, key, "A", "A");
      await addCandidate(tx, key, "B", "B");
      await addCandidate(tx, key, "Later", null);
      await addCriteria(tx, key, "Chemistry", ["listens", "calm"]);
      await addCriteria(tx, key, "Background", ["soundness"], "financial_soundness");
    }
    for (const name of ["lead", "eva", "ib"]) await addUser(tx, name);
    await addParticipant(tx, "one", "lead", "lead");
    await addParticipant(tx, "one", "eva", "evaluator");
    await submitScores(tx, "par_one_lead", A, CHEMISTRY, { [LISTENS]: 2 });
    await submitScores(tx, "par_one_eva", A, CHEMISTRY, { [LISTENS]: [5, "Asked twice"] });
  });
});

afterEach(() => db.close());

const input: AgreedScoreInput = {
  candidateId: A,
  criterionId: LISTENS,
  value: 4,
  reason: "Both were at the same meeting; it was the second one that counted.",
  expectedEdition: null,
};
const change = (work: (tx: Tx) => Promise<unknown>) => db.transaction(async (tx) => void (await work(tx)));
const set = (values: Partial<typeof selection.$inferInsert>) =>
  change((tx) => tx.update(selection).set(values).where(eq(selection.id, "sel_one")));

async function known(tx: Tx) {
  const [row] = await tx.select().from(selection).where(eq(selection.id, "sel_one"));
  const [writer] = await tx.select().from(participant).where(eq(participant.id, "par_one_lead"));
  if (!row || !writer) throw new Error("The fixture is gone.");
  return { row, writer };
}
const save = (changes: Partial<AgreedScoreInput> = {}) =>
  db.transaction(async (tx) => {
    const { row, writer } = await known(tx);
    return saveAgreedScore(tx, row, writer, { ...input, ...changes }, NOW);
  });
const remove = (changes: { candidateId?: string; criterionId?: string } = {}) =>
  db.transaction(async (tx) => {
    const { row, writer } = await known(tx);
    return deleteAgreedScore(tx, row, writer, { ...input, ...changes, expectedEdition: 1 });
  });
const rows = () => db.read.select().from(agreedScore);

describe("agreeing on a score", () => {
  it("keeps value, reason, who and when, and leaves the independent scores as they were", async () => {
    const before = await db.read.select().from(score);
    expect(await save({ reason: `  ${input.reason} ` })).toMatchObject({ ok: true });
    expect(await rows()).toMatchObject([
      { value: 4, reason: input.reason, agreedBy: "lead", agreedAt: NOW, edition: 1 },
    ]);
    expect(await db.read.select().from(score)).toEqual(before);
  });

  it("takes the same agreement sent twice once", async () => {
    await save();
    expect(await save()).toMatchObject({ ok: true });
    expect(await rows()).toMatchObject([{ edition: 1 }]);
  });

  it("changes with the edition seen, and tells the later of two writers what stands", async () => {
    await save();
    expect(await save({ value: 3, expectedEdition: 1 })).toMatchObject({ ok: true });
    expect(await save({ value: 2, expectedEdition: 1 })).toMatchObject({
      ok: false,
      code: "row.changed_meanwhile",
      params: { value: 3, reason: input.reason, edition: 2 },
    });
    expect(await save({ value: 2, expectedEdition: null })).toMatchObject({ code: "row.changed_meanwhile" });
    expect(await rows()).toMatchObject([{ value: 3, edition: 2 }]);
  });

  it("tells a writer whose agreement was removed meanwhile", async () => {
    expect(await save({ expectedEdition: 3 })).toMatchObject({
      code: "row.changed_meanwhile",
      params: { value: 0, reason: "", edition: 0 },
    });
    expect(await rows()).toEqual([]);
  });

  it.each([
    ["no reason", { reason: "  " }, "reason", "agreed.reason_missing"],
    ["0", { value: 0 }, "value", "score.out_of_scale"],
    ["6", { value: 6 }, "value", "score.out_of_scale"],
    ["3.5", { value: 3.5 }, "value", "score.out_of_scale"],
  ])("refuses %s at its field", async (_what, changes, path, code) => {
    expect(await save(changes)).toMatchObject({ ok: false, code, fields: [{ path }] });
    expect(await rows()).toEqual([]);
  });

  it.each([
    ["a candidate of another selection", { candidateId: "can_two_A" }, "access.not_found"],
    ["a criterion of another selection", { criterionId: "cri_two_listens" }, "access.not_found"],
    ["a longlisted candidate", { candidateId: "can_one_Later" }, "score.candidate_not_compared"],
    ["a criterion fed by evidence", { criterionId: "cri_one_soundness" }, "score.criterion_by_evidence"],
    ["a pair the writer has not submitted", { candidateId: "can_one_B" }, "agreed.not_visible"],
  ])("refuses %s", async (_what, changes, code) => {
    expect(await save(changes)).toMatchObject({ ok: false, code });
    expect(await rows()).toEqual([]);
  });

  it("waits for everybody expected to score the pair, and says for how many", async () => {
    await change(async (tx) => {
      await addParticipant(tx, "one", "ib", "evaluator");
      await draftScores(tx, "par_one_ib", A, { [LISTENS]: 3 });
    });
    expect(await save()).toMatchObject({ ok: false, code: "agreed.scores_missing", params: { count: 1 } });
    await change((tx) => submitScores(tx, "par_one_ib", A, CHEMISTRY, {}));
    expect(await save()).toMatchObject({ ok: true });
  });

  it("does not wait for a declared conflict, nor once scoring is closed", async () => {
    await change((tx) => addParticipant(tx, "one", "ib", "evaluator"));
    await set({ scoringClosedAt: NOW });
    expect(await save()).toMatchObject({ ok: true });
    await set({ scoringClosedAt: null });
    await change((tx) =>
      tx
        .insert(declaredConflict)
        .values({ id: "dc", participantId: "par_one_ib", candidateId: A, declaredAt: NOW }),
    );
    expect(await save({ value: 5, expectedEdition: 1 })).toMatchObject({ ok: true });
  });

  it("is over once prices are open, and nothing agreed can be taken back either", async () => {
    await save();
    await set({ scoringClosedAt: NOW, pricesOpenedAt: NOW });
    expect(await save({ value: 5, expectedEdition: 1 })).toMatchObject({ code: "agreed.prices_open" });
    expect(await remove()).toMatchObject({ code: "agreed.prices_open" });
    expect(await rows()).toMatchObject([{ value: 4 }]);
  });
});

describe("taking an agreement back", () => {
  it("removes it, once and for good", async () => {
    await save();
    expect(await remove()).toMatchObject({ ok: true, value: { before: { value: 4 } } });
    expect(await remove()).toMatchObject({ ok: true, value: { before: undefined } });
    expect(await rows()).toEqual([]);
    expect(await save({ value: 2 })).toMatchObject({ ok: true });
  });

  it("is refused to whoever has not seen the newest edition", async () => {
    await save();
    await save({ value: 3, expectedEdition: 1 });
    expect(await remove()).toMatchObject({ code: "row.changed_meanwhile", params: { value: 3, edition: 2 } });
    expect(await rows()).toHaveLength(1);
  });
});
