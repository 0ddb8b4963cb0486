import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/engine/database";
import { criterion, score } from "@/db/schema/scoring";
import { selection } from "@/db/schema/selection";
import { openMemory } from "@/db/testing/open-memory";
import {
  addCandidate,
  addCriteria,
  addParticipant,
  addSelection,
  addUser,
} from "@/db/testing/selection-fixture";
import { askAs, request } from "@/lib/server/testing/request";

const actions = await import("./actions");
const judging = await import("../judging/actions");
const loaders = await import("./loaders");

let db: Database;

beforeEach(async () => {
  db = await openMemory();
  request.database = db;
  await db.transaction(async (tx) => {
    for (const name of ["lead", "evaluator", "observer", "other", "stranger"]) await addUser(tx, name);
    for (const key of ["one", "two"]) {
      await addSelection(tx, key);
      await addCandidate(tx, key, "Nordlys", "A");
      await addCandidate(tx, key, "Fjord", "B");
      await addCandidate(tx, key, "Later", null);
      await addCriteria(tx, key, "Chemistry", ["listens", "flexible"]);
      await addCriteria(tx, key, "Background", ["soundness"], "financial_soundness");
    }
    await addParticipant(tx, "one", "lead", "lead");
    await addParticipant(tx, "one", "evaluator", "evaluator");
    await addParticipant(tx, "one", "observer", "observer");
    await addParticipant(tx, "two", "other", "lead");
  });
  askAs("lead");
});

afterEach(() => db.close());

const answer = {
  selectionId: "sel_one",
  candidateId: "can_one_Nordlys",
  criterionId: "cri_one_listens",
  value: 4,
  note: "",
  expectedEdition: null,
};

const newCriterion = {
  selectionId: "sel_one",
  id: null,
  groupId: "grp_one_Chemistry",
  name: "Keeps promises",
  help: "",
  weight: 2,
  purchase: "both",
  feed: "people",
  rubric: ["", "", "", "", ""],
  position: null,
  expectedEdition: null,
} as const;

const existing = (changes: object = {}) => ({
  ...newCriterion,
  id: "cri_one_listens",
  name: "Listens",
  expectedEdition: 1,
  ...changes,
});

const priceModel = {
  selectionId: "sel_one",
  expectedEdition: 1,
  formula: "fixed_bounds",
  priceShareTenths: 250,
  slopeHundredths: 100,
  lowBoundMinor: 100,
  highBoundMinor: 200,
  qualityValueMinor: null,
  tieBreak: "lowest_price",
} as const;

const scoreRows = () => db.read.select().from(score);
const codeOf = (outcome: { ok: true } | { ok: false; code: string }) => (outcome.ok ? "ok" : outcome.code);

