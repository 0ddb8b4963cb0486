import { createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { writeXlsx } from "hucre/xlsx";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Database } from "@/db/engine/database";
import { auditEvent } from "@/db/schema/audit";
import { offerLine, offerVersion } from "@/db/schema/offer";
import { columnMapping, offerDraft } from "@/db/schema/request";
import { actorNamed, seedOffers } from "@/db/testing/offer-fixture";
import { openMemory } from "@/db/testing/open-memory";
import { sealSelection } from "@/db/testing/sealed-fixture";
import { minor } from "@/lib/domain/money";
import { type FilledSheet, type META, workbookOf } from "@/lib/formats/answer/testing-workbook";
import type { Actor } from "@/lib/server/access";
import { receiveWorkbook } from "../workbook/actions";
import {
  acceptUpload,
  discardUpload,
  leaveUploadFindings,
  mapUploadColumns,
  mendUploadCell,
} from "./actions";
import { loadUpload, loadUploads } from "./loaders";

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
vi.mock("@/lib/server/sealed-box", async (original) => ({
  ...(await original<object>()),
  masterKey: () => here.master,
}));

let db: Database;
beforeEach(async () => {
  db = await openMemory();
  await seedOffers(db);
  here.database = db;
  here.actor = actorNamed("lead");
  here.master = createSecretKey(randomBytes(32));
});
afterEach(() => db.close());

const selectionId = "sel_own";
const CANARY = "71390711";
const services = (price: string | number): FilledSheet => ({
  kind: "services",
  name: `Priser ${CANARY}`,
  rows: [
    ["line_support", { name: "User support", unitPrice: price, period: "month", driver: "users" }],
    ["line_backup", { name: "Backup", unitPrice: "12,50", period: "month", driver: "GB" }],
  ],
});
const own = (price: string | number, meta: Partial<typeof META> = {}) => workbookOf([services(price)], meta);

async function upload(bytes: Uint8Array, candidateId: string | null = null) {
  const request = new Request("http://localhost/", {
    method: "POST",
    headers: { "sec-fetch-site": "same-origin" },
    body: Buffer.from(bytes),
  });
  return receiveWorkbook(request, selectionId, { candidateId, fileName: `Tilbud ${CANARY}.xlsx` });
}
async function draftOf(bytes: Uint8Array, candidateId: string | null = null): Promise<string> {
  const outcome = await upload(bytes, candidateId);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value.draftId;
}

