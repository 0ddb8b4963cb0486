import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import type { Database, Tx } from "../engine/database";
import { openPostgres } from "../engine/postgres";
import { offer } from "../schema/offer";
import { selection } from "../schema/selection";
import { copyTemplate } from "../testing/postgres-server";
import { addCandidate, addSelection } from "../testing/selection-fixture";
import { holdUnsealed, sealPrices } from "./selection-sealing";

/** Two web servers on one database; neither waits for the other's turn, so that only the row stands between them. */
let first: Database;
let second: Database;

beforeEach(async () => {
  const address = await copyTemplate(inject("postgres"));
  const limits = { statementMs: 5_000, connections: 4 };
  first = await openPostgres(address, limits);
  second = await openPostgres(address, limits);
  await first.transaction(async (tx) => {
    await addSelection(tx, "one");
    await addCandidate(tx, "one", "Fjord", "A");
  });
});
afterEach(async () => {
  await first.close();
  await second.close();
});

const linger = (tx: Tx, seconds: number) => tx.run(sql`select pg_sleep(${seconds})`);
const seal = (on: Database, before: number, after: number) =>
  on
    .transaction(async (tx) => {
      await linger(tx, before);
      const sealed = await sealPrices(tx, { id: "sel_one" });
      if (!sealed.ok) throw new Error(sealed.code);
      await linger(tx, after);
      return "sealed";
    }, "seal")
    .catch((error: Error) => error.message);
const type = (on: Database, before: number, after: number) =>
  on
    .transaction(async (tx) => {
      await linger(tx, before);
      if (!(await holdUnsealed(tx, "sel_one"))) throw new Error("prices.keeper_only");
      await linger(tx, after);
      await tx.insert(offer).values({
        ...{ id: "off_1", candidateId: "can_one_Fjord", currency: "DKK" },
        createdAt: "2026-11-01T00:00:00Z",
      });
      return "typed";
    }, "type")
    .catch((error: Error) => error.message);
const stored = async () => {
  const [row] = await first.read.select().from(selection).where(eq(selection.id, "sel_one"));
  return { sealing: row?.sealing, offers: (await first.read.select().from(offer)).length };
};

describe("sealing while the first open offer is typed", () => {
  it("is refused when the offer was first", async () => {
    const outcomes = await Promise.all([type(first, 0, 0.3), seal(second, 0.1, 0)]);
    expect(outcomes).toEqual(["typed", "prices.offers_stored"]);
    expect(await stored()).toEqual({ sealing: "none", offers: 1 });
  });

  it("keeps the offer out when it was first itself", async () => {
    const outcomes = await Promise.all([seal(first, 0, 0.3), type(second, 0.1, 0)]);
    expect(outcomes).toEqual(["sealed", "prices.keeper_only"]);
    expect(await stored()).toEqual({ sealing: "sealed", offers: 0 });
  });

  it("never leaves an open offer in a sealed selection, however they meet", async () => {
    for (const [early, late] of [
      [0, 0],
      [0.01, 0.02],
      [0.02, 0.01],
    ] as const) {
      await first.transaction(async (tx) => {
        await tx.delete(offer);
        await tx.update(selection).set({ sealing: "none" });
      });
      await Promise.all([seal(first, early, 0.01), type(second, late, 0.01)]);
      expect([
        { sealing: "sealed", offers: 0 },
        { sealing: "none", offers: 1 },
      ]).toContainEqual(await stored());
    }
  });
});
