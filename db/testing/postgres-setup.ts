import type { TestProject } from "vitest/node";
import { makeTemplate, removeTestDatabases } from "./postgres-server";

/** Before and after the tests that run on PostgreSQL. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = project.config.provide?.postgres;
  if (!server) throw new Error("TEST_DATABASE_URL names no PostgreSQL");
  await makeTemplate(server);
  return () => removeTestDatabases(server);
}

declare module "vitest" {
  interface ProvidedContext {
    /** Address of a PostgreSQL for tests; empty when they run on SQLite. */
    postgres: string;
  }
}
