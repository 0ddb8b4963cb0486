import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { migrateSqlite } from "./migrate-sqlite";

const REAL = path.join("db", "migrations", "sqlite");

let folder: string;
let connection: BetterSqlite3.Database;

/** A copy of the real migrations with one more after them. */
function withOneMore(sqlText: string): string {
  const copy = path.join(folder, `migrations-${readdirSync(folder).length}`);
  mkdirSync(copy);
  cpSync(REAL, copy, { recursive: true });
  const journalFile = path.join(copy, "meta", "_journal.json");
  const journal = JSON.parse(readFileSync(journalFile, "utf8"));
  const last = journal.entries.at(-1);
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1000, tag: "9999_next" });
  writeFileSync(journalFile, JSON.stringify(journal));
  writeFileSync(path.join(copy, "9999_next.sql"), sqlText);
  return copy;
}

function fill(): void {
  connection.exec(`
    insert into organisation (id, name, is_sample, edition, created_at) values ('org_1', 'Hansen', 0, 1, '2026');
    insert into vendor (id, organisation_id, legal_name, country, registration_number, website, notes, edition, created_at, updated_at)
      values ('ven_1', 'org_1', 'Fjord IT', 'DK', '', '', '', 1, '2026', '2026');
    insert into selection (id, organisation_id, name, template, currency, horizon_months, target_type, discount_basis_points, phase,
      price_formula, price_share_tenths, slope_hundredths, tie_break, revision, edition, created_at, updated_at)
      values ('sel_1', 'org_1', 'IT 2027', 'blank', 'DKK', 48, 3, 0, 'prepare', 'proportional', 200, 100, 'shared', 1, 1, '2026', '2026');
    insert into candidate (id, selection_id, vendor_id, stage, stage_reason, membership, membership_source, edition, created_at, updated_at)
      values ('can_1', 'sel_1', 'ven_1', 'longlisted', '', 'not_checked', '', 1, '2026', '2026');
  `);
}

const count = (table: string) => connection.prepare(`select count(*) from ${table}`).pluck().get();

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "shortlist-migrate-"));
  connection = new BetterSqlite3(path.join(folder, "test.sqlite"));
  connection.pragma("foreign_keys = ON");
  migrateSqlite(connection);
  fill();
});
afterEach(() => {
  connection.close();
  rmSync(folder, { recursive: true });
});

const REBUILD = `
create table "organisation_new" ("id" text primary key not null, "name" text not null, "is_sample" integer not null default 0, "edition" integer not null default 1, "created_at" text not null, "motto" text);
--> statement-breakpoint
insert into "organisation_new" (id, name, is_sample, edition, created_at) select id, name, is_sample, edition, created_at from "organisation";
--> statement-breakpoint
drop table "organisation";
--> statement-breakpoint
alter table "organisation_new" rename to "organisation";
`;

describe("migrating a filled database", () => {
  it("does nothing a second time", () => {
    migrateSqlite(connection);
    expect([count("organisation"), count("candidate")]).toEqual([1, 1]);
  });

  it("keeps every child row when a table is rebuilt under them", () => {
    migrateSqlite(connection, withOneMore(REBUILD));
    expect([count("organisation"), count("vendor"), count("selection"), count("candidate")]).toEqual([
      1, 1, 1, 1,
    ]);
    expect(connection.pragma("foreign_keys", { simple: true })).toBe(1);
    expect(() => connection.exec("delete from organisation where id = 'org_1'; select 1")).not.toThrow();
    expect(count("selection")).toBe(0);
  });

  it("is undone whole when it leaves rows without what they point to", () => {
    expect(() => migrateSqlite(connection, withOneMore(`delete from "vendor";`))).toThrow(
      /without what they point to/,
    );
    expect([count("vendor"), count("candidate")]).toEqual([1, 1]);
  });

  it("is undone whole when a statement fails", () => {
    const halfway = `alter table "vendor" add column "motto" text;\n--> statement-breakpoint\ninsert into nowhere values (1);`;
    expect(() => migrateSqlite(connection, withOneMore(halfway))).toThrow();
    expect(() => connection.prepare("select motto from vendor")).toThrow();
  });

  it("is refused for a database of a newer version", () => {
    migrateSqlite(connection, withOneMore(`alter table "vendor" add column "motto" text;`));
    expect(() => migrateSqlite(connection)).toThrow(/newer version/);
  });
});
