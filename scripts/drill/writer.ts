import { openSqlite } from "@/db/engine/sqlite";
import { organisation } from "@/db/schema/organisation";

/** Writes rows one after another and prints each number once its write is acknowledged, until it is killed. */
const [file, first] = process.argv.slice(2);
if (!file || !first) throw new Error("writer FILE FIRST");
const db = await openSqlite(file);
for (let number = Number(first); ; number += 1) {
  await db.transaction(async (tx) =>
    tx
      .insert(organisation)
      .values({ id: `org_${number}`, name: "x".repeat(200), createdAt: "2026-11-01T00:00:00Z" }),
  );
  process.stdout.write(`${number}\n`);
}
