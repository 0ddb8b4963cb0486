import { describe, expect, it } from "vitest";
import type { Dossier } from "../dossier";
import type { Bundle, Cell, Offer } from "../offer";
import type { GapReason, LineResult } from "./result";
import {
  aDossier,
  anExit,
  anOffer,
  aPiece,
  aSelection,
  aService,
  bundled,
  columnOf,
  compareDossier,
  day,
  included,
  kr,
  monthly,
  NOT_OFFERED,
  once,
  UNANSWERED,
  unlikeOffers,
} from "./testing";

const MOVE = aPiece("move", "move");
const UPGRADE = aPiece("upgrade", "upgrade");
const IMPROVE = aPiece("improve", "improve");
const RUN = aService("run", { driver: "fixed" });
const SUPPORT = aService("support");

function oneOffer(
  cells: Record<string, Cell>,
  offer: Partial<Offer> = {},
  dossier: Partial<Dossier> = {},
): Dossier {
  return aDossier({
    lines: [MOVE, UPGRADE, IMPROVE, RUN, SUPPORT],
    offers: [anOffer("A", cells, offer)],
    ...dossier,
  });
}

function lineOf(
  dossier: Dossier,
  lineId: string,
  basis: Parameters<typeof compareDossier>[1] = {},
): LineResult | undefined {
  const index = dossier.lines.findIndex(({ id }) => id === lineId);
  return columnOf(compareDossier(dossier, basis), "A").lines[index];
}

const gap = (reason: GapReason): LineResult => ({ kind: "gap", reason, plugFailed: false });

describe("a cell", () => {
  it("that is blank is a gap, never a zero", () => {
    const dossier = oneOffer({ run: UNANSWERED });
    expect(lineOf(dossier, "run")).toEqual(gap("unanswered"));
    expect(lineOf(dossier, "support")).toEqual(gap("unanswered"));
    const column = columnOf(compareDossier(dossier), "A");
    expect(column.pricesAnything).toBe(false);
    expect(column.rankQuoted).toBeNull();
    expect(column.comparable).toBe(false);
  });

  it("that is not offered is a gap", () => {
    expect(lineOf(oneOffer({ run: NOT_OFFERED }), "run")).toEqual(gap("not_offered"));
  });

  it("with a deliberate zero is counted as zero", () => {
    const dossier = oneOffer({ run: monthly(kr(0)) });
    expect(lineOf(dossier, "run")).toEqual({ kind: "counted", rate: 0, total: 0, viaSplit: false });
    expect(columnOf(compareDossier(dossier), "A").pricesAnything).toBe(true);
  });

  it("is multiplied by the selection's quantity of its own driver", () => {
    const dossier = oneOffer({ support: monthly(kr(150), { driver: "users" }) });
    expect(lineOf(dossier, "support")).toMatchObject({ rate: kr(18_000), total: kr(864_000) });
    const perServer = oneOffer({ support: monthly(kr(150), { driver: "servers" }) });
    expect(lineOf(perServer, "support")).toMatchObject({ rate: kr(3_000) });
  });

  it("without a quantity is an error, never one", () => {
    const selection = aSelection({ quantities: { users: null, servers: 1_000, gb: null, devices: null } });
    const dossier = oneOffer({ support: monthly(kr(150), { driver: "users" }) }, {}, { selection });
    expect(lineOf(dossier, "support")).toEqual(gap("quantity_missing"));
    expect(columnOf(compareDossier(dossier), "A").quotedComplete).toBe(false);
    const typed = oneOffer(
      { support: monthly(kr(150), { driver: "users", quantityMilli: 10_000 }) },
      {},
      { selection },
    );
    expect(lineOf(typed, "support")).toMatchObject({ rate: kr(1_500) });
  });

  it("with a fixed price does not follow the volume; counted ones do, typed or not", () => {
    const cells = {
      run: monthly(kr(1_000)),
      support: monthly(kr(10), { driver: "users", quantityMilli: 100_000 }),
    };
    expect(lineOf(oneOffer(cells), "run", { volumePercent: 150 })).toMatchObject({ rate: kr(1_000) });
    expect(lineOf(oneOffer(cells), "support", { volumePercent: 150 })).toMatchObject({ rate: kr(1_500) });
  });

  it("in another currency needs a rate", () => {
    const cells = { run: monthly(kr(1_000)) };
    const foreign = oneOffer(cells, { currency: "EUR" });
    expect(lineOf(foreign, "run")).toEqual(gap("rate_missing"));
    const column = columnOf(compareDossier(foreign), "A");
    expect(column.quotedComplete).toBe(false);
    expect(column.rankQuoted).toBeNull();
  });

  it("is converted with the latest rate", () => {
    const rates = [
      { currency: "EUR" as const, rateMillionths: 7_460_000, date: day("2026-10-01") },
      { currency: "EUR" as const, rateMillionths: 7_000_000, date: day("2026-01-01") },
    ];
    const dossier = oneOffer({ run: monthly(kr(1_000)) }, { currency: "EUR" }, { rates });
    expect(lineOf(dossier, "run")).toMatchObject({ rate: kr(7_460) });
  });

  it("with a one-off price on a service cannot be read", () => {
    expect(lineOf(oneOffer({ run: once(kr(1_000)) }), "run")).toEqual(gap("period_wrong"));
    expect(lineOf(oneOffer({ move: monthly(kr(1_000)) }), "move")).toEqual(gap("period_wrong"));
  });

  it("with an amount beyond all sums is a gap, not an overflow", () => {
    const huge = monthly(kr(100_000_000), { driver: "gb", quantityMilli: 10_000_000_000 });
    expect(lineOf(oneOffer({ run: huge }), "run")).toEqual(gap("amount_too_large"));
  });

  it("of a line that left the catalogue is not read", () => {
    const dossier = oneOffer({ gone: monthly(kr(1)), run: monthly(kr(1_000)) });
    expect(columnOf(compareDossier(dossier), "A").quoted.total).toBe(kr(48_000));
  });
});

