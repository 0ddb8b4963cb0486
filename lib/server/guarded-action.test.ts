import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Database } from "@/db/engine/database";
import { auditEvent } from "@/db/schema/audit";
import { selection } from "@/db/schema/selection";
import { engine, openMemory } from "@/db/testing/open-memory";
import { addParticipant, addSelection, addUser } from "@/db/testing/selection-fixture";
import { firstBrokenLink } from "@/db/writes/audit";
import { fail, type Outcome, succeed } from "@/lib/domain/outcome";
import type { Actor } from "./access";
import { runSelectionAction, type SelectionDefinition } from "./guarded-action";

const now = () => new Date("2026-11-22T10:00:00Z");
const Rename = z.object({ selectionId: z.string(), name: z.string().min(1, "field.required").max(20) });
type RenameDefinition = SelectionDefinition<typeof Rename, undefined, string>;

let db: Database;
const actor = (name: string): Actor => ({ userId: `usr_${name}`, name });
const rename = (
  change: (outcome: string) => Promise<Outcome<string>> = async (name) => succeed(name),
): RenameDefinition => ({
  name: "selection.update",
  input: Rename,
  write: async ({ tx, input, authorized, audit }) => {
    await tx.update(selection).set({ name: input.name }).where(eq(selection.id, authorized.selection.id));
    audit(authorized.selection.id, { name: authorized.selection.name }, { name: input.name });
    return change(input.name);
  },
});
/** SQLite may take no page more; what is written after that fails by itself. */
async function noRoomLeft() {
  const [pages] = await db.transaction(async (tx) => tx.values<[number]>(sql`pragma page_count`));
  await db.transaction(async (tx) => tx.values(sql.raw(`pragma max_page_count = ${pages?.[0] ?? 0}`)));
  return sql`select 1`;
}
const nameNow = async () => (await db.read.select().from(selection))[0]?.name;
const run = (who: Actor | null, input: unknown, definition = rename()) =>
  runSelectionAction(definition, { database: db, actor: who, now }, input);

beforeEach(async () => {
  db = await openMemory();
  await db.transaction(async (tx) => {
    for (const name of ["lead", "evaluator", "observer", "stranger"]) await addUser(tx, name);
    await addSelection(tx, "one");
    for (const role of ["lead", "evaluator", "observer"] as const)
      await addParticipant(tx, "one", role, role);
  });
});
afterEach(() => db.close());

