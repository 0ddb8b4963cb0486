import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { candidateOf } from "@/db/queries/candidate";
import { auditEvent } from "@/db/schema/audit";
import { offer } from "@/db/schema/offer";
import { vendor } from "@/db/schema/vendor";
import { PEOPLE } from "@/db/testing/candidate-fixture";
import { REFERENCE, REPORT, YEAR_2024 } from "@/db/testing/candidate-inputs";
import { db, ours, rows, stage, withCandidates } from "@/lib/features/candidate/testing/our-candidates";
import { request } from "@/lib/server/testing/request";
import {
  addCandidateToSelection,
  deleteReferenceCall,
  deleteReport,
  deleteYear,
  removeFromSelection,
  saveCapabilityRecords,
  saveFact,
  saveReferenceCall,
  saveReport,
  saveYears,
  setStage,
  updateBackground,
} from "./actions";

withCandidates();

/** Every write about candidates, aimed at a candidate of a selection. */
const writes = (place: { selectionId: string; candidateId: string }) => [
  () =>
    addCandidateToSelection({ selectionId: place.selectionId, vendor: { kind: "known", vendorId: "ven_8" } }),
  () => setStage({ ...place, from: "longlisted", to: "prequalified", reason: "" }),
  () =>
    updateBackground({
      ...place,
      expectedEdition: 1,
      claimedPartnerType: 3,
      membership: "yes",
      membershipSource: "",
      membershipDate: null,
    }),
  () => saveYears({ ...place, years: [YEAR_2024] }),
  () => deleteYear({ ...place, id: "year_x", expectedEdition: 1 }),
  () => saveReport({ ...place, id: null, expectedEdition: null, report: REPORT }),
  () => deleteReport({ ...place, id: "rep_x", expectedEdition: 1 }),
  () =>
    saveFact({
      ...place,
      fact: "data_location",
      expectedEdition: null,
      text: "DK",
      source: "",
      sourceDate: null,
    }),
  () =>
    saveCapabilityRecords({
      ...place,
      entries: [{ capability: "backup", state: "claimed", how: "", date: null, expectedEdition: null }],
    }),
  () => saveReferenceCall({ ...place, id: null, expectedEdition: null, reference: REFERENCE }),
  () => deleteReferenceCall({ ...place, id: "ref_x", expectedEdition: 1 }),
  () => removeFromSelection({ selectionId: place.selectionId, candidateId: place.candidateId }),
];

describe("who may write about candidates", () => {
  it("lets the lead, and nobody else in the selection", async () => {
    for (const write of writes(ours)) {
      const outcome = await write();
      expect(outcome.ok ? "" : outcome.code).not.toMatch(/^(access|internal)/);
    }
    for (const role of ["evaluator", "observer"] as const) {
      request.actor = PEOPLE[role];
      for (const write of writes(ours))
        expect(await write()).toMatchObject({ ok: false, code: "access.forbidden" });
    }
  });

  it("tells a colleague without a part in it, and another organisation, that it is not there", async () => {
    for (const who of ["colleague", "stranger"] as const) {
      request.actor = PEOPLE[who];
      for (const write of writes(ours))
        expect(await write()).toMatchObject({ ok: false, code: "access.not_found" });
    }
  });

  it("asks someone signed out to sign in", async () => {
    request.actor = null;
    for (const write of writes(ours))
      expect(await write()).toMatchObject({ ok: false, code: "access.signed_out" });
  });

  it("does not reach a candidate of another selection through one's own", async () => {
    const [, ...onCandidates] = writes({ selectionId: "sel_ours", candidateId: "can_theirs" });
    for (const write of onCandidates)
      expect(await write()).toMatchObject({ ok: false, code: "access.not_found" });
  });

  it("does not add a vendor of another organisation's directory", async () => {
    expect(
      await addCandidateToSelection({
        selectionId: "sel_ours",
        vendor: { kind: "known", vendorId: "ven_theirs" },
      }),
    ).toMatchObject({ ok: false, code: "vendor.not_found" });
  });
});

