import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/engine/database";
import { criterionGroup, scoringRound } from "@/db/schema/scoring";
import { selection } from "@/db/schema/selection";
import {
  AT,
  chemistryOf,
  codeOf,
  judgingRows,
  judgingWrites,
  seedJudging,
  selectionId,
} from "@/db/testing/judging-fixture";
import { openMemory } from "@/db/testing/open-memory";
import { askAs, request } from "@/lib/server/testing/request";

const judging = await import("./actions");
const loaders = await import("./loaders");
const model = await import("../scoring/actions");

let db: Database;
beforeEach(async () => {
  db = await openMemory();
  request.database = db;
  await seedJudging(db);
  askAs("evaluator");
});
afterEach(() => db.close());

const { audits, setSelection, holdBack } = judgingRows(() => db);
const { save, answers, submit } = judgingWrites(judging);

describe("rounds", () => {
  const round = { selectionId, ...chemistryOf() };
  const rounds = () => db.read.select().from(scoringRound);

  beforeEach(() => askAs("lead"));

  it("are opened for one candidate, once, and closed while nobody has answered", async () => {
    await holdBack();
    expect(codeOf(await judging.openRoundAction(round))).toBe("ok");
    expect(codeOf(await judging.openRoundAction(round))).toBe("ok");
    expect(await rounds()).toMatchObject([{ ...chemistryOf(), openedBy: "par_one_lead" }]);
    expect(codeOf(await judging.closeRoundAction(round))).toBe("ok");
    expect(codeOf(await judging.closeRoundAction(round))).toBe("ok");
    expect(await rounds()).toEqual([]);
    expect(await audits("scoring.openRound")).toHaveLength(1);
  });

  it("stay open once somebody has answered in them", async () => {
    await holdBack();
    await judging.openRoundAction(round);
    askAs("evaluator");
    await save();
    askAs("lead");
    expect(await judging.closeRoundAction(round)).toMatchObject({
      code: "round.has_scores",
      params: { count: 1 },
    });
  });

  it("are only for groups that are held back, and while scoring is open", async () => {
    expect(codeOf(await judging.openRoundAction(round))).toBe("round.not_held_back");
    await holdBack();
    await setSelection({ scoringClosedAt: "2026-11-20T12:00:00.000Z" });
    expect(codeOf(await judging.openRoundAction(round))).toBe("scoring.closed");
    const foreign = { ...round, candidateId: "can_two_Nordlys" };
    expect(codeOf(await judging.openRoundAction(foreign))).toBe("access.not_found");
    const early = { ...round, candidateId: "can_one_Later" };
    expect(codeOf(await judging.openRoundAction(early))).toBe("score.candidate_not_compared");
  });

  it("of what was begun stay open when a group becomes held back", async () => {
    askAs("evaluator");
    await save();
    askAs("lead");
    const group = { selectionId, id: "grp_one_Chemistry", name: "Chemistry", weight: 1, expectedEdition: 1 };
    expect(codeOf(await model.saveCriterionGroupAction({ ...group, heldBack: true }))).toBe("ok");
    expect(await rounds()).toMatchObject([chemistryOf()]);
    askAs("evaluator");
    expect(await save({ value: 2, expectedEdition: 1 })).toBe("ok");
    expect(await save({ candidateId: "can_one_Fjord" })).toBe("score.round_not_open");
  });

  it("renaming a group leaves whether it is held back", async () => {
    await holdBack();
    const group = { selectionId, id: "grp_one_Chemistry", name: "Kemi", weight: 2, expectedEdition: 1 };
    await model.saveCriterionGroupAction(group);
    const [row] = await db.read.select().from(criterionGroup).where(eq(criterionGroup.id, group.id));
    expect(row).toMatchObject({ name: "Kemi", heldBack: true });
  });

  it.each([
    ["evaluator", "access.forbidden"],
    ["observer", "access.forbidden"],
    ["stranger", "access.not_found"],
    [null, "access.signed_out"],
  ])("by %s are %s", async (name, code) => {
    await holdBack();
    askAs(name);
    expect(codeOf(await judging.openRoundAction(round))).toBe(code);
    expect(codeOf(await judging.closeRoundAction(round))).toBe(code);
  });
});

