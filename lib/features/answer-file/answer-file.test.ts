import { eq } from "drizzle-orm";
import { writeXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { auditEvent } from "@/db/schema/audit";
import { candidate } from "@/db/schema/candidate";
import { catalogueLine, offerVersion } from "@/db/schema/offer";
import { offerDraft } from "@/db/schema/request";
import { actorNamed } from "@/db/testing/offer-fixture";
import { sealSelection } from "@/db/testing/sealed-fixture";
import { addRequest } from "@/db/testing/vendor-fixture";
import type { OwnPreview } from "@/lib/domain/own-preview";
import { db, lead, page, selectionId, vendor, withVendors } from "@/lib/features/answer/testing/vendor-page";
import { type FilledSheet, type META, workbookOf } from "@/lib/formats/answer/testing-workbook";
import { request } from "@/lib/server/testing/request";
import {
  addAnswerVariant,
  leaveAnswerWorkbook,
  mapAnswerWorkbook,
  saveAnswerParts,
  takeAnswerWorkbook,
} from "../answer/actions";
import { loadUploads } from "../offer-upload/loaders";
import { loadVendorDesk } from "../vendor-contact/loaders";
import { bringWorkbook } from "./actions";

withVendors();

const CANARY = 71_390_711;

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

async function bring(bytes: Uint8Array, variant = "") {
  const sent = new Request("http://localhost/", {
    method: "POST",
    headers: { "sec-fetch-site": "same-origin" },
    body: Buffer.from(bytes),
  });
  return bringWorkbook(sent, selectionId, { variant, fileName: "Our offer.xlsx" });
}
async function look(bytes: Uint8Array, variant = ""): Promise<OwnPreview> {
  const outcome = await bring(bytes, variant);
  if (!outcome.ok || outcome.value === null) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}
const where = ({ draftId, edition }: OwnPreview, variant = "") => ({
  ...{ selectionId, variant, draftId, expectedEdition: edition },
});
const take = (preview: OwnPreview, variant = "") =>
  takeAnswerWorkbook({ ...where(preview, variant), seen: preview.seen });
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
    const before = (await page()).answer;
    const preview = await look(await file());
    expect((await page()).answer).toEqual(before);
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

    expect(await take(preview)).toEqual({ ok: true, value: { changed: 1 } });
    const { answer, marks, receipts, brought } = await page();
    expect(brought).toBeNull();
    expect(Object.fromEntries(answer.cells.map((each) => [each.lineId, each.cell]))).toMatchObject({
      line_support: { unitPrice: 15_000 },
      line_backup: { unitPrice: 900 },
    });
    expect(marks["cell line_support"]).toMatchObject({ edition: 1, by: "Ida of Nordlys" });
    expect(receipts).toEqual([]);
    expect(await db.read.select().from(offerVersion)).toEqual([]);
    request.actor = actorNamed("lead");
    expect(await loadUploads(selectionId)).toMatchObject({ waiting: [] });
  });

  it("tells what is not clear by its cell and takes the rest alone", async () => {
    const preview = await look(await file("cirka 150"));
    expect(preview.findings).toContainEqual(
      expect.objectContaining({ code: "notANumber", sheet: "Priser", cell: "E3", lineId: "line_support" }),
    );
    expect(await take(preview)).toMatchObject({ code: "answer.workbook_same" });
    expect((await page()).draft).toBeNull();
  });

  it("is not taken over what somebody typed since it was looked at", async () => {
    const preview = await look(await file());
    await types("line_support", 100);
    expect(await take(preview)).toMatchObject({ code: "row.changed_meanwhile" });
    const { answer, brought } = await page();
    expect(answer.cells[0]?.cell).toMatchObject({ unitPrice: 100 });
    // It still waits, and is seen beside what was typed.
    expect(brought?.changed[0]?.before).toMatchObject({ unitPrice: 100 });
  });

  it("of an alternative goes there and nowhere else", async () => {
    await addAnswerVariant({ selectionId, name: "Lean" });
    const named = await file(10, { variant: "Lean" });
    expect(await bring(named)).toMatchObject({
      code: "answer.workbook_other_variant",
      params: { name: "Lean" },
    });
    const plain = await file(20);
    expect(await take(await look(plain, "Lean"), "Lean")).toMatchObject({ ok: true });
    expect((await page()).answer.cells).toEqual([]);
    expect((await page("Lean")).answer.cells).toHaveLength(1);
    expect(await bring(plain, "Unknown")).toMatchObject({ code: "answer.variant_gone" });
  });

  it("after it was submitted begins the next answer and leaves the submitted one as it is", async () => {
    await types("line_backup", 900);
    await db.transaction((tx) =>
      tx
        .update(offerDraft)
        .set({ state: "accepted", submittedAt: "2026-11-02T08:00:00.000Z", contentHash: "h" }),
    );
    expect(await take(await look(await file()))).toMatchObject({ ok: true });
    const rows = await drafts();
    expect(rows.map(({ state }) => state).sort()).toEqual(["accepted", "draft"]);
    expect(rows.find(({ state }) => state === "accepted")?.content).not.toContain("15000");
  });
});

