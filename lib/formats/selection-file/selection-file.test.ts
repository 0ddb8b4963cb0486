import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sampleAsWritten } from "../sample/sample";
import { arbitraryDossier } from "./arbitrary-dossier";
import { dossierFromJson, MOST_FILE_BYTES, readSelectionFile } from "./read-selection-file";
import { fileFromDossier, writeSelectionFile } from "./write-selection-file";

const AT = "2026-11-22T09:00:00.000Z";
const sampleText = readFileSync(new URL("../sample/hansen-maskinfabrik.json", import.meta.url), "utf8");

/** The sample with a change somewhere deep in it, as text; `change` gets plain JSON. */
function damaged(path: readonly (string | number)[], value: unknown): string {
  const root: unknown = JSON.parse(sampleText);
  let place: unknown = root;
  for (const key of path.slice(0, -1)) {
    if (typeof place !== "object" || place === null) throw new TypeError(`nothing at ${path.join(".")}`);
    place = Reflect.get(place, key);
  }
  const last = path.at(-1);
  if (typeof place !== "object" || place === null || last === undefined) throw new TypeError("no place");
  if (value === undefined) Reflect.deleteProperty(place, last);
  else Reflect.set(place, last, value);
  return JSON.stringify(root);
}

function faultsOf(text: string): [string, string][] {
  const outcome = readSelectionFile(text);
  if (outcome.ok) return [];
  expect(outcome.code).toBe("file.faults");
  return (outcome.fields ?? []).map(({ path, code }) => [path, code]);
}

describe("a selection file", () => {
  it("is the same after file → dossier → file, whatever the dossier holds", () => {
    fc.assert(
      fc.property(arbitraryDossier(), (dossier) => {
        const text = writeSelectionFile(dossier, AT);
        const outcome = readSelectionFile(text);
        if (!outcome.ok) throw new Error(JSON.stringify(outcome));
        expect(writeSelectionFile(outcome.value, AT)).toBe(text);
        // Template keys may be absent instead of null; nothing else may differ.
        expect(outcome.value).toEqual(dossier);
      }),
      { numRuns: 60 },
    );
  });

  it("holds variants as offers of their candidate, and says so by its version", () => {
    const outcome = readSelectionFile(sampleText);
    if (!outcome.ok) throw new Error("unreadable");
    const [first] = outcome.value.offers;
    if (!first) throw new Error("no offer");
    expect(fileFromDossier(outcome.value, AT)).toMatchObject({ version: 1 });
    const variant = { ...first, id: "off_x", variant: "Without servers", variantShown: false };
    const written = writeSelectionFile({ ...outcome.value, offers: [...outcome.value.offers, variant] }, AT);
    const back = readSelectionFile(written);
    if (!back.ok) throw new Error(JSON.stringify(back));
    expect(JSON.parse(written)).toMatchObject({ version: 2 });
    expect(back.value.candidates).toHaveLength(outcome.value.candidates.length);
    expect(back.value.offers.at(-1)).toMatchObject({
      candidateId: first.candidateId,
      variant: "Without servers",
      variantShown: false,
    });
    expect(writeSelectionFile(back.value, AT)).toBe(written);
    const twice = {
      ...outcome.value,
      offers: [...outcome.value.offers, variant, { ...variant, id: "off_y" }],
    };
    expect(readSelectionFile(writeSelectionFile(twice, AT))).toMatchObject({
      fields: [{ code: "file.offer_twice" }],
    });
  });

  it("does not change the dossier it is written from", () => {
    fc.assert(
      fc.property(arbitraryDossier(), (dossier) => {
        const before = structuredClone(dossier);
        writeSelectionFile(dossier, AT);
        expect(dossier).toEqual(before);
      }),
      { numRuns: 10 },
    );
  });

  it("names what came from a database readably, and no two things the same", () => {
    const outcome = readSelectionFile(sampleText);
    if (!outcome.ok) throw new Error("unreadable");
    const long = "0123456789abcdefghjk";
    const [first, second, ...rest] = outcome.value.participants;
    expect([second, rest]).toEqual([undefined, []]);
    const file = fileFromDossier(
      {
        ...outcome.value,
        participants: [
          { id: `par_${long}`, name: "Åse Ørsted", role: "lead" },
          { id: `par_${long.slice(0, -1)}m`, name: "Åse Ørsted", role: "evaluator" },
          ...(first ? [first] : []),
        ],
      },
      AT,
    );
    expect(file).toMatchObject({
      participants: [{ id: "aase-oersted" }, { id: "aase-oersted-2" }, { id: "mette-holm" }],
    });
    expect(dossierFromJson(JSON.parse(JSON.stringify(file))).ok).toBe(true);
  });

  it("may begin with a byte order mark", () => {
    expect(readSelectionFile(`\uFEFF${sampleText}`).ok).toBe(true);
  });
});