describe("closing scoring", () => {
  const close = (reason = "") => judging.closeScoringAction({ selectionId, reason });
  const stored = async () => {
    const [row] = await db.read.select().from(selection).where(eq(selection.id, selectionId));
    return row;
  };

  beforeEach(() => askAs("lead"));

  it("with submissions missing needs a reason, which stays on record", async () => {
    expect(await close("  ")).toMatchObject({ code: "scoring.awaited", params: { count: 4 } });
    expect(codeOf(await close("Ole is ill; the board meets on Friday"))).toBe("ok");
    expect(await stored()).toMatchObject({
      scoringClosedBy: "par_one_lead",
      scoringWaivedReason: "Ole is ill; the board meets on Friday",
    });
    expect(JSON.parse((await audits("scoring.close"))[0]?.after ?? "{}")).toMatchObject({ awaited: 4 });
  });

  it("with everything in needs none, and keeps none", async () => {
    for (const name of ["lead", "evaluator"]) {
      askAs(name);
      await answers("Nordlys");
      await answers("Fjord");
      await submit("Nordlys", "Fjord");
    }
    askAs("lead");
    expect(codeOf(await close("just because"))).toBe("ok");
    expect(await stored()).toMatchObject({ scoringWaivedReason: "" });
  });

  it("twice changes nothing the second time", async () => {
    await close("Ole is ill");
    const before = await stored();
    expect(codeOf(await close("Another reason"))).toBe("ok");
    expect(await stored()).toMatchObject({
      scoringClosedAt: before?.scoringClosedAt,
      scoringWaivedReason: "Ole is ill",
    });
    expect(await audits("scoring.close")).toHaveLength(1);
  });

  it("can be taken back with a reason, until prices are open", async () => {
    const reopen = (reason: string) => judging.reopenScoringAction({ selectionId, reason });
    expect(codeOf(await reopen("Too early"))).toBe("scoring.not_closed");
    await close("Ole is ill");
    expect(codeOf(await reopen(""))).toBe("input.invalid");
    await setSelection({ pricesOpenedAt: "2026-11-21T12:00:00.000Z" });
    expect(codeOf(await reopen("Ole is back"))).toBe("scoring.prices_open");
    await setSelection({ pricesOpenedAt: null });
    expect(codeOf(await reopen("Ole is back"))).toBe("ok");
    expect(await stored()).toMatchObject({ scoringClosedAt: null, scoringWaivedReason: "" });
    expect((await audits("scoring.reopen"))[0]?.after).toContain("Ole is back");
  });

  it.each([
    ["evaluator", "access.forbidden"],
    ["observer", "access.forbidden"],
    ["other", "access.not_found"],
    [null, "access.signed_out"],
  ])("by %s is %s", async (name, code) => {
    askAs(name);
    expect(codeOf(await close("Because"))).toBe(code);
    expect(codeOf(await judging.reopenScoringAction({ selectionId, reason: "Because" }))).toBe(code);
  });
});

describe("what a scorer is shown", () => {
  const shown = async (name: string | null) => {
    askAs(name);
    return loaders.loadJudging(selectionId);
  };

  it("is their own answers, notes and submissions, and nobody else's", async () => {
    askAs("lead");
    await answers("Nordlys");
    await submit("Nordlys");
    askAs("evaluator");
    await save({ value: 1, note: "Stiff" });
    const page = await shown("evaluator");
    expect(page?.scores).toEqual([
      {
        ...{ candidateId: "can_one_Nordlys", criterionId: "cri_one_listens", value: 1, note: "Stiff" },
        ...{ edition: 1, isSubmitted: false },
      },
    ]);
    expect(page?.pairs.map(({ state }) => state)).toEqual(["open", "open"]);
    expect(JSON.stringify(page)).not.toContain("par_one_lead");
  });

  it("is still only their own once everything is submitted and scoring is closed", async () => {
    askAs("lead");
    await answers("Nordlys");
    await submit("Nordlys");
    askAs("evaluator");
    await answers("Nordlys");
    await submit("Nordlys");
    await setSelection({ scoringClosedAt: AT });
    const page = await shown("evaluator");
    expect(page?.scores).toHaveLength(2);
    expect(page?.closedAt).toBe(AT);
  });

  it("is the compared candidates by letter and the questions to people, without weights and evidence", async () => {
    const page = await shown("evaluator");
    expect(page?.candidates.map(({ letter }) => letter)).toEqual(["A", "B"]);
    expect(page?.groups.map(({ name, criteria }) => [name, criteria.length])).toEqual([["Chemistry", 2]]);
    expect(JSON.stringify(page)).not.toMatch(/"weight"|soundness|amount/i);
  });

  it("is without candidates they have a conflict with, which are named apart", async () => {
    const mine = [{ candidateId: "can_one_Fjord", note: "Owns shares" }];
    askAs("evaluator");
    await judging.confirmDeclarationAction({
      selectionId,
      confidential: true,
      candidateIds: [],
      conflicts: mine,
    });
    const page = await shown("evaluator");
    expect(page?.candidates.map(({ name }) => name)).toEqual(["Nordlys"]);
    expect(page?.conflicts.map(({ name }) => name)).toEqual(["Fjord"]);
    expect(page?.pairs.map(({ candidateId }) => candidateId)).toEqual(["can_one_Nordlys"]);
  });

  it("says which parts come after their meeting, and keeps what was submitted before", async () => {
    await answers("Nordlys");
    await submit("Nordlys");
    await holdBack();
    const page = await shown("evaluator");
    expect(page?.pairs.map(({ state }) => state)).toEqual(["submitted", "before_meeting"]);
  });

  it.each(["observer", "other", "stranger", null])("is nothing at all for %s", async (name) => {
    expect(await shown(name)).toBeNull();
  });

  it("inside the selection is the lead's alone, with what evidence says", async () => {
    askAs("lead");
    const page = await loaders.loadOwnScoring(selectionId);
    expect(page?.compared.map(({ letter }) => letter)).toEqual(["A", "B"]);
    expect(page?.evidence.can_one_Fjord?.financial_soundness).toMatchObject({ known: false });
    for (const name of ["evaluator", "observer", "stranger"]) {
      askAs(name);
      expect(await loaders.loadOwnScoring(selectionId)).toBeNull();
    }
  });

  it("of the state of scoring is who has how much left, for leads and observers only", async () => {
    askAs("evaluator");
    await answers("Nordlys");
    await submit("Nordlys");
    for (const name of ["lead", "observer"]) {
      askAs(name);
      const state = await loaders.loadScoringState(selectionId);
      expect(state).toMatchObject({ mayClose: name === "lead", closedAt: null });
      expect(state?.missing.map(({ name: who, count }) => [who, count])).toEqual([
        ["evaluator", 1],
        ["lead", 2],
      ]);
    }
    askAs("evaluator");
    expect(await loaders.loadScoringState(selectionId)).toBeNull();
  });
});
