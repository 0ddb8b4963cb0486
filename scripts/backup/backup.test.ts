import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/engine/database";
import { openSqlite } from "@/db/engine/sqlite";
import { backupFile, faultOfFile, restoreFile } from "@/db/engine/sqlite-file";
import { document } from "@/db/schema/document";
import { organisation } from "@/db/schema/organisation";
import { selection as selectionTable } from "@/db/schema/selection";

let folder: string;
let data: string;
let live: string;
let database: Database | null = null;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "shortlist-backup-"));
  data = path.join(folder, "data");
  mkdirSync(data);
  live = path.join(data, "shortlist.sqlite");
});
afterEach(async () => {
  await database?.close();
  database = null;
  rmSync(folder, { recursive: true });
});

/** Runs a script against the test's data folder; a process of its own, as a person would. */
function run(
  script: "backup" | "restore",
  ...args: string[]
): Promise<{ code: number | null; text: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--import", "tsx", `scripts/${script}.ts`, ...args], {
      env: { ...process.env, SHORTLIST_DATA: data },
    });
    let text = "";
    child.stdout.on("data", (chunk) => (text += String(chunk)));
    child.stderr.on("data", (chunk) => (text += String(chunk)));
    child.on("close", (code) => resolve({ code, text }));
  });
}

async function write(name: string): Promise<void> {
  const to = database;
  if (to === null) throw new Error("no database is open");
  await to.transaction(async (tx) => {
    await tx.insert(organisation).values({ id: `org_${name}`, name, createdAt: "2026-11-22T09:00:00.000Z" });
  });
}

function namesIn(file: string): string[] {
  const connection = new BetterSqlite3(file, { readonly: true });
  const names = connection.prepare("select name from organisation order by name").pluck().all().map(String);
  connection.close();
  return names;
}

describe("a backup", () => {
  it("is one whole file, taken while the product writes", async () => {
    database = await openSqlite(live);
    await write("before");
    let stop = false;
    let written = 0;
    const writing = (async () => {
      for (; !stop; written += 1) {
        await write(String(written));
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    })();
    const target = path.join(folder, "copy.sqlite");
    const { code, text } = await run("backup", target);
    stop = true;
    await writing;
    expect(text).toContain(`Backup written and checked: ${target}`);
    // What is not in it is said, and why it is kept apart.
    for (const key of ['"seal-key" opens sealed prices', '"secret" signs sessions'])
      expect(text).toContain(key);
    expect(code).toBe(0);
    expect(faultOfFile(target)).toBeNull();
    const names = namesIn(target);
    // A state that was true at one moment: the first rows without a hole.
    expect(names).toContain("before");
    const numbers = names
      .filter((name) => name !== "before")
      .map(Number)
      .sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, index) => index));
    expect(written).toBeGreaterThan(numbers.length - 1);
    expect(readdirSync(folder).filter((name) => name.startsWith("copy"))).toEqual(["copy.sqlite"]);
  }, 60_000);

  it("never overwrites a file, and leaves nothing behind when it fails", async () => {
    database = await openSqlite(live);
    const target = path.join(folder, "precious.txt");
    writeFileSync(target, "precious");
    const { code, text } = await run("backup", target);
    expect([code, text.includes("nothing was overwritten")]).toEqual([1, true]);
    expect(readFileSync(target, "utf8")).toBe("precious");
    expect(() => backupFile(path.join(folder, "absent"), path.join(folder, "x"))).toThrow("no database");
    expect(readdirSync(folder).sort()).toEqual(["data", "precious.txt"]);
  }, 30_000);
});

