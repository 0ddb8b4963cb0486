import { type SelectionFile, sampleFile } from "./selection-file";

/** What the price really is, worked out by hand. Amounts of the file are øre and cents, quantities thousandths. */

export const SUPPORT = "User support";
export const MOVE = "Move of everything";
export const UPGRADE = "Upgrade of servers";
export const MAIL = "Upgrade of mail";
export const PIECES = [MOVE, UPGRADE, MAIL];

export const idOf = (name: string) => name.toLowerCase().replaceAll(" ", "_");

export const once = (name: string, unitPrice: number) => ({
  lineId: idOf(name),
  state: "priced",
  unitPrice: unitPrice * 100,
  driver: "fixed",
  period: "once",
});

export const monthly = (unitPrice: number, more: Record<string, unknown> = {}) => ({
  lineId: idOf(SUPPORT),
  state: "priced",
  unitPrice: unitPrice * 100,
  driver: "users",
  period: "month",
  ...more,
});

const hour = (unitPrice: number) => ({
  name: "Consultant, hour",
  unitPrice: unitPrice * 100,
  driver: "fixed",
  period: "once",
});

export function offer(candidateId: string, cells: readonly unknown[], more: Record<string, unknown> = {}) {
  return {
    candidateId,
    currency: "DKK",
    versionNumber: 1,
    receivedOn: "2026-11-09",
    indexBasisPoints: 0,
    indexAfterMonths: 12,
    source: "By mail",
    cells,
    ...more,
  };
}

/**
 * Four offers on one service and three pieces, 120 users, 48 months, type 2:
 * - Nordlys: 80 a user from 100 users on, 150 users at least, 10 % more each year: 668 304 + 160 000 = 828 304
 * - Fjord, in euro at 7.46: 12 a user: 515 635.20 + 156 660 = 672 295.20
 * - Havn: 9 000 a month whatever the users: 432 000 + 260 000 = 692 000
 * - Kernedrift: 400 a user, which stands out, and none of the pieces
 */
export function pricedFile(): SelectionFile {
  const sample = sampleFile();
  const service = {
    id: idOf(SUPPORT),
    kind: "service",
    name: SUPPORT,
    category: "",
    description: "",
    driver: "users",
  };
  const piece = (name: string, stage: string) => ({
    id: idOf(name),
    kind: "establishment",
    name,
    category: "",
    description: "",
    stage,
    driver: "fixed",
  });
  const pieces = (...prices: readonly number[]) =>
    PIECES.map((name, index) => once(name, prices[index] ?? 0));
  const tiers = [{ fromMilli: 100_000, unitPrice: 8_000 }];
  return {
    ...sample,
    selection: { ...sample.selection, targetType: 2 },
    lines: [service, piece(MOVE, "move"), piece(UPGRADE, "upgrade"), piece(MAIL, "upgrade")],
    offers: [
      offer(
        "nordlys-it",
        [monthly(100, { tiers, minimumMilli: 150_000 }), ...pieces(100_000, 50_000, 10_000)],
        { indexBasisPoints: 1_000, priceList: [hour(1_000)] },
      ),
      offer("fjord-it", [monthly(12), ...pieces(10_000, 10_000, 1_000)], {
        currency: "EUR",
        priceList: [hour(100)],
      }),
      offer("havn-cloud", [monthly(9_000, { driver: "fixed" }), ...pieces(150_000, 100_000, 10_000)]),
      offer("kernedrift", [monthly(400)], { priceList: [hour(900)] }),
    ],
    ownCosts: [
      {
        kind: "hidden",
        name: "Time lost to outages",
        amount: 1_000_000,
        period: "year",
        source: "",
        sourceDate: null,
      },
    ],
    plugs: [],
    rates: [],
  };
}
