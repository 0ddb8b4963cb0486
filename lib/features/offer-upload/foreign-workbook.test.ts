import { writeXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { draftOf, selectionId, upload, withUploads } from "@/lib/features/offer-upload/testing/uploads";
import { acceptUpload, mapUploadColumns } from "./actions";
import { loadUpload } from "./loaders";

withUploads();

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