describe("a guarded write", () => {
  it("writes, records and raises the revision together", async () => {
    expect(await run(actor("lead"), { selectionId: "sel_one", name: "IT 2027" })).toEqual({
      ok: true,
      value: "IT 2027",
    });
    expect(await nameNow()).toBe("IT 2027");
    const [row] = await db.read.select().from(selection);
    expect(row?.revision).toBe(2);
    const [event] = await db.read.select().from(auditEvent);
    expect(event).toMatchObject({
      action: "selection.update",
      actorId: "usr_lead",
      subjectId: "sel_one",
      before: '{"name":"IT operations one"}',
      after: '{"name":"IT 2027"}',
    });
  });

  it("says beside the field what is wrong, before anything else", async () => {
    const outcome = await run(null, { selectionId: "sel_one", name: "" });
    expect(outcome).toMatchObject({
      ok: false,
      code: "input.invalid",
      fields: [{ path: "name", code: "field.required" }],
    });
  });

  it("leaves nothing behind when it fails in an expected way", async () => {
    const outcome = await run(
      actor("lead"),
      { selectionId: "sel_one", name: "IT" },
      rename(async () => fail("selection.no")),
    );
    expect(outcome).toMatchObject({ ok: false, code: "selection.no" });
    expect(await nameNow()).toBe("IT operations one");
    expect(await db.read.select().from(auditEvent)).toEqual([]);
  });

  it("leaves nothing behind when it breaks, and hands out a number instead of the reason", async () => {
    const broken = rename(() => Promise.reject(new Error("secret detail")));
    const outcome = await run(actor("lead"), { selectionId: "sel_one", name: "IT" }, broken);
    expect(outcome).toMatchObject({ ok: false, code: "internal" });
    expect(JSON.stringify(outcome)).not.toContain("secret detail");
    expect(await nameNow()).toBe("IT operations one");
  });

  it("does a numbered request once, and answers a repetition as it answered the first", async () => {
    let runs = 0;
    const counting: RenameDefinition = {
      ...rename(),
      write: async ({ input, authorized, audit }) => {
        runs += 1;
        audit(authorized.selection.id, null, null);
        return succeed(`${input.name} ${runs}`);
      },
    };
    const ask = (who: string, requestNumber: string) =>
      run(actor(who), { selectionId: "sel_one", name: "IT", requestNumber }, counting);
    const number = "6f1c2f4e-0f7d-4c43-9d29-3d1f6a1f0a01";
    const [first, second] = await Promise.all([ask("lead", number), ask("lead", number)]);
    expect([first, second, await ask("lead", number)]).toEqual(Array(3).fill({ ok: true, value: "IT 1" }));
    expect(await db.read.select().from(auditEvent)).toHaveLength(1);
    expect(await ask("evaluator", number)).toMatchObject({ code: "access.forbidden" });
    expect(await ask("lead", "6f1c2f4e-0f7d-4c43-9d29-3d1f6a1f0a02")).toEqual({ ok: true, value: "IT 2" });
  });

  it("says that the disk is full, and keeps what was there", async () => {
    const fillUp =
      engine === "sqlite" ? await noRoomLeft() : sql.raw("do $$ begin raise sqlstate '53100'; end $$");
    const long: RenameDefinition = {
      ...rename(),
      write: async ({ tx, authorized, audit }) => {
        await tx
          .update(selection)
          .set({ name: "x".repeat(500_000) })
          .where(eq(selection.id, authorized.selection.id));
        await tx.run(fillUp);
        audit(authorized.selection.id, null, null);
        return succeed("");
      },
    };
    expect(await run(actor("lead"), { selectionId: "sel_one", name: "IT" }, long)).toMatchObject({
      ok: false,
      code: "storage.full",
    });
    expect(await nameNow()).toBe("IT operations one");
  });

  it.each(["evaluator", "observer"])("is forbidden to an %s", async (role) => {
    expect(await run(actor(role), { selectionId: "sel_one", name: "IT" })).toMatchObject({
      code: "access.forbidden",
    });
  });

  it("tells a stranger the same as of a selection that is not there", async () => {
    const stranger = await run(actor("stranger"), { selectionId: "sel_one", name: "IT" });
    const nowhere = await run(actor("stranger"), { selectionId: "sel_none", name: "IT" });
    expect(stranger).toEqual(nowhere);
    expect(stranger).toMatchObject({ code: "access.not_found" });
  });

  it("asks those who are signed out to sign in", async () => {
    expect(await run(null, { selectionId: "sel_one", name: "IT" })).toMatchObject({
      code: "access.signed_out",
    });
  });
});

describe("the record", () => {
  const events = () => db.read.select().from(auditEvent).orderBy(auditEvent.sequence);

  it("is a chain in which a changed, a removed and a reordered row show", async () => {
    for (const name of ["a", "b", "c"]) await run(actor("lead"), { selectionId: "sel_one", name });
    const rows = await events();
    expect(firstBrokenLink(rows)).toBeNull();
    expect(firstBrokenLink(rows.map((row) => (row.sequence === 2 ? { ...row, after: "{}" } : row)))).toBe(2);
    expect(firstBrokenLink(rows.filter((row) => row.sequence !== 2))).toBe(3);
    expect(firstBrokenLink([...rows].reverse())).toBe(3);
  });

  it("keeps its chain when many write at once", async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        run(actor("lead"), { selectionId: "sel_one", name: `n${index}` }),
      ),
    );
    const rows = await events();
    expect(rows).toHaveLength(20);
    expect(firstBrokenLink(rows)).toBeNull();
  });
});
