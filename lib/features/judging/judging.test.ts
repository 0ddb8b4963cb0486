import { and, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Database } from "@/db/engine/database";
import {
  declaredCandidate,
  declaredConflict,
  participantCandidate,
  participantGroup,
} from "@/db/schema/assignment";
import { auditEvent } from "@/db/schema/audit";
import { candidate, candidateReference } from "@/db/schema/candidate";
import { guestSession, participant } from "@/db/schema/participant";
import { criterionGroup, score, scoreSubmission, scoringRound } from "@/db/schema/scoring";
import { selection } from "@/db/schema/selection";
import { ANSWERS } from "@/db/testing/candidate-inputs";
import { openMemory } from "@/db/testing/open-memory";
import {
  addCandidate,
  addCriteria,
  addParticipant,
  addSelection,
  addUser,
  declareEverything,
} from "@/db/testing/selection-fixture";
import type { Actor } from "@/lib/server/access";

// The request's own surroundings (cookie, cache) do not exist in a test; the database is a real one.
const request: { actor: Actor | null; database: Promise<Database> | null } = { actor: null, database: null };
vi.mock("@/lib/server/session", () => ({ currentActor: async () => request.actor }));
vi.mock("@/lib/server/database", () => ({ database: () => request.database }));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));
vi.mock("next/server", () => ({ connection: async () => undefined }));

const judging = await import("./actions");
const loaders = await import("./loaders");
const candidates = await import("../candidate/actions");
const model = await import("../scoring/actions");

let db: Database;
const as = (name: string | null) => {
  request.actor = name === null ? null : { userId: `usr_${name}`, name };
};

beforeEach(async () => {
  db = await openMemory();
  request.database = Promise.resolve(db);
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
  as("evaluator");
});

afterEach(() => db.close());

const AT = "2026-11-01T08:00:00.000Z";
const selectionId = "sel_one";
const chemistryOf = (candidate: "Nordlys" | "Fjord" = "Nordlys") => ({
  candidateId: `can_one_${candidate}`,
  groupId: "grp_one_Chemistry",
});
const answer = {
  selectionId,
  candidateId: "can_one_Nordlys",
  criterionId: "cri_one_listens",
  value: 4,
  note: "",
  expectedEdition: null,
};

type Result = { ok: true } | { ok: false; code: string };
const codeOf = (outcome: Result) => (outcome.ok ? "ok" : outcome.code);
const scoreRows = () => db.read.select().from(score);
const submissions = () => db.read.select().from(scoreSubmission);
const audits = (action: string) => db.read.select().from(auditEvent).where(eq(auditEvent.action, action));
const setParticipant = (name: string, set: Partial<typeof participant.$inferInsert>) =>
  db.transaction(async (tx) => {
    await tx
      .update(participant)
      .set(set)
      .where(eq(participant.id, `par_one_${name}`));
  });
const undeclare = (name: string) =>
  db.transaction(async (tx) => {
    const participantId = `par_one_${name}`;
    await tx.update(participant).set({ declaredAt: null }).where(eq(participant.id, participantId));
    await tx.delete(declaredCandidate).where(eq(declaredCandidate.participantId, participantId));
  });
const setSelection = (set: Partial<typeof selection.$inferInsert>) =>
  db.transaction(async (tx) => {
    await tx.update(selection).set(set).where(eq(selection.id, selectionId));
  });
const holdBack = () =>
  db.transaction(async (tx) => {
    await tx.update(criterionGroup).set({ heldBack: true }).where(eq(criterionGroup.id, "grp_one_Chemistry"));
  });

const save = async (changes: object = {}) => codeOf(await judging.saveScoreAction({ ...answer, ...changes }));
/** Answers both questions of a pair, each in its first edition. */
async function answers(candidate: "Nordlys" | "Fjord" = "Nordlys") {
  const { candidateId } = chemistryOf(candidate);
  expect(await save({ candidateId })).toBe("ok");
  expect(await save({ candidateId, criterionId: "cri_one_flexible", value: null })).toBe("ok");
}
const seen = [
  { criterionId: "cri_one_listens", edition: 1 },
  { criterionId: "cri_one_flexible", edition: 1 },
];
const submit = async (...candidates: ("Nordlys" | "Fjord")[]) =>
  codeOf(
    await judging.submitScoresAction({
      selectionId,
      pairs: candidates.map((each) => ({ ...chemistryOf(each), answers: seen })),
    }),
  );
