import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { NO_NEGOTIATION } from "@/lib/domain/negotiation-standing";
import type { Database, Tx } from "../engine/database";
import { type SelectionRow, selectionOfUser } from "../queries/access";
import { negotiationStanding } from "../queries/negotiation-standing";
import { revisionRefusal, roundVersions } from "../queries/offer-round";
import { versionEntries } from "../queries/offer-version";
import { candidate } from "../schema/candidate";
import { seedOffers } from "../testing/offer-fixture";
import { openMemory } from "../testing/open-memory";
import { sealSelection } from "../testing/sealed-fixture";
import { setCells } from "./offer";
import { closeOfferRound, type NewRound, openOfferRound } from "./offer-round";
import { newVersion } from "./offer-version";

const NOW = "2026-11-22T09:00:00.000Z";
let db: Database;
beforeEach(async () => {
  db = await openMemory();
  await seedOffers(db);
});
afterEach(() => db.close());

async function own<Value>(
  work: (tx: Tx, context: { selection: SelectionRow; actorName: string; now: string }) => Promise<Value>,
) {
  const found = await selectionOfUser(db.read, "usr_lead", "sel_own");
  if (!found) throw new Error("no selection");
  return db.transaction((tx) => work(tx, { selection: found.selection, actorName: "The lead", now: NOW }));
}
const open = (more: Partial<NewRound> = {}) =>
  own((tx, context) =>
    openOfferRound(tx, context, { message: "Your best price", deadline: null, isFinal: false, ...more }),
  );
const close = (number: number) => own((tx, context) => closeOfferRound(tx, context, number));
const type = () =>
  own((tx, context) =>
    setCells(tx, context, [
      {
        candidateId: "can_a",
        lineId: "line_support",
        versionNumber: 0,
        expectedEdition: 0,
        cell: { state: "not_offered", note: "" },
      },
    ]),
  );
const revise = (from: number, reason?: string) =>
  own((tx, context) => newVersion(tx, context, "can_a", from, reason));
const versions = async () =>
  (await versionEntries(db.read, "can_a", { pricesSealed: false })).map(({ number, round, isFinal }) => [
    number,
    round,
    isFinal,
  ]);

describe("a round of negotiation", () => {
  it("holds the versions that are made while it is open, and no others", async () => {
    await type();
    expect(await open()).toMatchObject({
      ok: true,
      value: { value: { number: 1, candidateIds: ["can_a", "can_b"] } },
    });
    expect((await negotiationStanding(db.read, "sel_own")).round).toMatchObject({
      ...{ number: 1, isFinal: false, unansweredBy: ["can_a", "can_b"] },
    });
    await revise(1);
    expect((await negotiationStanding(db.read, "sel_own")).round?.unansweredBy).toEqual(["can_b"]);
    await close(1);
    expect(await negotiationStanding(db.read, "sel_own")).toEqual(NO_NEGOTIATION);
    await revise(2);
    expect(await versions()).toEqual([
      [3, null, false],
      [2, 1, false],
      [1, null, false],
    ]);
    expect(await roundVersions(db.read, "sel_own")).toMatchObject([{ letter: "A", number: 2, variant: "" }]);
  });

  it("that is final makes best and final offers; after it only the lead types another, with a reason", async () => {
    await type();
    await open({ isFinal: true });
    expect(await revisionRefusal(db.read, "sel_own")).toBeNull();
    await revise(1);
    expect((await versions())[0]).toEqual([2, 1, true]);
    await close(1);
    expect(await revisionRefusal(db.read, "sel_own")).toBe("offer.final_round_over");
    expect(await revise(2)).toMatchObject({ fields: [{ path: "reason", code: "offer.reason_needed" }] });
    expect(await revise(2, "A slip in their sum")).toMatchObject({ ok: true });
    const [latest] = await versionEntries(db.read, "can_a", { pricesSealed: false });
    expect(latest).toMatchObject({ number: 3, isFinal: false, source: "A slip in their sum" });
  });

  it("opened anew lets candidates revise again", async () => {
    await open({ isFinal: true });
    await close(1);
    expect(await open()).toMatchObject({ ok: true, value: { value: { number: 2 } } });
    expect(await revisionRefusal(db.read, "sel_own")).toBeNull();
  });
});

describe("opening a round is refused", () => {
  it("while prices are sealed", async () => {
    await sealSelection(db, "own", []);
    expect(await open()).toMatchObject({ code: "prices.sealed" });
  });
  it("while another is open", async () => {
    await open();
    expect(await open()).toMatchObject({ code: "offer_round.already_open", params: { number: 1 } });
  });
  it("with a deadline that has passed", async () => {
    expect(await open({ deadline: NOW })).toMatchObject({
      fields: [{ path: "deadline", code: "offer_round.deadline_past" }],
    });
  });
  it("with nobody on the shortlist or in negotiation", async () => {
    await db.transaction((tx) =>
      tx.update(candidate).set({ stage: "rejected" }).where(eq(candidate.selectionId, "sel_own")),
    );
    expect(await open()).toMatchObject({ code: "offer_round.nobody" });
  });
});

it("a round is closed once, and one that is not there not at all", async () => {
  await open();
  expect(await close(1)).toMatchObject({ ok: true });
  expect(await close(1)).toMatchObject({ code: "offer_round.closed" });
  expect(await close(2)).toMatchObject({ code: "access.not_found" });
});
