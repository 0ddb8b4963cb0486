import { describe, expect, it } from "vitest";
import { auditEvent } from "@/db/schema/audit";
import { offer } from "@/db/schema/offer";
import {
  db,
  lead,
  page,
  priced,
  selectionId,
  submit,
  types,
  vendor,
  withVendors,
} from "@/lib/features/answer/testing/vendor-page";
import * as actions from "./actions";

withVendors();

describe("an alternative", () => {
  it("begins as a copy, is submitted by itself, and leaves the main offer alone", async () => {
    await types(1_000);
    expect((await actions.addAnswerVariant({ selectionId, name: "Lean" })).ok).toBe(true);
    await types(500, 0, "Lean");
    expect((await page("Lean")).answer.cells[0]?.cell).toEqual(priced(500));
    expect((await page()).answer.cells[0]?.cell).toEqual(priced(1_000));
    await submit("Lean");
    const offers = await db.read.select({ variant: offer.variant }).from(offer);
    expect(offers).toEqual([{ variant: "Lean" }]);
    expect(await actions.addAnswerVariant({ selectionId, name: "lean" })).toMatchObject({
      code: "answer.variant_taken",
    });
    expect(await types(1, 0, "Unknown")).toMatchObject({ code: "answer.variant_gone" });
  });

  it("is taken away again by its vendor as long as it was never submitted", async () => {
    await types(1_000);
    await actions.addAnswerVariant({ selectionId, name: "Lean" });
    await types(500, 0, "Lean");
    const lean = { selectionId, variant: "Lean" };
    vendor("can_b");
    expect(await actions.removeAnswerVariant(lean)).toMatchObject({ code: "answer.variant_gone" });
    lead();
    expect(await actions.removeAnswerVariant(lean)).toMatchObject({ code: "access.forbidden" });
    vendor();
    expect(await actions.removeAnswerVariant(lean)).toEqual({ ok: true, value: null });
    expect(await page()).toMatchObject({ variants: [], answer: { cells: [{ cell: priced(1_000) }] } });
    expect(await actions.removeAnswerVariant(lean)).toMatchObject({ code: "answer.variant_gone" });
    // The record says which one went, and nothing of what stood in it.
    const record = JSON.stringify(await db.read.select().from(auditEvent));
    expect(record).toContain("answer.removeVariant");
    expect(record).not.toContain("500");
    expect((await actions.addAnswerVariant({ selectionId, name: "Lean" })).ok).toBe(true);
  });

  it("that was submitted stays on record, and so does the main offer", async () => {
    await types(1_000);
    await actions.addAnswerVariant({ selectionId, name: "Lean" });
    await submit("Lean");
    await types(700, 0, "Lean");
    expect(await actions.removeAnswerVariant({ selectionId, variant: "Lean" })).toMatchObject({
      code: "answer.variant_submitted",
    });
    expect(await actions.removeAnswerVariant({ selectionId, variant: "" })).toMatchObject({
      code: "input.invalid",
    });
    expect((await page("Lean")).variants).toEqual(["Lean"]);
  });
});