describe("a file that cannot be read", () => {
  it("names the line where it stops being JSON", () => {
    expect(readSelectionFile('{\n  "format": "shortlist.selection",\n  oops\n}')).toMatchObject({
      code: "file.not_json",
      params: { line: 3, column: 3 },
    });
    expect(readSelectionFile('{\n  "format":')).toMatchObject({ code: "file.not_json", params: { line: 2 } });
    expect(readSelectionFile("")).toMatchObject({ code: "file.not_json", params: { line: 1, column: 1 } });
  });

  it("is told apart from other JSON, and from a newer version of itself", () => {
    for (const other of ["null", "[]", "3", '"text"', "{}", '{"format":"something.else","version":1}'])
      expect(readSelectionFile(other)).toMatchObject({ code: "file.not_a_selection" });
    expect(readSelectionFile(damaged(["version"], 3))).toMatchObject({
      code: "file.newer_version",
      params: { version: 3, known: 2 },
    });
  });

  it("is refused above 20 MB before anything else is looked at", () => {
    expect(readSelectionFile(" ".repeat(MOST_FILE_BYTES + 1))).toMatchObject({ code: "file.too_large" });
  });

  it("lists every fault with its path, shape and cross-references in one reading", () => {
    const root = JSON.parse(sampleText);
    root.offers[2].cells[14].unitPrice = "12,50";
    root.offers[1].cells[3].lineId = "no_such_line";
    root.candidates[0].vendor.registrationNumber = "99000016";
    root.surprise = true;
    expect(faultsOf(JSON.stringify(root)).sort()).toEqual([
      ["candidates[0].vendor.registrationNumber", "registration.checksum"],
      ["offers[1].cells[3].lineId", "file.unknown_id"],
      ["offers[2].cells[14].unitPrice", "file.wrong_type"],
      ["surprise", "file.unknown_field"],
    ]);
  });

  it("lists at most a hundred faults and says how many there are", () => {
    const root = JSON.parse(sampleText);
    root.scores = Array.from({ length: 250 }, () => ({}));
    const outcome = readSelectionFile(JSON.stringify(root));
    if (outcome.ok) throw new Error("read");
    expect(outcome.fields).toHaveLength(100);
    expect(outcome.params?.count).toBe(1_000);
  });

  it("never throws, whatever JSON it is", () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 4 }),
        fc.constantFrom("lines", "offers", "scores"),
        (junk, key) => {
          expect(dossierFromJson(junk).ok).toBe(false);
          expect(dossierFromJson({ format: "shortlist.selection", version: 1, [key]: junk }).ok).toBe(false);
        },
      ),
    );
    expect(readSelectionFile('{"format":"shortlist.selection","version":1,"__proto__":{"x":1}}').ok).toBe(
      false,
    );
  });
});

