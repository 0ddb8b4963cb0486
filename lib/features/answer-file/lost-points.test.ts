import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { columnMapping, offerRequest, requestPoint } from "@/db/schema/request";
import type { ColumnMapping } from "@/lib/domain/column-mapping";
import type { PointKind } from "@/lib/domain/request";
import { openFindings } from "@/lib/domain/upload-finding";
import { db, lead, page, selectionId, withVendors } from "@/lib/features/answer/testing/vendor-page";
import { type FilledSheet, workbookOf } from "@/lib/formats/answer/testing-workbook";
import { mapAnswerWorkbook, takeAnswerWorkbook } from "../answer/actions";
import { mapUploadColumns } from "../offer-upload/actions";
import { loadUpload } from "../offer-upload/loaders";
import { receiveWorkbook } from "../workbook/actions";
import { bringWorkbook } from "./actions";

withVendors();

/** Asks a question beside the contract point that is asked, in the request that was sent. */
async function asksQuestion(): Promise<void> {
  const question = { id: "rpt_who", kind: "question" as const, name: "Who answers?", help: "" };
  await db.transaction(async (tx) => {
    await tx.insert(requestPoint).values({ ...question, selectionId, position: 1 });
    const [sent] = await tx.select().from(offerRequest).where(eq(offerRequest.selectionId, selectionId));
    const content: { points: { kind: PointKind }[] } = JSON.parse(sent?.content ?? "");
    content.points.push(question);
    await tx
      .update(offerRequest)
      .set({ content: JSON.stringify(content) })
      .where(eq(offerRequest.selectionId, selectionId));
  });
}

const CONTRACT = { id: `rpt_${selectionId}`, name: "Notice", text: "3 months" };
const QUESTION = { id: "rpt_who", name: "Who answers?", text: "Anne Holm" };
/** A sheet of points whose marks are gone: pasted as values under the headings people see. */
const pasted = (name: string, { name: title, text }: typeof CONTRACT): FilledSheet => ({
  ...{ kind: "points", name, rows: [] },
  extra: {
    cells: new Map(),
    rows: [
      ["Name", "", "Your answer"],
      [title, "", text],
    ],
  },
});
const marked = (name: string, { id, name: title, text }: typeof CONTRACT): FilledSheet => ({
  ...{ kind: "points", name },
  rows: [[id, { name: title, text }]],
});
const others = (["services", "establishment", "requirements", "terms", "pricelist"] as const).map(
  (kind): FilledSheet => ({ kind, rows: [] }),
);

const sent = (bytes: Uint8Array) =>
  new Request("http://localhost/", {
    method: "POST",
    headers: { "sec-fetch-site": "same-origin" },
    body: Buffer.from(bytes),
  });
const POINT_ANSWERS = [
  { pointId: CONTRACT.id, text: "3 months" },
  { pointId: QUESTION.id, text: "Anne Holm" },
];
const byId = (points: readonly { readonly pointId: string; readonly text: string }[]) =>
  [...points].sort((a, b) => a.pointId.localeCompare(b.pointId));

/** What lost sheets are told of, each by whoever looks at the file. */
const LOST = [
  ["contract points", ["points"], [pasted("Ark1", CONTRACT), marked("Questions", QUESTION)]],
  ["questions", ["questions"], [marked("Points", CONTRACT), pasted("Ark1", QUESTION)]],
  ["both", ["points", "questions"], [pasted("Ark1", CONTRACT), pasted("Ark2", QUESTION)]],
] as const;
const bytesOf = (sheets: readonly FilledSheet[]) => workbookOf([...others, ...sheets]);

async function draftOf(bytes: Uint8Array): Promise<string> {
  lead();
  const outcome = await receiveWorkbook(sent(bytes), selectionId, {
    candidateId: null,
    fileName: "Offer.xlsx",
  });
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value.draftId;
}
const swapped = ({ parts }: ColumnMapping): ColumnMapping => ({
  parts: parts.map((part) => ({ ...part, holds: part.holds === "points" ? "questions" : "points" })),
});

