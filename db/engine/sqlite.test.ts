import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { organisation } from "../schema/organisation";
import { selection } from "../schema/selection";
import type { Database } from "./database";
import { lastly } from "./lastly";
import { openSqlite } from "./sqlite";
import { storageFault } from "./storage-fault";

const organisationRow = (id: string, name = "Hansen Maskinfabrik") => ({
  id,
  name,
  createdAt: "2026-11-01T00:00:00Z",
});

describe.each(["file", "memory"])("a database in %s", (where) => {
  let folder: string;
  let db: Database;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "shortlist-"));
    db = await openSqlite(where === "memory" ? ":memory:" : path.join(folder, "test.sqlite"));
  });
  afterEach(async () => {
    await db.close();
    rmSync(folder, { recursive: true });
  });

  it("writes at a transaction's end what was handed over for it, in order, or nothing at all", async () => {
    const twice = (fails: boolean) =>
      db.transaction(async (tx) => {
        await tx.insert(organisation).values(organisationRow("org_1"));
        for (const name of ["B", "C"])
          lastly(tx, { statements: [sql`update organisation set name = name || ${name}`] });
        if (fails) lastly(tx, { statements: [sql`update organisation set id = null`] });
      });
    await expect(twice(true)).rejects.toThrow();
    expect(await db.read.select().from(organisation)).toEqual([]);
    await twice(false);
    expect(await db.read.select().from(organisation)).toMatchObject([{ name: "Hansen MaskinfabrikBC" }]);
    expect(() => lastly(db.forSignIn, { statements: [] })).toThrow();
  });

  it("keeps all writes of a transaction that ends well", async () => {
    await db.transaction(async (tx) => tx.insert(organisation).values(organisationRow("org_1")));
    expect(await db.read.select().from(organisation)).toHaveLength(1);
  });

  it("keeps no write of a transaction that fails, even after awaiting in between", async () => {
    const work = db.transaction(async (tx) => {
      await tx.insert(organisation).values(organisationRow("org_1"));
      await Promise.resolve();
      throw new Error("no");
    });
    await expect(work).rejects.toThrow("no");
    expect(await db.read.select().from(organisation)).toEqual([]);
  });

  it("lets forty read-modify-writes at once all count", async () => {
    await db.transaction(async (tx) => tx.insert(organisation).values(organisationRow("org_1", "0")));
    await Promise.all(
      Array.from({ length: 40 }, () =>
        db.transaction(async (tx) => {
          const [row] = await tx.select().from(organisation).where(eq(organisation.id, "org_1"));
          await Promise.resolve();
          await tx
            .update(organisation)
            .set({ name: String(Number(row?.name) + 1) })
            .where(eq(organisation.id, "org_1"));
        }),
      ),
    );
    const [row] = await db.read.select().from(organisation);
    expect(row?.name).toBe("40");
  });

  it("refuses to be used after the transaction has ended", async () => {
    let leaked: Parameters<Parameters<Database["transaction"]>[0]>[0] | undefined;
    await db.transaction(async (tx) => {
      leaked = tx;
    });
    await expect(leaked?.insert(organisation).values(organisationRow("org_1"))).rejects.toThrow();
    expect(await db.read.select().from(organisation)).toEqual([]);
  });

  it("enforces foreign keys and closed sets of words", async () => {
    const row = {
      id: "sel_1",
      organisationId: "org_none",
      name: "IT",
      template: "blank" as const,
      currency: "DKK" as const,
      horizonMonths: 48,
      targetType: 3,
      priceShareTenths: 200,
      createdAt: "x",
      updatedAt: "x",
    };
    await expect(db.transaction(async (tx) => tx.insert(selection).values(row))).rejects.toThrow();
    await db.transaction(async (tx) => tx.insert(organisation).values(organisationRow("org_1")));
    const good = { ...row, organisationId: "org_1" };
    await expect(
      db.transaction(async (tx) => tx.insert(selection).values({ ...good, horizonMonths: 85 })),
    ).rejects.toThrow();
    await expect(
      db.transaction(async (tx) => {
        await tx.insert(selection).values(good);
        await tx.run(sql`update selection set phase = 'nonsense'`);
      }),
    ).rejects.toThrow();
    await expect(
      db.transaction(async (tx) => {
        await tx.insert(selection).values(good);
        await tx.run(sql`update selection set low_bound_minor = 12.5`);
      }),
    ).rejects.toThrow();
    await db.transaction(async (tx) => tx.insert(selection).values(good));
    expect(await db.read.select().from(selection)).toHaveLength(1);
  });

  it("runs the sign-in library's own transactions whole or not at all", async () => {
    const failing = db.forSignIn.transaction(async (tx) => {
      await tx.insert(organisation).values(organisationRow("org_1"));
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    await db.forSignIn.transaction(async (tx) => tx.insert(organisation).values(organisationRow("org_2")));
    const rows = await db.read.select().from(organisation);
    expect(rows.map((row) => row.id)).toEqual(["org_2"]);
  });
});

describe("a database in a file", () => {
  it("shows a snapshot one state, whatever is written meanwhile", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "shortlist-"));
    const db = await openSqlite(path.join(folder, "test.sqlite"));
    const seen = await db.snapshot(async (reader) => {
      const before = await reader.select().from(organisation);
      await db.transaction(async (tx) => tx.insert(organisation).values(organisationRow("org_1")));
      return [before.length, (await reader.select().from(organisation)).length];
    });
    expect(seen).toEqual([0, 0]);
    await db.close();
    rmSync(folder, { recursive: true });
  });

  it("says so when its room is full, and keeps what it had", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "shortlist-"));
    const db = await openSqlite(path.join(folder, "test.sqlite"));
    await db.transaction(async (tx) => tx.insert(organisation).values(organisationRow("org_1")));
    const pages = await db.transaction(async (tx) => tx.get<[number]>(sql`pragma page_count`));
    await db.transaction(async (tx) => tx.get(sql.raw(`pragma max_page_count = ${pages[0] + 1}`)));
    const failure = await db
      .transaction(async (tx) =>
        tx.insert(organisation).values(organisationRow("org_2", "x".repeat(200_000))),
      )
      .then(
        () => null,
        (error: unknown) => error,
      );
    expect(storageFault(failure)).toBe("storage.full");
    expect(await db.read.select().from(organisation)).toHaveLength(1);
    await db.close();
    rmSync(folder, { recursive: true });
  });
});
