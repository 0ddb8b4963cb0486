import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { answerRows } from "@/db/queries/answer-draft";
import { auditEvent } from "@/db/schema/audit";
import { candidate } from "@/db/schema/candidate";
import { offer, offerLine, offerVersion } from "@/db/schema/offer";
import { offerDraft, offerRequest } from "@/db/schema/request";
import { selection } from "@/db/schema/selection";
import { actorNamed } from "@/db/testing/offer-fixture";
import { emptyAnswer, type OfferAnswer } from "@/lib/domain/offer-answer";
import type { Outcome } from "@/lib/domain/outcome";
import {
  db,
  lead,
  page,
  priced,
  selectionId,
  submit,
  vendor,
  withVendors,
} from "@/lib/features/answer/testing/vendor-page";
import { request } from "@/lib/server/testing/request";
import { answerHash } from "@/lib/server/vendor-answer";
import { loadOwnRequestFile } from "../request/loaders";
import * as actions from "./actions";
import { visitAnswer } from "./loaders";

withVendors();

/** An amount that stands nowhere else, in minor units; `1 234 567,89`. */
const CANARY = 123_456_789;
const TRACES = ["123456789", "1234567.89", "1234567,89", "1.234.567,89", "1,234,567.89"];

const seal = () =>
  db.transaction((tx) =>
    tx.update(selection).set({ sealing: "sealed" }).where(eq(selection.id, selectionId)),
  );
const setDeadline = (deadline: string | null) =>
  db.transaction((tx) => tx.update(offerRequest).set({ deadline }));
const PAST = "2026-01-01T00:00:00.000Z";

type Change = Parameters<typeof actions.saveAnswerParts>[0]["changes"][number];
const cell = (unitPrice: number, expectedEdition = 0, lineId = "line_support"): Change => ({
  part: { kind: "cell", lineId, cell: priced(unitPrice) },
  expectedEdition,
});
const save = (changes: readonly Change[], variant = "") =>
  actions.saveAnswerParts({ selectionId, variant, changes });
const value = <Value>(outcome: Outcome<Value>): Value => {
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
};
const versions = () =>
  db.read
    .select({ number: offerVersion.number, late: offerVersion.late, channel: offerVersion.channel })
    .from(offerVersion)
    .innerJoin(offer, eq(offer.id, offerVersion.offerId))
    .where(eq(offer.candidateId, "can_a"));

describe("typing", () => {
  it("saves part by part and reads it back", async () => {
    const results = value(
      await save([
        cell(1_000),
        { part: { kind: "point", pointId: "rpt_sel_own", text: "Three months" }, expectedEdition: 0 },
        { part: { kind: "term", term: { field: "statedTotal", value: null } }, expectedEdition: 0 },
      ]),
    );
    expect(results.map(({ result }) => result)).toEqual(["saved", "saved", "saved"]);
    const { answer, marks, completeness } = await page();
    expect(answer.cells).toEqual([{ lineId: "line_support", cell: priced(1_000) }]);
    expect(answer.points).toEqual([{ pointId: "rpt_sel_own", text: "Three months" }]);
    expect(marks["cell line_support"]).toMatchObject({ edition: 1, by: "Ida of Nordlys" });
    expect(completeness).toMatchObject({ missing: 6, total: 8 });
  });

  it("tells the later of two who type into one part, and loses nothing of the first", async () => {
    await save([cell(1_000)]);
    const [result] = value(await save([cell(2_000)]));
    expect(result).toMatchObject({
      result: "conflict",
      current: { kind: "cell", cell: priced(1_000) },
      mark: { edition: 1, by: "Ida of Nordlys" },
    });
    expect((await page()).answer.cells[0]?.cell).toEqual(priced(1_000));
    expect(value(await save([cell(2_000, 1)]))[0]).toMatchObject({ result: "saved", edition: 2 });
  });

  it("counts what is sent twice as saved", async () => {
    await save([cell(1_000)]);
    expect(value(await save([cell(1_000)]))[0]).toMatchObject({ result: "saved", edition: 1 });
  });

  it("refuses what is not asked for, and lets the rest stand", async () => {
    const results = value(await save([cell(1, 0, "line_other"), cell(2)]));
    expect(results.map(({ result }) => result)).toEqual(["refused", "saved"]);
  });

  it("of a bundle takes its pieces along, and gives them back", async () => {
    const made = value(
      await actions.saveAnswerBundle({
        ...{ selectionId, variant: "", bundleId: null, expectedEdition: 0 },
        ...{ name: "Both", amount: 100, lineIds: ["line_move", "line_upgrade"] },
      }),
    );
    expect((await page()).answer.cells.map(({ cell: { state } }) => state)).toEqual(["bundled", "bundled"]);
    await actions.deleteAnswerBundle({ selectionId, variant: "", bundleId: made.bundleId });
    expect((await page()).answer).toMatchObject({ cells: [], bundles: [] });
    expect((await page()).marks["cell line_move"]?.edition).toBe(2);
  });

  it("is over for a candidate that is out", async () => {
    await db.transaction((tx) =>
      tx.update(candidate).set({ stage: "rejected" }).where(eq(candidate.id, "can_a")),
    );
    expect(await save([cell(1)])).toMatchObject({ code: "answer.candidate_out" });
    expect((await page()).isOut).toBe(true);
  });

  it("waits until something is asked", async () => {
    await db.transaction((tx) => tx.delete(offerRequest));
    expect(await save([cell(1)])).toMatchObject({ code: "answer.not_asked" });
    expect((await page()).window.isAsked).toBe(false);
  });
});