describe("a workbook of ours", { timeout: 60_000 }, () => {
  it("is looked at, mended and accepted; only then is there an offer, and the same file is known again", async () => {
    const bytes = await own("abc");
    const draftId = await draftOf(bytes);
    expect(await db.read.select().from(offerVersion)).toEqual([]);
    const page = await loadUpload(selectionId, draftId);
    expect(page?.report.findings).toContainEqual(
      expect.objectContaining({ code: "notANumber", cell: "E3", lineId: "line_support", settled: null }),
    );
    expect(page?.open?.changed).toEqual([
      expect.objectContaining({
        lineId: "line_backup",
        after: expect.objectContaining({ unitPrice: 1_250 }),
      }),
    ]);
    expect(await acceptUpload({ selectionId, draftId, expectedEdition: 1 })).toMatchObject({
      code: "upload.unclear_left",
    });
    expect(await upload(bytes)).toMatchObject({ code: "upload.waiting", params: { draftId } });

    const cell = {
      ...{ state: "priced" as const, unitPrice: minor(15_000), driver: "users" as const, note: "" },
      ...{ quantityMilli: null, period: "month" as const, minimumMilli: null, tiers: [] },
    };
    const mend = { selectionId, draftId, lineId: "line_support", cell };
    expect((await mendUploadCell({ ...mend, expectedEdition: 1 })).ok).toBe(true);
    expect(await mendUploadCell({ ...mend, expectedEdition: 1 })).toMatchObject({
      code: "row.changed_meanwhile",
    });
    const rest = { selectionId, draftId, keys: null, word: "Sheets we did not ask for" };
    expect((await leaveUploadFindings({ ...rest, expectedEdition: 2 })).ok).toBe(true);
    expect(await acceptUpload({ selectionId, draftId, expectedEdition: 3 })).toMatchObject({
      ok: true,
      value: { number: 1, candidateId: "can_a" },
    });
    const [version] = await db.read.select().from(offerVersion);
    expect(version).toMatchObject({ channel: "file", createdBy: "The lead", requestNumber: 1 });
    const stored = await db.read.select().from(offerLine);
    expect(stored.map((row) => [row.lineId, row.unitPriceMinor]).sort()).toEqual([
      ["line_backup", 1_250],
      ["line_support", 15_000],
    ]);
    expect(await upload(bytes)).toMatchObject({
      code: "upload.same_file",
      params: { number: 1, by: "The lead", name: "Nordlys" },
    });
    expect((await loadUploads(selectionId)) ?? {}).toMatchObject({ waiting: [] });
  });

  it("is refused with whose it is when another candidate was chosen, and when it is another selection's", async () => {
    expect(await upload(await own(1), "can_b")).toMatchObject({
      code: "upload.other_candidate",
      params: { name: "Nordlys", chosen: "Fjord IT" },
    });
    expect(await upload(await own(1, { selectionId: "sel_other" }))).toMatchObject({
      code: "upload.other_selection",
    });
    expect(await upload(await own(1, { candidateId: "can_other" }))).toMatchObject({
      code: "upload.candidate_unknown",
    });
    expect(await upload(await own(1, { formatVersion: "2" }))).toMatchObject({ code: "upload.newer_format" });
    expect(await upload(Buffer.from("Service;Price"))).toMatchObject({ code: "workbook.text_file" });
    expect(await db.read.select().from(offerDraft)).toEqual([]);
  });

  it("that was thrown away can be uploaded again", async () => {
    const bytes = await own(5);
    const draftId = await draftOf(bytes);
    expect((await discardUpload({ selectionId, draftId, expectedEdition: 1 })).ok).toBe(true);
    expect(await loadUpload(selectionId, draftId)).toBeNull();
    expect((await upload(bytes)).ok).toBe(true);
  });

  it("is read for nobody who may not upload", async () => {
    for (const [who, code] of [
      ["evaluator", "access.forbidden"],
      ["observer", "access.forbidden"],
      ["stranger", "access.not_found"],
    ] as const) {
      here.actor = actorNamed(who);
      expect(await upload(Buffer.alloc(10)), who).toMatchObject({ code });
    }
  });
});