describe("each fault of a file", () => {
  const cases: [string, (string | number)[], unknown, [string, string][]][] = [
    ["a field left out", ["selection", "currency"], undefined, [["selection.currency", "file.missing"]]],
    ["an unknown currency", ["selection", "currency"], "BTC", [["selection.currency", "file.not_in_list"]]],
    [
      "a horizon of half a year",
      ["selection", "horizonMonths"],
      6,
      [["selection.horizonMonths", "file.too_small_number"]],
    ],
    [
      "a price of 1e15",
      ["offers", 0, "cells", 0, "unitPrice"],
      1e15,
      [["offers[0].cells[0].unitPrice", "file.too_large_number"]],
    ],
    [
      "a price of half an øre",
      ["offers", 0, "cells", 0, "unitPrice"],
      12.5,
      [["offers[0].cells[0].unitPrice", "file.not_whole"]],
    ],
    [
      "a negative quantity",
      ["selection", "quantities", "users"],
      -1,
      [["selection.quantities.users", "file.too_small_number"]],
    ],
    [
      "an unknown state",
      ["offers", 0, "cells", 0, "state"],
      "maybe",
      [["offers[0].cells[0].state", "file.not_in_list"]],
    ],
    [
      "a day that does not exist",
      ["offers", 0, "receivedOn"],
      "2026-02-30",
      [["offers[0].receivedOn", "file.not_a_day"]],
    ],
    ["a blank name", ["selection", "name"], "  ", [["selection.name", "file.blank"]]],
    ["a name too long", ["selection", "name"], "x".repeat(1_001), [["selection.name", "file.too_long"]]],
    [
      "an id with a blank in it",
      ["participants", 0, "id"],
      "mette holm",
      [["participants[0].id", "file.bad_id"]],
    ],
    ["a letter twice", ["candidates", 1, "letter"], "A", [["candidates[1]", "file.letter_twice"]]],
    [
      "a shortlisted candidate without a letter",
      ["candidates", 1, "letter"],
      null,
      [["candidates[1].letter", "file.letter_missing"]],
    ],
    [
      "a company twice",
      ["candidates", 1, "vendor", "registrationNumber"],
      "99 00 00 15",
      [["candidates[1].vendor.registrationNumber", "file.vendor_twice"]],
    ],
    [
      "a registration number too short",
      ["candidates", 1, "vendor", "registrationNumber"],
      "123",
      [["candidates[1].vendor.registrationNumber", "registration.length"]],
    ],
    [
      "a year twice",
      ["candidates", 0, "financialYears", 1, "year"],
      2023,
      [["candidates[0].financialYears[1].year", "financial.year_twice"]],
    ],
    [
      "a period that ends before it starts",
      ["candidates", 0, "assuranceReports", 0, "periodEnd"],
      "2025-01-01",
      [["candidates[0].assuranceReports[0].periodEnd", "assurance.period_reversed"]],
    ],
    [
      "an establishment piece without a stage",
      ["lines", 25, "stage"],
      undefined,
      [["lines[25].stage", "file.stage_missing"]],
    ],
    ["a service with a stage", ["lines", 0, "stage"], "move", [["lines[0].stage", "file.stage_not_allowed"]]],
    [
      "a line included in itself",
      ["offers", 0, "cells", 4, "inLineId"],
      "service_monitoring",
      [["offers[0].cells[4].inLineId", "file.included_in_itself"]],
    ],
    [
      "a bundle that is not there",
      ["offers", 0, "bundles"],
      [],
      Array.from({ length: 6 }, (_, at) => [`offers[0].cells[${25 + at}].bundleId`, "file.unknown_id"]),
    ],
    [
      "a second offer of a candidate",
      ["offers", 1, "candidateId"],
      "nordlys-it",
      [["offers[1]", "file.offer_twice"]],
    ],
    [
      "a cell twice",
      ["offers", 1, "cells", 1, "lineId"],
      "virtual_servers",
      [["offers[1].cells[1]", "file.cell_twice"]],
    ],
    [
      "tiers out of order",
      ["offers", 0, "cells", 0, "tiers"],
      [
        { fromMilli: 5, unitPrice: 1 },
        { fromMilli: 5, unitPrice: 2 },
      ],
      [["offers[0].cells[0].tiers[1].fromMilli", "file.tiers_order"]],
    ],
    ["a score off the scale", ["scores", 0, "value"], 6, [["scores[0].value", "file.not_in_list"]]],
    [
      "a score twice",
      ["scores", 1, "criterionId"],
      "personal_chemistry",
      [["scores[1]", "file.score_twice"]],
    ],
    [
      "a criterion twice",
      ["groups", 1, "criteria", 0, "id"],
      "flexible",
      [["groups[1].criteria[0].id", "file.id_twice"]],
    ],
    [
      "a rate for nothing",
      ["rates"],
      [{ currency: "EUR", rateMillionths: 0, date: "2026-01-01" }],
      [["rates[0].rateMillionths", "file.too_small_number"]],
    ],
  ];

  it.each(cases)("%s", (_, path, value, faults) => {
    const found = faultsOf(damaged(path, value));
    for (const expected of faults) expect(found).toContainEqual(expected);
  });

  it("a sixth candidate on the shortlist", () => {
    const root = JSON.parse(sampleText);
    for (const letter of ["E", "F"])
      root.candidates.push({
        id: letter,
        vendor: { legalName: letter, country: "SE" },
        letter,
        colour: 4,
        stage: "shortlisted",
      });
    expect(faultsOf(JSON.stringify(root))).toEqual([["candidates", "file.shortlist_full"]]);
  });

  it("a split that names too few lines, a line twice, or does not add up", () => {
    const split = (parts: [string, number][]) => {
      const root = JSON.parse(sampleText);
      root.offers[0].bundles[0].split = parts.map(([lineId, amount]) => ({ lineId, amount }));
      return faultsOf(JSON.stringify(root));
    };
    const six = [
      "move_planning",
      "move_servers",
      "move_go_live",
      "upgrade_servers",
      "upgrade_workplaces",
      "upgrade_sign_in",
    ];
    const part = 790_000_00 / 8;
    expect(split(six.map((id, at) => [id, at < 2 ? part * 2 : part]))).toEqual([]);
    expect(split(six.map((id) => [id, part]))).toEqual([["offers[0].bundles[0].split", "file.split_sum"]]);
    expect(split([["move_planning", 790_000_00]])).toEqual([
      ["offers[0].bundles[0].split", "file.split_incomplete"],
    ]);
    expect(split([...six.map((id): [string, number] => [id, part]), ["improve_access", part * 2]])).toEqual([
      ["offers[0].bundles[0].split[6].lineId", "file.split_not_in_bundle"],
    ]);
  });

  it("an estimate without its amounts, out of order, or amounts where none belong", () => {
    const plugs = (fields: object) => {
      const root = JSON.parse(sampleText);
      root.plugs = [
        { candidateId: "kernedrift", lineId: "user_support", madeOn: "2026-11-16", madeBy: "M", ...fields },
      ];
      return faultsOf(JSON.stringify(root));
    };
    expect(plugs({ source: "estimate", low: 1, base: 2, high: 3 })).toEqual([]);
    expect(plugs({ source: "estimate", low: 1, base: 2 })).toEqual([
      ["plugs[0].high", "file.estimate_incomplete"],
    ]);
    expect(plugs({ source: "estimate", low: 3, base: 2, high: 3 })).toEqual([
      ["plugs[0].low", "file.estimate_order"],
    ]);
    expect(plugs({ source: "median_of_others", base: 2 })).toEqual([["plugs[0]", "file.amount_not_allowed"]]);
  });
});