describe("submitting", () => {
  it("makes a version with a receipt whose hash can be made again from the answer", async () => {
    await save([cell(1_000)]);
    const { contentHash, late } = value(await submit());
    const answer: OfferAnswer = { ...emptyAnswer("DKK"), ...(await page()).answer };
    expect(late).toBe(false);
    expect(contentHash).toBe(answerHash(answer));
    expect(await versions()).toEqual([{ number: 1, late: false, channel: "vendor_page" }]);
    expect((await page()).receipts).toMatchObject([
      { contentHash, submittedBy: "Ida of Nordlys", state: "accepted", late: false },
    ]);
  });

  it("again makes another version; without a change there is nothing to submit", async () => {
    await save([cell(1_000)]);
    await submit();
    expect(await submit()).toMatchObject({ code: "answer.nothing_new" });
    await save([cell(2_000, 1)]);
    await submit();
    expect((await versions()).map(({ number }) => number)).toEqual([1, 2]);
    expect((await page()).receipts).toHaveLength(2);
  });

  it("asks once about gaps, and takes them as gaps", async () => {
    await save([cell(1_000)]);
    expect(await submit("", false)).toMatchObject({ code: "answer.gaps", params: { count: 7 } });
    expect(await submit("", true)).toMatchObject({ ok: true });
  });

  it("refuses faults, whatever was confirmed", async () => {
    await save([
      {
        part: {
          kind: "cell",
          lineId: "line_support",
          cell: { state: "included", inLineId: "line_backup", note: "" },
        },
        expectedEdition: 0,
      },
    ]);
    await db.transaction(async (tx) => {
      const [row] = await tx.select().from(offerDraft);
      const content = (row?.content ?? "").replaceAll("line_backup", "line_gone");
      await tx.update(offerDraft).set({ content });
    });
    expect(await submit()).toMatchObject({
      code: "answer.faults",
      fields: [{ code: "offer.included_line_gone" }],
    });
  });

  it("refuses an answer in which nothing is answered", async () => {
    await save([{ part: { kind: "point", pointId: "rpt_sel_own", text: "x" }, expectedEdition: 0 }]);
    expect(await submit()).toMatchObject({ code: "answer.empty" });
  });

  it("of what a colleague has changed meanwhile is refused", async () => {
    await save([cell(1_000)]);
    const { draft } = await page();
    await save([cell(2_000, 1)]);
    const sent = { selectionId, variant: "", withGaps: true, expectedEdition: draft?.edition ?? 0 };
    expect(await actions.submitAnswerAction(sent)).toMatchObject({ code: "row.changed_meanwhile" });
  });
});

describe("after the deadline", () => {
  beforeEach(async () => {
    await save([cell(1_000)]);
    await setDeadline(PAST);
  });
  const waiting = async () =>
    (await answerRows(db.read, "can_a")).find(({ state }) => state === "awaiting_lead");

  it("waits for the lead and is no version", async () => {
    expect(value(await submit()).late).toBe(true);
    expect(await versions()).toEqual([]);
    expect((await page()).receipts).toMatchObject([{ state: "awaiting_lead", late: true }]);
  });

  it("is a version once the lead lets it in, marked late", async () => {
    const { contentHash } = value(await submit());
    lead();
    const row = await waiting();
    await actions.letLateAnswerIn({ selectionId, id: row?.id ?? "" });
    expect(await versions()).toEqual([{ number: 1, late: true, channel: "vendor_page" }]);
    const [stored] = await db.read.select().from(offerVersion);
    expect(stored).toMatchObject({ contentHash, createdBy: "Ida of Nordlys", requestNumber: 1 });
    expect(await actions.letLateAnswerIn({ selectionId, id: row?.id ?? "" })).toMatchObject({
      code: "answer.not_waiting",
    });
  });

  it("is refused with a reason that the vendor reads, and goes on from there", async () => {
    await submit();
    lead();
    await actions.refuseLateAnswer({ selectionId, id: (await waiting())?.id ?? "", reason: "A week late" });
    vendor();
    const after = await page();
    expect(after.receipts).toMatchObject([{ state: "discarded", refusal: "A week late" }]);
    expect(after.answer.cells).toHaveLength(1);
    expect(await versions()).toEqual([]);
  });

  it("a second late one takes the place of the first", async () => {
    await submit();
    await save([cell(2_000, 1)]);
    await submit();
    const states = (await answerRows(db.read, "can_a")).map(({ state }) => state);
    expect(states.sort()).toEqual(["awaiting_lead", "discarded"]);
  });
});

