import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Database } from "@/db/engine/database";
import { auditEvent } from "@/db/schema/audit";
import { offer } from "@/db/schema/offer";
import { actorNamed, seedOffers } from "@/db/testing/offer-fixture";
import { openMemory } from "@/db/testing/open-memory";
import { addRequest, addVendorContact, vendorKey } from "@/db/testing/vendor-fixture";
import type { Actor } from "@/lib/server/access";
import * as actions from "./actions";
import { visitAnswer } from "./loaders";

const here = vi.hoisted((): { database: Database | null; actor: Actor | null } => ({
  database: null,
  actor: null,
}));
vi.mock("@/lib/server/database", () => ({ database: async () => here.database }));
vi.mock("@/lib/server/session", () => ({ currentActor: async () => here.actor }));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));
vi.mock("next/server", () => ({ connection: async () => undefined }));
// Outside a page nothing is remembered between two reads.
vi.mock("react", async (actual) => ({
  ...(await actual<typeof import("react")>()),
  cache: (load: unknown) => load,
}));

const selectionId = "sel_own";
let db: Database;
const vendor = (candidateId = "can_a") => {
  here.actor = { userId: null, name: "", guestKeys: [vendorKey(candidateId)] };
};
const lead = () => {
  here.actor = actorNamed("lead");
};
beforeEach(async () => {
  db = await openMemory();
  here.database = db;
  await seedOffers(db);
  await db.transaction(async (tx) => {
    await addVendorContact(tx, selectionId, "can_a", "Ida of Nordlys");
    await addVendorContact(tx, selectionId, "can_b", "Bo of Fjord");
    await addRequest(tx, selectionId);
  });
  vendor();
});
afterEach(() => db.close());

const priced = (unitPrice: number) => ({
  ...{ state: "priced" as const, unitPrice, driver: "users" as const, quantityMilli: null },
  ...{ period: "month" as const, minimumMilli: null, tiers: [], note: "" },
});
const types = (unitPrice: number, expectedEdition = 0, variant = "") =>
  actions.saveAnswerParts({
    ...{ selectionId, variant },
    changes: [{ part: { kind: "cell", lineId: "line_support", cell: priced(unitPrice) }, expectedEdition }],
  });
const page = async (variant = "") => {
  const visit = await visitAnswer(selectionId, variant);
  if (visit.kind !== "vendor") throw new Error(visit.kind);
  return visit.page;
};
const submit = async (variant = "") =>
  actions.submitAnswerAction({
    ...{ selectionId, variant, withGaps: true },
    expectedEdition: (await page(variant)).draft?.edition ?? 1,
  });

describe("an alternative", () => {
  it("begins as a copy, is submitted by itself, and leaves the main offer alone", async () => {
    await types(1_000);
    expect((await actions.addAnswerVariant({ selectionId, name: "Lean" })).ok).toBe(true);
    await types(500, 0, "Lean");
    expect((await page("Lean")).answer.cells[0]?.cell).toEqual(priced(500));
    expect((await page()).answer.cells[0]?.cell).toEqual(priced(1_000));
    await submit("Lean");
    const offers = await db.read.select({ variant: offer.variant }).from(offer);
    expect(offers).toEqual([{ variant: "Lean" }]);
    expect(await actions.addAnswerVariant({ selectionId, name: "lean" })).toMatchObject({
      code: "answer.variant_taken",
    });
    expect(await types(1, 0, "Unknown")).toMatchObject({ code: "answer.variant_gone" });
  });

  it("is taken away again by its vendor as long as it was never submitted", async () => {
    await types(1_000);
    await actions.addAnswerVariant({ selectionId, name: "Lean" });
    await types(500, 0, "Lean");
    const lean = { selectionId, variant: "Lean" };
    vendor("can_b");
    expect(await actions.removeAnswerVariant(lean)).toMatchObject({ code: "answer.variant_gone" });
    lead();
    expect(await actions.removeAnswerVariant(lean)).toMatchObject({ code: "access.forbidden" });
    vendor();
    expect(await actions.removeAnswerVariant(lean)).toEqual({ ok: true, value: null });
    expect(await page()).toMatchObject({ variants: [], answer: { cells: [{ cell: priced(1_000) }] } });
    expect(await actions.removeAnswerVariant(lean)).toMatchObject({ code: "answer.variant_gone" });
    // The record says which one went, and nothing of what stood in it.
    const record = JSON.stringify(await db.read.select().from(auditEvent));
    expect(record).toContain("answer.removeVariant");
    expect(record).not.toContain("500");
    expect((await actions.addAnswerVariant({ selectionId, name: "Lean" })).ok).toBe(true);
  });

  it("that was submitted stays on record, and so does the main offer", async () => {
    await types(1_000);
    await actions.addAnswerVariant({ selectionId, name: "Lean" });
    await submit("Lean");
    await types(700, 0, "Lean");
    expect(await actions.removeAnswerVariant({ selectionId, variant: "Lean" })).toMatchObject({
      code: "answer.variant_submitted",
    });
    expect(await actions.removeAnswerVariant({ selectionId, variant: "" })).toMatchObject({
      code: "input.invalid",
    });
    expect((await page("Lean")).variants).toEqual(["Lean"]);
  });
});
