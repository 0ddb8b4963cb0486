import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { minor } from "@/lib/domain/money";
import type { Cell } from "@/lib/domain/offer";
import { SELECTION_LIMITS } from "@/lib/domain/selection";
import type { Database } from "../engine/database";
import { selectionOfUser } from "../queries/access";
import { catalogueLines, offerSheet } from "../queries/offer";
import { catalogueLine } from "../schema/offer";
import { seedOffers } from "../testing/offer-fixture";
import { openMemory } from "../testing/open-memory";
import { deleteCatalogueLine, moveCatalogueLine, saveCatalogueLine } from "./catalogue";
import { saveExchangeRate } from "./exchange-rate";
import { openGaps } from "./left-gap";
import { setCells } from "./offer";
import { deleteBundle, saveBundle } from "./offer-bundle";
import { newVersion } from "./offer-version";
import { savePlug } from "./plug";
import { deletePriceListItem, savePriceListItem } from "./price-list-item";

const NOW = "2026-11-22T09:00:00.000Z";
let db: Database;
beforeEach(async () => {
  db = await openMemory();
  await seedOffers(db);
});
afterEach(() => db.close());

async function context() {
  const found = await selectionOfUser(db.read, "usr_lead", "sel_own");
  if (!found) throw new Error("no selection");
  return { selection: found.selection, actorName: "The lead", now: NOW, today: "2026-11-22" };
}

async function price(lineId: string, candidateId = "can_a", cell?: Cell, expectedEdition = 0): Promise<void> {
  const own = await context();
  const priced: Cell = {
    state: "priced",
    unitPrice: minor(100),
    driver: "users",
    quantityMilli: null,
    period: "month",
    minimumMilli: null,
    tiers: [],
    note: "",
  };
  await db.transaction((tx) =>
    setCells(tx, own, [{ candidateId, lineId, versionNumber: 1, expectedEdition, cell: cell ?? priced }]),
  );
}

const names = async () => (await catalogueLines(db.read, "sel_own")).map((line) => line.name);

const blank = {
  lineId: null,
  expectedEdition: 0,
  kind: "service",
  name: "New",
  description: "",
  category: "Data centre",
  stage: null,
  driver: "users",
  scope: "in_scope",
} as const;

describe("the catalogue", () => {
  it("puts a new line after the last of the same heading", async () => {
    const own = await context();
    await db.transaction((tx) => saveCatalogueLine(tx, own, blank));
    expect(await names()).toEqual(["User support", "Backup", "Servers", "New", "Move", "Upgrade", "Exit"]);
  });

  it("moves a line behind another or to the top", async () => {
    const own = await context();
    await db.transaction((tx) => moveCatalogueLine(tx, own, { lineId: "line_servers", afterLineId: null }));
    await db.transaction((tx) =>
      moveCatalogueLine(tx, own, { lineId: "line_support", afterLineId: "line_backup" }),
    );
    expect(await names()).toEqual(["Servers", "Backup", "User support", "Move", "Upgrade", "Exit"]);
  });

  it("tells the later of two who rename a line", async () => {
    const own = await context();
    const rename = { ...blank, lineId: "line_backup", expectedEdition: 1, name: "Safe copies" };
    expect(await db.transaction((tx) => saveCatalogueLine(tx, own, rename))).toMatchObject({ ok: true });
    expect(await db.transaction((tx) => saveCatalogueLine(tx, own, rename))).toMatchObject({
      code: "row.changed_meanwhile",
      params: { name: "Safe copies" },
    });
  });

  it("holds an establishment piece to a stage, and everything else to none", async () => {
    const own = await context();
    expect(
      await db.transaction((tx) => saveCatalogueLine(tx, own, { ...blank, kind: "establishment" })),
    ).toMatchObject({ fields: [{ path: "stage" }] });
  });

  it(`holds at most ${SELECTION_LIMITS.lines} lines`, async () => {
    await db.transaction((tx) =>
      tx.insert(catalogueLine).values(
        Array.from({ length: SELECTION_LIMITS.lines - 6 }, (_, index) => ({
          ...blank,
          id: `line_${index}`,
          selectionId: "sel_own",
          position: 10 + index,
        })).map(({ lineId: _id, expectedEdition: _edition, ...row }) => row),
      ),
    );
    const own = await context();
    expect(await db.transaction((tx) => saveCatalogueLine(tx, own, blank))).toMatchObject({
      code: "catalogue_line.too_many",
      params: { limit: SELECTION_LIMITS.lines },
    });
  });

  it("refuses to touch another selection's line", async () => {
    const own = await context();
    for (const attempt of [
      () => db.transaction((tx) => deleteCatalogueLine(tx, own, { lineId: "line_other" })),
      () => db.transaction((tx) => moveCatalogueLine(tx, own, { lineId: "line_other", afterLineId: null })),
      () =>
        db.transaction((tx) =>
          saveCatalogueLine(tx, own, { ...blank, lineId: "line_other", expectedEdition: 1 }),
        ),
    ])
      expect(await attempt()).toMatchObject({ ok: false, code: "access.not_found" });
  });
});

