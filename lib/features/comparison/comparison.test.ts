import { gunzipSync } from "node:zlib";
import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Database } from "@/db/engine/database";
import { catalogueLine, offer, offerLine, offerVersion } from "@/db/schema/offer";
import { agreedScore, criterionGroup } from "@/db/schema/scoring";
import { selection } from "@/db/schema/selection";
import { openMemory } from "@/db/testing/open-memory";
import { draftScores, submitScores } from "@/db/testing/score-fixture";
import {
  addCandidate,
  addCriteria,
  addParticipant,
  addSelection,
  addUser,
} from "@/db/testing/selection-fixture";
import type { PackedDossier } from "@/lib/domain/comparison/packed-dossier";
import { askAs, request } from "@/lib/server/testing/request";

vi.mock("next-intl/server", () => ({ getLocale: async () => "en" }));

const { keepTriedWeights } = await import("./actions");
const { loadComparisonData, loadComparisonPage, loadComparisonPrint } = await import("./loaders");
const { loadSelectionExport } = await import("../selection-file/loaders");

let db: Database;
let run = 0;
let key = "";

beforeEach(async () => {
  db = await openMemory();
  request.database = db;
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
  askAs("lead");
});
afterEach(() => db.close());

const home = () => `sel_${key}`;
const groups = () => db.read.select().from(criterionGroup).orderBy(criterionGroup.id);

