import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/engine/database";
import { participantCandidate, participantGroup } from "@/db/schema/assignment";
import { guestSession, participant } from "@/db/schema/participant";
import { selection } from "@/db/schema/selection";
import {
  AT,
  answer,
  chemistryOf,
  codeOf,
  judgingRows,
  judgingWrites,
  seedJudging,
  selectionId,
} from "@/db/testing/judging-fixture";
import { openMemory } from "@/db/testing/open-memory";
import { declareEverything } from "@/db/testing/selection-fixture";
import { askAs, request } from "@/lib/server/testing/request";

const judging = await import("./actions");

let db: Database;
beforeEach(async () => {
  db = await openMemory();
  request.database = db;
  await seedJudging(db);
  askAs("evaluator");
});
afterEach(() => db.close());

const { scoreRows, audits, setParticipant, setSelection, holdBack } = judgingRows(() => db);
const { save, answers, submit } = judgingWrites(judging);

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
    askAs(name);
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
    askAs("lead");
    expect(codeOf(await judging.openRoundAction({ selectionId, ...chemistryOf() }))).toBe("ok");
    askAs("evaluator");
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
    askAs("lead");
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
