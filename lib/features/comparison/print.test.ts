import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/engine/database";
import { insertCandidates, PEOPLE } from "@/db/testing/candidate-fixture";
import { openMemory } from "@/db/testing/open-memory";
import { request } from "@/lib/server/testing/request";
import { loadComparisonPrint } from "./loaders";

let db: Database;

beforeEach(async () => {
  db = await openMemory();
  await db.transaction(insertCandidates);
  request.database = db;
  request.actor = PEOPLE.lead;
});
afterEach(() => db.close());

describe("the printed comparison", () => {
  it("is there for the lead, on the selection's own basis", async () => {
    const print = await loadComparisonPrint("sel_ours", {});
    expect(print?.frame.name).toBe("IT operations 2027");
    expect(print?.comparison.basis).toMatchObject({
      establishmentType: 3,
      horizonMonths: 48,
      volumePercent: 100,
    });
    expect(print?.gaps).toEqual([]);
  });

  it("is made on the basis its address asks for, and reads nonsense as not asked", async () => {
    const print = await loadComparisonPrint("sel_ours", { type: "1", horizon: "24", volume: "drop table" });
    expect(print?.comparison.basis).toMatchObject({
      establishmentType: 1,
      horizonMonths: 24,
      volumePercent: 100,
    });
  });

  it("is not found by a stranger, a colleague without a role, someone signed out, or under another's id", async () => {
    for (const actor of [PEOPLE.stranger, PEOPLE.colleague, null]) {
      request.actor = actor;
      expect(await loadComparisonPrint("sel_ours", {})).toBeNull();
    }
    request.actor = PEOPLE.lead;
    expect(await loadComparisonPrint("sel_theirs", {})).toBeNull();
    expect(await loadComparisonPrint("sel_nothing", {})).toBeNull();
  });
});
