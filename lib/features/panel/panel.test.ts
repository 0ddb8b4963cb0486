import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database, Tx } from "@/db/engine/database";
import { declaredConflict, participantGroup } from "@/db/schema/assignment";
import { auditEvent } from "@/db/schema/audit";
import { participant } from "@/db/schema/participant";
import { agreedScore, criterion, criterionGroup, score } from "@/db/schema/scoring";
import { selection } from "@/db/schema/selection";
import { openMemory } from "@/db/testing/open-memory";
import { draftScores, submitScores } from "@/db/testing/score-fixture";
import {
  addCandidate,
  addCriteria,
  addParticipant,
  addSelection,
  addUser,
} from "@/db/testing/selection-fixture";
import { questionKey } from "@/lib/domain/spread";
import { askAs, request } from "@/lib/server/testing/request";
import { progressQuery } from "./schema";

const actions = await import("./actions");
const loaders = await import("./loaders");

const NOW = "2026-11-20T12:00:00.000Z";
const A = "can_one_A";
const B = "can_one_B";
const LISTENS = "cri_one_listens";
const CALM = "cri_one_calm";
const MOVE = "cri_one_move";
const CHEMISTRY = "grp_one_Chemistry";
const PROJECT = "grp_one_Project";
/** Notes and names that must never reach somebody who may not see them. */
const SECRET = "a note nobody may read yet";
const ROLES = ["lead", "evaluator", "observer", "other", "stranger", null] as const;

let db: Database;
const change = async (work: (tx: Tx) => Promise<unknown>) => {
  await db.transaction(async (tx) => {
    await work(tx);
    // As every guarded write does: what is kept of progress is kept by revision.
    const [row] = await tx.select().from(selection).where(eq(selection.id, "sel_one"));
    await tx
      .update(selection)
      .set({ revision: (row?.revision ?? 0) + 1 })
      .where(eq(selection.id, "sel_one"));
  });
};
const set = (values: Partial<typeof selection.$inferInsert>) =>
  change((tx) => tx.update(selection).set(values).where(eq(selection.id, "sel_one")));
let run = 0;

beforeEach(async () => {
  db = await openMemory();
  request.database = db;
  await db.transaction(async (tx) => {
    for (const name of ["lead", "evaluator", "ib", "observer", "other", "stranger"]) await addUser(tx, name);
    for (const key of ["one", "two"]) {
      await addSelection(tx, key);
      await addCandidate(tx, key, "A", "A");
      await addCandidate(tx, key, "B", "B");
      await addCandidate(tx, key, "Later", null);
      await addCriteria(tx, key, "Chemistry", ["listens", "calm"]);
      await addCriteria(tx, key, "Project", ["move"]);
      await addCriteria(tx, key, "Background", ["soundness"], "financial_soundness");
    }
    await addParticipant(tx, "one", "lead", "lead");
    await addParticipant(tx, "one", "evaluator", "evaluator");
    await addParticipant(tx, "one", "ib", "evaluator");
    await addParticipant(tx, "one", "observer", "observer");
    await addParticipant(tx, "two", "other", "lead");
    await submitScores(tx, "par_one_evaluator", A, CHEMISTRY, { [LISTENS]: [5, SECRET], [CALM]: 4 });
    await submitScores(tx, "par_one_ib", A, CHEMISTRY, { [LISTENS]: [2, SECRET], [CALM]: null });
    await submitScores(tx, "par_one_evaluator", A, PROJECT, { [MOVE]: [1, SECRET] });
    await draftScores(tx, "par_one_ib", A, { [MOVE]: [5, SECRET] });
    // Each test has a database of its own and the process keeps progress by revision: revisions must not meet.
    run += 1000;
    await tx.update(selection).set({ revision: run }).where(eq(selection.id, "sel_one"));
  });
  askAs("lead");
});

afterEach(() => db.close());

