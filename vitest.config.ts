import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } },
  test: {
    include: ["{lib,db,scripts,components,app}/**/*.test.{ts,tsx}"],
    exclude: ["node_modules/**", ".next*/**"],
    env: { TZ: "Asia/Kathmandu" },
    testTimeout: 20_000,
    setupFiles: ["scripts/test/fixed-seed.ts"],
  },
});
