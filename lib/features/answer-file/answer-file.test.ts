import { createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { writeXlsx } from "hucre/xlsx";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Database } from "@/db/engine/database";
import { auditEvent } from "@/db/schema/audit";
import { candidate } from "@/db/schema/candidate";
import { catalogueLine, offerVersion } from "@/db/schema/offer";
import { offerDraft } from "@/db/schema/request";
import { actorNamed, seedOffers } from "@/db/testing/offer-fixture";
import { openMemory } from "@/db/testing/open-memory";
import { sealSelection } from "@/db/testing/sealed-fixture";
import { addRequest, addVendorContact, vendorKey } from "@/db/testing/vendor-fixture";
import { type FilledSheet, type META, workbookOf } from "@/lib/formats/answer/testing-workbook";
import type { Actor } from "@/lib/server/access";
import { addAnswerVariant, saveAnswerParts } from "../answer/actions";
import { visitAnswer } from "../answer/loaders";
import { loadUploads } from "../offer-upload/loaders";
import { bringWorkbook, type OwnPreview } from "./actions";

/** The request's surroundings; the database and the reading of the file are real ones. */
const here = vi.hoisted((): { database: Database | null; actor: Actor | null; master: KeyObject | null } => ({
  database: null,
  actor: null,
  master: null,
}));
vi.mock("@/lib/server/database", () => ({ database: async () => here.database }));
vi.mock("@/lib/server/session", () => ({ currentActor: async () => here.actor }));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));
vi.mock("next/server", () => ({ connection: async () => undefined }));
vi.mock("next-intl/server", () => ({ getLocale: async () => "da" }));
vi.mock("react", async (actual) => ({
  ...(await actual<typeof import("react")>()),
  cache: (load: unknown) => load,
}));
vi.mock("@/lib/server/sealed-box", async (original) => ({
  ...(await original<object>()),
  masterKey: () => here.master,
}));

const selectionId = "sel_own";
const CANARY = 71_390_711;

let db: Database;
const vendor = (candidateId = "can_a") => {
  here.actor = { userId: null, name: "", guestKeys: [vendorKey(candidateId)] };
};
beforeEach(async () => {
  db = await openMemory();
  here.database = db;
  here.master = createSecretKey(randomBytes(32));
  await seedOffers(db);
  await db.transaction(async (tx) => {
    await addVendorContact(tx, selectionId, "can_a", "Ida of Nordlys");
    await addVendorContact(tx, selectionId, "can_b", "Bo of Fjord");
    await addRequest(tx, selectionId);
  });
  vendor();
});
afterEach(() => db.close());

const services = (price: string | number): FilledSheet => ({
  kind: "services",
  name: "Priser",
  rows: [
    ["line_support", { name: "User support", unitPrice: price, period: "month", driver: "users" }],
    ["line_backup", { name: "Backup", period: "month", driver: "GB" }],
  ],
});
const file = (price: string | number = 150, meta: Partial<typeof META> = {}) =>
  workbookOf([services(price)], meta);

async function bring(bytes: Uint8Array, seen: string | null = null, variant = "") {
  const request = new Request("http://localhost/", {
    method: "POST",
    headers: { "sec-fetch-site": "same-origin" },
    body: Buffer.from(bytes),
  });
  return bringWorkbook(request, selectionId, { variant, seen });
}
async function look(bytes: Uint8Array, variant = ""): Promise<OwnPreview> {
  const outcome = await bring(bytes, null, variant);
  if (!outcome.ok || !("findings" in outcome.value)) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}
const page = async (variant = "") => {
  const visit = await visitAnswer(selectionId, variant);
  if (visit.kind !== "vendor") throw new Error(visit.kind);
  return visit.page;
};
const drafts = () => db.read.select().from(offerDraft);
const cell = (unitPrice: number) => ({
  ...{ state: "priced" as const, unitPrice, driver: "gb" as const, quantityMilli: null },
  ...{ period: "month" as const, minimumMilli: null, tiers: [], note: "" },
});
const types = (lineId: string, unitPrice: number, variant = "") =>
  saveAnswerParts({
    ...{ selectionId, variant },
    changes: [{ part: { kind: "cell", lineId, cell: cell(unitPrice) }, expectedEdition: 0 }],
  });

