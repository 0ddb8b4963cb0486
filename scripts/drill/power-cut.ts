import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import BetterSqlite3 from "better-sqlite3";

export interface PowerCuts {
  readonly cuts: number;
  readonly acknowledged: number;
  /** Acknowledged rows that are not in the database afterwards. */
  readonly lost: number;
  /** Rows that are in the database twice, or damage that the integrity check finds. */
  readonly damaged: number;
}

const root = path.resolve(import.meta.dirname, "..", "..");

/** Ends a writing process without warning, again and again, and looks whether anything acknowledged is missing. */
export async function cutPower(cuts: number, longestMs = 400): Promise<PowerCuts> {
  const folder = mkdtempSync(path.join(tmpdir(), "shortlist-drill-"));
  const file = path.join(folder, "drill.sqlite");
  const acknowledged = new Set<number>();
  let next = 0;
  try {
    for (let cut = 0; cut < cuts; cut += 1) {
      for (const number of await writeUntilKilled(file, next, Math.random() * longestMs))
        acknowledged.add(number);
      // A write may stand although its acknowledgement was cut off: start well beyond it.
      next = Math.max(next, ...acknowledged) + 1_000;
    }
    const db = new BetterSqlite3(file, { readonly: true });
    const ids = db.prepare("select id from organisation").pluck().all().map(String);
    const sound = db.pragma("integrity_check", { simple: true }) === "ok";
    db.close();
    const kept = new Set(ids);
    return {
      cuts,
      acknowledged: acknowledged.size,
      lost: [...acknowledged].filter((number) => !kept.has(`org_${number}`)).length,
      damaged: ids.length - kept.size + (sound ? 0 : 1),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function writeUntilKilled(file: string, first: number, afterMs: number): Promise<number[]> {
  const tsx = path.join(root, "node_modules", "tsx", "dist", "cli.mjs");
  const child = spawn(
    process.execPath,
    [tsx, path.join(root, "scripts", "drill", "writer.ts"), file, String(first)],
    {
      cwd: root,
      stdio: ["ignore", "pipe", "inherit"],
      detached: true,
    },
  );
  let printed = "";
  let counting = false;
  child.stdout.on("data", (chunk) => {
    printed += String(chunk);
    // The clock runs from the first write on. The whole group goes: the program runs in a child of its own.
    if (counting) return;
    counting = true;
    setTimeout(() => child.pid && process.kill(-child.pid, "SIGKILL"), afterMs);
  });
  await new Promise((resolve) => child.once("close", resolve));
  // The last line may have been cut in the middle.
  return printed
    .slice(0, printed.lastIndexOf("\n") + 1)
    .split("\n")
    .filter(Boolean)
    .map(Number);
}
