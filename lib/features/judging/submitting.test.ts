import { and, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/engine/database";
import { score } from "@/db/schema/scoring";
import {
  chemistryOf,
  codeOf,
  judgingRows,
  judgingWrites,
  newQuestion,
  seedJudging,
  seen,
  selectionId,
} from "@/db/testing/judging-fixture";
import { openMemory } from "@/db/testing/open-memory";
import { askAs, request } from "@/lib/server/testing/request";

const judging = await import("./actions");
const model = await import("../scoring/actions");

let db: Database;
beforeEach(async () => {
  db = await openMemory();
  request.database = db;
  await seedJudging(db);
  askAs("evaluator");
});
afterEach(() => db.close());

const { scoreRows, submissions, audits, setParticipant, setSelection } = judgingRows(() => db);
const { save, answers, submit } = judgingWrites(judging);

describe("submitting", () => {
  it("makes all answers of the pair count, “cannot judge” too, and only those", async () => {
    await answers();
    expect(await save({ candidateId: "can_one_Fjord" })).toBe("ok");
    expect(await submit("Nordlys")).toBe("ok");
    const rows = await scoreRows();
    const submitted = rows.filter(({ submittedAt }) => submittedAt !== null);
    expect(submitted.map(({ candidateId }) => candidateId)).toEqual(["can_one_Nordlys", "can_one_Nordlys"]);
    expect(await submissions()).toMatchObject([{ participantId: "par_one_evaluator", ...chemistryOf() }]);
  });

  it("is refused while a question is open, saying how many", async () => {
    await save();
    const outcome = await judging.submitScoresAction({
      selectionId,
      pairs: [{ ...chemistryOf(), answers: seen }],
    });
    expect(outcome).toMatchObject({ ok: false, code: "score.unanswered", params: { count: 1 } });
    expect(await submissions()).toEqual([]);
  });

  it("takes the same submission sent twice once, also after scoring was closed", async () => {
    await answers();
    expect(await submit("Nordlys")).toBe("ok");
    await setSelection({ scoringClosedAt: "2026-11-20T12:00:00.000Z" });
    expect(await submit("Nordlys")).toBe("ok");
    expect(await submissions()).toHaveLength(1);
    expect(await audits("score.submit")).toHaveLength(1);
  });

  it("of several pairs is all or none", async () => {
    await answers("Nordlys");
    expect(await submit("Nordlys", "Fjord")).toBe("score.unanswered");
    expect(await submissions()).toEqual([]);
    expect((await scoreRows()).every(({ submittedAt }) => submittedAt === null)).toBe(true);
    await answers("Fjord");
    expect(await submit("Nordlys", "Fjord")).toBe("ok");
    expect(await submissions()).toHaveLength(2);
  });

  it("is refused when an answer is not the one the person saw", async () => {
    await answers();
    expect(await save({ value: 2, expectedEdition: 1 })).toBe("ok");
    expect(await submit("Nordlys")).toBe("score.submit_changed");
    expect(await submissions()).toEqual([]);
  });

  it.each([
    ["before declaring", { declaredAt: null }, {}, "score.not_declared"],
    ["by somebody who knows the prices", { knowsPrices: true }, {}, "score.knows_prices"],
    ["of what is not one's own", { allGroups: false }, {}, "score.not_theirs"],
    ["after closing", {}, { scoringClosedAt: "2026-11-20T12:00:00.000Z" }, "scoring.closed"],
  ])("%s is refused", async (_when, person, frame, code) => {
    await answers();
    await setParticipant("evaluator", { edition: 1, ...person });
    await setSelection({ edition: 1, ...frame });
    expect(await submit("Nordlys")).toBe(code);
    expect(await submissions()).toEqual([]);
  });

  it("of a group that people do not judge, or of another selection's pair, is refused", async () => {
    const pair = { candidateId: "can_one_Nordlys", answers: [] };
    const evidence = { selectionId, pairs: [{ ...pair, groupId: "grp_one_Background" }] };
    expect(codeOf(await judging.submitScoresAction(evidence))).toBe("score.nothing_to_submit");
    const foreign = { selectionId, pairs: [{ ...pair, groupId: "grp_two_Chemistry" }] };
    expect(codeOf(await judging.submitScoresAction(foreign))).toBe("access.not_found");
  });

  it("leaves another participant's drafts alone", async () => {
    askAs("lead");
    await answers();
    askAs("evaluator");
    await answers();
    expect(await submit("Nordlys")).toBe("ok");
    const ofLead = and(eq(score.participantId, "par_one_lead"));
    const rows = await db.read.select().from(score).where(ofLead);
    expect(rows.map(({ submittedAt }) => submittedAt)).toEqual([null, null]);
  });
});

describe("a question that comes after a submission", () => {
  it("asks again, keeps what was answered, and is submitted alone", async () => {
    await answers();
    await submit("Nordlys");
    askAs("lead");
    const added = await model.saveCriterionAction(newQuestion);
    const criterionId = added.ok ? added.value.id : "";
    expect(await submissions()).toEqual([]);
    askAs("evaluator");
    expect((await scoreRows()).every(({ submittedAt }) => submittedAt !== null)).toBe(true);
    expect(await save({ value: 1, expectedEdition: 1 })).toBe("score.already_submitted");
    expect(await submit("Nordlys")).toBe("score.unanswered");
    expect(await save({ criterionId })).toBe("ok");
    const pairs = [{ ...chemistryOf(), answers: [...seen, { criterionId, edition: 1 }] }];
    expect(codeOf(await judging.submitScoresAction({ selectionId, pairs }))).toBe("ok");
    expect(await submissions()).toHaveLength(1);
    expect((await scoreRows()).filter(({ submittedAt }) => submittedAt === null)).toEqual([]);
  });

  it("asks nobody again when evidence answers it, or when only its words change", async () => {
    await answers();
    await submit("Nordlys");
    askAs("lead");
    const byEvidence = { ...newQuestion, feed: "references" as const };
    expect(codeOf(await model.saveCriterionAction(byEvidence))).toBe("ok");
    const renamed = { ...newQuestion, id: "cri_one_listens", name: "Listens well", expectedEdition: 1 };
    expect(codeOf(await model.saveCriterionAction(renamed))).toBe("ok");
    expect(await submissions()).toHaveLength(1);
  });

  it("asks again when a criterion passes from evidence to people", async () => {
    await answers();
    await submit("Nordlys");
    askAs("lead");
    const moved = {
      ...newQuestion,
      ...{ id: "cri_one_soundness", name: "Soundness", feed: "people" as const, expectedEdition: 1 },
    };
    expect(codeOf(await model.saveCriterionAction(moved))).toBe("ok");
    expect(await submissions()).toEqual([]);
  });

  it("is refused once scoring is closed: nobody could answer it", async () => {
    await setSelection({ scoringClosedAt: "2026-11-20T12:00:00.000Z" });
    askAs("lead");
    expect(codeOf(await model.saveCriterionAction(newQuestion))).toBe("criterion.scoring_closed");
    const toPeople = {
      ...newQuestion,
      ...{ id: "cri_one_soundness", groupId: "grp_one_Background", expectedEdition: 1 },
    };
    expect(await model.saveCriterionAction(toPeople)).toMatchObject({
      code: "criterion.scoring_closed",
      fields: [{ path: "feed" }],
    });
  });
});

describe("opening a submission again", () => {
  const reopen = async (changes: object = {}) =>
    codeOf(
      await judging.reopenScoreAction({
        selectionId,
        participantId: "par_one_evaluator",
        ...chemistryOf(),
        ...changes,
      }),
    );

  beforeEach(async () => {
    await answers("Nordlys");
    await answers("Fjord");
    await submit("Nordlys", "Fjord");
    askAs("lead");
  });

  it("makes that pair's scores drafts again, and only those; they can then be changed", async () => {
    expect(await reopen()).toBe("ok");
    expect(await submissions()).toMatchObject([{ candidateId: "can_one_Fjord" }]);
    const drafts = (await scoreRows()).filter(({ submittedAt }) => submittedAt === null);
    expect(drafts.map(({ candidateId }) => candidateId)).toEqual(["can_one_Nordlys", "can_one_Nordlys"]);
    askAs("evaluator");
    expect(await save({ value: 1, expectedEdition: 1 })).toBe("ok");
  });

  it("is recorded with whom and which pair, without a score", async () => {
    await reopen();
    const [row] = await audits("score.reopen");
    expect(row).toMatchObject({ subjectId: "par_one_evaluator", actorName: "lead" });
    expect(JSON.parse(row?.before ?? "{}")).toEqual({ ...chemistryOf(), submittedAt: expect.any(String) });
  });

  it.each([
    ["evaluator", "access.forbidden"],
    ["observer", "access.forbidden"],
    ["other", "access.not_found"],
    [null, "access.signed_out"],
  ])("by %s is %s", async (name, code) => {
    askAs(name);
    expect(await reopen()).toBe(code);
  });

  it("of what is not submitted, or of another selection's participant, is refused", async () => {
    expect(await reopen({ participantId: "par_one_lead" })).toBe("score.not_submitted");
    expect(await reopen({ participantId: "par_two_other" })).toBe("access.not_found");
  });

  it("waits for scoring to be opened again, and is too late once prices are open", async () => {
    await setSelection({ scoringClosedAt: "2026-11-20T12:00:00.000Z" });
    expect(await reopen()).toBe("scoring.closed");
    await setSelection({ pricesOpenedAt: "2026-11-21T12:00:00.000Z" });
    expect(await reopen()).toBe("scoring.prices_open");
  });

  it("reaches answers that a later question has left half submitted", async () => {
    await model.saveCriterionAction(newQuestion);
    expect(await reopen()).toBe("ok");
    expect(await reopen()).toBe("score.not_submitted");
  });
});
