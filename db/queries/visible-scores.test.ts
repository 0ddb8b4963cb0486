import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database, Tx } from "../engine/database";
import { declaredConflict, participantCandidate, participantGroup } from "../schema/assignment";
import { participant } from "../schema/participant";
import { agreedScore, score, scoreSubmission } from "../schema/scoring";
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
import { loadAgreedScores } from "./agreed-score";
import { sightOf, visibleJudgements, visibleNames, visibleScores, visibleTallies } from "./visible-scores";

const CLOSED = "2026-11-20T12:00:00.000Z";
const LISTENS = "cri_one_listens";
const CALM = "cri_one_calm";
const MOVE = "cri_one_move";
const CHEMISTRY = "grp_one_Chemistry";
const PROJECT = "grp_one_Project";
const A = "can_one_A";
const B = "can_one_B";

let db: Database;

beforeEach(async () => {
  db = await openMemory();
  await db.transaction(async (tx) => {
    for (const key of ["one", "two"]) {
      await addSelection(tx, key);
      await addCandidate(tx, key, "A", "A");
      await addCandidate(tx, key, "B", "B");
      await addCriteria(tx, key, "Chemistry", ["listens", "calm"]);
      await addCriteria(tx, key, "Project", ["move"]);
    }
    for (const name of ["lead", "eva", "ib", "ole", "other"]) await addUser(tx, name);
    await addParticipant(tx, "one", "lead", "lead");
    await addParticipant(tx, "one", "eva", "evaluator");
    await addParticipant(tx, "one", "ib", "evaluator");
    await addParticipant(tx, "one", "ole", "observer");
    await addParticipant(tx, "two", "other", "lead");
    await submitScores(tx, "par_one_eva", A, CHEMISTRY, { [LISTENS]: [5, "Asked twice"], [CALM]: 4 });
    await submitScores(tx, "par_one_eva", A, PROJECT, { [MOVE]: 2 });
    await submitScores(tx, "par_one_ib", A, CHEMISTRY, { [LISTENS]: 2, [CALM]: null });
    await draftScores(tx, "par_one_ib", B, { [LISTENS]: [1, "a draft"] });
    await submitScores(tx, "par_two_other", "can_two_A", "grp_two_Chemistry", { cri_two_listens: 3 });
  });
});

afterEach(() => db.close());

const change = (work: (tx: Tx) => Promise<unknown>) => db.transaction(async (tx) => void (await work(tx)));
const close = () =>
  change((tx) => tx.update(selection).set({ scoringClosedAt: CLOSED }).where(eq(selection.id, "sel_one")));
const hideNames = () =>
  change((tx) => tx.update(selection).set({ scorerNames: "hidden" }).where(eq(selection.id, "sel_one")));
const submitted = (name: string, candidateId: string, groupId: string, given = {}) =>
  change((tx) => submitScores(tx, `par_one_${name}`, candidateId, groupId, given));

async function ours() {
  const [row] = await db.read.select().from(selection).where(eq(selection.id, "sel_one"));
  if (!row) throw new Error("The fixture's selection is gone.");
  return row;
}
const seenBy = async (name: string, key = "one") =>
  (await visibleScores(db.read, await ours(), { id: `par_${key}_${name}` })).map(
    (each) =>
      `${each.participantId.slice(8)} ${each.candidateId.slice(8)} ${each.criterionId.slice(8)} ${each.value}`,
  );
const everything = ["eva A calm 4", "ib A calm null", "eva A listens 5", "ib A listens 2", "eva A move 2"];

describe("whose scores somebody sees", () => {
  it("is nobody's before having submitted, for the lead as for an observer", async () => {
    expect(await seenBy("lead")).toEqual([]);
    expect(await seenBy("ole")).toEqual([]);
  });

  it("is everybody's of exactly the pairs they have submitted, their own included", async () => {
    expect(await seenBy("ib")).toEqual([
      "eva A calm 4",
      "ib A calm null",
      "eva A listens 5",
      "ib A listens 2",
    ]);
    expect(await seenBy("eva")).toEqual(everything);
    await submitted("lead", A, PROJECT, { [MOVE]: 4 });
    expect(await seenBy("lead")).toEqual(["eva A move 2", "lead A move 4"]);
  });

  it("is everybody's once scoring is closed, and still no draft", async () => {
    await close();
    expect(await seenBy("ole")).toEqual(everything);
    expect(await seenBy("lead")).toEqual(everything);
  });

  it("ends again when the lead opens a pair for its giver", async () => {
    await change(async (tx) => {
      await tx.delete(scoreSubmission).where(eq(scoreSubmission.participantId, "par_one_ib"));
      await tx.update(score).set({ submittedAt: null }).where(eq(score.participantId, "par_one_ib"));
    });
    expect(await seenBy("ib")).toEqual([]);
    expect(await seenBy("eva")).toEqual(["eva A calm 4", "eva A listens 5", "eva A move 2"]);
  });

  it("is no other selection's, whatever was submitted there", async () => {
    expect(await seenBy("other", "two")).toEqual([]);
    await close();
    expect((await seenBy("eva")).join()).not.toContain("two");
  });
});

