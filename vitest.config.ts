import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
const postgres = process.env.TEST_DATABASE_URL ?? "";

const shared = {
  exclude: ["node_modules/**", ".next*/**"],
  env: { TZ: "Asia/Kathmandu" },
  // Some start another process, on a machine that may be busy; no test is about its own time.
  testTimeout: 60_000,
  setupFiles: ["scripts/test/fixed-seed.ts"],
  globalSetup: ["scripts/test/outside-setup.mjs"],
  // Every processor; by itself vitest leaves one out, which is half of a small machine.
  maxWorkers: availableParallelism(),
};

const textOf = (file: string): string => readFileSync(path.join(root, file), "utf8");
const testsIn = (...rooms: string[]): string[] =>
  rooms.flatMap((room) =>
    readdirSync(path.join(root, room), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.test\.tsx?$/.test(file))
      .map((file) => `${room}/${file.split(path.sep).join("/")}`),
  );

/** What opens a database for tests: in so many words, or as surroundings that several of them share. */
const opening = ["db", "lib"]
  .flatMap((room) =>
    readdirSync(path.join(root, room), { recursive: true, encoding: "utf8" }).map(
      (file) => `${room}/${file}`,
    ),
  )
  .filter((file) => /\/testing\/[^/]+\.ts$/.test(file) && /from "[^"]*\/open-memory"/.test(textOf(file)))
  .map((file) => `testing/${path.basename(file, ".ts")}"`);
const opens = (file: string): boolean =>
  ['testing/open-memory"', ...opening].some((it) => textOf(file).includes(it));

/** Tests that stand on an open database, whichever it is; and those of PostgreSQL alone. */
const dataTests = testsIn("db", "lib").filter(opens);
const ONLY_POSTGRES = "{db,lib,scripts}/**/*postgres*.test.ts";

/**
 * Tests of rooms whose modules hold nothing from one call to the next, so that a file may take over what another has
 * loaded: most of the time of a short test goes into loading. Those that put something else in a module's place or
 * change their surroundings have a process of their own, as have all other rooms.
 */
const sharing = (...rooms: string[]): string[] =>
  testsIn(...rooms).filter((file) => !/\bvi\.|process\.(env|chdir)|postgres/.test(textOf(file)));
const sharingData = sharing("db");
/** These rooms know of no database, so their tests run while its driver is still being compiled. */
const sharingRules = sharing("lib/domain", "lib/formats", "lib/i18n", "components");

export default defineConfig({
  resolve: { alias: { "@": root.replace(/\/$/, "") } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: "unit",
          include: ["{lib,db,scripts,components,app}/**/*.test.{ts,tsx}"],
          exclude: [...shared.exclude, ONLY_POSTGRES, ...sharingData, ...sharingRules],
          provide: { postgres: "" },
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: "unit-sharing",
          include: sharingData,
          isolate: false,
          provide: { postgres: "" },
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: "rules",
          include: sharingRules,
          isolate: false,
          provide: { postgres: "" },
        },
      },
      // Only where there is one: TEST_DATABASE_URL, or the one that `npm test` starts.
      ...(postgres
        ? [
            {
              extends: true as const,
              test: {
                ...shared,
                name: "postgres",
                include: [...dataTests.filter((file) => !sharingData.includes(file)), ONLY_POSTGRES],
                globalSetup: [...shared.globalSetup, "db/testing/postgres-setup.ts"],
                provide: { postgres },
              },
            },
            {
              extends: true as const,
              test: {
                ...shared,
                name: "postgres-sharing",
                include: dataTests.filter((file) => sharingData.includes(file)),
                isolate: false,
                globalSetup: [...shared.globalSetup, "db/testing/postgres-setup.ts"],
                provide: { postgres },
              },
            },
          ]
        : []),
    ],
  },
});
