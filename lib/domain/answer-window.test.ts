import { describe, expect, it } from "vitest";
import { type AnswerFrame, answerWindow } from "./answer-window";

const request = { deadline: "2026-11-27T11:00:00.000Z", createdAt: "2026-11-01T08:00:00.000Z" };
const round = {
  deadline: "2026-12-10T11:00:00.000Z",
  createdAt: "2026-12-01T08:00:00.000Z",
  isClosed: false,
  isFinal: false,
};
const at = (frame: Partial<AnswerFrame>, now: string) =>
  answerWindow({ request: null, round: null, finalOver: false, ...frame }, now);

describe("until when a vendor may answer", () => {
  it("is never as long as nothing was asked", () => {
    expect(at({}, "2026-11-20T00:00:00.000Z")).toEqual({
      isAsked: false,
      deadline: null,
      isLate: false,
      inRound: false,
      isOver: false,
    });
  });

  it("is over after a closed final round, whatever is asked anew, until another round is opened", () => {
    const closed = { ...round, isClosed: true, isFinal: true };
    const newer = { deadline: null, createdAt: "2026-12-20T08:00:00.000Z" };
    const now = "2026-12-21T00:00:00.000Z";
    expect(at({ request, round: closed, finalOver: true }, now)).toMatchObject({
      isOver: true,
      isLate: true,
    });
    expect(at({ request: newer, round: closed, finalOver: true }, now).isOver).toBe(true);
    expect(at({ request, round, finalOver: false }, now).isOver).toBe(false);
  });

  it("is the deadline of the request, its very moment included", () => {
    expect(at({ request }, "2026-11-27T11:00:00.000Z").isLate).toBe(false);
    expect(at({ request }, "2026-11-27T11:00:00.001Z").isLate).toBe(true);
  });

  it("is for ever without a deadline", () => {
    expect(at({ request: { ...request, deadline: null } }, "2999-01-01T00:00:00.000Z").isLate).toBe(false);
  });

  it("is the deadline of the round while one is open, also after that of the request", () => {
    expect(at({ request, round }, "2026-12-05T00:00:00.000Z")).toEqual({
      isAsked: true,
      deadline: round.deadline,
      isLate: false,
      inRound: true,
      isOver: false,
    });
    expect(at({ request, round }, "2026-12-11T00:00:00.000Z").isLate).toBe(true);
  });

  it("is over once a round was closed, unless something newer is asked", () => {
    const closed = { ...round, isClosed: true };
    expect(at({ request, round: closed }, "2026-12-05T00:00:00.000Z")).toMatchObject({
      isLate: true,
      inRound: false,
    });
    const newer = { deadline: null, createdAt: "2026-12-20T08:00:00.000Z" };
    expect(at({ request: newer, round: closed }, "2026-12-21T00:00:00.000Z").isLate).toBe(false);
  });

  it("does not change its input", () => {
    const frame = Object.freeze({
      request: Object.freeze({ ...request }),
      round: Object.freeze({ ...round }),
      finalOver: false,
    });
    answerWindow(frame, "2026-12-05T00:00:00.000Z");
    expect(frame).toEqual({ request, round, finalOver: false });
  });
});
