import { createSecretKey, randomBytes } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/engine/database";
import { offerSheet } from "@/db/queries/offer";
import { auditEvent } from "@/db/schema/audit";
import {
  bundleSplit,
  offerBundle,
  offerLine,
  offerLineTier,
  offerVersion,
  priceListItem,
} from "@/db/schema/offer";
import { participant } from "@/db/schema/participant";
import { selection, selectionKey } from "@/db/schema/selection";
import { priced, readyToOpen, selectionRow } from "@/db/testing/sealed-fixture";
import { firstBrokenLink } from "@/db/writes/audit";
import { fail, succeed } from "@/lib/domain/outcome";
import { request } from "@/lib/server/testing/request";
import { keys } from "@/lib/server/testing/sealed-request";
import { as, ask, sealedSelection, selectionId } from "./testing/sealed-selection";

const { saveOfferBundle, saveOfferPriceListItem, saveOfferTerms, setOfferCells, startOfferVersion } =
  await import("../offer/actions");
const { chooseConfirmer, confirmPriceOpening, reopenScoringModel } = await import("./actions");

let db: Database;
beforeEach(async () => {
  db = await sealedSelection();
});
afterEach(() => db.close());

const row = () => selectionRow(db, selectionId);

/** Two versions of one offer, with something of everything in each. */
async function fillOffer(): Promise<void> {
  as("observer");
  const where = { selectionId, candidateId: "can_a" };
  const outcomes = [
    await setOfferCells({
      selectionId,
      changes: [
        {
          candidateId: "can_a",
          lineId: "line_support",
          versionNumber: 0,
          expectedEdition: 0,
          cell: priced(100),
        },
        {
          candidateId: "can_a",
          lineId: "line_backup",
          versionNumber: 0,
          expectedEdition: 0,
          cell: { state: "included", inLineId: "line_support", note: "Also nights" },
        },
      ],
    }),
    await saveOfferBundle({
      ...where,
      bundleId: null,
      expectedEdition: 0,
      name: "Both",
      amount: 1_000,
      lineIds: ["line_move", "line_upgrade"],
      split: [
        { lineId: "line_move", amount: 400 },
        { lineId: "line_upgrade", amount: 600 },
      ],
      splitNote: "Our guess",
    }),
    await saveOfferPriceListItem({
      ...where,
      itemId: null,
      expectedEdition: 0,
      lineId: null,
      name: "One more user",
      unitPrice: 77,
      driver: "users",
      period: "month",
    }),
    await saveOfferTerms({
      ...where,
      expectedEdition: 1,
      terms: {
        currency: "DKK",
        receivedOn: null,
        validUntil: null,
        indexBasisPoints: 200,
        indexAfterMonths: 24,
        statedTotal: 5_000,
        source: "Mail",
      },
    }),
    await startOfferVersion({ ...where, fromNumber: 1 }),
  ];
  for (const outcome of outcomes) if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  as("lead");
}

