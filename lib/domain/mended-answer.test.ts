import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isPricePart,
  isPriceSubject,
  keptMends,
  type MendedPart,
  mendedAnswer,
  mendedFindings,
} from "./mended-answer";
import { minor } from "./money";
import type { CatalogueLine } from "./offer";
import { type AskedFor, emptyAnswer, type OfferAnswer } from "./offer-answer";
import { FINDING_CODES, type FindingSubject, sealedFindings, type UploadFinding } from "./upload-finding";

const line = (id: string, kind: CatalogueLine["kind"]): CatalogueLine => ({
  ...{ id, kind, name: id, description: "", category: "", scope: "in_scope", driver: "fixed" },
  stage: kind === "establishment" ? "move" : null,
});
const asked: AskedFor = {
  lines: [line("backup", "service"), line("move", "establishment"), line("upgrade", "establishment")],
  requirementIds: new Set(["req"]),
  pointIds: new Set(["pnt"]),
};
const bundle: MendedPart = {
  kind: "bundle",
  bundleId: "new:1",
  bundle: { name: "All of it", amount: minor(80_000), lineIds: ["move", "upgrade"] },
};
const words: OfferAnswer = {
  ...emptyAnswer("DKK"),
  cells: [{ lineId: "backup", cell: { state: "unanswered", note: "as agreed" } }],
  requirements: [{ requirementId: "req", answer: "not_answered", note: "with help" }],
  points: [{ pointId: "pnt", text: "60 days" }],
};
const mended = (answer: OfferAnswer, part: MendedPart, unseen = false): OfferAnswer => {
  const outcome = mendedAnswer(answer, part, asked, unseen);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
};
const finding = (key: number, about: FindingSubject | null, code: UploadFinding["code"] = "notANumber") => ({
  ...{ key, code, sheet: "Prices", cell: "D7", params: {}, settled: null, about },
  lineId: about?.part === "cell" ? about.id : null,
});

describe("an answer that is mended", () => {
  it("takes a bundle with its pieces, and loses it with its last piece", () => {
    const before = emptyAnswer("DKK");
    const bundled = mended(before, bundle);
    expect(bundled.cells.map(({ lineId, cell }) => [lineId, cell.state])).toEqual([
      ["move", "bundled"],
      ["upgrade", "bundled"],
    ]);
    expect(before).toEqual(emptyAnswer("DKK"));
    const out = (lineId: string): MendedPart => ({
      ...{ kind: "cell", lineId, cell: { state: "not_offered", note: "" } },
    });
    expect(mended(bundled, out("move")).bundles).toHaveLength(1);
    expect(mended(mended(bundled, out("move")), out("upgrade")).bundles).toEqual([]);
  });

  it("says beside which field it is refused, and never an amount", () => {
    const itself = { state: "included", inLineId: "backup", note: "" } as const;
    expect(mendedAnswer(words, { kind: "cell", lineId: "backup", cell: itself }, asked, false)).toMatchObject(
      {
        code: "offer.included_in_itself",
        fields: [{ path: "inLineId" }],
      },
    );
    const empty = { ...bundle, bundle: { name: "B", amount: minor(1), lineIds: [] } };
    expect(mendedAnswer(words, empty, asked, false)).toMatchObject({ fields: [{ path: "lineIds" }] });
    expect(mendedAnswer(words, { kind: "point", pointId: "gone", text: "x" }, asked, false)).toMatchObject({
      code: "request_point.gone",
      fields: [{ path: "text" }],
    });
    expect(mendedAnswer(words, { kind: "cell", lineId: "gone", cell: itself }, asked, false)).toMatchObject({
      code: "catalogue_line.gone",
    });
  });

  it("keeps the vendor's words and pieces that whoever mends it cannot see", () => {
    const cell = { state: "not_offered", note: "" } as const;
    expect(mended(words, { kind: "cell", lineId: "backup", cell }, true).cells[0]?.cell.note).toBe(
      "as agreed",
    );
    expect(mended(words, { kind: "cell", lineId: "backup", cell }).cells[0]?.cell.note).toBe("");
    const reply = { kind: "requirement", requirementId: "req", answer: "meets", note: "" } as const;
    expect(mended(words, reply, true).requirements[0]).toMatchObject({ answer: "meets", note: "with help" });
    expect(mended(words, { kind: "point", pointId: "pnt", text: "" }, true).points[0]?.text).toBe("60 days");
    const one = { ...bundle, bundle: { name: "All", amount: minor(5), lineIds: ["move"] } };
    const bundled = mended(emptyAnswer("DKK"), bundle);
    expect(
      mended(bundled, one, true).cells.filter(({ cell: { state } }) => state === "bundled"),
    ).toHaveLength(2);
    expect(mended(bundled, one).cells.filter(({ cell: { state } }) => state === "bundled")).toHaveLength(1);
  });

  it("settles what was found about the same part, and nothing else", () => {
    const findings = [
      finding(0, { part: "cell", id: "move", field: "bundle" }, "bundleUnknown"),
      finding(1, { part: "bundle", id: "new:1", field: "amount" }, "bundleWithoutPrice"),
      finding(2, { part: "row", id: "bundles", field: "" }, "strayRow"),
      finding(3, { part: "cell", id: "backup", field: "unitPrice" }),
      finding(4, { part: "bundle", id: "new:1", field: "amount" }, "rounded"),
    ];
    const settled = mendedFindings(findings, 2, bundle, "Ida").map((each) => each.settled?.how ?? null);
    expect(settled).toEqual(["mended", "mended", "mended", null, null]);
  });
});