describe("what does not count", () => {
  beforeEach(close);

  it.each([
    ["a revoked participant", { revokedAt: CLOSED }],
    ["somebody who knows the prices", { knowsPrices: true }],
    ["somebody who is now an observer", { role: "observer" }],
  ] as const)("are the scores of %s", async (_who, values) => {
    await change((tx) => tx.update(participant).set(values).where(eq(participant.id, "par_one_ib")));
    expect(await seenBy("lead")).toEqual(["eva A calm 4", "eva A listens 5", "eva A move 2"]);
  });

  it("is a candidate with a declared conflict", async () => {
    await change((tx) =>
      tx
        .insert(declaredConflict)
        .values({ id: "dc", participantId: "par_one_eva", candidateId: A, declaredAt: CLOSED }),
    );
    expect(await seenBy("lead")).toEqual(["ib A calm null", "ib A listens 2"]);
  });

  it("is a group or a candidate that is not theirs", async () => {
    const eva = eq(participant.id, "par_one_eva");
    await change((tx) => tx.update(participant).set({ allGroups: false }).where(eva));
    await change((tx) =>
      tx.insert(participantGroup).values({ id: "pg", participantId: "par_one_eva", groupId: PROJECT }),
    );
    expect(await seenBy("lead")).toEqual(["ib A calm null", "ib A listens 2", "eva A move 2"]);
    await change((tx) => tx.update(participant).set({ allGroups: true, allCandidates: false }).where(eva));
    await change((tx) =>
      tx.insert(participantCandidate).values({ id: "pc", participantId: "par_one_eva", candidateId: B }),
    );
    expect(await seenBy("lead")).toEqual(["ib A calm null", "ib A listens 2"]);
  });
});

describe("hidden names", () => {
  it("leave no id, no own moment and no order that tells who it was", async () => {
    await close();
    await submitted("lead", A, CHEMISTRY, { [LISTENS]: 3 });
    await hideNames();
    const seen = await visibleScores(db.read, await ours(), { id: "par_one_lead" });
    expect(JSON.stringify(seen)).not.toMatch(/par_|eva|ib"|lead/);
    expect(seen.filter(({ criterionId }) => criterionId === LISTENS)).toMatchObject([
      { participantId: "scorer-1", value: 2, note: "" },
      { participantId: "scorer-2", value: 3, note: "" },
      { participantId: "scorer-3", value: 5, note: "Asked twice" },
    ]);
    expect(new Set(seen.map(({ submittedAt }) => submittedAt)).size).toBe(1);
    expect(await visibleNames(db.read, await ours(), { id: "par_one_lead" })).toEqual([]);
    expect(await visibleJudgements(db.read, await ours(), { id: "par_one_lead" }, A, LISTENS)).toEqual([
      { value: 2, note: "", name: null },
      { value: 3, note: "", name: null },
      { value: 5, note: "Asked twice", name: null },
    ]);
  });
});

describe("one row and the counts", () => {
  it("hold the same scores as the whole", async () => {
    const seer = { id: "par_one_ib" };
    expect(await visibleJudgements(db.read, await ours(), seer, A, LISTENS)).toEqual([
      { value: 2, note: "", name: "ib" },
      { value: 5, note: "Asked twice", name: "eva" },
    ]);
    expect(await visibleJudgements(db.read, await ours(), seer, A, MOVE)).toEqual([]);
    expect(await visibleJudgements(db.read, await ours(), { id: "par_one_lead" }, A, LISTENS)).toEqual([]);
    expect((await visibleNames(db.read, await ours(), seer)).map((each) => [each.name, each.value])).toEqual([
      ["eva", 4],
      ["ib", null],
      ["eva", 5],
      ["ib", 2],
    ]);
    expect(await visibleNames(db.read, await ours(), { id: "par_one_lead" })).toEqual([]);
    expect(await visibleTallies(db.read, await ours(), seer)).toEqual([
      { candidateId: A, criterionId: CALM, value: null, count: 1 },
      { candidateId: A, criterionId: CALM, value: 4, count: 1 },
      { candidateId: A, criterionId: LISTENS, value: 2, count: 1 },
      { candidateId: A, criterionId: LISTENS, value: 5, count: 1 },
    ]);
    expect(await visibleTallies(db.read, await ours(), { id: "par_one_lead" })).toEqual([]);
  });

  it("say how far a reader sees", async () => {
    expect(await sightOf(db.read, await ours(), { id: "par_one_ib" })).toEqual({
      everything: false,
      pairs: [{ candidateId: A, groupId: CHEMISTRY }],
    });
    await close();
    expect(await sightOf(db.read, await ours(), { id: "par_one_ole" })).toEqual({ everything: true });
  });
});

describe("agreed scores", () => {
  it("are seen where the scores behind them are", async () => {
    const agreed = { value: 4, reason: "Talked over", agreedBy: "Lone", agreedAt: CLOSED };
    await change((tx) =>
      tx.insert(agreedScore).values([
        { id: "agr_1", candidateId: A, criterionId: LISTENS, ...agreed },
        { id: "agr_2", candidateId: A, criterionId: MOVE, ...agreed },
        { id: "agr_3", candidateId: "can_two_A", criterionId: "cri_two_listens", ...agreed },
      ]),
    );
    const seen = async (name: string) =>
      (await loadAgreedScores(db.read, await ours(), { id: `par_one_${name}` })).map(
        (each) => each.criterionId,
      );
    expect(await seen("lead")).toEqual([]);
    expect(await seen("ib")).toEqual([LISTENS]);
    await close();
    expect(await seen("lead")).toEqual([LISTENS, MOVE]);
    expect(await loadAgreedScores(db.read, await ours(), { id: "par_one_lead" })).toContainEqual({
      candidateId: A,
      criterionId: LISTENS,
      ...agreed,
    });
  });
});
