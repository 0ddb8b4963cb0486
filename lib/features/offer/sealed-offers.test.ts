import { createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Database } from "@/db/engine/database";
import { openSqlite } from "@/db/engine/sqlite";
import { versionEntries } from "@/db/queries/offer-version";
import { sealedSheet, sealedSheets } from "@/db/queries/sealed-offer";
import { auditEvent } from "@/db/schema/audit";
import { offerLine, offerLineTier, offerVersion } from "@/db/schema/offer";
import { selection, selectionKey } from "@/db/schema/selection";
import { actorNamed, seedOffers } from "@/db/testing/offer-fixture";
import { openMemory } from "@/db/testing/open-memory";
import { sealSelection } from "@/db/testing/sealed-fixture";
import { minor } from "@/lib/domain/money";
import type { Cell } from "@/lib/domain/offer";
import { leaveGapsAction, openGapsAction } from "@/lib/features/gap/actions";
import type { Actor } from "@/lib/server/access";
import {
  deleteOfferBundle,
  deleteOfferPriceListItem,
  saveGapPlug,
  saveOfferBundle,
  saveOfferPriceListItem,
  saveOfferTerms,
  setOfferCells,
  startOfferVersion,
} from "./actions";

/** The request's surroundings; the database behind it is a real one. */
const here = vi.hoisted((): { database: Database | null; actor: Actor | null; master: KeyObject | null } => ({
  database: null,
  actor: null,
  master: null,
}));
vi.mock("@/lib/server/database", () => ({ database: async () => here.database }));
vi.mock("@/lib/server/session", () => ({ currentActor: async () => here.actor }));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));
vi.mock("@/lib/server/sealed-box", async (original) => ({
  ...(await original<object>()),
  masterKey: () => here.master,
}));

const newMaster = () => createSecretKey(randomBytes(32));
let db: Database;
beforeEach(async () => {
  db = await openMemory();
  await seedOffers(db);
  await sealSelection(db, "own", ["observer"]);
  here.database = db;
  here.actor = actorNamed("observer");
  here.master = newMaster();
});
afterEach(() => db.close());

const selectionId = "sel_own";
/** Amounts that stand nowhere else; every one of them is looked for afterwards. */
const CANARY = {
  unit: 71_390_711,
  tier: 71_390_722,
  bundle: 71_390_733,
  part: 71_390_700,
  item: 71_390_744,
  total: 71_390_755,
  quantity: 71_390_766,
  minimum: 71_390_777,
  note: "canary note 71390788",
  source: "canary source 71390799",
} as const;
const texts = (): string[] => Object.values(CANARY).map(String);

const priced: Cell = {
  state: "priced",
  unitPrice: minor(CANARY.unit),
  driver: "users",
  quantityMilli: CANARY.quantity,
  period: "month",
  minimumMilli: CANARY.minimum,
  tiers: [{ fromMilli: 1_000, unitPrice: minor(CANARY.tier) }],
  note: CANARY.note,
};
const change = (lineId: string, cell: Cell, expectedEdition = 0) => ({
  candidateId: "can_a",
  lineId,
  versionNumber: 0,
  expectedEdition,
  cell,
});
const set = (...changes: ReturnType<typeof change>[]) => setOfferCells({ selectionId, changes });

/** An offer with a canary in every place that can hold one. */
async function fillOffer(): Promise<{ bundleId: string; itemId: string }> {
  const where = { selectionId, candidateId: "can_a" };
  expect((await set(change("line_support", priced))).ok).toBe(true);
  const bundle = await saveOfferBundle({
    ...where,
    bundleId: null,
    expectedEdition: 0,
    name: "Both",
    amount: CANARY.bundle,
    lineIds: ["line_move", "line_upgrade"],
    split: [
      { lineId: "line_move", amount: CANARY.part },
      { lineId: "line_upgrade", amount: CANARY.bundle - CANARY.part },
    ],
    splitNote: CANARY.note,
  });
  const item = await saveOfferPriceListItem({
    ...where,
    itemId: null,
    expectedEdition: 0,
    lineId: "line_backup",
    name: "More backup",
    unitPrice: CANARY.item,
    driver: "gb",
    period: "month",
  });
  const terms = await saveOfferTerms({
    ...where,
    expectedEdition: 1,
    terms: {
      currency: "DKK",
      receivedOn: "2026-11-20",
      validUntil: null,
      indexBasisPoints: 317,
      indexAfterMonths: 12,
      statedTotal: CANARY.total,
      source: CANARY.source,
    },
  });
  if (!bundle.ok || !item.ok || !terms.ok) throw new Error(JSON.stringify([bundle, item, terms]));
  return { bundleId: bundle.value.bundleId, itemId: item.value.itemId };
}

