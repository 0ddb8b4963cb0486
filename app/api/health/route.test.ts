import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Database } from "@/db/engine/database";
import { openSqlite } from "@/db/engine/sqlite";
import { DatabaseRefused } from "@/db/engine/storage-fault";
import { heartbeat } from "@/db/schema/audit";
import { GET } from "./route";

const product = vi.hoisted(() => ({ open: (): Promise<Database> => Promise.reject(new Error("not yet")) }));
vi.mock("@/lib/server/database", () => ({ database: () => product.open() }));
vi.mock("@/lib/server/log", () => ({ logBug: () => "err_test", logFault: () => undefined }));
vi.mock("next/server", () => ({ connection: async () => undefined }));

let folder: string;
let file: string;
let db: Database;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "shortlist-health-"));
  file = path.join(folder, "shortlist.sqlite");
  db = await openSqlite(file);
  product.open = async () => db;
});

afterEach(async () => {
  await db.close();
  rmSync(folder, { recursive: true, force: true });
});

/** On the writing connection, outside of transactions: a read-only one can begin none. */
const pragma = (text: string) => db.forSignIn.values<[number]>(sql.raw(`pragma ${text}`));

/** Rows, ever smaller ones, until not one more letter fits. */
async function fillUp(): Promise<void> {
  const [pages] = await pragma("page_count");
  await pragma(`max_page_count = ${pages?.[0] ?? 0}`);
  for (let size = 1_000; size > 0; size = Math.floor(size / 2))
    for (let row = 0; row < 100; row += 1) {
      const id = `${size}-${row}`.padEnd(size, "x");
      const at = "x".repeat(size);
      const stored = await db
        .transaction(async (tx) => tx.insert(heartbeat).values({ id, at }))
        .catch(() => null);
      if (stored === null) break;
    }
}

const answer = async () => {
  const response = await GET();
  return { status: response.status, body: await response.json() };
};
const WELL = { status: 200, body: { status: "ok" } };
const UNWELL = { status: 503, body: { status: "unavailable" } };

describe("the health address", () => {
  it("says 200 as long as the database can be read and written, and is kept by nobody", async () => {
    expect(await answer()).toEqual(WELL);
    expect(await answer()).toEqual(WELL);
    expect((await GET()).headers.get("cache-control")).toBe("no-store");
  });

  it("says 503 when the database is closed", async () => {
    await db.close();
    expect(await answer()).toEqual(UNWELL);
  });

  it("says 503 while the database can be read but not written, and 200 when it can again", async () => {
    await pragma("query_only = 1");
    expect(await answer()).toEqual(UNWELL);
    expect(await db.read.select().from(heartbeat)).toEqual([]);
    await pragma("query_only = 0");
    expect(await answer()).toEqual(WELL);
  });

  it("says 503 when the disk is full", async () => {
    await fillUp();
    expect(await answer()).toEqual(UNWELL);
  });

  it("says 503 when the database can be written but not read", async () => {
    const gone = await openSqlite(path.join(folder, "gone.sqlite"));
    await gone.close();
    product.open = async () => ({ ...db, read: gone.read });
    expect(await answer()).toEqual(UNWELL);
  });

  it("says 503 when the database cannot be opened at all", async () => {
    const damaged = path.join(folder, "damaged.sqlite");
    writeFileSync(damaged, "not a database at all".repeat(500));
    product.open = () => openSqlite(damaged);
    expect(await answer()).toEqual(UNWELL);
  });

  it("says 503, and that this version must not serve the database", async () => {
    product.open = () => Promise.reject(new DatabaseRefused("another version"));
    expect(await answer()).toEqual({ status: 503, body: { status: "refused" } });
  });

  it("says 503 when the database does not answer in time", async () => {
    vi.useFakeTimers();
    try {
      product.open = () => new Promise(() => undefined);
      const waiting = answer();
      await vi.advanceTimersByTimeAsync(5_000);
      expect(await waiting).toEqual(UNWELL);
    } finally {
      vi.useRealTimers();
    }
  });
});
