import { createSecretKey, randomBytes } from "node:crypto";
import { afterEach, beforeEach, vi } from "vitest";
import type { Database } from "@/db/engine/database";
import { actorNamed, seedOffers } from "@/db/testing/offer-fixture";
import { openMemory } from "@/db/testing/open-memory";
import { addRequest, addVendorContact, vendorKey } from "@/db/testing/vendor-fixture";
import { request } from "@/lib/server/testing/request";
import { keys } from "@/lib/server/testing/sealed-request";
import { saveAnswerParts, submitAnswerAction } from "../actions";
import { visitAnswer } from "../loaders";

/** The surroundings of tests of what vendors do: two candidates with a contact each, and a request they answer. */

vi.mock("next-intl/server", () => ({ getLocale: async () => "da" }));
// Outside a page nothing is remembered between two reads.
vi.mock("react", async (actual) => ({
  ...(await actual<typeof import("react")>()),
  cache: (load: unknown) => load,
}));

export const selectionId = "sel_own";
export let db: Database;

/** Before each test a selection of its own; the first candidate's contact asks. */
export function withVendors(): void {
  beforeEach(async () => {
    db = await openMemory();
    request.database = db;
    keys.master = createSecretKey(randomBytes(32));
    await seedOffers(db);
    await db.transaction(async (tx) => {
      await addVendorContact(tx, selectionId, "can_a", "Ida of Nordlys");
      await addVendorContact(tx, selectionId, "can_b", "Bo of Fjord");
      await addRequest(tx, selectionId);
    });
    vendor();
  });
  afterEach(() => db.close());
}

/** From here on it is a candidate's contact who asks. */
export function vendor(candidateId = "can_a"): void {
  request.actor = { userId: null, name: "", guestKeys: [vendorKey(candidateId)] };
}

/** From here on it is the lead who asks. */
export function lead(): void {
  request.actor = actorNamed("lead");
}

/** The page of whichever vendor asks. */
export async function page(variant = "") {
  const visit = await visitAnswer(selectionId, variant);
  if (visit.kind !== "vendor") throw new Error(visit.kind);
  return visit.page;
}

export const priced = (unitPrice: number) => ({
  ...{ state: "priced" as const, unitPrice, driver: "users" as const, quantityMilli: null },
  ...{ period: "month" as const, minimumMilli: null, tiers: [], note: "" },
});

/** Types the price of user support into an offer's answer. */
export const types = (unitPrice: number, expectedEdition = 0, variant = "") =>
  saveAnswerParts({
    ...{ selectionId, variant },
    changes: [{ part: { kind: "cell", lineId: "line_support", cell: priced(unitPrice) }, expectedEdition }],
  });

/** Submits an offer's answer as it stands, gaps and all unless it says otherwise. */
export const submit = async (variant = "", withGaps = true) =>
  submitAnswerAction({
    ...{ selectionId, variant, withGaps },
    expectedEdition: (await page(variant)).draft?.edition ?? 1,
  });
