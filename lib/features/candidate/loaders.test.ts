import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/engine/database";
import { insertCandidates, PEOPLE } from "@/db/testing/candidate-fixture";
import { openMemory } from "@/db/testing/open-memory";
import { request } from "@/lib/server/testing/request";
import { loadCandidatePage, loadCandidatesPage } from "./loaders";

let db: Database;

beforeEach(async () => {
  db = await openMemory();
  await db.transaction(insertCandidates);
  request.database = db;
});
afterEach(() => db.close());

describe("who may look at candidates", () => {
  it("shows the lead everything, and the directory to add from", async () => {
    request.actor = PEOPLE.lead;
    const page = await loadCandidatesPage("sel_ours");
    expect(page?.mayWrite).toBe(true);
    expect(page?.candidates).toHaveLength(7);
    expect(page?.vendors.map(({ id, isCandidate }) => [id, isCandidate])).toContainEqual(["ven_8", false]);
    expect(page?.vendors.map(({ id }) => id)).not.toContain("ven_theirs");
    expect((await loadCandidatePage("sel_ours", "can_1"))?.mayWrite).toBe(true);
  });

  it("lets the observer read, not write, and not see the directory", async () => {
    request.actor = PEOPLE.observer;
    const page = await loadCandidatesPage("sel_ours");
    expect(page).toMatchObject({ mayWrite: false, vendors: [] });
    expect(page?.candidates).toHaveLength(7);
    expect(await loadCandidatePage("sel_ours", "can_1")).toMatchObject({ mayWrite: false });
  });

  it.each([PEOPLE.evaluator, PEOPLE.colleague, PEOPLE.stranger, null])(
    "finds nothing for anybody else",
    async (actor) => {
      request.actor = actor;
      expect(await loadCandidatesPage("sel_ours")).toBeNull();
      expect(await loadCandidatePage("sel_ours", "can_1")).toBeNull();
    },
  );

  it("does not find a candidate of another selection under one's own", async () => {
    request.actor = PEOPLE.lead;
    expect(await loadCandidatePage("sel_ours", "can_theirs")).toBeNull();
  });
});