describe("opening sealed prices", () => {
  it("brings back exactly what was sealed, in every version", async () => {
    await fillOffer();
    await readyToOpen(db, selectionId);
    expect(await ask()).toEqual({ ok: true, value: { opened: true, offers: 1 } });
    for (const number of [1, 2]) {
      const sheet = await offerSheet(db.read, "can_a", number);
      expect(sheet).toMatchObject({
        indexBasisPoints: 200,
        indexAfterMonths: 24,
        statedTotal: 5_000,
        source: number === 1 ? "Mail" : "",
      });
      const cells = new Map(sheet?.cells.map(({ lineId, cell }) => [lineId, cell]));
      expect(cells.get("line_support")).toEqual(priced(100));
      expect(cells.get("line_backup")).toEqual({
        state: "included",
        inLineId: "line_support",
        note: "Also nights",
      });
      expect(cells.get("line_move")).toMatchObject({ state: "bundled", bundleId: sheet?.bundles[0]?.id });
      expect(sheet?.bundles[0]).toMatchObject({
        amount: 1_000,
        splitNote: "Our guess",
        split: [
          { lineId: "line_move", amount: 400 },
          { lineId: "line_upgrade", amount: 600 },
        ],
      });
      expect(sheet?.priceList).toMatchObject([{ name: "One more user", unitPrice: 77 }]);
    }
    expect(await row()).toMatchObject({ pricesOpenedBy: "The lead" });
  });

  it("leaves nothing sealed and no key behind, and is on the record", async () => {
    await fillOffer();
    await readyToOpen(db, selectionId);
    await ask();
    for (const table of [offerLine, offerVersion, offerBundle, priceListItem])
      for (const { sealed } of await db.read.select({ sealed: table.sealed }).from(table))
        expect(sealed).toBeNull();
    expect(await db.read.select().from(selectionKey)).toEqual([]);
    const rows = await db.read.select().from(auditEvent).orderBy(asc(auditEvent.sequence));
    expect(rows.at(-1)).toMatchObject({
      action: "prices.requestOpening",
      actorName: "The lead",
      after: '{"opened":true,"offers":1}',
    });
    expect(firstBrokenLink(rows)).toBeNull();
  });

  it.each([
    [{ modelLockedAt: null }, "prices.model_not_locked"],
    [{ scoringClosedAt: null }, "prices.scoring_not_closed"],
  ])("is refused while %o", async (change, code) => {
    await fillOffer();
    await readyToOpen(db, selectionId);
    await db.transaction((tx) => tx.update(selection).set(change).where(eq(selection.id, selectionId)));
    expect(await ask()).toMatchObject({ ok: false, code });
    expect(await row()).toMatchObject({ pricesOpenedAt: null });
  });

  it("is allowed when scoring was closed without everybody, with a reason", async () => {
    await readyToOpen(db, selectionId);
    await db.transaction((tx) =>
      tx.update(selection).set({ scoringWaivedReason: "Two are ill" }).where(eq(selection.id, selectionId)),
    );
    expect(await ask()).toMatchObject({ ok: true });
  });

  it("needs the right password, and an account", async () => {
    await readyToOpen(db, selectionId);
    keys.password = fail("account.password_wrong");
    expect(await ask()).toMatchObject({ code: "account.password_wrong" });
    keys.password = succeed(null);
    request.actor = { userId: null, name: "", guestKeys: [] };
    expect(await ask()).toMatchObject({ code: "access.not_found" });
    expect(await row()).toMatchObject({ pricesOpenedAt: null });
  });

  it.each(["observer", "evaluator"] as const)("is not for an %s to ask for", async (person) => {
    await readyToOpen(db, selectionId);
    as(person);
    expect(await ask()).toMatchObject({ code: "access.forbidden" });
  });

  it("happens once: of two at the same moment one opens and the other is told", async () => {
    await fillOffer();
    await readyToOpen(db, selectionId);
    const outcomes = await Promise.all([ask(), ask()]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ code: "prices.already_open" });
    expect(await db.read.select().from(offerLineTier)).toHaveLength(4);
    expect(await db.read.select().from(bundleSplit)).toHaveLength(4);
  });

  it("is all or nothing: one row that cannot be opened keeps everything sealed", async () => {
    await fillOffer();
    await readyToOpen(db, selectionId);
    const rows = await db.read.select().from(offerLine).orderBy(asc(offerLine.id));
    await db.transaction((tx) =>
      tx
        .update(offerLine)
        .set({ sealed: "v1.AAAA.AAAA.AAAA" })
        .where(eq(offerLine.id, rows.findLast(({ sealed }) => sealed !== null)?.id ?? "")),
    );
    expect(await ask()).toMatchObject({ ok: false, code: "seal.broken" });
    expect(await row()).toMatchObject({ pricesOpenedAt: null });
    for (const { unitPriceMinor } of await db.read.select().from(offerLine))
      expect(unitPriceMinor).toBeNull();
  });

  it("says that the key is missing when the master key is lost, and stays sealed", async () => {
    await fillOffer();
    await readyToOpen(db, selectionId);
    keys.master = createSecretKey(randomBytes(32));
    expect(await ask()).toMatchObject({ ok: false, code: "seal.key_missing" });
    expect(await row()).toMatchObject({ pricesOpenedAt: null });
  });

  it("drops a bundle's part whose line has left the catalogue meanwhile", async () => {
    await fillOffer();
    await readyToOpen(db, selectionId);
    await db.transaction((tx) => tx.delete(offerLine).where(eq(offerLine.lineId, "line_move")));
    const { catalogueLine } = await import("@/db/schema/offer");
    await db.transaction((tx) => tx.delete(catalogueLine).where(eq(catalogueLine.id, "line_move")));
    expect(await ask()).toMatchObject({ ok: true });
    expect((await offerSheet(db.read, "can_a"))?.bundles[0]?.split).toEqual([
      { lineId: "line_upgrade", amount: 600 },
    ]);
  });

  it("is the end of typing by the one who knew them, and the start of the lead's", async () => {
    await fillOffer();
    await readyToOpen(db, selectionId);
    await ask();
    const change = {
      candidateId: "can_a",
      lineId: "line_support",
      versionNumber: 2,
      expectedEdition: 1,
      cell: priced(200),
    };
    as("observer");
    expect(await setOfferCells({ selectionId, changes: [change] })).toMatchObject({
      code: "access.forbidden",
    });
    as("lead");
    expect(await setOfferCells({ selectionId, changes: [change] })).toMatchObject({
      value: [{ result: "saved" }],
    });
  });
});

