import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../engine/database";
import { openMemory } from "../testing/open-memory";
import { type AttemptAnswer, forgetAttempts, takeAttempt } from "./attempt";

describe("counting attempts", () => {
  let db: Database;
  const rule = { max: 3, windowSeconds: 60 };
  const start = Date.parse("2026-11-22T08:00:00Z");
  const attempt = (key: string, secondsLater = 0): Promise<AttemptAnswer> =>
    db.transaction((tx) => takeAttempt(tx, key, rule, new Date(start + secondsLater * 1000)));

  beforeEach(async () => {
    db = await openMemory();
  });
  afterEach(() => db.close());

  it("lets so many through in a window and says when the next may be made", async () => {
    for (let count = 0; count < 3; count += 1) expect(await attempt("a", count)).toEqual({ allowed: true });
    expect(await attempt("a", 20)).toEqual({ allowed: false, retryAfterSeconds: 40 });
  });

  it("does not push the window on when refused attempts keep coming", async () => {
    for (let second = 0; second < 59; second += 1) await attempt("a", second);
    expect(await attempt("a", 60)).toEqual({ allowed: true });
  });

  it("counts each key on its own", async () => {
    for (let count = 0; count < 4; count += 1) await attempt("a");
    expect(await attempt("b")).toEqual({ allowed: true });
  });

  it("evaluates no more than the limit of a hundred attempts at once", async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => attempt("a")));
    expect(answers.filter((answer) => answer.allowed)).toHaveLength(3);
  });

  it("starts afresh when told to forget", async () => {
    for (let count = 0; count < 4; count += 1) await attempt("a");
    await db.transaction((tx) => forgetAttempts(tx, "a"));
    expect(await attempt("a")).toEqual({ allowed: true });
  });
});
