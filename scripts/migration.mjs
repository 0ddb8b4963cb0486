// Makes the next migration for both databases from db/schema:  npm run migration -- --name what
import { spawnSync } from "node:child_process";
import path from "node:path";
import { root } from "./steps/run.mjs";

const kit = path.join(root, "node_modules", "drizzle-kit", "bin.cjs");
for (const database of ["sqlite", "postgres"]) {
  const { status } = spawnSync(
    process.execPath,
    [kit, "generate", `--config=db/migrations/${database}.config.ts`, ...process.argv.slice(2)],
    { cwd: root, stdio: "inherit" },
  );
  if (status !== 0) process.exit(status ?? 1);
}
