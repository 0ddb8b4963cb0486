// Measures speed and size against baselines of the same run. See docs/figures.md.
import path from "node:path";
import { ensureBrowser } from "./steps/browser.mjs";
import { ensureBuilt, ensureDependencies, root, run } from "./steps/run.mjs";

ensureDependencies({ tests: true });
const chromium = ensureBrowser();
ensureBuilt();
const tsx = path.join(root, "node_modules", "tsx", "dist", "cli.mjs");
process.exit(run(process.execPath, [tsx, "scripts/bench/main.ts"], { CHROMIUM_PATH: chromium }) ? 0 : 1);
