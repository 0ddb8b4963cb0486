import { eq } from "drizzle-orm";
import { writeXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { auditEvent } from "@/db/schema/audit";
import { offerLine, offerVersion } from "@/db/schema/offer";
import { columnMapping, offerDraft } from "@/db/schema/request";
import { sealSelection } from "@/db/testing/sealed-fixture";
import { minor } from "@/lib/domain/money";
import {
  CANARY,
  db,
  draftOf,
  own,
  selectionId,
  withUploads,
} from "@/lib/features/offer-upload/testing/uploads";
import { askAs } from "@/lib/server/testing/request";
import { acceptUpload, leaveUploadFindings, mapUploadColumns, mendUpload } from "./actions";
import { loadUpload, loadUploads } from "./loaders";

withUploads();

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
    askAs("observer");
    expect((await mendUpload(mend)).ok).toBe(true);
    askAs("lead");
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
