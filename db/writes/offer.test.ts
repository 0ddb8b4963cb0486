import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { minor } from "@/lib/domain/money";
import type { Cell } from "@/lib/domain/offer";
import { NO_ANSWER } from "@/lib/domain/offer-sheet";
import { succeed } from "@/lib/domain/outcome";
import { SetCells } from "@/lib/features/offer/schema";
import { runSelectionAction, type SelectionDefinition } from "@/lib/server/guarded-action";
import { typingPrices } from "@/lib/server/price-vault";
import type { Database } from "../engine/database";
import { selectionOfUser } from "../queries/access";
import { offerSheet, offerSheets } from "../queries/offer";
import { versionEntries } from "../queries/offer-version";
import { auditEvent } from "../schema/audit";
import { actorNamed, type Person, seedOffers } from "../testing/offer-fixture";
import { openMemory } from "../testing/open-memory";
import { setCells } from "./offer";
import { saveBundle } from "./offer-bundle";
import { saveTerms } from "./offer-terms";
import { newVersion } from "./offer-version";
import { savePriceListItem } from "./price-list-item";

const NOW = "2026-11-22T09:00:00.000Z";
let db: Database;
beforeEach(async () => {
  db = await openMemory();
  await seedOffers(db);
});
afterEach(() => db.close());

const perUser = (kroner: number): Cell => ({
  state: "priced",
  unitPrice: minor(kroner * 100),
  driver: "users",
  quantityMilli: null,
  period: "month",
  minimumMilli: null,
  tiers: [],
  note: "",
});
const once = (kroner: number): Cell => ({
  state: "priced",
  unitPrice: minor(kroner * 100),
  driver: "fixed",
  quantityMilli: null,
  period: "once",
  minimumMilli: null,
  tiers: [],
  note: "",
});

const setDefinition = {
  name: "offer.setCells",
  input: SetCells,
  write: async ({ tx, input, actor, now, audit, authorized }) =>
    typingPrices({ tx, authorized, now }, async (vault) => {
      const context = { selection: authorized.selection, actorName: actor.name, now, vault };
      const { results, written } = await setCells(tx, context, input.changes);
      for (const each of written) audit(each.subjectId, each.before, each.after);
      return succeed(results);
    }),
} satisfies SelectionDefinition<typeof SetCells, undefined, unknown>;

const change = (
  lineId: string,
  cell: unknown,
  expectedEdition = 0,
  candidateId = "can_a",
  versionNumber = 0,
) => ({
  candidateId,
  lineId,
  versionNumber,
  expectedEdition,
  cell,
});

function set(person: Person, ...changes: unknown[]) {
  return runSelectionAction(
    setDefinition,
    { database: db, actor: actorNamed(person), now: () => new Date(NOW) },
    { selectionId: "sel_own", changes },
  );
}

async function context() {
  const found = await selectionOfUser(db.read, "usr_lead", "sel_own");
  if (!found) throw new Error("no selection");
  return { selection: found.selection, actorName: "The lead", now: NOW };
}

const cellAt = async (lineId: string, candidateId = "can_a") =>
  (await offerSheet(db.read, candidateId))?.cells.find((cell) => cell.lineId === lineId);

