import { spawn } from "node:child_process";
import { createSecretKey, randomBytes } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { openSqlite } from "@/db/engine/sqlite";
import { openAsLead, seedSealedOffers } from "./sealed-scene";

export interface OpeningCuts {
  readonly cuts: number;
  /** Everything was still sealed after the cut. */
  readonly sealed: number;
  /** Everything was open after the cut. */
  readonly open: number;
  /** Some of it sealed and some of it open, or the record at odds with the rows. */
  readonly mixed: number;
  /** Acknowledged, and sealed afterwards. */
  readonly lost: number;
  /** Could not be opened in full afterwards. */
  readonly stuck: number;
}

type State = "sealed" | "open" | "mixed";

const root = path.resolve(import.meta.dirname, "..", "..");

/**
 * Ends the process that opens prices without warning, at any moment of it, again and again. Each time everything must
 * be sealed or everything open afterwards, and whoever asks again must end with everything open.
 */
export async function cutOpenings(cuts: number, lines: number): Promise<OpeningCuts> {
  const folder = mkdtempSync(path.join(tmpdir(), "shortlist-drill-"));
  const template = path.join(folder, "sealed.sqlite");
  const key = randomBytes(32);
  const counted = { sealed: 0, open: 0, mixed: 0, lost: 0, stuck: 0 };
  try {
    await seedSealedOffers(template, createSecretKey(key), lines);
    const copy = (name: string) => {
      const file = path.join(folder, `${name}.sqlite`);
      copyFileSync(template, file);
      return file;
    };
    // Undisturbed once, to know how long there is something to disturb.
    const { took } = await openUntilKilled(copy("whole"), key, null);
    for (let cut = 0; cut < cuts; cut += 1) {
      const file = copy(`cut-${cut}`);
      const { acknowledged } = await openUntilKilled(file, key, Math.random() * took * 1.1);
      const state = stateOf(file);
      counted[state] += 1;
      if (acknowledged && state !== "open") counted.lost += 1;
      if (!(await opensAgain(file, key, state))) counted.stuck += 1;
    }
    return { cuts, ...counted };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The next start reads the database and opens the prices; where they are open it is told so. */
async function opensAgain(file: string, key: Buffer, state: State): Promise<boolean> {
  const db = await openSqlite(file);
  const outcome = await openAsLead(db, createSecretKey(key));
  await db.close();
  const expected = state === "open" ? "prices.already_open" : "opened";
  return (outcome.ok ? "opened" : outcome.code) === expected && stateOf(file) === "open";
}

/** What stands in the database: each row by itself, the selection, its key and the record. */
function stateOf(file: string): State {
  const db = new BetterSqlite3(file);
  const count = (from: string) => Number(db.prepare(`select count(*) from ${from}`).pluck().get());
  const rows = (table: string, amount: string, openAmount: string) => {
    const all = count(table);
    if (count(`${table} where sealed is not null and ${amount} is null`) === all) return "sealed";
    return count(`${table} where sealed is null and ${openAmount}`) === all ? "open" : "mixed";
  };
  const states = [
    rows("offer_version", "stated_total_minor", "stated_total_minor = 999 and index_basis_points = 250"),
    rows(
      "offer_line",
      "unit_price_minor",
      "unit_price_minor = 100 + cast(substr(line_id, 6) as integer) and quantity_milli = 5000",
    ),
    rows("offer_bundle", "amount_minor", "amount_minor = 1000 and split_note = 'Our guess'"),
    rows("price_list_item", "unit_price_minor", "unit_price_minor = 700"),
  ];
  const beside = {
    sealed: { openings: 0, keys: 1, tiers: 0, splits: 0, audits: 0 },
    open: {
      ...{ openings: 1, keys: 0, tiers: count("offer_line"), splits: count("offer_bundle") },
      audits: 1,
    },
  };
  const found = {
    openings: count("selection where prices_opened_at is not null"),
    keys: count("selection_key"),
    tiers: count("offer_line_tier"),
    splits: count("bundle_split"),
    audits: count("audit_event where action = 'prices.requestOpening'"),
  };
  const sound = db.pragma("integrity_check", { simple: true }) === "ok";
  db.close();
  const is = (state: "sealed" | "open") =>
    states.every((each) => each === state) && JSON.stringify(found) === JSON.stringify(beside[state]);
  if (!sound) return "mixed";
  return is("sealed") ? "sealed" : is("open") ? "open" : "mixed";
}

async function openUntilKilled(
  file: string,
  key: Buffer,
  afterMs: number | null,
): Promise<{ readonly acknowledged: boolean; readonly took: number }> {
  const tsx = path.join(root, "node_modules", "tsx", "dist", "cli.mjs");
  const child = spawn(
    process.execPath,
    [tsx, path.join(root, "scripts", "drill", "opener.ts"), file, key.toString("base64")],
    { cwd: root, stdio: ["ignore", "pipe", "inherit"], detached: true },
  );
  let printed = "";
  let began = 0;
  let took = 0;
  // The whole group goes: the program runs in a child of its own. It may have ended by itself in the meantime.
  const cut = () => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGKILL");
  };
  child.stdout.on("data", (chunk) => {
    printed += String(chunk);
    if (began === 0) {
      began = performance.now();
      if (afterMs !== null) setTimeout(cut, afterMs);
    }
    if (printed.includes("opened\n")) took = performance.now() - began;
  });
  await new Promise((resolve) => child.once("close", resolve));
  if (afterMs === null && took === 0) throw new Error(`the undisturbed opening failed: ${printed}`);
  return { acknowledged: printed.includes("opened\n"), took };
}
