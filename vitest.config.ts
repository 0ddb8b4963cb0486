import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
const postgres = process.env.TEST_DATABASE_URL ?? "";

const shared = {
  exclude: ["node_modules/**", ".next*/**"],
  env: { TZ: "Asia/Kathmandu" },
  testTimeout: 20_000,
  setupFiles: ["scripts/test/fixed-seed.ts"],
};

/** Tests that stand on an open database, whichever it is; and those of PostgreSQL alone. */
const dataTests = ["db", "lib"].flatMap((room) =>
  readdirSync(path.join(root, room), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => `${room}/${file}`)
    .filter((file) => readFileSync(path.join(root, file), "utf8").includes("testing/open-memory")),
);
const ONLY_POSTGRES = "{db,lib,scripts}/**/*postgres*.test.ts";

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
          exclude: [...shared.exclude, ONLY_POSTGRES],
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
                // Another process has to be waited for, on a machine that may be busy.
                testTimeout: 60_000,
                include: [...dataTests, ONLY_POSTGRES],
                globalSetup: ["db/testing/postgres-setup.ts"],
                provide: { postgres },
              },
            },
          ]
        : []),
    ],
  },
});
