import { asc, desc, eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { auditEvent } from "../schema/audit";
import { session, user } from "../schema/auth";
import { organisation } from "../schema/organisation";
import { selection } from "../schema/selection";
import { blankDatabase, copyTemplate } from "../testing/postgres-server";
import { appendAudit, firstBrokenLink } from "../writes/audit";
import type { Database, Reader, Turn, Tx } from "./database";
import { openPostgres } from "./postgres";
import { openClient } from "./postgres-pool";
import { DatabaseRefused, storageFault } from "./storage-fault";

const server = inject("postgres");
const limits = { statementMs: 5_000, connections: 6 };
const open: Database[] = [];
let address: string;
let db: Database;

async function opened(url: string, statementMs = limits.statementMs): Promise<Database> {
  const database = await openPostgres(url, { ...limits, statementMs });
  open.push(database);
  return database;
}

const row = (id: string, name = "Hansen Maskinfabrik") => ({ id, name, createdAt: "2026-11-01T00:00:00Z" });
const add = (id: string, name?: string) => (tx: Pick<Tx, "insert">) =>
  tx.insert(organisation).values(row(id, name));
const names = async () =>
  (await db.read.select().from(organisation).orderBy(asc(organisation.name))).map(({ name }) => name);
const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

beforeEach(async () => {
  address = await copyTemplate(server);
  db = await opened(address);
});
afterEach(async () => {
  for (const database of open.splice(0)) await database.close();
});

describe("a database on PostgreSQL", () => {
  it("keeps all writes of a transaction that ends well, and none of one that fails", async () => {
    await db.transaction(add("org_1", "A"));
    const failing = db.transaction(async (tx) => {
      await add("org_2", "B")(tx);
      await Promise.resolve();
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await names()).toEqual(["A"]);
  });

  it("keeps nothing, and says so, when the work went on after a statement had failed", async () => {
    await db.transaction(add("org_1", "A"));
    const careless = db.transaction(async (tx) => {
      await add("org_2", "B")(tx);
      await failureOf(add("org_1", "again")(tx));
    });
    await expect(careless).rejects.toThrow(/nothing was kept/);
    expect(await names()).toEqual(["A"]);
  });

  it("lets forty read-modify-writes at once all count, from two web servers and with and without a turn", async () => {
    const other = await opened(address);
    await db.transaction(add("org_1", "0"));
    const raise = (on: Database, turn?: string) =>
      on.transaction(async (tx) => {
        const [before] = await tx.select().from(organisation).where(eq(organisation.id, "org_1"));
        await tx.update(organisation).set({ name: String(Number(before?.name) + 1) });
      }, turn);
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        raise(index % 2 === 0 ? db : other, index % 4 < 2 ? "org_1" : undefined),
      ),
    );
    expect(await names()).toEqual(["40"]);
  });

  it("lets drafts be written beside each other by two web servers, and nobody beside one who is alone", async () => {
    const other = await opened(address);
    const log: string[] = [];
    const beside = (on: Database, name: string, during: () => Promise<unknown>) =>
      on.transaction(
        async (tx) => {
          await add(`org_${name}`, name)(tx);
          log.push(name);
          await during();
        },
        { beside: "sel_1" },
      );
    const until = async (count: number) => {
      while (log.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    // Each ends only when the other has begun.
    const drafts = [beside(db, "a", () => until(2)), beside(other, "b", () => until(2))];
    await until(2);
    await Promise.all(drafts);
    let isAlone = true;
    const alone = other.transaction(async (tx) => {
      await add("org_c", "c")(tx);
      log.push("c");
      await new Promise((resolve) => setTimeout(resolve, 100));
      isAlone = false;
    }, "sel_1");
    await until(3);
    await beside(db, "d", async () => expect(isAlone).toBe(false));
    await alone;
    expect([log.slice(2), await names()]).toEqual([
      ["c", "d"],
      ["a", "b", "c", "d"],
    ]);
  });

  it("adds to one chain from two web servers, alone, beside others and in another turn, without a broken link", async () => {
    const other = await opened(address);
    const turns: Turn[] = ["sel_1", "sel_2", { beside: "sel_1" }, { beside: "sel_1" }];
    const entry = { organisationId: "org_1", selectionId: null, actorId: "usr_1", actorName: "Åse" };
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        (index % 2 === 0 ? db : other).transaction(
          async (tx) => {
            // Looking fixes what a transaction sees, long before the entry is made.
            await tx.select().from(organisation);
            const subjectId = `${index}`;
            appendAudit(tx, [{ ...entry, action: "selection.update", subjectId, after: { index }, at: "x" }]);
            appendAudit(tx, [{ ...entry, action: "score.save", subjectId, after: 'a "ø" \u0001', at: "x" }]);
          },
          turns[Math.floor(index / 2) % 4],
        ),
      ),
    );
    const rows = await db.read.select().from(auditEvent).orderBy(asc(auditEvent.sequence));
    expect([rows.length, new Set(rows.map((it) => it.subjectId)).size, firstBrokenLink(rows)]).toEqual([
      80,
      40,
      null,
    ]);
  });

  it("stops two that would each have relied on what the other changed, and lets one look again", async () => {
    await db.transaction(async (tx) => {
      await add("org_1", "on duty")(tx);
      await add("org_2", "on duty")(tx);
    });
    // Each may leave only while the other is there: neither writes what the other writes.
    const leave = (id: string) =>
      db.transaction(async (tx) => {
        const there = await tx.select().from(organisation).where(eq(organisation.name, "on duty"));
        await tx.run(sql`select pg_sleep(0.05)`);
        if (there.length > 1)
          await tx.update(organisation).set({ name: "gone" }).where(eq(organisation.id, id));
      }, id);
    await Promise.all([leave("org_1"), leave("org_2")]);
    expect((await names()).filter((name) => name === "on duty")).toHaveLength(1);
  });

  it("refuses to be used after the transaction has ended", async () => {
    let leaked: Tx | undefined;
    await db.transaction(async (tx) => {
      leaked = tx;
    });
    await expect(leaked?.insert(organisation).values(row("org_1"))).rejects.toThrow();
    expect(await names()).toEqual([]);
  });

  it("enforces foreign keys, closed sets of words and whole money", async () => {
    const one = {
      id: "sel_1",
      organisationId: "org_1",
      name: "IT",
      template: "blank" as const,
      currency: "DKK" as const,
      horizonMonths: 48,
      targetType: 3,
      priceShareTenths: 200,
      createdAt: "x",
      updatedAt: "x",
    };
    await expect(db.transaction(async (tx) => tx.insert(selection).values(one))).rejects.toThrow();
    await db.transaction(add("org_1"));
    for (const wrong of ["phase = 'nonsense'", "low_bound_minor = 12.5 || 'x'", "horizon_months = 85"]) {
      await expect(
        db.transaction(async (tx) => {
          await tx.insert(selection).values(one);
          await tx.run(sql.raw(`update selection set ${wrong}`));
        }),
      ).rejects.toThrow();
    }
    await db.transaction(async (tx) => tx.insert(selection).values(one));
    expect(await db.read.select().from(selection)).toHaveLength(1);
  });

  it("keeps true and false, moments, and numbers up to what a double holds exactly", async () => {
    const moment = new Date("2026-11-22T11:22:33.444Z");
    const person = { id: "usr_1", name: "Åse", email: "a@b.dk", createdAt: moment, updatedAt: moment };
    await db.transaction(async (tx) => {
      await tx.insert(user).values({ ...person, emailVerified: true });
      await tx
        .insert(organisation)
        .values({ ...row("org_1"), isSample: true, edition: Number.MAX_SAFE_INTEGER });
    });
    expect(await db.read.select().from(user).where(eq(user.emailVerified, true))).toEqual([
      { ...person, emailVerified: true, image: null },
    ]);
    expect(await db.read.select().from(user).where(eq(user.createdAt, moment))).toHaveLength(1);
    expect(await db.read.select().from(organisation).where(eq(organisation.isSample, true))).toMatchObject([
      { edition: Number.MAX_SAFE_INTEGER },
    ]);
  });

  it("orders text byte by byte, as SQLite does, whatever language the server speaks", async () => {
    await db.transaction(async (tx) => {
      for (const [index, name] of ["å", "a", "B", "aa", "Z", "ø", "-b"].entries())
        await add(`org_${index}`, name)(tx);
    });
    expect(await names()).toEqual(["-b", "B", "Z", "a", "aa", "å", "ø"]);
  });

  it("puts what is not known before everything else, as SQLite does", async () => {
    const at = new Date(0);
    await db.transaction(async (tx) => {
      for (const [index, image] of ["b", null, "a"].entries()) {
        const id = `usr_${index}`;
        await tx.insert(user).values({ id, name: id, email: id, image, createdAt: at, updatedAt: at });
      }
    });
    const images = async (order: typeof asc) =>
      (await db.read.select({ image: user.image }).from(user).orderBy(order(user.image))).map(
        (it) => it.image,
      );
    expect([await images(asc), await images(desc)]).toEqual([
      [null, "a", "b"],
      ["b", "a", null],
    ]);
  });

  it("shows a snapshot one state, whatever is written meanwhile", async () => {
    const seen = await db.snapshot(async (reader) => {
      const before = await reader.select().from(organisation);
      await db.transaction(add("org_1"));
      return [before.length, (await reader.select().from(organisation)).length];
    });
    expect(seen).toEqual([0, 0]);
    expect(await names()).toHaveLength(1);
  });

  it("runs the sign-in library's own transactions whole or not at all, nested ones too", async () => {
    const failing = db.forSignIn.transaction(async (tx) => {
      await add("org_1", "A")(tx);
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    await db.forSignIn.transaction(async (tx) => {
      await add("org_2", "B")(tx);
      const inner = db.forSignIn.transaction(async (nested) => {
        await add("org_3", "C")(nested);
        throw new Error("no");
      });
      await failureOf(inner);
    });
    expect(await names()).toEqual(["B"]);
    expect(await db.forSignIn.select().from(session)).toEqual([]);
  });

  it("stops a statement that takes too long, and says that it was slow", async () => {
    const hasty = await opened(address, 100);
    const failure = await failureOf(
      hasty.transaction(async (tx) => {
        await add("org_1")(tx);
        await tx.run(sql`select pg_sleep(2)`);
      }),
    );
    expect(storageFault(failure)).toBe("storage.slow");
    expect(await names()).toEqual([]);
  });

  it("stops a page's reading that takes too long, and says so where the page can be told, whatever it is read by", async () => {
    const hasty = await opened(address, 100);
    const asleep = (reader: Reader) =>
      reader.select({ slept: sql`pg_sleep(2)` }).from(sql`(select 1) as one`);
    for (const read of [
      () => hasty.snapshot(asleep),
      () => asleep(hasty.read).then(),
      () => asleep(hasty.forSignIn).then(),
      () => hasty.transaction(asleep),
    ]) {
      const failure = await failureOf(read());
      expect([storageFault(failure), failure]).toMatchObject(["storage.slow", { digest: "storage.slow" }]);
    }
  });

  it("says that the disk is full", async () => {
    const failure = await failureOf(
      db.transaction(async (tx) => tx.run(sql.raw("do $$ begin raise sqlstate '53100'; end $$"))),
    );
    expect(storageFault(failure)).toBe("storage.full");
  });

  it("has what a great deal was put into counted at once, while others write to it, and leaves small changes to PostgreSQL", async () => {
    const many = (from: number, rows: number) => async (tx: Tx) => {
      await tx.insert(organisation).values(
        Array.from({ length: rows }, (_, index) => ({
          id: `org_${from + index}`,
          name: "N",
          isSample: false,
          edition: 1,
          createdAt: "2026-11-22T08:00:00.000Z",
        })),
      );
    };
    const counted = async () => {
      const [row] = await db.read
        .select({ rows: sql`reltuples`.mapWith(Number) })
        .from(sql`pg_class`)
        .where(sql`oid = to_regclass('organisation')`);
      return row?.rows;
    };
    let letGo: () => void = () => undefined;
    const writing = db.transaction(async (tx) => {
      await many(1, 1)(tx);
      await new Promise<void>((resolve) => {
        letGo = resolve;
      });
    });
    const before = await counted();
    await db.transaction(many(1000, 40), "small");
    expect(await counted()).toBe(before);
    await db.transaction(many(2000, 200), "large");
    expect(await counted()).toBe(240);
    letGo();
    await writing;
    // Few beside those it knows of.
    await db.transaction(many(3000, 60), "more");
    expect(await counted()).toBe(240);
  });

  it("sends whoever wants a backup to PostgreSQL's own tools", async () => {
    await expect(db.backupTo("/tmp/never")).rejects.toThrow(/pg_dump/);
  });
});

describe("opening a PostgreSQL database", () => {
  it("migrates once when two servers start at the same moment", async () => {
    const blank = await blankDatabase(server);
    const [first] = await Promise.all([opened(blank), opened(blank)]);
    await first?.transaction(add("org_1"));
    const client = await openClient(blank);
    const { rows } = await client.query(
      "select count(*)::int as applied, count(distinct hash)::int as different from applied_migration",
    );
    await client.end();
    expect(rows[0].applied).toBe(rows[0].different);
  });

  it("refuses one that a newer version has migrated, and names the migration", async () => {
    const client = await openClient(address);
    await client.query("insert into applied_migration (hash, name) values ('abc', '0099_from_the_future')");
    await client.end();
    const failure = await failureOf(openPostgres(address));
    expect(failure).toBeInstanceOf(DatabaseRefused);
    expect(String(failure)).toMatch(/0099_from_the_future/);
  });

  it("refuses one whose role may not make what is missing, and names the migrations", async () => {
    const blank = await blankDatabase(server);
    const client = await openClient(blank);
    await client.query("drop role if exists shortlist_test_reader");
    await client.query("create role shortlist_test_reader login");
    await client.query("revoke create on schema public from public");
    await client.end();
    const asReader = new URL(blank);
    asReader.username = "shortlist_test_reader";
    const failure = await failureOf(openPostgres(asReader.toString()));
    expect(failure).toBeInstanceOf(DatabaseRefused);
    expect(String(failure)).toMatch(/0000_start/);
  });

  it("refuses one that holds somebody else's tables, and leaves them as they are", async () => {
    const blank = await blankDatabase(server);
    const client = await openClient(blank);
    await client.query('create table "organisation" (theirs text)');
    expect(await failureOf(openPostgres(blank))).toBeInstanceOf(DatabaseRefused);
    const { rows } = await client.query(
      "select count(*)::int as tables from pg_tables where schemaname = 'public'",
    );
    await client.end();
    expect(rows[0].tables).toBe(1);
  });
});