const all = progressQuery({});
/** As a page would send it: maps become lists, so that nothing in them is overlooked. */
const said = (value: unknown) =>
  JSON.stringify(value, (_, each: unknown) => (each instanceof Map ? [...each] : each));
const leadSubmits = () =>
  change((tx) => submitScores(tx, "par_one_lead", A, CHEMISTRY, { [LISTENS]: 3, [CALM]: 3 }));
const input = {
  selectionId: "sel_one",
  candidateId: A,
  criterionId: LISTENS,
  value: 4,
  reason: "The second meeting counted.",
  expectedEdition: null,
};
const codeOf = (outcome: { ok: true } | { ok: false; code: string }) => (outcome.ok ? "ok" : outcome.code);

describe("progress", () => {
  it.each(ROLES)("for %s", async (name) => {
    askAs(name);
    const seen = await loaders.loadProgress("sel_one", all);
    expect(seen !== null).toBe(name === "lead" || name === "observer");
  });

  it("says how far everybody is, and holds no value, no note and no mean of anybody's", async () => {
    const seen = await loaders.loadProgress("sel_one", all);
    expect(seen?.people.map(({ name, numbers }) => [name, numbers.submitted, numbers.expected])).toEqual([
      ["evaluator", 2, 4],
      ["ib", 1, 4],
      ["lead", 0, 4],
    ]);
    expect(seen?.people[1]?.pairs.map(({ progress }) => progress.state)).toEqual([
      "submitted",
      "started",
      "not_started",
      "not_started",
    ]);
    expect(seen).toMatchObject({ asked: 3, done: 0, numbers: { expected: 12, submitted: 3 } });
    expect(said(seen)).not.toMatch(/note|value|mean|statistic/);
    expect(said(seen)).not.toContain(SECRET);
  });

  it("is the same for every value given: what people gave leaves no trace in it", async () => {
    const before = said((await loaders.loadProgress("sel_one", all))?.people);
    await change((tx) => tx.update(score).set({ value: 1, note: "" }));
    expect(said((await loaders.loadProgress("sel_one", all))?.people)).toBe(before);
  });

  it("tells conflicts, what is not theirs and what waits for a meeting apart", async () => {
    await change(async (tx) => {
      await tx
        .insert(declaredConflict)
        .values({ id: "dc", participantId: "par_one_ib", candidateId: A, declaredAt: NOW });
      await tx.update(criterionGroup).set({ heldBack: true }).where(eq(criterionGroup.id, CHEMISTRY));
      await tx.update(participant).set({ allGroups: false }).where(eq(participant.id, "par_one_evaluator"));
      await tx
        .insert(participantGroup)
        .values({ id: "pg", participantId: "par_one_evaluator", groupId: CHEMISTRY });
    });
    const seen = await loaders.loadProgress("sel_one", all);
    const states = Object.fromEntries(
      (seen?.people ?? []).map(({ name, pairs }) => [name, pairs.map(({ progress }) => progress.state)]),
    );
    expect(states).toEqual({
      lead: ["before_meeting", "not_started", "before_meeting", "not_started"],
      evaluator: ["submitted", "not_theirs", "before_meeting", "not_theirs"],
      ib: ["conflict", "conflict", "before_meeting", "not_started"],
    });
  });

  it("finds people by name, shows who is not done, and pages them", async () => {
    await change(async (tx) => {
      for (let index = 0; index < 60; index += 1)
        await tx.insert(participant).values({
          id: `par_more_${index}`,
          selectionId: "sel_one",
          name: `Colleague ${index}`,
          role: "evaluator",
          email: `c${index}@example.test`,
          createdAt: NOW,
        });
      await submitScores(tx, "par_one_evaluator", B, CHEMISTRY, { [LISTENS]: 3, [CALM]: 3 });
      await submitScores(tx, "par_one_evaluator", B, PROJECT, { [MOVE]: 3 });
    });
    const asked = (parameters: Record<string, unknown>) =>
      loaders.loadProgress("sel_one", progressQuery(parameters));
    expect((await asked({}))?.people).toHaveLength(25);
    expect(await asked({})).toMatchObject({ pages: 3, total: 63, done: 1 });
    expect((await asked({ page: "3" }))?.people).toHaveLength(13);
    expect(await asked({ page: "99" })).toMatchObject({ page: 3 });
    expect((await asked({ search: "COLLEAGUE 5" }))?.found).toBe(11);
    expect(await asked({ show: "left" })).toMatchObject({ found: 62 });
    expect(await asked({ search: "nobody of that name" })).toMatchObject({ found: 0, people: [], pages: 1 });
    expect((await asked({ person: "par_one_ib", page: "3" }))?.chosen?.name).toBe("ib");
    expect((await asked({ person: "par_two_other" }))?.chosen).toBeNull();
  });
});

