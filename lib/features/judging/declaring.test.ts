import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/engine/database";
import { declaredConflict, participantCandidate } from "@/db/schema/assignment";
import { candidate } from "@/db/schema/candidate";
import { participant } from "@/db/schema/participant";
import {
  AT,
  answer,
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

let db: Database;
beforeEach(async () => {
  db = await openMemory();
  request.database = db;
  await seedJudging(db);
  askAs("evaluator");
});
afterEach(() => db.close());

const { scoreRows, audits, setParticipant, undeclare, setSelection } = judgingRows(() => db);
const { save, answers, submit } = judgingWrites(judging);

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
    askAs("lead");
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
    askAs(name);
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
    askAs("lead");
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
    askAs("evaluator");
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
    askAs(name);
    expect(await takeBack()).toBe(code);
  });
});