describe("deleting a line", () => {
  const remove = async (lineId: string) => {
    const own = await context();
    return db.transaction((tx) => deleteCatalogueLine(tx, own, { lineId }));
  };

  it("works while nobody has answered it", async () => {
    expect(await remove("line_backup")).toMatchObject({ ok: true });
    expect(await names()).not.toContain("Backup");
  });

  it("is refused with the names of those who have priced it", async () => {
    await price("line_backup", "can_b");
    await price("line_backup", "can_a");
    expect(await remove("line_backup")).toMatchObject({
      code: "catalogue_line.has_prices",
      params: { names: "Fjord IT, Nordlys" },
    });
  });

  it("is refused for a price that only an old version has", async () => {
    await price("line_backup");
    const own = await context();
    await db.transaction((tx) => newVersion(tx, own, "can_a", 1));
    await db.transaction((tx) =>
      setCells(tx, own, [
        {
          candidateId: "can_a",
          lineId: "line_backup",
          versionNumber: 2,
          expectedEdition: 1,
          cell: { state: "unanswered", note: "" },
        },
      ]),
    );
    expect(await remove("line_backup")).toMatchObject({ code: "catalogue_line.has_prices" });
  });

  it("works again when an answer was emptied", async () => {
    await price("line_backup");
    await price("line_backup", "can_a", { state: "unanswered", note: "" }, 1);
    expect(await remove("line_backup")).toMatchObject({ ok: true });
  });

  it("is refused while another line is included in it, a plug stands on it or a price list names it", async () => {
    const own = await context();
    await price("line_support", "can_a", { state: "included", inLineId: "line_backup", note: "" });
    await db.transaction((tx) =>
      savePlug(tx, own, {
        candidateId: "can_b",
        lineId: "line_servers",
        expectedEdition: 0,
        leftEdition: 0,
        source: "median_of_others",
        low: null,
        base: null,
        high: null,
        note: "",
      }),
    );
    await db.transaction((tx) =>
      savePriceListItem(tx, own, {
        candidateId: "can_b",
        itemId: null,
        expectedEdition: 0,
        lineId: "line_exit",
        name: "Leaving",
        unitPrice: 5,
        driver: "fixed",
        period: "once",
      }),
    );
    for (const [lineId, name] of [
      ["line_backup", "Nordlys"],
      ["line_servers", "Fjord IT"],
      ["line_exit", "Fjord IT"],
    ] as const)
      expect(await remove(lineId)).toMatchObject({
        code: "catalogue_line.referred_to",
        params: { names: name },
      });
  });

  it("is matched by a refusal to turn an answered line into another kind", async () => {
    await price("line_backup");
    const own = await context();
    expect(
      await db.transaction((tx) =>
        saveCatalogueLine(tx, own, {
          ...blank,
          lineId: "line_backup",
          expectedEdition: 1,
          kind: "exit",
        }),
      ),
    ).toMatchObject({ code: "catalogue_line.kind_has_prices", params: { names: "Nordlys" } });
  });
});

describe("bundles", () => {
  const bundle = {
    candidateId: "can_a",
    bundleId: null,
    expectedEdition: 0,
    name: "Start",
    amount: 100,
    lineIds: ["line_move", "line_upgrade"],
    split: [],
    splitNote: "",
  };
  const save = async (input: Parameters<typeof saveBundle>[2]) => {
    const own = await context();
    return db.transaction((tx) => saveBundle(tx, own, input));
  };

  it("turn their pieces' cells into bundled ones, and back to unanswered when they go", async () => {
    const made = await save(bundle);
    const bundleId = made.ok ? made.value.value.bundleId : "";
    expect((await offerSheet(db.read, "can_a"))?.cells.map((each) => each.cell.state)).toEqual([
      "bundled",
      "bundled",
    ]);
    const own = await context();
    await db.transaction((tx) => deleteBundle(tx, own, { candidateId: "can_a", bundleId }));
    expect((await offerSheet(db.read, "can_a"))?.cells.map((each) => each.cell.state)).toEqual([
      "unanswered",
      "unanswered",
    ]);
  });

  it("refuse a split that does not add up, naming the rest", async () => {
    const split = [
      { lineId: "line_move", amount: 60 },
      { lineId: "line_upgrade", amount: 30 },
    ];
    expect(await save({ ...bundle, split, splitNote: "guess" })).toMatchObject({
      fields: [{ path: "split", code: "offer.split_does_not_add_up", params: { rest: 10 } }],
    });
  });

  it("refuse a split without a note, and one that forgets a piece", async () => {
    const both = [
      { lineId: "line_move", amount: 60 },
      { lineId: "line_upgrade", amount: 40 },
    ];
    expect(await save({ ...bundle, split: both })).toMatchObject({
      fields: [{ code: "offer.split_note_required" }],
    });
    expect(
      await save({ ...bundle, split: [{ lineId: "line_move", amount: 100 }], splitNote: "x" }),
    ).toMatchObject({ fields: [{ code: "offer.split_incomplete" }] });
  });

  it("refuse services and other selections' lines", async () => {
    expect(await save({ ...bundle, lineIds: ["line_move", "line_support"] })).toMatchObject({
      code: "offer.bundle_only_establishment",
    });
    expect(await save({ ...bundle, lineIds: ["line_move", "line_other"] })).toMatchObject({
      code: "access.not_found",
    });
    expect(await save({ ...bundle, candidateId: "can_other" })).toMatchObject({ code: "access.not_found" });
  });
});

