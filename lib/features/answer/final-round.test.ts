import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { answerRows } from "@/db/queries/answer-draft";
import { offerRound } from "@/db/schema/negotiation";
import { offer, offerVersion } from "@/db/schema/offer";
import { addRequest } from "@/db/testing/vendor-fixture";
import {
  db,
  lead,
  page,
  selectionId,
  submit,
  types,
  withVendors,
} from "@/lib/features/answer/testing/vendor-page";
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

  it("once closed lets in nothing that came late in it, until another round is opened", async () => {
    await openRound(1, true, PAST);
    await types(1_000);
    await submit();
    await closeRounds();
    lead();
    const id = await waiting();
    expect(await actions.letLateAnswerIn({ selectionId, id })).toMatchObject({
      code: "offer.final_round_over",
    });
    expect(await versions()).toEqual([]);
    await openRound(2, false);
    expect(await actions.letLateAnswerIn({ selectionId, id })).toMatchObject({ ok: true });
    expect(await versions()).toEqual([{ late: true, isFinal: false, roundId: "rnd_2" }]);
  });

  it("that was not final lets late answers wait after it was closed", async () => {
    await openRound(1, false);
    await types(1_000);
    await closeRounds();
    expect(await submit()).toMatchObject({ ok: true, value: { late: true } });
    expect((await page()).receipts).toMatchObject([{ state: "awaiting_lead", late: true }]);
  });
});
