import { describe, expect, it } from "vitest";
import { auditEvent } from "@/db/schema/audit";
import { columnMapping, offerDraft } from "@/db/schema/request";
import { sealSelection } from "@/db/testing/sealed-fixture";
import { minor } from "@/lib/domain/money";
import { openFindings } from "@/lib/domain/upload-finding";
import { CANARY, db, draftOf, selectionId, withUploads } from "@/lib/features/offer-upload/testing/uploads";
import { type FilledSheet, workbookOf } from "@/lib/formats/answer/testing-workbook";
import { leaveUploadFindings, mapUploadColumns, mendUpload } from "./actions";
import { loadUpload } from "./loaders";

withUploads();

/** A request whose services were pasted as values on a sheet of the vendor's own, under headings without marks. */
const PASTED: readonly FilledSheet[] = [
  {
    kind: "services",
    name: "Ark1",
    rows: [],
    extra: {
      cells: new Map(),
      rows: [
        ["Navn", "Enhedspris", "Pr.", "Tælles i"],
        ["User support", `about ${CANARY}`, "måned", "brugere"],
        ["Backup", Number(CANARY), "måned", "GB"],
      ],
    },
  },
  { kind: "establishment", rows: [["line_move", { name: "Move", unitPrice: "a lot" }]] },
  { kind: "requirements", rows: [] },
  { kind: "points", rows: [] },
  { kind: "terms", rows: [["statedTotal", { value: 100 }]] },
  { kind: "pricelist", rows: [] },
];

const codesOf = async (draftId: string) =>
  openFindings((await loadUpload(selectionId, draftId))?.report.findings ?? []).map(({ code }) => code);

describe("a sheet that lost its marks", { timeout: 60_000 }, () => {
  it("is proposed, told and read again; what was mended or left before stays so", async () => {
    const draftId = await draftOf(await workbookOf(PASTED));
    const page = await loadUpload(selectionId, draftId);
    expect(page?.sheets?.map(({ name }) => name)).toEqual(["Ark1"]);
    expect(page?.report.lost).toMatchObject({ kinds: ["services", "bundles"], columns: [] });
    const mapping = page?.report.mapping;
    if (!mapping) throw new Error("nothing was proposed");
    expect(mapping.parts).toMatchObject([
      { sheet: "Ark1", holds: "services", rows: { "2": "line_support", "3": "line_backup" } },
    ]);
    const move = page?.report.findings.find(({ lineId }) => lineId === "line_move");
    const cell = {
      ...{ state: "priced" as const, unitPrice: minor(900), driver: "fixed" as const, note: "" },
      ...{ quantityMilli: null, period: "once" as const, minimumMilli: null, tiers: [] },
    };
    const part = { kind: "cell" as const, lineId: "line_move", cell };
    const where = { selectionId, draftId };
    expect(
      await mendUpload({ ...where, expectedEdition: 1, findingKey: move?.key ?? -1, part }),
    ).toMatchObject({ ok: true });
    expect((await mapUploadColumns({ ...where, expectedEdition: 2, mapping })).ok).toBe(true);
    const read = await loadUpload(selectionId, draftId);
    const cells = read?.open?.answer.cells ?? [];
    expect(Object.fromEntries(cells.map(({ lineId, cell: { state } }) => [lineId, state]))).toEqual({
      line_support: "unanswered",
      line_backup: "priced",
      line_move: "priced",
    });
    expect(await codesOf(draftId)).toEqual(["notANumber"]);
    // Told once more, it is the same again.
    const left = { ...where, keys: null, word: "They said so by phone" };
    expect((await leaveUploadFindings({ ...left, expectedEdition: 3 })).ok).toBe(true);
    expect((await mapUploadColumns({ ...where, expectedEdition: 4, mapping })).ok).toBe(true);
    expect(await codesOf(draftId)).toEqual([]);
    // It says nothing of how the vendor's own workbooks are laid out.
    expect(await db.read.select().from(columnMapping)).toEqual([]);
  });

  it("is told while prices are sealed without a figure of it", async () => {
    await sealSelection(db, "own", []);
    const draftId = await draftOf(await workbookOf(PASTED));
    const page = await loadUpload(selectionId, draftId);
    const mapping = page?.report.mapping;
    if (!mapping) throw new Error("nothing was proposed");
    expect((await mapUploadColumns({ selectionId, draftId, expectedEdition: 1, mapping })).ok).toBe(true);
    const read = await loadUpload(selectionId, draftId);
    expect(read?.report.summary?.services).toMatchObject({ priced: 1, unanswered: 2 });
    const kept = [await db.read.select().from(offerDraft), await db.read.select().from(auditEvent)];
    expect(JSON.stringify([page, read, kept])).not.toContain(CANARY);
  });

  it("cannot be told to be a sheet that is not there, nor rows to be what was never asked", async () => {
    const draftId = await draftOf(await workbookOf(PASTED));
    const part = {
      ...{ sheet: "Ark1", holds: "services" as const, headerRow: 1, columns: { name: 0, unitPrice: 1 } },
      ...{ period: "month" as const, driver: null, rows: { "2": "line_support" } },
    };
    const told = (parts: readonly (typeof part)[]) =>
      mapUploadColumns({ selectionId, draftId, expectedEdition: 1, mapping: { parts: [...parts] } });
    expect(await told([{ ...part, sheet: "Ark2" }])).toMatchObject({ code: "upload.mapping_incomplete" });
    expect(await told([{ ...part, rows: { "2": "line_other" } }])).toMatchObject({
      code: "catalogue_line.gone",
    });
    expect(await told([part, { ...part, headerRow: 2 }])).toMatchObject({ code: "upload.line_mapped_twice" });
    expect(await told([])).toMatchObject({ code: "upload.nothing_mapped" });
  });
});
