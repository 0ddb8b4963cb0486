import { describe, expect, it } from "vitest";
import { completeness, type SealedCell } from "./sealed-offer";

const service = { id: "line_a", kind: "service", stage: null, scope: "in_scope" } as const;
const optional = { id: "line_b", kind: "service", stage: null, scope: "optional" } as const;
const move = { id: "line_c", kind: "establishment", stage: "move", scope: "in_scope" } as const;
const cell = (
  lineId: string,
  state: SealedCell["state"],
  updatedBy: string,
  updatedAt: string,
): SealedCell => ({
  lineId,
  state,
  driver: null,
  period: null,
  inLineId: null,
  bundleId: null,
  edition: 1,
  updatedBy,
  updatedAt,
});

describe("the completeness of a sealed offer", () => {
  it("counts a line without an answer as unanswered, and as a gap when it is in scope", () => {
    const result = completeness([service, optional, move], []);
    expect(result.byState.unanswered).toBe(3);
    expect(result.gaps).toBe(2);
    expect(result.lastChange).toBeNull();
  });

  it("counts states and parts, and says who typed, the last first", () => {
    const cells = [
      cell("line_a", "priced", "Kim", "2026-11-20T08:00:00.000Z"),
      cell("line_c", "not_offered", "Bo", "2026-11-21T08:00:00.000Z"),
    ];
    const before = structuredClone(cells);
    expect(completeness([service, optional, move], cells)).toEqual({
      byState: { priced: 1, included: 0, bundled: 0, not_offered: 1, unanswered: 1 },
      parts: [
        { part: "service", lines: 2, answered: 1 },
        { part: "move", lines: 1, answered: 1 },
      ],
      gaps: 1,
      typedBy: ["Bo", "Kim"],
      lastChange: "2026-11-21T08:00:00.000Z",
    });
    expect(cells).toEqual(before);
  });

  it("leaves answers to lines that are gone out of every count", () => {
    expect(
      completeness([service], [cell("line_gone", "priced", "Kim", "2026-11-20T08:00:00.000Z")]).gaps,
    ).toBe(1);
  });
});