describe("setting cells of an offer", () => {
  it("makes the offer in the selection's currency with the first price", async () => {
    const outcome = await set("lead", change("line_support", perUser(150)));
    expect(outcome).toEqual({
      ok: true,
      value: [{ candidateId: "can_a", lineId: "line_support", result: "saved", edition: 1 }],
    });
    expect(await offerSheet(db.read, "can_a")).toMatchObject({ currency: "DKK", versionNumber: 1 });
    expect((await cellAt("line_support"))?.cell).toEqual(perUser(150));
  });

  it("tells the later of two editors what stands there and by whom, and stores nothing of theirs", async () => {
    await set("lead", change("line_support", perUser(150)));
    const later = await set("lead", change("line_support", perUser(99)), change("line_backup", perUser(2)));
    expect(later).toMatchObject({
      ok: true,
      value: [
        { result: "conflict", current: { cell: perUser(150), edition: 1, updatedBy: "The lead" } },
        { result: "saved" },
      ],
    });
    expect((await cellAt("line_support"))?.cell).toEqual(perUser(150));
    expect((await cellAt("line_backup"))?.cell).toEqual(perUser(2));
  });

  it("counts a cell that already says so as stored: sending twice does no harm", async () => {
    await set("lead", change("line_support", perUser(150)));
    const again = await set("lead", change("line_support", perUser(150)));
    expect(again).toMatchObject({ value: [{ result: "saved", edition: 1 }] });
  });

  it("keeps tiers with their cell and drops them with the price", async () => {
    const cell = { ...perUser(150), tiers: [{ fromMilli: 100_000, unitPrice: minor(140_00) }] };
    await set("lead", change("line_support", cell));
    expect((await cellAt("line_support"))?.cell).toEqual(cell);
    await set("lead", change("line_support", NO_ANSWER, 1));
    expect(await cellAt("line_support")).toMatchObject({ cell: NO_ANSWER, edition: 2 });
    await set("lead", change("line_support", perUser(1), 2));
    expect((await cellAt("line_support"))?.cell).toEqual(perUser(1));
  });

  it("keeps a typed zero apart from a blank", async () => {
    await set("lead", change("line_support", perUser(0)));
    expect((await cellAt("line_support"))?.cell).toMatchObject({ state: "priced", unitPrice: 0 });
  });

  it.each([
    ["a month's price on one-off work", change("line_move", perUser(1)), "offer.period_wrong"],
    ["a one-off price on a service", change("line_support", once(1)), "offer.period_wrong"],
    [
      "a line included in itself",
      change("line_support", { state: "included", inLineId: "line_support", note: "" }),
      "offer.included_in_itself",
    ],
    [
      "a line included in another selection's line",
      change("line_support", { state: "included", inLineId: "line_other", note: "" }),
      "offer.included_line_gone",
    ],
    [
      "a bundle that is not this offer's",
      change("line_move", { state: "bundled", bundleId: "bun_x", note: "" }),
      "offer.bundle_gone",
    ],
    ["another selection's line", change("line_other", perUser(1)), "catalogue_line.gone"],
    ["another selection's candidate", change("line_support", perUser(1), 0, "can_other"), "access.not_found"],
  ])("refuses %s and says why", async (_what, wrong, code) => {
    expect(await set("lead", wrong)).toMatchObject({ ok: true, value: [{ result: "refused", code }] });
    expect(await offerSheets(db.read, "sel_own")).toEqual([]);
    expect(await offerSheets(db.read, "sel_other")).toEqual([]);
  });

  it("refuses two lines that are each included in the other", async () => {
    const outcome = await set(
      "lead",
      change("line_support", { state: "included", inLineId: "line_backup", note: "" }),
      change("line_backup", { state: "included", inLineId: "line_support", note: "" }),
    );
    expect(outcome).toMatchObject({
      value: [{ result: "saved" }, { result: "refused", code: "offer.included_loop" }],
    });
  });

  it.each([
    ["negative", { ...perUser(1), unitPrice: -1 }],
    ["too large", { ...perUser(1), unitPrice: 1e15 }],
    ["half an øre", { ...perUser(1), unitPrice: 0.5 }],
    ["text", { ...perUser(1), unitPrice: "12" }],
    ["a negative quantity", { ...perUser(1), quantityMilli: -1 }],
  ])("refuses a price that is %s before anything is stored", async (_what, cell) => {
    expect(await set("lead", change("line_support", cell))).toMatchObject({
      ok: false,
      code: "input.invalid",
    });
  });

  it.each([
    ["evaluator", "access.forbidden"],
    ["observer", "access.forbidden"],
    ["stranger", "access.not_found"],
  ] as const)("refuses the %s", async (person, code) => {
    expect(await set(person, change("line_support", perUser(1)))).toMatchObject({ ok: false, code });
  });

  it("stores five hundred pasted cells with one record of what was there before", async () => {
    await db.transaction(async (tx) => {
      const { catalogueLine } = await import("../schema/offer");
      await tx.insert(catalogueLine).values(
        Array.from({ length: 500 }, (_, index) => ({
          id: `line_${index}`,
          selectionId: "sel_own",
          kind: "service" as const,
          name: `Service ${index}`,
          driver: "users" as const,
          scope: "in_scope" as const,
          position: 10 + index,
        })),
      );
    });
    const outcome = await set(
      "lead",
      ...Array.from({ length: 500 }, (_, index) => change(`line_${index}`, perUser(index))),
    );
    expect(outcome.ok && outcome.value).toHaveLength(500);
    expect((await offerSheet(db.read, "can_a"))?.cells).toHaveLength(500);
    expect(await db.read.select().from(auditEvent)).toHaveLength(1);
  });
});

