// Runs every check and test; prints "N passed, N failed" last. Parts: npm test -- unit postgres browser
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ensureBrowser } from "./steps/browser.mjs";
import { findPostgres, startPostgres } from "./steps/postgres.mjs";
import { ensureBuilt, ensureDependencies, nextProgram, root } from "./steps/run.mjs";

const scratch = mkdtempSync(path.join(tmpdir(), "shortlist-test-"));
const wanted = new Set(process.argv.slice(2));
const failures = [];
/** What went wrong, test by test; said once more at the end, where it is looked for. */
const faults = [];
let passed = 0;
let failed = 0;

/** Runs a command with its output shown; true when it ended well. */
function shell(command, args, env = {}) {
  return (
    spawnSync(command, args, {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
    }).status === 0
  );
}

const tool = (...parts) => path.join(root, "node_modules", ...parts);
const tsx = tool("tsx", "dist", "cli.mjs");

/** Does one part, unless others alone are asked for. `alsoFor`: what does not go without it. */
function part(name, work, alsoFor = name) {
  if (wanted.size > 0 && !wanted.has(name) && !wanted.has(alsoFor)) return;
  console.log(`\n── ${name}`);
  const began = Date.now();
  const [good, bad] = work();
  passed += good;
  failed += bad;
  if (bad > 0) failures.push(name);
  console.log(`── ${name}: ${good} passed, ${bad} failed (${Math.round((Date.now() - began) / 1000)} s)`);
}

const check = (ok) => (ok ? [1, 0] : [0, 1]);

/** Counts of a JSON report; a run that ends badly without a failed test still counts as one failure. */
function counted(ok, file, count) {
  try {
    const [good, bad] = count(JSON.parse(readFileSync(file, "utf8")));
    return good + bad === 0 ? [0, 1] : [good, ok ? bad : Math.max(bad, 1)];
  } catch {
    return [0, 1];
  }
}

const installed = ensureDependencies({ tests: true });

part("format-and-lint", () =>
  check(shell(process.execPath, [tool("@biomejs", "biome", "bin", "biome"), "ci", "."])),
);
part("types", () =>
  check(
    shell(process.execPath, [nextProgram(), "typegen"]) &&
      shell(process.execPath, [tool("typescript", "bin", "tsc"), "--noEmit"]),
  ),
);
part("layers", () => check(shell(process.execPath, [tsx, "scripts/check/layers.ts"])));
part("messages", () => check(shell(process.execPath, [tsx, "scripts/check/messages.ts"])));
/** Runs the projects of vitest.config.ts whose names begin so. */
function vitest(project, env) {
  const report = path.join(scratch, `${project}.json`);
  const ok = shell(
    process.execPath,
    [
      tool("vitest", "vitest.mjs"),
      "run",
      `--project=${project}*`,
      "--reporter=dot",
      "--reporter=json",
      `--outputFile=${report}`,
    ],
    env,
  );
  return counted(ok, report, (json) => {
    for (const { name, message, assertionResults } of json.testResults) {
      const bad = assertionResults.filter(({ status }) => status === "failed");
      if (message && bad.length === 0) faults.push([path.relative(root, name), message]);
      for (const test of bad)
        faults.push([`${path.relative(root, name)} › ${test.fullName}`, test.failureMessages.join("\n")]);
    }
    return [json.numPassedTests, json.numFailedTests];
  });
}

// What needs no database yet: its driver may still be on its way.
part("rules", () => vitest("rules", { TEST_DATABASE_URL: "" }), "unit");
let isBuilt = false;
part(
  "build",
  () => {
    try {
      ensureBuilt();
      isBuilt = true;
    } catch (error) {
      console.error(error.message);
    }
    return check(isBuilt);
  },
  "browser",
);

// From here on a database is opened.
await installed;
part("unit", () => vitest("unit", { TEST_DATABASE_URL: "" }));

/** Address of a PostgreSQL: the one that is named, or one that is found here and runs until the tests end. */
let postgres = process.env.TEST_DATABASE_URL ?? "";
let notRun = "";
function ensurePostgres() {
  if (postgres !== "" || notRun !== "") return;
  if (findPostgres() === null) {
    notRun = "no PostgreSQL is named by TEST_DATABASE_URL, and none was found on this machine";
    return;
  }
  try {
    const server = startPostgres();
    process.on("exit", () => server.stop());
    for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(130));
    postgres = server.url;
  } catch (error) {
    notRun = error.message;
  }
}

// The data layer and the actions once more, on PostgreSQL.
part("postgres", () => {
  ensurePostgres();
  if (notRun === "") return vitest("postgres", { TEST_DATABASE_URL: postgres });
  console.log(`SKIPPED: the half of the tests that runs on PostgreSQL (${notRun}).`);
  // Where it has to be at hand, its absence is a failure and no excuse.
  return process.env.REQUIRE_POSTGRES ? [0, 1] : [0, 0];
});
part("browser", () => {
  // Without a build there is nothing to look at; it has been counted as the fault it is.
  if (!isBuilt) return [0, 0];
  const chromium = ensureBrowser();
  ensurePostgres();
  if (notRun !== "") console.log(`SKIPPED: the browser test with two servers on PostgreSQL (${notRun}).`);
  const report = path.join(scratch, "browser.json");
  const ok = shell(
    process.execPath,
    [
      tool("@playwright", "test", "cli.js"),
      "test",
      "--config=e2e/playwright.config.ts",
      "--reporter=line,json",
    ],
    {
      CHROMIUM_PATH: chromium,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      CI: process.env.CI ?? "",
      TEST_DATABASE_URL: postgres,
    },
  );
  return counted(ok, report, ({ stats, suites }) => {
    const walk = ({ suites: inner = [], specs = [] }) => {
      for (const spec of specs.filter((each) => !each.ok))
        faults.push([
          `${spec.file} › ${spec.title}`,
          spec.tests.flatMap(({ results }) => results.map(({ error }) => error?.message ?? "")).join("\n"),
        ]);
      inner.forEach(walk);
    };
    suites.forEach(walk);
    return [stats.expected, stats.unexpected + stats.flaky];
  });
});

rmSync(scratch, { recursive: true, force: true });
if (failures.length > 0) console.log(`\nFailed: ${failures.join(", ")}`);
for (const [where, message] of faults)
  console.log(`- ${where}\n    ${message.split("\n").slice(0, 12).join("\n    ")}`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