describe("who mends what", () => {
  it("is the same by the part that is typed and by what was found", () => {
    const parts: readonly (readonly [MendedPart, FindingSubject, boolean])[] = [
      [bundle, { part: "bundle", id: "new:1", field: "" }, true],
      [{ kind: "point", pointId: "pnt", text: "" }, { part: "point", id: "pnt", field: "" }, false],
      [
        { kind: "term", term: { field: "validUntil", value: null } },
        { part: "term", id: "validUntil", field: "" },
        false,
      ],
      [
        { kind: "term", term: { field: "statedTotal", value: null } },
        { part: "term", id: "statedTotal", field: "" },
        true,
      ],
    ];
    for (const [part, subject, expected] of parts)
      expect([isPricePart(part), isPriceSubject(subject)]).toEqual([expected, expected]);
    expect(isPriceSubject({ part: "row", id: "requirements", field: "" })).toBe(false);
    expect(isPriceSubject({ part: "row", id: "pricelist", field: "" })).toBe(true);
  });
});

describe("what is told while prices are sealed", () => {
  it("says of a price that it could not be taken, and not why", () => {
    const of = (code: UploadFinding["code"], field: string) =>
      sealedFindings([finding(0, { part: "cell", id: "backup", field }, code)]).map((each) => each.code);
    expect(of("zeroPrice", "unitPrice")).toEqual(["priceUnclear"]);
    expect(of("negative", "tiers")).toEqual(["priceUnclear"]);
    expect(of("rounded", "amount")).toEqual([]);
    expect(of("negative", "minimum")).toEqual(["negative"]);
    expect(of("periodMissing", "period")).toEqual(["periodMissing"]);
  });

  it("is as many open findings as there are, whatever they are", () => {
    const codes = fc.constantFrom(...Object.keys(FINDING_CODES).filter(isCode));
    fc.assert(
      fc.property(fc.array(fc.tuple(codes, fc.constantFrom("unitPrice", "note"))), (given) => {
        const findings = given.map(([code, field], key) =>
          finding(key, { part: "cell", id: "backup", field }, code),
        );
        const unclear = (all: readonly UploadFinding[]) =>
          all.filter(({ code }) => FINDING_CODES[code] === "unclear").map(({ key }) => key);
        expect(unclear(sealedFindings(findings))).toEqual(unclear(findings));
      }),
    );
  });
});

function isCode(code: string): code is UploadFinding["code"] {
  return Object.hasOwn(FINDING_CODES, code);
}

describe("a workbook that is read once more", () => {
  const settled = (how: "mended" | "left") => ({ by: "Ida", how, word: how === "left" ? "Agreed" : "" });
  const about = { part: "requirement", id: "req", field: "answer" } as const;
  const before = {
    answer: { ...words, requirements: [{ requirementId: "req", answer: "meets" as const, note: "mended" }] },
    findings: [
      { ...finding(3, about, "unknownAnswer"), settled: settled("mended") },
      { ...finding(4, null, "strayRow"), cell: "B9", settled: settled("left") },
    ],
  };

  it("keeps what was mended and left where the same is found again, and settles nothing that is new", () => {
    const read = {
      answer: { ...words, points: [] },
      findings: [
        finding(0, about, "unknownAnswer"),
        { ...finding(1, null, "strayRow"), cell: "B9" },
        { ...finding(2, null, "strayRow"), cell: "B10" },
      ],
    };
    const kept = keptMends(before, read, asked);
    expect(kept.answer).toEqual({ ...read.answer, requirements: before.answer.requirements });
    expect(kept.findings.map((each) => each.settled?.how ?? "open")).toEqual(["mended", "left", "open"]);
    expect(read.findings.every((each) => each.settled === null)).toBe(true);
  });

  it("lets go of a mended part that is not asked any more, and changes nothing when nothing was settled", () => {
    const read = { answer: words, findings: [finding(0, about, "unknownAnswer")] };
    expect(keptMends(before, read, { ...asked, requirementIds: new Set() }).answer.points).toEqual(
      words.points,
    );
    expect(keptMends({ answer: before.answer, findings: [] }, read, asked)).toEqual(read);
  });
});
