import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/engine/database";
import { setupCodeHash } from "@/db/queries/organisation";
import { openMemory } from "@/db/testing/open-memory";
import { createOwner } from "@/db/writes/organisation";
import { createSetupCode, hashSetupCode, isSetupCode } from "./setup-code";

describe("the one-time code of a new installation", () => {
  let db: Database;
  beforeEach(async () => {
    db = await openMemory();
  });
  afterEach(() => db.close());

  it("is kept as a hash alone", async () => {
    const code = await createSetupCode(db);
    expect(code).toMatch(/^([0-9a-z]{5}-){3}[0-9a-z]{5}$/);
    const kept = await setupCodeHash(db.read);
    expect(kept).toBe(hashSetupCode(code ?? ""));
    expect(kept).not.toContain(code);
  });

  it("is read whatever capitals, blanks and look-alikes it is typed with", () => {
    const kept = hashSetupCode("10abc-2defg");
    expect(isSetupCode(" IOABC 2DEFG ", kept)).toBe(true);
    expect(isSetupCode("10abc-2defh", kept)).toBe(false);
    expect(isSetupCode("", kept)).toBe(false);
  });

  it("is replaced by the next one", async () => {
    const first = (await createSetupCode(db)) ?? "";
    await createSetupCode(db);
    expect(isSetupCode(first, (await setupCodeHash(db.read)) ?? "")).toBe(false);
  });

  it("is not made once somebody has started for real, and the sample does not count as that", async () => {
    const owner = {
      name: "M",
      email: "m@example.dk",
      passwordHash: "x",
      organisationName: "H",
      isSample: true,
    };
    await db.transaction((tx) => createOwner(tx, owner, "2026-11-22T08:00:00.000Z"));
    expect(await createSetupCode(db)).not.toBeNull();
    const real = { ...owner, email: "r@example.dk", isSample: false };
    await db.transaction((tx) => createOwner(tx, real, "2026-11-22T08:00:00.000Z"));
    expect(await createSetupCode(db)).toBeNull();
  });
});
