import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { minor } from "@/lib/domain/money";
import type { Cell } from "@/lib/domain/offer";
import { variantTarget } from "@/lib/domain/offer-target";
import type { Database, Tx } from "../engine/database";
import { selectionOfUser } from "../queries/access";
import { loadOffers } from "../queries/dossier-offers";
import { currentVersion, offerSheet, offerSheets } from "../queries/offer";
import { versionEntries } from "../queries/offer-version";
import { sealedSheets } from "../queries/sealed-offer";
import { offer, offerVersion } from "../schema/offer";
import { seedOffers } from "../testing/offer-fixture";
import { openMemory } from "../testing/open-memory";
import { setCells } from "./offer";
import { newVersion } from "./offer-version";
import { restoreVersion, withdrawVersion } from "./offer-withdrawal";

const NOW = "2026-11-22T09:00:00.000Z";
let db: Database;
beforeEach(async () => {
  db = await openMemory();
  await seedOffers(db);
});
afterEach(() => db.close());

async function context() {
  const found = await selectionOfUser(db.read, "usr_lead", "sel_own");
  if (!found) throw new Error("no selection");
  return { selection: found.selection, actorName: "The lead", now: NOW };
}
const own = async <Value>(work: (tx: Tx, each: Awaited<ReturnType<typeof context>>) => Promise<Value>) => {
  const each = await context();
  return db.transaction((tx) => work(tx, each));
};
const price = (kroner: number): Cell => ({
  state: "priced",
  unitPrice: minor(kroner * 100),
  driver: "users",
  quantityMilli: null,
  period: "month",
  minimumMilli: null,
  tiers: [],
  note: "",
});
const type = (kroner: number, versionNumber: number, expectedEdition = 0, candidateId = "can_a") =>
  own((tx, each) =>
    setCells(tx, each, [
      { candidateId, lineId: "line_support", versionNumber, expectedEdition, cell: price(kroner) },
    ]),
  );
const begin = (from: number) => own((tx, each) => newVersion(tx, each, "can_a", from));
const withdraw = (number: number, candidateId = "can_a") =>
  own((tx, each) => withdrawVersion(tx, each, { candidateId, number }, "Typed for another vendor"));
const restore = (number: number) =>
  own((tx, each) => restoreVersion(tx, each, { candidateId: "can_a", number }));
const shown = async () => (await loadOffers(db.read, "sel_own")).map((each) => each.versionNumber);

/** Version 1 at 100, version 2 at 200. */
async function twoVersions() {
  await type(100, 0);
  await begin(1);
  await type(200, 2, 1);
}

describe("a withdrawn version", () => {
  it("counts nowhere: the one before it is current for typing, reading and comparing", async () => {
    await twoVersions();
    expect(await withdraw(2)).toMatchObject({ ok: true });
    expect((await currentVersion(db.read, "can_a"))?.version.number).toBe(1);
    expect((await offerSheet(db.read, "can_a"))?.cells[0]?.cell).toEqual(price(100));
    expect((await offerSheets(db.read, "sel_own")).map((each) => each.versionNumber)).toEqual([1]);
    expect((await sealedSheets(db.read, "sel_own")).map((each) => each.versionNumber)).toEqual([1]);
    expect(await shown()).toEqual([1]);
  });

  it("is kept with who, when and why, and can be read by its number", async () => {
    await twoVersions();
    await withdraw(2);
    const [second, first] = await versionEntries(db.read, "can_a", { pricesSealed: false });
    expect(second).toMatchObject({
      number: 2,
      createdBy: "The lead",
      channel: "typed",
      withdrawn: { at: NOW, by: "The lead", reason: "Typed for another vendor" },
    });
    expect(first).toMatchObject({ number: 1, createdBy: "The lead", withdrawn: null });
    expect((await offerSheet(db.read, "can_a", 2))?.cells[0]?.cell).toEqual(price(200));
  });

  it("that was the only one leaves the candidate without an offer; typing begins the next number", async () => {
    await type(100, 0);
    await withdraw(1);
    expect(await currentVersion(db.read, "can_a")).toBeUndefined();
    expect(await shown()).toEqual([]);
    const { results } = await type(300, 0);
    expect(results).toMatchObject([{ result: "saved" }]);
    // Whoever still sees no offer goes on in it.
    expect((await type(310, 0, 1)).results).toMatchObject([{ result: "saved" }]);
    expect(await shown()).toEqual([2]);
  });

  it("comes back while no later version stands, and not after", async () => {
    await twoVersions();
    await withdraw(2);
    expect(await restore(2)).toMatchObject({ ok: true });
    expect(await shown()).toEqual([2]);
    await withdraw(2);
    await begin(1);
    expect(await restore(2)).toMatchObject({ ok: false, code: "offer.later_version" });
    expect(await shown()).toEqual([3]);
  });

  it("taken back twice is taken back once", async () => {
    await type(100, 0);
    expect(await restore(1)).toMatchObject({ ok: true });
  });
});

describe("withdrawing", () => {
  it("is refused for a version that is not current", async () => {
    await twoVersions();
    expect(await withdraw(1)).toMatchObject({ ok: false, code: "offer.not_current" });
  });
  it("knows no version that is not there, and no candidate of another selection", async () => {
    await type(100, 0);
    expect(await withdraw(7)).toMatchObject({ code: "access.not_found" });
    expect(await withdraw(1, "can_other")).toMatchObject({ code: "access.not_found" });
    expect(await withdraw(1, "can_b")).toMatchObject({ code: "access.not_found" });
  });
});

describe("a variant", () => {
  const variant = variantTarget("can_a", "off_v");
  beforeEach(() =>
    db.transaction(async (tx) => {
      await tx.insert(offer).values({
        id: "off_v",
        candidateId: "can_a",
        currency: "DKK",
        variant: "Without servers",
        createdAt: NOW,
      });
    }),
  );

  it("is typed, numbered and withdrawn by itself", async () => {
    await type(100, 0);
    expect((await type(80, 0, 0, variant)).results).toMatchObject([{ result: "saved" }]);
    expect((await offerSheet(db.read, variant))?.candidateId).toBe(variant);
    expect((await offerSheet(db.read, "can_a"))?.cells[0]?.cell).toEqual(price(100));
    expect((await offerSheets(db.read, "sel_own")).map((each) => each.candidateId)).toEqual(["can_a"]);
    await withdraw(1, variant);
    expect(await currentVersion(db.read, variant)).toBeUndefined();
    expect(await currentVersion(db.read, "can_a")).toBeDefined();
  });

  it("of another candidate, or a main offer dressed as one, is not found", async () => {
    const refused = [{ result: "refused", code: "access.not_found" }];
    expect((await type(1, 0, 0, variantTarget("can_b", "off_v"))).results).toMatchObject(refused);
    await type(100, 0);
    const main = (await currentVersion(db.read, "can_a"))?.offer.id ?? "";
    expect((await type(1, 1, 1, variantTarget("can_a", main))).results).toMatchObject(refused);
  });

  it("stands in the dossier beside the main offer", async () => {
    await type(100, 0);
    await type(80, 0, 0, variant);
    expect((await loadOffers(db.read, "sel_own")).map((each) => each.variant ?? "")).toEqual([
      "",
      "Without servers",
    ]);
    expect(await db.read.select().from(offerVersion)).toHaveLength(2);
  });
});