describe("a candidate without an offer", () => {
  it("has gaps everywhere and no place", () => {
    const comparison = compareDossier(oneOffer({ run: monthly(kr(1)) }));
    const b = columnOf(comparison, "B");
    expect(b.hasOffer).toBe(false);
    expect(b.openGaps).toBe(5);
    expect(b.lines.every((line) => line.kind === "gap" && line.reason === "no_offer")).toBe(true);
    expect([b.rank, b.rankQuoted, b.rankLevelled]).toEqual([null, null, null]);
  });
});

describe("the basis", () => {
  it("sets aside a service left out, which stays in the order as quoted", () => {
    const dossier = oneOffer({ run: monthly(kr(1_000)), support: monthly(kr(10), { driver: "users" }) });
    const column = columnOf(compareDossier(dossier, { leftOutLineIds: ["support"] }), "A");
    expect(column.lines[4]).toEqual({
      kind: "set_aside",
      reason: "service_left_out",
      rate: kr(1_200),
      total: kr(57_600),
    });
    expect(column.quoted.total).toBe(kr(105_600));
    expect(column.counted.total).toBe(kr(48_000));
    expect(column.setAsideTotal).toBe(kr(57_600));
  });

  it("keeps options out of the order as quoted until they are taken", () => {
    const option = aService("support", { scope: "optional" });
    const dossier = aDossier({
      lines: [RUN, option],
      offers: [anOffer("A", { run: monthly(kr(1_000)), support: monthly(kr(10), { driver: "users" }) })],
    });
    const without = columnOf(compareDossier(dossier), "A");
    expect(without.lines[1]).toMatchObject({ kind: "set_aside", reason: "option_not_taken" });
    expect(without.quoted.total).toBe(kr(48_000));
    expect(without.setAsideTotal).toBe(0);
    const taken = columnOf(compareDossier(dossier, { withOptional: true }), "A");
    expect(taken.quoted.total).toBe(kr(105_600));
    expect(taken.counted.total).toBe(kr(105_600));
  });

  it("with nothing in it makes nobody comparable", () => {
    const comparison = compareDossier(oneOffer({ run: monthly(kr(1)) }), {
      establishmentType: 1,
      leftOutLineIds: ["move", "run", "support"],
    });
    expect(comparison.linesInBasis).toBe(0);
    expect(comparison.candidates.every((each) => !each.comparable && each.rank === null)).toBe(true);
  });

  it("outside its limits is refused", () => {
    for (const bad of [
      { horizonMonths: 11 },
      { horizonMonths: 85 },
      { horizonMonths: 12.5 },
      { volumePercent: 49 },
      { volumePercent: 151 },
      { discountBasisPoints: -1 },
      { discountBasisPoints: Number.NaN },
    ]) {
      expect(() => compareDossier(unlikeOffers(), bad)).toThrow(RangeError);
    }
  });
});