describe("editing the scoring model", () => {
  it.each([
    ["evaluator", "access.forbidden"],
    ["observer", "access.forbidden"],
    ["other", "access.not_found"],
    ["stranger", "access.not_found"],
    [null, "access.signed_out"],
  ])("is refused to %s in every way with %s", async (name, code) => {
    askAs(name);
    const group = { selectionId: "sel_one", id: "grp_one_Chemistry" };
    const outcomes = [
      await actions.saveCriterionAction(newCriterion),
      await actions.saveCriterionAction(existing({ weight: 9 })),
      await actions.deleteCriterionAction({ selectionId: "sel_one", id: "cri_one_listens" }),
      await actions.reorderCriteriaAction({ ...group, groupId: group.id, order: [] }),
      await actions.saveCriterionGroupAction({ ...group, name: "New", weight: 1, expectedEdition: 1 }),
      await actions.deleteCriterionGroupAction(group),
      await actions.reorderCriterionGroupsAction({ ...group, order: [] }),
      await actions.setPriceModelAction(priceModel),
    ];
    expect(outcomes.map(codeOf)).toEqual(outcomes.map(() => code));
  });

  it("refuses another selection's groups and criteria as if they were not there", async () => {
    const two = "grp_two_Chemistry";
    const outcomes = [
      await actions.saveCriterionAction({ ...newCriterion, groupId: two }),
      await actions.saveCriterionAction(existing({ groupId: two })),
      await actions.saveCriterionAction(existing({ id: "cri_two_listens" })),
      await actions.deleteCriterionAction({ selectionId: "sel_one", id: "cri_two_listens" }),
      await actions.reorderCriteriaAction({ selectionId: "sel_one", groupId: two, order: [] }),
      await actions.saveCriterionGroupAction({
        selectionId: "sel_one",
        id: two,
        name: "Mine",
        weight: 1,
        expectedEdition: 1,
      }),
      await actions.deleteCriterionGroupAction({ selectionId: "sel_one", id: two }),
    ];
    expect(outcomes.map(codeOf)).toEqual(outcomes.map(() => "access.not_found"));
    askAs("other");
    expect((await loaders.loadScoringModel("sel_two"))?.groups).toHaveLength(2);
  });

  it("adds a criterion where it is wanted and keeps the order of the others", async () => {
    expect(codeOf(await actions.saveCriterionAction({ ...newCriterion, position: 1 }))).toBe("ok");
    const model = await loaders.loadScoringModel("sel_one");
    const chemistry = model?.groups.find(({ name }) => name === "Chemistry");
    expect(chemistry?.criteria.map(({ name }) => name)).toEqual(["listens", "Keeps promises", "flexible"]);
  });

  it("moves a criterion to the end of another group of the same selection", async () => {
    expect(codeOf(await actions.saveCriterionAction(existing({ groupId: "grp_one_Background" })))).toBe("ok");
    const model = await loaders.loadScoringModel("sel_one");
    const names = (group: string) =>
      model?.groups.find(({ name }) => name === group)?.criteria.map(({ name }) => name);
    expect(names("Background")).toEqual(["soundness", "Listens"]);
    expect(names("Chemistry")).toEqual(["flexible"]);
  });

  it.each([
    ["no name", { name: "  " }, "name"],
    ["a weight below 0", { weight: -1 }, "weight"],
    ["a weight that is no number", { weight: Number.NaN }, "weight"],
    ["a weight of 1e15", { weight: 1e15 }, "weight"],
    ["a rubric of four texts", { rubric: ["", "", "", ""] }, "rubric"],
    ["an unknown feed", { feed: "magic" }, "feed"],
  ])("refuses a criterion with %s", async (_what, changes, path) => {
    // Deliberately not the declared input: this is what a hand-made request may carry.
    const input = JSON.parse(JSON.stringify({ ...newCriterion, ...changes }));
    const outcome = await actions.saveCriterionAction(input);
    expect(outcome).toMatchObject({ ok: false, code: "input.invalid", fields: [{ path }] });
  });

  it("tells the later of two editors of a criterion what stands now", async () => {
    expect(codeOf(await actions.saveCriterionAction(existing({ weight: 5 })))).toBe("ok");
    expect(await actions.saveCriterionAction(existing({ weight: 7 }))).toMatchObject({
      ok: false,
      code: "row.changed_meanwhile",
      params: { weight: 5, name: "Listens", edition: 2 },
    });
    const [row] = await db.read.select().from(criterion).where(eq(criterion.id, "cri_one_listens"));
    expect(row?.weight).toBe(5);
  });

  it("refuses to delete a criterion or a group with scores, naming how many; weight 0 is allowed", async () => {
    await judging.saveScoreAction(answer);
    askAs("evaluator");
    await judging.saveScoreAction(answer);
    askAs("lead");
    expect(
      await actions.deleteCriterionAction({ selectionId: "sel_one", id: "cri_one_listens" }),
    ).toMatchObject({ ok: false, code: "criterion.has_scores", params: { count: 2 } });
    expect(
      await actions.deleteCriterionGroupAction({ selectionId: "sel_one", id: "grp_one_Chemistry" }),
    ).toMatchObject({ ok: false, code: "criterion_group.has_scores", params: { count: 2 } });
    expect(codeOf(await actions.saveCriterionAction(existing({ weight: 0 })))).toBe("ok");
    expect(await scoreRows()).toHaveLength(2);
  });

  it("deletes what nobody has scored, a group with its criteria", async () => {
    const outcomes = [
      await actions.deleteCriterionAction({ selectionId: "sel_one", id: "cri_one_listens" }),
      await actions.deleteCriterionGroupAction({ selectionId: "sel_one", id: "grp_one_Chemistry" }),
    ];
    expect(outcomes.map(codeOf)).toEqual(["ok", "ok"]);
    expect((await loaders.loadScoringModel("sel_one"))?.groups.map(({ name }) => name)).toEqual([
      "Background",
    ]);
  });

  it("does not hand a scored criterion to evidence, where its scores would stop counting unseen", async () => {
    await judging.saveScoreAction(answer);
    expect(await actions.saveCriterionAction(existing({ feed: "references" }))).toMatchObject({
      ok: false,
      code: "criterion.feed_has_scores",
      fields: [{ path: "feed" }],
    });
  });

  it("reorders groups and criteria, and refuses an order made on another state", async () => {
    const listed = { selectionId: "sel_one", groupId: "grp_one_Chemistry" };
    const order = ["cri_one_flexible", "cri_one_listens"];
    expect(codeOf(await actions.reorderCriteriaAction({ ...listed, order }))).toBe("ok");
    expect(codeOf(await actions.reorderCriteriaAction({ ...listed, order: order.slice(1) }))).toBe(
      "row.order_changed",
    );
    const groups = { selectionId: "sel_one", order: ["grp_one_Background", "grp_one_Chemistry"] };
    expect(codeOf(await actions.reorderCriterionGroupsAction(groups))).toBe("ok");
    const model = await loaders.loadScoringModel("sel_one");
    expect(model?.groups.map(({ name }) => name)).toEqual(["Background", "Chemistry"]);
    expect(model?.groups[1]?.criteria.map(({ name }) => name)).toEqual(["flexible", "listens"]);
  });

  it("stops at 300 criteria in one selection", async () => {
    await db.transaction(async (tx) => {
      const names = Array.from({ length: 297 }, (_, index) => `more${index}`);
      await addCriteria(tx, "one", "Long", names);
    });
    expect(await actions.saveCriterionAction(newCriterion)).toMatchObject({
      ok: false,
      code: "criterion.too_many",
      params: { limit: 300 },
    });
  });
});

