import { describe, expect, it } from "vitest";
import { ANSWERS, REFERENCE, REPORT, YEAR_2024 } from "@/db/testing/candidate-inputs";
import { ours, rows, stage, withCandidates } from "@/lib/features/candidate/testing/our-candidates";
import {
  deleteReport,
  deleteYear,
  saveCapabilityRecords,
  saveFact,
  saveReferenceCall,
  saveReport,
  saveYears,
  updateBackground,
} from "./actions";

withCandidates();

describe("financial years", () => {
  it("keep what is missing as missing, and losses as losses", async () => {
    expect(await saveYears({ ...ours, years: [YEAR_2024] })).toMatchObject({ ok: true });
    expect((await rows()).financialYears).toMatchObject([
      { year: 2024, resultMinor: -250_000_00, totalAssetsMinor: null, edition: 1 },
    ]);
  });

  it("refuse a year typed twice beside its field, also when it is stored already", async () => {
    const twice = { path: "1.year", code: "financial.year_twice", params: { year: 2024 } };
    expect(await saveYears({ ...ours, years: [YEAR_2024, YEAR_2024] })).toMatchObject({
      ok: false,
      fields: [twice],
    });
    await saveYears({ ...ours, years: [YEAR_2024] });
    expect(await saveYears({ ...ours, years: [{ ...YEAR_2024, year: 2023 }, YEAR_2024] })).toMatchObject({
      ok: false,
      fields: [twice],
    });
    expect((await rows()).financialYears).toHaveLength(1);
  });

  it("may change places", async () => {
    await saveYears({ ...ours, years: [YEAR_2024, { ...YEAR_2024, year: 2023, equity: 1 }] });
    const stored = (await rows()).financialYears;
    const swapped = stored.map((row) => ({
      ...YEAR_2024,
      id: row.id,
      expectedEdition: row.edition,
      year: row.year === 2024 ? 2023 : 2024,
      equity: row.equityMinor,
    }));
    expect(await saveYears({ ...ours, years: swapped })).toMatchObject({ ok: true });
    expect((await rows()).financialYears).toMatchObject([
      { year: 2023, equityMinor: 5_000_000_00, edition: 2 },
      { year: 2024, equityMinor: 1, edition: 2 },
    ]);
  });

  it.each([
    ["1e15", 1e15, "amount.too_large"],
    ["half an øre", 0.5, "number.not_a_number"],
    ["not a number", Number.NaN, "number.not_a_number"],
  ])("refuse %s", async (_, equity, code) => {
    expect(await saveYears({ ...ours, years: [{ ...YEAR_2024, equity }] })).toMatchObject({
      ok: false,
      fields: [{ path: "years.0.equity", code }],
    });
  });

  it("refuse negative assets and a source dated tomorrow", async () => {
    const wrong = { ...YEAR_2024, totalAssets: -1, sourceDate: "2999-01-01" };
    expect(await saveYears({ ...ours, years: [wrong] })).toMatchObject({ ok: false });
    expect(
      await saveYears({ ...ours, years: [{ ...YEAR_2024, totalAssets: -1, sourceDate: "2199-01-01" }] }),
    ).toMatchObject({
      ok: false,
      code: "input.invalid",
      fields: [
        { path: "0.totalAssets", code: "financial.assets_negative" },
        { path: "0.sourceDate", code: "source.date_future" },
      ],
    });
  });

  it("tell the later of two who edit one year what it says now, and write nothing of hers", async () => {
    await saveYears({ ...ours, years: [YEAR_2024] });
    const [row] = (await rows()).financialYears;
    const seen = { ...YEAR_2024, id: row?.id ?? "", expectedEdition: 1 };
    expect(await saveYears({ ...ours, years: [{ ...seen, equity: 1 }] })).toMatchObject({ ok: true });
    expect(
      await saveYears({
        ...ours,
        years: [
          { ...YEAR_2024, year: 2025 },
          { ...seen, equity: 2 },
        ],
      }),
    ).toMatchObject({
      ok: false,
      code: "row.changed_meanwhile",
      fields: [{ path: "1", code: "row.changed_meanwhile", params: { equityMinor: 1, edition: 2 } }],
    });
    expect((await rows()).financialYears).toMatchObject([{ year: 2024, equityMinor: 1 }]);
  });

  it("can be deleted and brought back", async () => {
    await saveYears({ ...ours, years: [YEAR_2024] });
    const [row] = (await rows()).financialYears;
    expect(await deleteYear({ ...ours, id: row?.id ?? "", expectedEdition: 1 })).toMatchObject({ ok: true });
    expect((await rows()).financialYears).toEqual([]);
    expect(await saveYears({ ...ours, years: [YEAR_2024] })).toMatchObject({ ok: true });
    expect((await rows()).financialYears).toHaveLength(1);
  });
});

