import { describe, expect, it } from "vitest";
import {
  addDays,
  addMinutes,
  doorOf,
  isDeviceAllowed,
  isLinkLive,
  isSeenLongAgo,
  type LinkTimes,
  mayKnowPrices,
  type Participation,
  participationState,
} from "./participation";

const NOW = "2026-11-22T10:00:00.000Z";
const LINK: LinkTimes = {
  expiresAt: addDays(NOW, 14),
  openedAt: null,
  deviceAllowedUntil: null,
  revokedAt: null,
};
const METTE: Participation = {
  email: "m@x.dk",
  declaredAt: null,
  revokedAt: null,
  link: LINK,
  letIn: false,
  mail: "sent",
};
const state = (change: Partial<Participation>, now = NOW) => participationState({ ...METTE, ...change }, now);

describe("how far a colleague is", () => {
  it("invited, opened, declared", () => {
    expect(state({})).toBe("invited");
    expect(state({ mail: null })).toBe("invited");
    expect(state({ mail: "queued" })).toBe("invited");
    expect(state({ letIn: true })).toBe("opened");
    expect(state({ letIn: true, declaredAt: NOW })).toBe("declared");
  });

  it("a mail that was given up is told until the link has been opened by other means", () => {
    expect(state({ mail: "failed" })).toBe("mail_failed");
    expect(state({ mail: "failed", letIn: true })).toBe("opened");
  });

  it("a link that nobody opened in time has expired; opened before, it has not", () => {
    expect(state({}, LINK.expiresAt)).toBe("expired");
    expect(state({ letIn: true }, LINK.expiresAt)).toBe("opened");
  });

  it("being out comes before everything", () => {
    expect(state({ letIn: true, declaredAt: NOW, revokedAt: NOW })).toBe("revoked");
  });

  it("whoever made the selection or came with a file was never invited", () => {
    expect(state({ email: null, link: null, mail: null })).toBe("member");
    expect(state({ email: null, link: null, mail: null, letIn: true })).toBe("member");
  });

  it("does not change its input", () => {
    const before = structuredClone(METTE);
    participationState(METTE, NOW);
    expect(METTE).toEqual(before);
  });
});

describe("what a link may do", () => {
  it("is live until it expires or is revoked", () => {
    expect(isLinkLive(LINK, NOW)).toBe(true);
    expect(isLinkLive(LINK, addDays(NOW, 13))).toBe(true);
    expect(isLinkLive(LINK, addDays(NOW, 14))).toBe(false);
    expect(isLinkLive({ ...LINK, revokedAt: NOW }, NOW)).toBe(false);
  });

  it("lets another device in for fifteen minutes after the lead said so", () => {
    const allowed = { ...LINK, deviceAllowedUntil: addMinutes(NOW, 15) };
    expect(isDeviceAllowed(LINK, NOW)).toBe(false);
    expect(isDeviceAllowed(allowed, addMinutes(NOW, 14))).toBe(true);
    expect(isDeviceAllowed(allowed, addMinutes(NOW, 15))).toBe(false);
  });

  it("a device is noted as in use at most once an hour", () => {
    expect(isSeenLongAgo(NOW, addMinutes(NOW, 59))).toBe(false);
    expect(isSeenLongAgo(NOW, addMinutes(NOW, 60))).toBe(true);
    // A clock that was set back notes nothing earlier.
    expect(isSeenLongAgo(NOW, addMinutes(NOW, -90))).toBe(false);
  });

  it("leads evaluators to their scores and the others to the selection", () => {
    expect(doorOf("evaluator", "sel_1")).toBe("/score/sel_1");
    expect(doorOf("observer", "sel_1")).toBe("/selections/sel_1");
    expect(doorOf("lead", "sel_1")).toBe("/selections/sel_1");
  });

  it("whoever evaluates does not know the prices", () => {
    expect(mayKnowPrices("evaluator")).toBe(false);
    expect(mayKnowPrices("lead")).toBe(true);
    expect(mayKnowPrices("observer")).toBe(true);
  });
});
