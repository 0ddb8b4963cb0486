import { describe, expect, it } from "vitest";
import { type Migration, missingMigrations } from "./migrate-postgres";

const known: Migration[] = ["0000_start", "0001_mail", "0002_seals"].map((name) => ({
  name,
  hash: `hash of ${name}`,
  statements: [],
}));
const named = (...names: string[]) => names.map((name) => ({ name, hash: `hash of ${name}` }));

describe("the migrations a database still needs", () => {
  it("are all of them for a new one, the rest for an old one and none for a current one", () => {
    expect(missingMigrations(known, [])).toEqual(known);
    expect(missingMigrations(known, named("0000_start")).map(({ name }) => name)).toEqual([
      "0001_mail",
      "0002_seals",
    ]);
    expect(missingMigrations(known, named("0000_start", "0001_mail", "0002_seals"))).toEqual([]);
  });

  it("are not guessed at when the database has one that this version does not know", () => {
    expect(() => missingMigrations(known, named("0000_start", "0009_later"))).toThrow(/0009_later/);
  });

  it("are named when one before the newest is missing", () => {
    expect(() => missingMigrations(known, named("0000_start", "0002_seals"))).toThrow(/0001_mail/);
  });
});