describe("the comparison", () => {
  it("is for leads and observers; evaluators and strangers find nothing", async () => {
    for (const name of ["lead", "observer"]) {
      askAs(name);
      expect(await loadComparisonPage(home(), {})).not.toBeNull();
      expect(await loadComparisonData(home())).not.toBeNull();
      expect(await loadComparisonPrint(home(), {})).not.toBeNull();
    }
    askAs("observer");
    expect(await loadComparisonPage(home(), {})).toMatchObject({ mayExport: false, mayWeigh: false });
    for (const format of ["json", "csv", "xlsx"])
      expect(await loadSelectionExport(home(), format, {})).toBeNull();
    for (const name of ["evaluator", "stranger", null]) {
      expect(await loadComparisonPrint("sel_none", {})).toBeNull();
      askAs(name);
      expect(await loadComparisonPage(home(), {})).toBeNull();
      expect(await loadComparisonData(home())).toBeNull();
    }
  });

  it("stays closed to others after the lead has looked and it is kept ready", async () => {
    await loadComparisonData(home());
    askAs("stranger");
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

/** What a reader's data route sends, unpacked. */
async function dataOf(name: string): Promise<PackedDossier & { text: string }> {
  askAs(name);
  const data = await loadComparisonData(home());
  const text = gunzipSync(data?.body ?? Buffer.alloc(0)).toString();
  return { ...JSON.parse(text), text };
}

describe("blindness", () => {
  const group = () => `grp_${key}_Chemistry`;
  const lead = () => `par_${key}_lead`;
  const evaluator = () => `par_${key}_evaluator`;
  const nordlys = () => `can_${key}_Nordlys`;
  const raise = (set: Partial<typeof selection.$inferInsert> = {}) =>
    db.transaction(async (tx) => {
      await tx
        .update(selection)
        .set({ revision: sql`${selection.revision} + 1`, ...set })
        .where(eq(selection.id, home()));
    });
  const criterion = () => `cri_${key}_listens`;

  beforeEach(async () => {
    await db.transaction((tx) =>
      submitScores(tx, evaluator(), nordlys(), group(), { [criterion()]: [2, "A canary note"] }),
    );
    await raise();
  });

  it("keeps a colleague's scores from the lead until the lead has submitted the same", async () => {
    const before = await dataOf("lead");
    expect(before.packedScores).toEqual([]);
    expect(before.text).not.toContain("canary");
    expect(before.blindPairs).toEqual([{ candidateId: nordlys(), groupId: group() }]);
    await db.transaction((tx) => submitScores(tx, lead(), nordlys(), group(), { [criterion()]: 4 }));
    await raise();
    const after = await dataOf("lead");
    expect(after.packedScores).toHaveLength(1);
    expect(after.text).toContain("canary");
    expect(after.blindPairs).toEqual([]);
  });

  it("keeps them from observers until scoring is closed, whatever was kept ready for the lead", async () => {
    await db.transaction((tx) => submitScores(tx, lead(), nordlys(), group(), { [criterion()]: 4 }));
    await raise();
    expect((await dataOf("lead")).text).toContain("canary");
    const observer = await dataOf("observer");
    expect(observer.text).not.toContain("canary");
    expect(observer.packedScores).toEqual([]);
    await raise({ scoringClosedAt: "2026-11-20T08:00:00.000Z" });
    expect((await dataOf("observer")).text).toContain("canary");
  });

  it("loads drafts for nobody, and says who is awaited", async () => {
    await db.transaction((tx) => draftScores(tx, lead(), nordlys(), { [criterion()]: 5 }));
    await raise();
    const { packedScores } = await dataOf("lead");
    expect(packedScores).toEqual([]);
    askAs("observer");
    const page = await loadComparisonPage(home(), {});
    expect(page?.standing.missing.map(({ name }) => name).sort()).toEqual(["evaluator", "lead"]);
    expect(page?.standing.blindPairs).toBe(1);
  });

  it("awaits nothing once scoring is closed, and says why it was closed early", async () => {
    await raise({ scoringClosedAt: "2026-11-20T08:00:00.000Z", scoringWaivedReason: "On leave" });
    askAs("lead");
    const page = await loadComparisonPage(home(), {});
    expect(page?.standing).toMatchObject({ missing: [], waivedReason: "On leave", scoringClosed: true });
  });

  it("shows agreed scores with what they were agreed from, never before", async () => {
    await db.transaction((tx) =>
      tx.insert(agreedScore).values({
        id: `agr_${key}`,
        candidateId: nordlys(),
        criterionId: criterion(),
        value: 3,
        reason: "A canary reason",
        agreedBy: "lead",
        agreedAt: "2026-11-20T08:00:00.000Z",
      }),
    );
    await raise();
    expect((await dataOf("lead")).text).not.toContain("canary reason");
    await raise({ scoringClosedAt: "2026-11-20T08:00:00.000Z" });
    expect((await dataOf("observer")).agreedScores).toMatchObject([{ value: 3, reason: "A canary reason" }]);
  });

  it("names no scorer in data or files when names are hidden", async () => {
    await raise({ scoringClosedAt: "2026-11-20T08:00:00.000Z", scorerNames: "hidden" });
    const { text, participants } = await dataOf("lead");
    expect(participants).toEqual([{ id: "scorer-1", name: "", role: "evaluator", scorerNumber: 1 }]);
    expect(text).not.toContain(evaluator());
    const json = await loadSelectionExport(home(), "json", {});
    expect(String(json?.body)).toContain("Evaluator 1");
    expect(String(json?.body)).not.toContain('"evaluator",\n      "role"');
  });
});

describe("sealed prices", () => {
  it("are in no page, data, print or file, for anybody", async () => {
    const canary = 87_654_321;
    await db.transaction(async (tx) => {
      await tx.insert(catalogueLine).values({
        id: `line_${key}`,
        selectionId: home(),
        kind: "service",
        name: "Support",
        driver: "fixed",
        scope: "in_scope",
        position: 0,
      });
      await tx.insert(offer).values({
        id: `off_${key}`,
        candidateId: `can_${key}_Nordlys`,
        currency: "DKK",
        createdAt: "2026-11-15T08:00:00.000Z",
      });
      await tx.insert(offerVersion).values({
        id: `ofv_${key}`,
        offerId: `off_${key}`,
        number: 1,
        receivedOn: "2026-11-15",
        createdAt: "2026-11-15T08:00:00.000Z",
      });
      await tx.insert(offerLine).values({
        id: `cell_${key}`,
        offerVersionId: `ofv_${key}`,
        lineId: `line_${key}`,
        state: "priced",
        unitPriceMinor: canary,
        driver: "fixed",
        period: "month",
        updatedAt: "2026-11-15T08:00:00.000Z",
      });
      await tx.update(selection).set({ sealing: "sealed", revision: 9 }).where(eq(selection.id, home()));
    });
    for (const name of ["lead", "observer"]) {
      const { text, pricesSealed, sealedOffers, packedOffers } = await dataOf(name);
      expect(text).not.toContain(String(canary));
      expect({ pricesSealed, packedOffers }).toEqual({ pricesSealed: true, packedOffers: [] });
      expect(sealedOffers).toEqual([
        { candidateId: `can_${key}_Nordlys`, receivedOn: "2026-11-15", answered: 1 },
      ]);
      const page = await loadComparisonPage(home(), {});
      const print = await loadComparisonPrint(home(), {});
      expect(page?.standing).toMatchObject({ pricesSealed: true, arrived: 1, compared: 2 });
      expect(JSON.stringify([page, print?.comparison, print?.prepared.dossier])).not.toContain(
        String(canary),
      );
    }
    askAs("lead");
    for (const format of ["json", "csv"]) {
      const file = await loadSelectionExport(home(), format, {});
      expect(String(file?.body)).not.toMatch(/876.?543.?21/);
    }
    const json = await loadSelectionExport(home(), "json", {});
    expect(JSON.parse(String(json?.body))).toMatchObject({ pricesSealed: true, offers: [], plugs: [] });
    const opened = { pricesOpenedAt: "2026-11-21T08:00:00.000Z", revision: 10 };
    await db.transaction(async (tx) => {
      await tx.update(selection).set(opened).where(eq(selection.id, home()));
    });
    expect((await dataOf("observer")).text).toContain(String(canary));
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
    askAs(role);
    expect(await keepTriedWeights(await wanted([1, 1]))).toMatchObject({ code: "access.forbidden" });
  });
});