describe("adding candidates", () => {
  const typed = {
    kind: "new" as const,
    legalName: "Fjord IT ApS",
    country: "DK" as const,
    registrationNumber: "10 15 08 17",
    employees: 40,
    evenIfNameIsKnown: false,
  };
  const add = (vendorInput: Parameters<typeof addCandidateToSelection>[0]["vendor"]) =>
    addCandidateToSelection({ selectionId: "sel_ours", vendor: vendorInput });

  it("writes a new vendor into the directory and onto the longlist, with a record of both", async () => {
    expect(await add(typed)).toMatchObject({ ok: true });
    const [known] = await db.read.select().from(vendor).where(eq(vendor.legalName, "Fjord IT ApS"));
    expect(known).toMatchObject({ organisationId: "org_ours", registrationNumber: "10150817" });
    const record = await db.read.select().from(auditEvent).where(eq(auditEvent.action, "candidate.add"));
    expect(record).toHaveLength(2);
  });

  it("tells when the directory has the number, and writes nothing", async () => {
    await add(typed);
    expect(await add({ ...typed, legalName: "Another name" })).toMatchObject({
      ok: false,
      code: "vendor.number_known",
      params: { name: "Fjord IT ApS" },
      fields: [{ path: "registrationNumber" }],
    });
    expect(await db.read.select().from(vendor).where(eq(vendor.legalName, "Another name"))).toEqual([]);
  });

  it("asks when the directory has the name, and adds when told that it is another company", async () => {
    const again = { ...typed, legalName: "vendor 1", registrationNumber: "" };
    expect(await add(again)).toMatchObject({
      ok: false,
      code: "vendor.name_known",
      params: { vendorId: "ven_1" },
    });
    expect(await add({ ...again, evenIfNameIsKnown: true })).toMatchObject({ ok: true });
  });

  it("tells when the vendor already is a candidate", async () => {
    expect(await add({ kind: "known", vendorId: "ven_1" })).toMatchObject({
      ok: false,
      code: "candidate.already_in",
      params: { name: "Vendor 1 A/S", candidateId: "can_1" },
    });
  });

  it("refuses a registration number with a wrong check digit beside its field", async () => {
    expect(await add({ ...typed, registrationNumber: "10150818" })).toMatchObject({
      ok: false,
      fields: [{ path: "vendor.registrationNumber", code: "registration.checksum" }],
    });
  });
});