describe("the panel's spread", () => {
  it.each(ROLES)("for %s", async (name) => {
    askAs(name);
    const mayLook = name === "lead" || name === "observer";
    expect((await loaders.loadPanel("sel_one")) !== null).toBe(mayLook);
    expect((await loaders.loadModeration("sel_one", A, LISTENS)) !== null).toBe(mayLook);
  });

  it.each(["lead", "observer"])("is nothing at all before anything is in sight, for the %s", async (name) => {
    askAs(name);
    const panel = await loaders.loadPanel("sel_one");
    expect(panel).toMatchObject({ disagreements: [] });
    expect([panel?.spreads.size, panel?.agreed.size, panel?.names.size]).toEqual([0, 0, 0]);
    const meeting = await loaders.loadModeration("sel_one", A, LISTENS);
    expect(meeting?.question).toMatchObject({ isVisible: false, judgements: [], agreed: null });
    expect(said([panel, meeting])).not.toContain(SECRET);
  });

  it("is that of the pairs the lead has submitted, and of no other", async () => {
    await leadSubmits();
    const panel = await loaders.loadPanel("sel_one");
    expect([...(panel?.spreads.keys() ?? [])].sort()).toEqual([
      questionKey(A, CALM),
      questionKey(A, LISTENS),
    ]);
    expect(panel?.spreads.get(questionKey(A, LISTENS))).toMatchObject({
      dots: [0, 1, 1, 0, 1],
      statistics: { count: 3, range: 3, needsModeration: true },
    });
    expect(panel?.disagreements.map(({ criterionId }) => criterionId)).toEqual([LISTENS]);
    expect(panel?.names.get(`${questionKey(A, LISTENS)} 5`)).toEqual(["evaluator"]);
    expect(panel?.pairs.get(`${A} ${CHEMISTRY}`)).toEqual({ isVisible: true, awaited: 0 });
    expect(panel?.pairs.get(`${A} ${PROJECT}`)).toEqual({ isVisible: false, awaited: 2 });
    // The project's only submitted score is 1, its draft 5: neither is in what the page is made of.
    expect(said(panel)).not.toContain(SECRET);
    expect((await loaders.loadModeration("sel_one", A, MOVE))?.question?.judgements).toEqual([]);
  });

  it("carries no name where names are hidden", async () => {
    await leadSubmits();
    await set({ scorerNames: "hidden" });
    const panel = await loaders.loadPanel("sel_one");
    const meeting = await loaders.loadModeration("sel_one", A, LISTENS);
    expect(panel?.names.size).toBe(0);
    expect(said([panel?.spreads, meeting?.question])).not.toMatch(/evaluator|"ib"|par_one/);
    expect(meeting?.question?.judgements.map(({ name, value }) => [name, value])).toEqual([
      [null, 2],
      [null, 3],
      [null, 5],
    ]);
  });

  it("takes up the first open question, and keeps the settled ones in the list", async () => {
    await set({ scoringClosedAt: NOW });
    await change((tx) => submitScores(tx, "par_one_lead", A, PROJECT, { [MOVE]: 5 }));
    expect((await loaders.loadModeration("sel_one", null, null))?.question?.criterion.id).toBe(MOVE);
    expect(codeOf(await actions.saveAgreedScoreAction({ ...input, criterionId: MOVE }))).toBe("ok");
    const meeting = await loaders.loadModeration("sel_one", null, null);
    expect(meeting?.question?.criterion.id).toBe(LISTENS);
    expect(meeting?.list).toMatchObject([
      { criterionId: MOVE, agreed: 4 },
      { criterionId: LISTENS, agreed: null },
    ]);
  });

  it("is not found for a question of another selection", async () => {
    await set({ scoringClosedAt: NOW });
    expect(await loaders.loadModeration("sel_one", "can_two_A", LISTENS)).toBeNull();
    expect(await loaders.loadModeration("sel_one", A, "cri_two_listens")).toBeNull();
    expect(await loaders.loadModeration("sel_one", A, "cri_one_soundness")).toBeNull();
  });
});

