import { createSecretKey, randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { minor } from "@/lib/domain/money";
import { canonicalAnswer, emptyAnswer, type OfferAnswer } from "@/lib/domain/offer-answer";
import { openText, sealText } from "@/lib/server/sealed-box";
import type { Database } from "../engine/database";
import { selectionById } from "../queries/access";
import { answerOfVersion } from "../queries/answered-offer";
import { currentVersion, offerSheet } from "../queries/offer";
import { sealedSheet } from "../queries/sealed-offer";
import { offerRound } from "../schema/negotiation";
import { offerVersion } from "../schema/offer";
import { participant } from "../schema/participant";
import { pointAnswer, requestPoint, requirementReply } from "../schema/request";
import { requirement, requirementAnswer } from "../schema/scoring";
import { seedOffers } from "../testing/offer-fixture";
import { openMemory } from "../testing/open-memory";
import { readyToOpen, sealSelection } from "../testing/sealed-fixture";
import { type Provenance, storeAnswer } from "./answered-offer";
import { setCells } from "./offer";
import { newVersion } from "./offer-version";
import { openPrices } from "./opening";
import type { PriceVault } from "./sealed-values";

const NOW = "2026-11-22T09:00:00.000Z";
const TARGET = { candidateId: "can_a", variant: "" };
const BY_FILE: Provenance = {
  channel: "file",
  receivedOn: null,
  submittedAt: NOW,
  late: false,
  contentHash: "hash of the answer",
  fileHash: "hash of the file",
  requestNumber: 2,
  source: "nordlys.xlsx",
};

let db: Database;
beforeEach(async () => {
  db = await openMemory();
  await seedOffers(db);
  await db.transaction(async (tx) => {
    await tx
      .insert(requirement)
      .values({ id: "req_1", selectionId: "sel_own", name: "Support in Danish", level: "absolute" });
    await tx
      .insert(requestPoint)
      .values({ id: "rpt_1", selectionId: "sel_own", kind: "contract", name: "Exit" });
  });
});
afterEach(() => db.close());

const WHOLE: OfferAnswer = {
  ...emptyAnswer("DKK"),
  indexBasisPoints: 250,
  statedTotal: minor(71_390_755),
  financedMonths: 24,
  financeBasisPoints: 400,
  cells: [
    {
      lineId: "line_support",
      cell: {
        state: "priced",
        unitPrice: minor(71_390_711),
        driver: "users",
        quantityMilli: null,
        period: "month",
        minimumMilli: 10_000,
        tiers: [{ fromMilli: 50_000, unitPrice: minor(71_390_722) }],
        note: "canary note 71390788",
      },
    },
    { lineId: "line_backup", cell: { state: "included", inLineId: "line_support", note: "" } },
    { lineId: "line_move", cell: { state: "bundled", bundleId: "b1", note: "" } },
    { lineId: "line_upgrade", cell: { state: "bundled", bundleId: "b1", note: "" } },
    { lineId: "line_exit", cell: { state: "not_offered", note: "" } },
  ],
  bundles: [{ id: "b1", name: "Both", amount: minor(71_390_733), split: [], splitNote: "" }],
  priceList: [
    {
      id: "i1",
      lineId: "line_support",
      name: "User",
      unitPrice: minor(71_390_744),
      driver: "users",
      period: "month",
    },
  ],
  requirements: [{ requirementId: "req_1", answer: "partly", note: "canary remark 71390766" }],
  points: [{ pointId: "rpt_1", text: "canary exit 71390777" }],
};

async function store(answer: OfferAnswer, vault: PriceVault | null = null, target = TARGET) {
  const selection = await selectionById(db.read, "sel_own");
  if (!selection) throw new Error("the fixture has its selection");
  return db.transaction((tx) =>
    storeAnswer(tx, { selection, actorName: "Nordlys A/S", now: NOW, vault }, target, answer, BY_FILE),
  );
}

function newVault(): PriceVault {
  const key = createSecretKey(randomBytes(32));
  return {
    seal: (text, where) => sealText(key, text, where),
    open: (sealed, where) => openText(key, sealed, where),
  };
}

describe("an answer becomes a version of the offer", () => {
  it("says afterwards what it said before, to the cent and the state", async () => {
    const stored = await store(WHOLE);
    if (!stored.ok) throw new Error(stored.code);
    expect(await offerSheet(db.read, "can_a")).toMatchObject({ versionNumber: 1, isAsSubmitted: true });
    expect(await sealedSheet(db.read, "can_a")).toMatchObject({ versionNumber: 1, isAsSubmitted: true });
    const back = await answerOfVersion(db.read, stored.value.value.versionId);
    expect(back && canonicalAnswer(back)).toBe(canonicalAnswer(WHOLE));
  });

  it("keeps the versions before it, and where it came from", async () => {
    await store(WHOLE);
    await store({ ...WHOLE, indexBasisPoints: 100 });
    const current = await currentVersion(db.read, "can_a");
    expect(current?.version).toMatchObject({
      number: 2,
      indexBasisPoints: 100,
      channel: "file",
      createdBy: "Nordlys A/S",
      fileHash: "hash of the file",
      requestNumber: 2,
      roundId: null,
    });
    const all = await db.read.select().from(offerVersion);
    expect(all.map(({ number, indexBasisPoints }) => [number, indexBasisPoints])).toEqual([
      [1, 250],
      [2, 100],
    ]);
  });

  it("belongs to the negotiation round that is open, and is final when that asks for best and final offers", async () => {
    await db.transaction((tx) =>
      tx.insert(offerRound).values({
        id: "rnd_1",
        selectionId: "sel_own",
        number: 1,
        isFinal: true,
        openedBy: "Lead",
        createdAt: NOW,
      }),
    );
    await store(WHOLE);
    expect((await currentVersion(db.read, "can_a"))?.version).toMatchObject({
      roundId: "rnd_1",
      isFinal: true,
    });
  });

  it("keeps a variant apart from the main offer", async () => {
    await store(WHOLE);
    const stored = await store(WHOLE, null, { ...TARGET, variant: "Cloud only" });
    expect(stored).toMatchObject({ ok: true, value: { value: { number: 1 } } });
  });

  it("answers the buyer's requirements, and leaves the buyer's own note where the answer is the same", async () => {
    await db.transaction((tx) =>
      tx.insert(requirementAnswer).values({
        id: "rqa_1",
        requirementId: "req_1",
        candidateId: "can_a",
        answer: "partly",
        note: "Ours",
      }),
    );
    await store({ ...WHOLE, requirements: [{ requirementId: "req_1", answer: "partly", note: "" }] });
    expect(await db.read.select().from(requirementAnswer)).toMatchObject([{ note: "Ours", edition: 1 }]);
    await store({ ...WHOLE, requirements: [{ requirementId: "req_1", answer: "meets", note: "" }] });
    expect(await db.read.select().from(requirementAnswer)).toMatchObject([
      { answer: "meets", note: "", edition: 2 },
    ]);
  });

  it("is refused with every fault, and stores nothing", async () => {
    const refused = await store({
      ...WHOLE,
      cells: [{ lineId: "line_other", cell: { state: "not_offered", note: "" } }],
      bundles: [],
      points: [{ pointId: "rpt_gone", text: "x" }],
    });
    expect(refused).toMatchObject({
      ok: false,
      code: "input.invalid",
      fields: [{ code: "offer.line_gone" }, { code: "request_point.gone" }],
    });
    expect(await db.read.select().from(offerVersion)).toEqual([]);
  });

  it("is refused in another currency than earlier prices, and for a candidate of another selection", async () => {
    await store(WHOLE);
    expect(await store({ ...WHOLE, currency: "EUR" })).toMatchObject({
      ok: false,
      code: "offer.currency_differs",
    });
    expect(await store(WHOLE, null, { candidateId: "can_other", variant: "" })).toMatchObject({
      ok: false,
      code: "access.not_found",
    });
  });
});

describe("a version that a vendor submitted", () => {
  it("is changed by nobody: what is typed goes into the version after it", async () => {
    const stored = await store(WHOLE);
    const selection = await selectionById(db.read, "sel_own");
    if (!stored.ok || !selection) throw new Error("the answer is stored");
    const context = { selection, actorName: "The lead", now: NOW };
    const change = {
      candidateId: "can_a",
      lineId: "line_exit",
      versionNumber: 1,
      expectedEdition: 1,
      cell: { state: "unanswered", note: "" },
    } as const;
    const changeIn = (versionNumber: number) =>
      db.transaction((tx) => setCells(tx, context, [{ ...change, versionNumber }]));
    expect((await changeIn(1)).results).toMatchObject([{ result: "refused", code: "offer.as_submitted" }]);
    expect(await offerSheet(db.read, "can_a")).toMatchObject({ versionNumber: 1, isAsSubmitted: true });
    expect(await sealedSheet(db.read, "can_a")).toMatchObject({ versionNumber: 1, isAsSubmitted: true });
    const back = await answerOfVersion(db.read, stored.value.value.versionId);
    expect(back && canonicalAnswer(back)).toBe(canonicalAnswer(WHOLE));

    await db.transaction((tx) => newVersion(tx, context, "can_a", 1));
    expect(await offerSheet(db.read, "can_a")).toMatchObject({ versionNumber: 2, isAsSubmitted: false });
    expect(await sealedSheet(db.read, "can_a")).toMatchObject({ isAsSubmitted: false });
    expect((await changeIn(2)).results).toMatchObject([{ result: "saved" }]);
    expect(await answerOfVersion(db.read, stored.value.value.versionId)).toEqual(back);
  });
});

describe("while prices are sealed", () => {
  const CANARIES = [
    "71390711",
    "71390722",
    "71390733",
    "71390744",
    "71390755",
    "71390766",
    "71390777",
    "71390788",
  ];
  const everything = async () =>
    JSON.stringify([
      await db.read.select().from(offerVersion),
      await currentVersion(db.read, "can_a"),
      await db.read.select().from(requirementReply),
      await db.read.select().from(requirementAnswer),
      await db.read.select().from(pointAnswer),
    ]);

  it("holds no amount and no word of the vendor's until they are opened, and all of it after", async () => {
    await sealSelection(db, "own", ["observer"]);
    const vault = newVault();
    const stored = await store(WHOLE, vault);
    if (!stored.ok) throw new Error(stored.code);
    const told = `${await everything()}${JSON.stringify(stored)}`;
    expect(CANARIES.filter((canary) => told.includes(canary))).toEqual([]);
    expect(await db.read.select().from(requirementAnswer)).toMatchObject([{ answer: "partly", note: "" }]);

    await readyToOpen(db, "sel_own");
    const selection = await selectionById(db.read, "sel_own");
    const [lead] = await db.read.select().from(participant).where(eq(participant.id, "par_own_lead"));
    if (!selection || !lead) throw new Error("the fixture has its lead");
    await db.transaction((tx) => openPrices(tx, { selection, participant: lead, now: NOW }, vault));
    expect(await offerSheet(db.read, "can_a")).toMatchObject({ versionNumber: 1, isAsSubmitted: true });
    expect(await sealedSheet(db.read, "can_a")).toMatchObject({ versionNumber: 1, isAsSubmitted: true });
    const back = await answerOfVersion(db.read, stored.value.value.versionId);
    expect(back && canonicalAnswer(back)).toBe(canonicalAnswer(WHOLE));
    expect(await db.read.select().from(requirementAnswer)).toMatchObject([
      { note: "canary remark 71390766" },
    ]);
  });

  it("is never stored without the key", async () => {
    await sealSelection(db, "own", ["observer"]);
    await expect(store(WHOLE)).rejects.toThrow("sealed prices cannot be written without their key");
  });
});
