import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/engine/database";
import { installation } from "@/db/schema/audit";
import { openMemory } from "@/db/testing/open-memory";
import { agreeOnKeys } from "./shared-keys";

const keys = { secret: "a secret that is long enough to be one", sealKey: Buffer.alloc(32, 7) };
let db: Database;

beforeEach(async () => {
  db = await openMemory();
});
afterEach(() => db.close());

describe("servers on one database", () => {
  it("serve together when their keys are the same, and leave no key in the database", async () => {
    await Promise.all([agreeOnKeys(db, keys), agreeOnKeys(db, keys)]);
    await agreeOnKeys(db, keys);
    const kept = JSON.stringify(await db.read.select().from(installation));
    expect(kept).not.toContain(keys.secret);
    expect(kept).not.toContain(keys.sealKey.toString("base64"));
  });

  it("do not serve with another secret, or another seal key, and say which it is", async () => {
    await agreeOnKeys(db, keys);
    await expect(
      agreeOnKeys(db, { ...keys, secret: "another one, just as long as the first" }),
    ).rejects.toThrow(/SHORTLIST_SECRET/);
    await expect(agreeOnKeys(db, { ...keys, sealKey: Buffer.alloc(32, 8) })).rejects.toThrow(
      /SHORTLIST_SEAL_KEY/,
    );
  });
});
