import { describe, expect, it } from "vitest";
import { aCandidate, day, TODAY } from "./comparison/testing";
import { evidenceDetails } from "./evidence-detail";
import type { Reference } from "./references";

const NO_REQUIREMENTS = { requirements: [], requirementAnswers: [] };

function reference(rating: Reference["rating"]): Reference {
  return {
    id: `ref_${rating}`,
    customer: "Havn",
    contact: "",
    foundBy: "buyer",
    similarSize: true,
    similarIndustry: null,
    similarSystems: null,
    calledBy: rating === null ? "" : "Mette",
    calledOn: rating === null ? null : day("2026-10-01"),
    answers: {
      establishment_project: "",
      daily_operation: "",
      support: "",
      proactivity: "",
      invoices: "",
      choose_again: "",
    },
    rating,
  };
}

describe("where evidence comes from", () => {
  it("nothing entered is a range from 0 to 100 that says so, except that no report is worth 0", () => {
    const details = evidenceDetails(aCandidate("A"), NO_REQUIREMENTS, TODAY);
    const open = { low: 0, high: 100, known: false };
    expect(details.financial_soundness).toMatchObject({ ...open, code: "soundness_none" });
    expect(details.references).toMatchObject({ ...open, code: "references_none", params: { open: 0 } });
    expect(details.requirements).toMatchObject({ ...open, code: "requirements_none" });
    expect(details.assurance).toMatchObject({ low: 0, high: 0, code: "assurance_none" });
  });

  it("counts only completed calls as references", () => {
    const candidate = aCandidate("A", { references: [reference(4), reference(5), reference(null)] });
    expect(evidenceDetails(candidate, NO_REQUIREMENTS, TODAY).references).toEqual({
      low: 87.5,
      high: 87.5,
      known: true,
      code: "references",
      params: { calls: 2 },
    });
  });

  it("counts this candidate's answers to the requirements, and shows what is open as a range", () => {
    const requirements = [
      { id: "req_1", name: "Backup", level: "absolute", position: 0, templateKey: null },
      { id: "req_2", name: "Hours", level: "important", position: 1, templateKey: null },
    ] as const;
    const candidate = aCandidate("A");
    const requirementAnswers = [
      { candidateId: candidate.id, requirementId: "req_1", answer: "meets", note: "" },
      { candidateId: "can_other", requirementId: "req_2", answer: "meets", note: "" },
    ] as const;
    expect(evidenceDetails(candidate, { requirements, requirementAnswers }, TODAY).requirements).toEqual({
      low: 60,
      high: 100,
      known: true,
      code: "requirements",
      params: { meets: 1, partly: 0, doesNot: 0, open: 1 },
    });
  });

  it("does not change its input", () => {
    const candidate = Object.freeze(aCandidate("A", { references: Object.freeze([reference(3)]) }));
    evidenceDetails(candidate, Object.freeze(NO_REQUIREMENTS), TODAY);
    expect(candidate.references).toHaveLength(1);
  });
});
