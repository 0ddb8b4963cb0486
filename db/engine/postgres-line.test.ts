import { asc, eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { auditEvent } from "../schema/audit";
import { organisation } from "../schema/organisation";
import { type CutLine, cutLine } from "../testing/cut-line";
import { copyTemplate } from "../testing/postgres-server";
import { appendAudit, firstBrokenLink } from "../writes/audit";
import type { Database, Tx } from "./database";
import { lastly } from "./lastly";
import { openPostgres } from "./postgres";
import { openClient } from "./postgres-pool";
import { storageFault } from "./storage-fault";

const server = inject("postgres");
const limits = { statementMs: 5_000, connections: 6 };
const open: Database[] = [];
let address: string;
let db: Database;

async function opened(url: string): Promise<Database> {
  const database = await openPostgres(url, limits);
  open.push(database);
  return database;
}

const add =
  (id: string, name = "Hansen Maskinfabrik") =>
  (tx: Pick<Tx, "insert">) =>
    tx.insert(organisation).values({ id, name, createdAt: "2026-11-01T00:00:00Z" });
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

describe("a line to PostgreSQL that breaks", () => {
  let line: CutLine;
  let far: Database;

  beforeEach(async () => {
    line = await cutLine(address);
    far = await opened(line.url);
  });
  afterEach(async () => {
    await line.close();
  });

  it("before a commit arrives: the work is done again, once", async () => {
    let runs = 0;
    line.cutAtCommit("before");
    await far.transaction(async (tx) => {
      runs += 1;
      await add("org_1", "A")(tx);
    });
    expect([runs, await names()]).toEqual([2, ["A"]]);
  });

  it("after a commit is done and before its answer: it is recognised, and not done again", async () => {
    let runs = 0;
    line.cutAtCommit("after");
    const value = await far.transaction(async (tx) => {
      runs += 1;
      await add(`org_${runs}`, "A")(tx);
      return "kept";
    });
    expect([value, runs, await names()]).toEqual(["kept", 1, ["A"]]);
  });

  it("for good: says that the database cannot be reached, and keeps nothing", async () => {
    const failure = await failureOf(
      far.transaction(async (tx) => {
        await add("org_1", "A")(tx);
        line.cut();
        await add("org_2", "B")(tx);
      }),
    );
    expect(storageFault(failure)).toBe("storage.unreachable");
    const failed = [
      await failureOf(far.read.select().from(organisation).then()),
      await failureOf(far.forSignIn.select().from(organisation).then()),
      await failureOf(far.snapshot((reader) => reader.select().from(organisation))),
    ];
    // A page that broke by it can say so.
    for (const error of failed)
      expect([storageFault(error), error]).toMatchObject([
        "storage.unreachable",
        { digest: "storage.unreachable" },
      ]);
    expect(await names()).toEqual([]);
    line.mend();
    await far.transaction(add("org_3", "C"));
    expect(await names()).toEqual(["C"]);
  });

  it("at the start: says that the database cannot be reached", async () => {
    line.cut();
    expect(storageFault(await failureOf(openPostgres(line.url)))).toBe("storage.unreachable");
  });

  it.each(["before", "after"] as const)(
    "%s the commit of a draft, which waits for the disk last: it stands once, and so does its entry",
    async (when) => {
      line.cutAtCommit(when);
      const entry = { organisationId: "org_1", selectionId: null, actorId: "usr_1", actorName: "Åse" };
      await far.transaction(
        async (tx) => {
          await add("org_1", "A")(tx);
          appendAudit(tx, [{ ...entry, action: "score.save", subjectId: "sco_1", at: "x" }]);
        },
        { beside: "sel_1" },
      );
      const chain = await db.read.select().from(auditEvent);
      expect([await names(), chain.length, firstBrokenLink(chain)]).toEqual([["A"], 1, null]);
    },
  );

  it("after a commit whose number means another one by now, since its sign is missing: the work is done again", async () => {
    let runs = 0;
    line.cutAtCommit("after");
    await far.transaction(async (tx) => {
      runs += 1;
      await add(`org_${runs}`, "A")(tx);
      const sign = sql`exists (select 1 from ${organisation} where ${eq(organisation.id, "org_2")})`;
      lastly(tx, { statements: [], sign });
    });
    expect([runs, await names()]).toEqual([2, ["A", "A"]]);
  });
});

describe("a draft beside others", () => {
  it("is on the disk when it is answered, though its commit did not wait for that", async () => {
    const client = await openClient(address);
    const told = async (expression: string, values: string[] = []): Promise<unknown> => {
      const { rows } = await client.query<{ value: unknown }>(`select ${expression} as value`, values);
      return rows[0]?.value;
    };
    // The server for tests keeps nothing for certain, so that it is quick; this one database does.
    await client.query(`alter database "${new URL(address).pathname.slice(1)}" set synchronous_commit = on`);
    const careful = await opened(address);
    for (const id of ["org_1", "org_2", "org_3", "org_4", "org_5"]) {
      let place = "";
      await careful.transaction(
        async (tx) => {
          await add(id)(tx);
          place = String(await told("pg_current_wal_insert_lsn()"));
        },
        { beside: "sel_1" },
      );
      expect(await told("pg_current_wal_flush_lsn() > $1::text::pg_lsn", [place])).toBe(true);
    }
    await client.end();
  });
});