describe("assurance reports", () => {
  const save = (
    change: Partial<typeof REPORT>,
    seen: { id: string | null; expectedEdition: number | null },
  ) => saveReport({ ...ours, ...seen, report: { ...REPORT, ...change } });
  const fresh = { id: null, expectedEdition: null };

  it("refuse a period that ends before it starts", async () => {
    expect(await save({ periodEnd: "2024-12-31" }, fresh)).toMatchObject({
      ok: false,
      fields: [{ path: "periodEnd", code: "assurance.period_reversed" }],
    });
  });

  it("refuse a day that does not exist", async () => {
    expect(await save({ periodEnd: "2025-02-30" }, fresh)).toMatchObject({
      ok: false,
      fields: [{ path: "report.periodEnd", code: "input.not_a_day" }],
    });
  });

  it("are written, changed once per edition, and deleted", async () => {
    await save({}, fresh);
    const [row] = (await rows()).assuranceReports;
    const id = row?.id ?? "";
    expect(await save({ auditor: "First" }, { id, expectedEdition: 1 })).toMatchObject({ ok: true });
    expect(await save({ auditor: "Second" }, { id, expectedEdition: 1 })).toMatchObject({
      ok: false,
      code: "row.changed_meanwhile",
      params: { auditor: "First", edition: 2 },
    });
    expect(await deleteReport({ ...ours, id, expectedEdition: 1 })).toMatchObject({
      code: "row.changed_meanwhile",
    });
    expect(await deleteReport({ ...ours, id, expectedEdition: 2 })).toMatchObject({ ok: true });
    expect(await save({}, { id, expectedEdition: 2 })).toMatchObject({ ok: false, code: "row.gone" });
  });
});

describe("facts, capabilities, references and membership", () => {
  const fact = { ...ours, fact: "data_location" as const, source: "Phone call", sourceDate: null };

  it("takes a fact away when its text is emptied, and refuses a source without a fact", async () => {
    await saveFact({ ...fact, expectedEdition: null, text: "Aarhus" });
    expect((await rows()).facts).toMatchObject([{ text: "Aarhus", source: "Phone call" }]);
    expect(await saveFact({ ...fact, expectedEdition: 1, text: " " })).toMatchObject({
      ok: false,
      fields: [{ path: "text", code: "fact.source_without_text" }],
    });
    expect(await saveFact({ ...fact, expectedEdition: 1, text: "", source: "" })).toMatchObject({ ok: true });
    expect((await rows()).facts).toEqual([]);
  });

  it("tells the later of two who write the same fact", async () => {
    await saveFact({ ...fact, expectedEdition: null, text: "Aarhus" });
    expect(await saveFact({ ...fact, expectedEdition: null, text: "Odense" })).toMatchObject({
      ok: false,
      code: "row.changed_meanwhile",
      params: { text: "Aarhus" },
    });
  });

  it("asks how a capability was verified, beside the right row", async () => {
    const none = { how: "", date: null, expectedEdition: null };
    expect(
      await saveCapabilityRecords({
        ...ours,
        entries: [
          { capability: "capacity", state: null, ...none },
          { capability: "backup", state: "verified", ...none },
        ],
      }),
    ).toMatchObject({ ok: false, fields: [{ path: "1.how", code: "capability.verified_without_how" }] });
  });

  it("sets a capability back to not looked at", async () => {
    const entry = { capability: "backup" as const, how: "", date: null };
    await saveCapabilityRecords({ ...ours, entries: [{ ...entry, state: "absent", expectedEdition: null }] });
    expect((await rows()).capabilities).toHaveLength(1);
    await saveCapabilityRecords({ ...ours, entries: [{ ...entry, state: null, expectedEdition: 1 }] });
    expect((await rows()).capabilities).toEqual([]);
  });

  it("keeps a reference's answers and replaces them as a whole", async () => {
    await saveReferenceCall({ ...ours, id: null, expectedEdition: null, reference: REFERENCE });
    const [row] = (await rows()).references;
    expect(row?.answers.map(({ answer }) => answer).sort()).toEqual(["On time", "Yes"]);
    await saveReferenceCall({
      ...ours,
      id: row?.id ?? "",
      expectedEdition: 1,
      reference: { ...REFERENCE, answers: { ...ANSWERS, choose_again: "" } },
    });
    expect((await rows()).references[0]?.answers.map(({ answer }) => answer)).toEqual(["On time"]);
    expect(
      await saveReferenceCall({ ...ours, id: row?.id ?? "", expectedEdition: 1, reference: REFERENCE }),
    ).toMatchObject({
      ok: false,
      code: "row.changed_meanwhile",
      params: { establishment_project: "On time" },
    });
  });

  it("refuses a call in the future and a rating outside the scale", async () => {
    expect(
      await saveReferenceCall({
        ...ours,
        id: null,
        expectedEdition: null,
        reference: { ...REFERENCE, calledOn: "2199-01-01" },
      }),
    ).toMatchObject({ ok: false, fields: [{ path: "calledOn", code: "reference.call_future" }] });
  });

  it("does not disturb who edits the background when the candidate moves on", async () => {
    await stage("can_1", "longlisted", "shortlisted");
    const background = {
      ...ours,
      expectedEdition: 1,
      claimedPartnerType: 2 as const,
      membership: "yes" as const,
      membershipSource: "Member list",
      membershipDate: "2026-10-01",
    };
    expect(await updateBackground(background)).toMatchObject({ ok: true });
    expect(await updateBackground(background)).toMatchObject({ ok: false, code: "row.changed_meanwhile" });
    expect((await rows()).candidate).toMatchObject({ stage: "shortlisted", membership: "yes", edition: 2 });
  });
});