describe("price lists", () => {
  it("refuse another selection's candidate, line and a period that does not fit the line", async () => {
    const own = await context();
    const item = {
      candidateId: "can_a",
      itemId: null,
      expectedEdition: 0,
      lineId: "line_backup",
      name: "GB",
      unitPrice: 5,
      driver: "gb",
      period: "month",
    } as const;
    const save = (input: Parameters<typeof savePriceListItem>[2]) =>
      db.transaction((tx) => savePriceListItem(tx, own, input));
    expect(await save({ ...item, candidateId: "can_other" })).toMatchObject({ code: "access.not_found" });
    expect(await save({ ...item, lineId: "line_other" })).toMatchObject({ code: "access.not_found" });
    expect(await save({ ...item, period: "once" })).toMatchObject({ fields: [{ path: "period" }] });
    const made = await save(item);
    const itemId = made.ok ? made.value.value.itemId : "";
    expect(
      await db.transaction((tx) => deletePriceListItem(tx, own, { candidateId: "can_b", itemId })),
    ).toMatchObject({ code: "access.not_found" });
    expect(
      await db.transaction((tx) => deletePriceListItem(tx, own, { candidateId: "can_a", itemId })),
    ).toMatchObject({ ok: true });
  });
});

describe("plugs", () => {
  const plug = {
    candidateId: "can_a",
    lineId: "line_backup",
    expectedEdition: 0,
    leftEdition: 0,
    source: "estimate",
    low: 100,
    base: 200,
    high: 300,
    note: "three suppliers we asked",
  } as const;
  const save = async (input: Parameters<typeof savePlug>[2]) => {
    const own = await context();
    return db.transaction((tx) => savePlug(tx, own, input));
  };

  it("carry who made them and when, and can be taken away", async () => {
    const own = await context();
    expect(await save(plug)).toMatchObject({
      ok: true,
      value: { after: { madeBy: "The lead", madeOn: "2026-11-22" } },
    });
    const gaps = [{ lineId: plug.lineId, plugEdition: 1, leftEdition: 0 }];
    const opened = () => db.transaction((tx) => openGaps(tx, own, { candidateId: plug.candidateId, gaps }));
    expect(await opened()).toMatchObject({ ok: true, value: { value: { opened: 1 } } });
    expect(await opened()).toMatchObject({ code: "row.changed_meanwhile" });
  });

  it("refuse an estimate without all three, out of order or without a note, field by field", async () => {
    expect(await save({ ...plug, low: null })).toMatchObject({
      fields: [{ path: "low", code: "field.required" }],
    });
    expect(await save({ ...plug, low: 250, high: 150 })).toMatchObject({
      fields: [{ path: "low" }, { path: "high" }],
    });
    expect(await save({ ...plug, note: " " })).toMatchObject({ fields: [{ path: "note" }] });
  });

  it("tell the later of two editors who was faster", async () => {
    await save(plug);
    expect(await save(plug)).toMatchObject({ code: "row.changed_meanwhile", params: { by: "The lead" } });
  });

  it("refuse another selection's candidate or line", async () => {
    expect(await save({ ...plug, candidateId: "can_other" })).toMatchObject({ code: "access.not_found" });
    expect(await save({ ...plug, lineId: "line_other" })).toMatchObject({ code: "access.not_found" });
  });
});

describe("exchange rates", () => {
  it("refuse the selection's own currency and a day ahead", async () => {
    const own = await context();
    const rate = { currency: "EUR", rateMillionths: 7_460_000, date: "2026-11-20", expectedEdition: 0 };
    const { SaveExchangeRate } = await import("@/lib/features/offer/schema");
    const save = (input: object) =>
      db.transaction((tx) =>
        saveExchangeRate(tx, own, SaveExchangeRate.parse({ selectionId: "sel_own", ...rate, ...input })),
      );
    expect(await save({ currency: "DKK" })).toMatchObject({ code: "exchange_rate.own_currency" });
    expect(await save({ date: "2026-11-23" })).toMatchObject({ fields: [{ path: "date" }] });
    expect(await save({})).toMatchObject({ ok: true });
    expect(await save({})).toMatchObject({ code: "row.changed_meanwhile" });
    expect(await save({ expectedEdition: 1, rateMillionths: 7_500_000 })).toMatchObject({ ok: true });
  });
});

it("the fixture's catalogue stands in the order it is written", async () => {
  const rows = await db.read.select().from(catalogueLine).where(eq(catalogueLine.selectionId, "sel_own"));
  expect(rows).toHaveLength(6);
});