describe("a file of a selection under way", () => {
  const text = (more: Record<string, unknown>) =>
    JSON.stringify({
      ...JSON.parse(writeSelectionFile(sampleAsWritten(), "2026-11-22T09:00:00.000Z")),
      ...more,
    });
  const faultsOf = (more: Record<string, unknown>) => {
    const outcome = readSelectionFile(text(more));
    return outcome.ok ? [] : (outcome.fields ?? []).map(({ path, code }) => `${path} ${code}`);
  };

  it("names only people, candidates and groups that are in it", () => {
    const awaited = [{ participantId: "nobody", candidateId: "fjord-it", groupId: "none" }];
    expect(faultsOf({ awaited })).toEqual([
      "awaited[0].participantId file.unknown_id",
      "awaited[0].groupId file.unknown_id",
    ]);
    const twice = { participantId: "mette-holm", candidateId: "fjord-it", groupId: "chemistry" };
    expect(faultsOf({ awaited: [twice, twice] })).toEqual(["awaited[1] file.awaited_twice"]);
    expect(faultsOf({ hiddenPairs: [{ candidateId: "none", groupId: "chemistry" }] })).toEqual([
      "hiddenPairs[0].candidateId file.unknown_id",
    ]);
  });

  it("holds no price when it says that prices are sealed", () => {
    expect(faultsOf({ pricesSealed: true })).toContain("offers[0] file.price_in_sealed");
    expect(faultsOf({ pricesSealed: true, offers: [], plugs: [] })).toEqual([]);
  });
});
