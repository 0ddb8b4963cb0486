import { readFileSync } from "node:fs";
import path from "node:path";
import {
  generateDrizzleJson,
  generateMigration,
  generateSQLiteDrizzleJson,
  generateSQLiteMigration,
} from "drizzle-kit/api";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { schema } from "../engine/schema";
import { toPostgres } from "./to-postgres";

const Journal = z.object({ entries: z.array(z.object({ idx: z.int(), tag: z.string() })).min(1) });

/** The tables as the last generated migration of a set left them. */
function lastSnapshot(set: string) {
  const meta = path.join("db", "migrations", set, "meta");
  const { entries } = Journal.parse(JSON.parse(readFileSync(path.join(meta, "_journal.json"), "utf8")));
  const number = String(entries.at(-1)?.idx ?? 0).padStart(4, "0");
  return JSON.parse(readFileSync(path.join(meta, `${number}_snapshot.json`), "utf8"));
}

// When one of these fails:  npm run migration -- --name what-changed
describe("the generated migrations are not behind the schema", () => {
  it("on SQLite", async () => {
    const now = await generateSQLiteDrizzleJson(schema);
    expect(await generateSQLiteMigration(lastSnapshot("sqlite"), now)).toEqual([]);
  });

  it("on PostgreSQL", async () => {
    const now = generateDrizzleJson(toPostgres(schema));
    expect(await generateMigration(lastSnapshot("postgres"), now)).toEqual([]);
  });
});