describe("while prices are sealed", { timeout: 60_000 }, () => {
  it("a lead uploads and accepts without seeing an amount; only a keeper of prices mends", async () => {
    await sealSelection(db, "own", ["observer"]);
    const draftId = await draftOf(await own(`about ${CANARY}`));
    const page = await loadUpload(selectionId, draftId);
    expect(page).toMatchObject({ sealed: true, open: null, sheets: null, mayMend: false });
    const cell = {
      ...{ state: "priced" as const, unitPrice: minor(Number(CANARY)), driver: "users" as const, note: "" },
      ...{ quantityMilli: null, period: "month" as const, minimumMilli: null, tiers: [] },
    };
    const mend = { selectionId, draftId, expectedEdition: 1, lineId: "line_support", cell };
    expect(await mendUploadCell(mend)).toMatchObject({ code: "prices.keeper_only" });
    here.actor = actorNamed("observer");
    expect((await mendUploadCell(mend)).ok).toBe(true);
    here.actor = actorNamed("lead");
    const rest = { selectionId, draftId, keys: null, word: "Fine" };
    expect((await leaveUploadFindings({ ...rest, expectedEdition: 2 })).ok).toBe(true);
    const told = [page, await loadUpload(selectionId, draftId), await loadUploads(selectionId)];
    expect((await acceptUpload({ selectionId, draftId, expectedEdition: 3 })).ok).toBe(true);
    const stored = [
      ...(await db.read.select().from(offerLine)),
      ...(await db.read.select().from(offerVersion)),
      ...(await db.read.select().from(offerDraft)),
      ...(await db.read.select().from(auditEvent)),
    ];
    expect(JSON.stringify([told, stored])).not.toContain(CANARY);
    const [row] = await db.read.select().from(offerLine).where(eq(offerLine.lineId, "line_support"));
    expect(row).toMatchObject({ state: "priced", unitPriceMinor: null });
  });

  it("a vendor's own workbook is mapped without a digit of it", async () => {
    await sealSelection(db, "own", []);
    const rows = [
      ["Ydelse", "Pris"],
      ["Backup", Number(CANARY)],
      [`Support ${CANARY}`, 5],
    ];
    const bytes = await writeXlsx({ sheets: [{ name: `Ark ${CANARY}`, rows }] });
    const draftId = await draftOf(bytes, "can_a");
    const page = await loadUpload(selectionId, draftId);
    expect(page?.sheets?.[0]?.rows[2]?.cells.map(({ value }) => value)).toEqual(["Support •", "•"]);
    const mapping = {
      ...{ sheet: page?.sheets?.[0]?.name ?? "", headerRow: 1, columns: { name: 0, unitPrice: 1 } },
      ...{ period: "month" as const, rows: { "2": "line_backup", "3": "line_support" } },
    };
    expect((await mapUploadColumns({ selectionId, draftId, expectedEdition: 1, mapping })).ok).toBe(true);
    const kept = [await db.read.select().from(offerDraft), await db.read.select().from(columnMapping)];
    expect(JSON.stringify([page, kept])).not.toContain(CANARY);
    expect((await loadUpload(selectionId, draftId))?.report.summary?.services.priced).toBe(2);
  });
});

describe("a vendor's own workbook", { timeout: 60_000 }, () => {
  const rows = (price: number) => [
    ["Vores priser"],
    ["Ydelse", "Kr. pr. md.", "Note"],
    ["Backup", price, "pr. GB"],
    ["Brugersupport", "150,00", ""],
    ["Frugtordning", 900, ""],
  ];
  const file = async (price: number) => writeXlsx({ sheets: [{ name: "Ark1", rows: rows(price) }] });

  it("needs somebody to say whose it is, is mapped once, and proposed so the next time", async () => {
    expect(await upload(await file(1))).toMatchObject({ code: "upload.choose_candidate" });
    const draftId = await draftOf(await file(2), "can_a");
    const first = await loadUpload(selectionId, draftId);
    expect(first?.report).toMatchObject({ kind: "foreign", mapping: null, summary: null });
    const mapping = {
      ...{ sheet: "Ark1", headerRow: 2, columns: { name: 0, unitPrice: 1, note: 2 } },
      ...{ period: "month" as const, rows: { "3": "line_backup", "4": "line_support" } },
    };
    const where = { selectionId, draftId, expectedEdition: 1 };
    expect(await mapUploadColumns({ ...where, mapping: { ...mapping, rows: {} } })).toMatchObject({
      code: "upload.nothing_mapped",
    });
    expect(
      await mapUploadColumns({ ...where, mapping: { ...mapping, rows: { "3": "line_other" } } }),
    ).toMatchObject({ code: "catalogue_line.gone" });
    expect((await mapUploadColumns({ ...where, mapping })).ok).toBe(true);
    const mapped = await loadUpload(selectionId, draftId);
    expect(mapped?.open?.changed.map(({ lineId, after }) => [lineId, after])).toEqual([
      ["line_support", expect.objectContaining({ unitPrice: 15_000, period: "month" })],
      ["line_backup", expect.objectContaining({ unitPrice: 200, note: "pr. GB" })],
    ]);
    expect((await acceptUpload({ ...where, expectedEdition: 2 })).ok).toBe(true);

    const again = await loadUpload(selectionId, await draftOf(await file(3), "can_a"));
    expect(again?.report.mapping).toEqual(mapping);
  });
});
