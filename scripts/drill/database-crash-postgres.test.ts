import { expect, it } from "vitest";
import { findPostgres } from "../steps/postgres.mjs";
import { crashDatabase } from "./database-crash";

it.skipIf(findPostgres() === null)(
  "loses and doubles no acknowledged score, and breaks no chain, when PostgreSQL crashes under two servers",
  async () => {
    const { acknowledged, ...found } = await crashDatabase(2, 10);
    expect(acknowledged).toBeGreaterThan(0);
    expect(found).toEqual({ lost: 0, doubled: 0, broken: null });
  },
);