describe("a vendor's own workbook", { timeout: 60_000 }, () => {
  it("is shown before anything is kept, with sheet and cell, and then taken into the answer in work", async () => {
    await types("line_backup", 900);
    const before = await drafts();
    const bytes = await file();
    const preview = await look(bytes);
    expect(await drafts()).toEqual(before);
    expect(preview.changed).toEqual([
      expect.objectContaining({
        lineId: "line_support",
        after: expect.objectContaining({ unitPrice: 15_000 }),
      }),
    ]);
    expect(preview.findings).toContainEqual(
      expect.objectContaining({ code: "lineMissing", sheet: "Priser", cell: "B4", lineId: "line_backup" }),
    );
    expect(preview.stays).toBe(1);

    expect(await bring(bytes, preview.seen)).toEqual({ ok: true, value: { changed: 1 } });
    const { answer, marks, receipts } = await page();
    expect(Object.fromEntries(answer.cells.map((each) => [each.lineId, each.cell]))).toMatchObject({
      line_support: { unitPrice: 15_000 },
      line_backup: { unitPrice: 900 },
    });
    expect(marks["cell line_support"]).toMatchObject({ edition: 1, by: "Ida of Nordlys" });
    expect(receipts).toEqual([]);
    expect(await db.read.select().from(offerVersion)).toEqual([]);
    here.actor = actorNamed("lead");
    expect(await loadUploads(selectionId)).toMatchObject({ waiting: [] });
  });

  it("tells what is not clear by its cell and takes the rest alone", async () => {
    const bytes = await file("cirka 150");
    const preview = await look(bytes);
    expect(preview.findings).toContainEqual(
      expect.objectContaining({ code: "notANumber", sheet: "Priser", cell: "E3", lineId: "line_support" }),
    );
    expect(await bring(bytes, preview.seen)).toMatchObject({ code: "answer.workbook_same" });
    expect(await drafts()).toEqual([]);
  });

  it("is not taken over what somebody typed since it was looked at", async () => {
    const bytes = await file();
    const { seen } = await look(bytes);
    await types("line_support", 100);
    expect(await bring(bytes, seen)).toMatchObject({ code: "row.changed_meanwhile" });
    expect((await page()).answer.cells[0]?.cell).toMatchObject({ unitPrice: 100 });
  });

  it("of an alternative goes there and nowhere else", async () => {
    await addAnswerVariant({ selectionId, name: "Lean" });
    const named = await file(10, { variant: "Lean" });
    expect(await bring(named)).toMatchObject({
      code: "answer.workbook_other_variant",
      params: { name: "Lean" },
    });
    const plain = await file(20);
    expect(await bring(plain, (await look(plain, "Lean")).seen, "Lean")).toMatchObject({ ok: true });
    expect((await page()).answer.cells).toEqual([]);
    expect((await page("Lean")).answer.cells).toHaveLength(1);
    expect(await bring(plain, null, "Unknown")).toMatchObject({ code: "answer.variant_gone" });
  });

  it("after it was submitted begins the next answer and leaves the submitted one as it is", async () => {
    await types("line_backup", 900);
    await db.transaction((tx) =>
      tx
        .update(offerDraft)
        .set({ state: "accepted", submittedAt: "2026-11-02T08:00:00.000Z", contentHash: "h" }),
    );
    const bytes = await file();
    expect(await bring(bytes, (await look(bytes)).seen)).toMatchObject({ ok: true });
    const rows = await drafts();
    expect(rows.map(({ state }) => state).sort()).toEqual(["accepted", "draft"]);
    expect(rows.find(({ state }) => state === "accepted")?.content).not.toContain("15000");
  });
});

