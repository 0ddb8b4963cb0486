import { describe, expect, it } from "vitest";
import { defaultBasis } from "../basis";
import type { Dossier } from "../dossier";
import { parseIsoDay } from "../iso-day";
import { compare } from "./compare";
import { packDossier, unpackDossier } from "./packed-dossier";
import { prepareComparison } from "./prepare";
import { largeDossier } from "./testing-large";

const today = parseIsoDay("2026-11-16");

function compared(dossier: Dossier) {
  if (!today) throw new Error("no day");
  return compare(prepareComparison(dossier, today), defaultBasis(dossier.selection));
}

describe("a packed dossier", () => {
  const dossier = largeDossier({ services: 60, criteria: 12, participants: 7, gapEvery: 9 });

  it("compares to the same result after travelling as JSON", () => {
    const arrived = unpackDossier(JSON.parse(JSON.stringify(packDossier(dossier))));
    expect(compared(arrived)).toEqual(compared(dossier));
  });

  it("keeps cells, bundles and notes of scores", () => {
    const arrived = unpackDossier(packDossier(dossier));
    const priced = (from: Dossier) =>
      from.offers.map((offer) =>
        Object.fromEntries(
          offer.cells
            .filter(({ cell }) => cell.state !== "unanswered")
            .map(({ lineId, cell }) => [lineId, cell]),
        ),
      );
    expect(priced(arrived)).toEqual(priced(dossier));
    expect(arrived.scores.length).toBe(dossier.scores.filter((score) => score.submittedAt !== null).length);
  });

  it("leaves drafts of scores at home", () => {
    const [first, ...rest] = dossier.scores;
    if (!first) throw new Error("no score");
    const withDraft: Dossier = { ...dossier, scores: [{ ...first, submittedAt: null }, ...rest] };
    expect(unpackDossier(packDossier(withDraft)).scores).toHaveLength(rest.length);
  });

  it("is less than a fifth of the plain JSON for a large selection", () => {
    const large = largeDossier({});
    const plain = JSON.stringify(large).length;
    expect(JSON.stringify(packDossier(large)).length).toBeLessThan(plain / 5);
  });
});
