import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/engine/database";
import { candidateReference } from "@/db/schema/candidate";
import { ANSWERS } from "@/db/testing/candidate-inputs";
import { codeOf, judgingRows, seedJudging, selectionId } from "@/db/testing/judging-fixture";
import { openMemory } from "@/db/testing/open-memory";
import { askAs, request } from "@/lib/server/testing/request";

const judging = await import("./actions");
const loaders = await import("./loaders");
const candidates = await import("../candidate/actions");

let db: Database;
beforeEach(async () => {
  db = await openMemory();
  request.database = db;
  await seedJudging(db);
  askAs("evaluator");
});
afterEach(() => db.close());

const { audits, undeclare } = judgingRows(() => db);

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
    askAs("lead");
    expect(await write()).toBe("reference.not_your_call");
    askAs("observer");
    expect(await write()).toBe("access.forbidden");
    askAs("other");
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
    askAs("lead");
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
