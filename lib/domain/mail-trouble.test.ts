import { describe, expect, it } from "vitest";
import { type MailOnRecord, troubleOf } from "./mail-trouble";

const message: MailOnRecord = {
  id: "mail_1",
  name: "Søren",
  kind: "invitation",
  state: "queued",
  lastError: "",
  nextAttemptAt: "2026-11-22T08:00:00.000Z",
  createdAt: "2026-11-22T08:00:00.000Z",
  isWhole: true,
};
const at = (clock: string) => `2026-11-22T${clock}:00.000Z`;

describe("mail the lead should know about", () => {
  it("is not what has only just been queued, was sent, or was taken back", () => {
    expect(troubleOf(message, at("08:04"))).toBeNull();
    expect(troubleOf({ ...message, state: "sent" }, at("12:00"))).toBeNull();
    expect(troubleOf({ ...message, state: "cancelled", lastError: "unknown" }, at("12:00"))).toBeNull();
  });

  it("is what waits longer than a healthy mail server needs", () => {
    expect(troubleOf(message, at("08:05"))).toMatchObject({ reason: "waiting", since: at("08:00") });
  });

  it("is what failed once, at once, with the reason and the next try", () => {
    const failed = { ...message, lastError: "server_busy 451", nextAttemptAt: at("08:06") };
    expect(troubleOf(failed, at("08:01"))).toEqual({
      id: "mail_1",
      name: "Søren",
      kind: "invitation",
      reason: "server_busy",
      answer: 451,
      since: at("08:00"),
      nextTryAt: at("08:06"),
      canRetry: true,
    });
  });

  it("that was given up has no next try, and can be tried again only while its content is there", () => {
    const failed = { ...message, state: "failed" as const, lastError: "address_refused 550" };
    expect(troubleOf(failed, at("09:00"))).toMatchObject({ nextTryAt: null, canRetry: true });
    expect(troubleOf({ ...failed, isWhole: false }, at("09:00"))?.canRetry).toBe(false);
  });

  it("with a code matters for an hour and is never tried again: the code has ended", () => {
    const code = { ...message, kind: "device_code" as const, state: "failed" as const, lastError: "unknown" };
    expect(troubleOf(code, at("08:30"))?.canRetry).toBe(false);
    expect(troubleOf(code, at("09:01"))).toBeNull();
  });
});
