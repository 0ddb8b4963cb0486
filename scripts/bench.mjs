// Measures speed and size against baselines of the same run. See docs/figures.md. Only a part: reading, workbook, pages, neighbours, engines
import path from "node:path";
import { ensureBrowser } from "./steps/browser.mjs";
import { findPostgres, startPostgres } from "./steps/postgres.mjs";
import { ensureBuilt, ensureDependencies, root, run } from "./steps/run.mjs";

await ensureDependencies({ tests: true });
const only = process.argv.slice(2);
const needsBrowser = !only.some((part) => ["reading", "workbook"].includes(part));
const chromium = needsBrowser ? ensureBrowser() : "";
if (needsBrowser) ensureBuilt();
// What is committed is on the disk, as in real use: SQLite is measured that way, too.
const postgres =
  (only.length > 0 && !only.includes("engines")) || findPostgres() === null
    ? null
    : startPostgres({ durable: true });
process.on("exit", () => postgres?.stop());
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(130));
const tsx = path.join(root, "node_modules", "tsx", "dist", "cli.mjs");
const surroundings = { CHROMIUM_PATH: chromium, BENCH_DATABASE_URL: postgres?.url ?? "" };
process.exit(run(process.execPath, [tsx, "scripts/bench/main.ts", ...only], surroundings) ? 0 : 1);
