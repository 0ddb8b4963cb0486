import { describe, expect, it } from "vitest";
import { sampleAsWritten } from "../sample/sample";
import { damaged, faultsOf, sampleText } from "./damaged-sample";
import { readSelectionFile } from "./read-selection-file";
import { writeSelectionFile } from "./write-selection-file";

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

  it("leaves a gap open once, with a reason, where it is not filled as well and prices are not sealed", () => {
    const left = {
      ...{ candidateId: "kernedrift", lineId: "user_support", reason: "Not theirs" },
      ...{ leftOn: "2026-11-16", leftBy: "Mette" },
    };
    const plug = {
      ...{ candidateId: "kernedrift", lineId: "user_support", source: "median_of_others" },
      ...{ madeOn: "2026-11-16", madeBy: "Mette" },
    };
    expect(faultsOf({ version: 4, leftGaps: [left] })).toEqual([]);
    expect(faultsOf({ version: 4, leftGaps: [left, left] })).toEqual(["leftGaps[1] file.left_gap_twice"]);
    expect(faultsOf({ version: 4, leftGaps: [left], plugs: [plug] })).toEqual([
      "leftGaps[0] file.left_and_filled",
    ]);
    expect(faultsOf({ version: 4, leftGaps: [{ ...left, reason: " ", lineId: "none" }] })).toEqual([
      "leftGaps[0].reason file.blank",
      "leftGaps[0].lineId file.unknown_id",
    ]);
    expect(faultsOf({ pricesSealed: true, offers: [], plugs: [], leftGaps: [left] })).toEqual([
      "leftGaps[0] file.price_in_sealed",
    ]);
  });
});
