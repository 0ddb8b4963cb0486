import { inspect } from "node:util";
import { eq, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { organisation } from "../schema/organisation";
import { openMemory } from "../testing/open-memory";

const SECRET = "8JS2NDkKCbl1q3IF";

it("a statement that fails says which it was, and none of the values it came with", async () => {
  const db = await openMemory();
  const broken = sql`select * from no_such_table where id = ${SECRET}`;
  const works: readonly (() => Promise<unknown>)[] = [
    async () => db.read.select().from(organisation).where(eq(sql`no_such_column`, SECRET)),
    async () =>
      db.snapshot(async (reader) =>
        reader.select().from(organisation).where(eq(sql`no_such_column`, SECRET)),
      ),
    async () => db.transaction(async (tx) => tx.run(broken)),
    async () =>
      db.transaction(async (tx) => {
        const row = { id: "org_1", name: SECRET, isSample: false, edition: 1, createdAt: SECRET };
        await tx.insert(organisation).values([
          { ...row, id: SECRET },
          { ...row, id: SECRET },
        ]);
      }),
    async () => db.forSignIn.select().from(organisation).where(eq(sql`no_such_column`, SECRET)),
  ];
  for (const work of works) {
    const error: unknown = await work().then(
      () => null,
      (reason: unknown) => reason,
    );
    const printed = inspect(error, { depth: 10 });
    expect(printed).toMatch(/no_such_(column|table)|insert into "organisation"/);
    expect(printed).not.toContain(SECRET);
  }
  await db.close();
});
