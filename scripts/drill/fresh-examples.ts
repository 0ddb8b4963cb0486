import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..", "..");

/** Examples of a property that does not say how many it wants, and the longest it may take over them. */
const RUNS = 2_000;
const LONGEST_MS = 20_000;

/** The test files that hold properties. */
function propertyTests(): string[] {
  return ["lib", "db", "components", "app", "scripts"]
    .flatMap((room) =>
      readdirSync(path.join(root, room), { recursive: true, encoding: "utf8" }).map((file) =>
        path.join(room, file),
      ),
    )
    .filter(
      (file) =>
        file.endsWith(".test.ts") && readFileSync(path.join(root, file), "utf8").includes('"fast-check"'),
    );
}

/** Runs every property test on examples nobody has seen; the seed brings them back. True when all of them hold. */
export function holdOnFreshExamples(seed = Math.floor(Math.random() * 2 ** 31)): boolean {
  console.log(`Property tests with seed ${seed}; again with: npm run drill -- properties ${seed}`);
  const { status } = spawnSync(
    process.execPath,
    [
      path.join(root, "node_modules", "vitest", "vitest.mjs"),
      "run",
      "--testTimeout=300000",
      ...propertyTests(),
    ],
    {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: {
        ...process.env,
        PROPERTY_SEED: String(seed),
        PROPERTY_RUNS: String(RUNS),
        PROPERTY_MS: String(LONGEST_MS),
      },
    },
  );
  return status === 0;
}
