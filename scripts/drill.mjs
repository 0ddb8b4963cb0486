// Long drills; `npm test` runs a short form of each. See docs/figures.md.
import path from "node:path";
import { ensureBuilt, ensureDependencies, root, run } from "./steps/run.mjs";

await ensureDependencies({ tests: true });
ensureBuilt();
const tsx = path.join(root, "node_modules", "tsx", "dist", "cli.mjs");
process.exit(run(process.execPath, [tsx, "scripts/drill/main.ts", ...process.argv.slice(2)]) ? 0 : 1);