describe("the stages in the database", () => {
  it("gives letter and hue at the first shortlisting and never changes them", async () => {
    expect(await stage("can_3", "longlisted", "shortlisted")).toMatchObject({
      ok: true,
      value: { letter: "A" },
    });
    await stage("can_1", "longlisted", "shortlisted");
    expect((await rows("can_1")).candidate).toMatchObject({ letter: "B", colour: 1 });
    await stage("can_1", "shortlisted", "withdrawn", "No capacity");
    await stage("can_2", "longlisted", "shortlisted");
    expect((await rows("can_2")).candidate).toMatchObject({ letter: "C", colour: 2 });
    expect(await stage("can_1", "withdrawn", "shortlisted")).toMatchObject({
      ok: true,
      value: { letter: "B" },
    });
    expect((await rows("can_1")).candidate).toMatchObject({ letter: "B", colour: 1, stageReason: "" });
  });

  it("never gives a letter again, and keeps five hues apart when a sixth candidate follows one that left", async () => {
    for (const number of [1, 2, 3, 4, 5]) await stage(`can_${number}`, "longlisted", "shortlisted");
    await stage("can_2", "shortlisted", "rejected", "Too small");
    expect(await stage("can_6", "longlisted", "shortlisted")).toMatchObject({
      ok: true,
      value: { letter: "F" },
    });
    expect((await rows("can_6")).candidate.colour).toBe(1);
  });

  it("refuses a sixth on the shortlist, naming the limit", async () => {
    for (const number of [1, 2, 3, 4, 5]) await stage(`can_${number}`, "longlisted", "shortlisted");
    await stage("can_1", "shortlisted", "negotiating");
    await stage("can_1", "negotiating", "chosen");
    expect(await stage("can_6", "longlisted", "shortlisted")).toMatchObject({
      ok: false,
      code: "candidate.shortlist_full",
      params: { limit: 5 },
    });
    expect((await rows("can_6")).candidate).toMatchObject({ stage: "longlisted", letter: null });
  });

  it("lets only one of three at the same time have the fifth place", async () => {
    for (const number of [1, 2, 3, 4]) await stage(`can_${number}`, "longlisted", "shortlisted");
    const results = await Promise.all(
      ["can_5", "can_6", "can_7"].map((candidateId) => stage(candidateId, "longlisted", "shortlisted")),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok && result.code === "candidate.shortlist_full")).toHaveLength(
      2,
    );
  });

  it("gives different letters to candidates shortlisted at the same time", async () => {
    await Promise.all([1, 2, 3, 4, 5].map((number) => stage(`can_${number}`, "longlisted", "shortlisted")));
    const letters = await Promise.all(
      [1, 2, 3, 4, 5].map(
        async (number) => (await candidateOf(db.read, "sel_ours", `can_${number}`))?.letter,
      ),
    );
    expect(letters.sort()).toEqual(["A", "B", "C", "D", "E"]);
  });

  it("tells the later of two who move the same candidate", async () => {
    await stage("can_1", "longlisted", "rejected", "Too small");
    expect(await stage("can_1", "longlisted", "prequalified")).toMatchObject({
      ok: false,
      code: "row.changed_meanwhile",
      params: { stage: "rejected", stageReason: "Too small" },
    });
  });

  it("asks for a reason when a candidate is rejected", async () => {
    expect(await stage("can_1", "longlisted", "rejected", "  ")).toMatchObject({
      ok: false,
      code: "candidate.reason_missing",
      fields: [{ path: "reason" }],
    });
  });

  it("can be undone with what the move answered", async () => {
    await stage("can_1", "longlisted", "rejected", "Too small");
    const back = await stage("can_1", "rejected", "longlisted");
    expect(back).toMatchObject({ ok: true, value: { previous: { stage: "rejected", reason: "Too small" } } });
  });
});

describe("removing a candidate", () => {
  it("takes one out on which nothing hangs; its vendor stays", async () => {
    expect(await removeFromSelection(ours)).toMatchObject({ ok: true, value: { vendorId: "ven_1" } });
    expect(await candidateOf(db.read, "sel_ours", "can_1")).toBeUndefined();
    expect(await db.read.select().from(vendor).where(eq(vendor.id, "ven_1"))).toHaveLength(1);
  });

  it("says what hangs on it", async () => {
    await saveYears({ ...ours, years: [YEAR_2024, { ...YEAR_2024, year: 2025 }] });
    await db.transaction((tx) =>
      tx
        .insert(offer)
        .values({ id: "off_1", candidateId: "can_1", currency: "DKK", createdAt: "2026-11-01" }),
    );
    expect(await removeFromSelection(ours)).toMatchObject({
      ok: false,
      code: "candidate.in_use",
      fields: [
        { path: "financial_years", params: { what: "financial_years", count: 2 } },
        { path: "offers", params: { count: 1 } },
      ],
    });
  });

  it("keeps one that has been on the shortlist, since its letter is not used again", async () => {
    await stage("can_1", "longlisted", "shortlisted");
    await stage("can_1", "shortlisted", "longlisted");
    expect(await removeFromSelection(ours)).toMatchObject({
      ok: false,
      code: "candidate.has_letter",
      params: { letter: "A" },
    });
  });
});
