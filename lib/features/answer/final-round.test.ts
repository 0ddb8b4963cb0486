import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { answerRows } from "@/db/queries/answer-draft";
import { auditEvent } from "@/db/schema/audit";
import { offerRound } from "@/db/schema/negotiation";
import { offer, offerLine, offerVersion } from "@/db/schema/offer";
import { selection } from "@/db/schema/selection";
import { sealSelection } from "@/db/testing/sealed-fixture";
import { addRequest } from "@/db/testing/vendor-fixture";
import {
  db,
  lead,
  page,
  selectionId,
  submit,
  types,
  vendor,
  withVendors,
} from "@/lib/features/answer/testing/vendor-page";
import { loadVendorDesk } from "../vendor-contact/loaders";
import * as actions from "./actions";

withVendors();

const PAST = "2026-01-01T00:00:00.000Z";
const openRound = (number: number, isFinal: boolean, deadline: string | null = null) =>
  db.transaction((tx) =>
    tx.insert(offerRound).values({
      ...{ id: `rnd_${number}`, selectionId, number, message: "Your best", deadline, isFinal },
      ...{ openedBy: "The lead", createdAt: `2026-11-0${number + 1}T08:00:00.000Z` },
    }),
  );
const closeRounds = () =>
  db.transaction((tx) => tx.update(offerRound).set({ closedAt: "2026-11-20T08:00:00.000Z" }));
const versions = () =>
  db.read
    .select({ late: offerVersion.late, isFinal: offerVersion.isFinal, roundId: offerVersion.roundId })
    .from(offerVersion)
    .innerJoin(offer, eq(offer.id, offerVersion.offerId))
    .where(eq(offer.candidateId, "can_a"));
const waiting = async () =>
  (await answerRows(db.read, "can_a")).find(({ state }) => state === "awaiting_lead")?.id ?? "";

describe("the best and final round", () => {
  it("takes what comes in time as the final version", async () => {
    await openRound(1, true);
    await types(1_000);
    expect(await submit()).toMatchObject({ ok: true, value: { late: false } });
    expect(await versions()).toEqual([{ late: false, isFinal: true, roundId: "rnd_1" }]);
  });

  it("marks what comes after its deadline as late, and it counts by the lead's word alone", async () => {
    await openRound(1, true, PAST);
    await types(1_000);
    expect(await submit()).toMatchObject({ ok: true, value: { late: true } });
    expect(await versions()).toEqual([]);
    lead();
    expect(await actions.letLateAnswerIn({ selectionId, id: await waiting() })).toMatchObject({ ok: true });
    expect(await versions()).toEqual([{ late: true, isFinal: true, roundId: "rnd_1" }]);
  });

  it("once closed takes nothing more, not even late, and says so on the vendor's page", async () => {
    await openRound(1, true);
    await types(1_000);
    await closeRounds();
    expect(await submit()).toMatchObject({ ok: false, code: "offer.final_round_over" });
    expect((await page()).window.isOver).toBe(true);
    // Neither does a newer edition of the request bring it back: the lead opens another round.
    await db.transaction((tx) => addRequest(tx, selectionId, { number: 2 }));
    expect(await submit()).toMatchObject({ code: "offer.final_round_over" });
    expect(await versions()).toEqual([]);
    await openRound(2, false);
    expect((await page()).window.isOver).toBe(false);
    expect(await submit()).toMatchObject({ ok: true, value: { late: false } });
  });

  it("once closed lets in what came late in it with the lead's reason alone, as a late final version", async () => {
    await openRound(1, true, PAST);
    await types(1_000);
    await submit();
    await closeRounds();
    lead();
    const id = await waiting();
    expect(await loadVendorDesk(selectionId)).toMatchObject({ lateEntry: "reason" });
    expect(await actions.letLateAnswerIn({ selectionId, id })).toMatchObject({
      code: "answer.reason_needed",
      fields: [{ path: "reason", code: "field.required" }],
    });
    expect(await versions()).toEqual([]);
    const reason = "Their line was down for an hour, as we saw ourselves";
    expect(await actions.letLateAnswerIn({ selectionId, id, reason })).toMatchObject({ ok: true });
    expect(await versions()).toEqual([{ late: true, isFinal: true, roundId: "rnd_1" }]);
    expect(JSON.stringify(await db.read.select().from(auditEvent))).toContain(reason);
    expect(JSON.stringify(await loadVendorDesk(selectionId))).toContain(reason);
    // What the buyer wrote on its own record is no receipt.
    vendor();
    const { receipts } = await page();
    expect(receipts).toMatchObject([{ state: "accepted", late: true, refusal: "" }]);
    expect(JSON.stringify(receipts)).not.toContain(reason);
  });

  it("once closed lets in what came late in it while prices are sealed, and seals it", async () => {
    await sealSelection(db, "own", []);
    await openRound(1, true, PAST);
    await types(71_390_711);
    await submit();
    await closeRounds();
    lead();
    const reason = "Accepted by the board";
    expect(await actions.letLateAnswerIn({ selectionId, id: await waiting(), reason })).toMatchObject({
      ok: true,
    });
    expect(JSON.stringify(await db.read.select().from(offerLine))).not.toContain("71390711");
  });

  it("once closed lets in nothing that came late in it after prices were opened; it is refused, or revised in another round", async () => {
    await openRound(1, true, PAST);
    await types(1_000);
    await submit();
    await closeRounds();
    await db.transaction((tx) =>
      tx.update(selection).set({ sealing: "sealed", pricesOpenedAt: "2026-11-21T08:00:00.000Z" }),
    );
    lead();
    const id = await waiting();
    expect(await loadVendorDesk(selectionId)).toMatchObject({ lateEntry: "prices_open" });
    expect(await actions.letLateAnswerIn({ selectionId, id, reason: "Please" })).toMatchObject({
      code: "answer.final_prices_open",
    });
    expect(await versions()).toEqual([]);
    await openRound(2, false);
    expect(await actions.letLateAnswerIn({ selectionId, id })).toMatchObject({ ok: true });
    expect(await versions()).toEqual([{ late: true, isFinal: false, roundId: "rnd_2" }]);
  });

  it("once closed leaves the lead to refuse what came late in it, with a reason the vendor reads", async () => {
    await openRound(1, true, PAST);
    await types(1_000);
    await submit();
    await closeRounds();
    lead();
    const reason = "The round was over";
    expect(await actions.refuseLateAnswer({ selectionId, id: await waiting(), reason })).toMatchObject({
      ok: true,
    });
    vendor();
    expect((await page()).receipts).toMatchObject([{ state: "discarded", refusal: reason }]);
    expect(await versions()).toEqual([]);
  });

  it("that was not final lets late answers wait after it was closed", async () => {
    await openRound(1, false);
    await types(1_000);
    await closeRounds();
    expect(await submit()).toMatchObject({ ok: true, value: { late: true } });
    expect((await page()).receipts).toMatchObject([{ state: "awaiting_lead", late: true }]);
  });
});
