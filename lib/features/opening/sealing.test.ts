import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/engine/database";
import { selection } from "@/db/schema/selection";
import { priced, selectionRow } from "@/db/testing/sealed-fixture";
import { ask, sealedSelection, selectionId } from "./testing/sealed-selection";

const { setOfferCells } = await import("../offer/actions");
const { sealSelectionPrices } = await import("./actions");

let db: Database;
beforeEach(async () => {
  db = await sealedSelection();
});
afterEach(() => db.close());

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