describe("declaring how price becomes points", () => {
  it("stores the model and raises the selection's edition", async () => {
    expect(await actions.setPriceModelAction(priceModel)).toEqual({ ok: true, value: { edition: 2 } });
    const model = await loaders.loadScoringModel("sel_one");
    expect(model?.priceModel).toEqual({
      formula: "fixed_bounds",
      priceShareTenths: 250,
      slopeHundredths: 100,
      lowBoundMinor: 100,
      highBoundMinor: 200,
      qualityValueMinor: null,
      tieBreak: "lowest_price",
    });
  });

  it("names the field whose bound is out of order", async () => {
    expect(await actions.setPriceModelAction({ ...priceModel, lowBoundMinor: 300 })).toMatchObject({
      ok: false,
      code: "price.invalid",
      fields: [{ path: "highBoundMinor", code: "price.bounds_order" }],
    });
  });

  it("tells the later of two editors what stands now", async () => {
    await actions.setPriceModelAction(priceModel);
    expect(await actions.setPriceModelAction({ ...priceModel, priceShareTenths: 400 })).toMatchObject({
      ok: false,
      code: "row.changed_meanwhile",
      params: { priceShareTenths: 250, qualityValueMinor: -1, edition: 2 },
    });
    const [row] = await db.read.select().from(selection).where(eq(selection.id, "sel_one"));
    expect(row?.priceShareTenths).toBe(250);
  });
});