describe("writing down what was agreed", () => {
  beforeEach(leadSubmits);

  it.each([
    ["lead", "ok"],
    ["evaluator", "access.forbidden"],
    ["observer", "access.forbidden"],
    ["other", "access.not_found"],
    ["stranger", "access.not_found"],
    [null, "access.signed_out"],
  ])("by %s is %s", async (name, code) => {
    askAs(name);
    expect(codeOf(await actions.saveAgreedScoreAction(input))).toBe(code);
    expect(codeOf(await actions.deleteAgreedScoreAction({ ...input, expectedEdition: 1 }))).toBe(code);
    expect(await db.read.select().from(agreedScore)).toEqual([]);
  });

  it("stands in the record with what it was before, once for each change", async () => {
    await actions.saveAgreedScoreAction(input);
    await actions.saveAgreedScoreAction(input);
    await actions.saveAgreedScoreAction({ ...input, value: 5, expectedEdition: 1 });
    await actions.deleteAgreedScoreAction({ ...input, expectedEdition: 2 });
    const events = await db.read.select().from(auditEvent).orderBy(auditEvent.sequence);
    expect(events.map(({ action }) => action)).toEqual([
      "agreedScore.save",
      "agreedScore.save",
      "agreedScore.delete",
    ]);
    expect(JSON.parse(events[1]?.before ?? "{}")).toMatchObject({ value: 4, reason: input.reason });
    expect(JSON.parse(events[1]?.after ?? "{}")).toMatchObject({ value: 5, edition: 2 });
  });

  it("names the field that is wrong", async () => {
    const outcome = await actions.saveAgreedScoreAction({ ...input, value: 6, reason: " " });
    expect(outcome).toMatchObject({
      ok: false,
      code: "input.invalid",
      fields: [
        { path: "value", code: "score.out_of_scale" },
        { path: "reason", code: "agreed.reason_missing" },
      ],
    });
  });

  it("shows on the panel's pages and takes the question off the agenda", async () => {
    await actions.saveAgreedScoreAction(input);
    const panel = await loaders.loadPanel("sel_one");
    expect(panel?.agreed.get(questionKey(A, LISTENS))).toMatchObject({
      value: 4,
      agreedBy: "lead",
      edition: 1,
    });
    askAs("observer");
    expect((await loaders.loadPanel("sel_one"))?.agreed.size).toBe(0);
    await set({ scoringClosedAt: NOW });
    expect((await loaders.loadPanel("sel_one"))?.agreed.size).toBe(1);
  });

  it("weighs a question by its share of the whole, evidence included", async () => {
    const panel = await loaders.loadPanel("sel_one");
    expect(panel?.groups.flatMap(({ criteria }) => criteria.map((each) => [each.name, each.share]))).toEqual([
      ["listens", 1 / 6],
      ["calm", 1 / 6],
      ["move", 1 / 3],
    ]);
    expect(await db.read.select().from(criterion)).toHaveLength(8);
  });
});