const newQuestion = {
  ...{ selectionId, id: null, groupId: "grp_one_Chemistry", name: "Keeps promises", help: "", weight: 1 },
  ...{ purchase: "both" as const, feed: "people" as const, position: null, expectedEdition: null },
  rubric: ["", "", "", "", ""] as const,
};

describe("saving a score", () => {
  it("leaves what everybody else is shown as it is; submitting does not", async () => {
    const revision = async () => {
      const [row] = await db.read.select().from(selection).where(eq(selection.id, selectionId));
      return row?.revision ?? 0;
    };
    const before = await revision();
    await answers();
    expect(await revision()).toBe(before);
    await submit("Nordlys");
    expect(await revision()).toBe(before + 1);
  });

  it("belongs to the participant who gave it and is a draft", async () => {
    expect(await judging.saveScoreAction(answer)).toEqual({ ok: true, value: { edition: 1 } });
    expect(await scoreRows()).toMatchObject([
      { participantId: "par_one_evaluator", value: 4, submittedAt: null },
    ]);
  });

  it("keeps an explicit “cannot judge”", async () => {
    expect(await save({ value: null, note: "Was not there" })).toBe("ok");
    expect(await scoreRows()).toMatchObject([{ value: null, note: "Was not there" }]);
  });

  it.each([
    ["lead", "ok"],
    ["evaluator", "ok"],
    ["observer", "access.forbidden"],
    ["other", "access.not_found"],
    ["stranger", "access.not_found"],
    [null, "access.signed_out"],
  ])("by %s is %s", async (name, code) => {
    as(name);
    expect(await save()).toBe(code);
    expect(await scoreRows()).toHaveLength(code === "ok" ? 1 : 0);
  });

  it.each([
    ["a candidate of another selection", { candidateId: "can_two_Nordlys" }, "access.not_found"],
    ["a criterion of another selection", { criterionId: "cri_two_listens" }, "access.not_found"],
    ["a candidate that is not there", { candidateId: "can_none" }, "access.not_found"],
    ["a candidate that is only longlisted", { candidateId: "can_one_Later" }, "score.candidate_not_compared"],
    ["a criterion fed by evidence", { criterionId: "cri_one_soundness" }, "score.criterion_by_evidence"],
  ])("refuses %s", async (_what, changes, code) => {
    expect(await save(changes)).toBe(code);
    expect(await scoreRows()).toEqual([]);
  });

  it.each([0, 6, 2.5, 1e15, Number.NaN])("refuses %s, which is not on the scale", async (value) => {
    const outcome = await judging.saveScoreAction({ ...answer, value });
    expect(outcome).toMatchObject({ ok: false, code: "input.invalid", fields: [{ path: "value" }] });
    expect(await scoreRows()).toEqual([]);
  });

  it("is refused before confidentiality and conflicts are declared", async () => {
    await setParticipant("evaluator", { declaredAt: null });
    expect(await save()).toBe("score.not_declared");
  });

  it("is refused to somebody who knows the prices, declared or not", async () => {
    await setParticipant("evaluator", { knowsPrices: true, declaredAt: null });
    expect(await save()).toBe("score.knows_prices");
  });

  it("is refused on a candidate with a declared conflict, and on no other", async () => {
    await judging.confirmDeclarationAction({
      selectionId,
      confidential: true,
      candidateIds: [],
      conflicts: [{ candidateId: answer.candidateId, note: "My brother works there" }],
    });
    expect(await save()).toBe("score.conflict");
    expect(await save({ candidateId: "can_one_Fjord" })).toBe("ok");
  });

  it("is refused outside the groups and candidates that are one's own", async () => {
    await setParticipant("evaluator", { allGroups: false });
    expect(await save()).toBe("score.not_theirs");
    await db.transaction(async (tx) => {
      await tx
        .insert(participantGroup)
        .values({ id: "pgr_1", participantId: "par_one_evaluator", groupId: "grp_one_Chemistry" });
    });
    expect(await save()).toBe("ok");
    await setParticipant("evaluator", { allCandidates: false });
    await db.transaction(async (tx) => {
      await tx
        .insert(participantCandidate)
        .values({ id: "pca_1", participantId: "par_one_evaluator", candidateId: "can_one_Fjord" });
    });
    expect(await save({ value: 5, expectedEdition: 1 })).toBe("score.not_theirs");
    expect(await save({ candidateId: "can_one_Fjord" })).toBe("ok");
  });

  it("waits for its round where a group is scored after each meeting", async () => {
    await holdBack();
    expect(await save()).toBe("score.round_not_open");
    as("lead");
    expect(codeOf(await judging.openRoundAction({ selectionId, ...chemistryOf() }))).toBe("ok");
    as("evaluator");
    expect(await save()).toBe("ok");
    expect(await save({ candidateId: "can_one_Fjord" })).toBe("score.round_not_open");
  });

  it("is refused once scoring is closed, but a retry of what was saved is not", async () => {
    expect(await save()).toBe("ok");
    await setSelection({ scoringClosedAt: "2026-11-20T12:00:00.000Z" });
    expect(await save({ value: 2, expectedEdition: 1 })).toBe("scoring.closed");
    expect(await save()).toBe("ok");
    expect(await scoreRows()).toMatchObject([{ value: 4, edition: 1 }]);
  });

  it("is refused once its pair is submitted, and leaves what was submitted", async () => {
    await answers();
    expect(await submit("Nordlys")).toBe("ok");
    expect(await save({ value: 1, expectedEdition: 1 })).toBe("score.already_submitted");
    expect(await save({ candidateId: "can_one_Fjord" })).toBe("ok");
    expect((await scoreRows()).find(({ criterionId }) => criterionId === answer.criterionId)?.value).toBe(4);
  });

  it("tells the later of two devices what stands, and loses nothing", async () => {
    await judging.saveScoreAction(answer);
    const other = await judging.saveScoreAction({ ...answer, value: 2, note: "Second thoughts" });
    expect(other).toMatchObject({
      ok: false,
      code: "score.changed_meanwhile",
      params: { value: 4, note: "", edition: 1 },
    });
    expect(await scoreRows()).toMatchObject([{ value: 4 }]);
    expect(await judging.saveScoreAction({ ...answer, value: 2, expectedEdition: 1 })).toEqual({
      ok: true,
      value: { edition: 2 },
    });
  });

  it("takes the same answer sent twice once", async () => {
    await judging.saveScoreAction(answer);
    expect(await judging.saveScoreAction(answer)).toEqual({ ok: true, value: { edition: 1 } });
    expect(await scoreRows()).toHaveLength(1);
    expect(await audits("score.save")).toHaveLength(1);
  });

  it("two participants' scores of the same question stand side by side", async () => {
    await judging.saveScoreAction(answer);
    as("lead");
    expect(await judging.saveScoreAction({ ...answer, value: 1 })).toEqual({
      ok: true,
      value: { edition: 1 },
    });
    expect(await scoreRows()).toHaveLength(2);
  });

  it("by a guest with a link is the participant's, and recorded under that name", async () => {
    await db.transaction(async (tx) => {
      await tx.insert(participant).values({
        ...{ id: "par_one_guest", selectionId, name: "Ole Berg", role: "evaluator" },
        ...{ email: "ole@example.test", declaredAt: AT, createdAt: AT },
      });
      const until = "2126-11-01T08:00:00.000Z";
      await tx.insert(guestSession).values({
        ...{ id: "gst_1", participantId: "par_one_guest", tokenHash: "hash" },
        ...{ expiresAt: until, lastSeenAt: AT, createdAt: AT },
      });
      await declareEverything(tx, selectionId);
    });
    request.actor = { userId: null, name: "", guestKeys: ["hash"] };
    expect(await save()).toBe("ok");
    expect(await scoreRows()).toMatchObject([{ participantId: "par_one_guest" }]);
    expect(await audits("score.save")).toMatchObject([{ actorId: "par_one_guest", actorName: "Ole Berg" }]);
    request.actor = { userId: null, name: "", guestKeys: ["another"] };
    expect(await save()).toBe("access.not_found");
  });
});

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
    as("lead");
    await answers();
    as("evaluator");
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
    as("lead");
    const added = await model.saveCriterionAction(newQuestion);
    const criterionId = added.ok ? added.value.id : "";
    expect(await submissions()).toEqual([]);
    as("evaluator");
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
    as("lead");
    const byEvidence = { ...newQuestion, feed: "references" as const };
    expect(codeOf(await model.saveCriterionAction(byEvidence))).toBe("ok");
    const renamed = { ...newQuestion, id: "cri_one_listens", name: "Listens well", expectedEdition: 1 };
    expect(codeOf(await model.saveCriterionAction(renamed))).toBe("ok");
    expect(await submissions()).toHaveLength(1);
  });

  it("asks again when a criterion passes from evidence to people", async () => {
    await answers();
    await submit("Nordlys");
    as("lead");
    const moved = {
      ...newQuestion,
      ...{ id: "cri_one_soundness", name: "Soundness", feed: "people" as const, expectedEdition: 1 },
    };
    expect(codeOf(await model.saveCriterionAction(moved))).toBe("ok");
    expect(await submissions()).toEqual([]);
  });

  it("is refused once scoring is closed: nobody could answer it", async () => {
    await setSelection({ scoringClosedAt: "2026-11-20T12:00:00.000Z" });
    as("lead");
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
    as("lead");
  });

  it("makes that pair's scores drafts again, and only those; they can then be changed", async () => {
    expect(await reopen()).toBe("ok");
    expect(await submissions()).toMatchObject([{ candidateId: "can_one_Fjord" }]);
    const drafts = (await scoreRows()).filter(({ submittedAt }) => submittedAt === null);
    expect(drafts.map(({ candidateId }) => candidateId)).toEqual(["can_one_Nordlys", "can_one_Nordlys"]);
    as("evaluator");
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
    as(name);
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

describe("declaring", () => {
  const asked = ["can_one_Nordlys", "can_one_Fjord"];
  const declare = (conflicts: { candidateId: string; note: string }[] = [], candidateIds = asked) =>
    judging.confirmDeclarationAction({ selectionId, confidential: true, candidateIds, conflicts });
  const conflicts = () => db.read.select().from(declaredConflict);

  beforeEach(() => undeclare("evaluator"));

  it("opens scoring, with no conflict or with some", async () => {
    expect(codeOf(await declare())).toBe("ok");
    expect(await save()).toBe("ok");
    expect(await conflicts()).toEqual([]);
  });

  it("keeps the note of a conflict, takes the candidate away and leaves what was scored", async () => {
    await declare();
    await save();
    expect(codeOf(await declare([{ candidateId: answer.candidateId, note: "Owns shares" }]))).toBe("ok");
    expect(await conflicts()).toMatchObject([{ participantId: "par_one_evaluator", note: "Owns shares" }]);
    expect(await scoreRows()).toHaveLength(1);
    expect(await save({ value: 1, expectedEdition: 1 })).toBe("score.conflict");
  });

  it("sent twice changes nothing the second time, and never takes a conflict back", async () => {
    const mine = [{ candidateId: answer.candidateId, note: "Owns shares" }];
    await declare(mine);
    const [before] = await db.read.select().from(participant).where(eq(participant.id, "par_one_evaluator"));
    await declare(mine);
    await declare([]);
    const [after] = await db.read.select().from(participant).where(eq(participant.id, "par_one_evaluator"));
    expect(after).toEqual(before);
    expect(await conflicts()).toHaveLength(1);
    expect(await audits("declaration.confirm")).toHaveLength(1);
  });

  it("asks about a candidate who came onto the shortlist later, before the first score of it", async () => {
    await declare();
    await db.transaction((tx) =>
      tx
        .update(candidate)
        .set({ stage: "shortlisted", letter: "C" })
        .where(eq(candidate.id, "can_one_Later")),
    );
    expect(await save()).toBe("ok");
    expect(await save({ candidateId: "can_one_Later" })).toBe("score.not_declared");
    expect((await loaders.loadJudging(selectionId))?.unasked).toMatchObject([{ name: "Later" }]);
    expect(codeOf(await declare([], ["can_one_Later"]))).toBe("ok");
    expect(await save({ candidateId: "can_one_Later" })).toBe("ok");
    expect((await loaders.loadJudging(selectionId))?.unasked).toEqual([]);
    expect(await audits("declaration.confirm")).toMatchObject([
      {},
      { after: expect.stringContaining("can_one_Later") },
    ]);
  });

  it("asks about a candidate who was made theirs later, and about nobody who is not", async () => {
    const theirs = (candidateId: string) =>
      db.transaction((tx) =>
        tx
          .insert(participantCandidate)
          .values({ id: `pca_${candidateId}`, participantId: "par_one_evaluator", candidateId }),
      );
    const unasked = async () => (await loaders.loadJudging(selectionId))?.unasked.map(({ name }) => name);
    await setParticipant("evaluator", { allCandidates: false });
    await theirs("can_one_Nordlys");
    expect(await unasked()).toEqual(["Nordlys"]);
    await declare([], ["can_one_Nordlys"]);
    expect(await unasked()).toEqual([]);
    await theirs("can_one_Fjord");
    expect(await unasked()).toEqual(["Fjord"]);
  });

  it("asks nothing of whoever knows the prices, and nothing once scoring is closed", async () => {
    await setSelection({ scoringClosedAt: AT });
    expect((await loaders.loadJudging(selectionId))?.unasked).toEqual([]);
    await setSelection({ scoringClosedAt: null });
    as("lead");
    await undeclare("lead");
    await setParticipant("lead", { knowsPrices: true });
    expect((await loaders.loadJudging(selectionId))?.unasked).toEqual([]);
  });

  it("without the confirmation is refused", async () => {
    // Deliberately not the declared input: this is what a hand-made request may carry.
    const input = JSON.parse(
      JSON.stringify({ selectionId, confidential: false, candidateIds: asked, conflicts: [] }),
    );
    expect(await judging.confirmDeclarationAction(input)).toMatchObject({
      code: "input.invalid",
      fields: [{ path: "confidential" }],
    });
    expect(await save()).toBe("score.not_declared");
  });

  it("a conflict with another selection's candidate is refused, and nothing is kept", async () => {
    expect(codeOf(await declare([{ candidateId: "can_two_Nordlys", note: "" }]))).toBe("access.not_found");
    expect(await conflicts()).toEqual([]);
    expect(await save()).toBe("score.not_declared");
  });

  it.each([
    ["observer", "access.forbidden"],
    ["other", "access.not_found"],
    [null, "access.signed_out"],
  ])("by %s is %s", async (name, code) => {
    as(name);
    expect(codeOf(await declare())).toBe(code);
  });
});

describe("a conflict taken back", () => {
  const { candidateId } = answer;
  const takeBack = async (changes: object = {}) =>
    codeOf(
      await judging.takeBackConflictAction({
        ...{ selectionId, participantId: "par_one_evaluator", candidateId, reason: "Ticked by mistake" },
        ...changes,
      }),
    );

  beforeEach(async () => {
    await answers("Nordlys");
    await submit("Nordlys");
    await judging.confirmDeclarationAction({
      ...{ selectionId, confidential: true, candidateIds: [] },
      conflicts: [{ candidateId, note: "Owns shares" }],
    });
    as("lead");
  });

  it("is recorded with the reason, and asks the person anew before the next score", async () => {
    expect(await takeBack()).toBe("ok");
    expect(await db.read.select().from(declaredConflict)).toEqual([]);
    expect(await audits("declaration.takeBack")).toMatchObject([
      {
        subjectId: "par_one_evaluator",
        before: expect.stringContaining("Owns shares"),
        after: expect.stringContaining("Ticked by mistake"),
      },
    ]);
    as("evaluator");
    const page = await loaders.loadJudging(selectionId);
    expect(page?.unasked).toMatchObject([{ id: candidateId }]);
    expect(page?.pairs).toContainEqual(expect.objectContaining({ candidateId, state: "submitted" }));
  });

  it("gives whoever has an address a link to what is theirs again, and leaves the links before it", async () => {
    await setParticipant("evaluator", { email: "evaluator@example.test" });
    const outcome = await judging.takeBackConflictAction({
      ...{ selectionId, participantId: "par_one_evaluator", candidateId, reason: "Ticked by mistake" },
    });
    expect(outcome).toMatchObject({
      ok: true,
      value: { mailed: false, links: [{ email: "evaluator@example.test" }] },
    });
  });

  it("needs a reason, a conflict that stands, and scoring that is open", async () => {
    expect(await takeBack({ reason: "  " })).toBe("input.invalid");
    expect(await takeBack({ candidateId: "can_one_Fjord" })).toBe("row.gone");
    expect(await takeBack({ participantId: "par_two_other" })).toBe("access.not_found");
    await setSelection({ scoringClosedAt: AT });
    expect(await takeBack()).toBe("scoring.closed");
    expect(await db.read.select().from(declaredConflict)).toHaveLength(1);
  });

  it("is never one's own", async () => {
    await judging.confirmDeclarationAction({
      ...{ selectionId, confidential: true, candidateIds: [] },
      conflicts: [{ candidateId, note: "" }],
    });
    expect(await takeBack({ participantId: "par_one_lead" })).toBe("declaration.own_conflict");
  });

  it.each([
    ["evaluator", "access.forbidden"],
    ["observer", "access.forbidden"],
    ["other", "access.not_found"],
    [null, "access.signed_out"],
  ])("by %s is %s", async (name, code) => {
    as(name);
    expect(await takeBack()).toBe(code);
  });
});

describe("rounds", () => {
  const round = { selectionId, ...chemistryOf() };
  const rounds = () => db.read.select().from(scoringRound);

  beforeEach(() => as("lead"));

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
    as("evaluator");
    await save();
    as("lead");
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
    as("evaluator");
    await save();
    as("lead");
    const group = { selectionId, id: "grp_one_Chemistry", name: "Chemistry", weight: 1, expectedEdition: 1 };
    expect(codeOf(await model.saveCriterionGroupAction({ ...group, heldBack: true }))).toBe("ok");
    expect(await rounds()).toMatchObject([chemistryOf()]);
    as("evaluator");
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
    as(name);
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

  beforeEach(() => as("lead"));

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
      as(name);
      await answers("Nordlys");
      await answers("Fjord");
      await submit("Nordlys", "Fjord");
    }
    as("lead");
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
    as(name);
    expect(codeOf(await close("Because"))).toBe(code);
    expect(codeOf(await judging.reopenScoringAction({ selectionId, reason: "Because" }))).toBe(code);
  });
});