describe("included in another line", () => {
  it("is covered when the other is counted, along a chain", () => {
    const dossier = oneOffer({
      run: monthly(kr(1_000)),
      support: included("run"),
      move: included("support"),
    });
    expect(lineOf(dossier, "support")).toEqual({ kind: "included", inLineId: "run" });
    expect(lineOf(dossier, "move")).toEqual({ kind: "included", inLineId: "support" });
    expect(columnOf(compareDossier(dossier), "A").counted.total).toBe(kr(48_000));
  });

  it("is a gap when the other is one, even a plugged one", () => {
    const dossier = oneOffer({ support: included("run") });
    expect(lineOf(dossier, "support")).toEqual(gap("included_in_gap"));
  });

  it("is a gap when the other is set aside", () => {
    const dossier = oneOffer({ improve: once(kr(1_000)), support: included("improve") });
    expect(lineOf(dossier, "support", { establishmentType: 3 })).toMatchObject({ kind: "included" });
    expect(lineOf(dossier, "support", { establishmentType: 1 })).toEqual(gap("included_in_set_aside"));
  });

  it("in a circle is a gap", () => {
    const dossier = oneOffer({
      run: included("support"),
      support: included("run"),
      move: included("run"),
      upgrade: included("upgrade"),
    });
    for (const lineId of ["run", "support", "move", "upgrade"]) {
      expect(lineOf(dossier, lineId)).toEqual(gap("included_loop"));
    }
  });

  it("in a line that is gone is unanswered", () => {
    expect(lineOf(oneOffer({ run: included("gone") }), "run")).toEqual(gap("unanswered"));
  });
});