const foundIn = (text: string): string[] => texts().filter((canary) => text.includes(canary));

describe("who types while prices are sealed", () => {
  it.each(["lead", "evaluator", "stranger"] as const)("a %s who is not their keeper may not", async (who) => {
    here.actor = actorNamed(who);
    const refusal = {
      lead: "prices.keeper_only",
      evaluator: "access.forbidden",
      stranger: "access.not_found",
    };
    expect(await set(change("line_support", priced))).toMatchObject({ ok: false, code: refusal[who] });
    expect(await db.read.select().from(offerLine)).toEqual([]);
  });

  it("somebody recorded as knowing the prices may, also as an observer", async () => {
    expect(await set(change("line_support", priced))).toMatchObject({
      ok: true,
      value: [{ result: "saved", edition: 1 }],
    });
  });

  it("an observer who knows them may not once prices are open", async () => {
    await db.transaction((tx) =>
      tx
        .update(selection)
        .set({ pricesOpenedAt: "2026-11-22T08:00:00.000Z" })
        .where(eq(selection.id, selectionId)),
    );
    expect(await set(change("line_support", priced))).toMatchObject({ code: "access.forbidden" });
  });

  it("nobody settles a gap", async () => {
    here.actor = actorNamed("lead");
    const plug = {
      selectionId,
      candidateId: "can_a",
      lineId: "line_support",
      expectedEdition: 0,
      leftEdition: 0,
      source: "highest_of_others" as const,
      low: null,
      base: null,
      high: null,
      note: "",
    };
    expect(await saveGapPlug(plug)).toMatchObject({ code: "prices.sealed" });
    const gaps = {
      ...{ selectionId, candidateId: "can_a" },
      gaps: [{ lineId: "line_support", plugEdition: 0, leftEdition: 0 }],
    };
    expect(await leaveGapsAction({ ...gaps, reason: "Not theirs" })).toMatchObject({ code: "prices.sealed" });
    expect(await openGapsAction(gaps)).toMatchObject({ code: "prices.sealed" });
  });
});

describe("a sealed price", () => {
  it("leaves only its state, driver and period in the open", async () => {
    await set(change("line_support", priced));
    const [row] = await db.read.select().from(offerLine);
    expect(row).toMatchObject({
      state: "priced",
      driver: "users",
      period: "month",
      unitPriceMinor: null,
      quantityMilli: null,
      minimumMilli: null,
      note: "",
      updatedBy: "The observer",
    });
    expect(row?.sealed).toMatch(/^v1\./);
    expect(await db.read.select().from(offerLineTier)).toEqual([]);
  });

  it("looks different each time and is equally long whatever the amount", async () => {
    const cheap: Cell = { ...priced, unitPrice: minor(1), quantityMilli: null, tiers: [], note: "" };
    const dear: Cell = { ...cheap, unitPrice: minor(9_999_999_999) };
    await set(change("line_support", cheap), change("line_servers", dear));
    const [one, other] = (await db.read.select({ sealed: offerLine.sealed }).from(offerLine)).map(
      ({ sealed }) => sealed ?? "",
    );
    expect(one).not.toBe(other);
    expect(one?.length).toBe(other?.length);
  });

  it("that is sent twice counts as stored once", async () => {
    await set(change("line_support", priced));
    expect(await set(change("line_support", priced))).toMatchObject({
      value: [{ result: "saved", edition: 1 }],
    });
  });

  it("that somebody else has changed is told as changed, without either amount", async () => {
    await set(change("line_support", priced));
    const outcome = await set(change("line_support", { ...priced, unitPrice: minor(5) }));
    expect(outcome).toMatchObject({
      ok: true,
      value: [
        { result: "sealed_conflict", current: { state: "priced", edition: 1, updatedBy: "The observer" } },
      ],
    });
    expect(foundIn(JSON.stringify(outcome))).toEqual([]);
  });

  it("stays when a date of the offer is changed by somebody who cannot see it", async () => {
    await fillOffer();
    const before = await db.read.select({ sealed: offerVersion.sealed }).from(offerVersion);
    const outcome = await saveOfferTerms({
      selectionId,
      candidateId: "can_a",
      expectedEdition: 2,
      keepsSealed: true,
      terms: {
        currency: "DKK",
        receivedOn: "2026-11-21",
        validUntil: null,
        indexBasisPoints: 0,
        indexAfterMonths: 12,
        statedTotal: null,
        source: "",
      },
    });
    expect(outcome.ok).toBe(true);
    expect(await db.read.select({ sealed: offerVersion.sealed }).from(offerVersion)).toEqual(before);
  });
});

