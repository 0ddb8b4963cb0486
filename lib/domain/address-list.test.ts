import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_LISTED, parseAddressList } from "./address-list";

const people = (text: string) => parseAddressList(text).people.map(({ name, email }) => `${name}|${email}`);
const faults = (text: string) =>
  parseAddressList(text).faults.map(({ place, text: said, code }) => `${place} ${said} ${code}`);

describe("reading a pasted list of addresses", () => {
  it("reads the worked example", () => {
    const list = parseAddressList("Mette Holm <mette@firma.dk>, ole@firma.dk; nobody");
    expect(list.people).toEqual([
      { place: 1, name: "Mette Holm", email: "mette@firma.dk" },
      { place: 2, name: "Ole", email: "ole@firma.dk" },
    ]);
    expect(list.faults).toEqual([{ place: 3, text: "nobody", code: "address.none" }]);
  });

  it.each([
    ["one to a line", "a@x.dk\nb@x.dk\r\nc@x.dk", ["A|a@x.dk", "B|b@x.dk", "C|c@x.dk"]],
    ["commas", "a@x.dk, b@x.dk,c@x.dk", ["A|a@x.dk", "B|b@x.dk", "C|c@x.dk"]],
    ["semicolons as Outlook writes", "Ann A <a@x.dk>; Bo B <b@x.dk>;", ["Ann A|a@x.dk", "Bo B|b@x.dk"]],
    ["spaces alone", "a@x.dk b@x.dk", ["A|a@x.dk", "B|b@x.dk"]],
    ["two columns of a spreadsheet", "Ann A\ta@x.dk\nBo B\tb@x.dk", ["Ann A|a@x.dk", "Bo B|b@x.dk"]],
    ["the address first", "a@x.dk\tAnn A\nb@x.dk, Bo B", ["Ann A|a@x.dk", "Bo B|b@x.dk"]],
    ["a row of addresses from a spreadsheet", "a@x.dk\tb@x.dk", ["A|a@x.dk", "B|b@x.dk"]],
    ["surname first, without quotes", "Holm, Mette <m@x.dk>", ["Holm, Mette|m@x.dk"]],
    ["surname first, in quotes", '"Holm, Mette" <m@x.dk>, o@x.dk', ["Holm, Mette|m@x.dk", "O|o@x.dk"]],
    ["a semicolon in quotes", '"Holm; Mette" <m@x.dk>', ["Holm; Mette|m@x.dk"]],
    ["name and address without brackets", "Mette Holm mette@x.dk", ["Mette Holm|mette@x.dk"]],
    ["the name in brackets after it", "mette@x.dk (Mette Holm)", ["Mette Holm|mette@x.dk"]],
    ["brackets without a name", "<mette.holm@x.dk>", ["Mette Holm|mette.holm@x.dk"]],
    ["a mailto link", "mailto:m@x.dk, Ole <mailto:o@x.dk>", ["M|m@x.dk", "Ole|o@x.dk"]],
    ["Danish letters in names", "Søren Ærø <soren@x.dk>", ["Søren Ærø|soren@x.dk"]],
    ["a full stop at the end of a sentence", "Write to m@x.dk.", ["Write to|m@x.dk"]],
  ])("reads %s", (_what, text, expected) => {
    expect(people(text)).toEqual(expected);
    expect(faults(text)).toEqual([]);
  });

  it("finds nothing in nothing", () => {
    expect(parseAddressList("")).toEqual({ people: [], faults: [] });
    expect(parseAddressList(" \n ;, \t")).toEqual({ people: [], faults: [] });
  });

  it("tells each part it cannot read, and reads the others all the same", () => {
    const text = "a@x.dk\nno address\nb@\nAnn <c@x>\nd@x.dk";
    expect(people(text)).toEqual(["A|a@x.dk", "D|d@x.dk"]);
    expect(faults(text)).toEqual([
      "2 no address address.none",
      "3 b@ address.malformed",
      "4 Ann <c@x> address.malformed",
    ]);
  });

  it("an address that comes twice is invited once, whatever its capitals", () => {
    const text = "Ann <A@X.dk>, b@x.dk, a@x.dk";
    expect(people(text)).toEqual(["Ann|a@x.dk", "B|b@x.dk"]);
    expect(faults(text)).toEqual(["3 a@x.dk address.twice"]);
  });

  it("a quote or a bracket that is never closed does not swallow the next line", () => {
    expect(people('"Ann <a@x.dk>\nb@x.dk')).toContain("B|b@x.dk");
    expect(people("Ann <a@x.dk\nb@x.dk")).toContain("B|b@x.dk");
  });

  it("takes so many and says which were left", () => {
    const text = Array.from({ length: MAX_LISTED + 2 }, (_, number) => `p${number}@x.dk`).join("\n");
    const list = parseAddressList(text);
    expect(list.people).toHaveLength(MAX_LISTED);
    expect(list.faults.map(({ code }) => code)).toEqual(["address.too_many", "address.too_many"]);
  });

  it("cuts what it shows of a very long part", () => {
    expect(parseAddressList("x".repeat(10_000)).faults[0]?.text).toHaveLength(100);
  });

  it("whatever is pasted: every part is a person or a fault, no address twice, none with a line end or a comma", () => {
    const piece = fc.oneof(
      fc.string(),
      fc.emailAddress(),
      fc.constantFrom("<", ">", '"', ",", ";", "\t", "\n", "Ann", "a@x.dk"),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const list = parseAddressList(pieces.join(" "));
        const places = [...list.people, ...list.faults].map(({ place }) => place).sort((a, b) => a - b);
        expect(places).toEqual(places.map((_, index) => index + 1));
        const emails = list.people.map(({ email }) => email);
        expect(new Set(emails).size).toBe(emails.length);
        for (const email of emails) expect(email).toMatch(/^[^\s,;<>"]+@[^\s,;<>"@]+$/);
        for (const { name } of list.people) expect(name).toMatch(/^[^\n\r"<>]+$|^[^\n\r]+$/);
      }),
    );
  });

  it("any list of names and addresses comes back as it was written", () => {
    const person = fc.record({
      name: fc.stringMatching(/^[A-Z][a-zæøå]{1,8}( [A-Z][a-zæøå]{1,8})?$/),
      email: fc.stringMatching(/^[a-z][a-z0-9]{0,8}@[a-z]{1,8}\.dk$/),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(person, { selector: ({ email }) => email, maxLength: 20 }),
        fc.constantFrom(", ", ";", "\n", "\r\n"),
        (list, separator) => {
          const text = list.map(({ name, email }) => `${name} <${email}>`).join(separator);
          const read = parseAddressList(text);
          expect(read.faults).toEqual([]);
          expect(read.people.map(({ name, email }) => ({ name, email }))).toEqual(list);
        },
      ),
    );
  });
});
