import { describe, expect, it } from "vitest";
import { auditEvent } from "@/db/schema/audit";
import { offerVersion } from "@/db/schema/offer";
import { offerDraft } from "@/db/schema/request";
import { sealSelection } from "@/db/testing/sealed-fixture";
import { parseIsoDay } from "@/lib/domain/iso-day";
import { minor } from "@/lib/domain/money";
import { openFindings } from "@/lib/domain/upload-finding";
import { CANARY, db, draftOf, selectionId, withUploads } from "@/lib/features/offer-upload/testing/uploads";
import { type FilledSheet, workbookOf } from "@/lib/formats/answer/testing-workbook";
import { acceptUpload, mendUpload } from "./actions";
import { loadUpload } from "./loaders";

withUploads();

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
