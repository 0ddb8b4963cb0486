import { gunzipSync } from "node:zlib";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Database } from "@/db/engine/database";
import { criterionGroup } from "@/db/schema/scoring";
import { selection } from "@/db/schema/selection";
import { openMemory } from "@/db/testing/open-memory";
import {
  addCandidate,
  addCriteria,
  addParticipant,
  addSelection,
  addUser,
} from "@/db/testing/selection-fixture";
import type { Actor } from "@/lib/server/access";

// The request's own surroundings (cookie, cache) do not exist in a test; the database is a real one.
const request: { actor: Actor | null; database: Promise<Database> | null } = { actor: null, database: null };
vi.mock("@/lib/server/session", () => ({ currentActor: async () => request.actor }));
vi.mock("@/lib/server/database", () => ({ database: () => request.database }));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));
vi.mock("next/server", () => ({ connection: async () => undefined }));

const { keepTriedWeights } = await import("./actions");
const { loadComparisonData, loadComparisonPage } = await import("./loaders");

let db: Database;
let run = 0;
let key = "";
const as = (name: string | null) => {
  request.actor = name === null ? null : { userId: `usr_${name}`, name };
};

beforeEach(async () => {
  db = await openMemory();
  request.database = Promise.resolve(db);
  // Comparisons are kept between requests by selection: each test has its own.
  run += 1;
  key = `run${run}`;
  await db.transaction(async (tx) => {
    for (const name of ["lead", "evaluator", "observer", "stranger"]) await addUser(tx, name);
    await addSelection(tx, key);
    await addCandidate(tx, key, "Nordlys", "A");
    await addCandidate(tx, key, "Fjord", "B");
    await addCriteria(tx, key, "Chemistry", ["listens"]);
    await addCriteria(tx, key, "Delivery", ["skill"]);
    for (const role of ["lead", "evaluator", "observer"] as const) await addParticipant(tx, key, role, role);
  });
  as("lead");
});
afterEach(() => db.close());

const home = () => `sel_${key}`;
const groups = () => db.read.select().from(criterionGroup).orderBy(criterionGroup.id);

describe("the comparison", () => {
  it("is for the lead alone while scores and prices stand in it together", async () => {
    expect(await loadComparisonPage(home(), {})).not.toBeNull();
    expect(await loadComparisonData(home())).not.toBeNull();
    for (const name of ["evaluator", "observer", "stranger", null]) {
      as(name);
      expect(await loadComparisonPage(home(), {})).toBeNull();
      expect(await loadComparisonData(home())).toBeNull();
    }
  });

  it("stays closed to others after the lead has looked and it is kept ready", async () => {
    await loadComparisonData(home());
    as("stranger");
    expect(await loadComparisonData(home())).toBeNull();
  });

  it("is made anew after a write and not before", async () => {
    const before = await loadComparisonData(home());
    expect((await loadComparisonData(home()))?.etag).toBe(before?.etag);
    await db.transaction(async (tx) => {
      await tx.update(selection).set({ name: "Renamed", revision: 2 }).where(eq(selection.id, home()));
    });
    const after = await loadComparisonData(home());
    expect(after?.etag).not.toBe(before?.etag);
    expect(gunzipSync(after?.body ?? Buffer.alloc(0)).toString()).toContain("Renamed");
  });

  it("reads its basis from the address and nonsense as the selection's own", async () => {
    const asked = await loadComparisonPage(home(), { type: "1", horizon: "24", volume: "150" });
    expect(asked?.frame.basis).toMatchObject({ establishmentType: 1, horizonMonths: 24, volumePercent: 150 });
    const nonsense = await loadComparisonPage(home(), {
      type: "9",
      horizon: "1e9",
      volume: "abc",
      optional: ["1", "0"],
    });
    expect(nonsense?.frame.basis).toEqual(nonsense?.ownBasis);
  });
});

describe("keeping tried weights", () => {
  const wanted = async (weights: readonly number[], priceShareTenths = 400) => ({
    selectionId: home(),
    priceShareTenths,
    expectedPriceShareTenths: 300,
    groups: (await groups()).map((group, index) => ({
      groupId: group.id,
      weight: weights[index] ?? 0,
      expectedWeight: group.weight,
    })),
  });

  it("stores all of them together", async () => {
    expect(await keepTriedWeights(await wanted([3, 1]))).toMatchObject({ ok: true });
    expect((await groups()).map((group) => group.weight)).toEqual([3, 1]);
  });

  it("stores none when a colleague changed one meanwhile, and says so", async () => {
    const input = await wanted([3, 1]);
    await db.transaction(async (tx) => {
      await tx
        .update(criterionGroup)
        .set({ weight: 77 })
        .where(eq(criterionGroup.id, input.groups[0]?.groupId ?? ""));
    });
    expect(await keepTriedWeights(input)).toMatchObject({ ok: false, code: "weights.changed_meanwhile" });
    expect((await groups())[0]?.weight).toBe(77);
  });

  it("refuses weights that are all zero, negative, or of another selection", async () => {
    expect(await keepTriedWeights(await wanted([0, 0]))).toMatchObject({ code: "weights.all_zero" });
    expect(await keepTriedWeights(await wanted([-1, 1]))).toMatchObject({ code: "input.invalid" });
    const input = await wanted([1, 1]);
    const foreign = { ...input, groups: [{ groupId: "grp_none", weight: 1, expectedWeight: 1 }] };
    expect(await keepTriedWeights(foreign)).toMatchObject({ code: "access.not_found" });
  });

  it.each(["evaluator", "observer"])("is not for an %s", async (role) => {
    as(role);
    expect(await keepTriedWeights(await wanted([1, 1]))).toMatchObject({ code: "access.forbidden" });
  });
});
