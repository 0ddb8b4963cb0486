import { createSecretKey, randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/engine/database";
import { selection } from "@/db/schema/selection";
import { actorNamed, seedOffers } from "@/db/testing/offer-fixture";
import { openMemory } from "@/db/testing/open-memory";
import { priced, sealSelection, selectionRow } from "@/db/testing/sealed-fixture";
import { succeed } from "@/lib/domain/outcome";
import { request } from "@/lib/server/testing/request";
import { keys } from "@/lib/server/testing/sealed-request";
import { setOfferCells } from "../offer/actions";
import { requestPriceOpening, sealSelectionPrices } from "./actions";

let db: Database;
beforeEach(async () => {
  db = await openMemory();
  await seedOffers(db);
  await sealSelection(db, "own", ["observer"]);
  request.database = db;
  request.actor = actorNamed("lead");
  keys.master = createSecretKey(randomBytes(32));
  keys.password = succeed(null);
});
afterEach(() => db.close());

const selectionId = "sel_own";
const ask = () => requestPriceOpening({ selectionId, password: "a password" });
const row = () => selectionRow(db, selectionId);

describe("sealing a selection later", () => {
  const seal = () => sealSelectionPrices({ selectionId });
  beforeEach(() =>
    db.transaction((tx) =>
      tx.update(selection).set({ sealing: "none" }).where(eq(selection.id, selectionId)),
    ),
  );

  it("works while no offer is stored, once", async () => {
    expect(await seal()).toMatchObject({ ok: true });
    expect(await row()).toMatchObject({ sealing: "sealed" });
    expect(await seal()).toMatchObject({ code: "prices.already_sealed" });
  });

  it("is refused once somebody has typed a price", async () => {
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
      ],
    });
    expect(await seal()).toMatchObject({ code: "prices.offers_stored" });
    expect(await ask()).toMatchObject({ code: "prices.not_sealed" });
  });
});