describe("sheets answered in words that lost their marks", { timeout: 60_000 }, () => {
  for (const [what, kinds, sheets] of LOST)
    it(`${what}: the lead is told which, says where, and it is read`, async () => {
      await asksQuestion();
      const draftId = await draftOf(await bytesOf(sheets));
      const upload = await loadUpload(selectionId, draftId);
      const lost = upload?.report.findings.filter(({ code }) => code === "sheetLost");
      expect(lost?.map(({ params }) => params)).toEqual(kinds.map((part) => ({ part, loose: "yes" })));
      expect(upload?.report.lost?.kinds.filter((kind) => kind !== "bundles")).toEqual(kinds);
      const mapping = upload?.report.mapping;
      expect(mapping?.parts.map(({ holds }) => holds)).toEqual(kinds);
      if (!mapping) return;
      // The wrong way round it is read as what it is, too.
      for (const [edition, told] of [mapping, swapped(mapping)].entries())
        expect(
          await mapUploadColumns({
            ...{ selectionId, draftId, expectedEdition: edition + 1 },
            mapping: { parts: [...told.parts] },
          }),
        ).toMatchObject({ ok: true });
      const read = await loadUpload(selectionId, draftId);
      expect(byId(read?.open?.answer.points ?? [])).toEqual(POINT_ANSWERS);
      expect(openFindings(read?.report.findings ?? [])).toEqual([]);
      expect(read?.report.summary?.points).toEqual({ answered: 2, asked: 2 });
      // Like every lost sheet of our own workbook, it says nothing of the vendor's next file.
      expect(await db.read.select().from(columnMapping)).toEqual([]);
    });

  for (const [what, kinds, sheets] of LOST)
    it(`${what}: the vendor is told which on its page, says where, and takes it in`, async () => {
      await asksQuestion();
      const brought = await bringWorkbook(sent(await bytesOf(sheets)), selectionId, {
        ...{ variant: "", fileName: "Offer.xlsx" },
      });
      if (!brought.ok || brought.value === null) throw new Error("brought");
      const { draftId, edition, mapping, lost, findings } = brought.value;
      expect(lost?.kinds.filter((kind) => kind !== "bundles")).toEqual(kinds);
      expect(findings.flatMap(({ code, params }) => (code === "sheetLost" ? [params.part] : []))).toEqual(
        kinds,
      );
      if (mapping === null) throw new Error("nothing was proposed");
      const where = { selectionId, variant: "", draftId };
      expect(
        await mapAnswerWorkbook({
          ...{ ...where, expectedEdition: edition },
          mapping: { parts: [...mapping.parts] },
        }),
      ).toMatchObject({ ok: true });
      const waiting = (await page()).brought;
      if (waiting === null) throw new Error("it waits");
      expect(waiting.findings.filter(({ code }) => code === "sheetLost")).toEqual([]);
      const taken = { ...where, expectedEdition: waiting.edition, seen: waiting.seen };
      expect(await takeAnswerWorkbook(taken)).toMatchObject({ ok: true });
      expect(byId((await page()).answer.points)).toEqual(POINT_ANSWERS);
    });

  it("are not told to be what another sheet is read for, and nothing of it is lost without a word", async () => {
    await asksQuestion();
    // A second copy of the questions, answered otherwise, in the place of the contract points.
    const copy = pasted("Ark1", { ...QUESTION, text: "Bo Lind" });
    const draftId = await draftOf(await bytesOf([marked("Questions", QUESTION), copy]));
    const upload = await loadUpload(selectionId, draftId);
    expect(upload?.report.mapping?.parts).toEqual([]);
    const part = {
      ...{ sheet: "Ark1", holds: "points" as const, headerRow: 1, columns: { name: 0, text: 2 } },
      ...{ period: null, driver: null, rows: { "2": QUESTION.id } },
    };
    expect(
      await mapUploadColumns({ selectionId, draftId, expectedEdition: 1, mapping: { parts: [part] } }),
    ).toMatchObject({ code: "upload.point_elsewhere" });
  });
});

describe("a sheet that is in none of a file", { timeout: 60_000 }, () => {
  it("is told to be in no other, and nobody is asked to say where", async () => {
    await asksQuestion();
    const bytes = await bytesOf([marked("Points", CONTRACT)]);
    const brought = await bringWorkbook(sent(bytes), selectionId, { variant: "", fileName: "Offer.xlsx" });
    if (!brought.ok || brought.value === null) throw new Error("brought");
    const { findings, lost, sheets } = brought.value;
    const gone = { part: "questions", loose: "no" };
    expect(findings.find(({ code }) => code === "sheetLost")?.params).toEqual(gone);
    expect([lost, sheets]).toEqual([null, null]);
    const upload = await loadUpload(selectionId, await draftOf(bytes));
    expect(upload?.report.findings.find(({ code }) => code === "sheetLost")?.params).toEqual(gone);
    expect([upload?.report.lost, upload?.sheets]).toEqual([null, null]);
  });
});