describe("a workbook that is not the vendor's to bring", { timeout: 60_000 }, () => {
  it("is refused in words that name nobody else, and none of it is kept", async () => {
    const foreign = Buffer.from(
      await writeXlsx({
        sheets: [
          {
            name: "Ours",
            rows: [
              ["Name", "Price"],
              ["Backup", 5],
            ],
          },
        ],
      }),
    );
    const refusals: readonly (readonly [Uint8Array, string])[] = [
      [await file(1, { selectionId: "sel_other" }), "answer.workbook_other_selection"],
      [await file(1, { candidateId: "can_b" }), "answer.workbook_not_yours"],
      [await file(1, { formatVersion: "99" }), "answer.workbook_newer"],
      [foreign, "answer.workbook_foreign"],
      [Buffer.from("no workbook"), "workbook.text_file"],
      [Buffer.alloc(0), "file.empty"],
      [Buffer.alloc(10 * 1024 * 1024 + 1), "workbook.too_large"],
    ];
    for (const [bytes, code] of refusals)
      for (const seen of code === "answer.workbook_not_yours" ? [null, "none"] : [null]) {
        const outcome = await bring(bytes, seen);
        expect(outcome, code).toMatchObject({ ok: false, code });
        expect(JSON.stringify(outcome)).not.toMatch(/Fjord|Bo of|can_b/);
      }
    expect(await drafts()).toEqual([]);
  });

  it("of an old request is read, told as old, and shows nothing that was not asked yet", async () => {
    await db.transaction(async (tx) => {
      await addRequest(tx, selectionId, { number: 2 });
      await tx.insert(catalogueLine).values({
        ...{ id: "line_secret", selectionId, kind: "service", name: "Not asked yet", driver: "users" },
        ...{ category: "", description: "", scope: "in_scope", position: 99 },
      });
    });
    const preview = await look(await file());
    expect(preview.findings).toContainEqual(
      expect.objectContaining({ code: "oldRequest", params: { number: 1, newest: 2, dropped: 0 } }),
    );
    expect(JSON.stringify(preview)).not.toMatch(/Not asked yet|line_secret|Fjord|can_b/);
  });

  it("is read for nobody but a contact of a candidate that is still in", async () => {
    const bytes = await file();
    for (const person of ["lead", "observer", "evaluator"] as const) {
      here.actor = actorNamed(person);
      expect(await bring(bytes), person).toMatchObject({ code: "access.forbidden" });
    }
    here.actor = actorNamed("stranger");
    expect(await bring(bytes)).toMatchObject({ code: "access.not_found" });
    here.actor = null;
    expect(await bring(bytes)).toMatchObject({ code: "access.signed_out" });
    vendor("can_b");
    expect(await bring(bytes)).toMatchObject({ code: "answer.workbook_not_yours" });
    vendor();
    await db.transaction((tx) =>
      tx.update(candidate).set({ stage: "rejected" }).where(eq(candidate.id, "can_a")),
    );
    expect(await bring(bytes)).toMatchObject({ code: "answer.candidate_out" });
    const elsewhere = new Request("http://localhost/", {
      method: "POST",
      headers: { "sec-fetch-site": "cross-site" },
      body: Buffer.from(bytes),
    });
    expect(await bringWorkbook(elsewhere, selectionId, { variant: "", seen: null })).toMatchObject({
      code: "access.other_origin",
    });
  });
});

describe("while prices are sealed", { timeout: 60_000 }, () => {
  it("the vendor sees its own prices, and they stand open nowhere", async () => {
    await sealSelection(db, "own", []);
    const bytes = await file(CANARY / 100);
    const preview = await look(bytes);
    expect(JSON.stringify(preview)).toContain(String(CANARY));
    expect(await bring(bytes, preview.seen)).toMatchObject({ ok: true });
    expect((await page()).answer.cells[0]?.cell).toMatchObject({ unitPrice: CANARY });
    const [row] = await drafts();
    expect(row?.isSealed).toBe(true);
    const stored = JSON.stringify([row, await db.read.select().from(auditEvent)]);
    expect(stored).not.toContain(String(CANARY));
    expect(stored).not.toContain("713907");
  });
});