describe("while prices are sealed", () => {
  beforeEach(seal);

  it("the vendor reads its own answer back, before and after submitting", async () => {
    await save([cell(CANARY)]);
    expect((await page()).answer.cells[0]?.cell).toEqual(priced(CANARY));
    expect(value(await submit())).toMatchObject({ late: false });
    expect((await page()).answer.cells[0]?.cell).toEqual(priced(CANARY));
  });

  it("no amount stands in the database, the record or what anybody else is shown", async () => {
    await save([
      cell(CANARY),
      { part: { kind: "point", pointId: "rpt_sel_own", text: `For 1.234.567,89` }, expectedEdition: 0 },
    ]);
    await actions.saveAnswerItem({
      ...{ selectionId, variant: "", itemId: null, expectedEdition: 0, lineId: null },
      ...{ name: "Day", unitPrice: CANARY, driver: "fixed", period: "once" },
    });
    await submit();
    await save([cell(CANARY, 1, "line_backup")]);
    await setDeadline(PAST);
    await submit();
    const rows = [
      await db.read.select().from(offerDraft),
      await db.read.select().from(offerLine),
      await db.read.select().from(offerVersion),
      await db.read.select().from(auditEvent),
    ];
    const seen: unknown[] = [rows];
    for (const candidateId of ["can_b"]) {
      vendor(candidateId);
      seen.push(await visitAnswer(selectionId));
    }
    for (const person of ["lead", "observer", "evaluator"] as const) {
      request.actor = actorNamed(person);
      seen.push(await visitAnswer(selectionId));
    }
    const text = JSON.stringify(seen);
    for (const trace of TRACES) expect(text).not.toContain(trace);
  });

  it("a late one is let in sealed", async () => {
    await save([cell(CANARY)]);
    await setDeadline(PAST);
    await submit();
    lead();
    const row = (await answerRows(db.read, "can_a")).find(({ state }) => state === "awaiting_lead");
    value(await actions.letLateAnswerIn({ selectionId, id: row?.id ?? "" }));
    const [line] = await db.read.select().from(offerLine);
    expect(line).toMatchObject({ state: "priced", unitPriceMinor: null });
  });
});

describe("who opens a vendor's page", () => {
  it("sees its own answers and nothing of another's", async () => {
    await save([cell(CANARY)]);
    vendor("can_b");
    const other = await page();
    expect(other.answer.cells).toEqual([]);
    expect(other.candidateName).toBe("Fjord IT");
    const text = JSON.stringify(other);
    for (const word of ["Nordlys", "can_a", "Ida", String(CANARY), '"A"']) expect(text).not.toContain(word);
  });

  it("takes the request along as a workbook with its own mark, and nobody else takes it here", async () => {
    const input = { selectionId, format: "xlsx" as const };
    const file = await loadOwnRequestFile(input);
    expect(file).toMatchObject({ ok: true, name: expect.stringMatching(/nordlys.*\.xlsx$/) });
    const { readXlsx } = await import("hucre/xlsx");
    const sheets = file.ok ? (await readXlsx(file.body)).sheets : [];
    const text = JSON.stringify(sheets.map(({ rows }) => rows));
    expect(text).toContain("can_a");
    for (const word of ["can_b", "Fjord"]) expect(text).not.toContain(word);
    for (const person of ["lead", "observer", "evaluator", "stranger"] as const) {
      request.actor = actorNamed(person);
      expect(await loadOwnRequestFile(input), person).toEqual({ ok: false, code: "access.not_found" });
    }
  });

  it("as a lead is told that it is the vendor's, and as anybody else nothing", async () => {
    lead();
    expect(await visitAnswer(selectionId)).toEqual({ kind: "lead" });
    for (const person of ["evaluator", "observer", "stranger"] as const) {
      request.actor = actorNamed(person);
      expect(await visitAnswer(selectionId), person).toEqual({ kind: "nobody" });
    }
    request.actor = null;
    expect(await visitAnswer(selectionId)).toEqual({ kind: "nobody" });
  });
});