describe("no canary", () => {
  it("is in the audit record, in any answer of an action, or in any query for pages", async () => {
    const answers: unknown[] = [await set(change("line_support", priced)), await fillOffer()];
    const { bundleId, itemId } = await fillOfferAgain();
    const where = { selectionId, candidateId: "can_a" };
    answers.push(
      await startOfferVersion({ ...where, fromNumber: 1 }),
      await sealedSheets(db.read, selectionId),
      await sealedSheet(db.read, "can_a"),
      await versionEntries(db.read, "can_a", { pricesSealed: true }),
      await deleteOfferBundle({ ...where, bundleId }),
      await deleteOfferPriceListItem({ ...where, itemId }),
      await db.read.select().from(auditEvent),
      await db.read.select().from(offerLine),
      await db.read.select().from(offerVersion),
    );
    expect(foundIn(JSON.stringify(answers))).toEqual([]);
    const audits = await db.read.select().from(auditEvent).where(eq(auditEvent.action, "offer.setCells"));
    expect(audits[0]?.after).toBe('{"line_support":{"state":"priced"}}');
  });

  async function fillOfferAgain() {
    const [sheet] = await sealedSheets(db.read, selectionId);
    return { bundleId: sheet?.bundles[0]?.id ?? "", itemId: sheet?.priceList[0]?.id ?? "" };
  }

  it("is in the database file, its journal, or a backup of it", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "sealed-"));
    const file = await openSqlite(path.join(folder, "shortlist.sqlite"));
    try {
      await seedOffers(file);
      await sealSelection(file, "own", ["observer"]);
      here.database = file;
      await fillOffer();
      await file.backupTo(path.join(folder, "copy.sqlite"));
      const bytes = () =>
        readdirSync(folder)
          .map((name) => readFileSync(path.join(folder, name), "latin1"))
          .join("\n");
      expect(bytes()).toContain("User support");
      expect(foundIn(bytes())).toEqual([]);
      await file.close();
      expect(bytes()).toContain("User support");
      expect(foundIn(bytes())).toEqual([]);
      // Integers are stored in binary, too.
      const raw = Buffer.from(bytes(), "latin1");
      for (const value of Object.values(CANARY)) {
        if (typeof value === "string") continue;
        const four = Buffer.alloc(4);
        four.writeUInt32BE(value);
        expect(raw.includes(four)).toBe(false);
      }
    } finally {
      here.database = db;
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe("a lost or wrong master key", () => {
  it("refuses to store, in words, and changes nothing", async () => {
    await set(change("line_support", priced));
    const before = await db.read.select().from(offerLine);
    here.master = newMaster();
    expect(await set(change("line_support", { ...priced, unitPrice: minor(5) }, 1))).toMatchObject({
      ok: false,
      code: "seal.key_missing",
    });
    expect(await db.read.select().from(offerLine)).toEqual(before);
  });

  it("is not mistaken for a sealed row that was changed from outside", async () => {
    await set(change("line_support", priced), change("line_servers", priced));
    const [one, other] = await db.read.select().from(offerLine);
    // What belongs to one cell is put into another.
    await db.transaction((tx) =>
      tx
        .update(offerLine)
        .set({ sealed: one?.sealed ?? null })
        .where(eq(offerLine.id, other?.id ?? "")),
    );
    expect(await set(change("line_support", { ...priced, unitPrice: minor(5) }, 1))).toMatchObject({
      code: "seal.broken",
    });
  });

  it("keeps the selection's key out of the database", async () => {
    await set(change("line_support", priced));
    const [row] = await db.read.select().from(selectionKey);
    expect(row?.wrappedKey).toMatch(/^v1\./);
    expect(row?.wrappedKey).not.toContain(here.master?.export().toString("base64url"));
  });
});
