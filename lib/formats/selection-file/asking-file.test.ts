import { describe, expect, it } from "vitest";
import type { Asking } from "@/lib/domain/asking";
import { faultsOf, sampleText } from "./damaged-sample";
import { readSelectionFile } from "./read-selection-file";
import { fileFromDossier, writeSelectionFile } from "./write-selection-file";

const AT = "2026-11-22T09:00:00.000Z";
const outcome = readSelectionFile(sampleText);
if (!outcome.ok) throw new Error("the sample is unreadable");
const sample = outcome.value;
const [first] = sample.lines;
if (!first) throw new Error("the sample has lines");
const { templateKey: _key, ...line } = first;
const notice = { id: "pnt_1", kind: "contract" as const, name: "Notice", help: "In months" };
const asking: Asking = {
  points: [{ ...notice, templateKey: "binding_notice" }],
  requests: [1, 2].map((number) => ({
    number,
    madeAt: "2026-11-01T08:00:00.000Z",
    madeBy: "Mette Holm",
    deadline: number === 1 ? "2026-11-20T11:00:00.000Z" : null,
    message: number === 1 ? "Please answer every line." : "",
    weightsShown: number === 1,
    content: {
      currency: "DKK" as const,
      horizonMonths: 48,
      quantities: { users: 120_000, servers: null, gb: null, devices: null },
      lines: [line, ...(number === 1 ? [{ ...line, id: "fax", name: "Fax machines" }] : [])],
      requirements: [{ id: "req_gone", name: "Data in Denmark", level: "absolute" as const }],
      points: [notice],
      weights:
        number === 1 ? { priceShareTenths: 300, groups: [{ name: "Chemistry", shareTenths: 1_000 }] } : null,
    },
  })),
};
const written = () => JSON.parse(writeSelectionFile({ ...sample, asking }, AT));

describe("what candidates were asked", () => {
  it("goes along in a file of version 3, also what has left the selection since, and comes back the same", () => {
    const text = writeSelectionFile({ ...sample, asking }, AT);
    const back = readSelectionFile(text);
    if (!back.ok) throw new Error(JSON.stringify(back));
    expect(back.value.asking).toEqual(asking);
    expect(writeSelectionFile(back.value, AT)).toBe(text);
    expect(written()).toMatchObject({
      version: 3,
      points: [{ id: "pnt_1", name: "Notice" }],
      requests: [{ number: 1, lines: [{ id: first.id }, { id: "fax" }] }, { number: 2 }],
    });
  });

  it("is left out where nothing is asked, and older files are read as before", () => {
    expect(fileFromDossier({ ...sample, asking: { points: [], requests: [] } }, AT)).toEqual(
      fileFromDossier(sample, AT),
    );
    expect(fileFromDossier(sample, AT)).toMatchObject({ version: 1 });
    for (const version of [1, 2]) {
      const older = readSelectionFile(JSON.stringify({ ...JSON.parse(sampleText), version }));
      expect(older).toMatchObject({ ok: true });
      expect(older.ok && "asking" in older.value).toBe(false);
    }
  });

  it("is refused with a number twice, a name twice within one, or a stage where none belongs", () => {
    const file = written();
    file.requests[1].number = 1;
    file.requests[0].lines[1].id = file.requests[0].lines[0].id;
    file.requests[1].lines[0].kind = "service";
    file.requests[1].lines[0].stage = "move";
    file.points.push(file.points[0]);
    expect(faultsOf(JSON.stringify(file)).sort()).toEqual([
      ["points[1].id", "file.id_twice"],
      ["requests[0].lines[1].id", "file.id_twice"],
      ["requests[1].lines[0].stage", "file.stage_not_allowed"],
      ["requests[1].number", "file.request_twice"],
    ]);
  });

  it("does not change the dossier it is written from", () => {
    const before = structuredClone(asking);
    written();
    expect(asking).toEqual(before);
  });
});