describe("a workbook that waits at a vendor's offer", { timeout: 60_000 }, () => {
  it("gives way to a newer one, is left by whoever of its people says so, and is gone once taken in", async () => {
    const first = await look(await file(150));
    const second = await look(await file(160));
    expect(await drafts()).toHaveLength(1);
    expect(await take(first)).toMatchObject({ code: "answer.workbook_gone" });
    const { draftId } = second;
    expect(await leaveAnswerWorkbook({ selectionId, variant: "", draftId: first.draftId })).toMatchObject({
      code: "answer.workbook_gone",
    });
    vendor("can_b");
    expect(await leaveAnswerWorkbook({ selectionId, variant: "", draftId })).toMatchObject({
      code: "answer.workbook_gone",
    });
    vendor();
    expect(await leaveAnswerWorkbook({ selectionId, variant: "", draftId })).toMatchObject({ ok: true });
    expect(await drafts()).toEqual([]);
    expect((await page()).brought).toBeNull();
  });

  it("that lost a sheet's marks is told which one it is, and read so", async () => {
    const pasted: FilledSheet = {
      ...{ kind: "services", name: "Ark1", rows: [] },
      extra: {
        cells: new Map(),
        rows: [
          ["Navn", "Enhedspris", "Pr.", "Tælles i"],
          ["User support", 150, "måned", "brugere"],
        ],
      },
    };
    const preview = await look(await workbookOf([pasted]));
    expect(preview).toMatchObject({ changed: [], sheets: [{ name: "Ark1" }] });
    const { mapping } = preview;
    if (mapping === null) throw new Error("nothing was proposed");
    expect(await mapAnswerWorkbook({ ...where(preview), mapping })).toMatchObject({ ok: true });
    expect(await take(preview)).toMatchObject({ code: "row.changed_meanwhile" });
    const { brought } = await page();
    expect(brought?.changed).toMatchObject([{ lineId: "line_support", after: { unitPrice: 15_000 } }]);
    if (brought) expect(await take(brought)).toEqual({ ok: true, value: { changed: 1 } });
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
    for (const [bytes, code] of refusals) {
      const outcome = await bring(bytes);
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
      request.actor = actorNamed(person);
      expect(await bring(bytes), person).toMatchObject({ code: "access.forbidden" });
    }
    request.actor = actorNamed("stranger");
    expect(await bring(bytes)).toMatchObject({ code: "access.not_found" });
    request.actor = null;
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
    expect(await bringWorkbook(elsewhere, selectionId, { variant: "", fileName: "" })).toMatchObject({
      code: "access.other_origin",
    });
  });
});

describe("while prices are sealed", { timeout: 60_000 }, () => {
  it("the vendor sees its own prices, and they stand open nowhere", async () => {
    await sealSelection(db, "own", []);
    const preview = await look(await file(CANARY / 100));
    expect(JSON.stringify(preview)).toContain(String(CANARY));
    const waiting = JSON.stringify([await drafts(), await db.read.select().from(auditEvent)]);
    expect(waiting).not.toContain("713907");
    // Its own people see it from any device, and nobody else: not the buyer, not another vendor.
    expect((await page()).brought).toEqual(preview);
    vendor("can_b");
    expect((await page()).brought).toBeNull();
    lead();
    const told = [await loadUploads(selectionId), await loadVendorDesk(selectionId)];
    expect(JSON.stringify(told)).not.toMatch(/Our offer|713907/);
    expect(told).toMatchObject([{ waiting: [] }, expect.anything()]);
    vendor();
    expect(await take(preview)).toMatchObject({ ok: true });
    expect((await page()).answer.cells[0]?.cell).toMatchObject({ unitPrice: CANARY });
    const [row] = await drafts();
    expect(row?.isSealed).toBe(true);
    const stored = JSON.stringify([row, await db.read.select().from(auditEvent)]);
    expect(stored).not.toContain(String(CANARY));
    expect(stored).not.toContain("713907");
  });
});