describe("a second person", () => {
  const choose = (participantId: string | null) => chooseConfirmer({ selectionId, participantId });
  const confirm = () => confirmPriceOpening({ selectionId });

  it("must confirm before anything is opened", async () => {
    await fillOffer();
    await readyToOpen(db, selectionId);
    expect(await choose("par_own_observer")).toMatchObject({ ok: true });
    expect(await ask()).toEqual({ ok: true, value: { opened: false } });
    expect(await row()).toMatchObject({ pricesOpenedAt: null, openingRequestedBy: "The lead" });
    expect(await confirm()).toMatchObject({ code: "prices.confirmer_other" });
    as("observer");
    expect(await confirm()).toEqual({ ok: true, value: { opened: true, offers: 1 } });
    expect(await row()).toMatchObject({ pricesOpenedBy: "The observer", openingRequestedBy: "The lead" });
    expect(await confirm()).toMatchObject({ code: "prices.already_open" });
  });

  it("cannot confirm what nobody has asked for", async () => {
    await readyToOpen(db, selectionId);
    await choose("par_own_observer");
    as("observer");
    expect(await confirm()).toMatchObject({ code: "prices.not_requested" });
  });

  it.each(["par_own_evaluator", "par_own_lead", "par_other_stranger"])("cannot be %s", async (who) => {
    expect(await choose(who)).toMatchObject({ code: "prices.confirmer_unable" });
  });

  it("who has left, or evaluates now, holds the opening up until another is chosen", async () => {
    await readyToOpen(db, selectionId);
    await choose("par_own_observer");
    await db.transaction((tx) =>
      tx.update(participant).set({ role: "evaluator" }).where(eq(participant.id, "par_own_observer")),
    );
    expect(await ask()).toMatchObject({ code: "prices.confirmer_gone" });
    expect(await choose(null)).toMatchObject({ ok: true });
    expect(await ask()).toMatchObject({ value: { opened: true } });
  });

  it("is asked anew when the model was opened again or another person was chosen meanwhile", async () => {
    await readyToOpen(db, selectionId);
    await choose("par_own_observer");
    await ask();
    await reopenScoringModel({ selectionId, reason: "A weight was wrong" });
    expect(await row()).toMatchObject({ openingRequestedAt: null });
    as("observer");
    expect(await confirm()).toMatchObject({ code: "prices.model_not_locked" });
    as("lead");
    await readyToOpen(db, selectionId);
    await ask();
    await choose("par_own_observer");
    expect(await row()).toMatchObject({ openingRequestedAt: null });
  });
});
