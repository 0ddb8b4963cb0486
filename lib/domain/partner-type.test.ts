import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type IsoDay, parseIsoDay } from "./iso-day";
import {
  CAPABILITIES,
  CAPABILITIES_OF_TYPE,
  CAPABILITY_STATES,
  type Capability,
  type CapabilityRecord,
  type CapabilityState,
  checkCapabilities,
  comparePartnerTypes,
  isCapability,
  partnerTypeShares,
  verifiedPartnerType,
} from "./partner-type";

function day(text: string): IsoDay {
  const parsed = parseIsoDay(text);
  if (parsed === null) throw new Error(`${text} is not a day`);
  return parsed;
}
const TODAY = day("2026-11-22");

const recorded = (
  capabilities: readonly Capability[],
  state: CapabilityState = "verified",
): CapabilityRecord[] => capabilities.map((capability) => ({ capability, state, how: "seen", date: TODAY }));

const { 1: first, 2: second, 3: third } = CAPABILITIES_OF_TYPE;

const anyRecords = fc.uniqueArray(
  fc.record({
    capability: fc.constantFrom(...CAPABILITIES),
    state: fc.constantFrom(...CAPABILITY_STATES),
    how: fc.string(),
    date: fc.constantFrom(null, TODAY),
  }),
  { selector: ({ capability }) => capability, maxLength: CAPABILITIES.length },
);

describe("the capabilities", () => {
  it("are six for a data centre, six more for hosting and fifteen more for an outsourcing partner, none twice", () => {
    expect([first.length, second.length, third.length]).toEqual([6, 6, 15]);
    expect(new Set(CAPABILITIES).size).toBe(27);
    expect(isCapability("backup")).toBe(true);
    expect(isCapability("magic")).toBe(false);
  });
});

describe("the verified type", () => {
  it("is 0 when nothing is recorded", () => {
    expect(verifiedPartnerType([])).toBe(0);
  });

  it("needs five of the six, since four are less than 75 %", () => {
    expect(verifiedPartnerType(recorded(first.slice(0, 4)))).toBe(0);
    expect(verifiedPartnerType(recorded(first.slice(0, 5)))).toBe(1);
  });

  it("needs twelve of the fifteen for type 3", () => {
    const lower = recorded([...first, ...second]);
    expect(verifiedPartnerType([...lower, ...recorded(third.slice(0, 11))])).toBe(2);
    expect(verifiedPartnerType([...lower, ...recorded(third.slice(0, 12))])).toBe(3);
  });

  it("stops at the first type that falls short, whatever stands above it", () => {
    expect(verifiedPartnerType(recorded([...first, ...second.slice(0, 4), ...third]))).toBe(1);
    expect(verifiedPartnerType(recorded([...second, ...third]))).toBe(0);
  });

  it("counts no claim", () => {
    expect(verifiedPartnerType(recorded(CAPABILITIES, "claimed"))).toBe(0);
  });

  it("never falls when one more capability is verified", () => {
    fc.assert(
      fc.property(anyRecords, fc.constantFrom(...CAPABILITIES), (records, more) => {
        const others = records.filter(({ capability }) => capability !== more);
        return verifiedPartnerType([...others, ...recorded([more])]) >= verifiedPartnerType(records);
      }),
    );
  });
});

describe("the shares", () => {
  it("count by state, and what has no record is unknown", () => {
    const records = [
      ...recorded(first.slice(0, 3)),
      ...recorded(first.slice(3, 4), "claimed"),
      ...recorded(first.slice(4, 5), "absent"),
    ];
    expect(partnerTypeShares(records)[0]).toEqual({
      type: 1,
      total: 6,
      verified: 3,
      claimed: 1,
      absent: 1,
      unknown: 1,
      holds: false,
    });
  });

  it("add up to each type's own capabilities", () => {
    fc.assert(
      fc.property(anyRecords, (records) =>
        partnerTypeShares(records).every(
          ({ total, verified, claimed, absent, unknown }) => verified + claimed + absent + unknown === total,
        ),
      ),
    );
  });

  it("do not count a capability twice", () => {
    const twice = recorded(["backup", "backup", "backup", "backup", "backup"]);
    expect(partnerTypeShares(twice)[0]?.verified).toBe(1);
  });

  it("do not change their input", () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        const before = structuredClone(records);
        comparePartnerTypes(3, records);
        checkCapabilities(records, TODAY);
        expect(records).toEqual(before);
      }),
    );
  });
});

describe("claimed beside verified", () => {
  it("shows the difference, and none when the vendor has not said", () => {
    const hosting = recorded([...first, ...second]);
    expect(comparePartnerTypes(3, hosting)).toEqual({ claimed: 3, verified: 2, difference: 1 });
    expect(comparePartnerTypes(1, hosting)).toEqual({ claimed: 1, verified: 2, difference: -1 });
    expect(comparePartnerTypes(null, hosting)).toEqual({ claimed: null, verified: 2, difference: null });
  });
});

describe("checking records", () => {
  it("refuses a capability twice, a verification that does not say how, and a date to come", () => {
    const tomorrow = addDays(TODAY, 1);
    expect(
      checkCapabilities(
        [
          { capability: "backup", state: "verified", how: " ", date: TODAY },
          { capability: "backup", state: "claimed", how: "", date: tomorrow },
        ],
        TODAY,
      ),
    ).toEqual([
      { path: "0.how", code: "capability.verified_without_how", params: {} },
      { path: "1.capability", code: "capability.twice", params: {} },
      { path: "1.date", code: "capability.date_future", params: {} },
    ]);
  });
});
