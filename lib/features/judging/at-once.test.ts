import { AsyncLocalStorage } from "node:async_hooks";
import { asc } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Database } from "@/db/engine/database";
import { auditEvent } from "@/db/schema/audit";
import { score } from "@/db/schema/scoring";
import { openMemory } from "@/db/testing/open-memory";
import {
  addCandidate,
  addCriteria,
  addParticipant,
  addSelection,
  addUser,
} from "@/db/testing/selection-fixture";
import { firstBrokenLink } from "@/db/writes/audit";
import type { Outcome } from "@/lib/domain/outcome";
import type { Actor } from "@/lib/server/access";

// The request's own surroundings (cookie, cache) do not exist in a test; the database is a real one.
const asking = new AsyncLocalStorage<Actor>();
let db: Database;
vi.mock("@/lib/server/session", () => ({ currentActor: async () => asking.getStore() ?? null }));
vi.mock("@/lib/server/database", () => ({ database: async () => db }));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));

const judging = await import("./actions");

const PEOPLE = Array.from({ length: 12 }, (_, index) => `evaluator${index}`);
const QUESTIONS = ["listens", "flexible"];
const selectionId = "sel_one";

beforeEach(async () => {
  db = await openMemory();
  await db.transaction(async (tx) => {
    await addSelection(tx, "one");
    await addCandidate(tx, "one", "Nordlys", "A");
    await addCandidate(tx, "one", "Fjord", "B");
    await addCriteria(tx, "one", "Chemistry", QUESTIONS);
    await addUser(tx, "lead");
    await addParticipant(tx, "one", "lead", "lead");
    for (const name of PEOPLE) {
      await addUser(tx, name);
      await addParticipant(tx, "one", name, "evaluator");
    }
  });
});
afterEach(() => db.close());

const as = <T>(name: string, work: () => Promise<T>): Promise<T> =>
  asking.run({ userId: `usr_${name}`, name }, work);
const save = (name: string, question: string, value: number, expectedEdition: number | null = null) =>
  as(name, () =>
    judging.saveScoreAction({
      ...{ selectionId, candidateId: "can_one_Nordlys", criterionId: `cri_one_${question}` },
      ...{ value, note: "", expectedEdition },
    }),
  );
const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? "ok" : outcome.code);
const events = () => db.read.select().from(auditEvent).orderBy(asc(auditEvent.sequence));
const scores = () => db.read.select().from(score);

describe("scores saved at the same moment", () => {
  it("are all kept, each recorded once, in one unbroken record", async () => {
    const outcomes = await Promise.all(
      PEOPLE.flatMap((name) => QUESTIONS.map((question) => save(name, question, 4))),
    );
    expect(new Set(outcomes.map(codeOf))).toEqual(new Set(["ok"]));
    expect(await scores()).toHaveLength(outcomes.length);
    const record = await events();
    expect([record.length, firstBrokenLink(record)]).toEqual([outcomes.length, null]);
  });

  it("by one person on two devices: one is kept, the other is told, first answer or later one", async () => {
    for (const edition of [null, 1]) {
      const both = [1 + (edition ?? 0), 4 + (edition ?? 0)];
      const outcomes = await Promise.all(both.map((value) => save("evaluator0", "listens", value, edition)));
      expect(outcomes.map(codeOf).sort()).toEqual(["ok", "score.changed_meanwhile"]);
      const kept = both[outcomes.findIndex(({ ok }) => ok)];
      expect(await scores()).toMatchObject([{ value: kept, edition: (edition ?? 0) + 1 }]);
    }
    expect(await events()).toHaveLength(2);
  });

  it("and the same answer sent twice is kept and recorded once", async () => {
    const outcomes = await Promise.all([1, 2, 3].map(() => save("evaluator0", "listens", 3)));
    expect(outcomes).toEqual(Array(3).fill({ ok: true, value: { edition: 1 } }));
    expect(await events()).toHaveLength(1);
  });

  it("as scoring is closed are in before it or refused: nothing is written afterwards", async () => {
    const close = () =>
      as("lead", () => judging.closeScoringAction({ selectionId, reason: "The meeting is today." }));
    const saves = (question: string) => PEOPLE.map((name) => save(name, question, 2));
    const [first, closed, second] = await Promise.all([
      Promise.all(saves("listens")),
      close(),
      Promise.all(saves("flexible")),
    ]);
    expect(codeOf(closed)).toBe("ok");
    const outcomes = [...first, ...second].map(codeOf);
    expect(outcomes.filter((code) => code !== "ok" && code !== "scoring.closed")).toEqual([]);
    expect(await scores()).toHaveLength(outcomes.filter((code) => code === "ok").length);
    const record = await events();
    expect(firstBrokenLink(record)).toBeNull();
    expect(record.at(-1)?.action).toBe("scoring.close");
  });

  it("as their pair is submitted are what was submitted, or refused", async () => {
    await save("evaluator0", "listens", 2);
    await save("evaluator0", "flexible", 3);
    const answers = QUESTIONS.map((question) => ({ criterionId: `cri_one_${question}`, edition: 1 }));
    const pair = { candidateId: "can_one_Nordlys", groupId: "grp_one_Chemistry", answers };
    const [changed, submitted] = await Promise.all([
      save("evaluator0", "listens", 5, 1),
      as("evaluator0", () => judging.submitScoresAction({ selectionId, pairs: [pair] })),
    ]);
    const codes = [codeOf(changed), codeOf(submitted)];
    const rows = await scores();
    const listens = rows.find(({ criterionId }) => criterionId === "cri_one_listens");
    if (changed.ok) expect([codes, listens?.value]).toEqual([["ok", "score.submit_changed"], 5]);
    else expect([codes, listens?.value]).toEqual([["score.already_submitted", "ok"], 2]);
  });
});
