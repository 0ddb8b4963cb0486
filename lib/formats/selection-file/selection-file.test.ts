import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryDossier } from "./arbitrary-dossier";
import { sampleText } from "./damaged-sample";
import { dossierFromJson, readSelectionFile } from "./read-selection-file";
import { fileFromDossier, writeSelectionFile } from "./write-selection-file";

const AT = "2026-11-22T09:00:00.000Z";

describe("a selection file", () => {
  it("is the same after file → dossier → file, whatever the dossier holds", () => {
    fc.assert(
      fc.property(arbitraryDossier(), (dossier) => {
        const text = writeSelectionFile(dossier, AT);
        const outcome = readSelectionFile(text);
        if (!outcome.ok) throw new Error(JSON.stringify(outcome));
        expect(writeSelectionFile(outcome.value, AT)).toBe(text);
        // Template keys may be absent instead of null; nothing else may differ.
        expect(outcome.value).toEqual(dossier);
      }),
      { numRuns: 60 },
    );
  });

  it("holds variants as offers of their candidate, and says so by its version", () => {
    const outcome = readSelectionFile(sampleText);
    if (!outcome.ok) throw new Error("unreadable");
    const [first] = outcome.value.offers;
    if (!first) throw new Error("no offer");
    expect(fileFromDossier(outcome.value, AT)).toMatchObject({ version: 1 });
    const variant = { ...first, id: "off_x", variant: "Without servers", variantShown: false };
    const written = writeSelectionFile({ ...outcome.value, offers: [...outcome.value.offers, variant] }, AT);
    const back = readSelectionFile(written);
    if (!back.ok) throw new Error(JSON.stringify(back));
    expect(JSON.parse(written)).toMatchObject({ version: 2 });
    expect(back.value.candidates).toHaveLength(outcome.value.candidates.length);
    expect(back.value.offers.at(-1)).toMatchObject({
      candidateId: first.candidateId,
      variant: "Without servers",
      variantShown: false,
    });
    expect(writeSelectionFile(back.value, AT)).toBe(written);
    const twice = {
      ...outcome.value,
      offers: [...outcome.value.offers, variant, { ...variant, id: "off_y" }],
    };
    expect(readSelectionFile(writeSelectionFile(twice, AT))).toMatchObject({
      fields: [{ code: "file.offer_twice" }],
    });
  });

  it("does not change the dossier it is written from", () => {
    fc.assert(
      fc.property(arbitraryDossier(), (dossier) => {
        const before = structuredClone(dossier);
        writeSelectionFile(dossier, AT);
        expect(dossier).toEqual(before);
      }),
      { numRuns: 10 },
    );
  });

  it("names what came from a database readably, and no two things the same", () => {
    const outcome = readSelectionFile(sampleText);
    if (!outcome.ok) throw new Error("unreadable");
    const long = "0123456789abcdefghjk";
    const [first, second, ...rest] = outcome.value.participants;
    expect([second, rest]).toEqual([undefined, []]);
    const file = fileFromDossier(
      {
        ...outcome.value,
        participants: [
          { id: `par_${long}`, name: "Åse Ørsted", role: "lead" },
          { id: `par_${long.slice(0, -1)}m`, name: "Åse Ørsted", role: "evaluator" },
          ...(first ? [first] : []),
        ],
      },
      AT,
    );
    expect(file).toMatchObject({
      participants: [{ id: "aase-oersted" }, { id: "aase-oersted-2" }, { id: "mette-holm" }],
    });
    expect(dossierFromJson(JSON.parse(JSON.stringify(file))).ok).toBe(true);
  });

  it("may begin with a byte order mark", () => {
    expect(readSelectionFile(`\uFEFF${sampleText}`).ok).toBe(true);
  });
});
