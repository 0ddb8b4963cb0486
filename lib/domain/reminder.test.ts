import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type IsoDay, parseIsoDay } from "./iso-day";
import { isReminderDue } from "./reminder";

const day = (text: string): IsoDay => {
  const parsed = parseIsoDay(text);
  if (!parsed) throw new Error(`no day: ${text}`);
  return parsed;
};
const deadline = day("2026-11-27");
const on = (today: string, remindedOn: string | null = null, invitedOn: string | null = "2026-11-10") =>
  isReminderDue({
    deadline,
    today: day(today),
    remindedOn: remindedOn === null ? null : day(remindedOn),
    invitedOn: invitedOn === null ? null : day(invitedOn),
  });

describe("a reminder before the deadline", () => {
  it("is sent from two days before, once, and once more on the day", () => {
    expect(on("2026-11-24")).toBe(false);
    expect(on("2026-11-25")).toBe(true);
    expect(on("2026-11-26", "2026-11-25")).toBe(false);
    expect(on("2026-11-27", "2026-11-25")).toBe(true);
    expect(on("2026-11-27", "2026-11-27")).toBe(false);
    expect(on("2026-11-28", "2026-11-27")).toBe(false);
  });

  it("is not sent to somebody who has just been invited, except on the day", () => {
    expect(on("2026-11-26", null, "2026-11-26")).toBe(false);
    expect(on("2026-11-27", null, "2026-11-26")).toBe(true);
    expect(on("2026-11-27", null, "2026-11-27")).toBe(false);
  });

  it("is sent to somebody who was never written to", () => {
    expect(on("2026-11-25", null, null)).toBe(true);
  });

  it("takes the place of one the lead sent long before", () => {
    expect(on("2026-11-25", "2026-11-24")).toBe(true);
  });

  it("comes at most twice, whatever days somebody looks", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -10, max: 10 }), { maxLength: 30 }), (offsets) => {
        let remindedOn: IsoDay | null = null;
        let count = 0;
        for (const offset of [...offsets].sort((a, b) => a - b)) {
          const today = addDays(deadline, offset);
          if (!isReminderDue({ deadline, today, remindedOn, invitedOn: null })) continue;
          remindedOn = today;
          count += 1;
        }
        expect(count).toBeLessThanOrEqual(2);
      }),
    );
  });
});