describe("versions of an offer", () => {
  const bundle = {
    candidateId: "can_a",
    bundleId: null,
    expectedEdition: 0,
    name: "Start",
    amount: 100,
    lineIds: ["line_move", "line_upgrade"],
    split: [
      { lineId: "line_move", amount: 60 },
      { lineId: "line_upgrade", amount: 40 },
    ],
    splitNote: "as agreed by phone",
  };

  it("starts the next as a copy and leaves the old one as it was", async () => {
    const cell = { ...perUser(150), tiers: [{ fromMilli: 100_000, unitPrice: minor(140_00) }] };
    await set("lead", change("line_support", cell));
    const own = await context();
    await db.transaction((tx) => saveBundle(tx, own, bundle));
    await db.transaction((tx) =>
      savePriceListItem(tx, own, {
        candidateId: "can_a",
        itemId: null,
        expectedEdition: 0,
        lineId: "line_backup",
        name: "GB",
        unitPrice: 5,
        driver: "gb",
        period: "month",
      }),
    );
    const before = await offerSheet(db.read, "can_a");
    const made = await db.transaction((tx) => newVersion(tx, own, "can_a", 1));
    expect(made).toMatchObject({ ok: true, value: { value: { number: 2 } } });
    const after = await offerSheet(db.read, "can_a");
    expect(after?.versionNumber).toBe(2);
    expect(after?.cells.find((each) => each.lineId === "line_support")?.cell).toEqual(cell);
    expect(after?.bundles[0]).toMatchObject({ name: "Start", split: [{ amount: 60 }, { amount: 40 }] });
    expect(after?.bundles[0]?.id).not.toBe(before?.bundles[0]?.id);
    expect(after?.cells.find((each) => each.lineId === "line_move")?.cell).toMatchObject({
      state: "bundled",
      bundleId: after?.bundles[0]?.id,
    });
    expect(after?.priceList).toMatchObject([{ name: "GB", lineId: "line_backup" }]);

    await set("lead", change("line_support", perUser(99), 1, "can_a", 2));
    expect(await offerSheet(db.read, "can_a", 1)).toEqual(before);
    const entries = await versionEntries(db.read, "can_a", { pricesSealed: false });
    expect(entries.map((each) => [each.number, each.answered])).toEqual([
      [2, 3],
      [1, 3],
    ]);
  });

  it("refuses a second start from the same version, and cells typed on the old one", async () => {
    await set("lead", change("line_support", perUser(150)));
    const own = await context();
    await db.transaction((tx) => newVersion(tx, own, "can_a", 1));
    expect(await db.transaction((tx) => newVersion(tx, own, "can_a", 1))).toMatchObject({
      code: "offer.version_moved",
    });
    expect(await set("lead", change("line_support", perUser(1), 1, "can_a", 1))).toMatchObject({
      value: [{ result: "refused", code: "offer.version_moved" }],
    });
  });
});

describe("terms of an offer", () => {
  const terms = {
    currency: "EUR",
    receivedOn: null,
    validUntil: null,
    indexBasisPoints: 200,
    indexAfterMonths: 12,
    statedTotal: null,
    source: "mail",
    financedMonths: null,
    financeBasisPoints: 0,
  } as const;

  it("are stored with their currency, and the later of two editors is told", async () => {
    const own = await context();
    expect(await db.transaction((tx) => saveTerms(tx, own, "can_a", terms, 0))).toMatchObject({ ok: true });
    expect(await offerSheet(db.read, "can_a")).toMatchObject({ currency: "EUR", indexBasisPoints: 200 });
    expect(await db.transaction((tx) => saveTerms(tx, own, "can_a", terms, 0))).toMatchObject({
      code: "row.changed_meanwhile",
    });
  });

  it("refuse another selection's candidate", async () => {
    const own = await context();
    expect(await db.transaction((tx) => saveTerms(tx, own, "can_other", terms, 0))).toMatchObject({
      code: "access.not_found",
    });
  });
});
