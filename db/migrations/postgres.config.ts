import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: "./db/migrations/postgres-tables.cts",
  out: "./db/migrations/postgres",
});
