import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/engine/database";
import { modelReopenings } from "@/db/queries/opening";
import { auditEvent } from "@/db/schema/audit";
import { selection } from "@/db/schema/selection";
import { readyToOpen, selectionRow } from "@/db/testing/sealed-fixture";
import { addCriteria } from "@/db/testing/selection-fixture";
import { as, ask, sealedSelection, selectionId } from "./testing/sealed-selection";

const { saveCriterionAction, saveCriterionGroupAction, setPriceModelAction } = await import(
  "../scoring/actions"
);
const { lockScoringModel, reopenScoringModel } = await import("./actions");

let db: Database;
beforeEach(async () => {
  db = await sealedSelection();
});
afterEach(() => db.close());

const row = () => selectionRow(db, selectionId);

describe("the lock of the scoring model", () => {
  const lock = () => lockScoringModel({ selectionId });
  beforeEach(() =>
    db.transaction(async (tx) => {
      await addCriteria(tx, "own", "quality", ["trust"]);
    }),
  );
  const group = { selectionId, id: "grp_own_quality", name: "Quality", weight: 3, expectedEdition: 1 };
  const criterion = {
    selectionId,
    id: "cri_own_trust",
    groupId: "grp_own_quality",
    name: "Trust",
    help: "",
    weight: 1,
    purchase: "both" as const,
    feed: "people" as const,
    rubric: ["", "", "", "", ""] as [string, string, string, string, string],
    position: null,
    expectedEdition: 1,
  };
  const price = {
    selectionId,
    expectedEdition: 1,
    formula: "proportional" as const,
    priceShareTenths: 500,
    slopeHundredths: 100,
    lowBoundMinor: null,
    highBoundMinor: null,
    qualityValueMinor: null,
    tieBreak: "lowest_price" as const,
  };

  it("refuses every change to criteria, weights and formula from then on", async () => {
    expect(await lock()).toMatchObject({ ok: true });
    expect(await row()).toMatchObject({ modelLockedBy: "The lead" });
    expect(await saveCriterionGroupAction(group)).toMatchObject({ code: "model.locked" });
    expect(await saveCriterionAction(criterion)).toMatchObject({ code: "model.locked" });
    expect(await setPriceModelAction(price)).toMatchObject({ code: "model.locked" });
    expect(await lock()).toMatchObject({ code: "model.already_locked" });
  });

  it("is opened again only with a reason, which is on the record", async () => {
    await lock();
    expect(await reopenScoringModel({ selectionId, reason: "  " })).toMatchObject({ code: "input.invalid" });
    expect(await reopenScoringModel({ selectionId, reason: "A weight was wrong" })).toMatchObject({
      ok: true,
    });
    expect(await saveCriterionGroupAction(group)).toMatchObject({ ok: true });
    const [audited] = await db.read
      .select()
      .from(auditEvent)
      .where(eq(auditEvent.action, "scoringModel.reopen"));
    expect(audited?.after).toContain("A weight was wrong");
    expect(await modelReopenings(db.read, selectionId)).toEqual([]);
    expect(await reopenScoringModel({ selectionId, reason: "Again" })).toMatchObject({
      code: "model.not_locked",
    });
  });

  it("keeps the reason for the memo once prices are open, and prices stay open", async () => {
    await lock();
    await readyToOpen(db, selectionId);
    await ask();
    expect(await saveCriterionGroupAction(group)).toMatchObject({ code: "model.locked" });
    await reopenScoringModel({ selectionId, reason: "The board asked for it" });
    expect(await modelReopenings(db.read, selectionId)).toMatchObject([
      { by: "The lead", reason: "The board asked for it" },
    ]);
    expect(await row()).toMatchObject({ modelLockedAt: null });
    expect((await row())?.pricesOpenedAt).not.toBeNull();
  });

  it("is refused for a model that cannot be scored or priced with", async () => {
    await db.transaction((tx) =>
      tx.update(selection).set({ priceFormula: "fixed_bounds" }).where(eq(selection.id, selectionId)),
    );
    expect(await lock()).toMatchObject({ code: "model.price_incomplete" });
    const { criterionGroup } = await import("@/db/schema/scoring");
    await db.transaction((tx) => tx.update(criterionGroup).set({ weight: 0 }));
    expect(await lock()).toMatchObject({ code: "model.no_weights" });
    await db.transaction((tx) => tx.delete(criterionGroup));
    expect(await lock()).toMatchObject({ code: "model.no_criteria" });
  });

  it.each(["observer", "evaluator"] as const)("is not for an %s", async (person) => {
    as(person);
    expect(await lock()).toMatchObject({ code: "access.forbidden" });
  });
});
