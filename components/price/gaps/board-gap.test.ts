import { describe, expect, it } from "vitest";
import { GAP_REASONS, type GapReason } from "@/lib/domain/comparison/result";
import { parseIsoDay } from "@/lib/domain/iso-day";
import {
  type BoardGap,
  byCandidate,
  countsByColumn,
  draftQuestion,
  filterGaps,
  gapState,
  isUnsettled,
  NO_FILTER,
  type QuestionFrame,
} from "./board-gap";

const DAY = ((day) => day ?? raise())(parseIsoDay("2026-11-22"));

function raise(): never {
  throw new Error("no day");
}

function aGap(id: string, overrides: Partial<BoardGap> = {}): BoardGap {
  return {
    candidateId: "can_a",
    letter: "A",
    line: { id, name: `Line ${id}`, kind: "service", stage: null, category: "" },
    reason: "unanswered",
    plug: null,
    fills: { own_price_list: null, median_of_others: null, highest_of_others: null },
    pricedByOthers: 0,
    plugEdition: 0,
    leftEdition: 0,
    left: null,
    columns: [{ candidateId: overrides.candidateId ?? "can_a", letter: "A" }],
    asked: null,
    estimate: null,
    ...overrides,
  };
}

const plug = (amount: number | null): BoardGap["plug"] => ({
  id: "plg",
  source: "estimate",
  amount: amount === null ? null : { low: amount, base: amount, high: amount },
  note: "",
  madeOn: DAY,
  madeBy: "Mette",
});

const open = aGap("open");
const asked = aGap("asked", { asked: { askedAt: "2026-11-20T10:00:00Z", answeredAt: null } });
const filledGap = aGap("filled", { plug: plug(5), asked: asked.asked });
const failed = aGap("failed", { plug: plug(null), candidateId: "can_b" });
const piece = aGap("piece", {
  candidateId: "can_b",
  line: { id: "piece", name: "Move mail", kind: "establishment", stage: "move", category: "" },
});
const all = [open, asked, filledGap, failed, piece];
const ids = (gaps: readonly BoardGap[]) => gaps.map(({ line }) => line.id);

describe("the list of gaps", () => {
  it("calls a gap filled whatever was asked, and open when its stand-in has nothing to stand on", () => {
    expect(all.map(gapState)).toEqual(["open", "asked", "filled", "open", "open"]);
  });

  it("is narrowed by candidate, state, stage and words, together", () => {
    expect(filterGaps(all, NO_FILTER)).toEqual(all);
    expect(ids(filterGaps(all, { ...NO_FILTER, state: "unsettled" }))).toEqual([
      "open",
      "asked",
      "failed",
      "piece",
    ]);
    expect(ids(filterGaps(all, { ...NO_FILTER, part: "move" }))).toEqual(["piece"]);
    expect(ids(filterGaps(all, { ...NO_FILTER, candidateId: "can_b", text: " MAIL " }))).toEqual(["piece"]);
    expect(filterGaps(all, { ...NO_FILTER, state: "filled", candidateId: "can_b" })).toEqual([]);
  });

  it("is shared out by candidate without losing one, and stays as it was", () => {
    const before = structuredClone(all);
    const groups = byCandidate(all);
    expect(groups.map(({ candidateId, gaps }) => [candidateId, gaps.length])).toEqual([
      ["can_a", 3],
      ["can_b", 2],
    ]);
    expect(all).toEqual(before);
  });
});

const said: readonly [GapReason, string][] = GAP_REASONS.map((reason) => [reason, `{name}: ${reason}`]);
const lines = Object.fromEntries(said);
const frame = (): QuestionFrame => ({
  contact: "Anna",
  opening: "Dear Anna,",
  lines: {
    no_offer: "",
    unanswered: lines.unanswered ?? "",
    not_offered: lines.not_offered ?? "",
    quantity_missing: "",
    rate_missing: "",
    period_wrong: "",
    bundle_reaches_beyond: "",
    included_in_gap: "",
    included_in_set_aside: "",
    included_loop: "",
    amount_too_large: "",
  },
  closing: "Thank you.",
});

describe("a gap left open on purpose", () => {
  const decision = {
    ...{ id: "lft", candidateId: "can_a", lineId: "left", reason: "Not theirs", leftBy: "Mette" },
    leftOn: DAY,
  };
  const left = aGap("left", { left: decision, asked: asked.asked });

  it("is settled, in a state of its own", () => {
    expect(gapState(left)).toBe("left");
    expect([left, open, filledGap].map(isUnsettled)).toEqual([false, true, false]);
    expect(ids(filterGaps([...all, left], { ...NO_FILTER, state: "left" }))).toEqual(["left"]);
    expect(ids(filterGaps([left], { ...NO_FILTER, state: "unsettled" }))).toEqual([]);
  });

  it("is counted apart, for each column that has it", () => {
    const columns = [
      { candidateId: "can_a", letter: "A" },
      { candidateId: "can_a~off_2", letter: "A2" },
    ];
    expect(countsByColumn([{ ...left, columns }, { ...open, columns }, filledGap])).toEqual([
      { candidateId: "can_a", letter: "A", unsettled: 1, left: 1 },
      { candidateId: "can_a~off_2", letter: "A2", unsettled: 1, left: 1 },
    ]);
  });
});

describe("a gap that only a variant has", () => {
  const ofVariant = aGap("night", { candidateId: "can_a~off_2", letter: "A2" });

  it("is found by the variant's column and settled with its candidate's", () => {
    expect(ids(filterGaps([open, ofVariant], { ...NO_FILTER, candidateId: "can_a~off_2" }))).toEqual([
      "night",
    ]);
    expect(byCandidate([open, ofVariant])).toEqual([{ candidateId: "can_a", gaps: [open, ofVariant] }]);
  });

  it("is asked about by the variant's name", () => {
    const text = draftQuestion(frame(), [open, ofVariant], (id) => (id === "can_a" ? null : "Lean"));
    expect(text).toContain("– Line open: unanswered\n– Line night (Lean): unanswered");
  });
});

describe("a drafted question", () => {
  it("names every line with what is missing, as it is written", () => {
    const odd = aGap("odd", {
      line: { ...open.line, name: "$& {name}" },
      reason: "not_offered",
    });
    expect(draftQuestion(frame(), [open, odd])).toBe(
      "Dear Anna,\n\n– Line open: unanswered\n– $& {name}: not_offered\n\nThank you.",
    );
  });
});