describe("a restore", () => {
  it("puts the backup in place and keeps the database from before, its log folded in", async () => {
    database = await openSqlite(live);
    await write("old");
    const backup = path.join(folder, "copy.sqlite");
    backupFile(live, backup);
    await write("newer");
    await database.close();
    database = null;
    const { code, text } = await run("restore", backup);
    expect(code, text).toBe(0);
    expect(namesIn(live)).toEqual(["old"]);
    const kept = /kept as: (.*)/.exec(text)?.[1] ?? "";
    expect(path.basename(kept)).toMatch(/^shortlist\.sqlite\.before-restore-\d{8}T\d{6}Z$/);
    expect(namesIn(kept)).toEqual(["newer", "old"]);
    expect(existsSync(`${live}-wal`)).toBe(false);
    expect(statSync(live).size).toBeGreaterThan(0);
    database = await openSqlite(live);
    await write("after");
    expect(namesIn(live)).toEqual(["after", "old"]);
  }, 30_000);

  it("is refused while the product has the database open, busy or idle", async () => {
    database = await openSqlite(live);
    await write("live");
    const backup = path.join(folder, "copy.sqlite");
    backupFile(live, backup);
    await write("more");
    const { code, text } = await run("restore", backup);
    expect([code, text.includes("is in use. Stop Shortlist")]).toEqual([1, true]);
    await write("still works");
    expect(namesIn(live)).toEqual(["live", "more", "still works"]);
    expect(readdirSync(data).filter((name) => name.includes("restor"))).toEqual([]);
  }, 30_000);

  it("refuses a damaged file, a file that is no database and a database that is not ours", async () => {
    database = await openSqlite(live);
    for (let index = 0; index < 200; index += 1) await write(`row ${index} ${"x".repeat(200)}`);
    const backup = path.join(folder, "copy.sqlite");
    backupFile(live, backup);
    await database.close();
    database = null;
    const before = readFileSync(live);
    const bytes = readFileSync(backup);
    bytes.fill(0xa5, bytes.length - 40_000, bytes.length - 4_000);
    const damaged = path.join(folder, "damaged.sqlite");
    writeFileSync(damaged, bytes);
    const junk = path.join(folder, "junk.sqlite");
    writeFileSync(junk, "not a database at all, but long enough to be looked at as one".repeat(50));
    const other = path.join(folder, "other.sqlite");
    const foreign = new BetterSqlite3(other);
    foreign.exec("create table something (id integer)");
    foreign.close();
    for (const [file, words] of [
      [damaged, "damaged"],
      [junk, "cannot be read as a database"],
      [other, "no Shortlist database"],
      [path.join(folder, "absent"), "There is no file"],
      [live, "the database in use itself"],
    ] as const) {
      expect(() => restoreFile(file, live, "stamp"), file).toThrow(words);
    }
    expect(readFileSync(live).equals(before)).toBe(true);
  }, 30_000);

  it("works into an empty data folder, and over a database that is itself damaged", async () => {
    database = await openSqlite(live);
    await write("good");
    const backup = path.join(folder, "copy.sqlite");
    backupFile(live, backup);
    await database.close();
    database = null;
    const fresh = path.join(folder, "fresh", "shortlist.sqlite");
    expect(restoreFile(backup, fresh, "1")).toEqual({ kept: null });
    expect(namesIn(fresh)).toEqual(["good"]);
    writeFileSync(live, "ruined".repeat(1_000));
    const { kept } = restoreFile(backup, live, "2");
    expect(readFileSync(kept ?? "", "utf8")).toContain("ruined");
    expect(namesIn(live)).toEqual(["good"]);
  });
});

describe("attached files", () => {
  const hashOf = (content: string) => createHash("sha256").update(content).digest("hex");
  const store = (within: string) => path.join(within, "files");
  const place = (within: string, hash: string) => path.join(within, hash.slice(0, 2), hash.slice(2));

  /** A document with this content in the live data folder; names the content's hash. */
  async function attach(content: string): Promise<string> {
    const hash = hashOf(content);
    mkdirSync(path.dirname(place(store(data), hash)), { recursive: true });
    writeFileSync(place(store(data), hash), content);
    const to = database;
    if (to === null) throw new Error("no database is open");
    await to.transaction(async (tx) => {
      const selection = {
        id: `sel_${hash}`,
        organisationId: "org_one",
        name: "One",
        template: "blank",
      } as const;
      const figures = { currency: "DKK", horizonMonths: 48, targetType: 3, priceShareTenths: 300 } as const;
      const at = "2026-11-22T09:00:00.000Z";
      await tx.insert(selectionTable).values({ ...selection, ...figures, createdAt: at, updatedAt: at });
      await tx.insert(document).values({
        id: `doc_${hash}`,
        selectionId: selection.id,
        kind: "other",
        fileName: "a.txt",
        contentHash: hash,
        byteCount: content.length,
        mediaType: "text/plain",
        addedBy: "The lead",
        addedAt: at,
      });
    });
    return hash;
  }

  it("go beside the backup and come back with it, checked by their hashes", async () => {
    database = await openSqlite(live);
    await write("one");
    const hash = await attach("The auditor's report");
    const backup = path.join(folder, "copy.sqlite");
    const made = await run("backup", backup);
    expect(made.code, made.text).toBe(0);
    const beside = path.join(folder, "copy.files");
    expect(readFileSync(place(beside, hash), "utf8")).toBe("The auditor's report");
    await database.close();
    database = null;
    rmSync(data, { recursive: true });
    mkdirSync(data);
    const back = await run("restore", backup);
    expect(back.code, back.text).toBe(0);
    expect(back.text).toContain("Attached files put back: 1");
    expect(readFileSync(place(store(data), hash), "utf8")).toBe("The auditor's report");
  }, 60_000);

  it("that are damaged or missing refuse the restore, and the database stays", async () => {
    database = await openSqlite(live);
    await write("one");
    const hash = await attach("The offer");
    const backup = path.join(folder, "copy.sqlite");
    expect((await run("backup", backup)).code).toBe(0);
    await write("later");
    await database.close();
    database = null;
    const copy = place(path.join(folder, "copy.files"), hash);
    // A copy on the same disk is the same file under another name; this one is damaged alone.
    rmSync(copy);
    writeFileSync(copy, "Another offer");
    const damaged = await run("restore", backup);
    expect([damaged.code, damaged.text.includes("is damaged")]).toEqual([1, true]);
    rmSync(copy);
    rmSync(place(store(data), hash));
    const missing = await run("restore", backup);
    expect([missing.code, missing.text.includes("is missing")]).toEqual([1, true]);
    expect(namesIn(live)).toEqual(["later", "one"]);
  }, 90_000);
});
