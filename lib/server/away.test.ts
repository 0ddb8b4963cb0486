import { afterEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/engine/database";
import { DatabaseRefused, DatabaseUnreachable } from "@/db/engine/storage-fault";
import { openMemory } from "@/db/testing/open-memory";
import { databaseAway, watchDatabase } from "./away";

let clock = 0;
const watch = (open: () => Promise<Database>, patience?: number) => {
  clock += 10_000;
  watchDatabase(open, () => clock, patience);
};
const fails = (error: Error) => () => Promise.reject(error);

afterEach(() => watch(() => Promise.reject(new Error("nobody watches any more"))));

describe("whether pages can be made", () => {
  it("is so while the database answers", async () => {
    const db = await openMemory();
    watch(async () => db);
    expect(await databaseAway()).toBeNull();
    await db.close();
  });

  it("is not while it cannot be reached, must not be served, cannot be opened, or is silent", async () => {
    const reasons = [
      [fails(new DatabaseUnreachable("gone")), "unreachable"],
      [fails(new DatabaseRefused("another version")), "refused"],
      [fails(new Error("damaged")), "unreachable"],
      [() => new Promise<Database>(() => undefined), "unreachable"],
      [fails(Object.assign(new Error("every connection is in use"), { code: "storage.busy" })), null],
    ] as const;
    for (const [open, expected] of reasons) {
      watch(open, 20);
      expect(await databaseAway()).toBe(expected);
    }
  });

  it("is asked once a moment, however many ask, and comes back by itself", async () => {
    const db = await openMemory();
    let times = 0;
    let isGone = true;
    watch(async () => {
      times += 1;
      if (isGone) throw new DatabaseUnreachable("gone");
      return db;
    });
    expect(await Promise.all([databaseAway(), databaseAway()])).toEqual(["unreachable", "unreachable"]);
    expect(times).toBe(1);
    isGone = false;
    expect(await databaseAway()).toBe("unreachable");
    clock += 1_000;
    expect([await databaseAway(), times]).toEqual([null, 2]);
    await db.close();
  });
});
