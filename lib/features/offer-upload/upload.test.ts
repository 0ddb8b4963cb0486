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
import { parseIsoDay } from "@/lib/domain/iso-day";
import { minor } from "@/lib/domain/money";
import { openFindings } from "@/lib/domain/upload-finding";
import { type FilledSheet, type META, workbookOf } from "@/lib/formats/answer/testing-workbook";
import type { Actor } from "@/lib/server/access";
import { receiveWorkbook } from "../workbook/actions";
import { acceptUpload, discardUpload, leaveUploadFindings, mapUploadColumns, mendUpload } from "./actions";
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
    const part = { kind: "cell" as const, lineId: "line_support", cell };
    const mend = { selectionId, draftId, findingKey: 0, part };
    expect((await mendUpload({ ...mend, expectedEdition: 1 })).ok).toBe(true);
    expect(await mendUpload({ ...mend, expectedEdition: 1 })).toMatchObject({
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

describe("every unclear part of an answer", { timeout: 60_000 }, () => {
  const SHEETS: readonly FilledSheet[] = [
    {
      kind: "services",
      rows: [
        ["line_support", { unitPrice: 5, driver: "users" }],
        ["", { note: "And more" }],
      ],
    },
    { kind: "establishment", rows: [["line_move", { state: "bundled", bundle: "All" }]] },
    { kind: "bundles", rows: [["new:1", { name: "All", amount: "a lot" }]] },
    { kind: "pricelist", rows: [["new:1", { name: "Hour", unitPrice: 900, period: "once" }]] },
    {
      kind: "terms",
      rows: [
        ["statedTotal", { value: `some ${CANARY}` }],
        ["validUntil", { value: "3/4/2027" }],
      ],
    },
  ];
  const PARTS = {
    statedTotal: { kind: "term", term: { field: "statedTotal", value: minor(99) } },
    validUntil: { kind: "term", term: { field: "validUntil", value: parseIsoDay("2027-04-03") } },
    bundle: {
      kind: "bundle",
      bundleId: "new:1",
      bundle: { name: "All", amount: minor(70), lineIds: ["line_move"] },
    },
    item: {
      kind: "item",
      itemId: "new:1",
      item: { name: "Hour", lineId: null, unitPrice: minor(900), driver: "fixed", period: "once" },
    },
  } as const;

  it("is mended in its place with what could be read of it, and then accepted", async () => {
    const draftId = await draftOf(await workbookOf(SHEETS));
    const page = await loadUpload(selectionId, draftId);
    const unclear = page?.report.findings.filter((finding) => openFindings([finding]).length > 0) ?? [];
    expect(unclear.map(({ code, about }) => [code, about?.part, about?.id])).toEqual([
      ["strayRow", "row", "services"],
      ["notANumber", "bundle", "new:1"],
      ["periodMissing", "cell", "line_support"],
      ["bundleUnknown", "cell", "line_move"],
      ["itemUnit", "item", "new:1"],
      ["notADay", "term", "validUntil"],
      ["notANumber", "term", "statedTotal"],
    ]);
    const { rest } = page?.open ?? {};
    expect(rest?.cells).toMatchObject([
      { lineId: "line_support", cell: { unitPrice: 500, period: "month" } },
    ]);
    expect(rest?.items).toMatchObject([{ id: "new:1", name: "Hour", unitPrice: 90_000, driver: null }]);
    expect(rest?.bundles).toEqual([{ id: "new:1", name: "All", amount: null }]);
    expect(Object.values(rest?.rows ?? {})).toContainEqual([{ column: "value", text: "3/4/2027" }]);
    const half = rest?.cells[0]?.cell;
    if (!half) throw new Error("nothing was kept of the row");
    const stray = { kind: "cell" as const, lineId: "line_backup", cell: half };
    const keyOf = (code: string) => unclear.find((each) => each.code === code)?.key ?? -1;
    let expectedEdition = 1;
    for (const [findingKey, part] of [
      [keyOf("strayRow"), stray],
      [keyOf("periodMissing"), { kind: "cell" as const, lineId: "line_support", cell: half }],
      ...Object.values(PARTS).map((each) => [999, each] as const),
    ] as const) {
      expect(await mendUpload({ selectionId, draftId, expectedEdition, findingKey, part })).toMatchObject({
        ok: true,
      });
      expectedEdition += 1;
    }
    expect(openFindings((await loadUpload(selectionId, draftId))?.report.findings ?? [])).toEqual([]);
    expect((await acceptUpload({ selectionId, draftId, expectedEdition })).ok).toBe(true);
    const [version] = await db.read.select().from(offerVersion);
    expect(version).toMatchObject({ statedTotalMinor: 99, validUntil: "2027-04-03" });
  });

  it("is told beside its field when it cannot stand, and nothing is stored", async () => {
    const draftId = await draftOf(await workbookOf(SHEETS));
    const cell = { state: "included" as const, inLineId: "line_support", note: "" };
    const part = { kind: "cell" as const, lineId: "line_support", cell };
    const where = { selectionId, draftId, expectedEdition: 1, findingKey: 0 };
    expect(await mendUpload({ ...where, part })).toMatchObject({ fields: [{ path: "inLineId" }] });
    const nameless = { ...PARTS.item, item: { ...PARTS.item.item, name: " " } };
    expect(await mendUpload({ ...where, part: nameless })).toMatchObject({
      fields: [{ path: "part.item.name", code: "field.required" }],
    });
    expect((await loadUpload(selectionId, draftId))?.upload.edition).toBe(1);
  });

  it("that is no price is mended by whoever uploads while prices are sealed, without seeing why a price is not", async () => {
    await sealSelection(db, "own", []);
    const draftId = await draftOf(await workbookOf(SHEETS));
    const page = await loadUpload(selectionId, draftId);
    expect(page?.report.findings.map(({ code }) => code)).not.toContain("notANumber");
    expect(page?.report.findings.filter(({ code }) => code === "priceUnclear")).toHaveLength(2);
    expect(page?.open).toBeNull();
    const where = { selectionId, draftId, findingKey: 999, expectedEdition: 1 };
    for (const part of [PARTS.statedTotal, PARTS.bundle, PARTS.item])
      expect(await mendUpload({ ...where, part })).toMatchObject({ code: "prices.keeper_only" });
    expect((await mendUpload({ ...where, part: PARTS.validUntil })).ok).toBe(true);
    const stored = [await db.read.select().from(offerDraft), await db.read.select().from(auditEvent)];
    expect(JSON.stringify([page, stored])).not.toContain(CANARY);
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
    const part = { kind: "cell" as const, lineId: "line_support", cell };
    const mend = { selectionId, draftId, expectedEdition: 1, findingKey: 0, part };
    expect(await mendUpload(mend)).toMatchObject({ code: "prices.keeper_only" });
    here.actor = actorNamed("observer");
    expect((await mendUpload(mend)).ok).toBe(true);
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
    const part = {
      ...{ sheet: page?.sheets?.[0]?.name ?? "", headerRow: 1, columns: { name: 0, unitPrice: 1 } },
      ...{ holds: "services" as const, period: "month" as const, driver: null },
      rows: { "2": "line_backup", "3": "line_support" },
    };
    const mapping = { parts: [part] };
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
    const part = {
      ...{ sheet: "Ark1", headerRow: 2, columns: { name: 0, unitPrice: 1, note: 2 } },
      ...{ holds: "services" as const, period: "month" as const, driver: null },
      rows: { "3": "line_backup", "4": "line_support" },
    };
    const mapping = { parts: [part] };
    const withRows = (rows: Record<string, string>) => ({ parts: [{ ...part, rows }] });
    const where = { selectionId, draftId, expectedEdition: 1 };
    expect(await mapUploadColumns({ ...where, mapping: withRows({}) })).toMatchObject({
      code: "upload.nothing_mapped",
    });
    expect(await mapUploadColumns({ ...where, mapping: withRows({ "3": "line_other" }) })).toMatchObject({
      code: "catalogue_line.gone",
    });
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

  it("with services, establishment by stage and a price list is read whole, and known the next time", async () => {
    const headings = ["Opgave", "Fase", "Pris i alt"];
    const ofThree = async (price: number) =>
      writeXlsx({
        sheets: [
          { name: "Drift", rows: rows(price) },
          {
            name: "Projekt",
            rows: [
              headings,
              ["Overgang", "1. Flytning", 400_000],
              ["Overgang", "2. Opgradering", "300.000,00"],
              ["I alt", "", 700_000],
              ["Timepriser"],
              ["Rolle", "Pris"],
              ["Senior", 1_250],
              ["Backup", 15],
            ],
          },
          // The same headings again, holding something else.
          { name: "Option", rows: [headings, ["Rejser", "", 900]] },
        ],
      });
    const draftId = await draftOf(await ofThree(2), "can_a");
    const project = { sheet: "Projekt", period: null, driver: null };
    const establishment = {
      ...{ ...project, headerRow: 1, holds: "establishment" as const },
      ...{ columns: { name: 0, stage: 1, unitPrice: 2 }, rows: { "2": "line_move", "3": "line_upgrade" } },
    };
    const prices = {
      ...{ ...project, headerRow: 6, holds: "pricelist" as const, driver: "fixed" as const },
      ...{ period: "once" as const, columns: { name: 0, unitPrice: 1 } },
      rows: { "7": "", "8": "line_backup" },
    };
    const travel = {
      ...{ sheet: "Option", headerRow: 1, holds: "pricelist" as const, driver: "fixed" as const },
      ...{ period: "once" as const, columns: { name: 0, unitPrice: 2 }, rows: { "2": "" } },
    };
    const services = {
      ...{ sheet: "Drift", headerRow: 2, columns: { name: 0, unitPrice: 1, note: 2 } },
      ...{ holds: "services" as const, period: "month" as const, driver: null },
      rows: { "3": "line_backup", "4": "line_support" },
    };
    const mapping = { parts: [services, establishment, prices, travel] };
    const where = { selectionId, draftId, expectedEdition: 1 };
    const twice = { parts: [services, { ...establishment, rows: { "2": "line_backup" } }] };
    expect(await mapUploadColumns({ ...where, mapping: twice })).toMatchObject({
      code: "upload.line_mapped_twice",
    });
    expect((await mapUploadColumns({ ...where, mapping })).ok).toBe(true);
    const page = await loadUpload(selectionId, draftId);
    expect(page?.open?.answer.cells.map(({ lineId, cell }) => [lineId, cell])).toEqual([
      ["line_backup", expect.objectContaining({ unitPrice: 200 })],
      ["line_support", expect.objectContaining({ unitPrice: 15_000 })],
      ["line_move", expect.objectContaining({ unitPrice: 40_000_000, period: "once" })],
      ["line_upgrade", expect.objectContaining({ unitPrice: 30_000_000 })],
    ]);
    expect(page?.open?.answer.priceList).toMatchObject([
      { name: "Senior", unitPrice: 125_000, driver: "fixed", period: "once", lineId: null },
      { name: "Backup", unitPrice: 1_500, lineId: "line_backup" },
      { name: "Rejser", unitPrice: 90_000, lineId: null },
    ]);
    expect(page?.report.summary).toMatchObject({ establishment: { priced: 2 }, priceList: 3 });
    expect((await acceptUpload({ ...where, expectedEdition: 2 })).ok).toBe(true);

    const again = await loadUpload(selectionId, await draftOf(await ofThree(3), "can_a"));
    expect(again?.report.mapping).toEqual(mapping);
  });
});
