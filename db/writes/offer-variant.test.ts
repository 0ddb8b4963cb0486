import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database, Tx } from "../engine/database";
import { selectionOfUser } from "../queries/access";
import { variantsOf } from "../queries/offer-variant";
import { offerVersion } from "../schema/offer";
import { seedOffers } from "../testing/offer-fixture";
import { openMemory } from "../testing/open-memory";
import { setCells } from "./offer";
import { MOST_VARIANTS, removeVariant, saveVariant } from "./offer-variant";

const NOW = "2026-11-22T09:00:00.000Z";
let db: Database;
beforeEach(async () => {
  db = await openMemory();
  await seedOffers(db);
});
afterEach(() => db.close());

async function own<Value>(
  work: (
    tx: Tx,
    context: { selection: Parameters<typeof saveVariant>[1]["selection"]; actorName: string; now: string },
  ) => Promise<Value>,
) {
  const found = await selectionOfUser(db.read, "usr_lead", "sel_own");
  if (!found) throw new Error("no selection");
  return db.transaction((tx) => work(tx, { selection: found.selection, actorName: "The lead", now: NOW }));
}
const save = (name: string, more: Partial<Parameters<typeof saveVariant>[2]> = {}) =>
  own((tx, context) =>
    saveVariant(tx, context, {
      candidateId: "can_a",
      offerId: null,
      name,
      shown: true,
      expectedEdition: 0,
      ...more,
    }),
  );

describe("a variant", () => {
  it("is added, renamed and hidden; the later of two editors is told", async () => {
    expect(await save("Lean")).toMatchObject({ ok: true });
    const [lean] = await variantsOf(db.read, "can_a");
    expect(lean).toMatchObject({ name: "Lean", shown: true, edition: 1 });
    const offerId = lean?.offerId ?? "";
    expect(await save("Leaner", { offerId, shown: false, expectedEdition: 1 })).toMatchObject({ ok: true });
    expect(await variantsOf(db.read, "can_a")).toMatchObject([{ name: "Leaner", shown: false, edition: 2 }]);
    expect(await save("Leanest", { offerId, expectedEdition: 1 })).toMatchObject({
      code: "row.changed_meanwhile",
    });
  });

  it("has a name of its own within its candidate", async () => {
    await save("Lean");
    expect(await save("LEAN")).toMatchObject({ fields: [{ path: "name", code: "variant.name_known" }] });
    expect(await save("Lean", { candidateId: "can_b" })).toMatchObject({ ok: true });
  });

  it("is one of a few", async () => {
    for (let index = 0; index < MOST_VARIANTS; index += 1) await save(`Variant ${index}`);
    expect(await save("One more")).toMatchObject({ code: "variant.too_many" });
  });

  it("goes with all its versions, and the main offer stays", async () => {
    const added = await save("Lean");
    if (!added.ok) throw new Error(added.code);
    const cell = { state: "not_offered", note: "" } as const;
    for (const candidateId of ["can_a", added.value.value.targetId])
      await own((tx, context) =>
        setCells(tx, context, [
          { candidateId, lineId: "line_support", versionNumber: 0, expectedEdition: 0, cell },
        ]),
      );
    expect(await db.read.select().from(offerVersion)).toHaveLength(2);
    const offerId = added.value.subjectId;
    expect(
      await own((tx, { selection }) => removeVariant(tx, selection.id, { candidateId: "can_a", offerId })),
    ).toMatchObject({ ok: true });
    expect(await db.read.select().from(offerVersion)).toHaveLength(1);
    expect(await variantsOf(db.read, "can_a")).toEqual([]);
  });

  it("of another candidate, of another selection, or a main offer is not found", async () => {
    const added = await save("Lean");
    const offerId = added.ok ? added.value.subjectId : "";
    for (const candidateId of ["can_b", "can_other"])
      expect(
        await own((tx, { selection }) => removeVariant(tx, selection.id, { candidateId, offerId })),
      ).toMatchObject({ code: "access.not_found" });
    expect(await save("Lean", { candidateId: "can_other" })).toMatchObject({ code: "access.not_found" });
    expect(await save("Other", { candidateId: "can_b", offerId, expectedEdition: 1 })).toMatchObject({
      code: "access.not_found",
    });
  });
});
