import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAIL_KINDS, MAIL_REASONS, nextMailTry, readMailFault, writeMailFault } from "./mail";

const AT = "2026-11-22T08:00:00.000Z";
const minutesOn = (minutes: number) => new Date(Date.parse(AT) + minutes * 60_000).toISOString();

describe("a message that did not leave", () => {
  it("is tried again after 1, 5, 15 and 60 minutes", () => {
    for (const [attempts, minutes] of [1, 5, 15, 60].entries())
      expect(nextMailTry({ kind: "invitation", createdAt: AT, attempts: attempts + 1 }, AT)).toBe(
        minutesOn(minutes),
      );
  });

  it("has its last try at the end of two days, and is then given up", () => {
    const message = { kind: "reminder", createdAt: AT, attempts: 9 } as const;
    expect(nextMailTry(message, minutesOn(47 * 60))).toBe(minutesOn(48 * 60));
    expect(nextMailTry(message, minutesOn(48 * 60))).toBeNull();
  });

  it("with a code is given up when the code has ended", () => {
    const message = { kind: "device_code", createdAt: AT, attempts: 3 } as const;
    expect(nextMailTry(message, minutesOn(6))).toBe(minutesOn(15));
    expect(nextMailTry(message, minutesOn(15))).toBeNull();
  });

  it("is always given up in the end, after pauses that never shrink until the last", () => {
    fc.assert(
      fc.property(fc.constantFrom(...MAIL_KINDS), (kind) => {
        const moments = [AT];
        for (let attempts = 1; ; attempts += 1) {
          const now = moments.at(-1) ?? AT;
          const next = nextMailTry({ kind, createdAt: AT, attempts }, now);
          if (next === null) break;
          expect(next > now).toBe(true);
          moments.push(next);
          expect(moments.length).toBeLessThan(20);
        }
        const pauses = moments
          .slice(1)
          .map((moment, at) => Date.parse(moment) - Date.parse(moments[at] ?? AT));
        const grown = pauses.slice(0, -1);
        expect([...grown].sort((a, b) => a - b)).toEqual(grown);
      }),
    );
  });

  it("cannot be told a next moment from a moment that is none", () => {
    expect(() => nextMailTry({ kind: "invitation", createdAt: "yesterday", attempts: 1 }, AT)).toThrow(
      RangeError,
    );
  });
});

describe("what a mail server said", () => {
  it("is read back as it was written", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...MAIL_REASONS),
        fc.option(fc.integer({ min: 200, max: 599 })),
        (reason, answer) => {
          expect(readMailFault(writeMailFault({ reason, answer, final: false }))).toEqual({ reason, answer });
        },
      ),
    );
  });

  it("is nothing when nothing went wrong, and unknown when it is not ours", () => {
    expect(readMailFault("")).toBeNull();
    expect(readMailFault("550 no such user")).toEqual({ reason: "unknown", answer: null });
  });
});