describe("what a scorer is shown", () => {
  const shown = async (name: string | null) => {
    as(name);
    return loaders.loadJudging(selectionId);
  };

  it("is their own answers, notes and submissions, and nobody else's", async () => {
    as("lead");
    await answers("Nordlys");
    await submit("Nordlys");
    as("evaluator");
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
    as("lead");
    await answers("Nordlys");
    await submit("Nordlys");
    as("evaluator");
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
    as("evaluator");
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
    as("lead");
    const page = await loaders.loadOwnScoring(selectionId);
    expect(page?.compared.map(({ letter }) => letter)).toEqual(["A", "B"]);
    expect(page?.evidence.can_one_Fjord?.financial_soundness).toMatchObject({ known: false });
    for (const name of ["evaluator", "observer", "stranger"]) {
      as(name);
      expect(await loaders.loadOwnScoring(selectionId)).toBeNull();
    }
  });

  it("of the state of scoring is who has how much left, for leads and observers only", async () => {
    as("evaluator");
    await answers("Nordlys");
    await submit("Nordlys");
    for (const name of ["lead", "observer"]) {
      as(name);
      const state = await loaders.loadScoringState(selectionId);
      expect(state).toMatchObject({ mayClose: name === "lead", closedAt: null });
      expect(state?.missing.map(({ name: who, count }) => [who, count])).toEqual([
        ["evaluator", 1],
        ["lead", 2],
      ]);
    }
    as("evaluator");
    expect(await loaders.loadScoringState(selectionId)).toBeNull();
  });
});

