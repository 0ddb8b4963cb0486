import { describe, expect, it } from "vitest";
import { offerLine, offerVersion } from "@/db/schema/offer";
import { offerDraft } from "@/db/schema/request";
import { minor } from "@/lib/domain/money";
import {
  db,
  draftOf,
  own,
  selectionId,
  upload,
  withUploads,
} from "@/lib/features/offer-upload/testing/uploads";
import { askAs } from "@/lib/server/testing/request";
import { acceptUpload, discardUpload, leaveUploadFindings, mendUpload } from "./actions";
import { loadUpload, loadUploads } from "./loaders";

withUploads();

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
      askAs(who);
      expect(await upload(Buffer.alloc(10)), who).toMatchObject({ code });
    }
  });
});
