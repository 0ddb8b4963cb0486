import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { asc } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { day } from "@/lib/domain/comparison/testing";
import { sampleDossier } from "@/lib/formats/sample/sample";
import { auditEvent } from "../schema/audit";
import { user } from "../schema/auth";
import { vendor } from "../schema/vendor";
import { addOneOfEach } from "../testing/one-of-each";
import { copyTemplate } from "../testing/postgres-server";
import { appendAudit, firstBrokenLink } from "../writes/audit";
import { importSelection } from "../writes/dossier";
import { beat } from "../writes/heartbeat";
import { createOwner } from "../writes/organisation";
import type { Database } from "./database";
import { contentOf, MoveRefused, moveEverything } from "./move";
import { openPostgres } from "./postgres";
import { openSqlite } from "./sqlite";

const NOW = "2026-11-22T09:00:00.000Z";
let folder: string;
let files: Database[];
let postgres: Database;

const sqliteIn = async (name: string): Promise<Database> => {
  const database = await openSqlite(path.join(folder, name));
  files.push(database);
  return database;
};

/** A used installation: an account, the sample, a record of who did what, more rows than fit in one batch. */
async function fill(database: Database): Promise<void> {
  await database.transaction(async (tx) => {
    const owner = {
      name: "Åse Ørn",
      email: "aase@example.dk",
      passwordHash: "x",
      organisationName: "Ært",
      isSample: false,
    };
    const { userId, organisationId } = await createOwner(tx, owner, NOW);
    const lead = { userId, name: owner.name };
    await importSelection(tx, sampleDossier({ today: day("2026-11-22") }), {
      organisationId,
      lead,
      now: NOW,
    });
    const many = Array.from({ length: 700 }, (_, index) => ({
      id: `ven_${index}`,
      organisationId,
      legalName: `Leverandør ${index} 😀 'quoted' "twice" \\ \n next`,
      country: "DK",
      employees: index % 3 === 0 ? null : index,
      createdAt: NOW,
      updatedAt: NOW,
    }));
    for (let from = 0; from < many.length; from += 350)
      await tx.insert(vendor).values(many.slice(from, from + 350));
    for (const name of ["first", "second"])
      appendAudit(tx, [
        {
          organisationId,
          selectionId: null,
          actorId: userId,
          actorName: owner.name,
          action: "vendor.create",
          subjectId: name,
          before: null,
          after: { name },
          at: NOW,
        },
      ]);
    await beat(tx, NOW);
  });
}

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "shortlist-move-"));
  files = [];
  postgres = await openPostgres(await copyTemplate(inject("postgres")));
});
afterEach(async () => {
  for (const database of [...files, postgres]) await database.close();
  rmSync(folder, { recursive: true });
});

describe("moving a database to another engine", () => {
  it("and back gives the same rows in every table, to the byte", async () => {
    const before = await sqliteIn("before.sqlite");
    await fill(before);
    const moved = await moveEverything(before, postgres);
    expect(moved.find(({ table }) => table === "vendor")?.rows).toBeGreaterThan(700);
    const after = await sqliteIn("after.sqlite");
    expect(await moveEverything(postgres, after)).toEqual(moved);
    expect(await after.snapshot(contentOf)).toEqual(await before.snapshot(contentOf));
    expect(await postgres.read.select().from(user)).toEqual(await before.read.select().from(user));
    const chain = await postgres.read.select().from(auditEvent).orderBy(asc(auditEvent.sequence));
    expect([chain.length > 2, firstBrokenLink(chain)]).toEqual([true, null]);
  });

  it("carries what every table holds, there and back, also a table that is newer than this test", async () => {
    const before = await sqliteIn("before.sqlite");
    await before.transaction(addOneOfEach);
    const moved = await moveEverything(before, postgres);
    expect(moved.filter(({ rows }) => rows !== 1)).toEqual([]);
    expect(moved.map(({ table }) => table)).toEqual(
      expect.arrayContaining(["offer_draft", "document", "offer_request", "offer_round", "mail_message"]),
    );
    expect(await moveEverything(postgres, await sqliteIn("after.sqlite"))).toEqual(moved);
  });

  it("is refused when the target holds anything, and leaves it as it was", async () => {
    const source = await sqliteIn("source.sqlite");
    await fill(source);
    await postgres.transaction((tx) => beat(tx, NOW));
    await moveEverything(source, postgres);
    const there = await postgres.snapshot(contentOf);
    await expect(moveEverything(source, postgres)).rejects.toThrow(MoveRefused);
    expect(await postgres.snapshot(contentOf)).toEqual(there);
  });

  it("of an empty installation moves nothing, and that is well", async () => {
    const moved = await moveEverything(await sqliteIn("empty.sqlite"), postgres);
    expect(moved.every(({ rows }) => rows === 0)).toBe(true);
  });
});