describe("a reference call", () => {
  const call = (changes: object = {}) => ({
    ...{ selectionId, id: "ref_1", expectedEdition: 1, calledOn: "2026-10-01", rating: 4 as const },
    answers: ANSWERS,
    ...changes,
  });
  const write = async (changes: object = {}) => codeOf(await candidates.saveOwnCall(call(changes)));
  const row = async () => {
    const [found] = await db.read.select().from(candidateReference).where(eq(candidateReference.id, "ref_1"));
    return found;
  };

  beforeEach(() =>
    db.transaction(async (tx) => {
      const shared = { candidateId: "can_one_Nordlys", foundBy: "buyer" as const };
      await tx.insert(candidateReference).values([
        { id: "ref_1", ...shared, customer: "Havnen", callerId: "par_one_evaluator" },
        { id: "ref_2", ...shared, customer: "Mejeriet", callerId: "par_one_lead" },
      ]);
    }),
  );

  it("is written down by whoever was asked to make it, under their name", async () => {
    expect(await write()).toBe("ok");
    expect(await row()).toMatchObject({ calledBy: "evaluator", rating: 4, customer: "Havnen", edition: 2 });
    expect((await loaders.loadJudging(selectionId))?.calls).toMatchObject([
      { id: "ref_1", rating: 4, answers: ANSWERS },
    ]);
    expect(await audits("reference.saveCall")).toHaveLength(1);
  });

  it("is nobody else's, not even the lead's", async () => {
    expect(await write({ id: "ref_2" })).toBe("reference.not_your_call");
    as("lead");
    expect(await write()).toBe("reference.not_your_call");
    as("observer");
    expect(await write()).toBe("access.forbidden");
    as("other");
    expect(await write()).toBe("access.not_found");
  });

  it("waits for the declaration, and is taken away by a conflict", async () => {
    await undeclare("evaluator");
    expect(await write()).toBe("score.not_declared");
    const mine = [{ candidateId: "can_one_Nordlys", note: "" }];
    await judging.confirmDeclarationAction({
      selectionId,
      confidential: true,
      candidateIds: [],
      conflicts: mine,
    });
    expect(await write()).toBe("score.conflict");
    expect((await loaders.loadJudging(selectionId))?.calls).toEqual([]);
  });

  it("of a candidate who is not scored is asked about, too, before it is written down", async () => {
    await db.transaction((tx) =>
      tx
        .update(candidateReference)
        .set({ candidateId: "can_one_Later" })
        .where(eq(candidateReference.id, "ref_1")),
    );
    expect(await write()).toBe("score.not_declared");
    expect((await loaders.loadJudging(selectionId))?.unasked).toMatchObject([{ name: "Later" }]);
    const candidateIds = ["can_one_Later"];
    await judging.confirmDeclarationAction({ selectionId, confidential: true, candidateIds, conflicts: [] });
    expect(await write()).toBe("ok");
  });

  it("written by two at once tells the later one", async () => {
    expect(await write()).toBe("ok");
    expect(await write({ rating: 2 })).toBe("row.changed_meanwhile");
    expect((await row())?.rating).toBe(4);
  });

  it("is given by the lead to a scorer of this selection, and to nobody else", async () => {
    as("lead");
    const stored = {
      ...{ customer: "Havnen", contact: "", foundBy: "buyer" as const, calledBy: "", calledOn: null },
      ...{ similarSize: null, similarIndustry: null, similarSystems: null, rating: null, answers: ANSWERS },
    };
    const give = async (callerId: string | null | undefined, expectedEdition: number) =>
      codeOf(
        await candidates.saveReferenceCall({
          ...{ selectionId, candidateId: "can_one_Nordlys", id: "ref_1", expectedEdition, callerId },
          reference: stored,
        }),
      );
    expect(await give("par_two_other", 1)).toBe("access.not_found");
    expect(await give("par_one_observer", 1)).toBe("access.not_found");
    expect(await give("par_one_lead", 1)).toBe("ok");
    expect(await give(undefined, 2)).toBe("ok");
    expect((await row())?.callerId).toBe("par_one_lead");
    expect(await give(null, 3)).toBe("ok");
    expect((await row())?.callerId).toBeNull();
  });
});
