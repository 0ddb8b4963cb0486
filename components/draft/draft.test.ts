import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Changes, conflictsOf, isChanged, readChanges, rebased, withoutField, withText } from "./draft";

const stored = { city: "Aarhus", source: "" };

describe("what is typed and not saved", () => {
  it("remembers what was stored when a field was first touched", () => {
    const once = withText({}, stored, "city", "Ode");
    expect(withText(once, { ...stored, city: "Vejle" }, "city", "Odense")).toEqual({
      city: { base: "Aarhus", mine: "Odense" },
    });
  });

  it("is no change when it is typed back", () => {
    expect(withText(withText({}, stored, "city", "Odense"), stored, "city", "Aarhus")).toEqual({});
  });

  it("is in conflict only where another changed the same field to something else", () => {
    const changes = withText(withText({}, stored, "city", "Odense"), stored, "source", "Phone");
    expect(conflictsOf(changes, stored)).toEqual([]);
    expect(conflictsOf(changes, { city: "Odense", source: "" })).toEqual([]);
    expect(conflictsOf(changes, { city: "Vejle", source: "" })).toEqual([
      { name: "city", mine: "Odense", theirs: "Vejle" },
    ]);
  });

  it("is settled by keeping one's own or taking the other's", () => {
    const theirs = { ...stored, city: "Vejle" };
    const changes = withText({}, stored, "city", "Odense");
    expect(conflictsOf(rebased(changes, theirs, "city"), theirs)).toEqual([]);
    expect(isChanged(rebased(changes, theirs, "city"), theirs)).toBe(true);
    expect(isChanged(withoutField(changes, "city"), theirs)).toBe(false);
  });

  it("comes back from JSON as it was, and nothing else does", () => {
    const change = fc.record({ base: fc.string(), mine: fc.string() });
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string({ minLength: 1 }).filter((name) => name !== "__proto__"),
          change,
        ),
        (changes) => {
          expect(readChanges(JSON.stringify(changes))).toEqual(changes);
        },
      ),
    );
    for (const wrong of [null, "", "{", "3", "null", '{"city":1}', '{"city":{"base":1,"mine":"x"}}'])
      expect(readChanges(wrong)).toBeNull();
  });

  it("does not change its input", () => {
    const changes: Changes = Object.freeze({ city: Object.freeze({ base: "Aarhus", mine: "Odense" }) });
    withText(changes, Object.freeze({ ...stored }), "city", "Vejle");
    rebased(changes, stored, "city");
    withoutField(changes, "city");
    expect(changes).toEqual({ city: { base: "Aarhus", mine: "Odense" } });
  });
});
