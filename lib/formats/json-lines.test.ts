import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JsonLines, jsonLines } from "./json-lines";

/** What comes out on the other side, sent in pieces of so many bytes. */
function sent(value: unknown, size: number): unknown {
  const lines = new JsonLines();
  const bytes = Buffer.from([...jsonLines(value)].join(""));
  for (let at = 0; at < bytes.length; at += size) lines.take(bytes.subarray(at, at + size));
  return lines.value();
}
const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `line_${index}`,
    note: "Sikkerhedskopi – «é» 🙂 ".repeat(20),
  }));

describe("a value sent as lines", () => {
  it("is one line while it is short", () => {
    expect([...jsonLines({ a: 1 })]).toEqual(['[[],{"a":1}]\n']);
  });

  it("is many lines when it is long, none of them longer than what cannot be parted", () => {
    const pieces = [...jsonLines({ ok: true, value: { sheets: [{ rows: rows(2_000) }] } })];
    const lines = pieces.join("").split("\n");
    expect(lines.length).toBeGreaterThan(1_000);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(70_000);
  });

  it("is the same on the other side, in whatever pieces it arrives", () => {
    const value = { ok: true, value: { sheets: [{ rows: rows(300) }, { rows: [] }], none: null } };
    for (const size of [1, 7, 65_536]) expect(sent(value, size)).toEqual(value);
    expect(sent("ø".repeat(100_000), 4_096)).toBe("ø".repeat(100_000));
  });

  it("is what JSON alone makes of it", () => {
    const long = fc.constantFrom("x".repeat(40_000), "y".repeat(9), "\n\u2028", "__proto__");
    const value = fc.oneof(
      fc.jsonValue(),
      fc.array(fc.dictionary(fc.constantFrom("a", "__proto__", "length", "toString"), long)),
      fc.array(fc.constantFrom(undefined, 1, "x".repeat(40_000))),
      fc.record({ a: fc.constantFrom(undefined, 1), b: fc.array(long) }),
    );
    fc.assert(
      fc.property(value, fc.integer({ min: 1_000, max: 90_000 }), (each, size) => {
        const before = JSON.stringify(each);
        const after = sent(each, size);
        expect(JSON.stringify(after)).toBe(JSON.stringify(JSON.parse(before)));
        expect(JSON.stringify(each)).toBe(before);
      }),
    );
  });

  it("that is no such lines is refused", () => {
    const take = (text: string) => new JsonLines().take(Buffer.from(text));
    expect(() => take("no lines\n")).toThrow(SyntaxError);
    expect(() => take('{"a":1}\n')).toThrow(RangeError);
    expect(() => take('[["a"],1]\n')).toThrow(RangeError);
    expect(() => take('[[],{}]\n[["a","b"],1]\n')).toThrow(RangeError);
    expect(new JsonLines().value()).toBeUndefined();
  });
});