describe("a bundle", () => {
  const BUNDLE: Bundle = {
    id: "bun",
    name: "Move and upgrade",
    amount: kr(700_000),
    split: [],
    splitNote: "",
  };
  const cells = { move: bundled("bun"), upgrade: bundled("bun"), run: monthly(kr(1_000)) };
  const withBundle = (bundle: Partial<Bundle> = {}, more: Record<string, Cell> = {}) =>
    oneOffer({ ...cells, ...more }, { bundles: [{ ...BUNDLE, ...bundle }] });

  it("is counted once when all its stages are in the basis", () => {
    const column = columnOf(compareDossier(withBundle(), { establishmentType: 2 }), "A");
    expect(column.lines[0]).toEqual({ kind: "bundled", bundleId: "bun" });
    expect(column.bundles[0]).toMatchObject({
      status: "counted",
      amount: kr(700_000),
      stages: ["move", "upgrade"],
    });
    expect(column.counted.establishment).toBe(kr(700_000));
  });

  it("that reaches beyond the basis cannot be split by us: a gap, quoted but not counted", () => {
    const column = columnOf(compareDossier(withBundle(), { establishmentType: 1 }), "A");
    expect(column.lines[0]).toEqual(gap("bundle_reaches_beyond"));
    expect(column.lines[1]).toMatchObject({ kind: "set_aside", reason: "stage_beyond", total: null });
    expect(column.bundles[0]?.status).toBe("reaches_beyond");
    expect(column.counted.establishment).toBe(0);
    expect(column.quoted.establishment).toBe(kr(700_000));
    expect(column.setAsideTotal).toBe(kr(700_000));
  });

  it("split by hand is counted line by line", () => {
    const split = [
      { lineId: "move", amount: kr(400_000) },
      { lineId: "upgrade", amount: kr(300_000) },
    ];
    const column = columnOf(compareDossier(withBundle({ split }), { establishmentType: 1 }), "A");
    expect(column.lines[0]).toEqual({
      kind: "counted",
      rate: kr(400_000),
      total: kr(400_000),
      viaSplit: true,
    });
    expect(column.counted.establishment).toBe(kr(400_000));
    expect(column.quoted.establishment).toBe(kr(700_000));
    expect(column.bundles[0]?.status).toBe("split");
  });

  it("with a split that does not add up, or leaves a line out, is not split", () => {
    for (const split of [
      [
        { lineId: "move", amount: kr(400_000) },
        { lineId: "upgrade", amount: kr(200_000) },
      ],
      [{ lineId: "move", amount: kr(700_000) }],
      [
        { lineId: "move", amount: kr(350_000) },
        { lineId: "move", amount: kr(350_000) },
      ],
    ]) {
      expect(lineOf(withBundle({ split }), "move", { establishmentType: 1 })).toEqual(
        gap("bundle_reaches_beyond"),
      );
    }
  });

  it("split in another currency keeps its quoted sum to the minor unit", () => {
    const rates = [{ currency: "EUR" as const, rateMillionths: 7_461_337, date: day("2026-10-01") }];
    const offer = (split: Bundle["split"]) =>
      oneOffer(cells, { currency: "EUR", bundles: [{ ...BUNDLE, amount: kr(0.1), split }] }, { rates });
    const whole = columnOf(compareDossier(offer([])), "A").quoted.establishment;
    const split = [
      { lineId: "move", amount: kr(0.05) },
      { lineId: "upgrade", amount: kr(0.05) },
    ];
    expect(columnOf(compareDossier(offer(split)), "A").quoted.establishment).toBe(whole);
  });

  it("of stages beyond the basis only is set aside", () => {
    const dossier = oneOffer(
      { upgrade: bundled("bun"), improve: bundled("bun"), run: monthly(kr(1_000)) },
      { bundles: [BUNDLE] },
    );
    const column = columnOf(compareDossier(dossier, { establishmentType: 1 }), "A");
    expect(column.bundles[0]?.status).toBe("set_aside");
    expect(column.setAsideTotal).toBe(kr(700_000));
  });

  it("covers what is included in one of its lines", () => {
    const dossier = withBundle({}, { support: included("move") });
    expect(lineOf(dossier, "support", { establishmentType: 2 })).toMatchObject({ kind: "included" });
    expect(lineOf(dossier, "support", { establishmentType: 1 })).toEqual(gap("included_in_gap"));
  });

  it("holds establishment work only: a service in it is unanswered", () => {
    expect(lineOf(withBundle({}, { run: bundled("bun") }), "run")).toEqual(gap("unanswered"));
  });
});

describe("exit assistance", () => {
  it("is part of the operation, shown apart and paid at the end", () => {
    const dossier = aDossier({
      lines: [RUN, anExit("exit")],
      offers: [anOffer("A", { run: monthly(kr(1_000)), exit: once(kr(110_250)) })],
    });
    const column = columnOf(compareDossier(dossier, { horizonMonths: 30 }), "A");
    expect(column.levelled).toEqual({
      establishment: 0,
      operation: kr(30_000 + 110_250),
      exit: kr(110_250),
      total: kr(140_250),
    });
    const discounted = columnOf(
      compareDossier(dossier, { horizonMonths: 30, discountBasisPoints: 500 }),
      "A",
    );
    expect(discounted.levelled.exit).toBe(kr(100_000));
  });
});
