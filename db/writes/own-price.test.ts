import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/engine/database";
import { basketRows } from "@/db/queries/basket";
import { askedGaps } from "@/db/queries/gap-question";
import { plugRows, rateRows } from "@/db/queries/offer";
import { ownCostRows } from "@/db/queries/own-cost";
import { seedEverything } from "@/db/testing/access-fixture";
import { openMemory } from "@/db/testing/open-memory";
import { isIsoDay } from "@/lib/domain/iso-day";
import { minor } from "@/lib/domain/money";
import { selectionById } from "../queries/selection";
import { fillBasket, saveBasketItem } from "./basket";
import { deleteExchangeRate, saveExchangeRate } from "./exchange-rate";
import { askAboutGaps } from "./gap-question";
import { openGaps } from "./left-gap";
import { saveOwnCost } from "./own-cost";
import { savePlugs } from "./plug";

let db: Database;
beforeEach(async () => {
  db = await openMemory();
  await seedEverything(db);
});
afterEach(() => db.close());

const OWN = "sel_own";
const TODAY = "2026-11-22";

async function context() {
  const selection = await selectionById(db.read, OWN);
  if (!selection) throw new Error("no selection");
  return { selection, actorName: "Mette", today: TODAY };
}

function dayOf(text: string) {
  if (!isIsoDay(text)) throw new Error(text);
  return text;
}

describe("own costs", () => {
  const cost = {
    costId: "own_1",
    expectedEdition: 1,
    kind: "hidden",
    name: "Outages",
    amount: minor(5_000),
    period: "year",
    source: "",
    sourceDate: null,
  } as const;

  it("are changed by whoever saw them last, and by nobody of another selection", async () => {
    expect(await db.transaction((tx) => saveOwnCost(tx, OWN, cost))).toMatchObject({ ok: true });
    expect(await db.transaction((tx) => saveOwnCost(tx, OWN, cost))).toMatchObject({
      ok: false,
      code: "row.changed_meanwhile",
    });
    expect(await db.transaction((tx) => saveOwnCost(tx, "sel_side", cost))).toMatchObject({
      ok: false,
      code: "access.not_found",
    });
    expect(await ownCostRows(db.read, OWN)).toMatchObject([{ kind: "hidden", amount: 5_000, edition: 2 }]);
  });
});

describe("the basket", () => {
  const item = { lineId: null, name: "Hour", driver: "fixed", period: "once", quantityMilli: 1_000 } as const;

  it("takes no line of another selection and no zero", async () => {
    const save = (change: object) =>
      db.transaction((tx) =>
        saveBasketItem(tx, OWN, { itemId: null, expectedEdition: 0, ...item, ...change }),
      );
    expect(await save({ lineId: "line_of_nobody" })).toMatchObject({ code: "access.not_found" });
    expect(await save({ quantityMilli: 0 })).toMatchObject({ code: "input.invalid" });
  });

  it("is filled with what is not in it yet", async () => {
    const filled = await db.transaction((tx) => fillBasket(tx, OWN, [item, { ...item, name: "Server" }]));
    expect(filled).toMatchObject({ ok: true, value: { value: { added: 1 } } });
    expect((await basketRows(db.read, OWN)).map(({ name }) => name)).toEqual(["Hour", "Server"]);
  });
});

describe("several gaps of one candidate", () => {
  it("are filled together or not at all, and opened again", async () => {
    const input = {
      candidateId: "can_a",
      source: "median_of_others",
      note: "",
      gaps: [
        { lineId: "line_upgrade", plugEdition: 0, leftEdition: 0 },
        { lineId: "line_support", plugEdition: 0, leftEdition: 0 },
      ],
    } as const;
    const around = await context();
    const of = async () =>
      (await plugRows(db.read, OWN)).filter(({ candidateId }) => candidateId === "can_a").length;
    const before = await of();
    const stale = {
      ...input,
      gaps: [...input.gaps.slice(1), { lineId: "line_upgrade", plugEdition: 7, leftEdition: 0 }],
    };
    expect(await db.transaction((tx) => savePlugs(tx, around, stale))).toMatchObject({ ok: false });
    expect(await of()).toBe(before);
    expect(await db.transaction((tx) => savePlugs(tx, around, input))).toMatchObject({ ok: true });
    expect(await of()).toBe(before + 2);
    await db.transaction((tx) =>
      openGaps(tx, around, { ...input, gaps: input.gaps.map((gap) => ({ ...gap, plugEdition: 1 })) }),
    );
    expect(await of()).toBe(before);
  });

  it("are asked about in one question that names each", async () => {
    const asked = await db.transaction((tx) =>
      askAboutGaps(
        tx,
        { selectionId: OWN, actorName: "Mette", now: "2026-11-22T09:00:00.000Z" },
        { candidateId: "can_a", lineIds: ["line_upgrade", "line_support"], text: "How much?" },
      ),
    );
    expect(asked).toMatchObject({ ok: true });
    expect((await askedGaps(db.read, OWN)).map(({ lineId }) => lineId).sort()).toEqual([
      "line_support",
      "line_upgrade",
    ]);
  });
});

describe("exchange rates", () => {
  it("of several days stand beside each other, newest first", async () => {
    const around = await context();
    const rate = {
      currency: "EUR",
      rateMillionths: 7_450_000,
      date: dayOf("2026-11-01"),
      expectedEdition: 0,
    } as const;
    expect(await db.transaction((tx) => saveExchangeRate(tx, around, rate))).toMatchObject({ ok: true });
    expect((await rateRows(db.read, OWN)).map(({ date }) => date)).toEqual(["2026-11-01", "2026-10-01"]);
    await db.transaction((tx) => deleteExchangeRate(tx, around, rate));
    expect(await rateRows(db.read, OWN)).toHaveLength(1);
  });
});
